//! Dutch notation of days, prices, amounts and quantities.

use std::borrow::Cow;

use jiff::civil::{Date, Weekday};

use super::part::basics::DateView;
use crate::model::number::{Number, thousands};
use crate::model::period::{Period, dutch_month};

/// No-break space, used between the euro sign and the amount.
const NO_BREAK: char = '\u{a0}';

/// One or more days in words: `12 maart 2026`, `12 en 13 maart 2026`, `12 tot en met 14 maart
/// 2026`, `30 december 2026 tot en met 2 januari 2027`. No line break between a day and its month.
pub fn days(first: Date, last: Date) -> String {
    let full = |day: Date| format!("{} {}", day_and_month(day), day.year());
    if last <= first {
        return full(first);
    }
    let between = match first.tomorrow() {
        Ok(next) if next == last => "en",
        _ => "tot en met",
    };
    let start = if first.year() != last.year() {
        full(first)
    } else if first.month() != last.month() {
        day_and_month(first)
    } else {
        first.day().to_string()
    };
    format!("{start} {between} {}", full(last))
}

/// A day with its weekday: `donderdag 12 maart`, with the year unless that is `year`.
pub(super) fn weekday_and_day(day: Date, year: Option<i16>) -> String {
    let named = format!("{} {}", weekday(day), day_and_month(day));
    if year == Some(day.year()) {
        return named;
    }
    format!("{named} {}", day.year())
}

fn day_and_month(day: Date) -> String {
    format!("{}{NO_BREAK}{}", day.day(), dutch_month(day.month()))
}

/// The name of the day of the week: `donderdag`.
pub fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "maandag",
        Weekday::Tuesday => "dinsdag",
        Weekday::Wednesday => "woensdag",
        Weekday::Thursday => "donderdag",
        Weekday::Friday => "vrijdag",
        Weekday::Saturday => "zaterdag",
        Weekday::Sunday => "zondag",
    }
}

/// A range of days, in words and as ISO date.
pub(super) fn date_range(first: Date, last: Date) -> DateView {
    DateView {
        text: days(first, last),
        iso: first.to_string(),
    }
}

/// A period, in words and in W3C notation.
pub(super) fn period(period: Period) -> DateView {
    DateView {
        text: period.dutch(),
        iso: period.w3c(),
    }
}

/// A date that may be vaguer than a day, in words and in W3C notation. No line break between a day and
/// its month.
pub(super) fn date(date: Period) -> DateView {
    match date {
        Period::Day(day) => date_range(day, day),
        vague => period(vague),
    }
}

/// The month abbreviated to three letters: `mrt`.
pub(super) fn short_month(month: i8) -> &'static str {
    match month {
        3 => "mrt",
        _ => dutch_month(month).get(..3).unwrap_or_default(),
    }
}

/// An amount in euros: `€ 125,50`, `€ 1.250`.
pub(super) fn euros(amount: Number) -> String {
    format!("€{NO_BREAK}{}", amount.dutch())
}

/// A quantity with its unit in singular or plural, without a line break: `1 dagdeel`, `2,5 uur`.
pub(super) fn quantity(number: Number, one: &str, more: &str) -> String {
    let unit = if number.hundredths() == 100 {
        one
    } else {
        more
    };
    format!("{}{NO_BREAK}{unit}", number.dutch_quantity())
}

/// A count: `1 cursus`, `1.250 cursussen`.
pub fn amount(number: usize, one: &str, more: &str) -> String {
    let unit = if number == 1 { one } else { more };
    format!("{} {unit}", thousands(number as u64))
}

/// A count as the start of a sentence: `Er is 1 cursus`, `Er zijn 1.250 cursussen`, `Er zijn nu geen
/// cursussen`.
pub(super) fn there_are(number: usize, one: &str, more: &str) -> String {
    match number {
        0 => format!("Er zijn nu geen {more}"),
        1 => format!("Er is 1 {one}"),
        number => format!("Er zijn {}", amount(number, one, more)),
    }
}

/// A name inside a sentence: `de redactie` for `De redactie`. Other capitals are part of the name.
pub(super) fn inside_sentence(name: &str) -> Cow<'_, str> {
    for (article, lower) in [("De ", "de "), ("Het ", "het "), ("Een ", "een ")] {
        if let Some(rest) = name.strip_prefix(article) {
            return Cow::Owned(format!("{lower}{rest}"));
        }
    }
    Cow::Borrowed(name)
}

/// The text with its first letter capitalised.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The text as it stands within a sentence: with its first letter small, but for an abbreviation.
pub(super) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let is_word = letters
        .clone()
        .next()
        .is_none_or(|next| !next.is_uppercase());
    match first {
        Some(first) if is_word => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// The size of a file, rounded up: `340 kB`, `1,2 MB`. A kilobyte is 1000 bytes, as in browsers.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{},{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_do_not_repeat_month_and_year() {
        let march = |day| date(2026, 3, day);
        let days = |first, last| days(first, last).replace(NO_BREAK, "_");
        assert_eq!(days(march(12), march(12)), "12_maart 2026");
        assert_eq!(days(march(12), march(13)), "12 en 13_maart 2026");
        assert_eq!(days(march(12), march(26)), "12 tot en met 26_maart 2026");
        assert_eq!(
            days(march(31), date(2026, 4, 1)),
            "31_maart en 1_april 2026"
        );
        assert_eq!(
            days(date(2026, 12, 30), date(2027, 1, 2)),
            "30_december 2026 tot en met 2_januari 2027"
        );
    }

    #[test]
    fn a_name_within_a_sentence_begins_small_unless_it_is_an_abbreviation() {
        assert_eq!(uncapitalised("Buurtsportcoaches"), "buurtsportcoaches");
        assert_eq!(uncapitalised("BRC-werkgevers"), "BRC-werkgevers");
        assert_eq!(uncapitalised(""), "");
    }

    #[test]
    fn weekday_returns_the_dutch_name() {
        assert_eq!(weekday(date(2026, 3, 12)), "donderdag");
    }

    #[test]
    fn a_last_day_before_the_first_is_ignored() {
        assert_eq!(
            days(date(2026, 3, 12), date(2026, 3, 1)),
            "12\u{a0}maart 2026"
        );
    }

    #[test]
    fn a_count_begins_a_sentence() {
        let sentence = |number| there_are(number, "datum", "data");
        assert_eq!(sentence(0), "Er zijn nu geen data");
        assert_eq!(sentence(1), "Er is 1 datum");
        assert_eq!(sentence(1_250), "Er zijn 1.250 data");
    }

    #[test]
    fn only_an_article_loses_its_capital_inside_a_sentence() {
        assert_eq!(inside_sentence("De redactie"), "de redactie");
        assert_eq!(inside_sentence("Programma LAB"), "Programma LAB");
    }

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(size(1), "1 kB");
        assert_eq!(size(340_000), "340 kB");
        assert_eq!(size(1_150_000), "1,2 MB");
    }
}
