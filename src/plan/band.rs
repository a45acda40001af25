//! Bands: coarse ranges of study time and price, so that visitors can filter by a handful of
//! values.
//!
//! Amounts that cannot be compared are never in one band: a half-day is a unit of its own, and the
//! price for a group does not determine that for one participant.

use std::sync::Arc;

use crate::model::course::{Cost, Per, TimeFields};
use crate::model::number::Positive;
use crate::model::schema::Field;

/// A value on the axis of time or of cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    /// Its id in addresses.
    pub(super) id: &'static str,
    /// Its label.
    pub(super) label: &'static str,
    /// The exclusive upper bound, in hundredths.
    end: u64,
}

const fn up_to(last: u64, id: &'static str, label: &'static str) -> Band {
    let end = last * 100 + 1;
    Band { id, label, end }
}

const fn below(first_above: u64, id: &'static str, label: &'static str) -> Band {
    let end = first_above * 100;
    Band { id, label, end }
}

const fn rest(id: &'static str, label: &'static str) -> Band {
    let end = u64::MAX;
    Band { id, label, end }
}

/// Hours. Here and below a started unit counts as a whole one, as it takes up the schedule: four
/// and a half hours are in the band that starts at five.
const HOURS: [Band; 5] = [
    up_to(4, "uren-4", "Tot en met 4 uur"),
    up_to(8, "uren-8", "5 tot en met 8 uur"),
    up_to(16, "uren-16", "9 tot en met 16 uur"),
    up_to(40, "uren-40", "17 tot en met 40 uur"),
    rest("uren-meer", "Meer dan 40 uur"),
];

/// Half-days.
const HALF_DAYS: [Band; 4] = [
    up_to(1, "dagdelen-1", "Tot en met 1 dagdeel"),
    up_to(4, "dagdelen-4", "2 tot en met 4 dagdelen"),
    up_to(8, "dagdelen-8", "5 tot en met 8 dagdelen"),
    rest("dagdelen-meer", "Meer dan 8 dagdelen"),
];

/// Days.
const DAYS: [Band; 4] = [
    up_to(1, "dagen-1", "Tot en met 1 dag"),
    up_to(3, "dagen-3", "2 of 3 dagen"),
    up_to(10, "dagen-10", "4 tot en met 10 dagen"),
    rest("dagen-meer", "Meer dan 10 dagen"),
];

const FREE: Band = rest("gratis", "Gratis");

/// Prices for one participant.
const PRICES: [Band; 3] = [
    below(100, "deelnemer-100", "Tot €\u{a0}100 per deelnemer"),
    below(
        500,
        "deelnemer-500",
        "€\u{a0}100 tot €\u{a0}500 per deelnemer",
    ),
    rest("deelnemer-meer", "€\u{a0}500 of meer per deelnemer"),
];

const OF_A_GROUP: Band = rest("groep", "Prijs per groep");
const OF_AN_ORGANISATION: Band = rest("organisatie", "Prijs per organisatie");
const ON_REQUEST: Band = rest("op-aanvraag", "Op aanvraag");

/// The bands of study time, the shortest unit first.
pub(super) fn times() -> impl Iterator<Item = Band> {
    HOURS.into_iter().chain(HALF_DAYS).chain(DAYS)
}

/// The bands of cost.
pub(super) fn costs() -> impl Iterator<Item = Band> {
    let prices = [FREE].into_iter().chain(PRICES);
    prices.chain([OF_A_GROUP, OF_AN_ORGANISATION, ON_REQUEST])
}

/// The band of a course's study time. With several units the longest decides: hours come on top of
/// days, and a day has no fixed number of them.
pub(super) fn of_time(time: &TimeFields) -> Option<Band> {
    let units: [(&Field<Positive>, &[Band]); 3] = [
        (&time.days, &DAYS),
        (&time.half_days, &HALF_DAYS),
        (&time.hours, &HOURS),
    ];
    let mut known = units
        .into_iter()
        .filter_map(|(amount, bands)| find(bands, amount.as_ref()?.value.0.hundredths()));
    known.next()
}

/// The band of a price, of several the lowest; `None` when it is unknown.
pub(super) fn of_cost(cost: &Cost) -> Option<Band> {
    match cost {
        Cost::Unknown => None,
        Cost::Free => Some(FREE),
        Cost::OnRequest => Some(ON_REQUEST),
        Cost::Price(_) | Cost::Prices(_) => match cost.lowest()?.rank()? {
            (Per::Participant, amount) => find(&PRICES, amount),
            (Per::Group, _) => Some(OF_A_GROUP),
            (Per::Organisation, _) => Some(OF_AN_ORGANISATION),
        },
    }
}

