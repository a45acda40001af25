//! One problem mended, as an editor asked.

use super::session::Session;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::{patched_bytes, plan_fixes};
use crate::edge::mend::mend;
use crate::preview::problems::id;
use crate::source::Source;
use crate::world::World;

/// How mending ended.
pub(super) enum Mended {
    /// It was done.
    Done,
    /// The problem is not there, or cannot be mended safely.
    Gone,
    /// It could not be done: what to tell.
    Refused(String),
}

/// Mends the problem with an id. It must be one of the newest edition, so that its places are those
/// of the files as they are.
pub(super) fn fix(session: &Session, wanted: &str) -> Mended {
    let snapshot = session.caught_up();
    let is_meant = |problem: &&Diagnostic| {
        problem.fix.as_ref().is_some_and(|fix| fix.is_safe) && id(problem) == wanted
    };
    let Some(problem) = snapshot.edition.problems().iter().find(is_meant) else {
        return Mended::Gone;
    };
    for (path, edits) in plan_fixes(std::slice::from_ref(problem)).edits {
        let Some(before) = snapshot.world.read(path).ok() else {
            return Mended::Gone;
        };
        let source = Source::decode(path.clone(), &before).ok();
        let Some(after) = source.and_then(|source| patched_bytes(&source, &edits)) else {
            return Mended::Gone;
        };
        let on_disk = snapshot.world.project().join(path.as_str());
        if let Err(failure) = mend(&on_disk, &before, &after) {
            let message = failure.message().in_language(session.language());
            return Mended::Refused(message.to_owned());
        }
    }
    Mended::Done
}
