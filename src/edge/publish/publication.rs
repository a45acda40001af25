//! The publication of a site on a host, from the plan to the last removal.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Timestamp;

use super::backoff::Backoff;
use super::held_lock::HeldLock;
use super::local_state::LocalState;
use super::releases::Releases;
use super::state_files::{DENIAL, MANIFEST, SENDING, is_state};
use super::transport::{SendProgress, Transport, TransportError, not_stored};
use crate::diagnostic::Text;
use crate::digest::Digest;
use crate::edge::{Action, Failure};
use crate::publish::{
    KnownState, PlanOptions, PlanRefusal, PlannedSend, PublishLock, PublishPlan, SendPhase,
    Sending, SentFile, SiteFileOnDisk, TargetListing, batches, plan,
};

/// A site that is published to a host.
pub struct SitePublication<'a> {
    /// The host.
    pub transport: &'a dyn Transport,
    /// The id of the site.
    pub site: &'a str,
    /// The base address of the site.
    pub base_url: &'a str,
    /// The folder with the built site.
    pub from: &'a Path,
    /// Its files.
    pub files: &'a [SiteFileOnDisk],
    /// What the user allows.
    pub options: PlanOptions,
    /// How often the host is tried again.
    pub backoff: Backoff,
}

/// Why a site is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unpublished {
    /// The plan needs the user's word, or another place.
    Refused(PlanRefusal),
    /// The host, or this machine, failed.
    Failed(Failure),
}

impl From<Failure> for Unpublished {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<TransportError> for Unpublished {
    fn from(error: TransportError) -> Self {
        Self::Failed(error.failure)
    }
}

/// Receives the progress of a publication. The unit type ignores it.
pub trait PublicationProgress: SendProgress {
    /// This many bytes will be sent.
    fn begin(&self, bytes: u64);

    /// One part has arrived: this many bytes more.
    fn arrived(&self, bytes: u64);
}

impl PublicationProgress for () {
    fn begin(&self, _bytes: u64) {}

    fn arrived(&self, _bytes: u64) {}
}

/// The owner of a publication, and how it begins.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// The user and the machine: `anna@laptop`.
    pub owner: String,
    /// Whether the locks of others are broken.
    pub breaks_locks: bool,
}

impl Publisher {
    /// Takes the lock of a place.
    fn lock<'t>(
        &self,
        place: &'t dyn Transport,
        backoff: Backoff,
        local: &LocalState,
    ) -> Result<HeldLock<'t>, Failure> {
        let lock = new_lock(&self.owner)?;
        let noted = local.begin(&lock.id);
        noted.map_err(|error| Failure::io(Action::Write, Path::new("vindplek"), &error))?;
        HeldLock::take(place, backoff, lock, local.dead(), self.breaks_locks)
    }

    /// Puts back the release before the one that visitors see; returns its number, or `None` if there is
    /// none.
    ///
    /// # Errors
    /// Somebody is publishing there, or the host fails.
    pub fn roll_back(
        &self,
        releases: &Releases,
        backoff: Backoff,
        local: &LocalState,
    ) -> Result<Option<u64>, Failure> {
        let own = releases.own();
        let lock = self.lock(&*own, backoff, local)?;
        let number = releases.roll_back()?;
        if lock.release() {
            local.finish();
        }
        Ok(number)
    }
}

