//! The length of titles and summaries: `summary-length`, `title-length`.
//!
//! Lengths are counted in characters of the parsed value.

use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{summary_length, title_length};
use crate::model::document::Document;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    if let Some(title) = &head.title {
        let length = title.value.chars().count();
        if length > title_length::MAX_CHARACTERS {
            findings.push(title_length::problem(
                Place::new(&head.at.path, title.span),
                length,
            ));
        }
    }
    if let Some(summary) = &head.summary {
        let length = summary.value.chars().count();
        if !(summary_length::MIN_CHARACTERS..=summary_length::MAX_CHARACTERS).contains(&length) {
            findings.push(summary_length::problem(
                Place::new(&head.at.path, summary.span),
                length,
            ));
        }
    }
}
