//! Everything a plan derives from the courses.
//!
//! There may be thousands of courses, and most of a plan's time is spent on loading them from
//! memory. So each course is visited once for everything derived from it, and the two halves of the
//! list are visited in parallel.

use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, OfferedRun};
use crate::plan::agenda::Agenda;
use crate::plan::facet::{FacetScope, Facets};
use crate::plan::file::{DataKind, FileKind};
use crate::plan::links::document_address;
use crate::plan::page::PageKind;
use crate::plan::section::{OfferCount, Section};

/// What follows from a list of courses, in its order.
pub(super) struct Offer<'h> {
    /// Their pages and the calendar files of their runs.
    pub(super) files: Vec<(Address, FileKind)>,
    /// Their runs, as an agenda.
    pub(super) agenda: Agenda<'h>,
    /// Their facets.
    pub(super) facets: Facets<'h>,
    /// How many of them are or will be to be had.
    pub(super) count: OfferCount,
}

impl<'h> Offer<'h> {
    /// Derives the offer of a site's courses.
    pub(super) fn of(catalogue: FacetScope<'h>, courses: &[DocIx]) -> Self {
        let (first, second) = courses.split_at(courses.len() / 2);
        let (mut offer, more) = rayon::join(
            || Self::of_some(catalogue, first),
            || Self::of_some(catalogue, second),
        );
        offer.files.extend(more.files);
        offer.agenda.append(more.agenda);
        offer.facets.append(more.facets);
        offer.count.append(more.count);
        offer
    }

    fn of_some(catalogue: FacetScope<'h>, courses: &[DocIx]) -> Self {
        let FacetScope { heads, site, .. } = catalogue;
        let mut offer = Self {
            files: Vec::with_capacity(2 * courses.len()),
            agenda: Agenda::new(heads, site),
            facets: Facets::new(catalogue),
            count: OfferCount::default(),
        };
        for &course in courses {
            let (address, _) = document_address(heads.document(course));
            let page = FileKind::Page(PageKind::Course(course));
            offer.files.push((address, page));
            for (at, run) in heads.runs(course).enumerate() {
                offer.agenda.add_run(course, at, &run);
                offer.files.extend(calendar(heads, course, at, &run));
            }
            let section = Section::of(heads, site, course);
            offer.facets.add(course, section);
            offer.count.add(section);
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
) -> Option<(Address, FileKind)> {
    let (id, _) = run.run.id.as_ref().zip(run.run.first_day())?;
    let course_id = &*heads.document(course).at.id;
    let address = Address::joined(["/aanbod/", course_id, "/", &id.value.0, ".ics"]);
    let calendar = DataKind::RunCalendar(course, at);
    Some((address, FileKind::Data(calendar)))
}
