//! The academies, on the national site: `academies` in `academies.html`.

use serde::Serialize;

use super::parts::{ContactView, LinkView};

/// The academies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcademiesView {
    /// In the order of their folders.
    pub academies: Vec<AcademyView>,
}

/// An academy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcademyView {
    /// The name of its folder, which is also its anchor and its place on the map.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// Its site.
    pub url: String,
    /// Whether its site is still being prepared.
    pub preparing: bool,
    /// What it says on its home page.
    pub text: String,
    /// The provinces it serves: `Groningen, Fryslân en Drenthe`; empty when unknown.
    pub provinces: String,
    /// Its partners.
    pub partners: Vec<String>,
    /// Whom to ask.
    pub contact: ContactView,
    /// How many courses it offers.
    pub courses: usize,
    /// The list of those courses on this site; null when there is none.
    pub courses_href: Option<String>,
    /// Where else one finds it.
    pub channels: Vec<LinkView>,
    /// Pages about it on this site.
    pub pages: Vec<LinkView>,
}