/// The rank of a price among others, by unit and then by amount; `None` when it is unknown.
pub(super) fn price_rank(cost: &Cost) -> Option<u64> {
    const UNIT: u64 = 1_000_000_000;
    match cost {
        Cost::Unknown => None,
        Cost::Free => Some(0),
        Cost::OnRequest => Some(4 * UNIT),
        Cost::Price(_) | Cost::Prices(_) => {
            let (per, amount) = cost.lowest()?.rank()?;
            let unit = match per {
                Per::Participant => 0,
                Per::Group => 1,
                Per::Organisation => 2,
            };
            Some(unit * UNIT + amount.min(UNIT - 1))
        }
    }
}

fn find(bands: &[Band], hundredths: u64) -> Option<Band> {
    let found = bands.iter().find(|band| hundredths < band.end);
    found.copied()
}

impl From<Band> for (Arc<str>, String) {
    fn from(band: Band) -> Self {
        (band.id.into(), band.label.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::model::course::Course;
    use crate::model::document::{self, Role};
    use crate::model::layout::{Location, locate};
    use crate::source::Source;

    /// A course with the two given keys.
    fn course(time: &str, cost: &str) -> Course {
        let path = "content/aanbod/samen.md".into();
        let Location::Document(at) = locate(&path) else {
            panic!("a course")
        };
        let text = format!(
            "---\ntitel: Samen\nsamenvatting: Kort.\nsoort: cursus\nfase: omschreven\n\
             route: nieuw\ndoel: Leren.\ndeelnemers: [coach]\nfuncties: onbekend\n\
             leeruitkomsten: onbekend\ninstapvoorwaarden: onbekend\ntijdsinvestering: {time}\n\
             kosten: {cost}\nvorm: onbekend\naanbieder: onbekend\n---\n\nTekst.\n"
        );
        let source = Source::new(path, &text);
        let read = document::read(at, source, Role::Whole);
        assert_eq!(read.problems, Vec::<Diagnostic>::new());
        read.head.course().unwrap().clone()
    }

    fn time(written: &str) -> &'static str {
        let course = course(written, "onbekend");
        let time = Course::known(&course.time).unwrap();
        of_time(&time.0).map_or("", |band| band.label)
    }

    fn cost(written: &str) -> &'static str {
        let course = course("onbekend", written);
        let cost = &course.cost.as_ref().unwrap().value;
        of_cost(cost).map_or("", |band| band.id)
    }

    #[test]
    fn each_unit_of_time_has_bands_of_its_own() {
        assert_eq!(time("{dagdelen: 1}"), "Tot en met 1 dagdeel");
        assert_eq!(time("{dagdelen: 1.5}"), "2 tot en met 4 dagdelen");
        assert_eq!(time("{dagdelen: 4}"), "2 tot en met 4 dagdelen");
        assert_eq!(time("{uren: 4.25}"), "5 tot en met 8 uur");
        assert_eq!(time("{uren: 400}"), "Meer dan 40 uur");
        assert_eq!(time("{dagen: 3}"), "2 of 3 dagen");
    }

    #[test]
    fn with_several_units_the_longest_decides() {
        assert_eq!(time("{uren: 3, dagen: 2}"), "2 of 3 dagen");
        assert_eq!(time("{uren: 12.5, dagdelen: 4}"), "2 tot en met 4 dagdelen");
    }

    #[test]
    fn prices_are_ranked_within_their_unit() {
        let rank = |written: &str| {
            let course = course("onbekend", written);
            price_rank(&course.cost.as_ref().unwrap().value)
        };
        let written = [
            "gratis",
            "{bedrag: 95, per: deelnemer}",
            "{bedrag: 1250, per: deelnemer}",
            "{bedrag: 90, per: groep}",
            "{bedrag: 80, per: organisatie}",
            "op-aanvraag",
        ];
        let ranks: Vec<_> = written.iter().map(|cost| rank(cost).unwrap()).collect();
        assert!(ranks.is_sorted_by(|a, b| a < b), "{ranks:?}");
        assert_eq!(rank("onbekend"), None);
    }

    #[test]
    fn prices_are_compared_only_per_participant() {
        assert_eq!(cost("gratis"), "gratis");
        assert_eq!(cost("{bedrag: 99.99, per: deelnemer}"), "deelnemer-100");
        assert_eq!(cost("{bedrag: 100, per: deelnemer}"), "deelnemer-500");
        assert_eq!(cost("{bedrag: 500, per: deelnemer}"), "deelnemer-meer");
        assert_eq!(cost("{bedrag: 99, per: groep}"), "groep");
        assert_eq!(cost("{bedrag: 99, per: organisatie}"), "organisatie");
        assert_eq!(cost("op-aanvraag"), "op-aanvraag");
        assert_eq!(cost("onbekend"), "");
        let prices = "[{voor: een team, bedrag: 20, per: groep}, {voor: leden, bedrag: 150, per: \
                      deelnemer}, {voor: anderen, bedrag: 600, per: deelnemer}]";
        assert_eq!(cost(prices), "deelnemer-500");
    }
}
