//! The folders that cannot be listed: what may be in them is unknown, so nothing that may be in them
//! is missing.

use std::collections::BTreeSet;

use crate::source::FilePath;

/// Folders that cannot be listed.
#[derive(Debug, Default)]
pub struct UnlistedFolders(BTreeSet<FilePath>);

impl UnlistedFolders {
    /// The folders at some paths.
    pub(super) fn new(folders: Vec<FilePath>) -> Self {
        Self(folders.into_iter().collect())
    }

    /// Whether every folder could be listed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their paths, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &FilePath> {
        self.0.iter()
    }

    /// Whether a file may exist at a path: it is in one of the folders, or is one.
    pub fn contain(&self, path: &str) -> bool {
        let mut above = path.trim_end_matches('/');
        while !self.0.is_empty() && !above.is_empty() {
            if self.0.contains(&FilePath::from(above)) {
                return true;
            }
            above = above.rsplit_once('/').map_or("", |(folder, _)| folder);
        }
        false
    }

    /// Whether documents of a kind may be hidden, by the folder of the kind (`aanbod`): shared ones or
    /// those of a region.
    pub fn may_hide_documents_in(&self, kind: &str) -> bool {
        self.content_folders()
            .any(|folder| folder.is_none_or(|folder| folder == kind))
    }

    /// Whether any document, list or `region.yaml` may be hidden.
    pub fn may_hide_documents(&self) -> bool {
        self.content_folders().any(|folder| folder != Some("media"))
    }

    /// Whether a shared document or list may be hidden.
    pub fn may_hide_shared_documents(&self) -> bool {
        let mut shared = self.0.iter().map(FilePath::as_str);
        shared.any(|path| {
            let inside = path.strip_prefix("content/");
            path == "content" || inside.is_some_and(|path| path.split('/').next() != Some("media"))
        })
    }

    /// Whether a document of a region may be hidden.
    pub fn may_hide_regional_documents(&self) -> bool {
        let mut regional = self
            .0
            .iter()
            .filter(|path| !path.as_str().starts_with("content"));
        regional.any(|path| kind_folder(path.as_str()).is_some_and(|kind| kind != Some("media")))
    }

    /// Whether a whole site may be hidden, with its `region.yaml`.
    pub fn may_hide_sites(&self) -> bool {
        let mut paths = self.0.iter().map(|path| path.as_str().split('/'));
        paths.any(|mut parts| parts.next() == Some("regions") && parts.nth(1).is_none())
    }

    /// For each folder among the content, the folder of a kind that it is or is in; `None` if it
    /// may hide documents of every kind.
    fn content_folders(&self) -> impl Iterator<Item = Option<&str>> {
        self.0.iter().filter_map(|path| kind_folder(path.as_str()))
    }

    /// Whether a folder may have files that are not listed, at any depth.
    pub fn may_hide_files_of(&self, folder: &str) -> bool {
        let inside = FilePath::new(format!("{folder}/"));
        let below = self.0.range(inside.clone()..).next();
        self.contain(folder) || below.is_some_and(|path| path.as_str().starts_with(inside.as_str()))
    }
}

/// The folder of a kind that a path is or is in: `Some(None)` for a folder above those, `None` for
/// a path that is not among the content.
fn kind_folder(path: &str) -> Option<Option<&str>> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["content"] | ["regions"] | ["regions", _] | ["regions", _, "content"] => Some(None),
        ["content", kind, ..] | ["regions", _, "content", kind, ..] => Some(Some(kind)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_folder_may_exist_and_one_beside_it_may_not() {
        let folders = UnlistedFolders::new(vec!["content/aanbod".into(), "themes/x/assets".into()]);
        assert!(folders.contain("content/aanbod/a.md"));
        assert!(folders.contain("content/aanbod/"));
        assert!(!folders.contain("content/aanbod-2/a.md"));
        assert!(!folders.contain("content/nieuws/a.md"));
        assert!(folders.may_hide_files_of("content"));
        assert!(folders.may_hide_files_of("content/aanbod/diep"));
        assert!(!folders.may_hide_files_of("content/nieuws"));
        assert!(!folders.may_hide_files_of("themes/basis"));
    }

    #[test]
    fn a_folder_hides_the_kinds_of_documents_that_it_may_have() {
        let folders = |path: &str| UnlistedFolders::new(vec![path.into()]);
        let courses = folders("regions/noord/content/aanbod");
        assert!(courses.may_hide_documents_in("aanbod") && courses.may_hide_regional_documents());
        assert!(!courses.may_hide_documents_in("specials"));
        assert!(!courses.may_hide_sites() && !courses.may_hide_shared_documents());
        let site = folders("regions/noord");
        assert!(site.may_hide_sites() && site.may_hide_documents_in("specials"));
        let media = folders("content/media/2026");
        assert!(!media.may_hide_documents() && !media.may_hide_shared_documents());
        let theme = folders("themes/basis");
        assert!(!theme.may_hide_documents() && !theme.may_hide_sites());
    }
}
