//! The lock of a site on a host: who is publishing, and since when.
//!
//! Hosts offer no way to create a file only if it is not there. So each publisher writes a lock of its
//! own, under a name of its own, and then looks which others there are: whoever sees another one steps
//! back. Two that begin at the same moment may both step back; they never both go on.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a lock holds without a sign of life.
const SILENCE: SignedDuration = SignedDuration::from_mins(15);

/// A publisher's claim on a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishLock {
    /// What distinguishes this publication from all others; also part of the file's name.
    pub id: String,
    /// The user and the machine: `anna@laptop`.
    pub owner: String,
    /// When the publication began.
    pub started: Timestamp,
    /// The last sign of life.
    pub seen: Timestamp,
}

/// Whether a publication may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockVerdict {
    /// Nobody else is publishing. The locks with these ids are of publications that stopped.
    Free(Vec<String>),
    /// Somebody else is.
    Held(PublishLock),
}

/// Judges the locks that were found beside one's own, which is not among them. Those of `dead` are of
/// publications that are known to have ended.
pub fn judge_locks(found: &[PublishLock], dead: &[String], now: Timestamp) -> LockVerdict {
    let is_over =
        |lock: &&PublishLock| dead.contains(&lock.id) || now.duration_since(lock.seen) > SILENCE;
    match found.iter().find(|lock| !is_over(lock)) {
        Some(held) => LockVerdict::Held(held.clone()),
        None => LockVerdict::Free(found.iter().map(|lock| lock.id.clone()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(id: &str, seen: &str) -> PublishLock {
        PublishLock {
            id: id.to_owned(),
            owner: "anna@laptop".to_owned(),
            started: "2026-11-29T09:00:00Z".parse().unwrap(),
            seen: seen.parse().unwrap(),
        }
    }

    #[test]
    fn a_lock_holds_while_its_owner_gives_signs_of_life() {
        let now = "2026-11-29T10:00:00Z".parse().unwrap();
        let alive = lock("a", "2026-11-29T09:50:00Z");
        let silent = lock("b", "2026-11-29T09:40:00Z");
        let verdict = judge_locks(&[silent.clone(), alive.clone()], &[], now);
        assert_eq!(verdict, LockVerdict::Held(alive.clone()));
        let free = |ids: &[&str]| LockVerdict::Free(ids.iter().map(|id| (*id).into()).collect());
        assert_eq!(
            judge_locks(std::slice::from_ref(&silent), &[], now),
            free(&["b"])
        );
        // One's own of a moment ago, whose process is gone.
        let dead = ["a".to_owned()];
        assert_eq!(judge_locks(&[silent, alive], &dead, now), free(&["b", "a"]));
        assert_eq!(judge_locks(&[], &[], now), free(&[]));
    }
}
