//! A page for an audience: `audience` in `audience.html`.

use serde::Serialize;
use tera::Value;

use super::body::BodyView;
use super::meta::PageMeta;
use super::plain::PageLink;
use super::roadmap::{self, MilestoneView, QuarterState};
use crate::model::document::Head;
use crate::model::heads::DocIx;
use crate::model::value::ids;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::part::basics::{ContactView, LinkView, NamedValue, named};
use crate::render::part::listing::CourseListing;

/// A page for an audience, with the content tagged for it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct AudienceView {
    /// The audience.
    pub(in crate::render) audience: NamedValue,
    /// The page's text.
    pub(in crate::render) body: BodyView,
    /// Courses with the audience as participants or as target group.
    pub(in crate::render) courses: CourseListing,
    /// The total number of such courses; the page may show a part of them.
    pub(in crate::render) courses_total: usize,
    /// News for it, as [`crate::render::part::card::NewsCard`]s.
    pub(in crate::render) news: Vec<Value>,
    /// Pages and surveys for it.
    pub(in crate::render) pages: Vec<PageLink>,
    /// Milestones of the reisplan that concern it and are not past.
    pub(in crate::render) milestones: Vec<MilestoneView>,
    /// The contact.
    pub(in crate::render) contact: ContactView,
    /// The pages of the other audiences.
    pub(in crate::render) others: Vec<LinkView>,
}

/// How many courses the page shows; the finder has the rest.
const COURSES: usize = 24;

/// How many news items the page shows.
const NEWS: usize = 12;

/// A page for an audience.
pub(in crate::render) fn view(
    context: &PageContext<'_>,
    document: DocIx,
) -> (PageMeta, AudienceView) {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let id = localized.head.at.id.rsplit('/').next().unwrap_or_default();
    let page = PageMeta::of_document(context, &localized, &[]);
    let is_for = |document: &&DocIx| is_for(context.heads.document(**document), id);
    let tagged =
        |documents: &[DocIx]| -> Vec<DocIx> { documents.iter().filter(is_for).copied().collect() };
    let courses = tagged(context.plan.offer());
    let news = tagged(&context.plan.news);
    let pages = context
        .plan
        .plain
        .iter()
        .chain(&context.plan.surveys)
        .filter(is_for);
    let coming = roadmap::states(context).into_iter();
    let coming = coming.filter(|(_, _, state)| *state != QuarterState::Past);
    let milestones = coming.flat_map(|(quarter, _, _)| roadmap::milestones(context, quarter));
    let concerns =
        |milestone: &MilestoneView| milestone.audiences.iter().any(|audience| audience.id == id);
    let others = context
        .plan
        .audiences
        .iter()
        .filter(|other| **other != document);
    let view = AudienceView {
        audience: named(&context.heads.vocabulary.audiences, id),
        body: BodyView::of(context, &localized),
        courses: context
            .shared
            .listing(courses.get(..COURSES).unwrap_or(&courses)),
        courses_total: courses.len(),
        news: context.shared.news_cards(news.get(..NEWS).unwrap_or(&news)),
        pages: pages.map(|page| PageLink::of(context, *page)).collect(),
        milestones: milestones.filter(concerns).collect(),
        contact: context.contact(localized.contact(), &localized.head.title()),
        others: others.map(|other| context.titled(*other)).collect(),
    };
    (page, view)
}

/// Whether a document is for an audience: it names that as its readers, or as its participants.
pub(in crate::render) fn is_for(head: &Head, audience: &str) -> bool {
    let tagged = ids(&head.common.audiences).any(|id| &**id == audience);
    let course = head.course();
    tagged || course.is_some_and(|course| course.participants().any(|id| &**id == audience))
}
