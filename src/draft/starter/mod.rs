//! What a project starts with: its lists, and one draft of every kind of document.
//!
//! The lists hold what other files need to refer to, and no facts of a real academy.

use super::request::{DraftKind, DraftRequest};
use crate::model::layout::{Kind, ListFile};

/// The text of the file with which git leaves out what vindplek makes.
pub const GITIGNORE: &str = include_str!("gitignore.txt");

/// How git merges the files of a project.
pub const GITATTRIBUTES: &str = include_str!("gitattributes.txt");

/// The note about pictures and downloads, for editors, and its path.
pub const MEDIA_NOTE: (&str, &str) = ("content/media/LEESMIJ.md", include_str!("leesmij.md"));

/// The special that the example of an article belongs to: its title as an id.
const SPECIAL: &str = "voorbeeld-van-een-special";

/// The titles of the first documents, in an order in which each can be drafted. The functions of the
/// carrièrepad are all four that it can have.
const DOCUMENTS: [(Kind, &str); 13] = [
    (Kind::Course, "Voorbeeld van een cursus"),
    (Kind::News, "Voorbeeld van een bericht"),
    (Kind::Special, "Voorbeeld van een special"),
    (Kind::SpecialArticle, "Voorbeeld van een artikel"),
    (Kind::Roadmap, "Reisplan"),
    (Kind::Quarter, ""),
    (Kind::CareerPath, "Carrièrepad"),
    (Kind::Function, "A"),
    (Kind::Function, "B"),
    (Kind::Function, "C"),
    (Kind::Function, "D"),
    (Kind::Survey, "Voorbeeld van een peiling"),
    (Kind::Page, "voor/Buurtsportcoach"),
];

/// The first text of a list.
pub fn list(list: ListFile) -> &'static str {
    match list {
        ListFile::Vocabulary => include_str!("vocabulaire.yaml"),
        ListFile::Partners => include_str!("partners.yaml"),
        ListFile::Glossary => include_str!("begrippen.yaml"),
        ListFile::Norm => include_str!("toetsingskader.yaml"),
        ListFile::Figures => include_str!("cijfers.yaml"),
    }
}

/// The requests for the first documents, in order: each may refer to those before it.
pub fn documents() -> impl Iterator<Item = DraftRequest<'static>> {
    DOCUMENTS.into_iter().map(|(kind, title)| DraftRequest {
        thing: DraftKind::Document(kind),
        title,
        region: None,
        special: Some(SPECIAL),
    })
}
