//! Numbers in content: digits, an optional decimal point, at most two decimals.
//!
//! `1.250` is rejected as ambiguous: Dutch readers take it for a thousand, programs for one and a
//! quarter.

use std::num::NonZeroU32;
use std::str::FromStr;

use super::schema::{FieldReader, Read, scalar};
use super::shape::Shape;
use crate::diagnostic::codes::{ambiguous_number, invalid_value};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::syntax::yaml::Node;

/// A non-negative number, stored in hundredths, so that prices are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Number {
    hundredths: u64,
}

impl Number {
    /// A number from hundredths.
    pub fn of_hundredths(hundredths: u64) -> Self {
        Self { hundredths }
    }

    /// The number as hundredths: 12550 for 125.50.
    pub fn hundredths(self) -> u64 {
        self.hundredths
    }

    /// In Dutch notation: decimal comma, thousands point, `1.250` or `125,50`.
    pub fn dutch(self) -> String {
        let whole = thousands(self.hundredths / 100);
        match self.hundredths % 100 {
            0 => whole,
            rest => format!("{whole},{rest:02}"),
        }
    }

    /// As a quantity in Dutch notation, without a trailing zero: `2,5`.
    pub fn dutch_quantity(self) -> String {
        let text = self.dutch();
        match text.split_once(',') {
            Some((whole, decimals)) => format!("{whole},{}", decimals.trim_end_matches('0')),
            None => text,
        }
    }

    /// As a number in JSON and schema.org: decimal point, no thousands separator.
    pub fn decimal(self) -> serde_json::Number {
        let whole = self.hundredths / 100;
        if self.hundredths.is_multiple_of(100) {
            return whole.into();
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "prices and hours are far below 2^53"
        )]
        let value = self.hundredths as f64 / 100.0;
        serde_json::Number::from_f64(value).unwrap_or_else(|| whole.into())
    }
}

/// A whole number with Dutch thousands points.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Whether a text was probably meant as a number, valid or not: `-5`, `3,5`, `€ 20`.
pub(super) fn looks_like_one(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " +-.,€<>%".contains(c))
}

/// Why a text is not a [`Number`].
enum NumberProblem {
    Ambiguous,
    OutOfRange,
    NoNumber,
}

fn parse(text: &str) -> Result<Number, NumberProblem> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) || text.ends_with('.') {
        return Err(if is_grouped(text) {
            NumberProblem::Ambiguous
        } else if looks_like_one(text) {
            NumberProblem::OutOfRange
        } else {
            NumberProblem::NoNumber
        });
    }
    let hundredths = match decimals.len() {
        0 => Some(0),
        1 => decimals.parse::<u64>().ok().map(|tenths| tenths * 10),
        2 => decimals.parse().ok(),
        3 => return Err(NumberProblem::Ambiguous),
        _ => None,
    };
    let whole = whole.parse::<u64>().ok().and_then(|w| w.checked_mul(100));
    match (whole, hundredths) {
        (Some(whole), Some(hundredths)) => whole
            .checked_add(hundredths)
            .map(|hundredths| Number { hundredths })
            .ok_or(NumberProblem::OutOfRange),
        _ => Err(NumberProblem::OutOfRange),
    }
}

/// `1.250.000` or `1,250`: groups of three digits.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(first)
        && first.len() <= 3
        && !rest.is_empty()
        && rest.iter().all(|part| part.len() == 3 && digits(part))
}

impl Read for Number {
    fn expected() -> Text {
        Text::new(
            "een getal, zoals 12 of 125.50 (met een punt voor de decimalen)",
            "a number, such as 12 or 125.50",
        )
    }

    fn shape() -> Shape {
        Shape::Amount
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        read_number(node, reader, &Self::expected())
    }
}

fn read_number(node: &Node, reader: &mut FieldReader<'_>, expected: &Text) -> Option<Number> {
    let written = scalar(node, reader, expected)?;
    let place = reader.place(node.span);
    match parse(written) {
        Ok(number) => return Some(number),
        Err(NumberProblem::Ambiguous) => reader.push(ambiguous_number::problem(place, written)),
        Err(NumberProblem::OutOfRange) => {
            let problem = misspelt_number(place.clone(), written);
            let problem = problem
                .unwrap_or_else(|| invalid_value::unexpected_value(place, written, expected));
            reader.push(problem);
        }
        Err(NumberProblem::NoNumber) => return reader.wrong_type(node, expected),
    }
    None
}

