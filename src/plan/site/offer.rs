//! What a site needs to know of its courses.
//!
//! There may be thousands of them, spread over the memory, and most of the time of a plan goes into
//! fetching them from there. So each course is visited once, for everything that is needed of it,
//! and the two halves of the list are visited in parallel.

use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, OfferedRun};
use crate::plan::agenda::Agenda;
use crate::plan::facet::{Catalogue, Facets};
use crate::plan::links::document_address;
use crate::plan::page::What;

/// What follows from a list of courses, in its order.
pub(super) struct Offer<'h> {
    /// Their pages and the calendar files of their runs.
    pub(super) pages: Vec<(Address, What)>,
    /// Their runs.
    pub(super) agenda: Agenda<'h>,
    /// What they have in common.
    pub(super) facets: Facets<'h>,
}

impl<'h> Offer<'h> {
    /// What follows from the courses of a site.
    pub(super) fn of(catalogue: Catalogue<'h>, courses: &[DocIx]) -> Self {
        let (first, second) = courses.split_at(courses.len() / 2);
        let (mut offer, more) = rayon::join(
            || Self::of_some(catalogue, first),
            || Self::of_some(catalogue, second),
        );
        offer.pages.extend(more.pages);
        offer.agenda.append(more.agenda);
        offer.facets.append(more.facets);
        offer
    }

    fn of_some(catalogue: Catalogue<'h>, courses: &[DocIx]) -> Self {
        let Catalogue { heads, site, .. } = catalogue;
        let mut offer = Self {
            pages: Vec::with_capacity(2 * courses.len()),
            agenda: Agenda::new(heads, site),
            facets: Facets::new(catalogue),
        };
        for &course in courses {
            let (address, _) = document_address(heads.document(course));
            offer.pages.push((address, What::Course(course)));
            for (at, run) in heads.runs(course).enumerate() {
                offer.agenda.add_run(course, at, &run);
                offer.pages.extend(calendar(heads, course, at, &run));
            }
            offer.facets.add(course);
        }
        offer
    }
}

/// The calendar file of a run.
fn calendar(
    heads: &Heads,
    course: DocIx,
    at: usize,
    run: &OfferedRun<'_>,
) -> Option<(Address, What)> {
    let (id, _) = run.run.id.as_ref().zip(run.run.start.as_ref())?;
    let course_id = &*heads.document(course).at.id;
    let address = Address::joined(["/aanbod/", course_id, "/", &id.value.0, ".ics"]);
    Some((address, What::RunCalendar(course, at)))
}
