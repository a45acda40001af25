//! The agenda: runs of courses and meetings, by date.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, OfferedRun, SiteIx};
use crate::model::layout::Owner;
use crate::model::time_of_day::TimeOfDay;
use crate::model::value::value;

/// The subject of an agenda item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgendaEvent {
    /// The run of a course, by its position in [`Heads::runs`].
    Run(DocIx, usize),
    /// The meeting announced by a news item.
    Meeting(DocIx),
}

/// An item of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaItem {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// When it begins on its first day, if that is known.
    pub from: Option<TimeOfDay>,
    /// Its subject.
    pub event: AgendaEvent,
    /// Whether it belongs to the site's own region, or to all regions.
    pub own: bool,
    /// The academy that gives it; `None` for an item of all.
    pub site: Option<SiteIx>,
}

/// The items that begin in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaMonth {
    /// Its first day.
    pub first: Date,
    /// The positions of its items in `SitePlan::agenda`.
    pub items: Range<usize>,
}

/// The number of items on a page of a month.
pub const MONTH_PAGE_SIZE: usize = 100;

/// For how many months past a month keeps its page, so that an address that was sent keeps working
/// for a while.
const KEPT_MONTHS: i32 = 12;

impl AgendaMonth {
    /// Its id in addresses and anchors: `2027-03`.
    pub fn id(&self) -> String {
        format!("{:04}-{:02}", self.first.year(), self.first.month())
    }

    /// The address of its page.
    pub fn address(&self) -> Address {
        Address::new(format!("/agenda/{}/", self.id()))
    }

    /// The number of its pages.
    pub fn pages(&self) -> usize {
        self.items.len().div_ceil(MONTH_PAGE_SIZE)
    }
}

/// The months in which items of an agenda begin, which must be in the order of their first day. Those
/// over a year old are left out.
pub(super) fn months(agenda: &[AgendaItem], today: Date) -> Vec<AgendaMonth> {
    let oldest = today.first_of_month().saturating_sub(KEPT_MONTHS.months());
    let mut months: Vec<AgendaMonth> = Vec::new();
    for (at, item) in agenda.iter().enumerate() {
        let first = item.start.first_of_month();
        match months.last_mut() {
            Some(month) if month.first == first => month.items.end = at + 1,
            _ if first < oldest => {}
            _ => months.push(AgendaMonth {
                first,
                items: at..at + 1,
            }),
        }
    }
    months
}

/// An agenda under construction: every dated run of the site's courses and every meeting of its
/// news.
pub(super) struct Agenda<'h> {
    heads: &'h Heads,
    site: SiteIx,
    items: Vec<AgendaItem>,
}

impl<'h> Agenda<'h> {
    /// An empty agenda.
    pub(super) fn new(heads: &'h Heads, site: SiteIx) -> Self {
        Self {
            heads,
            site,
            items: Vec::new(),
        }
    }

    /// Adds a run, given by its position among those of its course.
    pub(super) fn add_run(&mut self, course: DocIx, at: usize, run: &OfferedRun<'_>) {
        let national = self.heads.site(self.site).is_national();
        if let (Some(start), Some(end)) = (run.run.first_day(), run.run.last_day()) {
            self.items.push(AgendaItem {
                start,
                end,
                from: run.run.first_time(),
                event: AgendaEvent::Run(course, at),
                own: national || run.site.is_none_or(|of| of == self.site),
                site: run.site,
            });
        }
    }

    /// Adds the meeting of a news item, if it has one.
    pub(super) fn add_meeting(&mut self, document: DocIx) {
        let head = self.heads.document(document);
        let article = head.article();
        let meeting = article.and_then(|article| value(&article.meeting));
        let days = meeting.map(|meeting| (meeting.first_day(), meeting.last_day()));
        if let (Some(meeting), Some((Some(start), Some(end)))) = (meeting, days) {
            self.items.push(AgendaItem {
                start,
                end,
                from: meeting.hours().from,
                event: AgendaEvent::Meeting(document),
                own: true,
                site: match &head.at.owner {
                    Owner::Site(owner) => {
                        let owner = self.heads.site_with_id(owner);
                        owner.filter(|site| !self.heads.site(*site).is_national())
                    }
                    Owner::Shared => None,
                },
            });
        }
    }

    /// Appends the items of another agenda.
    pub(super) fn append(&mut self, other: Self) {
        self.items.extend(other.items);
    }

    /// All items by first day and time; those without a time come first, and items that are the same
    /// in this keep their order of insertion.
    pub(super) fn finish(mut self) -> Vec<AgendaItem> {
        self.items
            .sort_by_key(|item| (item.start, item.end, item.from));
        self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_holds_what_begins_in_it_and_is_kept_for_a_year() {
        let starts = [
            date(2025, 2, 28),
            date(2025, 3, 31),
            date(2026, 4, 1),
            date(2026, 4, 30),
        ];
        let item = |start: Date| AgendaItem {
            start,
            end: start,
            from: None,
            event: AgendaEvent::Meeting(DocIx(0)),
            own: true,
            site: None,
        };
        let found = months(&starts.map(item), date(2026, 3, 15));
        let found: Vec<_> = found
            .iter()
            .map(|month| (month.id(), month.items.clone()))
            .collect();
        let expected = [("2025-03".to_owned(), 1..2), ("2026-04".to_owned(), 2..4)];
        assert_eq!(found, expected);
    }
}
