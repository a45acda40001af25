//! The paths of a site and of vindplek's own state in the output folder.
//!
//! ```text
//! OUT/<site>/…                     the published site
//! OUT/.vindplek/lock               held by the running build
//! OUT/.vindplek/<site>.manifest    the files that vindplek wrote there
//! OUT/.vindplek/<site>.journal     the change in progress; removed when it is complete
//! OUT/.vindplek/<site>.made        what its outputs were made from; may be deleted
//! OUT/.vindplek/build              what the last build was made from; may be deleted
//! OUT/.vindplek/stage/<site>/<n>   a changed output, until it is renamed into place
//! OUT/.vindplek/beelden/<recipe>   a made picture or compressed text (`edge::kept`)
//! ```

use std::path::{Path, PathBuf};

const JOURNAL: &str = "journal";
const TEMPORARY: &str = "new";

/// The folder of vindplek's own state in an output folder.
pub(super) fn state_folder(out: &Path) -> PathBuf {
    out.join(".vindplek")
}

/// The lock of an output folder.
pub(super) fn lock_file(out: &Path) -> PathBuf {
    state_folder(out).join("lock")
}

/// The record of the last build.
pub(super) fn build_record(out: &Path) -> PathBuf {
    state_folder(out).join("build")
}

/// Whether a path in a site stays inside its folder, and means the same on every system. Every path
/// of this program does; one that comes from a damaged file may not.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/')
        .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']))
}

/// The folder with the staging folders of all sites.
pub(super) fn stages(out: &Path) -> PathBuf {
    state_folder(out).join("stage")
}

/// The site of a journal; `None` when the file is not a journal.
pub(super) fn journal_site(path: &Path) -> Option<&str> {
    let is_journal = path.extension().is_some_and(|ending| ending == JOURNAL);
    path.file_stem()?.to_str().filter(|_| is_journal)
}

/// The path where a state file is written before it is renamed into place.
pub(super) fn temporary(file: &Path) -> PathBuf {
    file.with_added_extension(TEMPORARY)
}

/// Whether a file is such a temporary file.
pub(super) fn is_temporary(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == TEMPORARY)
}

/// The paths of one site.
#[derive(Debug)]
pub(super) struct SitePaths {
    /// The published folder.
    pub(super) root: PathBuf,
    /// The staging folder.
    pub(super) stage: PathBuf,
    /// The manifest.
    pub(super) manifest: PathBuf,
    /// The journal.
    pub(super) journal: PathBuf,
    /// The record of what the outputs were made from.
    pub(super) made: PathBuf,
}

impl SitePaths {
    /// The paths of a site in an output folder.
    pub(super) fn new(out: &Path, site: &str) -> Self {
        Self {
            root: out.join(site),
            stage: stages(out).join(site),
            manifest: state_folder(out).join(format!("{site}.manifest")),
            journal: state_folder(out).join(format!("{site}.{JOURNAL}")),
            made: state_folder(out).join(format!("{site}.made")),
        }
    }

    /// The path of a published output.
    pub(super) fn published(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The path of a staged output.
    pub(super) fn staged(&self, number: usize) -> PathBuf {
        self.stage.join(number.to_string())
    }
}
