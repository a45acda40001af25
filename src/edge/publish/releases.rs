//! Releases: on a disk or a server with symbolic links, a site's folder is a link to a whole folder, and
//! publishing makes a new one beside it and swaps the link. So all of a site changes at one moment, and
//! the last ones can be put back.
//!
//! ```text
//! www/noord -> .noord.vindplek/releases/7      what visitors see
//! www/.noord.vindplek/releases/6/…             what they saw before
//! www/.noord.vindplek/releases/8-after-7/…     what is being sent
//! www/.noord.vindplek/.vindplek/lock-….json    the lock of the running publication
//! ```
//!
//! A new release begins with the files of the current one, which are not sent again, and becomes the new
//! site as any folder on a host does: with a manifest, so that a publication that was interrupted goes on
//! where it stopped. It is named after the release that it began with, as it is of no use after another.
//!
//! A folder that stands there as a folder stays one, and is published to file by file.

use std::collections::BTreeSet;

use super::backoff::Backoff;
use super::link_store::{LinkStore, StoreEntry};
use super::state_files::{DENIAL, MANIFEST};
use super::transport::{Transport, TransportError};
use crate::diagnostic::Text;
use crate::edge::Failure;
use crate::publish::TargetListing;

/// How many releases are kept, the current one included.
const KEPT: usize = 3;

/// A place that takes releases.
pub struct Releases {
    /// The folder that the link is in.
    store: Box<dyn LinkStore>,
    /// The name of the link that visitors follow.
    name: String,
    backoff: Backoff,
}

/// A release that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FreshRelease {
    /// Its number, once it is whole.
    number: u64,
    /// The number of the release that it began with; zero when there was none.
    after: u64,
    /// The path of its folder until then.
    path: String,
}

impl Releases {
    /// The place of a name in a folder, if it takes releases: it is not there yet, or is a link of ours.
    ///
    /// # Errors
    /// The disk or server fails.
    pub fn at(
        store: Box<dyn LinkStore>,
        name: &str,
        backoff: Backoff,
    ) -> Result<Option<Self>, Failure> {
        let releases = Self {
            store,
            name: name.to_owned(),
            backoff,
        };
        let takes = match releases.retry(|| releases.store.entry(name))? {
            None => releases.store.may_link(),
            Some(StoreEntry::Link(target)) => releases.number(&target).is_some(),
            Some(StoreEntry::Other) => false,
        };
        Ok(takes.then_some(releases))
    }

