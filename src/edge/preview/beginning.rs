//! Begins something new in the preview: a file that is not saved, from a draft or as a copy.

use serde::{Deserialize, Serialize};

use super::editing::unwritable;
use super::editions::Snapshot;
use super::response::PreviewResponse;
use super::session::PreviewSession;
use crate::diagnostic::Text;
use crate::draft::{DraftContext, DraftKind, DraftRefusal, DraftRequest, draft, exists, things};
use crate::edit::copying::copied;
use crate::edit::form::form_scope;
use crate::preview::pages::page_of;
use crate::source::{FilePath, Source};
use crate::world::World;

/// Answers with what can be begun.
pub(super) fn kinds(session: &PreviewSession) -> PreviewResponse {
    PreviewResponse::json(&things(session.caught_up().edition.heads()))
}

#[derive(Deserialize)]
struct BeginRequest {
    /// The word for it.
    thing: String,
    #[serde(default)]
    title: String,
    region: Option<String>,
    special: Option<String>,
    /// The document that it begins as a copy of.
    copy: Option<String>,
    /// The site that is shown at present.
    shown: Option<String>,
}

/// A file that is begun.
#[derive(Serialize)]
struct BegunReply {
    file: String,
    /// The path of its page in the preview.
    page: String,
}

/// Begins a file.
pub(super) fn begin(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<BeginRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    let mut kinds = DraftKind::ALL.into_iter();
    let Some(thing) = kinds.find(|kind| kind.word() == request.thing) else {
        return PreviewResponse::plain(400, "no such thing");
    };
    let chosen = |id: &Option<String>| id.clone().filter(|id| !id.is_empty());
    let (region, special) = (chosen(&request.region), chosen(&request.special));
    let snapshot = session.caught_up();
    let context = DraftContext {
        heads: snapshot.edition.heads(),
        world: &snapshot.world,
    };
    let wanted = DraftRequest {
        thing,
        title: &request.title,
        region: region.as_deref(),
        special: special.as_deref(),
    };
    let begun = match draft(context, wanted) {
        Ok(begun) => begun,
        Err(refusal) => return refused(session, &refusal),
    };
    let path = begun.path;
    let text = match &request.copy {
        None => Source::new(path.clone(), &begun.text),
        Some(first) => match copy(&snapshot, first, &path, &request.title) {
            Some(text) => text,
            None => {
                return PreviewResponse::refused(session, &unwritable(&FilePath::new(&**first)));
            }
        },
    };
    if !session.editions.begin(text) {
        return refused(session, &exists(&path));
    }
    let now = session.editions.current();
    PreviewResponse::json(&BegunReply {
        file: path.to_string(),
        page: page_of(
            &now.edition,
            now.world.today(),
            &path,
            request.shown.as_deref(),
        ),
    })
}

/// A document at another path and with another title.
fn copy(snapshot: &Snapshot, first: &str, path: &FilePath, title: &str) -> Option<Source> {
    let first = FilePath::new(first);
    let bytes = snapshot.world.read(&first).ok()?;
    let document = Source::decode(first, &bytes).ok()?;
    let scope = |text: &Source| form_scope(text, &snapshot.world);
    copied(&document, path, title, &scope).ok()
}

fn refused(session: &PreviewSession, refusal: &DraftRefusal) -> PreviewResponse {
    let (message, help) = (&refusal.message, &refusal.help);
    let words = Text::new(
        format!("{}. {}", message.dutch(), help.dutch()),
        format!("{}. {}", message.english(), help.english()),
    );
    PreviewResponse::refused(session, &words)
}
