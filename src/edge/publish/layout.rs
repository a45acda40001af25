//! Where a site and vindplek's own notes about it stand in the output folder.
//!
//! ```text
//! OUT/<site>/…                     what visitors get
//! OUT/.vindplek/lock               held by the build that is at work
//! OUT/.vindplek/<site>.manifest    what vindplek wrote there
//! OUT/.vindplek/<site>.journal     what a build is about to change; gone when it is done
//! OUT/.vindplek/stage/<site>/<n>   what differs, until it is renamed into place
//! ```

use std::path::{Path, PathBuf};

const JOURNAL: &str = "journal";
const TEMPORARY: &str = "new";

/// The folder of vindplek's own notes in an output folder.
pub(super) fn state_folder(out: &Path) -> PathBuf {
    out.join(".vindplek")
}

/// The folder that holds the stages of all sites.
pub(super) fn stages(out: &Path) -> PathBuf {
    state_folder(out).join("stage")
}

/// The site whose journal a file is, if it is one.
pub(super) fn journal_site(path: &Path) -> Option<&str> {
    let is_journal = path.extension().is_some_and(|ending| ending == JOURNAL);
    path.file_stem()?.to_str().filter(|_| is_journal)
}

/// Where a note is written before it is renamed into place.
pub(super) fn temporary(note: &Path) -> PathBuf {
    note.with_added_extension(TEMPORARY)
}

/// Whether a file is a note that was never finished.
pub(super) fn is_temporary(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == TEMPORARY)
}

/// The places of one site.
#[derive(Debug)]
pub(super) struct SitePaths {
    /// The folder that is published.
    pub(super) root: PathBuf,
    /// The folder with what is about to be published.
    pub(super) stage: PathBuf,
    /// The list of what vindplek wrote.
    pub(super) manifest: PathBuf,
    /// The list of what is about to change.
    pub(super) journal: PathBuf,
}

impl SitePaths {
    /// The places of a site in an output folder.
    pub(super) fn new(out: &Path, site: &str) -> Self {
        Self {
            root: out.join(site),
            stage: stages(out).join(site),
            manifest: state_folder(out).join(format!("{site}.manifest")),
            journal: state_folder(out).join(format!("{site}.{JOURNAL}")),
        }
    }

    /// Where an output is published.
    pub(super) fn published(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Where the output with this number waits.
    pub(super) fn staged(&self, number: usize) -> PathBuf {
        self.stage.join(number.to_string())
    }
}
