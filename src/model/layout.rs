//! The layout of a project: what a file is, from its path alone.

use std::sync::Arc;

use super::period::Quarter;
use super::value::is_id;
use crate::source::FilePath;

/// A kind of Markdown document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `aanbod/<id>.md`
    Course,
    /// `nieuws/<id>.md`
    News,
    /// `specials/<id>/index.md`
    Special,
    /// `specials/<special>/<id>.md`
    SpecialArticle,
    /// `reisplan/index.md`
    Roadmap,
    /// `reisplan/2024-K3.md`
    Quarter,
    /// `carrierepad/index.md`
    CareerPath,
    /// `carrierepad/a.md`
    Function,
    /// `peilingen/<id>.md`
    Survey,
    /// `paginas/<path>.md`
    Page,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Course,
        Self::News,
        Self::Special,
        Self::SpecialArticle,
        Self::Roadmap,
        Self::Quarter,
        Self::CareerPath,
        Self::Function,
        Self::Survey,
        Self::Page,
    ];

    /// The Dutch word for it, as an argument of `vindplek new` and in schemas.
    pub fn word(self) -> &'static str {
        match self {
            Self::Course => "cursus",
            Self::News => "nieuws",
            Self::Special => "special",
            Self::SpecialArticle => "artikel",
            Self::Roadmap => "reisplan",
            Self::Quarter => "kwartaal",
            Self::CareerPath => "carrierepad",
            Self::Function => "functie",
            Self::Survey => "peiling",
            Self::Page => "pagina",
        }
    }

    /// What such a document is called in a sentence: `Cursus`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Course => "Cursus",
            Self::News => "Bericht",
            Self::Special => "Special",
            Self::SpecialArticle => "Artikel",
            Self::Roadmap => "Reisplan",
            Self::Quarter => "Kwartaal",
            Self::CareerPath => "Carrièrepad",
            Self::Function => "Functie",
            Self::Survey => "Peiling",
            Self::Page => "Pagina",
        }
    }

    /// The pattern of the paths of such documents.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Course => "content/aanbod/<naam>.md",
            Self::News => "content/nieuws/<naam>.md",
            Self::Special => "content/specials/<special>/index.md",
            Self::SpecialArticle => "content/specials/<special>/<naam>.md",
            Self::Roadmap => "content/reisplan/index.md",
            Self::Quarter => "content/reisplan/2024-K3.md",
            Self::CareerPath => "content/carrierepad/index.md",
            Self::Function => "content/carrierepad/a.md",
            Self::Survey => "content/peilingen/<naam>.md",
            Self::Page => "content/paginas/<naam>.md",
        }
    }
}

/// The sites that a file belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// All sites: it is under `content/`.
    Shared,
    /// One site: it is under `regions/<site>/content/`.
    Site(Arc<str>),
}

impl Owner {
    /// The folder of the owner's content, with a slash at its end.
    pub fn folder(&self) -> String {
        match self {
            Self::Shared => "content/".to_owned(),
            Self::Site(site) => format!("regions/{site}/content/"),
        }
    }
}

/// The path of a Markdown document, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentPath {
    /// Its path in the project.
    pub path: FilePath,
    /// The sites that it belongs to.
    pub owner: Owner,
    /// Its kind.
    pub kind: Kind,
    /// Its id: the name of the file, of the folder for a special, and the whole path below
    /// `paginas/` for a page.
    pub id: Arc<str>,
    /// The special that an article belongs to.
    pub special: Option<Arc<str>>,
}

impl DocumentPath {
    /// The path of the shared document of which a file at this path is the accent.
    pub fn shared_path(&self) -> FilePath {
        FilePath::new(format!("content/{}", self.path_in_owner()))
    }

    /// The path below the folder of its owner. It is the same for an accent and its document.
    pub fn path_in_owner(&self) -> &str {
        path_in_owner(&self.path, &self.owner)
    }
}

/// A list file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListFile {
    /// `vocabulaire.yaml`
    Vocabulary,
    /// `partners.yaml`
    Partners,
    /// `begrippen.yaml`
    Glossary,
    /// `toetsingskader.yaml`
    Norm,
    /// `cijfers.yaml`
    Figures,
}

impl ListFile {
    /// Every list file.
    pub const ALL: [Self; 5] = [
        Self::Vocabulary,
        Self::Partners,
        Self::Glossary,
        Self::Norm,
        Self::Figures,
    ];

