//! Tables whose first row is empty: `table-without-header`.

use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::table_without_header;
use crate::model::document::Document;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    for table in document
        .body
        .tables
        .iter()
        .filter(|table| !table.has_header)
    {
        let place = Place::new(&document.head.at.path, table.span);
        findings.push(table_without_header::problem(place));
    }
}