/// The problem with a number with a decimal comma, or with a unit beside it.
fn misspelt_number(place: Place, written: &str) -> Option<Diagnostic> {
    let number =
        written.trim_matches(|c: char| c.is_whitespace() || matches!(c, '€' | '%' | '-' | ','));
    let is_negative = written.trim_start().starts_with('-');
    let point = number.replacen(',', ".", 1);
    if is_negative || parse(&point).is_err() {
        return None;
    }
    Some(match number == written {
        true => invalid_value::decimal_comma(place.clone(), written).with_fix(true, place, point),
        false => invalid_value::number_with_unit(place.clone(), written, &point)
            .with_fix(false, place, point),
    })
}

/// A number above zero: a duration or a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Positive(pub Number);

impl Read for Positive {
    fn expected() -> Text {
        Text::new(
            "een getal groter dan 0, zoals 12 of 125.50 (met een punt voor de decimalen)",
            "a number above 0, such as 12 or 125.50",
        )
    }

    fn shape() -> Shape {
        Shape::Number
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let number = read_number(node, reader, &Self::expected())?;
        if number.hundredths > 0 {
            return Some(Self(number));
        }
        let place = reader.place(node.span);
        reader.push(invalid_value::unexpected_value(
            place,
            "0",
            &Self::expected(),
        ));
        None
    }
}

/// A grade from 1 to 10, with at most one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Grade(pub Number);

impl Read for Grade {
    fn expected() -> Text {
        Text::new(
            "een cijfer van 1 tot en met 10 met ten hoogste één decimaal, zoals 8.2",
            "a grade from 1 to 10 with at most one decimal, such as 8.2",
        )
    }

    fn shape() -> Shape {
        Shape::Number
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let number = read_number(node, reader, &Self::expected())?;
        let hundredths = number.hundredths;
        if (100..=1000).contains(&hundredths) && hundredths.is_multiple_of(10) {
            return Some(Self(number));
        }
        let written = scalar(node, reader, &Self::expected())?;
        let place = reader.place(node.span);
        let problem = invalid_value::unexpected_value(place, written, &Self::expected());
        reader.push(problem);
        None
    }
}

impl Read for u32 {
    fn expected() -> Text {
        Text::new("een geheel getal", "a whole number")
    }

    fn shape() -> Shape {
        Shape::Whole
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        read_whole(node, reader, &Self::expected())
    }
}

impl Read for NonZeroU32 {
    fn expected() -> Text {
        Text::new("een geheel getal, 1 of meer", "a whole number, 1 or more")
    }

    fn shape() -> Shape {
        Shape::Count
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        read_whole(node, reader, &Self::expected())
    }
}

/// Reads a whole number. A number outside the range of the type is not allowed; anything else is of a
/// wrong kind.
fn read_whole<T: FromStr>(node: &Node, reader: &mut FieldReader<'_>, expected: &Text) -> Option<T> {
    let written = scalar(node, reader, expected)?;
    if let Ok(number) = written.parse() {
        return Some(number);
    }
    if looks_like_one(written) {
        let place = reader.place(node.span);
        reader.push(invalid_value::unexpected_value(place, written, expected));
        return None;
    }
    reader.wrong_type(node, expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dutch(text: &str) -> Option<String> {
        parse(text).ok().map(Number::dutch)
    }

    #[test]
    fn prices_are_formatted_in_dutch_notation() {
        assert_eq!(dutch("1250").as_deref(), Some("1.250"));
        assert_eq!(dutch("125.5").as_deref(), Some("125,50"));
        assert_eq!(dutch("1234567.25").as_deref(), Some("1.234.567,25"));
    }

    #[test]
    fn ambiguous_and_out_of_range_numbers_are_rejected() {
        for text in ["1.250", "1,250", "1.250.000"] {
            assert!(
                matches!(parse(text), Err(NumberProblem::Ambiguous)),
                "{text}"
            );
        }
        for text in ["-5", "3,5", "1.2345", "12.", "99999999999999999999"] {
            assert!(
                matches!(parse(text), Err(NumberProblem::OutOfRange)),
                "{text}"
            );
        }
        assert!(matches!(parse("veel"), Err(NumberProblem::NoNumber)));
    }
}
