//! What can be inserted in a text: links to documents and pages, pictures, terms and components.

use std::sync::Arc;

use serde::Serialize;

use super::form::FormChoice;
use super::link_targets::{LinkTargets, file_owner};
use crate::edition::Edition;
use crate::model::dimensions::is_picture;
use crate::model::heads::{Heads, Media};
use crate::model::target_ids::{component_target, definitions};
use crate::model::value::{items, text};
use crate::source::FilePath;
use crate::syntax::markdown::ComponentKind;

/// What can be inserted in the text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Insertions {
    /// The documents that a link can lead to, sorted by title.
    pub documents: Vec<LinkedDocument>,
    /// The addresses of pages that the site makes itself.
    pub pages: Vec<String>,
    /// The downloads that a link can lead to.
    pub downloads: Vec<LinkedMedium>,
    /// The pictures.
    pub pictures: Vec<LinkedMedium>,
    /// The terms of the glossary.
    pub terms: Vec<InsertedTerm>,
    /// The components.
    pub components: Vec<InsertedComponent>,
    /// The folder in which a new picture is put.
    pub folder: String,
}

/// A document that a link can lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkedDocument {
    /// Its title.
    pub title: String,
    /// The Dutch word for its kind.
    pub kind: &'static str,
    /// Its path, as written in the file.
    pub path: String,
}

/// A picture or download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkedMedium {
    /// Its name: its path below `media/`.
    pub name: Arc<str>,
    /// Its path, as written in the file.
    pub path: String,
}

/// A term, which is linked to its definition wherever it is written first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InsertedTerm {
    /// The term.
    pub term: String,
    /// Its definition.
    pub definition: String,
}

/// A component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InsertedComponent {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What may be written after its name; null when that is nothing, or an id.
    pub argument: Option<&'static str>,
    /// The ids of which one must be written after its name; null when none is.
    pub choices: Option<Vec<FormChoice>>,
    /// What its content begins with; null when it has none.
    pub content: Option<&'static str>,
}

impl Insertions {
    /// What can be inserted in the file `from`.
    pub fn of(edition: &Edition, from: &FilePath) -> Self {
        let heads = edition.heads();
        let targets = LinkTargets::new(edition, from, "");
        let document = |(document, path)| {
            let head = heads.document(document);
            LinkedDocument {
                title: head.title(),
                kind: head.at.kind.word(),
                path,
            }
        };
        let (pictures, downloads): (Vec<_>, Vec<_>) = targets
            .media()
            .into_iter()
            .partition(|(media, _)| is_picture(media.path.extension()));
        let media = |found: Vec<(&Media, String)>| {
            let media = found.into_iter().map(|(media, path)| LinkedMedium {
                name: Arc::clone(&media.name),
                path,
            });
            media.collect()
        };
        let terms = items(&heads.glossary.terms).iter();
        let terms = terms.map(|term| InsertedTerm {
            term: text(&term.value.term).to_owned(),
            definition: text(&term.value.definition).to_owned(),
        });
        let pages = targets.pages().into_iter();
        Self {
            documents: targets.documents().into_iter().map(document).collect(),
            pages: pages.map(str::to_owned).collect(),
            downloads: media(downloads),
            pictures: media(pictures),
            terms: terms.filter(|term| !term.term.is_empty()).collect(),
            components: ComponentKind::ALL.map(|kind| component(heads, kind)).into(),
            folder: format!("{}media", file_owner(from).folder()),
        }
    }
}

fn component(heads: &Heads, kind: ComponentKind) -> InsertedComponent {
    let choices = component_target(kind).map(|target| {
        let defined = definitions(heads, target).into_iter();
        let choices = defined.map(|it| FormChoice {
            id: it.id,
            name: it.name,
        });
        choices.collect()
    });
    InsertedComponent {
        name: kind.name(),
        about: kind.about(),
        argument: kind.argument(),
        choices,
        content: kind.content(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edition::{Options, compile};
    use crate::memo::Memo;
    use crate::world::MemoryWorld;

    fn insertions(from: &str) -> Insertions {
        let mut world = MemoryWorld::new(date(2026, 11, 1));
        for (path, text) in [
            ("regions/landelijk/region.yaml", "soort: landelijk\n"),
            ("regions/noord/region.yaml", "soort: regio\n"),
            ("content/aanbod/samen.md", "---\ntitel: Samen\n---\n"),
            ("content/nieuws/zomer.md", "---\ntitel: De zomer\n---\n"),
            (
                "regions/noord/content/nieuws/fuif.md",
                "---\ntitel: Fuif\n---\n",
            ),
            ("content/media/plein.jpg", "x"),
            ("content/media/gids.pdf", "x"),
            ("regions/noord/content/media/zaal.png", "x"),
            (
                "content/begrippen.yaml",
                "begrippen:\n  - {id: a, term: vindplek, definitie: De plek.}\n",
            ),
            (
                "content/vocabulaire.yaml",
                "doelgroepen:\n  - {id: werkgever, naam: Werkgevers}\n",
            ),
        ] {
            world.write(path, text);
        }
        let edition = compile(&world, Options::default(), &Memo::new());
        Insertions::of(&edition, &from.into())
    }

    fn names(media: &[LinkedMedium]) -> Vec<&str> {
        media.iter().map(|it| &*it.path).collect()
    }

    #[test]
    fn paths_are_those_that_a_link_in_the_file_writes() {
        let shared = insertions("content/nieuws/zomer.md");
        let documents: Vec<(&str, &str)> = shared
            .documents
            .iter()
            .map(|it| (&*it.title, &*it.path))
            .collect();
        assert_eq!(
            documents,
            [
                ("Fuif", "../../regions/noord/content/nieuws/fuif.md"),
                ("Samen", "../aanbod/samen.md")
            ]
        );
        assert_eq!(names(&shared.pictures), ["../media/plein.jpg"]);
        assert_eq!(names(&shared.downloads), ["../media/gids.pdf"]);
        assert_eq!(shared.folder, "content/media");
        let own = insertions("regions/noord/content/nieuws/fuif.md");
        assert_eq!(
            names(&own.pictures),
            ["../media/plein.jpg", "../media/zaal.png"]
        );
        assert_eq!(own.folder, "regions/noord/content/media");
    }

    #[test]
    fn a_component_tells_what_stands_after_its_name() {
        let found = insertions("content/nieuws/zomer.md");
        assert_eq!(found.terms[0].term, "vindplek");
        let component = |name| found.components.iter().find(|it| it.name == name).unwrap();
        let audience = component("doelgroep").choices.as_ref().unwrap();
        assert_eq!(&*audience[0].name, "Werkgevers");
        assert_eq!(component("kader").argument, Some("Titel"));
        assert_eq!(component("routing").content, None);
    }
}
