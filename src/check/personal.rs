//! Mobile numbers and mail addresses of persons: `personal-data`.
//!
//! Whole files are searched as they are written, comments and links included: what stands in the
//! repository is published with it. The same number or address twice on one line (as the text and
//! the target of a link) is reported once.

use std::collections::HashSet;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::personal_data;
use crate::model::document::Document;
use crate::model::personal::{addresses, is_personal, mobile_numbers};
use crate::source::{Source, Span};

pub(super) fn of_document(document: &Document, found: &mut Findings) {
    check(&document.source, found);
}

pub(super) fn of_lists(context: &CheckContext<'_>, found: &mut Findings) {
    for sheet in context.yaml.all() {
        check(sheet.source, found);
    }
}

fn check(source: &Source, found: &mut Findings) {
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let mut reported: HashSet<&str> = HashSet::new();
        let mut reported_digits: HashSet<String> = HashSet::new();
        let place = |at: usize, text: &str| {
            Place::new(
                source.path(),
                Span::new(start + at, start + at + text.len()),
            )
        };
        for (at, address) in addresses(line) {
            if is_personal(address) && reported.insert(address) {
                reported_digits.insert(last_digits(address));
                found.push(personal_data::personal_email(place(at, address), address));
            }
        }
        for (at, number) in mobile_numbers(line) {
            if reported_digits.insert(last_digits(number)) {
                found.push(personal_data::mobile_number(place(at, number), number));
            }
        }
        start += line.len();
    }
}

/// The last digits of a number, which are the same with and without the code of a country.
fn last_digits(number: &str) -> String {
    let digits = number.chars().rev().filter(char::is_ascii_digit);
    digits.take(8).collect()
}
