//! Locations of project files for the person editing: the URL that opens the file in their text
//! editor, and its path on this machine.

use serde::Serialize;

use crate::percent;
use crate::source::{FilePath, LineColumn, Source, Span};

/// A file of the project, or a line in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FilePlace {
    /// Its path in the project.
    pub(super) path: String,
    /// The line, from 1; null for the file as a whole.
    pub(super) line: Option<u32>,
    /// Its path on this machine.
    pub(super) file: String,
    /// The URL that opens it in the text editor.
    pub(super) open: String,
}

impl FilePlace {
    /// A whole file or folder. `project` is the absolute path of the project's folder, with `/` as
    /// separator.
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

/// The URL that opens a project file in a text editor (VS Code's scheme).
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
    fn a_place_has_a_url_to_open_and_a_path_to_copy() {
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
