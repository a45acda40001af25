//! Lists the files of a project.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use walkdir::{DirEntry, WalkDir};

use super::access::{access_failure, blocked, has_vanished, is_in_closed_folder};
use crate::edge::normal;
use crate::source::FilePath;
use crate::world::{AccessFailure, Unreadable};

/// How many folders a walk holds open at a time.
const OPEN_FOLDERS: usize = 4;

/// How often a walk is repeated, with one open folder at a time, when the process has too many open
/// files; and the pause before each repetition.
const REPETITIONS: u32 = 3;
const PAUSE: Duration = Duration::from_millis(80);

/// Folders of other programs that end up among the content. Nobody writes content in them, and they
/// may have thousands of files.
const FOREIGN_FOLDERS: [&str; 4] = [
    "node_modules",
    "bower_components",
    "__pycache__",
    "__MACOSX",
];

/// What the walk found at a path, without opening it.
#[derive(Debug)]
pub(super) enum WalkedFile {
    /// A file to read.
    File,
    /// Something that must not be opened.
    Unreadable(Unreadable),
}

/// The result of a walk.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Everything except folders.
    pub(super) files: Vec<(FilePath, WalkedFile)>,
    /// The paths of symbolic links, to files or folders, dangling ones included.
    pub(super) links: BTreeSet<FilePath>,
    /// Whether one of the links leads to a folder. Which files are listed under it then depends on
    /// the folders above the root of the walk.
    pub(super) enters_links: bool,
}

/// Lists everything at or under a path of the project, except hidden files; nothing when the path
/// does not exist. `project` is canonical, and no folder above `root` is a symbolic link.
///
/// Symbolic links are followed if they stay in the project. Inside a linked folder, links to
/// further folders are not followed: a few folders that link to each other would otherwise have
/// exponentially many paths.
///
/// A folder that cannot be listed is one entry at its own path. What is removed during the walk is
/// left out.
pub(super) fn walk(project: &Path, root: &Path, walked: &mut Walked) {
    let mut found = Walked::default();
    walk_once(project, root, OPEN_FOLDERS, &mut found);
    for _ in 0..REPETITIONS {
        if !found.lacks_descriptors() {
            break;
        }
        thread::sleep(PAUSE);
        found = Walked::default();
        walk_once(project, root, 1, &mut found);
    }
    walked.files.append(&mut found.files);
    walked.links.append(&mut found.links);
    walked.enters_links |= found.enters_links;
}

fn walk_once(project: &Path, root: &Path, open_folders: usize, walked: &mut Walked) {
    if let Err(error) = root.symlink_metadata() {
        if !has_vanished(root, &error) {
            walked.add_failure(project, root, &error);
        }
        return;
    }
    let mut walker = WalkDir::new(root)
        .follow_links(true)
        .max_open(open_folders)
        .sort_by_file_name()
        .into_iter();
    // The depth of the linked folder that is being walked.
    let mut linked: Option<usize> = None;
    while let Some(entry) = walker.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                if let Some(path) = error.path().filter(|path| !is_hidden(path)) {
                    walked.add_error(project, path, &error);
                }
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        if linked.is_some_and(|depth| entry.depth() <= depth) {
            linked = None;
        }
        if is_hidden(entry.path()) {
            if is_folder {
                walker.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink() {
            walked.add_link(project, entry.path());
            walked.enters_links |= is_folder;
        }
        if let Some(why) = refusal(project, &entry, linked.is_some()) {
            walked.add(project, entry.path(), WalkedFile::Unreadable(why));
            if is_folder {
                walker.skip_current_dir();
            }
            continue;
        }
        if !is_folder {
            walked.add(project, entry.path(), WalkedFile::File);
        } else if entry.path_is_symlink() {
            linked = Some(entry.depth());
        }
    }
}

/// Why a path must not be opened or entered.
fn refusal(project: &Path, entry: &DirEntry, in_linked_folder: bool) -> Option<Unreadable> {
    if entry.file_name().to_str().is_none() {
        return Some(Unreadable::NotUnicode);
    }
    let is_folder = entry.file_type().is_dir();
    if is_folder
        && FOREIGN_FOLDERS
            .iter()
            .any(|name| entry.file_name() == *name)
    {
        return Some(Unreadable::Foreign);
    }
    if !entry.path_is_symlink() {
        return None;
    }
    if escapes_project(project, entry.path()) {
        return Some(Unreadable::Escapes);
    }
    (in_linked_folder && is_folder).then_some(Unreadable::Blocked(AccessFailure::LinkLoop))
}

/// Whether a path is a symbolic link to a path outside the project, existing or not.
fn escapes_project(project: &Path, path: &Path) -> bool {
    match (path.canonicalize(), path.read_link()) {
        (Ok(target), _) => !target.starts_with(project),
        (Err(_), Ok(target)) => {
            let folder = path.parent().unwrap_or(project);
            !normal(&folder.join(target)).starts_with(project)
        }
        (Err(_), Err(_)) => false,
    }
}

pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

impl Walked {
    /// Whether a folder could not be listed because of too many open files.
    fn lacks_descriptors(&self) -> bool {
        let why = Unreadable::Folder(AccessFailure::OpenFiles);
        let mut found = self.files.iter().map(|(_, found)| found);
        found.any(|found| matches!(found, WalkedFile::Unreadable(reason) if *reason == why))
    }

    fn add(&mut self, project: &Path, path: &Path, found: WalkedFile) {
        self.files
            .push((FilePath::new(relative(project, path)), found));
    }

    /// Adds what the walk could not enter.
    fn add_error(&mut self, project: &Path, path: &Path, error: &walkdir::Error) {
        self.add_link(project, path);
        self.enters_links |= error.loop_ancestor().is_some();
        if escapes_project(project, path) {
            self.add(project, path, WalkedFile::Unreadable(Unreadable::Escapes));
            return;
        }
        if error.loop_ancestor().is_some() {
            let why = Unreadable::Blocked(AccessFailure::LinkLoop);
            self.add(project, path, WalkedFile::Unreadable(why));
            return;
        }
        match error.io_error() {
            Some(error) if has_vanished(path, error) => {}
            Some(error) => self.add_failure(project, path, error),
            None => self.add_failure(project, path, &io::ErrorKind::Other.into()),
        }
    }

    /// Adds a path that the system gives no access to: a folder at its own path, and everything in a
    /// folder that may not be entered at the path of that folder.
    fn add_failure(&mut self, project: &Path, path: &Path, error: &io::Error) {
        let closed = path
            .parent()
            .filter(|above| is_in_closed_folder(path) && above.starts_with(project));
        match closed {
            Some(above) if above != project => {
                self.add_folder(project, above, AccessFailure::Rights);
            }
            _ if path.is_dir() || !(path.is_symlink() || path.is_file()) => {
                self.add_folder(project, path, access_failure(error));
            }
            _ => {
                let why = blocked(path, error);
                self.add(project, path, WalkedFile::Unreadable(why));
            }
        }
    }

    /// Adds a folder that cannot be listed, once.
    fn add_folder(&mut self, project: &Path, folder: &Path, why: AccessFailure) {
        let path = FilePath::new(relative(project, folder));
        if self.files.last().is_none_or(|(last, _)| *last != path) {
            let found = WalkedFile::Unreadable(Unreadable::Folder(why));
            self.files.push((path, found));
        }
    }

    fn add_link(&mut self, project: &Path, path: &Path) {
        if path.is_symlink() {
            self.links.insert(FilePath::new(relative(project, path)));
        }
    }
}

/// The path relative to the project, with `/` between its parts; invalid Unicode is replaced.
pub(super) fn relative(project: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(project).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
