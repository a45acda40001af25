//! The lock of a site on a host, while it is held.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use super::backoff::Backoff;
use super::state_files::{STATE, is_lock, lock_path};
use super::transport::{Transport, TransportError};
use crate::diagnostic::Text;
use crate::edge::Failure;
use crate::publish::{LockVerdict, PublishLock, judge_locks};

/// After how many seconds a lock gives the next sign of life.
const SIGN_OF_LIFE: u64 = 120;

/// A lock that this publication holds. Dropping it removes it, if the host still answers.
pub(super) struct HeldLock<'t> {
    transport: &'t dyn Transport,
    backoff: Backoff,
    lock: PublishLock,
    refreshed: Instant,
    is_released: bool,
}

impl<'t> HeldLock<'t> {
    /// Takes the lock. Those of `dead` are of publications that are known to have ended; with
    /// `is_breaking`, so are all others.
    pub(super) fn take(
        transport: &'t dyn Transport,
        backoff: Backoff,
        lock: PublishLock,
        dead: &[String],
        is_breaking: bool,
    ) -> Result<Self, Failure> {
        let judge = |locks: Vec<PublishLock>, dead: &[String]| match is_breaking {
            true => LockVerdict::Free(locks.into_iter().map(|lock| lock.id).collect()),
            false => judge_locks(&locks, dead, Timestamp::now()),
        };
        let over = match judge(others(transport, backoff, &lock.id)?, dead) {
            LockVerdict::Held(held) => return Err(held_failure(&held)),
            LockVerdict::Free(over) => over,
        };
        let paths: Vec<String> = over.iter().map(|id| lock_path(id)).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        if !paths.is_empty() {
            backoff.retry(|| transport.remove(&paths))?;
        }
        let mut held = Self {
            transport,
            backoff,
            lock,
            refreshed: Instant::now(),
            is_released: false,
        };
        held.write()?;
        match judge_locks(
            &others(transport, backoff, &held.lock.id)?,
            &over,
            Timestamp::now(),
        ) {
            LockVerdict::Held(other) => Err(held_failure(&other)),
            LockVerdict::Free(_) => Ok(held),
        }
    }

    /// What distinguishes this publication from all others.
    pub(super) fn id(&self) -> &str {
        &self.lock.id
    }

    /// Gives the lock back; returns whether the host removed it.
    pub(super) fn release(mut self) -> bool {
        self.is_released = self.remove();
        self.is_released
    }

    fn remove(&self) -> bool {
        let path = lock_path(&self.lock.id);
        self.backoff
            .retry(|| self.transport.remove(&[&path]))
            .is_ok()
    }

    /// Gives a sign of life if the last one is some time ago.
    ///
    /// # Errors
    /// The host fails, or somebody else has taken the lock meanwhile.
    pub(super) fn refresh(&mut self) -> Result<(), Failure> {
        if self.refreshed.elapsed().as_secs() < SIGN_OF_LIFE {
            return Ok(());
        }
        let path = lock_path(&self.lock.id);
        let found = self.backoff.retry(|| self.transport.read(&path))?;
        if found.is_none() {
            return Err(lost_failure());
        }
        self.write()
    }

    fn write(&mut self) -> Result<(), Failure> {
        self.lock.seen = Timestamp::now();
        let bytes = serde_json::to_vec(&self.lock).unwrap_or_default();
        let path = lock_path(&self.lock.id);
        self.backoff.retry(|| self.transport.write(&path, &bytes))?;
        self.refreshed = Instant::now();
        Ok(())
    }
}

impl Drop for HeldLock<'_> {
    fn drop(&mut self) {
        if !self.is_released {
            // If this fails, the lock ends by its silence, or at the next command of this machine. A
            // publication that has failed does not wait for it.
            let _ = self.transport.remove(&[&lock_path(&self.lock.id)]);
        }
    }
}

/// The locks on the host but one's own. One that cannot be read is of nobody.
fn others(
    transport: &dyn Transport,
    backoff: Backoff,
    own: &str,
) -> Result<Vec<PublishLock>, TransportError> {
    let listing = backoff.retry(|| transport.list(STATE))?;
    let mut locks = Vec::new();
    for path in listing.keys().filter(|path| is_lock(path)) {
        let bytes = backoff.retry(|| transport.read(path))?;
        let lock = bytes.and_then(|bytes| serde_json::from_slice::<PublishLock>(&bytes).ok());
        locks.extend(lock.filter(|lock| lock.id != own));
    }
    Ok(locks)
}

fn held_failure(held: &PublishLock) -> Failure {
    let owner = &held.owner;
    let (since, seen) = (ago(held.started), ago(held.seen));
    Failure::new(
        Text::new(
            format!(
                "{owner} is deze site aan het publiceren, sinds {} geleden (laatste teken van leven: {} geleden)",
                since.0, seen.0
            ),
            format!(
                "{owner} is publishing this site, since {} ago (last sign of life: {} ago)",
                since.1, seen.1
            ),
        ),
        Text::new(
            "Wacht tot dat klaar is. Is het gestopt, dan mag u na een kwartier zonder teken van leven \
             vanzelf weer, of meteen met --break-lock",
            "Wait until that is done. If it has stopped, you can go on after a quarter of an hour \
             without a sign of life, or at once with --break-lock",
        ),
    )
}

fn lost_failure() -> Failure {
    Failure::new(
        Text::new(
            "Een ander heeft het publiceren van deze site overgenomen",
            "Somebody else has taken over the publishing of this site",
        ),
        Text::new(
            "Wacht tot die klaar is, en geef de opdracht dan opnieuw",
            "Wait until they are done, then run the command again",
        ),
    )
}

/// How long ago something was, in Dutch and English.
fn ago(then: Timestamp) -> (String, String) {
    let past: SignedDuration = Timestamp::now().duration_since(then);
    let minutes = past.as_mins().max(0);
    match (minutes / 60, minutes) {
        (0, 0) => ("minder dan een minuut".into(), "less than a minute".into()),
        (0, 1) => ("1 minuut".into(), "1 minute".into()),
        (0, _) => (format!("{minutes} minuten"), format!("{minutes} minutes")),
        (hours, _) => (format!("{hours} uur"), format!("{hours} h")),
    }
}
