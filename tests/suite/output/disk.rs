//! Sites made of given texts, and a disk that records its operations or fails after some.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use vindplek::diagnostic::Diagnostic;
use vindplek::digest::Digest;
use vindplek::edge::output::{
    Bytes, Disk, FileSystem, Order, Output, OutputStamp, PathStatus, Produced, SiteFiles,
};

/// A site whose files are given; the order follows from the ending.
#[derive(Default)]
pub(crate) struct Site {
    name: String,
    outputs: Vec<Output>,
    texts: Vec<String>,
    broken: HashMap<String, Diagnostic>,
    made: AtomicUsize,
}

impl Clone for Site {
    fn clone(&self) -> Self {
        Self {
            name: self.name.clone(),
            outputs: self.outputs.clone(),
            texts: self.texts.clone(),
            broken: self.broken.clone(),
            made: AtomicUsize::new(0),
        }
    }
}

impl Site {
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let empty = Self::default().named(name);
        files
            .iter()
            .fold(empty, |site, (path, text)| site.with(path, text))
    }

    pub(crate) fn named(mut self, name: &str) -> Self {
        self.name = name.to_owned();
        self
    }

    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        let mut site = self.without(path);
        let order = match path.rsplit_once('.') {
            Some((_, "html")) | None => Order::Page,
            Some((_, "xml")) => Order::Data,
            Some(_) => Order::Asset,
        };
        site.outputs.push(Output {
            path: path.to_owned(),
            order,
            digest: None,
        });
        site.texts.push(text.to_owned());
        site
    }

    pub(crate) fn without(mut self, path: &str) -> Self {
        if let Some(at) = self.outputs.iter().position(|output| output.path == path) {
            self.outputs.remove(at);
            self.texts.remove(at);
        }
        self
    }

    pub(crate) fn broken(mut self, path: &str, problem: Diagnostic) -> Self {
        self.broken.insert(path.to_owned(), problem);
        self
    }

    pub(crate) fn knowing_digests(mut self) -> Self {
        for (output, text) in self.outputs.iter_mut().zip(&self.texts) {
            output.digest = Some(Digest::of(text.as_bytes()));
        }
        self
    }

    /// How many files were rendered.
    pub(crate) fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// The expected files in the site's folder.
    pub(crate) fn wanted(&self) -> BTreeMap<String, Vec<u8>> {
        let paths = self.outputs.iter().map(|output| output.path.clone());
        paths
            .zip(self.texts.iter().map(|text| text.clone().into_bytes()))
            .collect()
    }
}

impl SiteFiles for Site {
    fn site(&self) -> &str {
        &self.name
    }

    fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    fn produce(&self, number: usize) -> Result<Option<Produced>, Vec<Diagnostic>> {
        self.made.fetch_add(1, Ordering::Relaxed);
        match self.broken.get(&self.outputs[number].path) {
            Some(problem) => Err(vec![problem.clone()]),
            None => {
                let bytes = self.texts[number].clone().into_bytes();
                let digest = Digest::of(&bytes);
                let bytes = Bytes::Made(bytes);
                Ok(Some(Produced { bytes, digest }))
            }
        }
    }
}

/// Every file in a site's folder.
pub(crate) fn snapshot(out: &Path, site: &str) -> BTreeMap<String, Vec<u8>> {
    let root = out.join(site);
    if !root.exists() {
        return BTreeMap::new();
    }
    walkdir::WalkDir::new(&root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).unwrap();
            (
                path.to_str().unwrap().to_owned(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

/// The names in vindplek's own folder, the stage included.
pub(crate) fn notes(out: &Path) -> Vec<String> {
    let root = out.join(".vindplek");
    let walk = walkdir::WalkDir::new(&root)
        .min_depth(1)
        .sort_by_file_name();
    walk.into_iter()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .strip_prefix(&root)
                .unwrap()
                .display()
                .to_string()
        })
        .collect()
}

/// A disk that records which files are read and changed, and can crash.
#[derive(Default)]
pub(crate) struct RecordingDisk {
    read: Mutex<Vec<PathBuf>>,
    touched: Mutex<Vec<PathBuf>>,
    remaining: Option<AtomicUsize>,
    failing: Option<&'static str>,
}

impl RecordingDisk {
    /// A disk that fails after `operations` changes. The write that fails is half done.
    pub(crate) fn crashing_after(operations: usize) -> Self {
        Self {
            remaining: Some(AtomicUsize::new(operations)),
            ..Self::default()
        }
    }

    /// A disk on which the path with this ending cannot be changed.
    pub(crate) fn failing_at(ending: &'static str) -> Self {
        Self {
            failing: Some(ending),
            ..Self::default()
        }
    }

    /// The paths in a site that were changed.
    pub(crate) fn touched_in(&self, site: &str) -> Vec<String> {
        shown(&self.touched, site)
    }

    /// The paths in a site that were read.
    pub(crate) fn read_in(&self, site: &str) -> Vec<String> {
        shown(&self.read, site)
    }

    fn touch(&self, path: &Path) -> io::Result<()> {
        if self.failing.is_some_and(|ending| path.ends_with(ending)) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        if let Some(remaining) = &self.remaining {
            let left = remaining.load(Ordering::Relaxed);
            if left == 0 {
                return Err(io::Error::other("crashed"));
            }
            remaining.store(left - 1, Ordering::Relaxed);
        }
        self.touched.lock().unwrap().push(path.to_owned());
        Ok(())
    }
}

fn shown(paths: &Mutex<Vec<PathBuf>>, site: &str) -> Vec<String> {
    let paths = paths.lock().unwrap();
    let shown = paths.iter().map(|path| path.display().to_string());
    shown
        .filter(|path| path.contains(&format!("/{site}/")) && !path.contains("/.vindplek/"))
        .collect()
}

impl FileSystem for RecordingDisk {
    fn status(&self, path: &Path) -> io::Result<Option<PathStatus>> {
        Disk.status(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read.lock().unwrap().push(path.to_owned());
        Disk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.list(folder)
    }

    fn check_writable(&self, folder: &Path) -> io::Result<()> {
        Disk.check_writable(folder)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.touch(path)?;
        Disk.create_folder(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<OutputStamp> {
        match self.touch(path) {
            Ok(()) => Disk.write(path, bytes),
            Err(error) => {
                Disk.write(path, &bytes[..bytes.len() / 2])?;
                Err(error)
            }
        }
    }

    fn write_durably(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes).map(|_| ())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.touch(to)?;
        Disk.rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.touch(path)?;
        Disk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.touch(path)?;
        Disk.remove_folder(path)
    }
}
