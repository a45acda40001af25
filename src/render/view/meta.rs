//! `page` in a template: metadata of every page.

use serde::Serialize;

use crate::export::json_ld;
use crate::model::address::Address;
use crate::model::common::CitedSource;
use crate::model::document::Head;
use crate::model::heads::DocIx;
use crate::model::period::Period;
use crate::model::value::{items, non_empty, text, value};
use crate::percent;
use crate::picture::social;
use crate::plan::localized::LocalizedDocument;
use crate::plan::page::PageKind;
use crate::render::context::PageContext;
use crate::render::part::basics::{PictureView, SourceView};
use crate::render::part::freshness::Freshness;
use crate::render::part::mail::PageMail;
use crate::render::part::pagination::Pagination;
use crate::render::part::retold::RetoldView;
use crate::render::pictures::{SitePictures, page_of};
use crate::render::texts::DocumentText;

/// `page` in a template: the metadata of the page and values that follow from its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PageView {
    /// The kind of page, also the name of its template: `course`, `special-print`.
    pub(in crate::render) kind: &'static str,
    /// Structured data for `<script type="application/ld+json">`: JSON with `<` escaped, to be
    /// written with `| safe`; null when there is none.
    pub(in crate::render) json_ld: Option<String>,
    /// The metadata.
    #[serde(flatten)]
    pub(in crate::render) meta: PageMeta,
}

/// Metadata of a page, whatever its kind.
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
    /// The path from the root of the site: `/aanbod/hoe/`.
    pub(in crate::render) address: String,
    /// The absolute URL, for `<link rel="canonical">`.
    pub(in crate::render) canonical: String,
    /// The relative path from this page to the root of the site, ending in a slash: `../../`, `./`;
    /// on the not-found page the path from the root of the host: `/noord/`.
    pub(in crate::render) root: String,
    /// The section of the site, as the `path` of its menu entry: `aanbod/`; empty on the home page.
    pub(in crate::render) section: String,
    /// The breadcrumbs from the home page to this page, included. Empty on the home page.
    pub(in crate::render) breadcrumbs: Vec<CrumbView>,
    /// Whether search engines must not index the page.
    pub(in crate::render) noindex: bool,
    /// The date as of which the facts hold: `updated` when recent, else `confirmed`.
    #[serde(flatten)]
    pub(in crate::render) freshness: Freshness,
    /// The sources of the facts.
    pub(in crate::render) sources: Vec<SourceView>,
    /// The works of others that the text retells.
    pub(in crate::render) retold: Vec<RetoldView>,
    /// The picture that shows when somebody shares the page, for `og:image`: its own photo, else the
    /// one that the site makes of its title.
    pub(in crate::render) picture: Option<SharedPicture>,
    /// Whether a text on the page links glossary terms, which a script then explains.
    pub(in crate::render) terms: bool,
    /// The previous page of a paginated list or an edition, for `<link rel="prev">`.
    pub(in crate::render) previous: Option<String>,
    /// The next page, for `<link rel="next">`.
    pub(in crate::render) next: Option<String>,
    /// Mail links, addressed to the academy; null when it has no mail address.
    pub(in crate::render) mail: Option<PageMail>,
    /// Links to share the page that need no script and make no request to another site until
    /// followed.
    pub(in crate::render) share: ShareView,
    /// The breadcrumbs without the home page and this page, as addresses.
    #[serde(skip)]
    pub(in crate::render) trail: Vec<(String, Address)>,
}

/// The picture that shows when somebody shares a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SharedPicture {
    /// Its absolute URL.
    pub(in crate::render) url: String,
    /// Its media type: `image/png` or `image/jpeg`, the two that every platform shows.
    pub(in crate::render) media_type: &'static str,
    /// Its width in pixels.
    pub(in crate::render) width: u32,
    /// Its height in pixels.
    pub(in crate::render) height: u32,
    /// The alternative text; never empty.
    pub(in crate::render) alt: String,
}

impl SharedPicture {
    /// The picture of the title of a page, or of the page that it belongs to.
    fn of_title(context: &PageContext<'_>, page: Option<(PageKind, &Address)>) -> Option<Self> {
        let (address, title) = context.pictures.of_page(page)?;
        let site = context.site().name();
        Some(Self {
            url: context.public(&address),
            media_type: social::MEDIA_TYPE,
            width: social::WIDTH,
            height: social::HEIGHT,
            alt: match &*title {
                "" => site.to_owned(),
                title => format!("{title} – {site}"),
            },
        })
    }

