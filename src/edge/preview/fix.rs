//! Fixes one problem on the disk, at the request of an editor.

use super::session::PreviewSession;
use crate::diagnostic::fix::{patched_bytes, plan_fixes};
use crate::diagnostic::{Diagnostic, Text};
use crate::edge::mend::mend;
use crate::edit::values::ValueRefusal;
use crate::preview::problems::id;
use crate::source::Source;
use crate::world::World;

/// The outcome of a request to fix a problem.
pub(super) enum FixOutcome {
    /// It is fixed.
    Fixed,
    /// The problem does not exist, or has no safe fix.
    Gone,
    /// The file could not be written, with the reason for the editor.
    Refused(Text),
}

/// Fixes the problem with an id. It must be a problem of the newest edition, so that its places are
/// those of the files as they are shown: a file with unsaved edits gets one more, any other is fixed on
/// the disk.
pub(super) fn fix(session: &PreviewSession, wanted: &str) -> FixOutcome {
    let snapshot = session.caught_up();
    let matches_id = |problem: &&Diagnostic| {
        problem.fix.as_ref().is_some_and(|fix| fix.is_safe) && id(problem) == wanted
    };
    let Some(problem) = snapshot.edition.problems().iter().find(matches_id) else {
        return FixOutcome::Gone;
    };
    for (path, edits) in plan_fixes(std::slice::from_ref(problem)).edits {
        let Some(before) = snapshot.world.read(path).ok() else {
            return FixOutcome::Gone;
        };
        let source = Source::decode(path.clone(), &before).ok();
        let Some(after) = source.and_then(|source| patched_bytes(&source, &edits)) else {
            return FixOutcome::Gone;
        };
        if snapshot.unsaved.contains(path) {
            let fixed = String::from_utf8(after).unwrap_or_default();
            let text = fixed.trim_start_matches('\u{feff}');
            let replaced =
                session
                    .editions
                    .change(path, |file, _| match file.text().bytes() == *before {
                        true => {
                            file.replace(text);
                            Ok(())
                        }
                        false => Err(ValueRefusal::Absent),
                    });
            if replaced.is_err() {
                return FixOutcome::Gone;
            }
            continue;
        }
        let on_disk = snapshot.world.base().project().join(path.as_str());
        if let Err(failure) = mend(&on_disk, &before, &after) {
            return FixOutcome::Refused(failure.message().clone());
        }
    }
    FixOutcome::Fixed
}
