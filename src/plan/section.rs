//! The sections of a list of courses, their order, and what of them is counted.
//!
//! A count of courses means the same on every page of every site: the offer that is or will be to
//! be had. What is over stands last in each list and is in no count.

use jiff::civil::Date;

use super::runs::{listed, upcoming};
use super::visibility::When;
use crate::model::course::Phase;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::value::ids;

/// A part of a list of courses, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// What the site's academy offers; on the national site, what any academy offers.
    Own,
    /// What only other academies offer.
    Elsewhere,
    /// What no academy offers yet.
    Nowhere,
    /// What is over, or may be.
    Over,
}

impl Section {
    /// The section of a course on a site.
    pub fn of(heads: &Heads, site: SiteIx, document: DocIx) -> Self {
        let course = heads.document(document).course();
        if course.is_none_or(|course| course.phase().is_over()) {
            return Self::Over;
        }
        let academies = heads.offered_by(document);
        match academies.is_empty() {
            true => Self::Nowhere,
            false if heads.site(site).is_national() || academies.contains(&site) => Self::Own,
            false => Self::Elsewhere,
        }
    }
}

/// How many courses of a list are or will be to be had.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OfferCount {
    /// Of the site's academy; on the national site, of any academy.
    pub own: usize,
    /// Of other academies only.
    pub elsewhere: usize,
    /// Of no academy yet.
    pub nowhere: usize,
}

impl OfferCount {
    /// Counts a course of a section.
    pub(super) fn add(&mut self, section: Section) {
        match section {
            Section::Own => self.own += 1,
            Section::Elsewhere => self.elsewhere += 1,
            Section::Nowhere => self.nowhere += 1,
            Section::Over => {}
        }
    }

    /// Adds the count of another list.
    pub(super) fn append(&mut self, other: Self) {
        self.own += other.own;
        self.elsewhere += other.elsewhere;
        self.nowhere += other.nowhere;
    }

    /// The number of courses.
    pub fn total(self) -> usize {
        self.own + self.elsewhere + self.nowhere
    }

    /// The section of the course at a position of the list counted. Lists of courses are in the
    /// order of their sections.
    pub fn section_at(self, position: usize) -> Section {
        if position < self.own {
            Section::Own
        } else if position < self.own + self.elsewhere {
            Section::Elsewhere
        } else if position < self.total() {
            Section::Nowhere
        } else {
            Section::Over
        }
    }
}

/// The audience that the sites are made for.
const COACHES: &str = "buurtsportcoach";

/// The rank of a course within its section: what can be booked before what is described, and what is
/// for coaches before what is for others.
pub fn rank_in_section(head: &Head) -> u8 {
    let Some(course) = head.course() else {
        return u8::MAX;
    };
    let mut audiences = course.participants().chain(ids(&head.common.audiences));
    let is_for_coaches = audiences.any(|id| &**id == COACHES);
    match (course.phase().is_bookable(), is_for_coaches) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

/// Orders the courses of a site: by section; what can be booked before what is described; for
/// coaches before for others; by the date that its card shows, one that can be joined before one that
/// is full, what has none last; then by phase and by title.
pub(super) fn list_order<'h>(
    heads: &'h Heads,
    site: SiteIx,
    document: DocIx,
    when: When,
) -> impl Ord + use<'h> {
    let head = heads.document(document);
    let phase = head
        .course()
        .map_or(Phase::InDevelopment, |course| course.phase());
    let runs = upcoming(heads, document, when.today);
    let first_day = listed(heads, site, document, &runs)
        .into_iter()
        .filter(|run| run.start >= when.today)
        .map(|run| (!run.is_joinable(), run.start))
        .min();
    (
        Section::of(heads, site, document),
        rank_in_section(head),
        first_day.unwrap_or((true, Date::MAX)),
        phase_rank(phase),
        head.sort_key(),
    )
}

fn phase_rank(phase: Phase) -> u8 {
    match phase {
        Phase::Available | Phase::Evaluated => 0,
        Phase::Assessed => 1,
        Phase::Described => 2,
        Phase::InDevelopment => 3,
        Phase::Unknown => 4,
        Phase::Completed => 5,
        Phase::Stopped | Phase::Unfit => 6,
    }
}
