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

/// Whether a text is a date, in words or in digits; the calendar may lack it.
pub(super) fn is_date(written: &str) -> bool {
    parse(written).is_some() || is_numeric(written)
}

/// The notation of a month, season, quarter or half year in Dutch words: `2022-02` for `februari
/// 2022`, `2021-najaar` for `herfst 2021`, `2022-K1` for `eerste kwartaal van 2022`.
pub(super) fn parse_period(written: &str) -> Option<String> {
    let lower = written.to_lowercase();
    let parts = split_parts(&lower).filter(|part| !["het", "in", "van", "de"].contains(part));
    let parts: Vec<&str> = parts.collect();
    let (first, words) = parts.split_first()?;
    let (year, words) = match is_year(first) {
        true => (*first, words.to_vec()),
        false => {
            let (last, words) = parts.split_last()?;
            (*last, words.to_vec())
        }
    };
    if !is_year(year) {
        return None;
    }
    let part = match words[..] {
        [season @ ("voorjaar" | "zomer" | "najaar" | "winter" | "medio")] => season.to_owned(),
        ["lente"] => "voorjaar".to_owned(),
        ["herfst"] => "najaar".to_owned(),
        ["kwartaal", number] | [number, "kwartaal"] => format!("K{}", quarter_number(number)?),
        [number] if quarter_number(number).is_some() && number.starts_with(['k', 'q']) => {
            format!("K{}", quarter_number(number)?)
        }
        [month] => format!("{:02}", month_number(month)?),
        _ => return None,
    };
    Some(format!("{year}-{part}"))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.starts_with(['1', '2']) && part.bytes().all(|b| b.is_ascii_digit())
}

fn quarter_number(word: &str) -> Option<u8> {
    match word.trim_start_matches(['k', 'q']) {
        "1" | "1e" | "eerste" => Some(1),
        "2" | "2e" | "tweede" => Some(2),
        "3" | "3e" | "derde" => Some(3),
        "4" | "4e" | "vierde" => Some(4),
        _ => None,
    }
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
    fn periods_in_words_are_parsed() {
        let period = |written| parse_period(written);
        for (written, expected) in [
            ("februari 2022", "2022-02"),
            ("mrt. 2022", "2022-03"),
            ("2022 februari", "2022-02"),
            ("najaar 2021", "2021-najaar"),
            ("herfst van 2021", "2021-najaar"),
            ("2021-herfst", "2021-najaar"),
            ("in de zomer van 2021", "2021-zomer"),
            ("medio 2019", "2019-medio"),
            ("kwartaal 1 van 2022", "2022-K1"),
            ("het eerste kwartaal van 2022", "2022-K1"),
            ("Q3 2024", "2024-K3"),
        ] {
            assert_eq!(period(written).as_deref(), Some(expected), "{written}");
        }
        for written in [
            "2022-13",
            "2022-K5",
            "2021",
            "later",
            "eind 2021",
            "mei",
            "maart 21",
        ] {
            assert_eq!(period(written), None, "{written}");
        }
    }

    #[test]
    fn a_date_is_ambiguous_only_if_both_numbers_could_be_a_month() {
        let is_unambiguous = |written| parse(written).map(|parsed| parsed.is_unambiguous);
        assert_eq!(is_unambiguous("3-4-2026"), Some(false));
        assert_eq!(is_unambiguous("13-4-2026"), Some(true));
        assert_eq!(is_unambiguous("3 april 2026"), Some(true));
    }
}
