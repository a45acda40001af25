//! Links as written on the page being rendered: target, `href` and kind.

use std::borrow::Cow;

use jiff::civil::Date;

use super::part::basics::{
    ContactView, LinkKind, LinkView, PictureFile, PictureFiles, PictureView, focus_classes,
};
use super::part::mail;
use crate::model::address::Address;
use crate::model::common::{Contact, Picture};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, Site};
use crate::model::layout::Owner;
use crate::model::value::{non_empty, text, value};
use crate::percent;
use crate::plan::file::FileKind;
use crate::plan::links::{self, Destination, LinkedItem, ParsedLink};
use crate::plan::site::SitePlan;
use crate::render::dutch;

/// The page that holds the links, within its site.
#[derive(Clone, Copy)]
pub(super) struct LinkContext<'s> {
    /// The index of all documents.
    pub(super) heads: &'s Heads,
    /// The plan of the site.
    pub(super) plan: &'s SitePlan,
    /// The address of the page.
    pub(super) address: &'s Address,
    form: UrlForm,
}

/// How links to the own site are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UrlForm {
    /// Relative to the page: `../nieuws/`.
    Relative,
    /// From the root of the host: `/noord/nieuws/`.
    FromHost,
    /// As a whole: `https://academies.nl/noord/nieuws/`.
    Absolute,
}

/// The target of a link, as seen from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LinkTarget {
    /// The kind of link.
    pub(super) kind: LinkKind,
    /// The value of `href`; empty for [`LinkKind::None`].
    pub(super) href: String,
    /// The name of the academy, for a referral.
    pub(super) academy: Option<String>,
}

impl LinkTarget {
    /// A link without a target.
    pub(super) const NO_TARGET: Self = Self {
        kind: LinkKind::None,
        href: String::new(),
        academy: None,
    };

    fn on_site(href: String) -> Self {
        Self {
            kind: LinkKind::Here,
            href,
            academy: None,
        }
    }

    fn contact(href: String) -> Self {
        Self {
            kind: LinkKind::Contact,
            href,
            academy: None,
        }
    }

    /// Adds the text of the link.
    pub(super) fn with_text(self, text: impl Into<String>) -> LinkView {
        LinkView {
            text: text.into(),
            href: self.href,
            kind: self.kind,
            academy: self.academy,
        }
    }
}

impl<'s> LinkContext<'s> {
    /// The page at an address of a site.
    pub(super) fn new(heads: &'s Heads, plan: &'s SitePlan, address: &'s Address) -> Self {
        Self {
            heads,
            plan,
            address,
            form: UrlForm::Relative,
        }
    }

    /// The same page with absolute URLs in its links, for text that is read outside the site.
    #[must_use]
    pub(super) fn with_absolute_urls(self) -> Self {
        Self {
            form: UrlForm::Absolute,
            ..self
        }
    }

    /// The same page with links that begin at the root of the host, for a page that is served at
    /// any address, on any host: an alias of the site, or its number.
    #[must_use]
    pub(super) fn with_urls_from_host(self) -> Self {
        Self {
            form: UrlForm::FromHost,
            ..self
        }
    }

    /// Whether links are written as absolute URLs.
    pub(super) fn has_absolute_urls(&self) -> bool {
        self.form == UrlForm::Absolute
    }