impl SitePublication<'_> {
    /// Works out what would be done, and changes nothing.
    ///
    /// # Errors
    /// See [`Unpublished`].
    pub fn plan(&self) -> Result<PublishPlan, Unpublished> {
        let (known, listing) = self.look()?;
        self.planned(&known, &listing)
    }

    fn planned(
        &self,
        known: &KnownState,
        listing: &TargetListing,
    ) -> Result<PublishPlan, Unpublished> {
        let site = (self.site, self.base_url);
        plan(site, self.files, known, listing, self.options).map_err(Unpublished::Refused)
    }

    /// What the host has, and what is known of it.
    fn look(&self) -> Result<(KnownState, TargetListing), Unpublished> {
        let listing = self.retry(|| self.transport.list(""))?;
        let read = |path: &str| match listing.contains_key(path) {
            true => self.retry(|| self.transport.read(path)),
            false => Ok(None),
        };
        let (manifest, sending) = (read(MANIFEST)?, read(SENDING)?);
        let known = KnownState::read(
            manifest.as_deref(),
            sending.as_deref(),
            self.site,
            self.base_url,
        )
        .map_err(|_| newer())?;
        let is_of_site = |(path, _): &(String, u64)| !is_state(path);
        let listing = listing.into_iter().filter(is_of_site).collect();
        Ok((known, listing))
    }

    /// Publishes the site: what the host has is looked at again, as somebody else may have published
    /// since a plan was shown.
    ///
    /// # Errors
    /// See [`Unpublished`]. What visitors find is whole all the same, and the next publication goes on
    /// where this one stopped.
    pub fn carry_out(
        &self,
        publisher: &Publisher,
        local: &LocalState,
        progress: &dyn PublicationProgress,
    ) -> Result<PublishPlan, Unpublished> {
        let mut lock = publisher.lock(self.transport, self.backoff, local)?;
        let (known, listing) = self.look()?;
        let mut plan = self.planned(&known, &listing)?;
        self.carry_out_plan(&mut plan, &known, &listing, &mut lock, progress)?;
        // What is still on the host is remembered here, so that the next publication need not wait.
        if lock.release() {
            local.finish();
        }
        Ok(plan)
    }

    /// Publishes the site as a release: file by file into a folder that nobody sees, which then takes the
    /// place of the one that visitors see. The host is what they see there. A place that makes no links
    /// after all is published to file by file.
    ///
    /// # Errors
    /// See [`Unpublished`]. Visitors see what they saw.
    pub fn release(
        &self,
        releases: &Releases,
        publisher: &Publisher,
        local: &LocalState,
        progress: &dyn PublicationProgress,
    ) -> Result<PublishPlan, Unpublished> {
        let own = releases.own();
        let mut lock = publisher.lock(&*own, self.backoff, local)?;
        if !releases.makes_links()? {
            lock.release();
            releases.forget();
            return self.carry_out(publisher, local, progress);
        }
        let (known, listing) = self.look()?;
        let mut plan = self.planned(&known, &listing)?;
        if !plan.is_empty() {
            let is_ours = |path: &str| known.manifest.iter().any(|manifest| manifest.names(path));
            let release = releases.begin(&listing, &is_ours)?;
            let fresh = releases.fresh(&release);
            let inner = SitePublication {
                transport: &*fresh,
                // The user has allowed what differs from what visitors see.
                options: PlanOptions {
                    allow_removals: true,
                    overwrite: true,
                },
                ..*self
            };
            let (known, listing) = inner.look()?;
            plan = inner.planned(&known, &listing)?;
            inner.carry_out_plan(&mut plan, &known, &listing, &mut lock, progress)?;
            releases.show(&release)?;
        }
        if lock.release() {
            local.finish();
        }
        Ok(plan)
    }

    fn carry_out_plan(
        &self,
        plan: &mut PublishPlan,
        known: &KnownState,
        listing: &TargetListing,
        lock: &mut HeldLock<'_>,
        progress: &dyn PublicationProgress,
    ) -> Result<(), Unpublished> {
        lock.id().clone_into(&mut plan.manifest.publication);
        if plan.is_empty() {
            return Ok(());
        }
        self.send_all(plan, known, lock, progress)?;
        self.remove_all(plan, listing)
    }

    fn send_all(
        &self,
        plan: &PublishPlan,
        known: &KnownState,
        lock: &mut HeldLock<'_>,
        progress: &dyn PublicationProgress,
    ) -> Result<(), Unpublished> {
        progress.begin(plan.bytes());
        match &known.manifest {
            // What was known from the last sending is noted before the next one replaces it.
            Some(manifest) if known.is_interrupted => self.store(MANIFEST, manifest)?,
            Some(_) => {}
            None => self.retry(|| self.transport.write(DENIAL.0, DENIAL.1))?,
        }
        let files = plan.sends.iter().map(|send| {
            let (digest, size) = (Some(send.digest), send.size);
            (send.path.clone(), SentFile { digest, size })
        });
        let mut sending = Sending::new(lock.id(), files.collect());
        self.store(SENDING, &sending)?;
        let is_needed_by_pages = |send: &PlannedSend| send.phase < SendPhase::Page;
        let pages = plan.sends.partition_point(is_needed_by_pages);
        let (before, after) = plan.sends.split_at(pages);
        for part in [before, after] {
            let batches = batches(part);
            let last = batches.len().saturating_sub(1);
            for (at, batch) in batches.into_iter().enumerate() {
                lock.refresh()?;
                self.send(batch, progress)?;
                sending.advance(batch.len());
                progress.arrived(batch.iter().map(|send| send.size).sum());
                if at < last {
                    self.store(SENDING, &sending)?;
                }
            }
            self.verify(part)?;
        }
        self.store(MANIFEST, &plan.manifest)
    }

    fn send(
        &self,
        sends: &[PlannedSend],
        progress: &dyn PublicationProgress,
    ) -> Result<(), Unpublished> {
        let paths: Vec<&str> = sends.iter().map(|send| send.path.as_str()).collect();
        let progress: &dyn SendProgress = progress;
        Ok(self.retry(|| self.transport.send(self.from, &paths, progress))?)
    }

    /// Looks whether the host has what it said it has stored, and sends once more what it has not.
    fn verify(&self, sends: &[PlannedSend]) -> Result<(), Unpublished> {
        for batch in batches(sends) {
            let mut missing: Vec<&PlannedSend> = batch.iter().collect();
            self.backoff.retry(|| {
                missing = self.missing(&missing)?;
                let Some(first) = missing.first() else {
                    return Ok(());
                };
                let failure = not_stored(&first.path);
                self.transport.send(self.from, &paths(&missing), &())?;
                Err(failure)
            })?;
        }
        Ok(())
    }

    /// Those of some files that the host does not have: by their size, and by their bytes where the file
    /// that they replace had the same size.
    fn missing<'s>(
        &self,
        sends: &[&'s PlannedSend],
    ) -> Result<Vec<&'s PlannedSend>, TransportError> {
        let found = self.transport.sizes(&paths(sends))?;
        let is_there = |send: &PlannedSend| found.get(&send.path) == Some(&send.size);
        let doubtful = sends.iter().copied();
        let doubtful: Vec<&PlannedSend> = doubtful
            .filter(|send| send.has_same_size && is_there(send))
            .collect();
        let fetched = match doubtful.is_empty() {
            true => BTreeMap::new(),
            false => self.transport.fetch(&paths(&doubtful))?,
        };
        let is_new = |send: &PlannedSend| {
            let bytes = fetched.get(&send.path);
            bytes.is_some_and(|bytes| Digest::of(bytes) == send.digest)
        };
        let missing = sends.iter().copied();
        Ok(missing
            .filter(|send| !is_there(send) || (send.has_same_size && !is_new(send)))
            .collect())
    }

    fn remove_all(&self, plan: &PublishPlan, listing: &TargetListing) -> Result<(), Unpublished> {
        let is_page = |path: &&&str| path.ends_with(".html");
        let all: Vec<&str> = plan.removals.iter().map(String::as_str).collect();
        let (pages, others): (Vec<&str>, Vec<&str>) = all.iter().partition(is_page);
        for paths in [pages, others] {
            if !paths.is_empty() {
                self.retry(|| self.transport.remove(&paths))?;
            }
        }
        let emptied = emptied_folders(plan, listing);
        let emptied: Vec<&str> = emptied.iter().map(String::as_str).collect();
        if !emptied.is_empty() {
            self.retry(|| self.transport.remove_folders(&emptied))?;
        }
        if !plan.manifest.leaving.is_empty() {
            let mut manifest = plan.manifest.clone();
            manifest.leaving.clear();
            self.store(MANIFEST, &manifest)?;
        }
        Ok(self.retry(|| self.transport.remove(&[SENDING]))?)
    }

    fn store<T: serde::Serialize>(&self, path: &str, value: &T) -> Result<(), Unpublished> {
        let bytes = serde_json::to_vec(value)
            .map_err(|error| Failure::io(Action::Write, Path::new(path), &error.into()))?;
        Ok(self.retry(|| self.transport.write(path, &bytes))?)
    }

    fn retry<T>(
        &self,
        attempt: impl FnMut() -> Result<T, TransportError>,
    ) -> Result<T, TransportError> {
        self.backoff.retry(attempt)
    }
}

