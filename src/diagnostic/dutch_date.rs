//! Parses dates as Dutch editors write them, so that a message can suggest the ISO date.

use jiff::civil::Date;

/// A date that was recognised in free text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ParsedDate {
    /// The date.
    pub(super) date: Date,
    /// Whether day and month cannot be swapped: `3-4-2026` is another date in American order.
    pub(super) is_unambiguous: bool,
}

/// The Dutch names of the months, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

/// Parses `28 juni 2024`, `vrijdag 28 jun. 2024`, `28-06-2024`, `28/6/2024` or `2024/6/28`.
pub(super) fn parse(written: &str) -> Option<ParsedDate> {
    let lower = written.to_lowercase();
    let mut parts: Vec<&str> = split_parts(&lower).collect();
    if parts.first().is_some_and(|first| WEEKDAYS.contains(first)) {
        parts.remove(0);
    }
    let [first, second, third] = parts[..] else {
        return None;
    };
    if let Some(month) = month_number(second) {
        return to_date(third, month, first, true);
    }
    let month: i8 = second.parse().ok()?;
    if first.len() == 4 {
        return to_date(first, month, third, true);
    }
    let day: i8 = first.parse().ok()?;
    to_date(third, month, first, day > 12 || day == month)
}

/// Whether a text has the form of a date in digits, even if the calendar has no such day.
pub(super) fn is_numeric(written: &str) -> bool {
    let parts: Vec<&str> = written.split(['-', '/']).collect();
    parts.len() == 3
        && parts.iter().any(|part| part.len() == 4)
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn split_parts(written: &str) -> impl Iterator<Item = &str> {
    let separators = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',');
    written.split(separators).filter(|part| !part.is_empty())
}

fn month_number(word: &str) -> Option<i8> {
    let index = match word {
        "mrt" => Some(2),
        _ if word.len() < 3 => None,
        _ => MONTHS.iter().position(|name| name.starts_with(word)),
    };
    index.and_then(|index| i8::try_from(index + 1).ok())
}

fn to_date(year: &str, month: i8, day: &str, is_unambiguous: bool) -> Option<ParsedDate> {
    if year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    Some(ParsedDate {
        date,
        is_unambiguous,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(written: &str) -> Option<String> {
        parse(written).map(|parsed| parsed.date.to_string())
    }

    #[test]
    fn dates_in_words_and_in_dutch_order_are_parsed() {
        for written in [
            "28 juni 2024",
            "vrijdag 28 juni 2024",
            "28 Jun. 2024",
            "28-06-2024",
            "28/6/2024",
            "2024/6/28",
        ] {
            assert_eq!(iso(written).as_deref(), Some("2024-06-28"), "{written}");
        }
        assert_eq!(iso("1 mrt 2026").as_deref(), Some("2026-03-01"));
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_not_parsed() {
        assert_eq!(iso("30 februari 2026"), None);
        assert_eq!(iso("2026-02-30"), None);
        assert!(is_numeric("2026-02-30"));
        assert!(!is_numeric("2026-voorjaar-1"));
        assert_eq!(iso("voorjaar 2026"), None);
        assert_eq!(iso("6.267"), None);
    }

    #[test]
    fn a_date_is_ambiguous_only_if_both_numbers_could_be_a_month() {
        let is_unambiguous = |written| parse(written).map(|parsed| parsed.is_unambiguous);
        assert_eq!(is_unambiguous("3-4-2026"), Some(false));
        assert_eq!(is_unambiguous("13-4-2026"), Some(true));
        assert_eq!(is_unambiguous("3 april 2026"), Some(true));
    }
}
