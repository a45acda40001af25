//! The name of a new document, derived from its title, and the reasons to reject it.

use super::request::{DraftContext, DraftRefusal, exists};
use crate::diagnostic::Text;
use crate::model::document::Head;
use crate::model::layout::{
    BadName, DocumentPath, Kind, Location, MAX_NAME_LENGTH, Owner, check_name, locate,
};
use crate::model::names::check_for_windows;
use crate::model::value::items;
use crate::plan::links::document_address;
use crate::source::FilePath;
use crate::syntax::markdown::slug;

/// A file name from a title: whole words, as many as fit.
///
/// # Errors
/// The title has no characters that a name can have.
pub(super) fn from_title(title: &str) -> Result<String, DraftRefusal> {
    let name = short_slug(title);
    match name.is_empty() {
        true => Err(untitled()),
        false => Ok(name),
    }
}

/// The name of a file from a text, of whole words, as many as fit; empty when the text has no
/// characters that a name can have.
pub fn short_slug(text: &str) -> String {
    let mut name = slug(text);
    if name.len() > MAX_NAME_LENGTH {
        let end = name[..=MAX_NAME_LENGTH]
            .rfind('-')
            .unwrap_or(MAX_NAME_LENGTH);
        name.truncate(end);
    }
    name
}

fn untitled() -> DraftRefusal {
    DraftRefusal::new(
        Text::new("Er is geen titel", "There is no title"),
        Text::new(
            "Zet de titel erachter, tussen aanhalingstekens: vindplek new cursus \"Samen bewegen\"",
            "Put the title behind it, between quotation marks: vindplek new cursus \"Samen bewegen\"",
        ),
    )
}

/// The parsed path of a new document, from a path below the folder of its owner.
///
/// # Errors
/// The name is invalid, the file exists, or another document has the id.
pub(super) fn document_path(
    context: DraftContext<'_>,
    owner: &Owner,
    inner: &str,
) -> Result<DocumentPath, DraftRefusal> {
    let path = FilePath::new(format!("{}{inner}", owner.folder()));
    let Location::Document(at) = locate(&path) else {
        return Err(untitled());
    };
    check_name(&at).map_err(|bad| refused(&bad))?;
    let mut names = inner.split('/');
    if let Some(name) = names.find(|name| check_for_windows(name).is_err()) {
        return Err(refused(&BadName::Malformed(name)));
    }
    context.require_free(&path)?;
    let same = context.heads.documents.iter().find(|head| {
        head.at.kind == at.kind && head.at.id == at.id && head.at.special == at.special
    });
    match same {
        Some(same) => Err(taken(&same.at, &at)),
        None => Ok(at),
    }
}

fn refused(bad: &BadName<'_>) -> DraftRefusal {
    let help = Text::new("Kies een andere titel", "Choose another title");
    let message = match bad {
        BadName::Reserved(name) => Text::new(
            format!("“{name}” is een woord dat de webadressen zelf gebruiken"),
            format!("“{name}” is a word that the addresses use themselves"),
        ),
        BadName::Malformed(name) => Text::new(
            format!("“{name}” kan geen naam van een bestand zijn"),
            format!("“{name}” cannot be the name of a file"),
        ),
    };
    DraftRefusal::new(message, help)
}

/// The refusal for an id that another document has. For a region that wants to change a shared
/// document it suggests an accent.
fn taken(other: &DocumentPath, at: &DocumentPath) -> DraftRefusal {
    let path = &other.path;
    let message = Text::new(
        format!("“{}” bestaat al: {path}", at.id),
        format!("“{}” exists: {path}", at.id),
    );
    let help = match (&other.owner, &at.owner) {
        (Owner::Shared, Owner::Site(site)) if other.kind != Kind::Special => {
            let inner = other.path_in_owner().trim_end_matches(".md");
            let command = format!("vindplek new accent {inner} --regio {site}");
            Text::new(
                format!(
                    "Wil de regio er iets aan veranderen: {command}. Kies anders een andere titel"
                ),
                format!("For what the region changes in it: {command}. Else choose another title"),
            )
        }
        _ => exists(path).help,
    };
    DraftRefusal::new(message, help)
}

/// Rejects a document at the former address of another document, which is redirected.
///
/// # Errors
/// The refusal names the document that redirects.
pub(super) fn require_unredirected(
    context: DraftContext<'_>,
    head: &Head,
) -> Result<(), DraftRefusal> {
    let (address, anchor) = document_address(head);
    let documents = context.heads.documents.iter();
    let moved = documents.filter(|_| anchor.is_none()).find(|other| {
        let mut former = items(&other.common.formerly).iter();
        former.any(|former| *former.value.0 == *address.as_str())
    });
    let Some(moved) = moved else { return Ok(()) };
    let (address, path) = (address.as_str(), &moved.at.path);
    Err(DraftRefusal::new(
        Text::new(
            format!("Wie {address} vraagt, wordt doorgestuurd naar {path}"),
            format!("Who asks for {address} is sent on to {path}"),
        ),
        Text::new(
            "Kies een andere titel, of haal dat adres daar weg bij voorheen",
            "Choose another title, or take that address away from voorheen there",
        ),
    ))
}
