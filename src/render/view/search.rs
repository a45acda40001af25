//! Search: `search` in `search.html`.

use serde::Serialize;

use super::meta::PageMeta;
use super::plain::PageLink;
use super::{agenda::month::month_title, glossary, partners};
use crate::model::address::Address;
use crate::model::heads::{DocIx, SiteIx};
use crate::model::layout::Kind;
use crate::model::value::{non_empty, text};
use crate::plan::file::FileKind;
use crate::plan::page::PageKind;
use crate::render::context::PageContext;
use crate::render::part::basics::{LinkKind, LinkView};
use crate::render::part::mail::mailto;

/// All pages that can be found, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SearchView {
    /// The kinds with at least one page.
    pub(in crate::render) groups: Vec<SearchGroup>,
    /// The number of pages.
    pub(in crate::render) total: usize,
    /// Mail links to the academy, for visitors who find nothing: its own, and on the national site
    /// those of all academies.
    pub(in crate::render) contacts: Vec<LinkView>,
}

/// The pages of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SearchGroup {
    /// For an anchor: `aanbod`.
    pub(in crate::render) id: &'static str,
    /// The heading: `Aanbod`.
    pub(in crate::render) title: &'static str,
    /// The pages.
    pub(in crate::render) items: Vec<PageLink>,
}

/// The subject of a mail from a visitor who found nothing.
const SUBJECT: &str = "Ik zoek iets op de site";

/// All pages of a site that can be found.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, SearchView) {
    let summary =
        "Alles wat op deze site staat, bij elkaar: aanbod, nieuws, peilingen en pagina’s.";
    let page = PageMeta::new(context, "Zoeken", summary, &[]);
    let plan = context.plan;
    let articles: Vec<DocIx> = plan
        .specials
        .iter()
        .flat_map(|special| plan.articles(&context.heads.document(*special).at.id))
        .copied()
        .collect();
    let single = [
        (Kind::CareerPath, "carrierepad"),
        (Kind::Roadmap, "reisplan"),
    ];
    let single = single
        .iter()
        .filter_map(|(kind, id)| context.heads.with_id(*kind, id));
    let path: Vec<DocIx> = single
        .filter(|document| plan.address_of(*document).is_some())
        .chain(plan.functions.iter().copied())
        .collect();
    let documents = |documents: &[DocIx]| -> Vec<PageLink> {
        let links = documents.iter();
        links
            .map(|document| PageLink::of(context, *document))
            .collect()
    };
    let groups: Vec<SearchGroup> = [
        ("aanbod", "Aanbod", documents(&plan.courses)),
        ("nieuws", "Nieuws", documents(&plan.news)),
        ("specials", "Uit de specials", documents(&articles)),
        ("loopbaan", "Carrièrepad en reisplan", documents(&path)),
        ("peilingen", "Peilingen", documents(&plan.surveys)),
        ("voor", "Voor wie", documents(&plan.audiences)),
        ("paginas", "Pagina’s", documents(&plan.plain)),
        ("lijsten", "Lijsten en overzichten", lists(context)),
        ("begrippen", "Begrippen", terms(context)),
        ("partners", "Partners", partner_links(context)),
    ]
    .into_iter()
    .filter(|(.., items)| !items.is_empty())
    .map(|(id, title, items)| SearchGroup { id, title, items })
    .collect();
    let view = SearchView {
        total: groups.iter().map(|group| group.items.len()).sum(),
        groups,
        contacts: contacts(context),
    };
    (page, view)
}

/// The pages that the build makes, the first page of a list only.
fn lists(context: &PageContext<'_>) -> Vec<PageLink> {
    let link = |address: &Address, (title, summary): (String, &str)| PageLink {
        title,
        summary: summary.to_owned(),
        href: context.href(address),
    };
    let files = context.plan.files.iter();
    let pages = files.filter_map(|file| match file.kind {
        FileKind::Page(page) => Some(link(&file.address, list_title(context, page)?)),
        FileKind::Data(_)
        | FileKind::Redirect { .. }
        | FileKind::Medium(_)
        | FileKind::Picture(..) => None,
    });
    pages.collect()
}

