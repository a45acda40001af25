//! A page for an audience: `audience` in `audience.html`.

use serde::Serialize;
use tera::Value;

use super::body::BodyView;
use super::card::named;
use super::meta::PageMeta;
use super::parts::{ContactView, LinkView, Named};
use super::plain::PageLink;
use super::roadmap::MilestoneView;
use super::roadmap::{self, QuarterState};
use super::shown::Shown;
use crate::model::heads::DocIx;
use crate::model::value::ids;
use crate::render::here::Here;

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
    /// How many such courses there are, of which the page may show a part.
    pub courses_total: usize,
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

/// How many courses stand on the page itself; the finder has the rest.
const COURSES: usize = 24;

/// How much news stands on the page itself.
const NEWS: usize = 12;

/// A page for an audience.
pub fn view(here: &Here<'_>, document: DocIx) -> (PageMeta, AudienceView) {
    let shown = Shown::new(here.heads, here.plan.site, document);
    let id = shown.head.at.id.rsplit('/').next().unwrap_or_default();
    let page = PageMeta::of_document(here, &shown, &[]);
    let is_for = |document: &&DocIx| {
        let head = here.heads.document(**document);
        let tagged = ids(&head.common.audiences).any(|audience| &**audience == id);
        let course = head.course();
        tagged || course.is_some_and(|course| ids(&course.participants).any(|who| &**who == id))
    };
    let tagged =
        |documents: &[DocIx]| -> Vec<DocIx> { documents.iter().filter(is_for).copied().collect() };
    let courses = tagged(&here.plan.courses);
    let news = tagged(&here.plan.news);
    let pages = here
        .plan
        .plain
        .iter()
        .chain(&here.plan.surveys)
        .filter(is_for);
    let coming = roadmap::states(here).into_iter();
    let coming = coming.filter(|(_, _, state)| *state != QuarterState::Past);
    let milestones = coming.flat_map(|(quarter, _, _)| roadmap::milestones(here, quarter));
    let concerns =
        |milestone: &MilestoneView| milestone.audiences.iter().any(|audience| audience.id == id);
    let others = here
        .plan
        .audiences
        .iter()
        .filter(|other| **other != document);
    let view = AudienceView {
        audience: named(&here.heads.vocabulary.audiences, id),
        body: BodyView::of(here, &shown),
        courses: here
            .shared
            .course_cards(courses.get(..COURSES).unwrap_or(&courses)),
        courses_total: courses.len(),
        news: here.shared.news_cards(news.get(..NEWS).unwrap_or(&news)),
        pages: pages.map(|page| PageLink::of(here, *page)).collect(),
        milestones: milestones.filter(concerns).collect(),
        contact: here.contact(shown.contact()),
        others: others.map(|other| here.titled(*other)).collect(),
    };
    (page, view)
}
