//! Edits files in the preview: the form of a file, edits that are not saved, and saving them.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::edited_files::ScopeOf;
use super::editions::Snapshot;
use super::response::{PreviewResponse, parameter};
use super::session::PreviewSession;
use crate::check::{MeasuredPair, measured_pairs};
use crate::diagnostic::{Diagnostic, Text};
use crate::edge::Failure;
use crate::edge::create::create;
use crate::edge::mend::mend;
use crate::edit::form::{FileForm, FormProblem, file_form, form_scope};
use crate::edit::reconcile::{ConflictPlace, FieldConflict, Side};
use crate::edit::unsaved::{FileEdit, UnsavedFile};
use crate::edit::values::ValueRefusal;
use crate::model::layout::{Location, locate};
use crate::preview::document::{DocumentInfo, document_info};
use crate::preview::problems::id;
use crate::source::{FilePath, Source};
use crate::world::World;

/// The form of a file, and the state of its edits.
#[derive(Serialize)]
struct FormReply {
    #[serde(flatten)]
    form: FileForm,
    /// What can be done with it, if it is a document.
    document: Option<DocumentInfo>,
    /// The contrast of the colours of a theme.
    contrasts: Vec<MeasuredPair>,
    is_changed: bool,
    /// Whether it cannot be written.
    is_read_only: bool,
    /// Whether the file is not on the disk yet.
    is_new: bool,
    can_undo: bool,
    can_redo: bool,
    /// What somebody else made of it, and the editor as well.
    conflicts: Vec<FieldConflict>,
}

/// Answers with the form of the file in the query; null for a file without keys.
pub(super) fn form(session: &PreviewSession, query: &str) -> PreviewResponse {
    let path = parameter(query, "file").map(FilePath::new);
    let snapshot = session.caught_up();
    PreviewResponse::json(&path.and_then(|path| reply(session, &snapshot, &path)))
}

fn reply(session: &PreviewSession, snapshot: &Snapshot, path: &FilePath) -> Option<FormReply> {
    let bytes = snapshot.world.read(path).ok()?;
    let source = Source::decode(path.clone(), &bytes).ok()?;
    let scope = form_scope(&source, &snapshot.world)?;
    let is_changed = snapshot.unsaved.contains(path);
    let problems = snapshot.edition.problems().iter();
    let problems = problems.filter(|problem| problem.place.path == *path);
    let problems = problems.map(|problem| about(problem, session));
    let shared = shared_of(snapshot, path);
    let form = file_form(
        &source,
        &scope,
        shared.as_ref(),
        snapshot.edition.heads(),
        problems.collect(),
    );
    let contrasts = match locate(path) {
        Location::Theme(theme) => measured_pairs(snapshot.edition.yaml(), &theme),
        _ => Vec::new(),
    };
    let edited = session.editions.edited(path);
    let is = |state: fn(&UnsavedFile) -> bool| edited.as_ref().is_some_and(state);
    Some(FormReply {
        form,
        document: document_info(snapshot.edition.heads(), path),
        is_changed,
        is_read_only: is_read_only(&snapshot.world.base().project().join(path.as_str())),
        is_new: is(|file| file.on_disk().is_none()),
        can_undo: is(UnsavedFile::can_undo),
        can_redo: is(UnsavedFile::can_redo),
        conflicts: session.editions.conflicts(path),
        contrasts,
    })
}

/// Whether a file is there and cannot be written.
#[cfg(unix)]
fn is_read_only(path: &Path) -> bool {
    use rustix::fs::{Access, access};
    path.exists() && access(path, Access::WRITE_OK).is_err()
}

/// Whether a file is there and cannot be written.
#[cfg(not(unix))]
fn is_read_only(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.permissions().readonly())
}

/// The shared document that a file adapts for a region.
fn shared_of(snapshot: &Snapshot, path: &FilePath) -> Option<Source> {
    let Location::Document(at) = locate(path) else {
        return None;
    };
    let shared = Some(at.shared_path()).filter(|shared| shared != path)?;
    let bytes = snapshot.world.read(&shared).ok()?;
    Source::decode(shared, &bytes).ok()
}

fn about(problem: &Diagnostic, session: &PreviewSession) -> FormProblem {
    let words = |text: &Text| text.in_language(session.language()).to_owned();
    let is_fixable = problem.fix.as_ref().is_some_and(|fix| fix.is_safe);
    FormProblem {
        span: problem.place.span,
        severity: problem.severity.as_str(),
        message: words(&problem.message),
        help: problem.help.as_ref().map(words),
        fix: is_fixable.then(|| id(problem)),
        line: None,
    }
}

#[derive(Deserialize)]
struct EditRequest {
    file: String,
    edit: FileEdit,
}

