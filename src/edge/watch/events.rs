//! The events by which the operating system reports changes.
//!
//! The folders that a build reads are watched, and the project's folder itself without its other
//! contents, so that those folders can come and go. Events of opening and reading are ignored.
//!
//! Events come a moment after the change. To know that all older ones have come, a file is created
//! in a folder of our own, outside of the project, which the same watcher watches: its event comes
//! after all older ones. (Watchman calls such a file a cookie.)

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use notify::event::{Event, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tempfile::TempDir;

use super::inbox::Inbox;
use crate::edge::disk::ROOMS;

/// How long to wait for the event of our own file. It comes within a millisecond, unless the machine
/// is busy.
const PATIENCE: Duration = Duration::from_millis(500);

/// A running watcher.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    project: PathBuf,
}

/// Finds out, with a folder of our own outside of the project, which events have come.
pub(super) struct Echo {
    inbox: Arc<Inbox>,
    /// The path of the folder as events name it.
    path: PathBuf,
    /// Removes it at the end.
    _folder: TempDir,
}

/// Numbers the files in our own folder.
static NUMBER: AtomicU64 = AtomicU64::new(1);

impl Events {
    /// Watches a project. `project` is canonical; `events_lost` is set when the system
    /// cannot report all changes. There is no echo when our own folder cannot be created.
    pub(super) fn start(
        project: &Path,
        inbox: &Arc<Inbox>,
        events_lost: &Arc<AtomicBool>,
    ) -> notify::Result<(Self, Option<Echo>)> {
        let echo = Echo::new(inbox);
        let forwarder = EventForwarder {
            inbox: Arc::clone(inbox),
            events_lost: Arc::clone(events_lost),
            echoes: echo.as_ref().map(|echo| echo.path.clone()),
        };
        let watcher = notify::recommended_watcher(move |event| forwarder.forward(event))?;
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

    /// Watches the project's folder and those in it that a build reads; those that are watched already
    /// are watched anew, because another folder may have replaced them.
    pub(super) fn watch_all(&mut self) -> notify::Result<()> {
        let _ = self.watcher.unwatch(&self.project);
        self.watcher
            .watch(&self.project, RecursiveMode::NonRecursive)?;
        for room in ROOMS {
            self.watch_room(&self.project.join(room))?;
        }
        Ok(())
    }

    /// Watches those of `paths` anew that are folders a build reads or folders inside them: one that
    /// could not be entered may be accessible by now.
    pub(super) fn watch_again<'p>(
        &mut self,
        paths: impl Iterator<Item = &'p PathBuf>,
    ) -> notify::Result<()> {
        for path in paths {
            if ROOMS.iter().any(|room| *path == self.project.join(room)) {
                self.watch_room(path)?;
            } else if cfg!(target_os = "linux") && *path != self.project && path.is_dir() {
                // Other systems watch a folder with everything in it.
                let _ = self.watcher.watch(path, RecursiveMode::Recursive);
            }
        }
        Ok(())
    }

    fn watch_room(&mut self, room: &Path) -> notify::Result<()> {
        // Fails the first time, and when the folder was removed.
        let _ = self.watcher.unwatch(room);
        if !room.is_dir() {
            return Ok(());
        }
        match self.watcher.watch(room, RecursiveMode::Recursive) {
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

    /// Removes our folder, because the program may end before the thread that owns it does.
    pub(super) fn close(&self) {
        // A failure is ignored: the folder is in the system's folder for temporary files.
        let _ = fs::remove_dir_all(&self.path);
    }

    /// Waits until every older event has come; returns whether that is certain. It is not when the
    /// disk is full, or when our folder has been removed.
    pub(super) fn catch_up(&self) -> bool {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let file = self.path.join(number.to_string());
        if fs::write(&file, "").is_err() {
            return false;
        }
        let has_come = self.inbox.wait_echo(number, PATIENCE);
        // What stays is removed with the folder.
        let _ = fs::remove_file(&file);
        has_come
    }
}

/// Forwards events of the system to the inbox.
struct EventForwarder {
    inbox: Arc<Inbox>,
    events_lost: Arc<AtomicBool>,
    echoes: Option<PathBuf>,
}

impl EventForwarder {
    fn forward(&self, event: notify::Result<Event>) {
        let event = match event {
            Ok(event) if event.need_rescan() => return self.inbox.note_everything(),
            Ok(event) => event,
            Err(_) => {
                // It is unknown which events were lost; more will be.
                self.events_lost.store(true, Ordering::Relaxed);
                return self.inbox.note_everything();
            }
        };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        let echoes = self.echoes.as_deref();
        let is_own = |path: &PathBuf| echoes.is_some_and(|own| path.starts_with(own));
        let (own, paths): (Vec<_>, Vec<_>) = event.paths.into_iter().partition(is_own);
        for path in own {
            let name = path.file_name().and_then(|name| name.to_str());
            if let Some(number) = name.and_then(|name| name.parse().ok()) {
                self.inbox.note_echo(number);
            }
        }
        if !paths.is_empty() {
            self.inbox.note(paths);
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
