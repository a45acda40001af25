//! Refreshes a world: reads the files that may have changed since it was read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::inspect::{Inspected, Reading, SourceStamp, entries_of, inspect};
use super::walk::{Walked, WalkedFile, is_hidden, relative, walk};
use super::{DiskWorld, SOURCE_FOLDERS};
use crate::source::FilePath;
use crate::world::{FileEntry, Listing, ListingChunk};

impl DiskWorld {
    /// Returns this world with the current files at and below some paths of the disk. A file at one
    /// of the paths is always read again; a file below one only if its metadata changed.
    ///
    /// Paths that a build does not read are ignored. When a path is ambiguous (invalid Unicode, a
    /// folder behind a link), the folder above it is refreshed instead.
    #[must_use]
    pub(in crate::edge) fn refreshed(&self, paths: &BTreeSet<PathBuf>) -> Self {
        let mut roots: BTreeSet<FilePath> =
            paths.iter().flat_map(|path| self.roots(path)).collect();
        if roots.is_empty() {
            return self.clone();
        }
        roots.extend(self.links.iter().cloned());
        let mut walked = self.walk_all(&roots);
        if walked.enters_links {
            roots = SOURCE_FOLDERS.into_iter().map(FilePath::from).collect();
            walked = self.walk_all(&roots);
        }
        let exact: BTreeSet<FilePath> = paths
            .iter()
            .filter_map(|path| path.strip_prefix(&self.project).ok())
            .map(|path| FilePath::new(relative(&self.project, path)))
            .collect();
        let read: Vec<(FilePath, Reading)> = walked
            .files
            .into_par_iter()
            .map(|(path, found)| {
                let must_read = exact.contains(&path);
                let reading = self.inspect_or_reuse(&path, found, must_read);
                (path, reading)
            })
            .collect();
        let inspected = entries_of(read);
        let mut links = Arc::clone(&self.links);
        let is_gone = |link: &FilePath| is_below(link, &roots) && !walked.links.contains(link);
        if links.iter().any(is_gone) || !walked.links.is_subset(&links) {
            let mut known = BTreeSet::clone(&links);
            known.retain(|link| !is_gone(link));
            known.extend(walked.links);
            links = Arc::new(known);
        }
        self.with_files(&roots, inspected, links)
    }

    /// Whether there is a file at a path of the disk, or below it.
    pub(in crate::edge) fn has(&self, path: &Path) -> bool {
        let top = FilePath::new(relative(&self.project, path));
        let mut found = paths_at_or_below(&self.on_disk, &top);
        found.next().is_some()
    }

    /// The paths where the disk may differ from this world: files that are new, removed or touched,
    /// and those whose metadata cannot prove that they are unchanged.
    pub(in crate::edge) fn stale_paths(&self) -> BTreeSet<PathBuf> {
        let mut walked = Walked::default();
        for folder in SOURCE_FOLDERS {
            walk(&self.project, &self.project.join(folder), &mut walked);
        }
        let there: BTreeSet<&FilePath> = walked.files.iter().map(|(path, _)| path).collect();
        let gone = self.on_disk.paths().filter(|path| !there.contains(path));
        let touched: Vec<&FilePath> = (&walked.files)
            .into_par_iter()
            .filter(|(path, found)| match (self.on_disk.get(path), found) {
                (Some(FileEntry::Unreadable(known)), WalkedFile::Unreadable(now)) => known != now,
                (Some(_), WalkedFile::File) => !self.is_untouched(path),
                (Some(_), WalkedFile::Unreadable(_)) | (None, _) => true,
            })
            .map(|(path, _)| path)
            .collect();
        let paths = gone.chain(touched);
        paths.map(|path| self.project.join(path.as_str())).collect()
    }

