//! “Wat verandert er”: the newest edition compared with what is saved, or with the last commit.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;

use super::editions::Snapshot;
use super::former::FormerEdition;
use super::response::{PreviewResponse, own_page, parameter};
use super::session::PreviewSession;
use crate::preview::differences::{DifferencesView, Since, differences, differences_page};
use crate::review::{Review, Side};

/// The page.
pub(super) fn page(session: &PreviewSession, query: &str) -> PreviewResponse {
    let snapshot = session.caught_up();
    let since = since(query);
    let page = match session.former.get(&session.editions, &snapshot, since) {
        Ok(former) => {
            let view = view(session, &snapshot, &former, since);
            differences_page(Ok(&view), since)
        }
        Err(failure) => {
            let reason = failure.message().in_language(session.language());
            differences_page(Err(reason), since)
        }
    };
    own_page(session, &snapshot, &page)
}

/// The same as JSON.
pub(super) fn list(session: &PreviewSession, query: &str) -> PreviewResponse {
    let snapshot = session.caught_up();
    let since = since(query);
    match session.former.get(&session.editions, &snapshot, since) {
        Ok(former) => PreviewResponse::json(&*view(session, &snapshot, &former, since)),
        Err(failure) => PreviewResponse::refused(session, failure.message()),
    }
}

/// What a query compares with; what is saved unless it says so.
pub(super) fn since(query: &str) -> Since {
    let asked = parameter(query, "sinds");
    let asked = asked.and_then(|id| Since::with_id(&id));
    asked.unwrap_or(Since::Saved)
}

/// What differs.
pub(super) fn view(
    session: &PreviewSession,
    snapshot: &Snapshot,
    former: &Arc<FormerEdition>,
    since: Since,
) -> Arc<DifferencesView> {
    if since == Since::Saved && snapshot.unsaved.is_empty() {
        return Arc::default();
    }
    let compare = || compared(snapshot, former, since, &|_| true);
    session.told.differences(snapshot, former, compare)
}

/// What differs on a site at least: on all sites if that is known.
pub(super) fn view_of_site(
    session: &PreviewSession,
    snapshot: &Snapshot,
    former: &Arc<FormerEdition>,
    since: Since,
    site: &str,
) -> Arc<DifferencesView> {
    let known = session.told.known_differences(snapshot, former);
    known.unwrap_or_else(|| Arc::new(compared(snapshot, former, since, &|id| id == site)))
}

/// Compares the selected sites. Every page of them is rendered for this, twice: one processor is left for
/// who goes on editing.
fn compared(
    snapshot: &Snapshot,
    former: &FormerEdition,
    since: Since,
    is_selected: &(dyn Fn(&str) -> bool + Sync),
) -> DifferencesView {
    let compare = || {
        let before = Side {
            edition: &former.edition,
            world: &former.world,
            problems: &[],
        };
        let now = Side {
            edition: &snapshot.edition,
            world: &snapshot.world,
            problems: &[],
        };
        differences(&Review::of(before, now, is_selected), since)
    };
    let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = processors.saturating_sub(1).max(1);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(compare),
        Err(_) => compare(),
    }
}
