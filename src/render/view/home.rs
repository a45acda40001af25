//! The home page: `home` in `home.html`.

use serde::Serialize;
use tera::Value;

use super::agenda::entry::{self, AgendaEntry};
use super::agenda::month::{MonthLink, coming_links};
use super::meta::PageMeta;
use super::municipalities::MunicipalitiesBrief;
use super::plain::PageLink;
use super::roadmap::{self, MilestoneView};
use crate::model::address::Address;
use crate::model::document::Content;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::value::{text, value};
use crate::plan::agenda::AgendaEvent;
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::is_undated;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::DateView;
use crate::render::part::card::expected;
use crate::render::part::listing::CourseListing;
use crate::render::part::sections::count_in_words;

/// The home page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HomeView {
    /// The heading of the welcome.
    pub(in crate::render) welcome_title: String,
    /// Its text.
    pub(in crate::render) welcome_text: String,
    /// The next runs and meetings, the own region first; at most three.
    pub(in crate::render) coming: Vec<AgendaEntry>,
    /// The next months with items of the own region.
    pub(in crate::render) months: Vec<MonthLink>,
    /// The latest news except `special`, as [`crate::render::part::card::NewsCard`]s; at most
    /// three, and none whose date is unknown.
    pub(in crate::render) news: Vec<Value>,
    /// The latest special.
    pub(in crate::render) special: Option<SpecialBrief>,
    /// The current position in the reisplan.
    pub(in crate::render) roadmap: Option<RoadmapBrief>,
    /// The first of the offer: of the own region, with a date; at most four.
    pub(in crate::render) courses: CourseListing,
    /// Content counts.
    pub(in crate::render) counts: Vec<CountLink>,
    /// Which municipalities the academy serves; null when no academy says so.
    pub(in crate::render) municipalities: Option<MunicipalitiesBrief>,
    /// Pages for audiences.
    pub(in crate::render) audiences: Vec<PageLink>,
    /// All axes with their values, as `FacetGroup`s.
    pub(in crate::render) facets: Value,
}

/// A special on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SpecialBrief {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// The URL of its page.
    pub(in crate::render) href: String,
    /// The date of publication.
    pub(in crate::render) date: Option<DateView>,
    /// When an announced edition is expected, in words; null once it is published.
    pub(in crate::render) expected: Option<String>,
}

/// The current position in the reisplan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RoadmapBrief {
    /// The URL of its page.
    pub(in crate::render) href: String,
    /// The position in words: `Halte 10 van de 10`.
    pub(in crate::render) position: String,
    /// The goal.
    pub(in crate::render) goal: String,
    /// The current quarter, in words: `Kwartaal 4 van 2026`; null before and after the journey.
    pub(in crate::render) quarter: Option<String>,
    /// The milestones of that quarter.
    pub(in crate::render) milestones: Vec<MilestoneView>,
    /// For each quarter of the journey `past`, `present` or `coming`.
    pub(in crate::render) steps: Vec<&'static str>,
}

/// The number of items of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CountLink {
    /// The number.
    pub(in crate::render) count: usize,
    /// The kind, in singular or plural, of courses also what the number consists of: `opleidingen
    /// en trainingen: 2 van Noord en 7 bij andere academies`, `academie`.
    pub(in crate::render) text: String,
    /// The URL of their list.
    pub(in crate::render) href: String,
}

/// How many agenda items, months, news items and courses the home page shows.
const COMING: usize = 3;
const MONTHS: usize = 6;
const NEWS: usize = 3;
const COURSES: usize = 4;

/// The home page.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, HomeView) {
    let region = &context.site().region;
    let welcome = region.welcome.as_ref();
    let title = welcome.map_or("", |welcome| text(&welcome.title));
    let summary = welcome.map_or("", |welcome| text(&welcome.text));
    let page = PageMeta::new(context, title, summary, &[]);
    let plan = context.plan;
    let special = plan.specials.first();
    let roadmap = context.heads.with_id(Kind::Roadmap, "reisplan");
    let roadmap = roadmap.filter(|document| plan.address_of(*document).is_some());
    let audiences = plan
        .audiences
        .iter()
        .map(|document| PageLink::of(context, *document));
    let is_undated = |news: DocIx| is_undated(context.heads.document(news));
    let news = plan.news.iter().filter(|news| Some(*news) != special);
    let news = news.filter(|news| !is_undated(**news));
    let news: Vec<DocIx> = news.take(NEWS).copied().collect();
    let courses = plan.offer();
    let courses = courses.get(..COURSES).unwrap_or(courses);
    let view = HomeView {
        welcome_title: title.to_owned(),
        welcome_text: summary.to_owned(),
        coming: entry::next(context, COMING),
        months: coming_links(context).into_iter().take(MONTHS).collect(),
        news: context.shared.news_cards(&news),
        special: special.and_then(|special| special_brief(context, *special)),
        roadmap: roadmap.and_then(|roadmap| roadmap_brief(context, roadmap)),
        courses: context.shared.listing(courses),
        counts: counts(context),
        municipalities: MunicipalitiesBrief::of(context),
        audiences: audiences.collect(),
        facets: context.shared.facets.clone(),
    };
    (page, view)
}

fn special_brief(context: &PageContext<'_>, document: DocIx) -> Option<SpecialBrief> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let Content::Special(special) = &localized.head.content else {
        return None;
    };
    Some(SpecialBrief {
        title: localized.head.title(),
        summary: localized.summary().to_owned(),
        href: context.document(document, None).href,
        date: value(&special.date).map(|day| dutch::date_range(*day, *day)),
        expected: expected(special),
    })
}

fn roadmap_brief(context: &PageContext<'_>, document: DocIx) -> Option<RoadmapBrief> {
    let head = context.heads.document(document);
    let roadmap = roadmap::roadmap(head)?;
    let states = roadmap::states(context);
    let present = states
        .iter()
        .find(|(_, _, state)| *state == roadmap::QuarterState::Present);
    Some(RoadmapBrief {
        href: context.document(document, None).href,
        position: roadmap::position(context, roadmap),
        goal: text(&roadmap.goal).to_owned(),
        quarter: present.map(|(quarter, ..)| context.heads.document(*quarter).title()),
        milestones: present.map_or_else(Vec::new, |(quarter, ..)| {
            roadmap::milestones(context, *quarter)
        }),
        steps: states.iter().map(|(_, _, state)| state.word()).collect(),
    })
}

fn counts(context: &PageContext<'_>) -> Vec<CountLink> {
    let plan = context.plan;
    let coming = plan
        .agenda
        .iter()
        .filter(|item| item.own && item.end >= context.today());
    let runs = coming
        .filter(|item| matches!(item.event, AgendaEvent::Run(..)))
        .count();
    let academies = context.heads.academies().count();
    let parts = format!(": {}", count_in_words(context, plan.count));
    let counts = [
        (
            plan.count.total(),
            "opleiding of training",
            "opleidingen en trainingen",
            &*parts,
            "/aanbod/",
        ),
        (
            runs,
            "geplande startdatum",
            "geplande startdata",
            "",
            "/agenda/",
        ),
        (
            academies,
            "regionale academie",
            "regionale academies",
            "",
            "/academies/",
        ),
    ];
    let known = counts
        .iter()
        .filter(|(count, .., address)| *count > 0 && plan.at(address).is_some());
    let links = known.map(|(count, one, more, parts, address)| CountLink {
        count: *count,
        text: format!("{}{parts}", if *count == 1 { one } else { more }),
        href: context.href(&Address::from(*address)),
    });
    links.collect()
}
