//! What every page of a site shares: `site` in a template.

use serde::Serialize;

use super::parts::{ContactView, Explained};

/// A site, as every page of it shows it. Built once; its `path`s count from the root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteView {
    /// The name of its folder: `noord`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// Whether it is the national overview.
    pub national: bool,
    /// Where it stands, without a slash at the end.
    pub base_url: String,
    /// The words on its home page.
    pub welcome: Explained,
    /// Whom to ask.
    pub contact: ContactView,
    /// Mail address for registrations of courses.
    pub registration: String,
    /// The navigation.
    pub menu: Vec<SharedLink>,
    /// Plain pages at the top of the tree: about, contact, accessibility, privacy …
    pub pages: Vec<SharedLink>,
    /// The lists that every site has, beside those in the menu: glossary, partners, surveys,
    /// figures, norm, registration.
    pub lists: Vec<SharedLink>,
    /// Pages for audiences.
    pub audiences: Vec<SharedLink>,
    /// The provinces that the academy serves: `Groningen, Fryslân en Drenthe`; empty when unknown.
    pub provinces: String,
    /// Where else one finds the academy.
    pub channels: Vec<SharedLink>,
    /// All six sites, the national one first, to go from one to another.
    pub sites: Vec<OtherSite>,
    /// The style sheet, as a `path`.
    pub stylesheet: String,
    /// The script, as a `path`; null when the theme has none.
    pub script: Option<String>,
    /// The date that the site is built for.
    pub today: super::parts::Stamp,
}

/// A link that is the same on every page of a site. Just one of `path` and `url` is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedLink {
    /// Its text.
    pub text: String,
    /// Where it leads on this site, from the root: `aanbod/`; empty text for the home page.
    pub path: Option<String>,
    /// Where it leads outside of this site.
    pub url: Option<String>,
}

/// One of our sites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherSite {
    /// The name of its folder.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// Where it stands: its present web site while it is being prepared.
    pub url: String,
    /// Whether it is the national overview.
    pub national: bool,
    /// Whether it is the site of this page.
    pub here: bool,
}
