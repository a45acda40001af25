//! The sites that a problem belongs to: those that show what it is in. Its errors stop them, and no
//! other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::Head;
use crate::model::heads::{Availability, Heads, SiteIx};
use crate::model::layout::{DocumentPath, Location, Owner, locate};
use crate::plan::visibility::When;
use crate::source::Span;

/// The sites that problems belong to, by what they are in.
pub(super) struct ProblemScopes<'e> {
    heads: &'e Heads,
    when: When,
    /// For each theme, the sites that use it or a theme that builds on it.
    sites_of_theme: BTreeMap<Arc<str>, BTreeSet<SiteIx>>,
}

impl<'e> ProblemScopes<'e> {
    /// The scopes of an edition. `chains` has for each site its theme and the themes that it builds
    /// on.
    pub(super) fn new(
        heads: &'e Heads,
        when: When,
        chains: impl IntoIterator<Item = (SiteIx, Vec<Arc<str>>)>,
    ) -> Self {
        let mut sites_of_theme: BTreeMap<Arc<str>, BTreeSet<SiteIx>> = BTreeMap::new();
        for (site, chain) in chains {
            for theme in chain {
                sites_of_theme.entry(theme).or_default().insert(site);
            }
        }
        Self {
            heads,
            when,
            sites_of_theme,
        }
    }

    /// The sites that a problem belongs to, sorted; `None` for all sites.
    pub(super) fn of(&self, problem: &Diagnostic) -> Option<Vec<Arc<str>>> {
        if !problem.sites.is_empty() {
            return Some(problem.sites.clone());
        }
        if matches!(
            problem.code,
            Code::MissingNationalSite | Code::SecondNationalSite
        ) {
            return None;
        }
        let path = &problem.place.path;
        match locate(path) {
            Location::Document(at) => self.of_document(&at, problem.place.span),
            Location::Media(Owner::Site(site)) => Some(self.with_national(&site)),
            Location::Site(site) | Location::Ledger(site) => Some(vec![site]),
            Location::Theme(theme)
            | Location::Template { theme, .. }
            | Location::Asset { theme, .. } => self.of_theme(&theme),
            Location::List(_) | Location::Media(Owner::Shared) | Location::Note(_) => None,
            Location::Unknown => self.of_folder(path.as_str()),
        }
        // Without its files it is not known which sites use a theme.
        .filter(|sites| !(sites.is_empty() && problem.code == Code::UnreadableFile))
    }

    fn of_document(&self, at: &DocumentPath, span: Span) -> Option<Vec<Arc<str>>> {
        let Some(document) = self.heads.at_path(&at.path) else {
            return match &at.owner {
                Owner::Site(site) => Some(vec![Arc::clone(site)]),
                Owner::Shared => None,
            };
        };
        let head = self.heads.document(document);
        // With a mistake in the keys that select the sites, the selection is unknown.
        if head.at.owner == Owner::Shared && selects_sites(head, span) {
            return None;
        }
        // What is over is shown nowhere; what is scheduled counts from the first day.
        if matches!(
            self.heads.availability(document, self.when.today),
            Availability::Expired(_) | Availability::Withheld
        ) {
            return Some(Vec::new());
        }
        let all = self.heads.site_positions();
        self.ids(all.filter(|site| self.heads.shows(*site, document)))
    }

    fn of_theme(&self, theme: &str) -> Option<Vec<Arc<str>>> {
        let sites = self.sites_of_theme.get(theme);
        self.ids(sites.into_iter().flatten().copied())
    }

    /// The sites of a file or folder that is nothing by its path.
    fn of_folder(&self, path: &str) -> Option<Vec<Arc<str>>> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["regions", site, "content", ..] => Some(self.with_national(site)),
            ["regions", site, _, ..] => Some(vec![(*site).into()]),
            ["themes", theme, ..] => self.of_theme(theme),
            _ => None,
        }
    }

    /// A region's site and the national one, which shows what is the region's own.
    fn with_national(&self, site: &str) -> Vec<Arc<str>> {
        let national = self.heads.national.map(|at| self.id(at));
        let mut sites: Vec<Arc<str>> = national.into_iter().chain([site.into()]).collect();
        sites.sort();
        sites.dedup();
        sites
    }

    /// The sorted ids of some sites; `None` for all of them.
    fn ids(&self, sites: impl Iterator<Item = SiteIx>) -> Option<Vec<Arc<str>>> {
        let mut ids: Vec<Arc<str>> = sites.map(|site| self.id(site)).collect();
        ids.sort();
        (ids.len() < self.heads.sites.len()).then_some(ids)
    }

    fn id(&self, site: SiteIx) -> Arc<str> {
        Arc::clone(&self.heads.site(site).id)
    }
}

/// Whether a place is in one of the keys that select the sites that show a document.
fn selects_sites(head: &Head, span: Span) -> bool {
    let regions = head.common.regions.as_ref().map(|regions| regions.span);
    let national = head.common.national.as_ref().map(|national| national.span);
    let is_inside = |key: Span| key.start <= span.start && span.end <= key.end;
    span != Span::FILE && [regions, national].into_iter().flatten().any(is_inside)
}