    /// What it is called in a sentence: `Begrippen`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Vocabulary => "Vaste lijsten",
            Self::Partners => "Partners",
            Self::Glossary => "Begrippen",
            Self::Norm => "Toetsingskader",
            Self::Figures => "Cijfers",
        }
    }

    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Vocabulary => "content/vocabulaire.yaml",
            Self::Partners => "content/partners.yaml",
            Self::Glossary => "content/begrippen.yaml",
            Self::Norm => "content/toetsingskader.yaml",
            Self::Figures => "content/cijfers.yaml",
        }
    }
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Location {
    /// A Markdown document.
    Document(DocumentPath),
    /// A list file.
    List(ListFile),
    /// A picture or a download.
    Media(Owner),
    /// `regions/<site>/region.yaml`: the site's id.
    Site(Arc<str>),
    /// `regions/<site>/adressen.yaml`: the site's id.
    Ledger(Arc<str>),
    /// `themes/<theme>/theme.yaml`: the theme's id.
    Theme(Arc<str>),
    /// `themes/<theme>/templates/<name>`
    Template {
        /// The theme's id.
        theme: Arc<str>,
        /// The path below `templates/`.
        name: Arc<str>,
    },
    /// `themes/<theme>/assets/<name>`
    Asset {
        /// The theme's id.
        theme: Arc<str>,
        /// The path below `assets/`.
        name: Arc<str>,
    },
    /// A note for editors beside the media, which is not published.
    Note(Owner),
    /// A file that vindplek does not use.
    Unknown,
}

/// Determines what the file at a path is.
pub fn locate(path: &FilePath) -> Location {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    match parts.as_slice() {
        ["content", rest @ ..] => ListFile::ALL
            .into_iter()
            .find(|list| list.path() == path.as_str())
            .map_or_else(|| locate_content(path, Owner::Shared, rest), Location::List),
        ["regions", site, "region.yaml"] => Location::Site((*site).into()),
        ["regions", site, "adressen.yaml"] => Location::Ledger((*site).into()),
        ["regions", site, "content", rest @ ..] => {
            locate_content(path, Owner::Site((*site).into()), rest)
        }
        ["themes", theme, "theme.yaml"] => Location::Theme((*theme).into()),
        ["themes", theme, "templates", name @ ..] if !name.is_empty() => Location::Template {
            theme: (*theme).into(),
            name: name.join("/").into(),
        },
        ["themes", theme, "assets", name @ ..] if !name.is_empty() => Location::Asset {
            theme: (*theme).into(),
            name: name.join("/").into(),
        },
        _ => Location::Unknown,
    }
}

fn locate_content(path: &FilePath, owner: Owner, parts: &[&str]) -> Location {
    if let ["media", .., NOTE] = parts {
        return Location::Note(owner);
    }
    if let ["media", _, ..] = parts {
        return Location::Media(owner);
    }
    if path.extension() != "md" {
        return Location::Unknown;
    }
    let stem = path.stem();
    let (kind, id, special) = match parts {
        ["aanbod", _] => (Kind::Course, stem, None),
        ["nieuws", _] => (Kind::News, stem, None),
        ["specials", special, "index.md"] => (Kind::Special, *special, None),
        ["specials", special, _] => (Kind::SpecialArticle, stem, Some(*special)),
        ["reisplan", "index.md"] => (Kind::Roadmap, "reisplan", None),
        ["reisplan", _] => (Kind::Quarter, stem, None),
        ["carrierepad", "index.md"] => (Kind::CareerPath, "carrierepad", None),
        ["carrierepad", _] => (Kind::Function, stem, None),
        ["peilingen", _] => (Kind::Survey, stem, None),
        ["paginas", _, ..] => {
            let path = path_in_owner(path, &owner);
            let id = path.strip_prefix("paginas/").unwrap_or(path);
            (Kind::Page, id.strip_suffix(".md").unwrap_or(id), None)
        }
        _ => return Location::Unknown,
    };
    Location::Document(DocumentPath {
        path: path.clone(),
        id: id.into(),
        special: special.map(Arc::from),
        owner,
        kind,
    })
}

fn path_in_owner<'a>(path: &'a FilePath, owner: &Owner) -> &'a str {
    let folder = owner.folder();
    path.as_str().strip_prefix(&folder).unwrap_or(path.as_str())
}

/// The name of a note for editors in a folder of media.
pub const NOTE: &str = "LEESMIJ.md";

/// Whether a file has an extension of photos.
pub fn is_photo(file: &str) -> bool {
    let extension = FilePath::from(file).extension().to_lowercase();
    matches!(
        extension.as_str(),
        "jpg" | "jpeg" | "png" | "webp" | "avif" | "heic"
    )
}

