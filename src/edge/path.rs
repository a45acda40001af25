//! Paths: as text, and with symbolic links resolved.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// How many symbolic links a path may lead through.
const MAX_LINKS: usize = 40;

/// Normalises `.` and `..` lexically: the path need not exist, and symbolic links are not resolved.
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

/// Resolves the symbolic links of an absolute path, and its `.` and `..` as the system does: after
/// the links before them. What does not exist yet is normalised as text, so that a folder can be
/// judged before it is created; a link to something that does not exist is followed as well.
///
/// # Errors
/// The links form a circle, or a part of the path cannot be read.
pub(in crate::edge) fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    let mut rest: VecDeque<OsString> = parts(path).collect();
    let mut links = 0;
    while let Some(part) = rest.pop_front() {
        match Path::new(&part).components().next() {
            None | Some(Component::CurDir) => continue,
            Some(Component::ParentDir) => {
                resolved.pop();
                continue;
            }
            Some(Component::Prefix(_) | Component::RootDir) => {
                resolved.push(part);
                continue;
            }
            Some(Component::Normal(_)) => resolved.push(part),
        }
        let found = match fs::symlink_metadata(&resolved) {
            Ok(found) => found,
            Err(error) if is_absence(&error) => continue,
            Err(error) => return Err(error),
        };
        if found.is_symlink() {
            links += 1;
            if links > MAX_LINKS {
                return Err(io::Error::other("too many symbolic links"));
            }
            let target = fs::read_link(&resolved)?;
            resolved.pop();
            for part in parts(&target).rev() {
                rest.push_front(part);
            }
        }
    }
    Ok(resolved)
}

fn parts(path: &Path) -> impl DoubleEndedIterator<Item = OsString> {
    path.components().map(|part| part.as_os_str().to_owned())
}

/// Whether an error means that a path does not exist.
pub(in crate::edge) fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_are_resolved_before_what_follows_them() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("a/b")).unwrap();
        symlink("a/b", root.join("relative")).unwrap();
        symlink(root.join("new"), root.join("dangling")).unwrap();
        symlink("circle", root.join("circle")).unwrap();
        fs::write(root.join("file"), "").unwrap();
        for (path, wanted) in [
            ("relative/x/y", "a/b/x/y"),
            ("relative/../x", "a/x"),
            ("./absent/../a/./b", "a/b"),
            ("absent/relative", "absent/relative"),
            ("dangling/x", "new/x"),
            ("file/x", "file/x"),
        ] {
            assert_eq!(
                resolved(&root.join(path)).unwrap(),
                root.join(wanted),
                "{path}"
            );
        }
        assert_eq!(resolved(Path::new("/../..")).unwrap(), Path::new("/"));
        assert!(resolved(&root.join("circle/x")).is_err());
        assert!(resolved(&root.join("nul\0byte")).is_err());
        assert!(resolved(&root.join("x".repeat(300))).is_err());
    }

    #[test]
    fn parent_components_are_resolved_and_stop_at_the_root() {
        assert_eq!(normal(Path::new("/a/./b/../c")), Path::new("/a/c"));
        assert_eq!(normal(Path::new("/../../a")), Path::new("/a"));
    }
}
