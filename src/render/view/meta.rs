//! What every page has: `page` in a template.

use serde::Serialize;

use super::parts::{SourceView, Stamp};

/// What every page has, whatever its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageMeta {
    /// The kind of page, which is the name of its template: `course`, `special-print`.
    pub kind: &'static str,
    /// The heading of the page.
    pub title: String,
    /// For `<title>`: the heading with the name of the site.
    pub head_title: String,
    /// One or two sentences, also for `<meta name="description">`; may be empty.
    pub summary: String,
    /// Language of the page: `nl`.
    pub language: &'static str,
    /// The address from the root of the site: `/aanbod/hoe/`.
    pub address: String,
    /// The full address, for `<link rel="canonical">`.
    pub canonical: String,
    /// From this page to the root of the site, with a slash at its end: `../../`, `./`; on the page
    /// for what is not found the full address.
    pub root: String,
    /// The part of the site, as the `path` of its entry in the menu: `aanbod/`; empty on the home
    /// page.
    pub section: String,
    /// The way from the home page to here; the last one is this page. Empty on the home page.
    pub breadcrumbs: Vec<Crumb>,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// As of when the facts hold: "Stand: februari 2022".
    pub updated: Option<Stamp>,
    /// Whence the facts.
    pub sources: Vec<SourceView>,
    /// The full address of the picture that goes with the page, for `og:image`.
    pub picture: Option<String>,
    /// Structured data for `<script type="application/ld+json">`: JSON in which `<` is escaped, to
    /// be written with `| safe`.
    pub json_ld: Option<String>,
    /// The page before this one in a paginated list or edition, for `<link rel="prev">`.
    pub previous: Option<String>,
    /// The page after this one, for `<link rel="next">`.
    pub next: Option<String>,
}

/// A step on the way to a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// Its text.
    pub text: String,
    /// Where it leads; null for the page itself.
    pub href: Option<String>,
}
