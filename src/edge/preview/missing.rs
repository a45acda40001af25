//! “Wat ontbreekt”, for the newest edition.

use std::sync::Arc;

use super::response::{PreviewResponse, own_page, parameter};
use super::session::PreviewSession;
use crate::preview::missing::{MissingChoice, missing, missing_page};

/// The page, with what the query chooses.
pub(super) fn page(session: &PreviewSession, query: &str) -> PreviewResponse {
    let snapshot = session.caught_up();
    let found = session
        .told
        .missing(&snapshot, || missing(&snapshot.edition, &snapshot.world));
    let chosen = |name| parameter(query, name).filter(|value| !value.is_empty());
    let choice = MissingChoice {
        site: chosen("site").map(Arc::from),
        kind: chosen("soort"),
        why: chosen("waarom"),
    };
    let page = missing_page(&snapshot.edition, &found, &choice);
    own_page(session, &snapshot, &page)
}
