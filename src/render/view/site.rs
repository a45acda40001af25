//! `site` in a template: values shared by all pages of a site.

use serde::Serialize;
use tera::Value;

use super::municipalities;
use crate::diagnostic::join_list;
use crate::export::host::policy;
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::publication::HostKind;
use crate::model::region::MenuItem;
use crate::model::value::{items, text};
use crate::plan::links::public_url;
use crate::plan::menu::{MenuTarget, menu_target};
use crate::plan::site::SitePlan;
use crate::render::link_context::LinkContext;
use crate::render::part::basics::{ContactView, ExplainedItem};
use crate::render::pictures::SitePictures;
use crate::source::Spanned;

/// A site as its pages show it. Built once; its `path`s are relative to the root. It does not have
/// the date of the build, as a page with that date would change every day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SiteView {
    /// The name of its directory: `noord`.
    pub(in crate::render) id: String,
    /// Its name.
    pub(in crate::render) name: String,
    /// Its short name.
    pub(in crate::render) short_name: String,
    /// Whether it is the national overview.
    pub(in crate::render) national: bool,
    /// Its base URL, without a trailing slash.
    pub(in crate::render) base_url: String,
    /// The welcome on its home page.
    pub(in crate::render) welcome: ExplainedItem,
    /// The contact.
    pub(in crate::render) contact: ContactView,
    /// Mail address for registrations of courses.
    pub(in crate::render) registration: String,
    /// The navigation.
    pub(in crate::render) menu: Vec<SharedLink>,
    /// Plain pages at the top of the tree: about, contact, accessibility, privacy …
    pub(in crate::render) pages: Vec<SharedLink>,
    /// The lists that every site has, beside those in the menu: glossary, partners, surveys,
    /// figures, norm, registration.
    pub(in crate::render) lists: Vec<SharedLink>,
    /// Pages for audiences.
    pub(in crate::render) audiences: Vec<SharedLink>,
    /// The provinces that the academy serves: `Groningen, Fryslân en Drenthe`; empty when unknown.
    pub(in crate::render) provinces: String,
    /// The academy's channels elsewhere.
    pub(in crate::render) channels: Vec<SharedLink>,
    /// The path of the list of municipalities with their academies; null elsewhere than on the national
    /// site, and when no academy names its municipalities.
    pub(in crate::render) municipalities: Option<String>,
    /// All six sites, the national one first, to switch between them.
    pub(in crate::render) sites: Vec<OtherSite>,
    /// The `path` of the style sheet.
    pub(in crate::render) stylesheet: String,
    /// The `path` of the icon for the home screen of a phone: a PNG of 180 × 180.
    pub(in crate::render) touch_icon: String,
    /// What a page says about itself to a browser; null when the host says it in headers.
    pub(in crate::render) policy: Option<PolicyView>,
}

/// What a page says about itself in `<meta>`, for a host that sets no headers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PolicyView {
    /// What it may use: for `Content-Security-Policy`.
    pub(in crate::render) content: String,
    /// What other sites learn of a visitor who leaves it: for `referrer`.
    pub(in crate::render) referrer: String,
}

/// A link that is the same on every page of a site. Exactly one of `path` and `url` is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SharedLink {
    /// Its text.
    pub(in crate::render) text: String,
    /// The path on this site, from the root: `aanbod/`; an empty text for the home page.
    pub(in crate::render) path: Option<String>,
    /// The absolute URL outside this site.
    pub(in crate::render) url: Option<String>,
}

/// One of our sites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct OtherSite {
    /// The name of its directory.
    pub(in crate::render) id: String,
    /// Its name.
    pub(in crate::render) name: String,
    /// Its short name.
    pub(in crate::render) short_name: String,
    /// Its URL: that of its present web site while the new one is in preparation.
    pub(in crate::render) url: String,
    /// Whether it is the national overview.
    pub(in crate::render) national: bool,
    /// Whether it is the current site.
    pub(in crate::render) here: bool,
}

/// How many plain pages the footer lists, so that the size of a page does not grow with their
/// number; the search page has them all.
const PAGES: usize = 16;

/// The default menu; entries that the site lacks are left out.
const MENU: [(&str, &str); 7] = [
    ("Aanbod", "/aanbod/"),
    ("Agenda", "/agenda/"),
    ("Nieuws", "/nieuws/"),
    ("Carrièrepad", "/carrierepad/"),
    ("Reisplan", "/reisplan/"),
    ("Academies", "/academies/"),
    ("Over ons", "/over/"),
];

/// The lists that every site has.
const LISTS: [(&str, &str); 10] = [
    ("Aanbod", "/aanbod/"),
    ("Agenda", "/agenda/"),
    ("Mijn lijst", "/mijn-lijst/"),
    ("Nieuws", "/nieuws/"),
    ("Peilingen", "/peilingen/"),
    ("Cijfers", "/cijfers/"),
    ("Begrippen", "/begrippen/"),
    ("Partners", "/partners/"),
    ("Toetsingskader", "/toetsingskader/"),
    ("Scholing aanmelden", "/aanmelden/"),
];

/// The `SiteView` of a site. `stylesheet` is the address of the style sheet of its theme.
pub fn value(
    heads: &Heads,
    plan: &SitePlan,
    stylesheet: &Address,
    pictures: &SitePictures,
) -> Value {
    let root = Address::from("/");
    let links = LinkContext::new(heads, plan, &root);
    Value::from_serializable(&view(&links, stylesheet, pictures.touch_icon()))
}

