//! The agenda: runs of courses and meetings, in the order of their days.

use jiff::civil::Date;

use crate::model::heads::{DocIx, Heads, SiteIx};

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
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
    pub event: Event,
    /// Whether it is a matter of the site itself: of its own region, or of all.
    pub own: bool,
}

/// The agenda of a site: every dated run of its courses and every meeting of its news, by first
/// day.
pub fn agenda(heads: &Heads, site: SiteIx, courses: &[DocIx], news: &[DocIx]) -> Vec<AgendaItem> {
    let national = heads.site(site).is_national();
    let mut items = Vec::new();
    for &course in courses {
        for (at, run) in heads.runs(course).enumerate() {
            if let (Some(start), Some(end)) = (run.run.first_day(), run.run.last_day()) {
                items.push(AgendaItem {
                    start,
                    end,
                    event: Event::Run(course, at),
                    own: national || run.site.is_none_or(|of| of == site),
                });
            }
        }
    }
    for &document in news {
        let article = heads.document(document).article();
        let meeting = article.and_then(|article| article.meeting.as_ref());
        let start = meeting.and_then(|meeting| meeting.start.as_ref());
        if let (Some(meeting), Some(start)) = (meeting, start) {
            items.push(AgendaItem {
                start: start.value,
                end: meeting.end.as_ref().map_or(start.value, |end| end.value),
                event: Event::Meeting(document),
                own: true,
            });
        }
    }
    items.sort_by_key(|item| (item.start, item.end));
    items
}
