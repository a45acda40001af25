//! Writes the paths of links.
//!
//! A link of a region's file to a shared document is written as if the file stood in the shared
//! content, unless a file of the region itself would be found first.

use crate::diagnostic::{Edit, Place};
use crate::model::layout::{DocumentPath, Owner};
use crate::source::{FilePath, Source, Span};

/// The place of a file, as links need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkPlace {
    /// Its path in the project.
    pub path: FilePath,
    /// The sites that it belongs to.
    pub owner: Owner,
}

impl LinkPlace {
    /// The place of a document.
    pub fn of(at: &DocumentPath) -> Self {
        Self {
            path: at.path.clone(),
            owner: at.owner.clone(),
        }
    }

    /// The path of a link from a file here to a file there, that goes up as many folders as `like`
    /// does, or more; `exists` returns whether a link finds something at a path.
    pub fn path_to(&self, to: &Self, like: &str, exists: &dyn Fn(&FilePath) -> bool) -> String {
        let own = self.owner.folder();
        let folder = self.path.folder();
        let inner_folder = folder
            .strip_prefix(own.trim_end_matches('/'))
            .map(|inner| inner.trim_start_matches('/'));
        let inner_target = to.path.as_str().strip_prefix(&to.owner.folder());
        let is_shadowed =
            |inner: &str| self.owner != to.owner && exists(&FilePath::new(format!("{own}{inner}")));
        let path = match (inner_folder, inner_target) {
            (Some(folder), Some(inner))
                if (self.owner == to.owner || to.owner == Owner::Shared) && !is_shadowed(inner) =>
            {
                path_like(like, folder, inner)
            }
            _ => relative_path(folder, to.path.as_str()),
        };
        encoded(&path)
    }
}

/// A path from a folder to a file, both below the same folder.
pub fn relative_path(folder: &str, file: &str) -> String {
    path_like("", folder, file)
}

/// A path from a folder to a file, both below the same folder, that goes up as many folders as
/// another path from that folder does, or more.
fn path_like(like: &str, folder: &str, file: &str) -> String {
    let folder: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = file.split('/').collect();
    let ups = like.split('/').take_while(|part| *part == "..").count();
    // A path that goes up further left the folder, and this one does not.
    let ups = if ups > folder.len() { 0 } else { ups };
    let common = folder
        .iter()
        .take(folder.len() - ups)
        .zip(&parts)
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(folder.len() - common);
    let start = match like.starts_with("./") && up.is_empty() {
        true => "./",
        false => "",
    };
    match (&*up, &parts[common..]) {
        ("", []) => "./".to_owned(),
        (up, down) => format!("{start}{up}{}", down.join("/")),
    }
}

/// A path as a link: what means something else in Markdown, YAML or an address is percent-encoded,
/// so that the path needs no quotes and no brackets around it.
pub fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let starts_plainly = path.starts_with(|c: char| c.is_alphanumeric() || "./".contains(c));
    if !starts_plainly && !path.is_empty() {
        text.push_str("./");
    }
    for c in path.chars() {
        match c {
            ' ' | '%' | '#' | '?' | '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '"' | '\''
            | '\\' | '`' | '|' | '^' | ',' | ':' | '&' | '*' | '!' | '\t' => {
                text.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => text.push(c),
        }
    }
    text
}

