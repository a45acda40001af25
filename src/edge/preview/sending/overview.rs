//! What there is to send.

use crate::diagnostic::Text;
use crate::diagnostic::render::without_secrets;
use crate::edge::git::{Git, WorkTree};
use crate::edge::preview::editions::Snapshot;
use crate::edge::preview::session::PreviewSession;
use crate::edit::form::form_scope;
use crate::sending::file_words;
use crate::sending::state::{SendingFile, SendingState};
use crate::sending::work_tree_status::{FileDifference, WorkTreeStatus};
use crate::source::{FilePath, Source};
use crate::world::World;

/// What there is to send.
pub(in crate::edge::preview) fn overview(session: &PreviewSession) -> SendingState {
    let snapshot = session.caught_up();
    let git = Git::new(snapshot.world.base().project());
    let mut state = SendingState {
        is_busy: session.sending.is_busy(),
        done: session.sending.done(),
        ..SendingState::default()
    };
    match WorkTree::find(git) {
        Ok(None) => {}
        Ok(Some(tree)) => {
            state.is_shown = true;
            if let Err(failure) = fill(&mut state, session, &snapshot, &tree) {
                state.obstacle = Some(words(session, &failure));
            }
        }
        Err(failure) => {
            state.is_shown = true;
            state.obstacle = Some(words(session, &failure));
        }
    }
    state
}

fn fill(
    state: &mut SendingState,
    session: &PreviewSession,
    snapshot: &Snapshot,
    tree: &WorkTree<'_>,
) -> Result<(), Text> {
    let status = tree.status()?;
    let saved = session.sending.saved();
    let files = status.files.iter().filter_map(|(stored_at, found)| {
        let path = tree.in_project(stored_at)?;
        let is_own = saved.contains(&path);
        Some(file(snapshot, tree, path, found.difference, is_own))
    });
    state.files = files.collect();
    state.unsaved = snapshot.unsaved.iter().map(ToString::to_string).collect();
    if let Some(obstacle) = obstacle(tree, &status) {
        return Err(obstacle);
    }
    state.needs_name = !tree.knows_editor()?;
    let branch = status.branch.unwrap_or_default();
    let to = tree.destination(&branch)?;
    if let (Some(to), Some(_)) = (&to, &status.commit) {
        (state.unsent, state.proposed) = tree.unsent(to)?;
        state.unfetched = tree.unfetched(to)?;
    }
    state.remote = to.map(|to| without_secrets(&to.address).into_owned());
    state.branch = Some(branch);
    let scope = |source: &Source| form_scope(source, &snapshot.world);
    state.questions = session.sending.pending().map(|pending| {
        let asked = pending.files.iter().map(|file| file.questions(&scope));
        asked.filter(|file| !file.questions.is_empty()).collect()
    });
    Ok(())
}

fn file(
    snapshot: &Snapshot,
    tree: &WorkTree<'_>,
    path: FilePath,
    difference: FileDifference,
    is_own: bool,
) -> SendingFile {
    let bytes = || match difference {
        FileDifference::Removed => tree.committed(&path),
        _ => snapshot.world.base().read(&path).ok().map(|it| it.to_vec()),
    };
    let bytes = file_words::has_title(&path).then(bytes).flatten();
    let title = bytes.and_then(|bytes| file_words::title(&path, &bytes));
    SendingFile {
        name: file_words::name(&path, title.as_deref()),
        sentence: file_words::sentence(&path, title.as_deref(), difference),
        path: path.to_string(),
        difference,
        is_own,
    }
}

/// Why no step can be taken in a work tree.
pub(super) fn obstacle(tree: &WorkTree<'_>, status: &WorkTreeStatus) -> Option<Text> {
    let detached = || {
        status.branch.is_none().then(|| {
            Text::new(
                "De map staat op een losse versie, en niet op een tak (branch). Daar is niets te versturen. Ga \
                 eerst terug naar de tak, bijvoorbeeld met: git switch main",
                "The folder is at a version without a branch, so there is nothing to send. First go back to the \
                 branch, for example with: git switch main",
            )
        })
    };
    tree.under_way().or_else(detached)
}

fn words(session: &PreviewSession, text: &Text) -> String {
    text.in_language(session.language()).to_owned()
}
