//! The state of a preview at a revision: what its bar and its start page show.

use jiff::civil::Date;
use serde::Serialize;

use super::changes::Changes;
use super::problems::SeverityCounts;
use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::model::heads::{Availability, DocIx, Heads, Site, SiteIx};
use crate::model::layout::{DocumentPath, Location, Owner, locate};
use crate::render::dutch;

/// The state of a preview.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewState {
    /// The identity of this server: a page served by an earlier one has to be reloaded.
    pub session: String,
    /// Counts the editions that were served, from 1.
    pub revision: u64,
    /// Whether the disk is polled, because the system does not report changes.
    pub polling: bool,
    /// The date that the sites are shown on.
    pub today: String,
    /// The same in words: `zondag 1 november 2026`.
    pub today_label: String,
    /// The same, when one travels; null when it is the clock's.
    pub as_of: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The sites, the national one first.
    pub sites: Vec<SiteState>,
    /// How the content stands.
    pub content: ContentCounts,
    /// How many problems there are, once that is known.
    pub problems: Option<ProblemState>,
    /// What differed after the last save that made a difference, once that is known.
    pub changes: Option<Changes>,
    /// The newest revision of which every file has been made: nothing more is to come of it.
    pub rendered: Option<u64>,
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteState {
    /// The name of its folder.
    pub(super) id: String,
    /// Its name.
    pub(super) name: String,
    /// Its name where there is little room.
    pub(super) short_name: String,
    /// Whether it is the national overview.
    pub(super) national: bool,
    /// Where it stands in the preview.
    pub(super) path: String,
    /// Where it stands on line.
    pub(super) base_url: String,
    /// How many pages it has, when it has been planned.
    pub(super) pages: Option<usize>,
    /// How many problems it has to do with, once that is known.
    pub(super) problems: Option<SeverityCounts>,
}

/// How the content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ContentCounts {
    /// Documents in all, accents left out.
    pub(super) documents: usize,
    /// Drafts.
    pub(super) drafts: usize,
    /// Documents whose day has yet to come.
    pub(super) scheduled: usize,
    /// Documents whose day has passed.
    pub(super) expired: usize,
}

/// How many problems there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ProblemState {
    /// The revision that was looked at.
    pub revision: u64,
    /// How many of each severity.
    #[serde(flatten)]
    pub counts: SeverityCounts,
}

impl ContentCounts {
    /// Counts the documents on a day.
    pub fn of(heads: &Heads, today: Date) -> Self {
        let mut content = Self::default();
        for document in (0..heads.documents.len()).map(DocIx) {
            content.documents += 1;
            match heads.availability(document, today) {
                Availability::Published | Availability::Withheld => {}
                Availability::Draft => content.drafts += 1,
                Availability::Scheduled(_) => content.scheduled += 1,
                Availability::Expired(_) => content.expired += 1,
            }
        }
        content
    }
}

/// Whether a site has to do with a problem: one that it shows on, or one of no site in particular in
/// what the site is made of.
fn concerns(problem: &Diagnostic, at: SiteIx, heads: &Heads) -> bool {
    let site = heads.site(at);
    if !problem.sites.is_empty() {
        return problem.sites.contains(&site.id);
    }
    let has_theme = |site: &Site, theme: &str| {
        let own = site.region.theme.as_ref();
        own.is_some_and(|own| &*own.value == theme)
    };
    match locate(&problem.place.path) {
        Location::Document(DocumentPath { owner, .. }) | Location::Media(owner) => match owner {
            Owner::Shared => true,
            Owner::Site(owner) => owner == site.id || site.is_national(),
        },
        Location::Site(owner) => owner == site.id,
        Location::Theme(theme)
        | Location::Template { theme, .. }
        | Location::Asset { theme, .. } => {
            // A theme that no site has is one that others build on.
            let is_ground = !heads.sites.iter().any(|site| has_theme(site, &theme));
            is_ground || has_theme(site, &theme)
        }
        Location::List(_) | Location::Unknown => true,
    }
}

/// A day in words.
pub fn day(date: Date) -> String {
    format!("{} {}", dutch::weekday(date), dutch::days(date, date))
}

/// The sites of an edition, the national one first, with what is wrong on each, when that is known.
pub fn sites(edition: &Edition, problems: Option<&[Diagnostic]>) -> Vec<SiteState> {
    let heads = edition.heads();
    let order = heads.national.into_iter().chain(heads.academies());
    let site = |at: SiteIx| {
        let site = heads.site(at);
        SiteState {
            id: site.id.to_string(),
            name: site.name().to_owned(),
            short_name: site.short_name().to_owned(),
            national: site.is_national(),
            path: super::reply::path(edition, at, "/"),
            base_url: site.region.base().to_owned(),
            pages: edition
                .computed_plan(at)
                .map(|plan| plan.indexed_pages().count()),
            problems: problems.map(|problems| {
                let concerns = |problem: &&Diagnostic| concerns(problem, at, heads);
                SeverityCounts::of(problems.iter().filter(concerns))
            }),
        }
    };
    order.map(site).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::diagnostic::{Code, Place, Text};
    use crate::edition::{Options, compile};
    use crate::memo::Memo;
    use crate::world::MemoryWorld;

    #[test]
    fn a_problem_counts_for_the_sites_that_have_to_do_with_it() {
        let mut world = MemoryWorld::new(date(2026, 11, 1));
        for (site, kind, theme) in [
            ("landelijk", "landelijk", "basis2"),
            ("noord", "regio", "noord"),
            ("zuid", "regio", "zuid"),
        ] {
            let text = format!("naam: {site}\nsoort: {kind}\nthema: {theme}\n");
            world.write(&format!("regions/{site}/region.yaml"), text);
        }
        let edition = compile(&world, Options::default(), &Memo::new());
        let told = |path: &str, on: &[&str]| {
            let place = Place::file(&path.into());
            let mut problem = Diagnostic::new(Code::UnknownKey, place, Text::new("fout", "wrong"));
            problem.sites = on.iter().map(|&site| site.into()).collect();
            let sites = sites(&edition, Some(&[problem]));
            let with = sites.into_iter().filter(|site| {
                let counts = site.problems;
                counts.is_some_and(|counts| counts.all() > 0)
            });
            with.map(|site| site.id).collect::<Vec<_>>()
        };
        assert_eq!(told("content/aanbod/a.md", &["zuid"]), ["zuid"]);
        assert_eq!(told("content/aanbod/a.md", &[]).len(), 3);
        let own = "regions/noord/content/aanbod/a.md";
        assert_eq!(told(own, &[]), ["landelijk", "noord"]);
        assert_eq!(told("themes/noord/theme.yaml", &[]), ["noord"]);
        let ground = "themes/basis/templates/a.html";
        assert_eq!(told(ground, &[]).len(), 3);
    }
}
