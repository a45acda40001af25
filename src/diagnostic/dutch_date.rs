//! Dates as people in the Netherlands write them, so that the ISO date can be offered.

use jiff::civil::Date;

/// A date that was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// The date.
    pub(super) date: Date,
    /// Whether no other date could have been meant: `3-4-2026` can, in the American order.
    pub(super) certain: bool,
}

/// The months by their names, January first.
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

/// The date of `28 juni 2024`, `vrijdag 28 jun. 2024`, `28-06-2024`, `28/6/2024` or `2024/6/28`.
pub(super) fn read(written: &str) -> Option<Reading> {
    let lower = written.to_lowercase();
    let mut parts: Vec<&str> = parts(&lower).collect();
    if parts.first().is_some_and(|first| WEEKDAYS.contains(first)) {
        parts.remove(0);
    }
    let [first, second, third] = parts[..] else {
        return None;
    };
    if let Some(month) = month(second) {
        return reading(third, month, first, true);
    }
    let month: i8 = second.parse().ok()?;
    if first.len() == 4 {
        return reading(first, month, third, true);
    }
    let day: i8 = first.parse().ok()?;
    reading(third, month, first, day > 12 || day == month)
}

/// Whether a text is built as a date in digits, be it one that the calendar does not have.
pub(super) fn is_numeric(written: &str) -> bool {
    let parts: Vec<&str> = written.split(['-', '/']).collect();
    parts.len() == 3
        && parts.iter().any(|part| part.len() == 4)
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn parts(written: &str) -> impl Iterator<Item = &str> {
    let separators = |sign: char| sign.is_whitespace() || matches!(sign, '-' | '/' | '.' | ',');
    written.split(separators).filter(|part| !part.is_empty())
}

fn month(word: &str) -> Option<i8> {
    let index = match word {
        "mrt" => Some(2),
        _ if word.len() < 3 => None,
        _ => MONTHS.iter().position(|name| name.starts_with(word)),
    };
    index.and_then(|index| i8::try_from(index + 1).ok())
}

fn reading(year: &str, month: i8, day: &str, certain: bool) -> Option<Reading> {
    if year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    Some(Reading { date, certain })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(written: &str) -> Option<String> {
        read(written).map(|reading| reading.date.to_string())
    }

    #[test]
    fn dates_in_words_and_in_dutch_order() {
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
    fn what_the_calendar_lacks_is_no_date() {
        assert_eq!(iso("30 februari 2026"), None);
        assert_eq!(iso("2026-02-30"), None);
        assert!(is_numeric("2026-02-30"));
        assert!(!is_numeric("2026-voorjaar-1"));
        assert_eq!(iso("voorjaar 2026"), None);
        assert_eq!(iso("6.267"), None);
    }

    #[test]
    fn day_and_month_can_be_mistaken_only_when_both_could_be_a_month() {
        let certain = |written| read(written).map(|reading| reading.certain);
        assert_eq!(certain("3-4-2026"), Some(false));
        assert_eq!(certain("13-4-2026"), Some(true));
        assert_eq!(certain("3 april 2026"), Some(true));
    }
}
