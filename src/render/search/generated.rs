//! The entries of a page: of its document, or what the program itself puts on it.

use super::entry::SearchEntry;
use super::kind::SearchKind;
use super::{documents, lists};
use crate::model::address::Address;
use crate::model::heads::SiteIx;
use crate::model::value::items;
use crate::plan::links::public_url;
use crate::plan::municipalities;
use crate::plan::page::PageKind;
use crate::render::context::PageContext;
use crate::render::view::meta::PageMeta;
use crate::render::view::{
    academies, agenda, courses, figures, home, my_list, news, norm, overview, registration, survey,
};

/// How useful a list is by itself, in per cent: it leads to what is on it, so that comes first.
const LIST: u8 = 40;

/// The entries of a page; none for one that only repeats others, and for later pages of a list.
pub(super) fn page(
    context: &PageContext<'_>,
    address: &Address,
    page: PageKind,
) -> Vec<SearchEntry> {
    let list_of = |kind: SearchKind, meta: PageMeta, rank: u8| {
        SearchEntry::new(kind, &meta.title, &meta.summary, address).rank(rank)
    };
    let of = |meta, rank| list_of(SearchKind::Page, meta, rank);
    let entry = match page {
        PageKind::Course(document)
        | PageKind::News(document)
        | PageKind::Special(document)
        | PageKind::SpecialArticle(document)
        | PageKind::CareerPath(document)
        | PageKind::Function(document)
        | PageKind::Survey(document)
        | PageKind::Audience(document)
        | PageKind::Plain(document) => documents::entry(context, document),
        PageKind::Roadmap(document) => {
            let title = context.heads.document(document).title();
            let mut entries = vec![documents::entry(context, document)];
            entries.extend(documents::quarters(context, &title));
            return entries;
        }
        PageKind::Glossary => return lists::glossary(context, address),
        PageKind::Partners => return lists::partners(context, address),
        PageKind::Home => {
            let mut entry = of(home::view(context).0, LIST);
            for province in items(&context.site().region.provinces) {
                entry.names(&province.value);
            }
            entry.names(context.site().name());
            for own in municipalities::of_academy(context.heads, context.plan.site) {
                entry.names(own.name);
            }
            let others = academies_by_municipality(context);
            return [entry].into_iter().chain(others).collect();
        }
        PageKind::Courses(1) => of(courses::finder(context, 1).0, LIST),
        PageKind::Facet(at, 1) => match courses::facet(context, at, 1) {
            Some((meta, _)) => list_of(SearchKind::Course, meta, LIST),
            None => return Vec::new(),
        },
        PageKind::NewsList(1) => match news::list(context, None, 1) {
            Some((meta, _)) => of(meta, LIST),
            None => return Vec::new(),
        },
        PageKind::NewsCategory(at, 1) => match news::list(context, Some(at), 1) {
            Some((meta, _)) => list_of(SearchKind::News, meta, LIST),
            None => return Vec::new(),
        },
        PageKind::Overview => of(overview::view(context).0, LIST),
        PageKind::Surveys => of(survey::list(context).0, LIST),
        PageKind::Agenda => of(agenda::view(context).0, LIST),
        PageKind::AgendaMonth(at, 1) => match agenda::month::view(context, at, 1) {
            Some((meta, view)) if is_coming(context, at) => {
                let mut entry = of(meta, LIST);
                for item in view.groups.into_iter().flat_map(|group| group.entries) {
                    entry.text(item.place.as_deref().unwrap_or_default());
                }
                entry
            }
            Some(_) | None => return Vec::new(),
        },
        PageKind::MyList => of(my_list::view(context).0, LIST),
        PageKind::Norm => {
            let (meta, view) = norm::view(context);
            let mut entry = of(meta, 85);
            for criterion in view.criteria {
                entry.heading(&criterion.question, &criterion.anchor);
                entry.text(criterion.explanation.as_deref().unwrap_or_default());
            }
            for outcome in view.outcomes {
                entry.heading(&outcome.title, &outcome.anchor);
                entry.text(outcome.explanation.as_deref().unwrap_or_default());
            }
            entry
        }
        PageKind::Registration => {
            let (meta, view) = registration::view(context);
            let mut entry = of(meta, 90);
            for section in view.sections {
                entry.text(section.title);
            }
            entry
        }
        PageKind::Figures => {
            let (meta, view) = figures::view(context);
            let mut entry = of(meta, 85);
            for figure in view.figures {
                entry.heading(&figure.title, &figure.anchor);
                entry.text(&figure.source);
            }
            entry
        }
        PageKind::Academies => {
            let (meta, view) = academies::view(context);
            let mut entry = of(meta, 95);
            for academy in view.academies {
                entry.heading(&academy.name, &academy.id);
                entry.names(&academy.short_name);
                entry.names(&academy.provinces);
                entry.text(academy.text.as_deref().unwrap_or_default());
            }
            entry
        }
        PageKind::Courses(_)
        | PageKind::AgendaMonth(..)
        | PageKind::Facet(..)
        | PageKind::NewsList(_)
        | PageKind::NewsCategory(..)
        | PageKind::SpecialPrint(_)
        | PageKind::Search
        | PageKind::NotFound => return Vec::new(),
    };
    vec![entry]
}

/// The other academies, each found by the names of its municipalities.
fn academies_by_municipality(context: &PageContext<'_>) -> Vec<SearchEntry> {
    let heads = context.heads;
    let others = heads
        .academies()
        .filter(|academy| *academy != context.plan.site);
    let entry = |academy: SiteIx| {
        let mut served = municipalities::of_academy(heads, academy).peekable();
        served.peek()?;
        let site = heads.site(academy);
        let summary = site.region.introduction().unwrap_or_default();
        let home = Address::from("/");
        let entry = SearchEntry::new(SearchKind::Page, site.name(), summary, &home);
        let url = public_url(heads, academy, &home, None);
        let mut entry = entry.at(url, site.short_name()).rank(LIST);
        served.for_each(|municipality| entry.names(municipality.name));
        Some(entry)
    };
    others.filter_map(entry).collect()
}

/// Whether a month of the agenda is not over. A visitor who types a month means the next one.
fn is_coming(context: &PageContext<'_>, at: usize) -> bool {
    let month = context.plan.agenda_months.get(at);
    month.is_some_and(|month| month.first >= context.today().first_of_month())
}
