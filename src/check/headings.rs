//! Headings in a text: `heading-order`, `empty-heading`.
//!
//! Level 1 is the page title, so a text starts at level 2. A heading of a wrong level is the base
//! for the following ones (level 1 counts as level 2), so that one mistake is reported once.

use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{empty_heading, heading_order};
use crate::model::document::Document;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let mut previous = 1;
    for heading in &document.body.outline {
        let place = Place::new(&document.head.at.path, heading.span);
        let level = usize::from(heading.level);
        if heading.text.trim().is_empty() {
            findings.push(empty_heading::problem(place));
            continue;
        }
        if level == 1 {
            findings.push(heading_order::level_one_heading(place));
        } else if level > previous + 1 {
            findings.push(heading_order::skipped_level(place, level, previous));
        }
        previous = level.max(2);
    }
}
