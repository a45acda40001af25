//! Change events of the operating system.
//!
//! The folders that a build reads are watched recursively, and the project's folder by itself, so
//! that those folders can be created and removed. Events of opening or reading files are ignored.
//!
//! Events arrive a moment after the change. To know that all earlier events have arrived, a file is
//! created in a temporary folder outside the project that the same watcher watches: its event
//! arrives after all older ones. (Watchman calls such a file a cookie.)

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, Event, EventKind, ModifyKind, RenameMode};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tempfile::TempDir;

use super::inbox::{Inbox, Trace};
use crate::edge::disk::SOURCE_FOLDERS;

/// The longest wait for an event. It arrives within a millisecond, unless the machine is very busy.
const ECHO_TIMEOUT: Duration = Duration::from_millis(500);

/// A running watcher.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    project: PathBuf,
}

/// A watched temporary folder outside the project, to find out which events have arrived.
pub(super) struct Echo {
    inbox: Arc<Inbox>,
    /// The canonical path of the folder, as in events.
    path: PathBuf,
    /// Removes the folder when dropped.
    _folder: TempDir,
}

/// The number of the next file in the temporary folder.
static NEXT_ECHO: AtomicU64 = AtomicU64::new(1);

impl Events {
    /// Watches a project. `project` is canonical; `events_lost` is set when events can be relied on
    /// no longer. There is no echo if no temporary folder can be created.
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

    /// Watches the project's folder and those in it that a build reads. Existing watches are
    /// renewed, because a folder may have been replaced.
    pub(super) fn watch_all(&mut self) -> notify::Result<()> {
        let _ = self.watcher.unwatch(&self.project);
        self.watcher
            .watch(&self.project, RecursiveMode::NonRecursive)?;
        for folder in SOURCE_FOLDERS {
            self.watch_folder(&self.project.join(folder))?;
        }
        Ok(())
    }

    /// Renews the watches of the changed paths that are folders: a folder that a build reads may
    /// have been replaced, and one that was unreadable may be readable now.
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
                // On other systems a recursive watch includes unreadable folders.
                let _ = self.watcher.watch(path, RecursiveMode::Recursive);
            }
        }
        Ok(())
    }

    fn watch_folder(&mut self, folder: &Path) -> notify::Result<()> {
        // This fails when the folder is not watched yet, or was removed.
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

    /// Removes the folder, also when the program ends before its threads drop the watcher.
    pub(super) fn close(&self) {
        // On failure it remains in the system's folder for temporary files.
        let _ = fs::remove_dir_all(&self.path);
    }

    /// Waits until the events of all earlier changes have arrived; returns whether that is certain.
    /// It is not when the disk is full or the temporary folder was removed.
    pub(super) fn wait_for_events(&self) -> bool {
        let number = NEXT_ECHO.fetch_add(1, Ordering::Relaxed);
        let file = self.path.join(number.to_string());
        if fs::write(&file, "").is_err() {
            return false;
        }
        let is_delivered = self.inbox.wait_echo(number, ECHO_TIMEOUT);
        // On failure it is removed with its folder.
        let _ = fs::remove_file(&file);
        is_delivered
    }
}

/// Passes events to the inbox.
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
                // Unknown events were lost, and more may be.
                self.events_lost.store(true, Ordering::Relaxed);
                return self.inbox.add_everything();
            }
        };
        let Some(trace) = trace(event.kind) else {
            return;
        };
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
            self.inbox.add(paths, trace);
        }
    }
}

/// What an event says of its paths; `None` when nothing about them changed, or another event says it.
fn trace(event: EventKind) -> Option<Trace> {
    Some(match event {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Trace::Whole,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => {
            return None;
        }
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Trace::Whole,
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => Trace::Gone,
        EventKind::Modify(ModifyKind::Metadata(_)) => Trace::Touched,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Other => {
            Trace::Open
        }
    })
}

fn is_absence(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, CreateKind, DataChange, MetadataKind, RemoveKind};

    use super::*;

    #[test]
    fn a_file_is_whole_when_it_is_closed_after_writing_or_put_in_place() {
        let name = |mode| EventKind::Modify(ModifyKind::Name(mode));
        let closed = |mode| EventKind::Access(AccessKind::Close(mode));
        for (event, expected) in [
            (closed(AccessMode::Write), Some(Trace::Whole)),
            (closed(AccessMode::Read), None),
            (name(RenameMode::To), Some(Trace::Whole)),
            (name(RenameMode::From), Some(Trace::Gone)),
            (name(RenameMode::Both), None),
            (name(RenameMode::Any), Some(Trace::Open)),
            (EventKind::Remove(RemoveKind::File), Some(Trace::Gone)),
            (EventKind::Create(CreateKind::File), Some(Trace::Open)),
            (
                EventKind::Modify(ModifyKind::Data(DataChange::Any)),
                Some(Trace::Open),
            ),
            (
                EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)),
                Some(Trace::Touched),
            ),
            (EventKind::Any, Some(Trace::Open)),
        ] {
            assert_eq!(trace(event), expected, "{event:?}");
        }
    }
}
