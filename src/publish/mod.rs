//! Publishing a site to its host: what is sent and removed, in which order, and what is remembered.
//!
//! Everything here is a function of values: the files of a built site, what the host was found to
//! have, and what earlier publications left there about themselves. The edge reads and writes.
//!
//! The state of a publication stands on the host itself, in a folder `.vindplek`, so that any machine
//! can go on with it:
//!
//! - the *manifest* ([`TargetManifest`]) lists every file that vindplek put there, with the digest of
//!   its bytes. Times are never compared: hosts change them.
//! - the *sending* ([`Sending`]) is written before the first file is sent, and lists what is going to be.
//!   So after an interruption it is known of every file whether it is old, new, or either.
//! - the *lock* ([`PublishLock`]) says who is publishing.
//!
//! A file that neither manifest nor sending names is foreign: it is never removed, and not replaced
//! unless the user asks for that.
//!
//! Files are sent in phases ([`SendPhase`]), each complete before the next begins: what pages need goes
//! before the pages, pages before what lists them. What is gone is removed last. So a visitor finds
//! whole pages at every moment, also when a publication stops half-way.

mod addresses;
mod batch;
mod lock;
mod manifest;
mod phase;
mod plan;
mod words;

pub use addresses::lasting_addresses;
pub use batch::batches;
pub use lock::{LockVerdict, PublishLock, judge_locks};
pub use manifest::{KnownState, Sending, SentFile, TargetManifest, UnreadableState};
pub use phase::{SendPhase, phase};
pub use plan::{
    Change, PARTIAL, PlanOptions, PlanRefusal, PlannedSend, PublishPlan, SiteFileOnDisk,
    TargetListing, plan,
};
pub use words::{PublishWay, describe_plan, describe_refusal};
