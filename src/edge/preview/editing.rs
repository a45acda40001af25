//! Edits files in the preview: the form of a file, edits that are not saved, and saving them.

use serde::{Deserialize, Serialize};

use super::editions::Snapshot;
use super::response::{PreviewResponse, parameter};
use super::session::PreviewSession;
use crate::diagnostic::{Diagnostic, Text};
use crate::edge::Failure;
use crate::edge::mend::mend;
use crate::edit::form::{FileForm, FormProblem, file_form, form_scope};
use crate::edit::unsaved::FileEdit;
use crate::edit::values::ValueRefusal;
use crate::preview::problems::id;
use crate::source::{FilePath, Source};
use crate::world::World;

/// The form of a file, and whether it has unsaved changes.
#[derive(Serialize)]
struct FormReply {
    #[serde(flatten)]
    form: FileForm,
    is_changed: bool,
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
    let problems = problems.map(|problem| about(problem, session, is_changed));
    let form = file_form(
        &source,
        &scope,
        snapshot.edition.heads(),
        problems.collect(),
    );
    Some(FormReply { form, is_changed })
}

/// A problem for a form. A fix is made on the disk, so a file with unsaved changes has none.
fn about(problem: &Diagnostic, session: &PreviewSession, is_changed: bool) -> FormProblem {
    let words = |text: &Text| text.in_language(session.language()).to_owned();
    let is_fixable = !is_changed && problem.fix.as_ref().is_some_and(|fix| fix.is_safe);
    FormProblem {
        span: problem.place.span,
        severity: problem.severity.as_str(),
        message: words(&problem.message),
        help: problem.help.as_ref().map(words),
        fix: is_fixable.then(|| id(problem)),
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
    let path = FilePath::new(request.file);
    match session.editions.edit(&path, request.edit) {
        Ok(()) => PreviewResponse::empty(204),
        Err(ValueRefusal::Absent) => PreviewResponse::plain(404, "no such value"),
        Err(ValueRefusal::Unwritable) => PreviewResponse::refused(session, &unwritable(&path)),
    }
}

fn unwritable(path: &FilePath) -> Text {
    Text::new(
        format!("Dit is hier niet veilig aan te passen. Doe het in het bestand zelf: {path}"),
        format!("This cannot be changed safely here. Do it in the file itself: {path}"),
    )
}

#[derive(Deserialize)]
struct FileRequest {
    file: String,
}

/// Saves the unsaved changes of a file, if it is on the disk as it was when they began.
pub(super) fn save(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let Ok(request) = serde_json::from_slice::<FileRequest>(body) else {
        return PreviewResponse::plain(400, "the body must be JSON with a file");
    };
    let path = FilePath::new(request.file);
    let snapshot = session.editions.current();
    let saved = session.editions.save(&path, |file| {
        let (before, after) = (file.saved().bytes(), file.text().bytes());
        write(&snapshot, &path, &before, &after)
    });
    match saved {
        Some(Ok(())) => PreviewResponse::empty(204),
        Some(Err(failure)) => PreviewResponse::refused(session, failure.message()),
        None => PreviewResponse::plain(404, "no such changes"),
    }
}

/// Writes a file of the project. A link that leads out of the project is not followed.
fn write(snapshot: &Snapshot, path: &FilePath, before: &[u8], after: &[u8]) -> Result<(), Failure> {
    let project = snapshot.world.base().project();
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
    match serde_json::from_slice::<FileRequest>(body) {
        Ok(request) => {
            session.editions.drop_edits(&FilePath::new(request.file));
            PreviewResponse::empty(204)
        }
        Err(_) => PreviewResponse::plain(400, "the body must be JSON with a file"),
    }
}
