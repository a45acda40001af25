//! What the operating system tells of changes.
//!
//! The folders that a build reads are watched, and the project's folder itself without what else
//! is in it, so that those folders can come and go. That something was opened or read is no news.
//!
//! What was saved is told a moment later. To know that everything before now has been told, a
//! file is made in a folder of our own, outside of the project, which is watched by the same
//! watcher: its news comes behind all older news. (Watchman calls such a file a cookie.)

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use notify::event::{Event, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tempfile::TempDir;

use super::inbox::Inbox;
use crate::edge::disk::SOURCE_FOLDERS;

/// How long news from the system is waited for. It comes within a millisecond, unless the machine
/// has much else to do.
const ECHO_TIMEOUT: Duration = Duration::from_millis(500);

/// A watcher that is at work.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    project: PathBuf,
}

/// What hears, by a folder of our own outside of the project, how far the news has come.
pub(super) struct Echo {
    inbox: Arc<Inbox>,
    /// The path by which news of the folder comes.
    path: PathBuf,
    /// Removes it at the end.
    _folder: TempDir,
}

/// Numbers the files in our own folder.
static NEXT_ECHO: AtomicU64 = AtomicU64::new(1);

impl Events {
    /// Watches a project. `project` is canonical; `deaf` is set when the system can tell no more.
    /// Where there is no place for a folder of our own, there is no echo.
    pub(super) fn start(
        project: &Path,
        inbox: &Arc<Inbox>,
        events_lost: &Arc<AtomicBool>,
    ) -> notify::Result<(Self, Option<Echo>)> {
        let echo = Echo::new(inbox);
        let handler = EventHandler {
            inbox: Arc::clone(inbox),
            events_lost: Arc::clone(events_lost),
            echo_folder: echo.as_ref().map(|echo| echo.path.clone()),
        };
        let watcher = notify::recommended_watcher(move |event| handler.handle(event))?;
        let mut events = Self {
            watcher,
            project: project.to_owned(),
        };
        events.watch_all()?;
        let echo = echo.filter(|echo| {
            let mode = RecursiveMode::NonRecursive;
            events.watcher.watch(&echo.path, mode).is_ok()
        });
        Ok((events, echo))
    }

    /// Watches the project's folder and those in it that a build reads, anew where that was done
    /// already: what stands there may be another folder by now.
    pub(super) fn watch_all(&mut self) -> notify::Result<()> {
        let _ = self.watcher.unwatch(&self.project);
        self.watcher
            .watch(&self.project, RecursiveMode::NonRecursive)?;
        for folder in SOURCE_FOLDERS {
            self.watch_folder(&self.project.join(folder))?;
        }
        Ok(())
    }

    /// Watches those of the folders that a build reads that are among some paths anew, and the
    /// folders in them as well: one that could not be entered may be open by now.
    pub(super) fn watch_again<'p>(
        &mut self,
        paths: impl Iterator<Item = &'p PathBuf>,
    ) -> notify::Result<()> {
        for path in paths {
            if SOURCE_FOLDERS
                .iter()
                .any(|folder| *path == self.project.join(folder))
            {
                self.watch_folder(path)?;
            } else if cfg!(target_os = "linux") && *path != self.project && path.is_dir() {
                // Elsewhere a folder is watched with all that is in it, entered or not.
                let _ = self.watcher.watch(path, RecursiveMode::Recursive);
            }
        }
        Ok(())
    }

    fn watch_folder(&mut self, folder: &Path) -> notify::Result<()> {
        // It is not watched the first time, and no longer when it was removed.
        let _ = self.watcher.unwatch(folder);
        if !folder.is_dir() {
            return Ok(());
        }
        match self.watcher.watch(folder, RecursiveMode::Recursive) {
            Err(error) if is_absence(&error) => Ok(()),
            watched => watched,
        }
    }
}

impl Echo {
    fn new(inbox: &Arc<Inbox>) -> Option<Self> {
        let folder = tempfile::Builder::new().prefix("vindplek-").tempdir();
        let folder = folder.ok()?;
        Some(Self {
            inbox: Arc::clone(inbox),
            path: folder.path().canonicalize().ok()?,
            _folder: folder,
        })
    }

    /// Leaves no folder behind, also when the program ends before all of its threads do.
    pub(super) fn close(&self) {
        // Whatever is in the way: it is the system's folder for what is not to stay.
        let _ = fs::remove_dir_all(&self.path);
    }

    /// Waits until everything that happened before has been told; says whether that is sure. It is
    /// not when the disk is full, or when somebody has cleared away our folder.
    pub(super) fn wait_for_events(&self) -> bool {
        let number = NEXT_ECHO.fetch_add(1, Ordering::Relaxed);
        let file = self.path.join(number.to_string());
        if fs::write(&file, "").is_err() {
            return false;
        }
        let is_delivered = self.inbox.wait_echo(number, ECHO_TIMEOUT);
        // What is left behind goes with its folder.
        let _ = fs::remove_file(&file);
        is_delivered
    }
}

/// From the system to the inbox.
struct EventHandler {
    inbox: Arc<Inbox>,
    events_lost: Arc<AtomicBool>,
    echo_folder: Option<PathBuf>,
}

impl EventHandler {
    fn handle(&self, event: notify::Result<Event>) {
        let event = match event {
            Ok(event) if event.need_rescan() => return self.inbox.add_everything(),
            Ok(event) => event,
            Err(_) => {
                // What was lost is not known, and more will be.
                self.events_lost.store(true, Ordering::Relaxed);
                return self.inbox.add_everything();
            }
        };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        let echo_folder = self.echo_folder.as_deref();
        let is_own = |path: &PathBuf| echo_folder.is_some_and(|own| path.starts_with(own));
        let (own, paths): (Vec<_>, Vec<_>) = event.paths.into_iter().partition(is_own);
        for path in own {
            let name = path.file_name().and_then(|name| name.to_str());
            if let Some(number) = name.and_then(|name| name.parse().ok()) {
                self.inbox.add_echo(number);
            }
        }
        if !paths.is_empty() {
            self.inbox.add(paths);
        }
    }
}

fn is_absence(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}
