//! What a site needs to know of its courses.
//!
//! There may be thousands of them, each spread over the memory, and to fetch them from there is
//! what a plan takes its time for. So each is looked at once, for everything, and half of them at a
//! time.

use std::panic::resume_unwind;
use std::thread;

use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, RunAt};
use crate::plan::agenda::Agenda;
use crate::plan::facet::{FacetScope, Facets};
use crate::plan::file::{DataKind, FileKind};
use crate::plan::links::document_address;
use crate::plan::page::PageKind;

/// What follows from a list of courses, in its order.
pub(super) struct Offer<'h> {
    /// Their pages and the calendar files of their runs.
    pub(super) files: Vec<(Address, FileKind)>,
    /// Their runs.
    pub(super) agenda: Agenda<'h>,
    /// What they have in common.
    pub(super) facets: Facets<'h>,
}

impl<'h> Offer<'h> {
    /// What follows from the courses of a site.
    pub(super) fn of(catalogue: FacetScope<'h>, courses: &[DocIx]) -> Self {
        let (first, second) = courses.split_at(courses.len() / 2);
        let (mut offer, more) = beside(
            || Self::of_some(catalogue, first),
            || Self::of_some(catalogue, second),
        );
        offer.files.extend(more.files);
        offer.agenda.append(more.agenda);
        offer.facets.append(more.facets);
        offer
    }

    fn of_some(catalogue: FacetScope<'h>, courses: &[DocIx]) -> Self {
        let FacetScope { heads, site, .. } = catalogue;
        let mut offer = Self {
            files: Vec::with_capacity(2 * courses.len()),
            agenda: Agenda::new(heads, site),
            facets: Facets::new(catalogue),
        };
        for &course in courses {
            let (address, _) = document_address(heads.document(course));
            let page = FileKind::Page(PageKind::Course(course));
            offer.files.push((address, page));
            for (at, run) in heads.runs(course).enumerate() {
                offer.agenda.add_run(course, at, &run);
                offer.files.extend(calendar(heads, course, at, &run));
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
    run: &RunAt<'_>,
) -> Option<(Address, FileKind)> {
    let (id, _) = run.run.id.as_ref().zip(run.run.start.as_ref())?;
    let course_id = &*heads.document(course).at.id;
    let address = Address::joined(["/aanbod/", course_id, "/", &id.value.0, ".ics"]);
    let calendar = DataKind::RunCalendar(course, at);
    Some((address, FileKind::Data(calendar)))
}

/// Does two things at a time. Not in the pool of threads that others share: a plan is waited for,
/// and a thread of the pool that waits may take up work that waits for the same plan.
fn beside<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let begun = thread::Builder::new().spawn_scoped(scope, &one);
        let other = other();
        let one = match begun {
            Ok(begun) => begun.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => one(),
        };
        (one, other)
    })
}
