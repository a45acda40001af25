//! A page for an audience: `audience` in `audience.html`.

use serde::Serialize;
use tera::Value;

use super::body::BodyView;
use super::parts::{ContactView, LinkView, Named};
use super::plain::PageLink;
use super::roadmap::MilestoneView;

/// A page for an audience, with what is tagged for it.
#[derive(Debug, Serialize)]
pub struct AudienceView {
    /// The audience.
    pub audience: Named,
    /// The page's text.
    pub body: BodyView,
    /// Courses in which the audience takes part or that are for it, as
    /// [`super::card::CourseCard`]s.
    pub courses: Vec<Value>,
    /// News for it, as [`super::card::NewsCard`]s.
    pub news: Vec<Value>,
    /// Pages and surveys for it.
    pub pages: Vec<PageLink>,
    /// Milestones of the reisplan that matter to it and are not past.
    pub milestones: Vec<MilestoneView>,
    /// Whom to ask.
    pub contact: ContactView,
    /// The pages of the other audiences.
    pub others: Vec<LinkView>,
}
