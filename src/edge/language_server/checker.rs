//! Searches problems on a thread of its own, and sends those that differ to the client.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{Message, Notification};
use lsp_types::notification::{Notification as _, PublishDiagnostics};
use lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};

use crate::diagnostic::Diagnostic as Problem;
use crate::digest::Digest;
use crate::language_server::{ProjectSnapshot, all_diagnostics};
use crate::source::FilePath;
use crate::world::World;

/// Results that no edition needs are dropped after so many searches.
const SEARCHES_PER_SWEEP: u64 = 16;

/// Starts the thread. It searches the newest of the snapshots that it is sent, and ends with the
/// sender.
pub(super) fn start(messages: Sender<Message>) -> Sender<Arc<ProjectSnapshot>> {
    let (sender, snapshots) = unbounded();
    let mut checker = ProblemChecker {
        messages,
        rendered: (None, Vec::new()),
        sent: BTreeMap::new(),
    };
    thread::spawn(move || checker.run(&snapshots));
    sender
}

struct ProblemChecker {
    messages: Sender<Message>,
    /// The themes whose templates were rendered last, and what was wrong with them.
    rendered: (Option<Digest>, Vec<Problem>),
    /// The problems that the client has of each file.
    sent: BTreeMap<FilePath, (Uri, Vec<Diagnostic>)>,
}

impl ProblemChecker {
    fn run(&mut self, snapshots: &Receiver<Arc<ProjectSnapshot>>) {
        for (number, first) in (1_u64..).zip(snapshots) {
            let snapshot = snapshots.try_iter().last().unwrap_or(first);
            if self.search(&snapshot).is_none() {
                return;
            }
            let themes = Some(themes_digest(&*snapshot.world));
            if themes != self.rendered.0 && snapshots.is_empty() {
                let rendered = catch_unwind(AssertUnwindSafe(|| {
                    snapshot.edition.template_problems(&*snapshot.world)
                }));
                self.rendered = (themes, rendered.unwrap_or_default());
                if self.search(&snapshot).is_none() {
                    return;
                }
            }
            if number.is_multiple_of(SEARCHES_PER_SWEEP) {
                snapshot.memo.sweep();
            }
        }
    }

    /// Sends what differs in the problems of a snapshot; `None` when the client is gone. After a
    /// defect in this program the client keeps the problems that it has.
    fn search(&mut self, snapshot: &ProjectSnapshot) -> Option<()> {
        let of_rendering = &self.rendered.1;
        let found = catch_unwind(AssertUnwindSafe(|| all_diagnostics(snapshot, of_rendering)));
        match found {
            Ok(found) => self.send_differences(snapshot, found),
            Err(_) => Some(()),
        }
    }

    /// Sends the problems of the files where they differ; `None` when the client is gone.
    fn send_differences(
        &mut self,
        snapshot: &ProjectSnapshot,
        found: BTreeMap<FilePath, Vec<Diagnostic>>,
    ) -> Option<()> {
        let solved: Vec<FilePath> = self
            .sent
            .keys()
            .filter(|path| !found.contains_key(*path))
            .cloned()
            .collect();
        for path in solved {
            if let Some((uri, _)) = self.sent.remove(&path) {
                self.send(uri, Vec::new(), snapshot.versions.get(&path))?;
            }
        }
        for (path, problems) in found {
            let Some(uri) = snapshot.uris.uri(&path) else {
                continue;
            };
            let now = (uri, problems);
            let before = self.sent.insert(path.clone(), now.clone());
            if before.as_ref() == Some(&now) {
                continue;
            }
            let (uri, problems) = now;
            if let Some((old, _)) = before.filter(|(old, _)| *old != uri) {
                self.send(old, Vec::new(), None)?;
            }
            self.send(uri, problems, snapshot.versions.get(&path))?;
        }
        Some(())
    }

    fn send(&self, uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<&i32>) -> Option<()> {
        let params = PublishDiagnosticsParams {
            uri,
            diagnostics,
            version: version.copied(),
        };
        let method = PublishDiagnostics::METHOD.to_owned();
        let notification = Notification::new(method, params);
        self.messages.send(notification.into()).ok()
    }
}

/// The digest of all files of themes. Templates are rendered only when one has changed, as that takes
/// longer than all other checks.
fn themes_digest(world: &dyn World) -> Digest {
    let folder = "themes/";
    let files = world.entries().starting_at(&FilePath::from(folder));
    let files = files.take_while(|(path, _)| path.as_str().starts_with(folder));
    Digest::of_value(&files.collect::<Vec<_>>())
}
