//! A host in memory, which can fail at any operation, and a visitor who looks after each.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use vindplek::diagnostic::Text;
use vindplek::edge::Failure;
use vindplek::edge::publish::{SendProgress, Transport, TransportError};
use vindplek::publish::TargetListing;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The line breaks once: half of what is sent arrives.
    Cut,
    /// The publisher is killed, or the host never answers again: half of what is sent arrives.
    Dead,
    /// The host is full from now on: it takes nothing, but removes.
    Full,
    /// The host says it has stored what it has not, once.
    Lie,
}

/// A host in memory.
#[derive(Default)]
pub(super) struct MemoryHost {
    pub(super) files: RefCell<BTreeMap<String, Vec<u8>>>,
    /// At which operation what goes wrong.
    pub(super) fault: Cell<Option<(usize, Fault)>>,
    /// How many operations there were.
    pub(super) operations: Cell<usize>,
    /// The bytes of the site that were sent.
    pub(super) sent: Cell<usize>,
}

impl MemoryHost {
    /// A host with files that others put there.
    pub(super) fn with(files: &[(&str, &str)]) -> Self {
        let host = Self::default();
        for (path, text) in files {
            host.files
                .borrow_mut()
                .insert((*path).into(), (*text).into());
        }
        host
    }

    /// The files that visitors can see.
    pub(super) fn visible(&self) -> BTreeMap<String, String> {
        let files = self.files.borrow();
        let visible = files
            .iter()
            .filter(|(path, _)| !path.starts_with(".vindplek/"));
        let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap();
        visible
            .map(|(path, bytes)| (path.clone(), text(bytes)))
            .collect()
    }

    /// Counts an operation; returns the fault if it happens now.
    fn step(&self) -> Option<Fault> {
        let now = self.operations.get();
        self.operations.set(now + 1);
        let (at, fault) = self.fault.get()?;
        let happens = match fault {
            Fault::Cut | Fault::Lie => now == at,
            Fault::Dead | Fault::Full => now >= at,
        };
        happens.then_some(fault)
    }

    /// What a visitor sees: each page that is there has the style that it names, and each link in it
    /// leads somewhere. Before there is a home page, there are no visitors.
    fn look(&self) {
        let files = self.visible();
        if !files.contains_key("index.html") {
            return;
        }
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            for link in text.split("href=").skip(1) {
                let target = link.split_whitespace().next().unwrap();
                assert!(
                    files.contains_key(target),
                    "{path} needs {target}: {files:?}"
                );
            }
        }
    }
}

fn failure(may_pass: bool) -> TransportError {
    TransportError {
        failure: Failure::new(
            Text::new("De verbinding viel weg", "The connection was lost"),
            Text::new("Probeer het opnieuw", "Try again"),
        ),
        may_pass,
    }
}

/// The error of a fault, if it is one for reading.
fn broken(fault: Option<Fault>) -> Result<(), TransportError> {
    match fault {
        Some(Fault::Cut) => Err(failure(true)),
        Some(Fault::Dead) => Err(failure(false)),
        Some(Fault::Full | Fault::Lie) | None => Ok(()),
    }
}

impl Transport for MemoryHost {
    fn list(&self, folder: &str) -> Result<TargetListing, TransportError> {
        broken(self.step())?;
        let files = self.files.borrow();
        let is_below =
            |path: &&String| folder.is_empty() || path.starts_with(&format!("{folder}/"));
        let paths = files.keys().filter(is_below);
        Ok(paths
            .map(|path| (path.clone(), files[path].len() as u64))
            .collect())
    }

    fn sizes(&self, paths: &[&str]) -> Result<TargetListing, TransportError> {
        let mut listing = self.list("")?;
        listing.retain(|path, _| paths.contains(&path.as_str()));
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, TransportError> {
        broken(self.step())?;
        Ok(self.files.borrow().get(path).cloned())
    }

    fn fetch(&self, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, TransportError> {
        broken(self.step())?;
        let files = self.files.borrow();
        let found = paths.iter().filter_map(|path| files.get_key_value(*path));
        Ok(found
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect())
    }

    fn send(
        &self,
        from: &Path,
        paths: &[&str],
        _progress: &dyn SendProgress,
    ) -> Result<(), TransportError> {
        let fault = self.step();
        let arrives = match fault {
            None => paths.len(),
            Some(Fault::Cut | Fault::Dead | Fault::Lie) => paths.len() / 2,
            Some(Fault::Full) => 0,
        };
        for path in &paths[..arrives] {
            let bytes = fs::read(from.join(path)).unwrap();
            self.sent.set(self.sent.get() + bytes.len());
            self.files.borrow_mut().insert((*path).into(), bytes);
            self.look();
        }
        match fault {
            Some(Fault::Full) => Err(failure(false)),
            fault => broken(fault),
        }
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), TransportError> {
        match self.step() {
            Some(Fault::Full) => Err(failure(false)),
            // State is small, and read back by nobody before it is needed: a lie loses it.
            Some(Fault::Lie) => Ok(()),
            fault => {
                broken(fault)?;
                self.files.borrow_mut().insert(path.into(), bytes.into());
                Ok(())
            }
        }
    }

    fn remove(&self, paths: &[&str]) -> Result<(), TransportError> {
        let fault = self.step();
        let removed = match fault {
            Some(Fault::Cut | Fault::Dead) => paths.len() / 2,
            _ => paths.len(),
        };
        for path in &paths[..removed] {
            self.files.borrow_mut().remove(*path);
            self.look();
        }
        broken(fault)
    }

    fn remove_folders(&self, _folders: &[&str]) -> Result<(), TransportError> {
        broken(self.step())
    }
}
