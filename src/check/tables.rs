//! Tables whose first row is empty: `table-without-header`.

use super::Found;
use super::prepared::{Prepared, Subject};
use crate::diagnostic::Place;
use crate::diagnostic::codes::table_without_header;

pub(super) fn of_document(_: &Prepared<'_>, subject: &Subject<'_>, found: &mut Found) {
    let document = subject.document;
    for table in document
        .body
        .tables
        .iter()
        .filter(|table| !table.has_header)
    {
        let place = Place::new(&document.head.at.path, table.span);
        found.push(table_without_header::problem(place));
    }
}