/// Makes an edit that is not saved.
pub(super) fn edit(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<EditRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    changed(session, &FilePath::new(request.file), |file, scope| {
        file.edit(request.edit, scope)
    })
}

/// Changes a file without saving it.
fn changed(
    session: &PreviewSession,
    path: &FilePath,
    change: impl FnOnce(&mut UnsavedFile, &ScopeOf<'_>) -> Result<(), ValueRefusal>,
) -> PreviewResponse {
    match session.editions.change(path, change) {
        Ok(()) => PreviewResponse::empty(204),
        Err(ValueRefusal::Absent) => PreviewResponse::plain(404, "no such value"),
        Err(ValueRefusal::Unwritable) => PreviewResponse::refused(session, &unwritable(path)),
    }
}

/// Goes back to what a file was before the last edit.
pub(super) fn undo(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    stepped(session, body, UnsavedFile::undo)
}

/// Returns to what a file was before the last `undo`.
pub(super) fn redo(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    stepped(session, body, UnsavedFile::redo)
}

fn stepped(
    session: &PreviewSession,
    body: &[u8],
    step: fn(&mut UnsavedFile) -> bool,
) -> PreviewResponse {
    let Some(path) = file(body) else {
        return no_file();
    };
    changed(session, &path, |file, _| match step(file) {
        true => Ok(()),
        false => Err(ValueRefusal::Absent),
    })
}

#[derive(Deserialize)]
struct SettleRequest {
    file: String,
    /// For each conflict the side that is chosen.
    choices: Vec<(ConflictPlace, Side)>,
}

/// Chooses between what an editor and somebody else made of a file.
pub(super) fn settle(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<SettleRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    let choose = |place: &ConflictPlace| {
        let mut choices = request.choices.iter();
        choices.find(|(at, _)| at == place).map(|(_, side)| *side)
    };
    let path = FilePath::new(request.file);
    match session.editions.settle(&path, &choose).is_empty() {
        true => PreviewResponse::empty(204),
        false => PreviewResponse::refused(session, &unsettled()),
    }
}

fn unsettled() -> Text {
    Text::new(
        "Kies bij elk verschil een van de twee. Er is intussen misschien nog iets veranderd.",
        "Choose one of the two for each difference. More may have changed meanwhile.",
    )
}

pub(super) fn unwritable(path: &FilePath) -> Text {
    Text::new(
        format!("Dit is hier niet veilig aan te passen. Doe het in het bestand zelf: {path}"),
        format!("This cannot be changed safely here. Do it in the file itself: {path}"),
    )
}

#[derive(Deserialize)]
struct FileRequest {
    file: String,
}

/// The file that a request is about.
fn file(body: &[u8]) -> Option<FilePath> {
    let request = serde_json::from_slice::<FileRequest>(body).ok()?;
    Some(FilePath::new(request.file))
}

fn no_file() -> PreviewResponse {
    PreviewResponse::plain(400, "the body must be JSON with a file")
}

/// Saves the unsaved changes of a file, if it is on the disk as it was when they began.
pub(super) fn save(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let Some(path) = file(body) else {
        return no_file();
    };
    let snapshot = session.editions.current();
    let project = snapshot.world.base().project();
    let saved = session.editions.save(&path, |file| {
        let text = file.text().bytes();
        match file.on_disk() {
            Some(before) => write(project, &path, &before.bytes(), &text),
            None => create(project, &path, &text).map(|_| ()),
        }
    });
    match saved {
        Some(Ok(())) => {
            session.sending.note_saved(path);
            PreviewResponse::empty(204)
        }
        Some(Err(failure)) => PreviewResponse::refused(session, failure.message()),
        None => PreviewResponse::plain(404, "no such changes"),
    }
}

/// Writes a file of the project. A link that leads out of the project is not followed.
fn write(project: &Path, path: &FilePath, before: &[u8], after: &[u8]) -> Result<(), Failure> {
    let file = project.join(path.as_str());
    let inside = file.canonicalize().ok().zip(project.canonicalize().ok());
    if inside.is_none_or(|(file, project)| !file.starts_with(project)) {
        return Err(outside(path));
    }
    mend(&file, before, after)
}

fn outside(path: &FilePath) -> Failure {
    Failure::new(
        Text::new(
            format!("“{path}” is er niet meer, of staat buiten het project"),
            format!("“{path}” is gone, or outside of the project"),
        ),
        Text::new(
            "Pas het bestand zelf aan, op de plek waar het staat",
            "Edit the file itself, where it is",
        ),
    )
}

/// Drops the unsaved changes of a file.
pub(super) fn discard(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let Some(path) = file(body) else {
        return no_file();
    };
    session.editions.drop_edits(&path);
    PreviewResponse::empty(204)
}