/// The view of a site; `links` is at its root and `stylesheet` is an address on it.
pub(super) fn view(
    links: &LinkContext<'_>,
    stylesheet: &Address,
    touch_icon: &Address,
) -> SiteView {
    let heads = links.heads;
    let site = links.site();
    let region = &site.region;
    let welcome = region.welcome.as_ref();
    let document_link = |at: &DocIx| {
        let head = heads.document(*at);
        let title = head.title();
        // Every academy may have a page about itself.
        let academy = links.region_of(head).filter(|name| !title.contains(name));
        SharedLink {
            text: academy.map_or_else(|| title.clone(), |name| format!("{title} ({name})")),
            path: Some(links.document(*at, None).href),
            url: None,
        }
    };
    let top = |at: &&DocIx| !heads.document(**at).at.id.contains('/');
    let channels = items(&region.channels)
        .iter()
        .map(|channel| web(links, text(&channel.name), text(&channel.url)));
    SiteView {
        id: site.id.to_string(),
        name: site.name().to_owned(),
        short_name: site.short_name().to_owned(),
        national: site.is_national(),
        base_url: region.base().to_owned(),
        welcome: ExplainedItem {
            title: welcome
                .map_or("", |welcome| text(&welcome.title))
                .to_owned(),
            text: welcome.map_or("", |welcome| text(&welcome.text)).to_owned(),
        },
        contact: links.contact(None, site.name()),
        registration: registration(heads, links.plan.site),
        menu: menu(links),
        pages: links
            .plan
            .plain
            .iter()
            .filter(top)
            .take(PAGES)
            .map(document_link)
            .collect(),
        lists: existing(links, &LISTS).collect(),
        audiences: links.plan.audiences.iter().map(document_link).collect(),
        provinces: provinces(heads, links.plan.site),
        channels: channels.collect(),
        municipalities: site
            .is_national()
            .then(|| municipalities::list_path(links))
            .flatten(),
        sites: sites(links),
        stylesheet: links.href(stylesheet),
        touch_icon: links.href(touch_icon),
        policy: (links.plan.host.kind == HostKind::Pages).then(|| PolicyView {
            content: policy::content_in_page(),
            referrer: policy::REFERRER.to_owned(),
        }),
    }
}

/// The address for registrations of courses: the site's own, else the national one, else the site's
/// contact.
pub(super) fn registration(heads: &Heads, site: SiteIx) -> String {
    let address = |site: SiteIx| heads.site(site).region.registration.as_ref();
    let contact = |site: SiteIx| {
        let contact = heads.site(site).region.contact.as_ref()?;
        contact.value.email.as_ref()
    };
    let found = address(site).or_else(|| heads.national.and_then(address));
    let found = found.or_else(|| contact(site));
    found.map_or_else(String::new, |email| email.value.to_string())
}

/// The provinces that an academy serves, in words.
pub(super) fn provinces(heads: &Heads, site: SiteIx) -> String {
    let provinces = items(&heads.site(site).region.provinces);
    let names: Vec<&str> = provinces.iter().map(|name| &*name.value).collect();
    join_list(&names, "en")
}

fn menu(links: &LinkContext<'_>) -> Vec<SharedLink> {
    let written = items(&links.site().region.menu);
    if written.is_empty() {
        return existing(links, &MENU).collect();
    }
    let link = |item: &Spanned<MenuItem>| {
        let label = text(&item.label).to_owned();
        match menu_target(links.heads, links.plan, text(&item.link)) {
            MenuTarget::Here { address, tail } => Some(SharedLink {
                text: label,
                path: Some(format!("{}{tail}", links.href(&address))),
                url: None,
            }),
            MenuTarget::Elsewhere(url) => Some(web(links, &label, &url)),
            // Not there today, or reported as an error.
            MenuTarget::Unpublished(_) | MenuTarget::NoPage(_) | MenuTarget::NoFile(_) => None,
        }
    };
    written.iter().filter_map(link).collect()
}

/// Those of the given addresses that exist on the site.
fn existing<'a>(
    links: &'a LinkContext<'_>,
    addresses: &'a [(&str, &str)],
) -> impl Iterator<Item = SharedLink> + 'a {
    let existing = addresses
        .iter()
        .filter(|(_, address)| links.plan.at(address).is_some());
    existing.map(|(label, address)| own(links, label, address))
}

/// A link to a web address, which may be that of a page of this site.
fn web(links: &LinkContext<'_>, label: &str, url: &str) -> SharedLink {
    let own = links.own_page(url);
    let path = own.map(|(address, tail)| links.href(&address) + tail);
    SharedLink {
        text: label.to_owned(),
        url: path.is_none().then(|| url.to_owned()),
        path,
    }
}

fn own(links: &LinkContext<'_>, label: &str, address: &str) -> SharedLink {
    SharedLink {
        text: label.to_owned(),
        path: Some(links.href(&Address::from(address))),
        url: None,
    }
}

fn sites(links: &LinkContext<'_>) -> Vec<OtherSite> {
    let heads = links.heads;
    let order = heads.national.into_iter().chain(heads.academies());
    let other = |site: SiteIx| OtherSite {
        id: heads.site(site).id.to_string(),
        name: heads.site(site).name().to_owned(),
        short_name: heads.site(site).short_name().to_owned(),
        url: public_url(heads, site, &Address::from("/"), None),
        national: heads.site(site).is_national(),
        here: site == links.plan.site,
    };
    order.map(other).collect()
}
