//! Edits of files as the protocol has them.

use std::collections::{BTreeMap, BTreeSet};

use lsp_types::{
    CreateFile, DeleteFile, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, Range, RenameFile, ResourceOp,
    TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::snapshot::ProjectSnapshot;
use crate::diagnostic::Edit;
use crate::edit::{EditPlan, FileChange};
use crate::source::{FilePath, Source};

/// The edits of some texts, as one change.
pub(super) fn of_edits<'e>(
    snapshot: &ProjectSnapshot,
    edits: impl IntoIterator<Item = &'e Edit>,
) -> Option<WorkspaceEdit> {
    let mut by_path: BTreeMap<&FilePath, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_path.entry(&edit.place.path).or_default().push(edit);
    }
    let of_file = |(path, edits): (&FilePath, Vec<&Edit>)| {
        let source = snapshot.source(path)?;
        let lines = snapshot.lines(&source);
        let edits = edits.into_iter().map(|edit| TextEdit {
            range: lines.range(edit.place.span),
            new_text: edit.text.clone(),
        });
        text_edit(snapshot, path, edits.collect())
    };
    let operations: Option<Vec<DocumentChangeOperation>> =
        by_path.into_iter().map(of_file).collect();
    Some(workspace_edit(operations?))
}

/// A plan, as one change. The client itself renames what is at or below the paths in `renamed`.
pub(super) fn of_plan(
    snapshot: &ProjectSnapshot,
    plan: &EditPlan,
    renamed: &BTreeSet<FilePath>,
) -> Option<WorkspaceEdit> {
    let mut edits = Vec::new();
    let mut files = Vec::new();
    for change in &plan.changes {
        edits.extend(edited(snapshot, change));
        match (&change.from, &change.to) {
            (Some(from), Some(to)) if from != to => {
                if !is_at_or_below(from, renamed) {
                    files.push(DocumentChangeOperation::Op(ResourceOp::Rename(
                        RenameFile {
                            old_uri: snapshot.uris.uri(from)?,
                            new_uri: snapshot.uris.uri(to)?,
                            options: None,
                            annotation_id: None,
                        },
                    )));
                }
            }
            (None, Some(to)) => {
                files.push(DocumentChangeOperation::Op(ResourceOp::Create(
                    CreateFile {
                        uri: snapshot.uris.uri(to)?,
                        options: None,
                        annotation_id: None,
                    },
                )));
                let text = String::from_utf8_lossy(&change.after).into_owned();
                let start = Position::default();
                let insertion = TextEdit::new(Range::new(start, start), text);
                files.push(text_edit(snapshot, to, vec![insertion])?);
            }
            (Some(from), None) => {
                files.push(DocumentChangeOperation::Op(ResourceOp::Delete(
                    DeleteFile {
                        uri: snapshot.uris.uri(from)?,
                        options: None,
                    },
                )));
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    // Texts are edited under their old names, before any file moves.
    edits.extend(files);
    Some(workspace_edit(edits))
}

fn is_at_or_below(path: &FilePath, folders: &BTreeSet<FilePath>) -> bool {
    folders.iter().any(|folder| {
        let rest = path.as_str().strip_prefix(folder.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

fn edited(snapshot: &ProjectSnapshot, change: &FileChange) -> Option<DocumentChangeOperation> {
    let path = change.from.as_ref().filter(|_| !change.edits.is_empty())?;
    let source = Source::decode(path.clone(), &change.before).ok()?;
    let lines = snapshot.lines(&source);
    let edits = change.edits.iter().map(|edit| TextEdit {
        range: lines.range(edit.span),
        new_text: edit.new.clone(),
    });
    text_edit(snapshot, path, edits.collect())
}

fn text_edit(
    snapshot: &ProjectSnapshot,
    path: &FilePath,
    edits: Vec<TextEdit>,
) -> Option<DocumentChangeOperation> {
    Some(DocumentChangeOperation::Edit(TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: snapshot.uris.uri(path)?,
            version: snapshot.versions.get(path).copied(),
        },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    }))
}

fn workspace_edit(operations: Vec<DocumentChangeOperation>) -> WorkspaceEdit {
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        ..WorkspaceEdit::default()
    }
}