/// The title and summary of a page that the build makes; `None` for pages of documents, and for
/// those that nobody looks for.
fn list_title(context: &PageContext<'_>, page: PageKind) -> Option<(String, &'static str)> {
    let (title, summary) = match page {
        PageKind::Courses(1) => ("Aanbod", "Zoek en filter in alle scholing."),
        PageKind::Overview => ("Overzicht van het aanbod", "Al het aanbod om te printen."),
        PageKind::Agenda => ("Agenda", "Alles met een datum, op volgorde."),
        PageKind::NewsList(1) => ("Nieuws", "Al het nieuws, het nieuwste eerst."),
        PageKind::Surveys => ("Peilingen", "Wat buurtsportcoaches nodig hebben."),
        PageKind::Glossary => ("Begrippen", "Wat bedoelen we met welk woord?"),
        PageKind::Partners => ("Partners", "Met wie de academies samenwerken."),
        PageKind::Norm => ("Toetsingskader", "Waar scholing aan moet voldoen."),
        PageKind::Registration => ("Scholing aanmelden", "Voor wie zelf scholing aanbiedt."),
        PageKind::Figures => ("Cijfers", "Wat we weten, in getallen."),
        PageKind::Academies => ("Academies", "De regionale academies en hoe je ze bereikt."),
        PageKind::Facet(at, 1) => {
            let facet = context.plan.facets.get(at)?;
            return Some((format!("Aanbod: {}", facet.label), ""));
        }
        PageKind::NewsCategory(at, 1) => {
            let category = context.plan.categories.get(at)?;
            return Some((format!("Nieuws: {}", category.label), ""));
        }
        PageKind::AgendaMonth(at, 1) => {
            let month = context.plan.agenda_months.get(at)?;
            return Some((format!("Agenda: {}", month_title(month)), ""));
        }
        PageKind::MyList => ("Mijn lijst", "De scholing die je zelf bewaart."),
        PageKind::Home
        | PageKind::AgendaMonth(..)
        | PageKind::Courses(_)
        | PageKind::Facet(..)
        | PageKind::Course(_)
        | PageKind::NewsList(_)
        | PageKind::NewsCategory(..)
        | PageKind::News(_)
        | PageKind::Special(_)
        | PageKind::SpecialArticle(_)
        | PageKind::SpecialPrint(_)
        | PageKind::Roadmap(_)
        | PageKind::CareerPath(_)
        | PageKind::Function(_)
        | PageKind::Survey(_)
        | PageKind::Audience(_)
        | PageKind::Plain(_)
        | PageKind::Search
        | PageKind::NotFound => return None,
    };
    Some((title.to_owned(), summary))
}

/// The terms of the glossary, each linked to its entry.
fn terms(context: &PageContext<'_>) -> Vec<PageLink> {
    let (_, glossary) = glossary::view(context);
    let address = context.href(&Address::from("/begrippen/"));
    let terms = glossary.letters.into_iter().flat_map(|letter| letter.terms);
    terms
        .map(|term| PageLink {
            title: term.term,
            summary: term.definition,
            href: format!("{address}#{}", term.id),
        })
        .collect()
}

/// The partners, each linked to its entry.
fn partner_links(context: &PageContext<'_>) -> Vec<PageLink> {
    let (_, view) = partners::view(context);
    let address = context.href(&Address::from("/partners/"));
    let others = view.groups.into_iter().flat_map(|group| group.partners);
    let partners = view.own.into_iter().chain(others);
    partners
        .map(|partner| PageLink {
            title: partner.name,
            summary: partner.description.unwrap_or_default(),
            href: format!("{address}#{}", partner.id),
        })
        .collect()
}

fn contacts(context: &PageContext<'_>) -> Vec<LinkView> {
    let heads = context.heads;
    let own = context.plan.site;
    let academies: Vec<SiteIx> = match context.site().is_national() {
        true => heads.academies().collect(),
        false => Vec::new(),
    };
    let contact = |site: SiteIx| {
        let contact = heads.site(site).region.contact.as_ref()?;
        let email = non_empty(text(&contact.value.email))?;
        Some(LinkView {
            text: format!("Mail {}", heads.site(site).name()),
            href: mailto(&email, SUBJECT, &[]),
            kind: LinkKind::Contact,
            academy: None,
        })
    };
    let mut links: Vec<LinkView> = Vec::new();
    for link in academies.into_iter().chain([own]).filter_map(contact) {
        if links.iter().all(|other| other.href != link.href) {
            links.push(link);
        }
    }
    links
}
