//! A host in memory, which can fail at any operation, and a visitor who looks after each.
//!
//! Names in it may be links to folders, so it also is a place for releases.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use vindplek::diagnostic::Text;
use vindplek::edge::Failure;
use vindplek::edge::publish::{LinkStore, SendProgress, StoreEntry, Transport, TransportError};
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

    /// Receives files, each at its place from a path in a folder.
    fn receive(&self, from: &Path, files: &[(&str, &str)]) -> Result<(), TransportError> {
        let fault = self.step();
        let arrives = match fault {
            None => files.len(),
            Some(Fault::Cut | Fault::Dead | Fault::Lie) => files.len() / 2,
            Some(Fault::Full) => 0,
        };
        for (place, path) in &files[..arrives] {
            let bytes = fs::read(from.join(path)).unwrap();
            self.sent.set(self.sent.get() + bytes.len());
            self.files.borrow_mut().insert((*place).into(), bytes);
            self.look();
        }
        match fault {
            Some(Fault::Full) => Err(failure(false)),
            fault => broken(fault),
        }
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

/// The place for releases that a host in memory is, and a name in it that visitors follow.
#[derive(Clone)]
pub(super) struct MemoryStore {
    pub(super) host: Rc<MemoryHost>,
    /// The links, and where they lead.
    pub(super) links: Rc<RefCell<BTreeMap<String, String>>>,
    /// Whether it makes links when asked.
    pub(super) makes_links: bool,
    /// What visitors may see after each operation.
    pub(super) allowed: Rc<RefCell<Vec<BTreeMap<String, String>>>>,
}

impl MemoryStore {
    pub(super) fn new() -> Self {
        Self {
            host: Rc::default(),
            links: Rc::default(),
            makes_links: true,
            allowed: Rc::default(),
        }
    }

    /// A path with the links in it followed.
    fn followed(&self, path: &str) -> String {
        let links = self.links.borrow();
        let led = links.iter().find_map(|(link, target)| {
            let rest = path.strip_prefix(&**link)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{target}{rest}"))
        });
        led.unwrap_or_else(|| path.to_owned())
    }

    /// The files that visitors of `noord` see.
    pub(super) fn visible(&self) -> BTreeMap<String, String> {
        let folder = self.followed("noord") + "/";
        let files = self.host.files.borrow();
        let seen = files.iter().filter_map(|(path, bytes)| {
            let path = path.strip_prefix(&folder)?;
            let text = String::from_utf8(bytes.clone()).unwrap();
            (!path.starts_with(".vindplek/")).then(|| (path.to_owned(), text))
        });
        seen.collect()
    }

    /// The numbers of the whole releases.
    pub(super) fn releases(&self) -> Vec<String> {
        let names = self.names(".noord.vindplek/releases").unwrap();
        names
            .into_iter()
            .filter(|name| !name.contains('-'))
            .collect()
    }

    fn look(&self) {
        let allowed = self.allowed.borrow();
        let seen = self.visible();
        assert!(allowed.is_empty() || allowed.contains(&seen), "{seen:?}");
    }
}

impl LinkStore for MemoryStore {
    fn may_link(&self) -> bool {
        true
    }

    fn below(&self, folder: &str) -> Box<dyn Transport + '_> {
        Box::new(MemoryFolder {
            store: self.clone(),
            folder: folder.to_owned(),
        })
    }

    fn entry(&self, path: &str) -> Result<Option<StoreEntry>, TransportError> {
        broken(self.host.step())?;
        if let Some(target) = self.links.borrow().get(path) {
            return Ok(Some(StoreEntry::Link(target.clone())));
        }
        let below = format!("{path}/");
        let files = self.host.files.borrow();
        let is_there = files
            .keys()
            .any(|file| file == path || file.starts_with(&below));
        Ok(is_there.then_some(StoreEntry::Other))
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, TransportError> {
        broken(self.host.step())?;
        let below = format!("{folder}/");
        let files = self.host.files.borrow();
        let names = files.keys().filter_map(|path| path.strip_prefix(&below));
        let mut names: Vec<String> = names
            .filter_map(|path| path.split('/').next())
            .map(str::to_owned)
            .collect();
        names.dedup();
        Ok(names)
    }

    fn carry_over(&self, from: &str, to: &str, paths: &[&str]) -> Result<(), TransportError> {
        let fault = self.host.step();
        let (carried, broken) = part(paths, fault);
        let mut files = self.host.files.borrow_mut();
        for path in carried {
            let bytes = files[&self.followed(&format!("{from}/{path}"))].clone();
            files.entry(format!("{to}/{path}")).or_insert(bytes);
        }
        broken
    }

    fn link(&self, target: &str, path: &str) -> Result<bool, TransportError> {
        let fault = self.host.step();
        if matches!(fault, Some(Fault::Full)) {
            return Err(failure(false));
        }
        broken(fault)?;
        if self.makes_links {
            self.links.borrow_mut().insert(path.into(), target.into());
        }
        Ok(self.makes_links)
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TransportError> {
        let fault = self.host.step();
        // The reply of a line that breaks is lost, and not the request.
        if !matches!(fault, Some(Fault::Dead)) {
            let link = self.links.borrow_mut().remove(from);
            if let Some(target) = link {
                self.links.borrow_mut().insert(to.into(), target);
            }
            let below = format!("{from}/");
            let mut files = self.host.files.borrow_mut();
            let moved: Vec<String> = files
                .keys()
                .filter(|path| path.starts_with(&below))
                .cloned()
                .collect();
            for path in moved {
                let bytes = files.remove(&path).unwrap();
                files.insert(format!("{to}/{}", &path[below.len()..]), bytes);
            }
        }
        self.look();
        broken(fault)
    }

    fn remove_tree(&self, folder: &str) -> Result<(), TransportError> {
        let fault = self.host.step();
        let below = format!("{folder}/");
        let paths: Vec<String> = self.host.files.borrow().keys().cloned().collect();
        let inside: Vec<&str> = paths
            .iter()
            .map(String::as_str)
            .filter(|path| path.starts_with(&below))
            .collect();
        let (removed, broken) = part(&inside, fault);
        for path in removed {
            self.host.files.borrow_mut().remove(*path);
        }
        self.links
            .borrow_mut()
            .retain(|link, _| !link.starts_with(&below));
        self.look();
        broken
    }
}

/// What is done of an operation on paths that a fault may break, and how it ends.
fn part<'p, 's>(
    paths: &'p [&'s str],
    fault: Option<Fault>,
) -> (&'p [&'s str], Result<(), TransportError>) {
    match fault {
        Some(Fault::Cut | Fault::Dead) => (&paths[..paths.len() / 2], broken(fault)),
        _ => (paths, broken(fault)),
    }
}