fn paths<'s>(sends: &[&'s PlannedSend]) -> Vec<&'s str> {
    sends.iter().map(|send| send.path.as_str()).collect()
}

/// The folders that are empty when a plan is carried out, the innermost first.
fn emptied_folders(plan: &PublishPlan, listing: &TargetListing) -> Vec<String> {
    fn folders(path: &str) -> impl Iterator<Item = &str> {
        path.match_indices('/').filter_map(|(at, _)| path.get(..at))
    }
    let removed: BTreeSet<&String> = plan.removals.iter().collect();
    let stay = listing.keys().filter(|path| !removed.contains(path));
    let stay = stay.chain(plan.manifest.files.keys());
    let kept: BTreeSet<&str> = stay.flat_map(|path| folders(path)).collect();
    let emptied = plan.removals.iter().flat_map(|path| folders(path));
    let emptied: BTreeSet<&str> = emptied.filter(|folder| !kept.contains(folder)).collect();
    emptied.into_iter().rev().map(str::to_owned).collect()
}

fn new_lock(owner: &str) -> Result<PublishLock, Failure> {
    let mut id = [0; 8];
    getrandom::fill(&mut id).map_err(|_| no_chance())?;
    let now = Timestamp::now();
    Ok(PublishLock {
        id: id.iter().map(|byte| format!("{byte:02x}")).collect(),
        owner: owner.to_owned(),
        started: now,
        seen: now,
    })
}

fn no_chance() -> Failure {
    Failure::new(
        Text::new(
            "Deze computer geeft geen willekeurige getallen",
            "This machine gives no random numbers",
        ),
        Text::new("Start de computer opnieuw", "Restart the machine"),
    )
}

fn newer() -> Failure {
    Failure::new(
        Text::new(
            "Deze site is gepubliceerd met een nieuwere vindplek dan deze",
            "This site was published by a later version of vindplek than this one",
        ),
        Text::new(
            "Installeer de nieuwste vindplek, en geef de opdracht dan opnieuw",
            "Install the latest version of vindplek, then run the command again",
        ),
    )
}
