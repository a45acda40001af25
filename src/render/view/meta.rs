//! `page` in a template: what every page has.

use serde::Serialize;

use crate::export::json_ld;
use crate::model::address::Address;
use crate::model::common::CitedSource;
use crate::model::document::Head;
use crate::model::heads::DocIx;
use crate::model::value::{items, text};
use crate::percent;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, SourceView};
use crate::render::part::pagination::Pagination;
use crate::render::texts::DocumentText;

/// `page` in a template: what the view of the page says, and what follows from its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PageView {
    /// The kind of page, which is the name of its template: `course`, `special-print`.
    pub(in crate::render) kind: &'static str,
    /// Structured data for `<script type="application/ld+json">`: a text of JSON in which `<` is
    /// escaped, to be written with `| safe`; null when there is none.
    pub(in crate::render) json_ld: Option<String>,
    /// What every page has.
    #[serde(flatten)]
    pub(in crate::render) meta: PageMeta,
}

/// What every page has, whatever its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PageMeta {
    /// The heading of the page.
    pub(in crate::render) title: String,
    /// For `<title>`: the heading with the name of the site.
    pub(in crate::render) head_title: String,
    /// One or two sentences, also for `<meta name="description">`; may be empty.
    pub(in crate::render) summary: String,
    /// Language of the page: `nl`.
    pub(in crate::render) language: &'static str,
    /// The address from the root of the site: `/aanbod/hoe/`.
    pub(in crate::render) address: String,
    /// The full address, for `<link rel="canonical">`.
    pub(in crate::render) canonical: String,
    /// From this page to the root of the site, with a slash at its end: `../../`, `./`; on the page
    /// for what is not found the full address.
    pub(in crate::render) root: String,
    /// The part of the site, as the `path` of its entry in the menu: `aanbod/`; empty on the home
    /// page.
    pub(in crate::render) section: String,
    /// The way from the home page to here; the last one is this page. Empty on the home page.
    pub(in crate::render) breadcrumbs: Vec<CrumbView>,
    /// Whether search engines should leave the page out.
    pub(in crate::render) noindex: bool,
    /// As of when the facts hold: "Stand: februari 2022".
    pub(in crate::render) updated: Option<DateView>,
    /// Whence the facts.
    pub(in crate::render) sources: Vec<SourceView>,
    /// The full address of the picture that goes with the page, for `og:image`.
    pub(in crate::render) picture: Option<String>,
    /// Whether a text on it links terms of the glossary, which a script then explains on the links.
    pub(in crate::render) terms: bool,
    /// The page before this one in a paginated list or edition, for `<link rel="prev">`.
    pub(in crate::render) previous: Option<String>,
    /// The page after this one, for `<link rel="next">`.
    pub(in crate::render) next: Option<String>,
    /// Ways to pass the page on that need no script and ask nothing of another site until one is
    /// followed.
    pub(in crate::render) share: ShareView,
    /// The way from the home page to here, without either, as addresses.
    #[serde(skip)]
    pub(in crate::render) trail: Vec<(String, Address)>,
}

/// Ready links to pass a page on. Whoever wants to copy its address finds it in
/// [`PageMeta::canonical`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ShareView {
    /// A message in the visitor's mail program, without a recipient.
    pub(in crate::render) mail: String,
    /// A post on LinkedIn.
    pub(in crate::render) linkedin: String,
    /// A message in WhatsApp.
    pub(in crate::render) whatsapp: String,
}

impl ShareView {
    fn of(title: &str, canonical: &str) -> Self {
        let (title, url) = (percent::component(title), percent::component(canonical));
        Self {
            mail: format!("mailto:?subject={title}&body={url}"),
            linkedin: format!("https://www.linkedin.com/sharing/share-offsite/?url={url}"),
            whatsapp: format!("https://wa.me/?text={title}%0A{url}"),
        }
    }
}

/// A step on the way to a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CrumbView {
    /// Its text.
    pub(in crate::render) text: String,
    /// Where it leads; null for the page itself.
    pub(in crate::render) href: Option<String>,
}

/// The name of the page that every way begins with.
const HOME: &str = "Home";

