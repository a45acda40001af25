//! The state of a preview at a revision, for its bar and its start page.

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
    /// The identity of the server process: pages served by an earlier one must be reloaded.
    pub session: String,
    /// The number of the served edition, from 1.
    pub revision: u64,
    /// Whether the disk is polled because the operating system does not report changes.
    pub polling: bool,
    /// The date for which the sites are shown.
    pub today: String,
    /// The same in words: `zondag 1 november 2026`.
    pub today_label: String,
    /// The date when chosen by the editor; null when it follows the clock.
    pub as_of: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The sites, the national one first.
    pub sites: Vec<SiteState>,
    /// Counts of the content.
    pub content: ContentCounts,
    /// The problem counts, once known.
    pub problems: Option<ProblemState>,
    /// The changes of the last save that had any, once known.
    pub changes: Option<Changes>,
    /// Whether files can be edited from here.
    pub may_edit: bool,
    /// The paths of the files with changes that were made in the preview and are not saved.
    pub unsaved: Vec<String>,
    /// The newest revision of which every file has been rendered, so that its results are final.
    pub rendered: Option<u64>,
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteState {
    /// The name of its directory.
    pub(super) id: String,
    /// Its name.
    pub(super) name: String,
    /// Its short name.
    pub(super) short_name: String,
    /// Whether it is the national overview.
    pub(super) national: bool,
    /// Its path in the preview.
    pub(super) path: String,
    /// Its URL in production.
    pub(super) base_url: String,
    /// The number of its pages, once planned.
    pub(super) pages: Option<usize>,
    /// The counts of the problems that concern it, once known.
    pub(super) problems: Option<SeverityCounts>,
}

/// Counts of the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ContentCounts {
    /// All documents, without accents.
    pub(super) documents: usize,
    /// Drafts.
    pub(super) drafts: usize,
    /// Documents to be published later.
    pub(super) scheduled: usize,
    /// Documents past their expiry date.
    pub(super) expired: usize,
}

/// The problem counts of a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ProblemState {
    /// The revision that was checked.
    pub revision: u64,
    /// The counts by severity.
    #[serde(flatten)]
    pub counts: SeverityCounts,
}

impl ContentCounts {
    /// Counts the documents as of a day.
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

/// Whether a problem concerns a site: one reported for it, or one without sites in a file that the
/// site is made from.
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
        Location::Site(owner) | Location::Ledger(owner) => owner == site.id,
        Location::Theme(theme)
        | Location::Template { theme, .. }
        | Location::Asset { theme, .. } => {
            // A theme that no site uses directly is a parent of others.
            let is_parent_theme = !heads.sites.iter().any(|site| has_theme(site, &theme));
            is_parent_theme || has_theme(site, &theme)
        }
        Location::List(_) | Location::Note(_) | Location::Unknown => true,
    }
}

/// A day in words.
pub fn day(date: Date) -> String {
    format!("{} {}", dutch::weekday(date), dutch::days(date, date))
}

/// The sites of an edition, the national one first, with their problem counts when known.
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
    fn a_problem_counts_for_the_sites_it_concerns() {
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
        let concerned = |path: &str, on: &[&str]| {
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
        assert_eq!(concerned("content/aanbod/a.md", &["zuid"]), ["zuid"]);
        assert_eq!(concerned("content/aanbod/a.md", &[]).len(), 3);
        let own = "regions/noord/content/aanbod/a.md";
        assert_eq!(concerned(own, &[]), ["landelijk", "noord"]);
        assert_eq!(concerned("themes/noord/theme.yaml", &[]), ["noord"]);
        let parent_theme = "themes/basis/templates/a.html";
        assert_eq!(concerned(parent_theme, &[]).len(), 3);
    }
}
