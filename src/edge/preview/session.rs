//! A project in preview: its editions, the findings about the newest one, and the last good pages.
//!
//! Each of the three has its own lock. The session only composes them: it notifies the browsers and
//! the listener, and builds the state that the preview bar shows.

use std::path::Path;
use std::sync::Arc;

use tokio::sync::{Notify, watch};

use super::editions::{EditionKeeper, Snapshot};
use super::findings::FindingsStore;
use super::former::FormerEditions;
use super::last_good::LastGoodPages;
use super::listener::PreviewListener;
use super::options::PreviewOptions;
use super::secret::random_name;
use super::sending::SendingDesk;
use super::told::ToldStore;
use crate::diagnostic::floods::folded;
use crate::diagnostic::{Diagnostic, Language};
use crate::edge::Failure;
use crate::edge::kept::KeptInMemory;
use crate::preview::changes::Changes;
use crate::preview::problems::SeverityCounts;
use crate::preview::state::{self, ContentCounts, PreviewState, ProblemState};
use crate::world::World;

/// How many places of a flood of warnings the preview shows.
const SHOWN_PLACES: usize = 20;

/// A project in preview.
pub struct PreviewSession {
    /// Identifies this server: a page of an earlier one reloads itself.
    pub(super) name: String,
    /// Must accompany every request that changes something.
    pub(super) token: String,
    pub(super) editions: EditionKeeper,
    pub(super) findings: FindingsStore,
    pub(super) last_good: LastGoodPages,
    pub(super) kept: KeptInMemory,
    pub(super) sending: SendingDesk,
    pub(super) former: FormerEditions,
    pub(super) told: ToldStore,
    /// Counts the states that browsers have been notified of.
    updates: watch::Sender<u64>,
    /// Whether Visual Studio Code may show the pages in a frame.
    pub(super) is_in_editor: bool,
    /// Whether pages may ask for changes of files.
    pub(super) may_edit: bool,
    listener: Arc<dyn PreviewListener>,
    language: Option<Language>,
    closed: Notify,
}

impl PreviewSession {
    pub(super) fn open(
        project: &Path,
        options: &PreviewOptions,
        listener: Arc<dyn PreviewListener>,
    ) -> Result<Self, Failure> {
        let updates = watch::Sender::new(0);
        Ok(Self {
            name: random_name()?,
            token: random_name()?,
            editions: EditionKeeper::open(project, options, updates.clone())?,
            findings: FindingsStore::default(),
            last_good: LastGoodPages::default(),
            kept: KeptInMemory::default(),
            sending: SendingDesk::default(),
            former: FormerEditions::default(),
            told: ToldStore::default(),
            updates,
            is_in_editor: options.in_editor,
            may_edit: options.may_edit,
            listener,
            language: options.language,
            closed: Notify::new(),
        })
    }

    /// The newest edition, which includes everything saved before this call.
    pub fn caught_up(&self) -> Arc<Snapshot> {
        self.editions.caught_up()
    }

    /// The language of messages.
    pub fn language(&self) -> Language {
        let national = || self.editions.current().edition.language();
        self.language.or_else(national).unwrap_or_default()
    }

    /// Stops the threads of the preview, ends the event streams and resolves `closed`.
    pub fn close(&self) {
        self.sending.stop();
        self.editions.close();
        self.closed.notify_one();
        self.notify_browsers();
    }

    /// Resolves when the session has been closed. One task may wait for it.
    pub(super) async fn closed(&self) {
        self.closed.notified().await;
    }

    /// Compiles every save until the session is closed.
    pub(super) fn compile_saves(&self) {
        let mut was_polling = self.editions.is_polling();
        while self.editions.compile_next_save() {
            if self.editions.is_polling() && !was_polling {
                was_polling = true;
                self.listener.polling_started(self.language());
            }
        }
    }

    /// The state of the preview as browsers show it.
    pub(super) fn state(&self, snapshot: &Snapshot) -> PreviewState {
        let edition = &snapshot.edition;
        let today = snapshot.world.today();
        let findings = self.findings.get();
        let problems = findings.problems.as_ref();
        PreviewState {
            session: self.name.clone(),
            revision: snapshot.revision,
            polling: self.editions.is_polling(),
            today: today.to_string(),
            today_label: state::day(today),
            as_of: snapshot.as_of.map(|date| date.to_string()),
            drafts: snapshot.drafts,
            sites: state::sites(edition, problems.map(|found| &**found.problems)),
            content: *snapshot
                .content
                .get_or_compute(|| ContentCounts::of(edition.heads(), today)),
            problems: problems.map(|found| ProblemState {
                revision: found.revision,
                counts: SeverityCounts::of(&**found.problems),
            }),
            changes: findings.changes,
            may_edit: self.may_edit,
            unsaved: snapshot.unsaved.iter().map(ToString::to_string).collect(),
            rendered: findings.rendered,
        }
    }

    /// Stores the problems of an edition; reports them to the listener when they have changed, if
    /// everything in them is saved.
    pub(super) fn report_problems(&self, snapshot: &Snapshot, problems: Vec<Diagnostic>) {
        let problems = Arc::new(folded(&problems, SHOWN_PLACES));
        self.findings
            .set_problems(snapshot.revision, Arc::clone(&problems));
        if snapshot.unsaved.is_empty() && self.findings.set_told(Arc::clone(&problems)) {
            let language = self.language();
            self.listener
                .problems(snapshot.world.base(), &problems, language);
        }
        self.notify_browsers();
    }

    /// Reports what a save changed to the listener, and stores it.
    pub(super) fn report_changes(&self, changes: Changes) {
        self.listener.changes(&changes, self.language());
        self.findings.set_changes(changes);
        self.notify_browsers();
    }

    /// Stores that every file of a revision has been rendered.
    pub(super) fn report_rendered(&self, revision: u64) {
        self.findings.set_rendered(revision);
        self.notify_browsers();
    }

    /// Follows the states that browsers are notified of.
    pub(super) fn subscribe(&self) -> watch::Receiver<u64> {
        self.updates.subscribe()
    }

    fn notify_browsers(&self) {
        self.updates.send_modify(|count| *count += 1);
    }
}
