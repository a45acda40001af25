//! Links: where they lead from the page that is being made, and how they are written there.

use jiff::civil::Date;

use super::view::parts::{ContactView, LinkKind, LinkView, PictureView};
use crate::model::address::Address;
use crate::model::common::{Contact, Picture};
use crate::model::dimensions::Dimensions;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, Site};
use crate::model::layout::Owner;
use crate::model::value::text;
use crate::plan::links::{self, Destination, Found, Written};
use crate::plan::site::SitePlan;

/// An address on a site, from which links lead.
#[derive(Clone, Copy)]
pub struct Spot<'s> {
    /// The index over all documents.
    pub heads: &'s Heads,
    /// The plan of the site.
    pub plan: &'s SitePlan,
    /// The address of the page that holds the links.
    pub address: &'s Address,
    absolute: bool,
}

/// Where a link leads from this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What kind of link it is.
    pub kind: LinkKind,
    /// What stands in `href`; empty for [`LinkKind::None`].
    pub href: String,
    /// The name of the academy that a referral leads to.
    pub academy: Option<String>,
    /// How large it is to look at, when it is a picture of ours that says so.
    pub dimensions: Option<Dimensions>,
}

impl Target {
    /// A link that leads nowhere.
    pub const NOWHERE: Self = Self {
        kind: LinkKind::None,
        href: String::new(),
        academy: None,
        dimensions: None,
    };

    fn here(href: String) -> Self {
        Self {
            kind: LinkKind::Here,
            href,
            academy: None,
            dimensions: None,
        }
    }

    /// The link with its text.
    pub fn with_text(self, text: impl Into<String>) -> LinkView {
        LinkView {
            text: text.into(),
            href: self.href,
            kind: self.kind,
            academy: self.academy,
        }
    }
}

impl<'s> Spot<'s> {
    /// The page at an address of a site.
    pub fn new(heads: &'s Heads, plan: &'s SitePlan, address: &'s Address) -> Self {
        Self {
            heads,
            plan,
            address,
            absolute: false,
        }
    }

    /// The same page with full addresses in its links, as it may be shown anywhere.
    #[must_use]
    pub fn anywhere(self) -> Self {
        Self {
            absolute: true,
            ..self
        }
    }

    /// Whether what is written may be shown anywhere.
    pub fn is_anywhere(&self) -> bool {
        self.absolute
    }

