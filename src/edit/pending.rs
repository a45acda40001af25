//! Edits that are collected before they become a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::EditContext;
use super::plan::{EditedPlace, FileChange};
use super::refusal::{EditRefusal, at_line};
use crate::diagnostic::fix::patched_bytes;
use crate::diagnostic::{Code, Diagnostic, Edit, Place, Text};
use crate::model::layout::{Location, locate};
use crate::source::{FilePath, Source, Span};

/// The edits, renames and removals so far. All paths but those of created files are those before the
/// change.
#[derive(Debug, Default)]
pub(super) struct PendingEdits {
    /// The edits of each file, by their spans.
    pub(super) edits: BTreeMap<FilePath, BTreeMap<Span, Edit>>,
    /// The new paths of files.
    pub(super) renames: BTreeMap<FilePath, FilePath>,
    /// The files that are removed.
    pub(super) removals: BTreeSet<FilePath>,
    /// The texts of new files.
    pub(super) created: BTreeMap<FilePath, String>,
}

impl PendingEdits {
    /// Adds an edit. A second edit of the same span, such as that of a definition that several links
    /// use, is the same edit.
    pub(super) fn add(&mut self, edit: Edit) {
        let in_file = self.edits.entry(edit.place.path.clone()).or_default();
        in_file.insert(edit.place.span, edit);
    }

    /// Adds the replacement of a span.
    pub(super) fn replace(&mut self, path: &FilePath, span: Span, text: String) {
        let place = Place::new(path, span);
        self.add(Edit { place, text });
    }

    /// Whether a file stays where it is.
    pub(super) fn stays(&self, path: &FilePath) -> bool {
        !self.removals.contains(path) && !self.renames.contains_key(path)
    }

    /// The changes of all files, in the order of their paths.
    ///
    /// # Errors
    /// A file cannot be read, or cannot be edited safely.
    pub(super) fn changes(&self, context: EditContext<'_>) -> Result<Vec<FileChange>, EditRefusal> {
        let edited = self.edits.keys().chain(self.renames.keys());
        let paths: BTreeSet<&FilePath> = edited.chain(&self.removals).collect();
        let moved = self.renames.keys().chain(&self.removals).collect();
        require_known_references(context, &moved)?;
        let mut changes = Vec::new();
        for path in paths {
            changes.push(self.change(context, path)?);
        }
        for (path, text) in &self.created {
            changes.push(FileChange {
                from: None,
                to: Some(path.clone()),
                before: Arc::from([]),
                after: text.as_bytes().into(),
                edits: Vec::new(),
            });
        }
        changes.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
        Ok(changes)
    }

    fn change(&self, context: EditContext<'_>, path: &FilePath) -> Result<FileChange, EditRefusal> {
        let before = context.world.read(path).map_err(|_| unreadable(path))?;
        let mut change = FileChange {
            from: Some(path.clone()),
            to: None,
            before: Arc::clone(&before),
            after: Arc::from([]),
            edits: Vec::new(),
        };
        if self.removals.contains(path) {
            return Ok(change);
        }
        change.to = Some(self.renames.get(path).unwrap_or(path).clone());
        let Some(edits) = self.edits.get(path) else {
            change.after = before;
            return Ok(change);
        };
        let source = Source::decode(path.clone(), &before).map_err(|_| unreadable(path))?;
        require_editable(context, &source)?;
        let edits: Vec<&Edit> = edits.values().collect();
        change.edits = edits
            .iter()
            .map(|edit| edited_place(&source, edit))
            .collect();
        let patched = patched_bytes(&source, &edits).ok_or_else(|| tangled(path))?;
        change.after = patched.into();
        Ok(change)
    }
}

fn edited_place(source: &Source, edit: &Edit) -> EditedPlace {
    let span = edit.place.span;
    EditedPlace {
        span,
        line: source.line_column(span.start).line,
        old: source
            .text()
            .get(span.range())
            .unwrap_or_default()
            .to_owned(),
        new: edit.text.clone(),
    }
}

/// Rejects the edit of a file whose text is in doubt.
fn require_editable(context: EditContext<'_>, source: &Source) -> Result<(), EditRefusal> {
    let path = source.path();
    let is_unread = |problem: &Diagnostic| {
        problem.place.path == *path
            && matches!(
                problem.code,
                Code::InvalidYaml | Code::MissingFrontMatter | Code::DuplicateKey
            )
    };
    let problems = context.edition.problems();
    match problems.iter().find(|problem| is_unread(problem)) {
        None => Ok(()),
        Some(problem) => {
            let line = source.line_column(problem.place.span.start).line;
            let place = at_line(path, line, &problem.message);
            Err(EditRefusal::new(
                Text::new(
                    format!("{path} moet veranderen, maar is niet goed te lezen"),
                    format!("{path} must be changed, but cannot be read properly"),
                ),
                Text::new(
                    "Herstel dat eerst, en geef de opdracht dan opnieuw",
                    "Mend that first, then run the command again",
                ),
            )
            .with_places([place]))
        }
    }
}

/// Rejects a change while a file cannot be read that may refer to what moves: a document or list that
/// is not read at all, or one with two versions of its text that has the name of what moves.
fn require_known_references(
    context: EditContext<'_>,
    moved: &BTreeSet<&FilePath>,
) -> Result<(), EditRefusal> {
    for problem in context.edition.problems().iter() {
        let path = &problem.place.path;
        match problem.code {
            Code::MergeConflict => {
                let bytes = context.world.read(path).map_err(|_| unreadable(path))?;
                let text = String::from_utf8_lossy(&bytes);
                let is_named = |file: &&FilePath| *file == path || text.contains(link_name(file));
                if moved.iter().any(is_named) {
                    return Err(two_versions(path));
                }
            }
            Code::UnreadableFile | Code::InvalidEncoding | Code::LimitExceeded => {
                match locate(path) {
                    Location::Document(_)
                    | Location::List(_)
                    | Location::Site(_)
                    | Location::Ledger(_)
                    | Location::Unknown => return Err(unreadable(path)),
                    Location::Media(_)
                    | Location::Note(_)
                    | Location::Theme(_)
                    | Location::Template { .. }
                    | Location::Asset { .. } => {}
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The part of a path that every link to the file has: its name, or that of its folder.
fn link_name(path: &FilePath) -> &str {
    match path.stem() {
        "index" => path.folder().rsplit('/').next().unwrap_or_default(),
        stem => stem,
    }
}

fn two_versions(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("In {path} staan twee versies door elkaar (<<<<<<< en >>>>>>>)"),
            format!("{path} has two versions of its text (<<<<<<< and >>>>>>>)"),
        ),
        Text::new(
            "Kies daar eerst een van de twee, en geef de opdracht dan opnieuw",
            "Choose one of the two there first, then run the command again",
        ),
    )
}

/// The edits of a file overlap.
fn tangled(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("De veranderingen in {path} zitten elkaar in de weg"),
            format!("The changes of {path} are in each other’s way"),
        ),
        Text::new(
            "Pas dat bestand eerst zelf aan, en geef de opdracht dan opnieuw",
            "Change that file yourself first, then run the command again",
        ),
    )
}

fn unreadable(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("{path} is niet te lezen"),
            format!("{path} cannot be read"),
        ),
        Text::new(
            "vindplek check zegt waarom; los dat eerst op",
            "vindplek check says why; solve that first",
        ),
    )
}
