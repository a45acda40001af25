//! The agenda: runs of courses and meetings, by date.

use jiff::civil::Date;

use crate::model::heads::{DocIx, Heads, OfferedRun, SiteIx};

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
    /// Its subject.
    pub event: AgendaEvent,
    /// Whether it belongs to the site's own region, or to all regions.
    pub own: bool,
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
                event: AgendaEvent::Run(course, at),
                own: national || run.site.is_none_or(|of| of == self.site),
            });
        }
    }

    /// Adds the meeting of a news item, if it has one.
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

    /// Appends the items of another agenda.
    pub(super) fn append(&mut self, other: Self) {
        self.items.extend(other.items);
    }

    /// All items by first day; items of one day keep their order of insertion.
    pub(super) fn finish(mut self) -> Vec<AgendaItem> {
        self.items.sort_by_key(|item| (item.start, item.end));
        self.items
    }
}
