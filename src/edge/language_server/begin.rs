//! Begins something new: creates a file from a draft.

use lsp_types::{Position, Uri};
use serde::{Deserialize, Serialize};

use super::failures::RequestFailure;
use super::project::words;
use super::requests::no_project;
use super::session::ServerSession;
use crate::draft::{DraftKind, DraftRequest, draft};
use crate::edge::create::create;
use crate::language_server::first_gap;
use crate::source::Source;

/// What to begin.
#[derive(Debug, Deserialize)]
pub(super) struct NewParams {
    /// The word for it.
    thing: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    region: Option<String>,
    #[serde(default)]
    special: Option<String>,
}

/// A new file, and where to begin writing in it.
#[derive(Debug, Serialize)]
pub(super) struct BegunFile {
    uri: Uri,
    position: Position,
}

/// Creates the file.
///
/// # Errors
/// Why it cannot be begun, in words for an editor.
pub(super) fn begin(
    session: &mut ServerSession,
    params: &NewParams,
) -> Result<BegunFile, RequestFailure> {
    let snapshot = session.snapshot().ok_or_else(no_project)?;
    let folder = session.folder().ok_or_else(no_project)?;
    let mut kinds = DraftKind::ALL.into_iter();
    let thing = kinds
        .find(|kind| kind.word() == params.thing)
        .ok_or_else(|| RequestFailure::refused(format!("“{}” kan niet", params.thing)))?;
    let chosen = |id: &'_ Option<String>| id.clone().filter(|id| !id.is_empty());
    let (region, special) = (chosen(&params.region), chosen(&params.special));
    let request = DraftRequest {
        thing,
        title: &params.title,
        region: region.as_deref(),
        special: special.as_deref(),
    };
    let begun = draft(snapshot.draft(), request).map_err(|refusal| {
        let (message, help) = (&refusal.message, &refusal.help);
        let words = format!("{}\n{}", snapshot.words(message), snapshot.words(help));
        RequestFailure::refused(words)
    })?;
    create(&folder, &begun.path, begun.text.as_bytes())
        .map_err(|failure| RequestFailure::refused(words(&failure)))?;
    session.look_at(&begun.path);
    let uri = snapshot.uris.uri(&begun.path);
    let source = Source::new(begun.path, &begun.text);
    let position = snapshot.lines(&source).position(first_gap(source.text()));
    Ok(BegunFile {
        uri: uri.ok_or_else(RequestFailure::defect)?,
        position,
    })
}
