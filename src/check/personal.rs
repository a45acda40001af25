//! Mobile numbers and personal mail addresses: `personal-data`.
//!
//! Whole source files are searched, comments and links included, because the repository is public
//! too. A number or address that occurs twice on one line (as text and target of a link) is reported
//! once.

use std::collections::HashSet;

use memchr::memchr3;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::personal_data;
use crate::model::document::Document;
use crate::model::personal::{addresses, is_personal, mobile_numbers};
use crate::source::{Source, Span};

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    check(&document.source, findings);
}

pub(super) fn of_lists(context: &CheckContext<'_>, findings: &mut Findings) {
    for file in context.yaml.all() {
        check(file.source, findings);
    }
}

fn check(source: &Source, findings: &mut Findings) {
    // Each has one of these; most lines have none.
    let is_candidate = |line: &str| memchr3(b'@', b'+', b'0', line.as_bytes()).is_some();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        if !is_candidate(line) {
            start += line.len();
            continue;
        }
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
                findings.push(personal_data::personal_email(place(at, address), address));
            }
        }
        for (at, number) in mobile_numbers(line) {
            if reported_digits.insert(last_digits(number)) {
                findings.push(personal_data::mobile_number(place(at, number), number));
            }
        }
        start += line.len();
    }
}

/// The last digits of a number, which are the same with and without a country code.
fn last_digits(number: &str) -> String {
    let digits = number.chars().rev().filter(char::is_ascii_digit);
    digits.take(8).collect()
}
