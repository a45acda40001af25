//! The agenda: runs of courses and meetings, in the order of their days.

use jiff::civil::Date;

use crate::model::heads::{DocIx, Heads, OfferedRun, SiteIx};

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgendaEvent {
    /// The run at a position of [`Heads::runs`] of a course.
    Run(DocIx, usize),
    /// The meeting of a piece of news.
    Meeting(DocIx),
}

/// An entry of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaItem {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// What happens.
    pub event: AgendaEvent,
    /// Whether it is a matter of the site itself: of its own region, or of all.
    pub own: bool,
}

/// An agenda in the making: every dated run of the courses of a site and every meeting of its news.
pub(super) struct Agenda<'h> {
    heads: &'h Heads,
    site: SiteIx,
    items: Vec<AgendaItem>,
}

impl<'h> Agenda<'h> {
    /// The agenda of a site, with nothing in it yet.
    pub(super) fn new(heads: &'h Heads, site: SiteIx) -> Self {
        Self {
            heads,
            site,
            items: Vec::new(),
        }
    }

    /// Adds a run, at its position among those of its course.
    pub(super) fn add_run(&mut self, course: DocIx, at: usize, run: &OfferedRun<'_>) {
        let national = self.heads.site(self.site).is_national();
        if let (Some(start), Some(end)) = (run.run.first_day(), run.run.last_day()) {
            self.items.push(AgendaItem {
                start,
                end,
                event: AgendaEvent::Run(course, at),
                own: national || run.site.is_none_or(|of| of == self.site),
            });
        }
    }

    /// Adds the meeting of a piece of news, if it speaks of one.
    pub(super) fn add_meeting(&mut self, document: DocIx) {
        let article = self.heads.document(document).article();
        let meeting = article.and_then(|article| article.meeting.as_ref());
        let start = meeting.and_then(|meeting| meeting.start.as_ref());
        if let (Some(meeting), Some(start)) = (meeting, start) {
            self.items.push(AgendaItem {
                start: start.value,
                end: meeting.end.as_ref().map_or(start.value, |end| end.value),
                event: AgendaEvent::Meeting(document),
                own: true,
            });
        }
    }

    /// Adds what is on another behind its own.
    pub(super) fn append(&mut self, other: Self) {
        self.items.extend(other.items);
    }

    /// All of it, by first day; of one day in the order in which it was added.
    pub(super) fn finish(mut self) -> Vec<AgendaItem> {
        self.items.sort_by_key(|item| (item.start, item.end));
        self.items
    }
}