/// The change of the path of a link as written at a place; `target` is its value and the part after
/// `#`, `anchor`, stays. `None` when the path is not found there.
pub fn path_edit(
    source: &Source,
    span: Span,
    target: &str,
    anchor: Option<&str>,
    path: &str,
) -> Option<Edit> {
    let written = source.text().get(span.range())?;
    let (quote, inner) = match written.chars().next()? {
        quote @ ('"' | '\'') if written.len() > 1 && written.ends_with(quote) => {
            (1, &written[1..written.len() - 1])
        }
        '[' | '!' | '|' | '>' => return None,
        _ => (0, written),
    };
    let suffix = anchor.map_or(0, |anchor| anchor.len() + 1);
    let edit = |start: usize, end: usize, text: String| Edit {
        place: Place::new(source.path(), Span::new(start, end)),
        text,
    };
    let start = span.range().start;
    if inner == target && suffix <= inner.len() {
        let from = start + quote;
        return Some(edit(from, from + inner.len() - suffix, path.to_owned()));
    }
    // The target is written with escapes, so it is written anew.
    let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
    let from = start + quote;
    Some(edit(from, from + inner.len(), format!("{path}{anchor}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &str) -> LinkPlace {
        let region = path
            .strip_prefix("regions/")
            .and_then(|rest| rest.split('/').next());
        LinkPlace {
            path: path.into(),
            owner: region.map_or(Owner::Shared, |site| Owner::Site(site.into())),
        }
    }

    fn path(from: &str, to: &str, existing: &[&str]) -> String {
        let exists = |path: &FilePath| existing.contains(&path.as_str());
        place(from).path_to(&place(to), "", &exists)
    }

    #[test]
    fn a_path_is_relative_to_the_folder_of_the_file() {
        assert_eq!(relative_path("nieuws", "aanbod/hoe.md"), "../aanbod/hoe.md");
        assert_eq!(relative_path("aanbod", "aanbod/hoe.md"), "hoe.md");
        assert_eq!(relative_path("aanbod", "aanbod"), "./");
        assert_eq!(
            path("content/nieuws/a.md", "content/aanbod/b.md", &[]),
            "../aanbod/b.md"
        );
        assert_eq!(
            path(
                "content/nieuws/a.md",
                "content/media/mijn foto (1).jpg",
                &[]
            ),
            "../media/mijn%20foto%20%281%29.jpg"
        );
    }

    #[test]
    fn a_path_keeps_the_shape_of_the_old_one() {
        let path = |like| path_like(like, "aanbod", "aanbod/hoe.md");
        assert_eq!(path("wat.md"), "hoe.md");
        assert_eq!(path("./wat.md"), "./hoe.md");
        assert_eq!(path("../aanbod/wat.md"), "../aanbod/hoe.md");
        assert_eq!(path("../../content/aanbod/wat.md"), "hoe.md");
    }

    #[test]
    fn a_shared_document_is_linked_from_a_region_as_if_the_file_were_shared() {
        let from = "regions/noord/content/nieuws/a.md";
        let to = "content/aanbod/b.md";
        assert_eq!(path(from, to, &[]), "../aanbod/b.md");
        let own = "regions/noord/content/aanbod/b.md";
        assert_eq!(path(from, to, &[own]), "../../../../content/aanbod/b.md");
        assert_eq!(path(from, own, &[own]), "../aanbod/b.md");
        assert_eq!(
            path("content/nieuws/a.md", own, &[own]),
            "../../regions/noord/content/aanbod/b.md"
        );
    }

    #[test]
    fn only_the_path_of_a_link_changes() {
        let changed = |text: &str, target: &str, anchor| {
            let source = Source::new("a.md".into(), text);
            let span = Span::new(0, text.len());
            path_edit(&source, span, target, anchor, "n.md").map(|edit| {
                let range = edit.place.span.range();
                format!(
                    "{}{}{}",
                    &text[..range.start],
                    edit.text,
                    &text[range.end..]
                )
            })
        };
        assert_eq!(
            changed("../a.md#deel", "../a.md#deel", Some("deel")).as_deref(),
            Some("n.md#deel")
        );
        assert_eq!(
            changed("'../a.md'", "../a.md", None).as_deref(),
            Some("'n.md'")
        );
        assert_eq!(
            changed("../a\\_b.md#x", "../a_b.md#x", Some("x")).as_deref(),
            Some("n.md#x")
        );
        assert_eq!(changed("[naam]", "../a.md", None), None);
    }
}