    /// The site of the page.
    pub fn site(&self) -> &'s Site {
        self.heads.site(self.plan.site)
    }

    /// The date that the site is built for.
    pub fn today(&self) -> Date {
        self.plan.when.today
    }

    /// From this page to the root of the site, with a slash at its end.
    pub fn root(&self) -> String {
        self.href(&Address::from("/"))
    }

    /// An address of this site as written on this page.
    pub fn href(&self, address: &Address) -> String {
        if self.absolute {
            self.public(address)
        } else {
            address.relative_to(self.address)
        }
    }

    /// The full address of a page of this site.
    pub fn public(&self, address: &Address) -> String {
        format!("{}{address}", self.site().region.base())
    }

    /// Where a reader of this page gets to a document, or to an anchor in it.
    pub fn document(&self, document: DocIx, anchor: Option<&str>) -> Target {
        let when = self.plan.when;
        match links::destination(self.heads, self.plan.site, when, document) {
            Destination::Here {
                address,
                anchor: own,
            } => {
                // What is a part of a page has the anchors in it scoped by its own.
                let anchor = match (own, anchor) {
                    (Some(own), Some(anchor)) => Some(format!("{own}-{anchor}")),
                    (own, anchor) => own.or(anchor.map(str::to_owned)),
                };
                Target::here(with_anchor(self.href(&address), anchor.as_deref()))
            }
            Destination::Referral { url, site } => Target {
                kind: LinkKind::Referral,
                href: match self.heads.site(site).region.is_preparing() || url.contains('#') {
                    true => url,
                    false => with_anchor(url, anchor),
                },
                academy: Some(self.heads.site(site).name().to_owned()),
                dimensions: None,
            },
            Destination::Unpublished(_) | Destination::Nowhere => Target::NOWHERE,
        }
    }

    /// The link to a document under its own title.
    pub fn titled(&self, document: DocIx) -> LinkView {
        self.document(document, None)
            .with_text(self.heads.document(document).title())
    }

    /// Where a link leads that is written in a document.
    pub fn written(&self, head: &Head, target: &str) -> Target {
        match links::written(target) {
            Written::Absolute { scheme, url } => Target {
                kind: match scheme.as_str() {
                    "https" | "http" => LinkKind::External,
                    "mailto" | "tel" => LinkKind::Contact,
                    _ => return Target::NOWHERE,
                },
                href: url.to_owned(),
                academy: None,
                dimensions: None,
            },
            Written::Anchor(anchor) if self.absolute => {
                Target::here(format!("{}#{anchor}", self.public(self.address)))
            }
            Written::Anchor(anchor) => Target::here(format!("#{anchor}")),
            Written::Path { path, anchor } => self.found(head, &path, anchor),
        }
    }

    fn found(&self, head: &Head, path: &str, anchor: Option<&str>) -> Target {
        match links::find(self.heads, &head.at.path, &head.at.owner, path) {
            Found::Document(document) => self.document(document, anchor),
            Found::Page(address) => Target::here(with_anchor(self.href(&address), anchor)),
            Found::Media(media) => {
                match links::media_destination(self.heads, self.plan.site, media) {
                    Destination::Here { address, .. } => Target {
                        dimensions: self.heads.media.get(media).and_then(|it| it.dimensions),
                        ..Target::here(self.href(&address))
                    },
                    _ => Target::NOWHERE,
                }
            }
            Found::Unreadable | Found::Escapes | Found::Nothing(_) => Target::NOWHERE,
        }
    }

    /// A picture that a document names.
    pub fn picture(&self, head: &Head, picture: &Picture) -> Option<PictureView> {
        let target = self.written(head, text(&picture.file));
        (target.kind == LinkKind::Here).then(|| PictureView {
            src: target.href,
            width: target.dimensions.map(|size| size.width),
            height: target.dimensions.map(|size| size.height),
            alt: text(&picture.alt).to_owned(),
            caption: owned(text(&picture.caption)),
            photographer: owned(text(&picture.photographer)),
        })
    }

    /// Whom to ask about a document: its own contact, else that of the site. A contact without a
    /// mail address or a page gets the site's mail address.
    pub fn contact(&self, own: Option<&Contact>) -> ContactView {
        let region = self.site().region.contact.as_ref();
        let site = region.map(|contact| ContactView {
            name: owned(text(&contact.name)),
            email: owned(text(&contact.email)),
            url: owned(text(&contact.url)),
        });
        let site = site.unwrap_or_default();
        let Some(own) = own else {
            return site;
        };
        let (email, url) = (owned(text(&own.email)), owned(text(&own.url)));
        ContactView {
            name: owned(text(&own.name)),
            email: match url {
                Some(_) => email,
                None => email.or(site.email),
            },
            url,
        }
    }

    /// The short name of the region that a document belongs to, on a site where that needs saying:
    /// the national one.
    pub fn region_of(&self, head: &Head) -> Option<String> {
        match &head.at.owner {
            Owner::Site(owner) if self.site().is_national() => {
                let owner = self.heads.site_with_id(owner)?;
                Some(self.heads.site(owner).short_name().to_owned())
            }
            _ => None,
        }
    }
}

/// A text of its own, when there is one.
pub fn owned(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A `mailto:` address with a subject (RFC 6068).
pub fn mailto(email: &str, subject: &str) -> String {
    format!("mailto:{email}?subject={}", encoded(subject))
}

/// A text as it stands in the query of an address (RFC 3986): all but letters, digits and `-._~` by
/// their codes.
pub fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn with_anchor(mut href: String, anchor: Option<&str>) -> String {
    if let Some(anchor) = anchor {
        href.push('#');
        href.push_str(anchor);
    }
    href
}
