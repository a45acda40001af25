//! The partners: `partners` in `partners.html`.

use serde::Serialize;

/// The partners by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnersView {
    /// The partners of the site's own academy, in its order.
    pub own: Vec<PartnerView>,
    /// All others, by kind.
    pub groups: Vec<PartnerGroup>,
}

/// Partners of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerGroup {
    /// The kind as written: `kennisinstelling`; `overig` for those without one.
    pub id: String,
    /// The heading: `Kennisinstellingen`.
    pub title: String,
    /// The partners, in alphabetical order.
    pub partners: Vec<PartnerView>,
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerView {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its web site.
    pub website: Option<String>,
    /// What it does.
    pub description: Option<String>,
}