    /// What visitors see, as a host.
    pub fn live(&self) -> Box<dyn Transport + '_> {
        self.store.below(&self.name)
    }

    /// The folder of vindplek's own beside it, as a host.
    pub fn own(&self) -> Box<dyn Transport + '_> {
        self.store.below(&self.own_path())
    }

    /// A release that is being made, as a host.
    pub(super) fn fresh(&self, release: &FreshRelease) -> Box<dyn Transport + '_> {
        self.store.below(&release.path)
    }

    fn own_path(&self) -> String {
        format!(".{}.vindplek", self.name)
    }

    fn folder(&self) -> String {
        format!("{}/releases", self.own_path())
    }

    fn path(&self, release: impl std::fmt::Display) -> String {
        format!("{}/{release}", self.folder())
    }

    /// The number of the release that a link leads to; `None` when it is none of ours.
    fn number(&self, target: &str) -> Option<u64> {
        let name = target.strip_prefix(&self.folder())?.strip_prefix('/')?;
        name.parse().ok()
    }

    /// The number of the release that visitors see.
    fn current(&self) -> Result<Option<u64>, Failure> {
        Ok(self.retry(|| self.current_now())?)
    }

    /// The numbers of all whole releases, in order, and the names of others.
    fn all(&self) -> Result<(BTreeSet<u64>, Vec<String>), Failure> {
        let names = self.retry(|| self.store.names(&self.folder()))?;
        let (mut whole, mut others) = (BTreeSet::new(), Vec::new());
        for name in names {
            match name.parse() {
                Ok(number) => drop(whole.insert(number)),
                Err(_) => others.push(name),
            }
        }
        Ok((whole, others))
    }

    /// Whether the place really makes links, which is tried before the first release. Call it with the
    /// lock held.
    ///
    /// # Errors
    /// The disk or server fails.
    pub(super) fn makes_links(&self) -> Result<bool, Failure> {
        if self.current()?.is_some() {
            return Ok(true);
        }
        let link = self.link_path();
        if !self.retry(|| self.store.link("nergens", &link))? {
            return Ok(false);
        }
        // Some servers take the two names the other way round.
        let made = self.retry(|| self.store.entry(&link))?;
        Ok(made == Some(StoreEntry::Link("nergens".to_owned())))
    }

    /// Removes what was made to try whether there are links.
    pub(super) fn forget(&self) {
        // If it stays, it is in nobody's way.
        let _ = self.store.remove_tree(&self.own_path());
    }

    /// Begins a release with the files that visitors see now, or goes on with one that was begun. Of those
    /// that `is_ours` names the manifest says what has become of them. Call it with the lock held.
    ///
    /// # Errors
    /// The disk or server fails; visitors see what they saw.
    pub(super) fn begin(
        &self,
        listing: &TargetListing,
        is_ours: &dyn Fn(&str) -> bool,
    ) -> Result<FreshRelease, Failure> {
        let (whole, others) = self.all()?;
        let number = whole.last().map_or(1, |last| last + 1);
        let after = self.current()?.unwrap_or(0);
        let name = format!("{number}-after-{after}");
        for other in others.iter().filter(|other| **other != name) {
            self.retry(|| self.store.remove_tree(&self.path(other)))?;
        }
        let release = FreshRelease {
            number,
            after,
            path: self.path(&name),
        };
        if whole.is_empty() {
            // A server that shows this folder does not follow the link here.
            self.retry(|| self.own().write(".htaccess", DENIAL.1))?;
        }
        let fresh = self.fresh(&release);
        let there = self.retry(|| fresh.list(""))?;
        // The manifest comes last.
        let is_begun = there.contains_key(MANIFEST);
        let is_missing = |path: &&str| !(there.contains_key(*path) || is_begun && is_ours(path));
        let missing: Vec<&str> = listing
            .keys()
            .map(String::as_str)
            .filter(is_missing)
            .collect();
        let state = match is_begun {
            true => TargetListing::new(),
            false => self.retry(|| self.live().sizes(&[DENIAL.0, MANIFEST]))?,
        };
        // `.htaccess` comes before the manifest.
        let state = state.keys().map(|path| vec![path.as_str()]);
        for paths in std::iter::once(missing).chain(state) {
            if !paths.is_empty() {
                self.retry(|| self.store.carry_over(&self.name, &release.path, &paths))?;
            }
        }
        Ok(release)
    }

    /// Shows a release that is whole to visitors, and removes the oldest ones. Call it with the lock held.
    ///
    /// # Errors
    /// The disk or server fails; visitors see what they saw, or the new release.
    pub(super) fn show(&self, release: &FreshRelease) -> Result<(), Failure> {
        let whole = self.path(release.number);
        self.retry(|| {
            // When the reply to the first attempt was lost, it has its name already.
            match self.store.entry(&whole)? {
                Some(_) => Ok(()),
                None => self.store.rename(&release.path, &whole),
            }
        })?;
        self.swap(release.number)?;
        let (whole, _) = self.all()?;
        // What was put back is not what was there before this one.
        let put_back = |number: &&u64| **number > release.after && **number < release.number;
        let (put_back, in_line): (Vec<&u64>, Vec<&u64>) = whole.iter().rev().partition(put_back);
        for number in put_back.iter().chain(in_line.iter().skip(KEPT)) {
            // What cannot be removed stays until the next time.
            let _ = self.store.remove_tree(&self.path(number));
        }
        Ok(())
    }

    /// Puts back the release before the one that visitors see; returns its number, or `None` if there is
    /// none. Call it with the lock held.
    ///
    /// # Errors
    /// The disk or server fails.
    pub(super) fn roll_back(&self) -> Result<Option<u64>, Failure> {
        let Some(current) = self.current()? else {
            return Ok(None);
        };
        let before = self.all()?.0.range(..current).next_back().copied();
        if let Some(before) = before {
            self.swap(before)?;
        }
        Ok(before)
    }

    fn link_path(&self) -> String {
        format!("{}/link", self.own_path())
    }

    /// Lets the link lead to a release, at one moment.
    fn swap(&self, number: u64) -> Result<(), Failure> {
        let link = self.link_path();
        let shown = self.retry(|| {
            // When the reply to the first attempt was lost, it leads there already.
            if self.current_now()? == Some(number) {
                return Ok(true);
            }
            if !self.store.link(&self.path(number), &link)? {
                return Ok(false);
            }
            self.store.rename(&link, &self.name).map(|()| true)
        })?;
        match shown {
            true => Ok(()),
            false => Err(no_link()),
        }
    }

    fn current_now(&self) -> Result<Option<u64>, TransportError> {
        Ok(match self.store.entry(&self.name)? {
            Some(StoreEntry::Link(target)) => self.number(&target),
            _ => None,
        })
    }

    fn retry<T>(
        &self,
        attempt: impl FnMut() -> Result<T, TransportError>,
    ) -> Result<T, TransportError> {
        self.backoff.retry(attempt)
    }
}

fn no_link() -> Failure {
    Failure::new(
        Text::new(
            "De nieuwe versie staat klaar, maar er kan geen snelkoppeling naar gemaakt worden",
            "The new version is there, but no link to it can be made",
        ),
        Text::new(
            "Kijk of het account in de map boven die van de site mag schrijven, en geef de opdracht dan \
             opnieuw",
            "Check that the account may write in the folder above that of the site, then run the command \
             again",
        ),
    )
}
