//! The state of a preview at a revision: what its bar and its start page show.

use jiff::civil::Date;
use serde::Serialize;

use super::changes::Changes;
use super::problems::Counts;
use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::model::heads::{Availability, DocIx, Heads, SiteIx};
use crate::render::dutch;

/// The state of a preview.
#[derive(Debug, Clone, Serialize)]
pub struct State {
    /// What tells this server from one that ran before it: a page of another has to be loaded anew.
    pub session: String,
    /// Counts the editions that were served, from 1.
    pub revision: u64,
    /// Whether changes are looked for, as the system does not tell them.
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
    pub content: Content,
    /// How many problems there are, once that is known.
    pub problems: Option<ProblemState>,
    /// What differed after the last save that made a difference, once that is known.
    pub changes: Option<Changes>,
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteState {
    /// The name of its folder.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// Whether it is the national overview.
    pub national: bool,
    /// Where it stands in the preview.
    pub path: String,
    /// Where it stands on line.
    pub base_url: String,
    /// How many pages it has, when it has been planned.
    pub pages: Option<usize>,
    /// How many problems show on it, once that is known; those of no site in particular left out.
    pub problems: Option<Counts>,
}

/// How the content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Content {
    /// Documents in all, accents left out.
    pub documents: usize,
    /// Drafts.
    pub drafts: usize,
    /// Documents whose day has yet to come.
    pub scheduled: usize,
    /// Documents whose day has passed.
    pub expired: usize,
}

/// How many problems there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ProblemState {
    /// The revision that was looked at.
    pub revision: u64,
    /// How many of each severity.
    #[serde(flatten)]
    pub counts: Counts,
}

impl Content {
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
            pages: edition.planned(at).map(|plan| {
                let listed = plan.pages.iter().filter(|page| page.what.is_listed());
                listed.count()
            }),
            problems: problems.map(|problems| {
                let shows = |problem: &&Diagnostic| problem.sites.contains(&site.id);
                Counts::of(problems.iter().filter(shows))
            }),
        }
    };
    order.map(site).collect()
}
