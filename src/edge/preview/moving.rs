//! Moves and removes a document in the preview: first the plan, then what it says.

use serde::{Deserialize, Serialize};

use super::editions::Snapshot;
use super::response::PreviewResponse;
use super::session::PreviewSession;
use crate::diagnostic::{Language, Text};
use crate::edge::apply::apply;
use crate::edit::{
    AddressFate, EditContext, EditPlan, EditRefusal, TypedPath, needs_fate, plan_move, plan_removal,
};
use crate::preview::pages::page_of;
use crate::source::FilePath;
use crate::world::World;

#[derive(Deserialize)]
struct MoveRequest {
    /// The document.
    file: String,
    /// What its file is to be called, without its extension: the last part of its address.
    name: String,
    /// Whether to do it; else the plan is told.
    #[serde(default)]
    sure: bool,
    /// The site that is shown at present.
    shown: Option<String>,
}

#[derive(Deserialize)]
struct RemoveRequest {
    /// The document.
    file: String,
    /// Where those who look for it are sent: the path or address of another document.
    redirect: Option<String>,
    /// Whether its address expires.
    #[serde(default)]
    gone: bool,
    /// Whether to do it; else the plan is told.
    #[serde(default)]
    sure: bool,
    /// The site that is shown at present.
    shown: Option<String>,
}

/// What is planned, or done.
#[derive(Serialize)]
struct PlanReply {
    /// The plan in words; empty when something is to be chosen first.
    plan: String,
    /// Whether to choose what becomes of its address.
    needs_fate: bool,
    /// Where the preview goes on when it is done.
    page: Option<String>,
}

/// Plans a move, or makes it.
pub(super) fn rename(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<MoveRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    let snapshot = session.caught_up();
    if !snapshot.unsaved.is_empty() {
        return PreviewResponse::refused(session, &unsaved());
    }
    let old = subject(&request.file);
    // What comes after the name: the cover of a folder, or the extension of a file.
    let (cover, extension) = match request.file.strip_prefix(old) {
        Some(cover) if !cover.is_empty() => (cover, ""),
        _ => ("", ".md"),
    };
    let folder = old.rsplit_once('/').map_or("", |(folder, _)| folder);
    let new = format!("{folder}/{}{extension}", request.name.trim());
    match plan_move(context(session, &snapshot), typed(old), typed(&new)) {
        Ok(plan) => {
            let moved = format!("{new}{cover}");
            let then = request.sure.then_some((&*moved, request.shown.as_deref()));
            carry_out(session, &snapshot, &plan, then)
        }
        Err(refusal) => refused(session, &refusal),
    }
}

/// Plans a removal, or makes it.
pub(super) fn remove(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<RemoveRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    let snapshot = session.caught_up();
    if !snapshot.unsaved.is_empty() {
        return PreviewResponse::refused(session, &unsaved());
    }
    let context = context(session, &snapshot);
    let subject = typed(subject(&request.file));
    let fate = match &request.redirect {
        Some(target) => Some(AddressFate::Redirect(typed(target))),
        None => request.gone.then_some(AddressFate::Gone),
    };
    let asks = match &fate {
        Some(_) => Ok(false),
        None => needs_fate(context, subject),
    };
    match asks.and_then(|asks| match asks {
        true => Ok(None),
        false => plan_removal(context, subject, fate).map(Some),
    }) {
        Ok(None) => PreviewResponse::json(&PlanReply {
            plan: String::new(),
            needs_fate: true,
            page: None,
        }),
        Ok(Some(plan)) => {
            let then = request
                .sure
                .then_some((&*request.file, request.shown.as_deref()));
            carry_out(session, &snapshot, &plan, then)
        }
        Err(refusal) => refused(session, &refusal),
    }
}

/// Tells a plan; if the editor is sure, makes it so. `then` is the file whose page is shown next, and the
/// site that is shown at present.
fn carry_out(
    session: &PreviewSession,
    snapshot: &Snapshot,
    plan: &EditPlan,
    then: Option<(&str, Option<&str>)>,
) -> PreviewResponse {
    let mut page = None;
    if let Some((file, shown)) = then {
        if let Err(failure) = apply(snapshot.world.base().project(), &plan.changes) {
            return PreviewResponse::refused(session, failure.message());
        }
        let now = session.caught_up();
        let file = FilePath::new(file);
        page = Some(page_of(&now.edition, now.world.today(), &file, shown));
    }
    PreviewResponse::json(&PlanReply {
        plan: plan.describe(session.language()),
        needs_fate: false,
        page,
    })
}

fn context<'a>(session: &'a PreviewSession, snapshot: &'a Snapshot) -> EditContext<'a> {
    EditContext {
        edition: &snapshot.edition,
        world: &snapshot.world,
        memo: session.editions.memo(),
    }
}

/// What to move or remove: a document that has a folder of its own goes with that folder.
fn subject(file: &str) -> &str {
    file.strip_suffix("/index.md").unwrap_or(file)
}

fn typed(text: &str) -> TypedPath<'_> {
    TypedPath { text, here: "" }
}

fn unsaved() -> Text {
    Text::new(
        "Er is nog iets niet bewaard. Bewaar dat eerst, of laat het vallen.",
        "Something is not saved yet. Save it first, or drop it.",
    )
}

fn refused(session: &PreviewSession, refusal: &EditRefusal) -> PreviewResponse {
    let words = |language: Language| {
        let message = refusal.message.in_language(language);
        let places = refusal.places.iter();
        let places = places.map(|place| format!(" {}.", place.in_language(language)));
        let places: String = places.collect();
        format!("{message}.{places} {}", refusal.help.in_language(language))
    };
    let words = Text::new(words(Language::Dutch), words(Language::English));
    PreviewResponse::refused(session, &words)
}