impl PageMeta {
    /// What a page has that is made of no document in particular. `trail` is the way to it from
    /// the home page, without the page itself.
    pub(in crate::render) fn new(
        context: &PageContext<'_>,
        title: &str,
        summary: &str,
        trail: &[(String, Address)],
    ) -> Self {
        let site = context.site().name();
        let home = Address::from("/");
        let mut breadcrumbs = Vec::new();
        if *context.address != home {
            let step = |text: &str, address: &Address| CrumbView {
                text: text.to_owned(),
                href: Some(context.href(address)),
            };
            breadcrumbs.push(step(HOME, &home));
            breadcrumbs.extend(trail.iter().map(|(text, address)| step(text, address)));
            breadcrumbs.push(CrumbView {
                text: title.to_owned(),
                href: None,
            });
        }
        let canonical = context.public(context.address);
        Self {
            title: title.to_owned(),
            head_title: match *context.address == home {
                true => site.to_owned(),
                false => format!("{title} – {site}"),
            },
            summary: summary.to_owned(),
            language: "nl",
            address: context.address.to_string(),
            share: ShareView::of(title, &canonical),
            canonical,
            root: context.root(),
            section: section(context.address.as_str()),
            breadcrumbs,
            noindex: false,
            updated: None,
            sources: Vec::new(),
            picture: None,
            terms: false,
            previous: None,
            next: None,
            trail: trail.to_vec(),
        }
    }

    /// What the page of a document has.
    pub(super) fn of_document(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        trail: &[(String, Address)],
    ) -> Self {
        let mut meta = Self::new(context, &localized.head.title(), localized.summary(), trail);
        let updated = localized.head.common.updated.as_ref();
        meta.updated = updated.map(|updated| dutch::period(updated.value));
        meta.sources = sources(context, localized.head);
        let picture = localized.picture();
        let full = context.with_absolute_urls();
        let picture = picture.and_then(|(head, picture)| full.picture(head, picture));
        meta.picture = picture.map(|picture| picture.src);
        meta.with_texts(context, &[localized.document])
    }

    /// The same with the texts of more documents on it.
    #[must_use]
    pub(super) fn with_texts(self, context: &PageContext<'_>, documents: &[DocIx]) -> Self {
        let has_terms = |document: &DocIx| {
            let own = context.texts.body(*document);
            let accent = context.texts.accent(*document, context.plan.site);
            own.iter().chain(&accent).any(DocumentText::has_terms)
        };
        Self {
            terms: self.terms || documents.iter().any(has_terms),
            ..self
        }
    }

    /// Says which pages of a list stand before and after this one.
    pub(super) fn paged(&mut self, pagination: &Pagination) {
        self.previous.clone_from(&pagination.previous);
        self.next.clone_from(&pagination.next);
    }

    /// Leaves the page out of search engines.
    #[must_use]
    pub(super) fn hidden(self) -> Self {
        Self {
            noindex: true,
            ..self
        }
    }

    /// The same, by another name than its title at the end of the way to it.
    #[must_use]
    pub(super) fn called(mut self, name: &str) -> Self {
        if let Some(last) = self.breadcrumbs.last_mut() {
            name.clone_into(&mut last.text);
        }
        self
    }

    /// The way from the home page to here, both included, for structured data.
    pub(in crate::render) fn crumbs(&self) -> Vec<json_ld::Crumb> {
        let step = |title: &str, address: &Address| json_ld::Crumb {
            title: title.to_owned(),
            address: address.clone(),
        };
        let context = Address::new(self.address.as_str());
        let mut way = vec![step(HOME, &Address::from("/"))];
        way.extend(
            self.trail
                .iter()
                .map(|(title, address)| step(title, address)),
        );
        if let Some(last) = self.breadcrumbs.last() {
            way.push(step(&last.text, &context));
        }
        way
    }
}

/// The part of the site that an address stands in, as in the menu.
fn section(address: &str) -> String {
    match address.trim_start_matches('/').split_once('/') {
        Some(("specials", _)) => "nieuws/".to_owned(),
        Some((first, _)) => format!("{first}/"),
        None => String::new(),
    }
}

fn sources(context: &PageContext<'_>, head: &Head) -> Vec<SourceView> {
    let view = |cited: &CitedSource| match cited {
        CitedSource::Text(words) => SourceView {
            text: words.to_string(),
            href: None,
        },
        CitedSource::Link(cited) => {
            let target = context.written(head, text(&cited.link));
            SourceView {
                text: text(&cited.title).to_owned(),
                href: (!target.href.is_empty()).then_some(target.href),
            }
        }
    };
    items(&head.common.sources)
        .iter()
        .map(|cited| view(&cited.value))
        .collect()
}
