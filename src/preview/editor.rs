//! Where an editor finds a file of the project: the address by which the program that they write
//! in opens it, and its path on this machine.

use serde::Serialize;

use crate::percent;
use crate::source::{FilePath, LineColumn, Source, Span};

/// A file of the project, or a line in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FilePlace {
    /// Its path in the project.
    pub(super) path: String,
    /// The line, from 1; null where the file as a whole is meant.
    pub(super) line: Option<u32>,
    /// Its path on this machine.
    pub(super) file: String,
    /// The address by which the editor opens it.
    pub(super) open: String,
}

impl FilePlace {
    /// A file as a whole, or a folder. `project` is the absolute path of the project's folder, with
    /// `/` between its parts.
    pub(super) fn whole(project: &str, path: &FilePath) -> Self {
        Self {
            path: path.to_string(),
            line: None,
            file: file(project, path),
            open: open(project, path, None),
        }
    }

    /// A place in a file.
    pub(super) fn within(project: &str, source: &Source, span: Span) -> Self {
        let at = source.line_column(span.start);
        Self {
            line: Some(at.line),
            open: open(project, source.path(), Some(at)),
            ..Self::whole(project, source.path())
        }
    }
}

/// The path of a file on this machine.
pub(super) fn file(project: &str, path: &FilePath) -> String {
    format!("{}/{path}", project.trim_end_matches('/'))
}

/// The address by which an editor opens a file of the project (as VS Code understands it).
pub(super) fn open(project: &str, path: &FilePath, at: Option<LineColumn>) -> String {
    let file = percent::path(project.trim_matches('/')).replace("%3A", ":");
    let mut address = format!("vscode://file/{file}/{}", percent::path(path.as_str()));
    if let Some(at) = at {
        address.push_str(&format!(":{}:{}", at.line, at.column));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_can_be_opened_and_copied() {
        let source = Source::new("content/één.md".into(), "---\n  titel: x\n");
        let place = FilePlace::within("/home/mijn project/", &source, Span::new(6, 11));
        assert_eq!(place.file, "/home/mijn project/content/één.md");
        assert_eq!(
            place.open,
            "vscode://file/home/mijn%20project/content/%C3%A9%C3%A9n.md:2:3"
        );
        assert_eq!(place.line, Some(2));
        let whole = FilePlace::whole("C:/project", &"content/aanbod".into());
        assert_eq!(whole.open, "vscode://file/C:/project/content/aanbod");
    }
}
