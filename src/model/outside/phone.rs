//! Telephone numbers behind `tel:` (RFC 3966).

use super::Flaw;
use crate::diagnostic::codes::invalid_value::address::AddressFault;

/// The fewest digits of a number that people call: `112`.
const LEAST_DIGITS: usize = 3;

/// What follows `tel:`; `None` when a link does not begin with that.
pub(super) fn number(written: &str) -> Option<&str> {
    let (start, rest) = written.split_at_checked(4)?;
    start.eq_ignore_ascii_case("tel:").then_some(rest)
}

/// What is wrong with a link that begins with `tel:`.
pub(super) fn flaw(written: &str) -> Option<Flaw> {
    let number = number(written)?;
    // Parameters, such as an extension, may follow a semicolon.
    let digits = number.split(';').next().unwrap_or_default();
    if let Some(bare) = number.strip_prefix("//") {
        return Some(Flaw::certain(
            AddressFault::CharacterInPhone('/'),
            format!("tel:{bare}"),
        ));
    }
    let is_invisible = |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}');
    if let Some(c) = digits.chars().find(|c| is_invisible(*c)) {
        let bare: String = number.chars().filter(|c| !is_invisible(*c)).collect();
        let fault = match c {
            ' ' => AddressFault::SpaceInPhone,
            c => AddressFault::CharacterInPhone(c),
        };
        return Some(Flaw::certain(fault, format!("tel:{bare}")));
    }
    let is_allowed = |at: usize, c: char| {
        c.is_ascii_digit()
            || matches!(c, '-' | '.' | '(' | ')' | '#' | '*')
            || (at == 0 && c == '+')
    };
    let bad = digits.char_indices().find(|(at, c)| !is_allowed(*at, *c));
    if let Some((_, c)) = bad {
        return Some(Flaw::new(AddressFault::CharacterInPhone(c)));
    }
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    (count < LEAST_DIGITS).then(|| Flaw::new(AddressFault::EmptyPhone))
}
