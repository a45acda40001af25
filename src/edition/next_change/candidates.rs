//! The days on which something may change, by the dates that are written.
//!
//! The program knows no other dates than those in the sources, today, and what it derives from
//! these: the day after (a run is over), some years later (facts may be outdated, a month of the
//! agenda goes), and the month and quarter that a day is in.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::period::parse_year;
use crate::model::value::iso_date;

/// For how many years after its date something can still change. The longest are facts, which may
/// be outdated after two years.
const YEARS: i32 = 2;

/// How many characters a date has: `2026-03-01`.
const DATE_LENGTH: usize = 10;

/// The days after `today` on which something may change, in order: every written date, the day after
/// it, these in later years, and the first of every month until the last of them.
pub(super) fn candidates<'t>(
    today: Date,
    texts: impl Iterator<Item = &'t str>,
) -> impl Iterator<Item = Date> {
    let mut days = BTreeSet::new();
    // `security.txt` has the quarter of today, also in a project without dates.
    let mut last = today.saturating_add(3.months());
    for (year, date) in texts.flat_map(written) {
        for later in 0..=YEARS {
            let date = date.map(|date| date.saturating_add(later.years()));
            days.extend(date.into_iter().flat_map(|day| [day, next(day)]));
        }
        // A period without a day ends at the end of a month of its year at the latest.
        let end = Date::new(year, 12, 31).unwrap_or(last);
        last = last.max(next(end.saturating_add(YEARS.years())));
    }
    let mut month = today.first_of_month();
    while month < last {
        month = month.saturating_add(1.month());
        days.insert(month);
    }
    days.into_iter().filter(move |day| *day > today)
}

fn next(day: Date) -> Date {
    day.saturating_add(1.day())
}

/// The years in a text, each with the date that it is part of, if it is.
fn written(text: &str) -> impl Iterator<Item = (i16, Option<Date>)> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..text.len()).filter_map(move |at| {
        if !is_digit(at) || at.checked_sub(1).is_some_and(is_digit) || is_digit(at + 4) {
            return None;
        }
        let year = parse_year(text.get(at..at + 4)?)?;
        let date = text.get(at..at + DATE_LENGTH).and_then(iso_date);
        Some((year, date))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(today: Date, text: &str) -> Vec<Date> {
        candidates(today, [text].into_iter()).collect()
    }

    #[test]
    fn a_date_matters_on_its_day_the_day_after_and_in_later_years() {
        let found = days(date(2026, 11, 1), "start: 2026-11-09, eind: '2025-12-31'\n");
        for day in [
            date(2026, 11, 9),
            date(2026, 11, 10),
            date(2028, 11, 10),
            date(2026, 12, 31),
            date(2027, 12, 31),
            date(2028, 1, 1),
        ] {
            assert!(found.contains(&day), "{day} is not in {found:?}");
        }
        assert!(found.is_sorted() && found[0] > date(2026, 11, 1));
        assert!(!found.contains(&date(2026, 11, 11)));
    }

    #[test]
    fn a_period_matters_for_as_long_as_its_facts_may_change() {
        for text in ["2027", "bijgewerkt: 2027-najaar", "reisplan/2027-K4.md"] {
            let found = days(date(2026, 11, 1), text);
            assert_eq!(found.last(), Some(&date(2030, 1, 1)), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_date_is_none() {
        let quarter: Vec<Date> = days(date(2026, 11, 1), "tel: 0592-12026-11-09, 20261109");
        assert_eq!(quarter.last(), Some(&date(2027, 2, 1)));
    }
}
