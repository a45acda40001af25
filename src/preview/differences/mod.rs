//! “Wat verandert er”: for each site the pages that are new, gone or different, in words, and two versions
//! of a page side by side.
//!
//! What differs is found by [`crate::review`], as for `vindplek review`; here it is put on a page.
//!
//! # Addresses of versions
//!
//! `/__vindplek/versie/<since>/<side>/noord/aanbod/` is the page at `/aanbod/` of the site `noord`, before
//! (`voor`) or now (`nu`). A version is for a frame: it has no bar, its links stay in the version, and what
//! differs from the other side is marked. The other side of a page that moved is at `?met=/noord/nieuw/`.

mod html;
#[cfg(test)]
mod tests;
mod view;

pub(super) use self::html::ADDRESS;
pub use self::html::{ComparedAddresses, compare_page, differences_page};
pub use self::view::{DifferencesView, differences};

/// What is compared with what there is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// What is saved.
    Saved,
    /// The last commit.
    Commit,
}

impl Since {
    /// Both, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Saved, Self::Commit];

    /// Its name in an address.
    pub fn id(self) -> &'static str {
        match self {
            Self::Saved => "bewaard",
            Self::Commit => "commit",
        }
    }

    /// The one with a name in an address.
    pub fn with_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|since| since.id() == id)
    }

    /// Its name on the page.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Saved => "Wat nog niet bewaard is",
            Self::Commit => "Sinds de vorige versie in git",
        }
    }
}

/// One of the two versions of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionSide {
    /// Before.
    Before,
    /// Now.
    Now,
}

impl VersionSide {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Before => Self::Now,
            Self::Now => Self::Before,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Before => "voor",
            Self::Now => "nu",
        }
    }
}

/// The start of the addresses of versions, after that of everything of the preview.
pub const VERSION: &str = "versie/";

/// The address of a version, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionAddress {
    /// What is compared.
    pub since: Since,
    /// Which of the two.
    pub side: VersionSide,
    /// The path of the page in the preview: `/noord/aanbod/`.
    pub path: String,
}

impl VersionAddress {
    /// Parses what comes after [`VERSION`].
    pub fn new(address: &str) -> Option<Self> {
        let (since, rest) = address.split_once('/')?;
        let (side, path) = rest.split_once('/')?;
        Some(Self {
            since: Since::with_id(since)?,
            side: [VersionSide::Before, VersionSide::Now]
                .into_iter()
                .find(|it| it.id() == side)?,
            path: format!("/{path}"),
        })
    }

    /// The start of the addresses of this version, before the path in the preview.
    pub fn start(&self) -> String {
        version_start(self.since, self.side)
    }
}

fn version_start(since: Since, side: VersionSide) -> String {
    format!("{}{VERSION}{}/{}", super::OWN, since.id(), side.id())
}