/// The largest length of the name of a document, in bytes.
pub const MAX_NAME_LENGTH: usize = 80;

/// Words that addresses below a list use, so that no document can have them as its id.
pub const RESERVED: &[&str] = &[
    "categorie",
    "functie",
    "gratis",
    "index",
    "overzicht",
    "pagina",
    "print",
    "profiel",
    "regio",
    "soort",
    "thema",
    "vorm",
];

/// Words that the top-level addresses of a site use.
const RESERVED_AT_TOP: &[&str] = &[
    "aanbod",
    "aanmelden",
    "academies",
    "agenda",
    "assets",
    "begrippen",
    "carrierepad",
    "cijfers",
    "media",
    "nieuws",
    "partners",
    "peilingen",
    "reisplan",
    "specials",
    "toetsingskader",
    "voor",
    "zoeken",
];

/// Whether addresses use a word, so that it cannot be an id.
pub fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// Why the name of a document cannot be part of an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BadName<'a> {
    /// It has other characters than lower-case letters, digits and single hyphens, or is not a
    /// quarter or a letter of a function where that is required.
    Malformed(&'a str),
    /// Addresses use the word already.
    Reserved(&'a str),
}

/// Checks the name of a document.
///
/// # Errors
/// Why it cannot be part of an address.
pub fn check_name(document: &DocumentPath) -> Result<(), BadName<'_>> {
    let id: &str = &document.id;
    let is_valid = |name: &'_ str| is_id(name) && name.len() <= MAX_NAME_LENGTH;
    match document.kind {
        Kind::Roadmap | Kind::CareerPath => Ok(()),
        Kind::Quarter if Quarter::parse(id).is_some() => Ok(()),
        Kind::Function if matches!(id, "a" | "b" | "c" | "d") => Ok(()),
        Kind::Quarter | Kind::Function => Err(BadName::Malformed(id)),
        Kind::Page => {
            if let Some(part) = id.split('/').find(|part| !is_valid(part)) {
                return Err(BadName::Malformed(part));
            }
            let at_top = !id.contains('/') && RESERVED_AT_TOP.contains(&id);
            let last = id.rsplit('/').next().unwrap_or(id);
            if at_top || is_reserved(last) {
                return Err(BadName::Reserved(last));
            }
            Ok(())
        }
        _ if !is_valid(id) => Err(BadName::Malformed(id)),
        _ if is_reserved(id) => Err(BadName::Reserved(id)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(path: &str) -> Option<(Kind, String)> {
        match locate(&path.into()) {
            Location::Document(found) => Some((found.kind, found.id.to_string())),
            _ => None,
        }
    }

    #[test]
    fn the_path_determines_what_a_file_is() {
        let course = Some((Kind::Course, "hoe".to_owned()));
        assert_eq!(document("content/aanbod/hoe.md"), course);
        assert_eq!(document("regions/noord/content/aanbod/hoe.md"), course);
        let page = Some((Kind::Page, "voor/werkgever".to_owned()));
        assert_eq!(document("content/paginas/voor/werkgever.md"), page);
        let cover = Some((Kind::Special, "lab-special".to_owned()));
        assert_eq!(document("content/specials/lab-special/index.md"), cover);
        assert_eq!(document("content/aanbod/notities.txt"), None);
        assert_eq!(
            locate(&"content/media/LEESMIJ.md".into()),
            Location::Note(Owner::Shared)
        );
        assert_eq!(
            locate(&"regions/noord/content/media/logos/LEESMIJ.md".into()),
            Location::Note(Owner::Site("noord".into()))
        );
        assert_eq!(
            locate(&"content/media/verslag.md".into()),
            Location::Media(Owner::Shared)
        );
        assert_eq!(
            locate(&"content/vergaderingen/a.md".into()),
            Location::Unknown
        );
    }

    #[test]
    fn reserved_and_malformed_names_are_rejected() {
        let check = |path: &str| match locate(&path.into()) {
            Location::Document(document) => check_name(&document).is_ok(),
            _ => false,
        };
        assert!(check("content/aanbod/hoe-werkt-de-gemeente.md"));
        assert!(check("content/reisplan/2024-K3.md"));
        assert!(check("content/paginas/voor/gemeente.md"));
        assert!(!check("content/aanbod/overzicht.md"));
        assert!(!check("content/aanbod/Hoe Werkt.md"));
        assert!(!check("content/paginas/agenda.md"));
        assert!(!check("content/reisplan/2024-3.md"));
    }
}
