//! What can be inserted in a file in the preview, and pictures that are added for it.

use serde::{Deserialize, Serialize};

use super::editions::Snapshot;
use super::response::{PreviewResponse, parameter};
use super::session::PreviewSession;
use crate::edge::create::create;
use crate::edit::{Insertions, NewMedium, file_owner, place_medium};
use crate::model::dimensions::is_picture;
use crate::plan::links::{LinkedItem, find_target};
use crate::preview::media_type::media_type;
use crate::source::FilePath;
use crate::world::World;

/// Answers with what can be inserted in the file in the query.
pub(super) fn insertions(session: &PreviewSession, query: &str) -> PreviewResponse {
    let path = parameter(query, "file").map(FilePath::new);
    let snapshot = session.caught_up();
    PreviewResponse::json(&path.map(|path| Insertions::of(&snapshot.edition, &path)))
}

/// Answers with the picture that a link in a file names, as it is on the disk. Both are in the query.
pub(super) fn picture(session: &PreviewSession, query: &str) -> PreviewResponse {
    let snapshot = session.caught_up();
    let file = parameter(query, "file").map(FilePath::new);
    let named = file.zip(parameter(query, "path"));
    let found = named.and_then(|(file, link)| read_picture(&snapshot, &file, &link));
    found.unwrap_or_else(|| PreviewResponse::plain(404, "no such picture"))
}

fn read_picture(snapshot: &Snapshot, file: &FilePath, link: &str) -> Option<PreviewResponse> {
    let heads = snapshot.edition.heads();
    let LinkedItem::Media(at) = find_target(heads, file, &file_owner(file), link).0 else {
        return None;
    };
    let path = &heads.media.get(at)?.path;
    let bytes = snapshot.world.read(path).ok();
    bytes
        .filter(|_| is_picture(path.extension()))
        .map(|bytes| PreviewResponse {
            media_type: media_type(path.as_str()),
            is_page: false,
            body: bytes.to_vec(),
            ..PreviewResponse::empty(200)
        })
}

/// The first line of a request with a picture, before its bytes.
#[derive(Deserialize)]
struct MediumRequest {
    /// The file that shows it.
    file: String,
    /// Its name.
    name: String,
}

/// Where a picture is that was added.
#[derive(Serialize)]
struct MediumReply {
    /// As written in the file that shows it.
    path: String,
    /// In the project.
    file: String,
    /// Whether it was there already.
    is_there: bool,
}

/// Adds a picture to the media. The body is a line of JSON, and then the bytes.
pub(super) fn add_medium(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let bad = || PreviewResponse::plain(400, "the body must be a line of JSON and a picture");
    let Some(end) = body.iter().position(|byte| *byte == b'\n') else {
        return bad();
    };
    let (first, bytes) = (&body[..end], &body[end + 1..]);
    let Ok(request) = serde_json::from_slice::<MediumRequest>(first) else {
        return bad();
    };
    let snapshot = session.caught_up();
    let project = snapshot.world.base().project();
    let from = FilePath::new(request.file);
    if !snapshot.world.entries().contains(&from) {
        return PreviewResponse::plain(404, "no such file");
    }
    let is_taken = |path: &FilePath| project.join(path.as_str()).symlink_metadata().is_ok();
    let placed = place_medium(&snapshot.edition, &from, &request.name, bytes, &is_taken);
    let placed = match placed {
        Ok(placed) => placed,
        Err(message) => return PreviewResponse::refused(session, &message),
    };
    let NewMedium {
        file,
        path,
        is_there,
    } = placed;
    if !is_there && let Err(failure) = create(project, &file, bytes) {
        return PreviewResponse::refused(session, failure.message());
    }
    PreviewResponse::json(&MediumReply {
        path,
        file: file.to_string(),
        is_there,
    })
}
