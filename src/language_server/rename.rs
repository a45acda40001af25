//! Renames: of what a cursor is at, and of files that are renamed in a list of files.

use std::collections::BTreeSet;

use lsp_types::{PrepareRenameResponse, WorkspaceEdit};

use super::snapshot::{CursorPlace, ProjectSnapshot};
use super::symbols::{ProjectSymbol, SymbolUse, symbol_at};
use super::workspace_edit::of_plan;
use crate::diagnostic::Text;
use crate::edit::{EditRefusal, TypedPath, plan_id_rename, plan_move, plan_moves};
use crate::model::layout::{Kind, Location, locate};
use crate::source::{FilePath, Span};

/// Why something is not renamed, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameRefusal(pub String);

impl RenameRefusal {
    fn new(snapshot: &ProjectSnapshot, refusal: &EditRefusal) -> Self {
        let places = refusal.places.iter().map(|place| snapshot.words(place));
        let message = [snapshot.words(&refusal.message)].into_iter();
        let all = message.chain(places).chain([snapshot.words(&refusal.help)]);
        Self(all.collect::<Vec<_>>().join("\n"))
    }
}

/// The name at a cursor that can be changed, with its range.
///
/// # Errors
/// The cursor is at no name, or at one that cannot be changed.
pub fn prepare_rename(place: &CursorPlace<'_>) -> Result<PrepareRenameResponse, RenameRefusal> {
    let nothing = || {
        let words = Text::new(
            "Hier staat geen naam die u kunt veranderen. Zet de cursor in een link, of in de korte \
             naam van een thema, partner of ander onderdeel van een lijst",
            "There is no name here that can be changed. Put the cursor in a link, or in the id of a \
             theme, a partner or another item of a list",
        );
        RenameRefusal(place.snapshot.words(&words).to_owned())
    };
    let found = symbol_at(place).ok_or_else(nothing)?;
    let (span, name) = name_in(place, &found).ok_or_else(nothing)?;
    Ok(PrepareRenameResponse::RangeWithPlaceholder {
        range: place.range(span),
        placeholder: name,
    })
}

/// The part of a use that is the name: of a link the name of the file without its ending.
fn name_in(place: &CursorPlace<'_>, found: &SymbolUse) -> Option<(Span, String)> {
    let name = current_name(&found.symbol);
    let written = place.source.text().get(found.place.span.range())?;
    let at = found.place.span.range().start + written.rfind(&name)?;
    Some((Span::new(at, at + name.len()), name))
}

/// The name of something as an editor changes it.
fn current_name(symbol: &ProjectSymbol) -> String {
    match symbol {
        ProjectSymbol::Id(_, id) => id.rsplit('#').next().unwrap_or(id).to_owned(),
        ProjectSymbol::Medium(path) => path.stem().to_owned(),
        ProjectSymbol::Document(path) => match locate(path) {
            Location::Document(at) if at.kind == Kind::Special => at.id.to_string(),
            _ => path.stem().to_owned(),
        },
    }
}

/// Gives what a cursor is at another name, everywhere.
///
/// # Errors
/// The cursor is at nothing, or the change would cause an error.
pub fn rename(place: &CursorPlace<'_>, name: &str) -> Result<Option<WorkspaceEdit>, RenameRefusal> {
    let snapshot = place.snapshot;
    let Some(found) = symbol_at(place) else {
        return Ok(None);
    };
    let plan = match &found.symbol {
        ProjectSymbol::Id(target, id) => plan_id_rename(snapshot.edit(), *target, id, name),
        ProjectSymbol::Document(path) | ProjectSymbol::Medium(path) => {
            let old = TypedPath {
                text: path.as_str(),
                here: "",
            };
            let new = TypedPath {
                text: name,
                here: path.folder(),
            };
            plan_move(snapshot.edit(), old, new)
        }
    };
    let plan = plan.map_err(|refusal| RenameRefusal::new(snapshot, &refusal))?;
    Ok(of_plan(snapshot, &plan, &BTreeSet::new()))
}

/// What else must change when files or folders are renamed, each from its old path to its new one.
/// Files that vindplek does not use are left out.
///
/// # Errors
/// A file cannot have the new name, or the change would cause an error.
pub fn rename_files(
    snapshot: &ProjectSnapshot,
    renames: &[(FilePath, FilePath)],
) -> Result<Option<WorkspaceEdit>, RenameRefusal> {
    let is_used = |path: &FilePath| match locate(path) {
        Location::Document(_) | Location::Media(_) => true,
        _ => is_folder_of_documents(snapshot, path),
    };
    let used: Vec<_> = renames.iter().filter(|(old, _)| is_used(old)).collect();
    if used.is_empty() {
        return Ok(None);
    }
    let typed = |path: &'_ FilePath| path.as_str().to_owned();
    let texts: Vec<(String, String)> = used
        .iter()
        .map(|(old, new)| (typed(old), typed(new)))
        .collect();
    let moves: Vec<(TypedPath<'_>, TypedPath<'_>)> = texts
        .iter()
        .map(|(old, new)| {
            let typed = |text| TypedPath { text, here: "" };
            (typed(old), typed(new))
        })
        .collect();
    let plan = plan_moves(snapshot.edit(), &moves);
    let plan = plan.map_err(|refusal| RenameRefusal::new(snapshot, &refusal))?;
    let renamed = renames.iter().map(|(old, _)| old.clone()).collect();
    Ok(of_plan(snapshot, &plan, &renamed))
}

/// Whether something that vindplek uses is below a path.
fn is_folder_of_documents(snapshot: &ProjectSnapshot, path: &FilePath) -> bool {
    let prefix = format!("{path}/");
    let below = snapshot
        .world
        .entries()
        .starting_at(&FilePath::new(prefix.as_str()));
    below
        .map(|(path, _)| path)
        .take_while(|path| path.as_str().starts_with(&prefix))
        .any(|path| matches!(locate(path), Location::Document(_) | Location::Media(_)))
}
