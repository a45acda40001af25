//! What pages of the preview may ask to change, by the name in the address.

use jiff::civil::Date;
use serde::Deserialize;

use super::fix::{FixOutcome, fix};
use super::response::PreviewResponse;
use super::session::PreviewSession;
use super::{beginning, editing, inserting, moving, sending};

/// The largest body of a request, in bytes; of an edit, which may have a whole text; and of a picture
/// that is added, 30 MB and a line about it.
const MAX_BODY: usize = 64 * 1024;
const MAX_EDIT: usize = 4 * 1024 * 1024;
const MAX_MEDIUM: usize = 30_000_000 + MAX_BODY;

/// What carries out a change, from the body of the request.
pub(super) type ChangeHandler = fn(&PreviewSession, &[u8]) -> PreviewResponse;

/// Something that a page of the preview may ask to change.
#[derive(Clone, Copy)]
pub(super) struct ChangeKind {
    pub(super) handler: ChangeHandler,
    /// The most bytes that the request may have.
    pub(super) most: usize,
    /// Whether files change, now or once they are saved.
    pub(super) writes: bool,
    /// Whether it is for this machine alone, whose name and logins are used.
    pub(super) is_local: bool,
}

/// What a page of the preview may ask to change, by its name.
pub(super) fn change(name: &str) -> Option<ChangeKind> {
    let (handler, most): (ChangeHandler, usize) = match name {
        "fix" => (fix_problem, MAX_BODY),
        "travel" => (travel, MAX_BODY),
        "edit" => (editing::edit, MAX_EDIT),
        "save" => (editing::save, MAX_BODY),
        "discard" => (editing::discard, MAX_BODY),
        "undo" => (editing::undo, MAX_BODY),
        "redo" => (editing::redo, MAX_BODY),
        "settle" => (editing::settle, MAX_EDIT),
        "medium" => (inserting::add_medium, MAX_MEDIUM),
        "begin" => (beginning::begin, MAX_BODY),
        "rename" => (moving::rename, MAX_BODY),
        "remove" => (moving::remove, MAX_BODY),
        "sending/keep" => (sending::keep, MAX_EDIT),
        "sending/fetch" => (sending::fetch, MAX_BODY),
        "sending/settle" => (sending::settle, MAX_EDIT),
        "sending/later" => (sending::later, MAX_BODY),
        "sending/push" => (sending::push, MAX_BODY),
        "sending/propose" => (sending::propose, MAX_BODY),
        "sending/stop" => (sending::stop, MAX_BODY),
        _ => return None,
    };
    Some(ChangeKind {
        handler,
        most,
        writes: name != "travel",
        is_local: name.starts_with("sending/"),
    })
}

#[derive(Deserialize)]
struct FixRequest {
    id: String,
}

fn fix_problem(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let Ok(request) = serde_json::from_slice::<FixRequest>(body) else {
        return PreviewResponse::plain(400, "the body must be JSON with an id");
    };
    match fix(session, &request.id) {
        FixOutcome::Fixed => PreviewResponse::empty(204),
        FixOutcome::Gone => PreviewResponse::plain(404, "no such problem, or no safe fix for it"),
        FixOutcome::Refused(message) => PreviewResponse::refused(session, &message),
    }
}

#[derive(Deserialize)]
struct TravelRequest {
    /// Absent: no change; null: follow the clock; else a date.
    #[serde(default, deserialize_with = "present")]
    as_of: Option<Option<Date>>,
    drafts: Option<bool>,
}

/// Null is distinct from absent: `Some(None)`.
fn present<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Option<Option<Date>>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    let date = text.map(|text| text.parse::<Date>()).transpose();
    date.map(Some).map_err(serde::de::Error::custom)
}

fn travel(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    match serde_json::from_slice::<TravelRequest>(body) {
        Ok(request) => {
            session.editions.travel(request.as_of, request.drafts);
            PreviewResponse::empty(204)
        }
        Err(error) => PreviewResponse::plain(400, &error.to_string()),
    }
}
