//! What every kind of host is told of a site.

use std::collections::BTreeSet;

use super::moved::{self, Gone, Moved};
use crate::model::address::Address;
use crate::model::heads::{Heads, Site};
use crate::plan::file::FileKind;
use crate::plan::site::SitePlan;

/// A site, as its host is to serve it.
pub(super) struct HostedSite<'p> {
    /// The site.
    pub(super) site: &'p Site,
    /// Its plan.
    pub(super) plan: &'p SitePlan,
    /// The path of the site on its host, without a final slash: empty, or `/noord`.
    pub(super) base: &'p str,
    /// What stood elsewhere.
    pub(super) moved: Vec<Moved<'p>>,
    /// What is gone for good.
    pub(super) gone: Vec<Gone>,
}

impl<'p> HostedSite<'p> {
    /// A site of which this is the plan.
    pub(super) fn new(heads: &'p Heads, plan: &'p SitePlan) -> Self {
        let site = heads.site(plan.site);
        let base = site.region.base_url.as_ref();
        let base = base.map_or("", |base| base.value.path());
        Self {
            site,
            plan,
            base,
            moved: moved::moved(heads, plan, base),
            gone: moved::gone(heads, plan),
        }
    }

    /// Whether browsers must use https for the whole host.
    pub(super) fn has_hsts(&self) -> bool {
        let hsts = self.site.region.hsts.as_ref();
        hsts.is_some_and(|hsts| hsts.value)
    }

    /// The downloads whose own names look as if a digest is in them: a browser may not keep those.
    pub(super) fn lookalikes(&self) -> impl Iterator<Item = &'p Address> {
        lookalikes(self.plan)
    }

    /// The folders at the root of the site that it has files in.
    pub(super) fn folders(&self) -> BTreeSet<&'p str> {
        let files = self.plan.files.iter();
        let first = files.filter_map(|file| {
            let (folder, _) = file.address.as_str().strip_prefix('/')?.split_once('/')?;
            Some(folder)
        });
        first.chain(OTHER_FOLDERS).collect()
    }
}

/// See [`HostedSite::lookalikes`].
pub(super) fn lookalikes(plan: &SitePlan) -> impl Iterator<Item = &Address> {
    let downloads = plan.files.iter();
    downloads
        .filter(|file| matches!(file.kind, FileKind::Medium(_)))
        .map(|file| &file.address)
        .filter(|address| has_digest(address.as_str()))
}

/// The folders of which the plan has no files.
const OTHER_FOLDERS: [&str; 2] = ["assets", "beeld"];

/// A regular expression for the end of an address with a digest in its name.
pub(super) const DIGESTED: &str = r"\.[0-9a-f]{10}\.[0-9a-z]+";

/// Whether an address ends as [`DIGESTED`] says.
pub(super) fn has_digest(address: &str) -> bool {
    let mut parts = address.rsplit('/').next().unwrap_or_default().rsplit('.');
    let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let is_ending = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase();
    let ending = parts.next().unwrap_or_default();
    let digest = parts.next().unwrap_or_default();
    !ending.is_empty()
        && ending.chars().all(is_ending)
        && digest.len() == 10
        && digest.chars().all(is_hex)
        && parts.next().is_some()
}

/// The first lines of a file with settings: comments, in the language of who publishes.
pub(super) fn opening(site: &HostedSite<'_>, more: &[&str]) -> String {
    let name = site.site.short_name();
    let mut text = format!(
        "# Geschreven door vindplek, voor de site {}.\n# Verander hier niets: een volgende bouw schrijft het opnieuw.\n",
        name.replace(char::is_control, " ")
    );
    for line in more {
        text.push_str(&format!("# {line}\n"));
    }
    text
}