/// A folder of a host in memory, which may be a link.
struct MemoryFolder {
    store: MemoryStore,
    folder: String,
}

impl MemoryFolder {
    fn path(&self, path: &str) -> String {
        self.store.followed(&format!("{}/{path}", self.folder))
    }

    /// Does something with the paths of files on the host, and gives those back in this folder.
    fn on_host<T>(&self, paths: &[&str], then: impl FnOnce(&[&str]) -> T) -> T {
        let paths: Vec<String> = paths.iter().map(|path| self.path(path)).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let done = then(&paths);
        self.store.look();
        done
    }

    fn here<V>(&self, found: BTreeMap<String, V>) -> BTreeMap<String, V> {
        let root = self.store.followed(&self.folder).len() + 1;
        let here = |(path, value): (String, V)| (path[root..].to_owned(), value);
        found.into_iter().map(here).collect()
    }
}

impl Transport for MemoryFolder {
    fn list(&self, folder: &str) -> Result<TargetListing, TransportError> {
        let folder = self.path(folder);
        let found = self.store.host.list(folder.trim_end_matches('/'))?;
        Ok(self.here(found))
    }

    fn sizes(&self, paths: &[&str]) -> Result<TargetListing, TransportError> {
        let found = self.on_host(paths, |paths| self.store.host.sizes(paths))?;
        Ok(self.here(found))
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, TransportError> {
        self.store.host.read(&self.path(path))
    }

    fn fetch(&self, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, TransportError> {
        let found = self.on_host(paths, |paths| self.store.host.fetch(paths))?;
        Ok(self.here(found))
    }

    fn send(
        &self,
        from: &Path,
        paths: &[&str],
        _progress: &dyn SendProgress,
    ) -> Result<(), TransportError> {
        let places: Vec<String> = paths.iter().map(|path| self.path(path)).collect();
        let files: Vec<(&str, &str)> = places
            .iter()
            .map(String::as_str)
            .zip(paths.iter().copied())
            .collect();
        let sent = self.store.host.receive(from, &files);
        self.store.look();
        sent
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), TransportError> {
        self.store.host.write(&self.path(path), bytes)
    }

    fn remove(&self, paths: &[&str]) -> Result<(), TransportError> {
        self.on_host(paths, |paths| self.store.host.remove(paths))
    }

    fn remove_folders(&self, folders: &[&str]) -> Result<(), TransportError> {
        self.store.host.remove_folders(folders)
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
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (*path, *path)).collect();
        self.receive(from, &files)
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