    /// The photo of a page, if every platform can show it.
    fn of_photo(photo: PictureView, title: &str) -> Option<Self> {
        let (width, height) = (photo.files.width?, photo.files.height?);
        if width < SMALLEST_PHOTO || height < SMALLEST_PHOTO {
            return None;
        }
        let (_, extension) = photo.files.src.rsplit_once('.')?;
        let media_type = match extension.to_ascii_lowercase().as_str() {
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            _ => return None,
        };
        Some(Self {
            media_type,
            width,
            height,
            alt: non_empty(&photo.alt).unwrap_or_else(|| title.to_owned()),
            url: photo.files.src,
        })
    }
}

/// The smallest width and height in pixels of a photo that platforms show.
const SMALLEST_PHOTO: u32 = 200;

/// Links to share a page. Its address to copy is [`PageMeta::canonical`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
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

/// A breadcrumb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CrumbView {
    /// Its text.
    pub(in crate::render) text: String,
    /// The URL; null for the page itself.
    pub(in crate::render) href: Option<String>,
}

/// The text of the first breadcrumb.
const HOME: &str = "Voorpagina";

impl PageMeta {
    /// The metadata of a page without a document. `trail` holds its breadcrumbs after the home
    /// page, without the page itself.
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
            mail: context.if_asked("mail", || {
                let subject = match *context.address == home {
                    true => site,
                    false => title,
                };
                let mail = |email: String| PageMail::new(&email, subject, site, &canonical);
                context.email().map(mail)
            }),
            share: context.if_asked("share", || ShareView::of(title, &canonical)),
            canonical,
            root: context.root(),
            section: section(context.address.as_str()),
            breadcrumbs,
            noindex: false,
            freshness: Freshness::default(),
            sources: Vec::new(),
            retold: Vec::new(),
            picture: context.if_asked(SitePictures::FIELD, || {
                let file = context.plan.at(context.address.as_str());
                SharedPicture::of_title(context, file.and_then(|file| page_of(context.plan, file)))
            }),
            terms: false,
            previous: None,
            next: None,
            trail: trail.to_vec(),
        }
    }

    /// The metadata of the page of a document.
    pub(super) fn of_document(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        trail: &[(String, Address)],
    ) -> Self {
        let mut meta = Self::new(context, &localized.head.title(), localized.summary(), trail);
        meta.hold_as_of(context, value(&localized.head.common.updated).copied());
        meta.sources = context.if_asked("sources", || sources(context, localized.head));
        meta.retold = context.if_asked("retold", || RetoldView::all(context, localized.head));
        if context.asks(SitePictures::FIELD) {
            let picture = localized.picture();
            let full = context.with_absolute_urls();
            let picture = picture.and_then(|(head, picture)| full.picture(head, picture));
            let picture = picture.and_then(|photo| SharedPicture::of_photo(photo, &meta.title));
            meta.picture = picture.or(meta.picture);
        }
        meta.with_texts(context, &[localized.document])
    }

    /// Sets the date as of which the facts on the page hold.
    pub(super) fn hold_as_of(&mut self, context: &PageContext<'_>, period: Option<Period>) {
        let freshness = period.map(|period| Freshness::of(period, context.today()));
        self.freshness = freshness.unwrap_or_default();
    }

    /// The same for a page that also shows the texts of other documents.
    #[must_use]
    pub(super) fn with_texts(self, context: &PageContext<'_>, documents: &[DocIx]) -> Self {
        let has_terms = |document: &DocIx| {
            let own = context.texts.body(*document);
            let accent = context.texts.accent(*document, context.plan.site);
            own.iter().chain(&accent).any(DocumentText::has_terms)
        };
        let terms = self.terms || context.asks("terms") && documents.iter().any(has_terms);
        Self { terms, ..self }
    }

    /// Adds the links to the previous and next page of a list.
    pub(super) fn paged(&mut self, pagination: &Pagination) {
        self.previous.clone_from(&pagination.previous);
        self.next.clone_from(&pagination.next);
    }

    /// Excludes the page from search engines.
    #[must_use]
    pub(super) fn excluded_from_search(self) -> Self {
        Self {
            noindex: true,
            ..self
        }
    }

    /// The same with another text than its title for the last breadcrumb.
    #[must_use]
    pub(super) fn called(mut self, name: &str) -> Self {
        if let Some(last) = self.breadcrumbs.last_mut() {
            name.clone_into(&mut last.text);
        }
        self
    }

    /// The breadcrumbs, home page and this page included, for structured data.
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

/// The section of the site that an address is in, as in the menu.
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
            let target = context.resolve(head, text(&cited.link));
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
