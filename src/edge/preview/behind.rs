//! What is worked out behind what is served: everything that is wrong, also with pages that nobody
//! has open, and which pages a save has changed.
//!
//! It has a thread to itself, so that the next save finds the other threads free, lets all others
//! go first where the system knows of that, and stops as soon as there is a newer edition.

use std::sync::Arc;
use std::time::Duration;

use super::session::{Session, Snapshot};
use crate::diagnostic::{Diagnostic, settle};
use crate::digest::Digest;
use crate::edge::disk::DiskWorld;
use crate::edition::{EditionFile, EditionSite};
use crate::preview::changes::{FileDigests, RenderedSites, compare, saved};
use crate::world::World;

/// How long no newer edition comes before the work begins. The browser that asks for its page
/// goes first.
const CALM: Duration = Duration::from_millis(150);

/// How far this work stands behind that of others, as `nice` has it.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 10;

/// Works until the end.
pub(super) fn work(session: &Session) {
    step_back();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let pool = pool.start_handler(|_| step_back()).build();
    let mut rendered: Option<(RenderedSites, DiskWorld)> = None;
    let mut broken = Vec::new();
    let mut done = 0;
    while let Some(snapshot) = session.wait_for_another(done, CALM) {
        done = snapshot.revision;
        session.sweep();
        let find = || {
            let mut problems = snapshot.edition.problems().to_vec();
            problems.extend(snapshot.edition.trial(&snapshot.world));
            settle(problems)
        };
        // Without a pool of its own it shares that of all others.
        let problems = match &pool {
            Ok(pool) => pool.install(find),
            Err(_) => find(),
        };
        // What only rendering tells holds until it has been rendered again: it would come and go
        // with every save.
        let with = |broken: &[Diagnostic]| settle([&problems, broken].concat());
        session.found_problems(&snapshot, with(&broken));
        let Some((now, found)) = render_all(session, &snapshot) else {
            continue;
        };
        if found != broken {
            broken = found;
            session.found_problems(&snapshot, with(&broken));
        }
        if let Some((before, world)) = &rendered {
            let saved = saved(world.entries(), snapshot.world.entries());
            let (revision, language) = (snapshot.revision, session.language());
            session.found_changes(compare(before, &now, revision, &saved, language));
        }
        rendered = Some((now, snapshot.world.clone()));
        session.has_rendered(snapshot.revision);
    }
}

/// Lets the other threads go before this one. Elsewhere than on Linux a whole program has one
/// priority.
fn step_back() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(BEHIND);
}

/// Makes every file of every site; `None` when a newer edition came in between.
fn render_all(session: &Session, snapshot: &Snapshot) -> Option<(RenderedSites, Vec<Diagnostic>)> {
    let mut rendered = RenderedSites::default();
    let mut broken = Vec::new();
    for site in snapshot.edition.sites() {
        let mut files = FileDigests::new();
        for file in site.files() {
            if session.is_closed() || session.current().revision != snapshot.revision {
                return None;
            }
            let (address, digest) = make(&site, snapshot, file, &mut broken);
            files.insert(address, digest);
        }
        rendered.0.push((Arc::clone(site.id()), files));
    }
    Some((rendered, broken))
}

fn make(
    site: &EditionSite<'_>,
    snapshot: &Snapshot,
    file: EditionFile<'_>,
    broken: &mut Vec<Diagnostic>,
) -> (Arc<str>, Option<Digest>) {
    let digest = match file.digest() {
        Some(digest) => Some(digest),
        None => match file.produce(&snapshot.world) {
            Ok(bytes) => Some(Digest::of(&bytes)),
            Err(problem) => {
                broken.push(problem.on_site(site.id()));
                None
            }
        },
    };
    (file.address().as_str().into(), digest)
}
