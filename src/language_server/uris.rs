//! The URIs of the files of a project.
//!
//! Clients write the same URI in different ways: `file:///c%3A/map` and `file:///C:/map`. So they
//! are compared decoded, and an open file keeps the URI that its client gave it.

use std::collections::BTreeMap;
use std::str::FromStr;

use lsp_types::Uri;

use crate::percent;
use crate::source::FilePath;

/// The URIs of the files of a project.
#[derive(Debug, Clone)]
pub struct ProjectUris {
    /// The URI of the project's folder, without a slash at its end.
    base: String,
    /// The ways in which a client may write the folder, decoded, each with a slash at its end.
    folders: Vec<String>,
    open: BTreeMap<FilePath, Uri>,
}

impl ProjectUris {
    /// The URIs of a project, from those of its folder: as the client writes it, then others.
    pub fn new(folders: &[String]) -> Self {
        let base = folders
            .first()
            .map_or("", |folder| folder.trim_end_matches('/'));
        Self {
            base: base.to_owned(),
            folders: folders.iter().map(|uri| compared(uri) + "/").collect(),
            open: BTreeMap::new(),
        }
    }

    /// Sets the URI of an open file.
    pub fn open(&mut self, path: FilePath, uri: Uri) {
        self.open.insert(path, uri);
    }

    /// Forgets the URI of a file that is no longer open.
    pub fn close(&mut self, path: &FilePath) {
        self.open.remove(path);
    }

    /// The path in the project of a URI; `None` for a file elsewhere.
    pub fn path(&self, uri: &Uri) -> Option<FilePath> {
        let written = compared(uri.as_str());
        let mut folders = self.folders.iter();
        let inside = folders.find_map(|folder| written.strip_prefix(folder.as_str()))?;
        Some(FilePath::new(inside))
    }

    /// The URI of a file.
    pub fn uri(&self, path: &FilePath) -> Option<Uri> {
        if let Some(uri) = self.open.get(path) {
            return Some(uri.clone());
        }
        Uri::from_str(&format!("{}/{}", self.base, percent::path(path.as_str()))).ok()
    }
}

/// A URI in the form in which two are compared: decoded, without a slash at its end, and with the
/// letter of a Windows drive in lower case.
fn compared(uri: &str) -> String {
    let decoded = percent::decoded(uri).map_or_else(|| uri.to_owned(), |uri| uri.into_owned());
    let mut text = decoded.trim_end_matches('/').to_owned();
    let drive = "file:///".len();
    if text.as_bytes().get(drive + 1) == Some(&b':')
        && let Some(letter) = text.get_mut(drive..=drive)
    {
        letter.make_ascii_lowercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(text: &str) -> Uri {
        Uri::from_str(text).unwrap()
    }

    #[test]
    fn a_file_is_found_however_the_client_writes_its_uri() {
        let uris = ProjectUris::new(&["file:///c%3A/mijn%20map".to_owned()]);
        for written in [
            "file:///c%3A/mijn%20map/content/nieuws/caf%C3%A9.md",
            "file:///C:/mijn%20map/content/nieuws/caf%c3%a9.md",
        ] {
            let path = uris.path(&uri(written)).unwrap();
            assert_eq!(path.as_str(), "content/nieuws/café.md");
        }
        assert_eq!(uris.path(&uri("file:///c%3A/mijn%20map2/a.md")), None);
        assert_eq!(uris.path(&uri("untitled:Untitled-1")), None);
    }

    #[test]
    fn an_open_file_keeps_its_uri() {
        let mut uris = ProjectUris::new(&["file:///map".to_owned()]);
        let path = FilePath::from("content/a b.md");
        let written = |uris: &ProjectUris| uris.uri(&path).unwrap().as_str().to_owned();
        assert_eq!(written(&uris), "file:///map/content/a%20b.md");
        uris.open(path.clone(), uri("file:///map/content/a%20%62.md"));
        assert_eq!(written(&uris), "file:///map/content/a%20%62.md");
        uris.close(&path);
        assert_eq!(written(&uris), "file:///map/content/a%20b.md");
    }
}
