//! The ways to take a course: at which academies, on which dates and for which price.
//!
//! Values that differ by date belong together: who filters by Breda and by March wants a date in
//! Breda in March, and not one in Breda and another in March.

use std::borrow::Cow;

use jiff::civil::Date;

use super::axis::Axis;
use super::band;
use super::localized::LocalizedDocument;
use super::runs::{UpcomingRun, upcoming};
use crate::model::course::{Cost, Course, Form};
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::value::value;
use crate::syntax::markdown::slug;

/// One way to take a course.
#[derive(Clone, Copy)]
pub struct Way<'h> {
    /// The academy.
    pub site: Option<SiteIx>,
    /// The date; `None` for an academy without an upcoming one.
    pub run: Option<UpcomingRun<'h>>,
    /// The price: that of the run, else of the academy.
    pub cost: Option<&'h Cost>,
    /// Classroom, online or blended.
    form: Option<Form>,
}

/// The ways to take a course: each upcoming run, by first day, and each academy that has none. A
/// course of no academy has one way, so that its price and form are known.
pub fn ways<'h>(heads: &'h Heads, site: SiteIx, document: DocIx, today: Date) -> Vec<Way<'h>> {
    let course = heads.document(document).course();
    let form = course
        .and_then(|course| Course::known(&course.form))
        .copied();
    let usual =
        |at: Option<SiteIx>| LocalizedDocument::new(heads, at.unwrap_or(site), document).cost();
    let of_run = |run: UpcomingRun<'h>| Way {
        site: run.site,
        run: Some(run),
        cost: value(&run.run.cost).or_else(|| usual(run.site)),
        form: run.form,
    };
    let without_run = |site: Option<SiteIx>| Way {
        site,
        run: None,
        cost: usual(site),
        form,
    };
    let runs = upcoming(heads, document, today);
    let mut ways: Vec<Way<'h>> = runs.into_iter().map(of_run).collect();
    for academy in heads.offered_by(document) {
        if ways.iter().all(|way| way.site != Some(*academy)) {
            ways.push(without_run(Some(*academy)));
        }
    }
    if ways.is_empty() {
        ways.push(without_run(None));
    }
    ways
}

impl<'h> Way<'h> {
    /// Whether it is the site's own; on the national site all are.
    pub fn is_own(&self, heads: &Heads, site: SiteIx) -> bool {
        heads.site(site).is_national() || self.site.is_none_or(|of| of == site)
    }

    /// The rank of its price among others: free first, then prices for a participant, for a group and
    /// for an organisation, which cannot be compared with each other, then those on request. `None`
    /// when it is unknown.
    pub fn price_rank(&self) -> Option<u64> {
        self.cost.and_then(band::price_rank)
    }

    /// Calls `emit` for each value on the axes that depend on date and academy, with the label of a
    /// value that has no list of labels.
    pub fn each_value(
        &self,
        today: Date,
        mut emit: impl FnMut(Axis, Cow<'h, str>, Option<&'h str>),
    ) {
        if let Some(run) = &self.run {
            if run.start >= today {
                let month = format!("{}-{:02}", run.start.year(), run.start.month());
                emit(Axis::Month, month.into(), None);
            }
            let town = run.run.places().first().map_or("", |place| town(place));
            let id = slug(town);
            if !id.is_empty() {
                emit(Axis::Place, id.into(), Some(town));
            }
        }
        if let Some(form) = self.form {
            emit(Axis::Form, form.word().into(), None);
        }
        if let Some(band) = self.cost.and_then(band::of_cost) {
            emit(Axis::Cost, band.id.into(), None);
        }
    }
}

/// The town in a place, which may be preceded by a building: `Sporthal De Kring, Groningen`.
fn town(place: &str) -> &str {
    place.rsplit(',').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_town_is_what_comes_last_in_a_place() {
        assert_eq!(town("Groningen"), "Groningen");
        assert_eq!(town("Sporthal De Kring, zaal 2, Den Haag "), "Den Haag");
        assert_eq!(town(""), "");
    }
}
