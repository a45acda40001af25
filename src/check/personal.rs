//! Mobile numbers and mail addresses of persons: `personal-data`.
//!
//! Whole files are searched as they are written, comments and links included: what stands in the
//! repository is published with it. The same number or address twice on one line (as the text and
//! the target of a link) is told once.

use super::Found;
use super::prepared::Prepared;
use crate::diagnostic::Place;
use crate::diagnostic::codes::personal_data;
use crate::model::document::Document;
use crate::model::personal::{addresses, is_personal, mobile_numbers};
use crate::source::{Source, Span};

pub(super) fn of_document(document: &Document, found: &mut Found) {
    check(&document.source, found);
}

pub(super) fn of_lists(ground: &Prepared<'_>, found: &mut Found) {
    for sheet in ground.sheets.all() {
        check(sheet.source, found);
    }
}

fn check(source: &Source, found: &mut Found) {
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let mut told: Vec<&str> = Vec::new();
        let place = |at: usize, text: &str| {
            Place::new(
                source.path(),
                Span::new(start + at, start + at + text.len()),
            )
        };
        for (at, address) in addresses(line) {
            if is_personal(address) && !told.contains(&address) {
                told.push(address);
                found.push(personal_data::personal_email(place(at, address), address));
            }
        }
        for (at, number) in mobile_numbers(line) {
            let digits = |number: &str| -> String {
                let digits: String = number.chars().filter(char::is_ascii_digit).collect();
                digits.chars().rev().take(8).collect()
            };
            if !told.iter().any(|known| digits(known) == digits(number)) {
                told.push(number);
                found.push(personal_data::mobile_number(place(at, number), number));
            }
        }
        start += line.len();
    }
}
