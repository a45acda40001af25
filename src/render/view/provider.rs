//! The organisations of a course, on its page.

use serde::Serialize;

use crate::model::address::Address;
use crate::model::course::{Course, Provider};
use crate::model::value::{non_empty, text, value};
use crate::render::context::PageContext;
use crate::render::part::basics::{LinkKind, LinkView};
use crate::render::part::logo::{LogoPlace, LogoView};

/// An organisation that gives a course or contributes to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ProviderView {
    /// Its name.
    pub(in crate::render) name: String,
    /// Its web site, with its name as text.
    pub(in crate::render) website: Option<LinkView>,
    /// The URL of its entry on the page of partners; null when it is not in that list.
    pub(in crate::render) href: Option<String>,
    /// Its logo, for a row of logos.
    pub(in crate::render) logo: Option<LogoView>,
}

impl ProviderView {
    /// The organisation that gives a course, if it is known.
    pub(super) fn of(context: &PageContext<'_>, course: &Course) -> Option<Self> {
        match value(&course.provider)? {
            Provider::Unknown => None,
            Provider::Partner(id) => Self::of_partner(context, id),
            Provider::Unlisted(provider) => Some(Self {
                name: text(&provider.name).to_owned(),
                website: website(context, text(&provider.name), text(&provider.website)),
                href: None,
                logo: None,
            }),
        }
    }

    /// A partner from the list.
    pub(super) fn of_partner(context: &PageContext<'_>, id: &str) -> Option<Self> {
        let partner = context.heads.partner(id)?;
        let page = context.href(&Address::from("/partners/"));
        Some(Self {
            name: text(&partner.name).to_owned(),
            website: website(context, text(&partner.name), text(&partner.website)),
            href: Some(format!("{page}#{id}")),
            logo: LogoView::of(**context, partner, LogoPlace::Row),
        })
    }

    /// Its name, without a link.
    pub(super) fn named(&self) -> LinkView {
        LinkView {
            text: self.name.clone(),
            href: String::new(),
            kind: LinkKind::None,
            academy: None,
        }
    }

    /// The URL of its web site.
    pub(super) fn url(&self) -> Option<&str> {
        let website = self.website.as_ref()?;
        Some(&website.href)
    }
}

fn website(context: &PageContext<'_>, name: &str, url: &str) -> Option<LinkView> {
    non_empty(url).map(|url| context.web(&url).with_text(name))
}
