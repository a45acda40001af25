//! Lists the files of a project.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::edge::normal;
use crate::source::FilePath;
use crate::world::Unreadable;

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
pub(super) fn walk(project: &Path, root: &Path, walked: &mut Walked) {
    if root.symlink_metadata().is_err() {
        return;
    }
    let mut walker = WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    // The depth of the linked folder that is being walked.
    let mut linked: Option<usize> = None;
    while let Some(entry) = walker.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                if let Some(path) = error.path().filter(|path| !is_hidden(path)) {
                    let why = Unreadable::Refused(system_message(&error));
                    let escapes = escapes_project(project, path).then_some(Unreadable::Escapes);
                    walked.add_link(project, path);
                    walked.enters_links |= error.loop_ancestor().is_some();
                    walked.add(
                        project,
                        path,
                        WalkedFile::Unreadable(escapes.unwrap_or(why)),
                    );
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
    if !entry.path_is_symlink() {
        return None;
    }
    if escapes_project(project, entry.path()) {
        return Some(Unreadable::Escapes);
    }
    (in_linked_folder && entry.file_type().is_dir())
        .then(|| Unreadable::Refused("too many levels of symbolic links".to_owned()))
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
    fn add(&mut self, project: &Path, path: &Path, found: WalkedFile) {
        self.files
            .push((FilePath::new(relative(project, path)), found));
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

/// The operating system's message without the path, which the diagnostic names already.
fn system_message(error: &walkdir::Error) -> String {
    match (error.io_error(), error.loop_ancestor()) {
        (Some(error), _) => error.to_string(),
        (None, Some(_)) => "a symbolic link leads back to a folder above it".to_owned(),
        (None, None) => io::Error::from(io::ErrorKind::Other).to_string(),
    }
}
