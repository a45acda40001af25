//! The background work: finds all problems, also of pages that no browser has open, and the pages
//! that a save changed.
//!
//! It runs on its own thread, so that the other threads are idle when the next save arrives, at a
//! lower priority where the system supports that per thread. It stops when there is a newer edition.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::editions::{PreviewWorld, Snapshot};
use super::session::PreviewSession;
use crate::diagnostic::{Diagnostic, sort_and_merge};
use crate::digest::Digest;
use crate::edition::{EditionFile, EditionSite};
use crate::preview::changes::{FileDigests, RenderedSites, changed_files, compare};
use crate::world::World;

/// How long an edition must be the newest before work on it starts, so that the browser gets its
/// page first.
const CALM: Duration = Duration::from_millis(150);

/// The increment of the `nice` value for this work.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Works on each edition that stays the newest for a moment, until the session is closed.
pub(super) fn run(session: &PreviewSession) {
    lower_priority();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let pool = pool.start_handler(|_| lower_priority()).build();
    let mut rendered: Option<(RenderedSites, PreviewWorld)> = None;
    let mut broken = Vec::new();
    let mut decoded: HashMap<Digest, Vec<Diagnostic>> = HashMap::new();
    let mut done = 0;
    while let Some(snapshot) = session.editions.wait_for_other(done, CALM) {
        done = snapshot.revision;
        session.former.drop_unused(done);
        session.editions.drop_unused_results();
        let find = || {
            let mut problems = snapshot.edition.problems().to_vec();
            problems.extend(snapshot.edition.template_problems(&snapshot.world));
            sort_and_merge(problems)
        };
        // Without a pool of its own it uses the shared one.
        let problems = match &pool {
            Ok(pool) => pool.install(find),
            Err(_) => find(),
        };
        // Problems that only rendering finds stay until everything has been rendered again: else
        // they would disappear and come back with every save.
        let with = |broken: &[Diagnostic]| sort_and_merge([&problems, broken].concat());
        session.report_problems(&snapshot, with(&broken));
        let Some((now, mut found)) = render_all(session, &snapshot) else {
            continue;
        };
        let Some(undecodable) = decode_all(session, &snapshot, &mut decoded) else {
            continue;
        };
        found.extend(undecodable);
        if found != broken {
            broken = found;
            session.report_problems(&snapshot, with(&broken));
        }
        session.report_rendered(snapshot.revision);
        // What an unsaved edit changes is compared when it is saved.
        if !snapshot.unsaved.is_empty() {
            continue;
        }
        if let Some((before, world)) = &rendered {
            let saved = changed_files(world.entries(), snapshot.world.entries());
            let (revision, language) = (snapshot.revision, session.language());
            session.report_changes(compare(before, &now, revision, &saved, language));
        }
        rendered = Some((now, snapshot.world.clone()));
    }
}

/// Lowers the priority of the calling thread. Only Linux has one for each thread.
fn lower_priority() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
}

/// Renders every file of every site; returns `None` when there is a newer edition.
fn render_all(
    session: &PreviewSession,
    snapshot: &Snapshot,
) -> Option<(RenderedSites, Vec<Diagnostic>)> {
    let mut rendered = RenderedSites::default();
    let mut broken = Vec::new();
    for site in snapshot.edition.sites() {
        let mut files = FileDigests::new();
        for file in site.files() {
            if session.editions.is_outdated(snapshot) {
                return None;
            }
            let (address, digest) = digest_file(session, &site, snapshot, file, &mut broken);
            files.insert(address, digest);
        }
        rendered.0.push((Arc::clone(site.id()), files));
    }
    Some((rendered, broken))
}

/// Decodes the pictures that were not decoded before, as nobody may have asked for what is made of
/// them; returns the problems of all, or `None` when there is a newer edition.
fn decode_all(
    session: &PreviewSession,
    snapshot: &Snapshot,
    decoded: &mut HashMap<Digest, Vec<Diagnostic>>,
) -> Option<Vec<Diagnostic>> {
    let mut before = std::mem::take(decoded);
    for picture in snapshot.edition.pictures() {
        if session.editions.is_outdated(snapshot) {
            decoded.extend(before);
            return None;
        }
        let digest = picture.digest();
        let known = before.remove(&digest);
        let known = known.as_ref().or_else(|| decoded.get(&digest));
        // Of one with a problem the path or the sites may have changed.
        let problems = match known.is_some_and(Vec::is_empty) {
            true => Vec::new(),
            false => picture.problems(&snapshot.world),
        };
        decoded.entry(digest).or_default().extend(problems);
    }
    Some(decoded.values().flatten().cloned().collect())
}

/// The address of a file and the digest of its bytes, or of what they are made from; no digest when it
/// cannot be rendered. Pictures are not made for this: that would keep the machine busy after every
/// change, and a drawing that cannot be drawn is a problem of the edition.
fn digest_file(
    session: &PreviewSession,
    site: &EditionSite<'_>,
    snapshot: &Snapshot,
    file: EditionFile<'_>,
    broken: &mut Vec<Diagnostic>,
) -> (Arc<str>, Option<Digest>) {
    let digest = match file.digest() {
        Some(digest) => Some(digest),
        None => match file.produce(&snapshot.world, &session.kept) {
            Ok(bytes) => Some(Digest::of(&bytes)),
            Err(problem) => {
                broken.push(problem.on_site(site.id()));
                None
            }
        },
    };
    (file.address().as_str().into(), digest)
}
