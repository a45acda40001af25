//! Which academy belongs to a municipality: the list on the page of the academies, and what the home
//! pages say of it.

use serde::Serialize;

use crate::model::address::Address;
use crate::plan::links::public_url;
use crate::plan::municipalities::{self, Municipality, folded_name};
use crate::render::context::PageContext;
use crate::render::link_context::LinkContext;

/// The anchor of the list on the page of the academies.
const ANCHOR: &str = "gemeenten";

/// The municipalities that begin with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MunicipalityGroup {
    /// The letter: `A`.
    pub(in crate::render) letter: String,
    /// The municipalities.
    pub(in crate::render) municipalities: Vec<MunicipalityLink>,
}

/// A municipality with its academy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MunicipalityLink {
    /// Its name.
    pub(in crate::render) name: String,
    /// The short name of its academy.
    pub(in crate::render) academy: String,
    /// The URL of that academy.
    pub(in crate::render) href: String,
}

/// What a home page says of municipalities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MunicipalitiesBrief {
    /// The municipalities of the own academy, in alphabetical order; empty on the national site, and
    /// while they are unknown.
    pub(in crate::render) own: Vec<String>,
    /// The URL of the list of all municipalities on the national site; null without that site.
    pub(in crate::render) all_href: Option<String>,
}

impl MunicipalitiesBrief {
    /// What the home page of a site says; `None` when no academy names its municipalities.
    pub(super) fn of(context: &PageContext<'_>) -> Option<Self> {
        let all = municipalities::municipalities(context.heads);
        if all.is_empty() {
            return None;
        }
        let academies = Address::from("/academies/");
        let is_own = |municipality: &&Municipality<'_>| municipality.academy == context.plan.site;
        let own = all.iter().filter(is_own);
        Some(Self {
            own: own.map(|own| own.name.to_owned()).collect(),
            all_href: match context.heads.national {
                Some(national) if national == context.plan.site => {
                    Some(format!("{}#{ANCHOR}", context.href(&academies)))
                }
                national => {
                    national.map(|site| public_url(context.heads, site, &academies, Some(ANCHOR)))
                }
            },
        })
    }
}

/// The path of the list of all municipalities on the national site; `None` when no academy names any.
pub(super) fn list_path(links: &LinkContext<'_>) -> Option<String> {
    let mut named = links
        .heads
        .academies()
        .flat_map(|academy| municipalities::of_academy(links.heads, academy));
    let academies = links.href(&Address::from("/academies/"));
    named.next().map(|_| format!("{academies}#{ANCHOR}"))
}

/// The municipalities of all academies by first letter.
pub(super) fn groups(context: &PageContext<'_>) -> Vec<MunicipalityGroup> {
    let heads = context.heads;
    let mut groups: Vec<MunicipalityGroup> = Vec::new();
    for Municipality { name, academy } in municipalities::municipalities(heads) {
        let letter = first_letter(name);
        let link = MunicipalityLink {
            name: name.to_owned(),
            academy: heads.site(academy).short_name().to_owned(),
            href: public_url(heads, academy, &Address::from("/"), None),
        };
        match groups.last_mut() {
            Some(last) if last.letter == letter => last.municipalities.push(link),
            _ => groups.push(MunicipalityGroup {
                letter,
                municipalities: vec![link],
            }),
        }
    }
    groups
}

/// The letter under which a name stands.
fn first_letter(name: &str) -> String {
    let first = folded_name(name).chars().next();
    first.map_or_else(String::new, |first| first.to_ascii_uppercase().to_string())
}
