//! What a file is called for an editor: its title, and a sentence about what was done to it.

use super::work_tree_status::FileDifference;
use crate::model::layout::{Location, is_photo, locate};
use crate::source::{FilePath, Source};
use crate::syntax::front_matter;
use crate::syntax::yaml::{self, Value};

/// The title of a file, from its bytes: of a document, a site or a theme that has one.
pub fn title(path: &FilePath, bytes: &[u8]) -> Option<String> {
    let source = Source::decode(path.clone(), bytes).ok()?;
    let (range, key) = match locate(path) {
        Location::Document(_) => (front_matter::split(&source).yaml?, "titel"),
        Location::Site(_) | Location::Theme(_) => (0..source.text().len(), "naam"),
        _ => return None,
    };
    let (tree, _) = yaml::parse(&source, range);
    let Value::Map(map) = &tree.root.value else {
        return None;
    };
    match &map.get(key)?.value {
        Value::Scalar(scalar) => Some(scalar.text.trim().to_owned()).filter(|it| !it.is_empty()),
        _ => None,
    }
}

/// Whether files at a path can have a title.
pub fn has_title(path: &FilePath) -> bool {
    let location = locate(path);
    matches!(
        location,
        Location::Document(_) | Location::Site(_) | Location::Theme(_)
    )
}

/// What a file is called: `Cursus ‘Samen bewegen’`, `Afbeelding hal.jpg`.
pub fn name(path: &FilePath, title: Option<&str>) -> String {
    let word = word(path);
    match (title, locate(path)) {
        (Some(title), _) => format!("{word} ‘{title}’"),
        (None, Location::List(_)) => word.to_owned(),
        (None, _) => format!("{word} {}", path.file_name()),
    }
}

/// A sentence about what was done to a file, to keep it with.
pub fn sentence(path: &FilePath, title: Option<&str>, difference: FileDifference) -> String {
    let done = match difference {
        FileDifference::New => "toegevoegd",
        FileDifference::Changed => "aangepast",
        FileDifference::Removed => "weggehaald",
    };
    format!("{} {done}", name(path, title))
}

/// The word for what is at a path.
fn word(path: &FilePath) -> &'static str {
    match locate(path) {
        Location::Document(document) => document.kind.noun(),
        Location::List(list) => list.title(),
        Location::Media(_) if is_photo(path.as_str()) => "Afbeelding",
        Location::Site(_) => "Site",
        Location::Theme(_) => "Thema",
        _ => "Bestand",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str, text: &str, difference: FileDifference) -> String {
        let path = FilePath::from(path);
        let title = title(&path, text.as_bytes());
        sentence(&path, title.as_deref(), difference)
    }

    #[test]
    fn a_sentence_names_the_file_as_an_editor_does() {
        use FileDifference::{Changed, New, Removed};
        let course = "---\ntitel: \"Samen: bewegen\"\n---\nTekst\n";
        assert_eq!(
            said("content/aanbod/a.md", course, Changed),
            "Cursus ‘Samen: bewegen’ aangepast"
        );
        assert_eq!(
            said("regions/noord/content/nieuws/a.md", "Zonder", New),
            "Bericht a.md toegevoegd"
        );
        assert_eq!(
            said("content/partners.yaml", "partners: []\n", Changed),
            "Partners aangepast"
        );
        assert_eq!(
            said("regions/noord/region.yaml", "naam: Noord\n", Changed),
            "Site ‘Noord’ aangepast"
        );
        assert_eq!(
            said("content/media/hal.jpg", "", Removed),
            "Afbeelding hal.jpg weggehaald"
        );
    }
}
