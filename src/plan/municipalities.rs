//! Which academy serves which municipality (`gemeenten` of its site).

use crate::model::heads::{Heads, SiteIx};
use crate::model::value::items;

/// A municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Municipality<'h> {
    /// Its name.
    pub name: &'h str,
    /// The academy that serves it.
    pub academy: SiteIx,
}

/// The municipalities of all academies, in alphabetical order.
pub fn municipalities(heads: &Heads) -> Vec<Municipality<'_>> {
    let mut all: Vec<Municipality<'_>> = heads
        .academies()
        .flat_map(|academy| of_academy(heads, academy))
        .collect();
    all.sort_by_cached_key(|municipality| folded_name(municipality.name));
    all
}

/// The municipalities of one academy, in the order in which they were written.
pub fn of_academy(heads: &Heads, academy: SiteIx) -> impl Iterator<Item = Municipality<'_>> {
    let written = items(&heads.site(academy).region.municipalities).iter();
    written.map(move |name| Municipality {
        name: &name.value,
        academy,
    })
}

/// A name to sort and to compare by: without case and accents, from its first letter, with one kind
/// of apostrophe. So 's-Hertogenbosch stands at the S.
pub fn folded_name(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_lowercase();
    let is_sign = |c: char| !c.is_ascii_alphanumeric();
    plain.trim_start_matches(is_sign).to_owned()
}
