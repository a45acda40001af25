//! How recently the facts on a page were confirmed (`bijgewerkt`).

use jiff::civil::Date;
use serde::Serialize;

use super::basics::DateView;
use crate::model::period::{Period, Season, dutch_month};
use crate::render::dutch;

/// The date of the facts on a page. At most one of the two is set: facts that may be outdated say so
/// at the top of the page, others give their date at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Freshness {
    /// The date of recent facts: "Stand: februari 2026".
    pub(in crate::render) updated: Option<DateView>,
    /// When older facts were last confirmed, with its preposition: `in februari 2022`.
    pub(in crate::render) confirmed: Option<DateView>,
}

impl Freshness {
    /// The freshness on a day of facts that hold as of a period.
    pub(in crate::render) fn of(period: Period, today: Date) -> Self {
        if period.may_be_outdated(today) {
            return Self {
                updated: None,
                confirmed: Some(DateView {
                    text: within(period),
                    iso: period.w3c(),
                }),
            };
        }
        Self {
            updated: Some(dutch::period(period)),
            confirmed: None,
        }
    }
}

/// A period with its preposition, to the month: `in februari 2022`, `in het najaar van 2021`.
pub(super) fn within(period: Period) -> String {
    match period {
        Period::Day(day) => format!("in {} {}", dutch_month(day.month()), day.year()),
        Period::Season(year, Season::Winter) => format!("in de winter van {year}"),
        Period::Season(year, Season::Summer) => format!("in de zomer van {year}"),
        Period::Season(year, Season::Spring) => format!("in het voorjaar van {year}"),
        Period::Season(year, Season::Autumn) => format!("in het najaar van {year}"),
        Period::Middle(_) => period.dutch(),
        Period::Year(_) | Period::Quarter(_) | Period::Month(..) => {
            format!("in {}", period.dutch())
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn on(period: &str, today: Date) -> Freshness {
        Freshness::of(Period::parse(period).unwrap(), today)
    }

    #[test]
    fn facts_are_outdated_from_the_day_after_two_years() {
        let last = date(2024, 2, 9);
        assert_eq!(on("2022-02-09", last).confirmed, None);
        assert_eq!(
            on("2022-02-09", last).updated.unwrap().text,
            "9 februari 2022"
        );
        let next = on("2022-02-09", last.tomorrow().unwrap());
        assert_eq!(next.confirmed.unwrap().text, "in februari 2022");
        assert_eq!(next.updated, None);
    }

    #[test]
    fn a_vague_period_counts_from_its_last_day() {
        assert_eq!(on("2022", date(2024, 12, 31)).confirmed, None);
        let confirmed = |period: &str| on(period, date(2026, 1, 1)).confirmed.unwrap().text;
        assert_eq!(confirmed("2022"), "in 2022");
        assert_eq!(confirmed("2021-najaar"), "in het najaar van 2021");
        assert_eq!(confirmed("2021-winter"), "in de winter van 2021");
        assert_eq!(confirmed("2019-medio"), "medio 2019");
        assert_eq!(confirmed("2022-K1"), "in kwartaal 1 van 2022");
        assert_eq!(confirmed("2022-02"), "in februari 2022");
    }
}
