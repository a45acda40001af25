//! Where an editor wants something to go.

use super::context::EditContext;
use super::refusal::EditRefusal;
use super::subject::{Subject, SubjectKind, TypedPath, files_below};
use crate::diagnostic::Text;
use crate::model::layout::{BadName, DocumentPath, Kind, Location, check_name, locate};
use crate::source::FilePath;
use crate::syntax::markdown::slug;

/// The new place of a subject, from what was typed: a path, a folder, a name in the same folder, or
/// an address.
///
/// # Errors
/// Nothing of the same kind can stand there.
pub(super) fn destination(
    context: EditContext<'_>,
    subject: &Subject,
    typed: TypedPath<'_>,
) -> Result<FilePath, EditRefusal> {
    let text = typed.slashed();
    let mut candidates = Vec::new();
    if let Some(address) = text.strip_prefix('/') {
        candidates.extend(at_address(subject, address.trim_matches('/')));
    }
    let readings = typed.readings();
    if readings.is_empty() {
        return Err(outside(typed.text));
    }
    let name = subject.root.file_name();
    for path in &readings {
        let is_special = subject.document_kind() == Some(Kind::Special);
        let is_folder = text.ends_with('/') || !files_below(context, path).is_empty();
        if is_folder && !is_special {
            candidates.push(FilePath::new(format!("{path}/{name}")));
        }
        candidates.push(path.clone());
    }
    if !text.contains('/') {
        let beside = format!("{}/{text}", subject.root.folder());
        candidates.push(FilePath::new(beside));
    }
    let complete = candidates.into_iter().map(|path| completed(subject, &path));
    let complete: Vec<FilePath> = complete.collect();
    let suits = |path: &&FilePath| suits(subject, path);
    match complete.iter().find(suits) {
        Some(path) => Ok(path.clone()),
        None => Err(wrong_kind(subject, typed.text)),
    }
}

/// The path of a document of the subject's kind with an address.
fn at_address(subject: &Subject, address: &str) -> Option<FilePath> {
    let SubjectKind::Document(at) = &subject.kind else {
        return None;
    };
    let folder = at.owner.folder();
    let inner = match at.kind {
        Kind::Page => format!("paginas/{address}"),
        _ => address.to_owned(),
    };
    Some(FilePath::new(format!("{folder}{inner}")))
}

/// A path with the ending that its kind has; that of a special without its cover.
fn completed(subject: &Subject, path: &FilePath) -> FilePath {
    let text = path.as_str();
    let text = match &subject.kind {
        SubjectKind::Folder => text.to_owned(),
        SubjectKind::Document(at) if at.kind == Kind::Special => {
            let folder = text.strip_suffix("/index.md");
            folder
                .or(text.strip_suffix(".md"))
                .unwrap_or(text)
                .to_owned()
        }
        SubjectKind::Document(_) | SubjectKind::Accent(_) if !text.ends_with(".md") => {
            format!("{text}.md")
        }
        SubjectKind::Medium if path.extension().is_empty() => {
            format!("{text}.{}", subject.root.extension())
        }
        SubjectKind::Document(_) | SubjectKind::Accent(_) | SubjectKind::Medium => text.to_owned(),
    };
    FilePath::new(text)
}

/// The new path of a file of a subject whose root moves.
pub(super) fn moved(subject: &Subject, to: &FilePath, file: &FilePath) -> FilePath {
    let rest = file.as_str().strip_prefix(subject.root.as_str());
    FilePath::new(format!("{to}{}", rest.unwrap_or_default()))
}

/// Whether all files of a subject keep their kind at a new place.
fn suits(subject: &Subject, to: &FilePath) -> bool {
    let is_same = |file: &FilePath| match (locate(file), locate(&moved(subject, to, file))) {
        (Location::Document(old), Location::Document(new)) => old.kind == new.kind,
        (Location::Media(_), Location::Media(_))
        | (Location::Note(_), Location::Note(_))
        | (Location::Unknown, Location::Unknown) => true,
        _ => false,
    };
    subject.files.iter().all(is_same)
}

/// Rejects a name that cannot be part of an address.
pub(super) fn require_name(at: &DocumentPath) -> Result<(), EditRefusal> {
    match check_name(at) {
        Ok(()) => Ok(()),
        Err(BadName::Reserved(word)) => Err(EditRefusal::new(
            Text::new(
                format!("“{word}” is een woord dat de adressen zelf gebruiken"),
                format!("“{word}” is a word that the addresses use themselves"),
            ),
            Text::new("Kies een andere naam", "Choose another name"),
        )),
        Err(BadName::Malformed(word)) => {
            let better = slug(word);
            let better = match at.kind {
                Kind::Quarter => "2026-K4",
                Kind::Function => "a",
                _ => &*better,
            };
            Err(EditRefusal::new(
                Text::new(
                    format!("“{word}” kan geen deel van een adres zijn"),
                    format!("“{word}” cannot be part of an address"),
                ),
                Text::new(
                    format!("Gebruik kleine letters, cijfers en losse streepjes, zoals “{better}”"),
                    format!(
                        "Use lower-case letters, digits and single hyphens, such as “{better}”"
                    ),
                ),
            ))
        }
    }
}

fn outside(typed: &str) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("“{typed}” ligt buiten het project"),
            format!("“{typed}” lies outside the project"),
        ),
        Text::new(
            "Kies een plek onder content, of onder content in de map van een regio",
            "Choose a place below content, or below content in the folder of a region",
        ),
    )
}

fn wrong_kind(subject: &Subject, typed: &str) -> EditRefusal {
    let pattern = match &subject.kind {
        SubjectKind::Document(at) => at.kind.pattern().to_owned(),
        SubjectKind::Accent(at) => {
            at.kind
                .pattern()
                .replacen("content/", "regions/<regio>/content/", 1)
        }
        SubjectKind::Medium => "content/media/<naam>".to_owned(),
        SubjectKind::Folder => "content/paginas/<map>".to_owned(),
    };
    let root = &subject.root;
    EditRefusal::new(
        Text::new(
            format!("{root} kan niet naar “{typed}”: daar hoort zo’n bestand niet"),
            format!("{root} cannot go to “{typed}”: such a file does not stand there"),
        ),
        Text::new(
            format!(
                "Het blijft wat het is: kies een plek als {pattern} (voor één regio met \
                 regions/<regio>/ ervoor)"
            ),
            format!(
                "It remains what it is: choose a place like {pattern} (for one region with \
                 regions/<region>/ before it)"
            ),
        ),
    )
}