    /// Whether a build would read the same in both worlds. A file that was merely touched counts as
    /// the same.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.entries.chunks(), other.entries.chunks());
        let is_same = |(ours, theirs): (&Arc<ListingChunk>, &Arc<ListingChunk>)| {
            Arc::ptr_eq(ours, theirs) || ours.digest() == theirs.digest()
        };
        self.today == other.today
            && ours.len() == theirs.len()
            && ours.iter().zip(theirs).all(is_same)
    }

    fn is_untouched(&self, path: &FilePath) -> bool {
        let now = SourceStamp::of(&self.project.join(path.as_str()));
        let known = self.stamps.get(path);
        known.is_some_and(|known| now.is_ok_and(|now| known.proves_unchanged(&now)))
    }

    /// The paths to walk for a change at a path.
    fn roots(&self, path: &Path) -> Vec<FilePath> {
        let Ok(inside) = path.strip_prefix(&self.project) else {
            return Vec::new();
        };
        let mut top = PathBuf::new();
        for part in inside {
            let Some(name) = part.to_str() else {
                break;
            };
            let is_top = top.as_os_str().is_empty();
            if (is_top && !SOURCE_FOLDERS.contains(&name)) || is_hidden(Path::new(name)) {
                return Vec::new();
            }
            top.push(name);
            // Files behind a link are listed under the path of the link.
            if self.project.join(&top).is_symlink() {
                break;
            }
        }
        if top.as_os_str().is_empty() {
            return SOURCE_FOLDERS.into_iter().map(FilePath::from).collect();
        }
        vec![FilePath::new(relative(&self.project, &top))]
    }

    fn walk_all(&self, roots: &BTreeSet<FilePath>) -> Walked {
        let mut walked = Walked::default();
        for top in roots {
            let above = top.folder();
            let on_disk = self.project.join(top.as_str());
            if !is_below(&FilePath::from(above), roots) && has_exact_name(&on_disk) {
                walk(&self.project, &on_disk, &mut walked);
            }
        }
        walked
    }

    fn inspect_or_reuse(&self, path: &FilePath, found: WalkedFile, must_read: bool) -> Reading {
        let known = || {
            Some(Inspected {
                entry: self.on_disk.get(path)?.clone(),
                text: self.texts.get(path).cloned(),
                stamp: *self.stamps.get(path)?,
            })
        };
        match found {
            WalkedFile::Unreadable(why) => Reading::Done(Inspected::unreadable(why)),
            WalkedFile::File if !must_read && self.is_untouched(path) => {
                known().map_or_else(|| inspect(&self.project, path), Reading::Done)
            }
            WalkedFile::File => inspect(&self.project, path),
        }
    }

    /// This world with its files at and below some paths replaced by these.
    fn with_files(
        &self,
        roots: &BTreeSet<FilePath>,
        inspected: BTreeMap<FilePath, Inspected>,
        links: Arc<BTreeSet<FilePath>>,
    ) -> Self {
        let known = roots
            .iter()
            .flat_map(|top| paths_at_or_below(&self.on_disk, top));
        let gone: BTreeSet<FilePath> = known
            .filter(|path| !inspected.contains_key(*path))
            .cloned()
            .collect();
        let (mut entries, mut texts) = (BTreeMap::new(), BTreeMap::new());
        let mut stamps = BTreeMap::new();
        for path in gone {
            entries.insert(path.clone(), None);
            texts.insert(path.clone(), None);
            stamps.insert(path, None);
        }
        for (path, now) in inspected {
            stamps.insert(path.clone(), Some(now.stamp));
            if self.on_disk.get(&path) != Some(&now.entry) {
                texts.insert(path.clone(), now.text);
                entries.insert(path, Some(now.entry));
            }
        }
        let mut next = self.clone();
        next.on_disk.change(entries.clone());
        // A file that appears wins from the one that makes room for it, of the project or built-in.
        for (path, change) in self.built_in.changes(&self.on_disk, &next.on_disk) {
            let layered = entries.entry(path).or_default();
            *layered = layered.take().or(change);
        }
        next.entries.change(entries);
        next.texts.change(texts);
        next.stamps.change(stamps);
        next.links = links;
        next
    }
}

/// Whether a path is one of the roots, or below one of them.
fn is_below(path: &FilePath, roots: &BTreeSet<FilePath>) -> bool {
    let mut above = path.clone();
    while !above.as_str().is_empty() {
        if roots.contains(&above) {
            return true;
        }
        above = FilePath::from(above.folder());
    }
    false
}

/// The listed paths at and below a path.
fn paths_at_or_below<'l, V: Clone>(
    listing: &'l Listing<V>,
    top: &FilePath,
) -> impl Iterator<Item = &'l FilePath> {
    let folder = FilePath::new(format!("{top}/"));
    let itself = listing.starting_at(top).next().map(|(path, _)| path);
    let itself = itself.filter(|path| *path == top);
    let below = listing.starting_at(&folder).map(|(path, _)| path);
    let below = below.take_while(move |path| path.as_str().starts_with(folder.as_str()));
    itself.into_iter().chain(below)
}

/// Whether the last part of a path is spelt as on the disk. On a case-insensitive disk a renamed
/// file is still found under its old name.
fn has_exact_name(path: &Path) -> bool {
    if path.is_symlink() {
        return true;
    }
    match path.canonicalize() {
        Ok(real) => real.file_name() == path.file_name(),
        // Missing or unreadable; the walk decides which.
        Err(_) => true,
    }
}
