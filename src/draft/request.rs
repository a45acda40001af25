//! The request for a draft, the project it is for, and the result: a draft or a refusal.

use std::fmt::Display;

use crate::diagnostic::{Text, nearest};
use crate::model::heads::{Heads, Site};
use crate::model::layout::{Kind, Owner};
use crate::source::FilePath;
use crate::world::World;

/// The kinds of files that can be drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftKind {
    /// A document.
    Document(Kind),
    /// The changes of a region to a shared document.
    Accent,
    /// A region, with a site of its own.
    Region,
}

impl DraftKind {
    /// Every kind that an editor can begin.
    pub const ALL: [Self; 9] = [
        Self::Document(Kind::Course),
        Self::Document(Kind::News),
        Self::Document(Kind::Special),
        Self::Document(Kind::SpecialArticle),
        Self::Document(Kind::Quarter),
        Self::Document(Kind::Survey),
        Self::Document(Kind::Page),
        Self::Accent,
        Self::Region,
    ];

    /// The Dutch word for it, as an argument of `vindplek new`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Document(kind) => kind.word(),
            Self::Accent => "accent",
            Self::Region => "regio",
        }
    }
}

/// A request for a draft.
#[derive(Debug, Clone, Copy)]
pub struct DraftRequest<'w> {
    /// The kind of file.
    pub thing: DraftKind,
    /// Its title; for an accent the path, id or title of the shared document. May be empty.
    pub title: &'w str,
    /// The id of the region that it is for; for a new region its id.
    pub region: Option<&'w str>,
    /// The special that an article belongs to.
    pub special: Option<&'w str>,
}

/// A new file, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its path.
    pub path: FilePath,
    /// Its text.
    pub text: String,
    /// A remark for the editor.
    pub note: Option<Text>,
}

/// Why a file cannot be drafted, with a remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRefusal {
    /// The reason.
    pub message: Text,
    /// The remedy.
    pub help: Text,
}

impl DraftRefusal {
    pub(super) fn new(message: Text, help: Text) -> Self {
        Self { message, help }
    }
}

/// The project that a file is added to.
#[derive(Clone, Copy)]
pub struct DraftContext<'g> {
    /// Its documents, lists and regions.
    pub heads: &'g Heads,
    /// Its files, and the date.
    pub world: &'g dyn World,
}

impl<'g> DraftContext<'g> {
    /// The owner of a new file: the region with an id, or the shared content.
    pub(super) fn owner(&self, region: Option<&str>) -> Result<Owner, DraftRefusal> {
        match region {
            None => Ok(Owner::Shared),
            Some(id) => self.site(id).map(|site| Owner::Site(site.id.clone())),
        }
    }

    /// The site with an id.
    pub(super) fn site(&self, id: &str) -> Result<&'g Site, DraftRefusal> {
        let site = self.heads.site_with_id(id);
        site.map(|site| self.heads.site(site)).ok_or_else(|| {
            let known = || self.heads.sites.iter().map(|site| &*site.id);
            let list = known().collect::<Vec<_>>().join(", ");
            let help = match nearest(id, known()) {
                Some(near) => Text::new(
                    format!("Bedoelt u “{near}”? De regio’s zijn: {list}"),
                    format!("Did you mean “{near}”? The regions are: {list}"),
                ),
                None => Text::new(
                    format!("De regio’s zijn: {list}"),
                    format!("The regions are: {list}"),
                ),
            };
            DraftRefusal::new(
                Text::new(
                    format!("Er is geen regio “{id}”"),
                    format!("There is no region “{id}”"),
                ),
                help,
            )
        })
    }

    /// Rejects a path that exists. Case is ignored, because some disks ignore it.
    pub(super) fn require_free(&self, path: &FilePath) -> Result<(), DraftRefusal> {
        let lower = path.as_str().to_lowercase();
        let entries = self.world.entries();
        let taken = entries.contains(path)
            || entries
                .paths()
                .any(|other| other.as_str().to_lowercase() == lower);
        match taken {
            false => Ok(()),
            true => Err(exists(path)),
        }
    }
}

/// The refusal for a file that exists.
pub fn exists(path: impl Display) -> DraftRefusal {
    DraftRefusal::new(
        Text::new(format!("“{path}” bestaat al"), format!("“{path}” exists")),
        Text::new(
            "Werk dat bestand bij, of kies iets anders",
            "Work on that file, or choose something else",
        ),
    )
}

/// A title on one line, without control characters and superfluous spaces.
pub(super) fn tidy(title: &str) -> String {
    let seen: String = title
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