    /// The site of the page.
    pub(super) fn site(&self) -> &'s Site {
        self.heads.site(self.plan.site)
    }

    /// The date for which the site is built.
    pub(super) fn today(&self) -> Date {
        self.plan.when.today
    }

    /// The path from this page to the root of the site, ending in a slash.
    pub(super) fn root(&self) -> String {
        self.href(&Address::from("/"))
    }

    /// The `href` of an address of this site.
    pub(super) fn href(&self, address: &Address) -> String {
        match self.form {
            UrlForm::Relative => address.relative_to(self.address),
            UrlForm::FromHost => {
                let base = self.site().region.base_url.as_ref();
                format!("{}{address}", base.map_or("", |base| base.value.path()))
            }
            UrlForm::Absolute => self.public(address),
        }
    }

    /// The absolute URL of a page of this site.
    pub(super) fn public(&self, address: &Address) -> String {
        format!("{}{}", self.site().region.base(), address.encoded())
    }

    /// What comes before the `#` of a link within this page: nothing, or the page's absolute URL.
    pub(super) fn before_anchor(&self) -> String {
        match self.form {
            UrlForm::Relative | UrlForm::FromHost => String::new(),
            UrlForm::Absolute => self.public(self.address),
        }
    }

    /// The target of a link to a document or to an anchor in it.
    pub(super) fn document(&self, document: DocIx, anchor: Option<&str>) -> LinkTarget {
        let when = self.plan.when;
        match links::destination(self.heads, self.plan.site, when, document) {
            Destination::Here {
                address,
                anchor: own,
            } => {
                // A document shown as part of a page has its anchors prefixed with its own anchor.
                let anchor = match (own, anchor) {
                    (Some(own), Some(anchor)) => Some(format!("{own}-{anchor}")),
                    (own, anchor) => own.or(anchor.map(str::to_owned)),
                };
                LinkTarget::on_site(with_anchor(self.href(&address), anchor.as_deref()))
            }
            Destination::Referral { url, site } => LinkTarget {
                kind: LinkKind::Referral,
                href: match self.heads.site(site).region.is_preparing() || url.contains('#') {
                    true => url,
                    false => with_anchor(url, anchor),
                },
                academy: Some(self.heads.site(site).name().to_owned()),
            },
            Destination::Unpublished(_) | Destination::Nowhere => LinkTarget::NO_TARGET,
        }
    }

    /// The link to a document, with its title as text.
    pub(super) fn titled(&self, document: DocIx) -> LinkView {
        self.document(document, None)
            .with_text(self.heads.document(document).title())
    }

    /// Resolves a link target written in a document.
    pub(super) fn resolve(&self, head: &Head, target: &str) -> LinkTarget {
        match links::parse_link(target) {
            ParsedLink::Absolute { scheme, url } => match scheme.as_str() {
                "https" | "http" => self.web(url),
                "mailto" => LinkTarget::contact(self.mail(head, url)),
                "tel" => LinkTarget::contact(url.to_owned()),
                _ => LinkTarget::NO_TARGET,
            },
            ParsedLink::Anchor(anchor) => {
                LinkTarget::on_site(format!("{}#{anchor}", self.before_anchor()))
            }
            ParsedLink::Path { .. } => self.resolve_path(head, target),
        }
    }

    /// The target of a web address: a page of this site is linked as such, and the page that holds
    /// the link is no target.
    pub(super) fn web(&self, url: &str) -> LinkTarget {
        match self.own_page(url) {
            Some((address, tail)) if address == *self.address && !tail.starts_with('#') => {
                LinkTarget::NO_TARGET
            }
            Some((address, tail)) => LinkTarget::on_site(self.href(&address) + tail),
            None => LinkTarget {
                kind: LinkKind::External,
                href: url.to_owned(),
                academy: None,
            },
        }
    }

    /// The address on this site of an absolute URL of one of its pages, and its query or anchor.
    pub(super) fn own_page<'u>(&self, url: &'u str) -> Option<(Address, &'u str)> {
        let base = &self.site().region.base_url.as_ref()?.value;
        let end = url.find(['?', '#']).unwrap_or(url.len());
        let (url, tail) = url.split_at(end);
        let path = url.strip_prefix(base.as_str())?;
        let path = percent::decoded(path)?;
        let path = match path.trim_matches('/') {
            "" => "/".to_owned(),
            _ if path.starts_with('/') => format!("/{}/", path.trim_matches('/')),
            _ => return None,
        };
        let page = self.plan.at(&path)?;
        matches!(page.kind, FileKind::Page(_)).then(|| (page.address.clone(), tail))
    }

    /// A `mailto:` URL written by an editor, with a subject if it has none.
    fn mail(&self, head: &Head, url: &str) -> String {
        let email = url.get("mailto:".len()..).unwrap_or_default();
        if email.contains('?') {
            return url.to_owned();
        }
        let email = percent::decoded(email).map_or_else(|| email.to_owned(), Cow::into_owned);
        mail::question(&email, &head.title(), &self.public(self.address))
    }

    fn resolve_path(&self, head: &Head, target: &str) -> LinkTarget {
        let (found, anchor) = links::find_target(self.heads, &head.at.path, &head.at.owner, target);
        match found {
            LinkedItem::Document(document) => self.document(document, anchor),
            LinkedItem::Page(address) => {
                LinkTarget::on_site(with_anchor(self.href(&address), anchor))
            }
            LinkedItem::Address(address) => match self.plan.at(address.as_str()) {
                Some(_) => {
                    let query = target.split('#').next().unwrap_or_default();
                    let query = query.find('?').map_or("", |at| &query[at..]);
                    let href = self.href(&address) + query;
                    LinkTarget::on_site(with_anchor(href, anchor))
                }
                None => LinkTarget::NO_TARGET,
            },
            LinkedItem::Media(media) => match self.plan.medium_address(media) {
                Some(address) => LinkTarget::on_site(self.href(address)),
                None => LinkTarget::NO_TARGET,
            },
            LinkedItem::Unreadable | LinkedItem::Escapes | LinkedItem::Nothing(_) => {
                LinkTarget::NO_TARGET
            }
        }
    }

    /// The files in which the site shows a picture, by its path in a document; `None` when the site does
    /// not have it.
    pub(super) fn picture_files(&self, head: &Head, target: &str) -> Option<PictureFiles> {
        let (found, _) = links::find_target(self.heads, &head.at.path, &head.at.owner, target);
        let LinkedItem::Media(medium) = found else {
            return None;
        };
        let shown = self.plan.picture(medium)?;
        let (address, size) = shown.fallback()?;
        let webp = shown.webp().map(|(address, width)| PictureFile {
            src: self.href(address),
            width,
        });
        Some(PictureFiles {
            src: self.href(address),
            width: size.map(|size| size.width),
            height: size.map(|size| size.height),
            webp: webp.collect(),
        })
    }

    /// The view of a picture that a document names.
    pub(super) fn picture(&self, head: &Head, picture: &Picture) -> Option<PictureView> {
        let files = self.picture_files(head, text(&picture.file))?;
        Some(PictureView {
            files,
            alt: text(&picture.alt).to_owned(),
            caption: non_empty(text(&picture.caption)),
            photographer: non_empty(text(&picture.photographer)),
            focus: value(&picture.focal_point).map(|point| focus_classes(*point)),
        })
    }

    /// The mail address of the site.
    pub(super) fn email(&self) -> Option<String> {
        let contact = self.site().region.contact.as_ref()?;
        non_empty(text(&contact.email))
    }

    /// The contact for a page about a subject: its own, else that of the site. A contact without
    /// mail address and page gets the site's mail address.
    pub(super) fn contact(&self, own: Option<&Contact>, subject: &str) -> ContactView {
        let region = self.site().region.contact.as_ref();
        let (name, email, url) = match (own, region.map(|region| &region.value)) {
            (Some(own), _) => (text(&own.name), text(&own.email), text(&own.url)),
            (None, Some(site)) => (text(&site.name), text(&site.email), text(&site.url)),
            (None, None) => return ContactView::default(),
        };
        let url = self.contact_url(name, url);
        let email = match url {
            Some(_) => non_empty(email),
            None => non_empty(email).or(self.email()),
        };
        ContactView {
            name: non_empty(name),
            mail: email
                .as_ref()
                .map(|email| mail::question(email, subject, &self.public(self.address))),
            email,
            url,
        }
    }

    /// The web page of a contact; `None` for the address of this site, where the visitor is.
    fn contact_url(&self, name: &str, url: &str) -> Option<LinkView> {
        let target = match self.own_page(url) {
            Some((address, _)) if address.as_str() == "/" => return None,
            _ => self.web(url),
        };
        let text = match name {
            "" => "Website".to_owned(),
            name => format!("Website van {}", dutch::inside_sentence(name)),
        };
        (!target.href.is_empty()).then(|| target.with_text(text))
    }

    /// The short name of the document's region, on the national site; `None` elsewhere.
    pub(super) fn region_of(&self, head: &Head) -> Option<String> {
        match &head.at.owner {
            Owner::Site(owner) if self.site().is_national() => {
                let owner = self.heads.site_with_id(owner)?;
                Some(self.heads.site(owner).short_name().to_owned())
            }
            _ => None,
        }
    }
}

fn with_anchor(mut href: String, anchor: Option<&str>) -> String {
    if let Some(anchor) = anchor {
        href.push('#');
        href.push_str(anchor);
    }
    href
}
