//! The journal of a change: which files it replaces, and under which hidden names both texts are kept.
//!
//! It is a file in the project, so it may come from elsewhere with the project. Its paths are relative,
//! and one that leads out of the project is refused.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::diagnostic::Text;
use crate::edge::create::require_inside;
use crate::edge::{Action, Failure};

/// The journal of a change that is not complete.
pub(super) const JOURNAL: &str = ".vindplek-edit.json";

/// The journal of a complete change, of which hidden files remain to be removed.
pub(super) const DONE: &str = ".vindplek-edit-done.json";

/// A change of one file, by absolute paths; in a journal by paths from the project's folder, so that a
/// project that is moved or copied is rolled back where it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Step {
    /// The file before, and the hidden name under which it is kept.
    pub(super) old: Option<(PathBuf, PathBuf)>,
    /// The hidden name under which the new text is written, the file after, and the digest of the
    /// text.
    pub(super) new: Option<(PathBuf, PathBuf, String)>,
}

impl Step {
    /// Whether the file stays at its path.
    pub(super) fn is_in_place(&self) -> bool {
        match (&self.old, &self.new) {
            (Some((old, _)), Some((_, new, _))) => old == new,
            _ => false,
        }
    }
}

/// Writes the journal, and keeps it locked as long as the returned file is open, so that another
/// command waits instead of undoing a change that is in progress.
pub(super) fn write_journal(project: &Path, steps: &[Step]) -> Result<File, Failure> {
    let path = project.join(JOURNAL);
    let failed = |error: io::Error| Failure::io(Action::Write, &path, &error);
    let steps = within_project(project, steps)?;
    let text = serde_json::to_vec(&steps).map_err(|error| failed(error.into()))?;
    let file = NamedTempFile::new_in(project).map_err(failed)?;
    file.as_file().lock().map_err(failed)?;
    file.as_file().write_all(&text).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(&path)
        .map_err(|refused| failed(refused.error))
}

/// Reads and locks a journal; `None` when there is none. Waits for a command that is at work.
pub(super) fn read_journal(
    project: &Path,
    name: &str,
) -> Result<Option<(File, Vec<Step>)>, Failure> {
    let path = &project.join(name);
    let failed = |error: io::Error| Failure::io(Action::Read, path, &error);
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(failed)?,
    };
    file.lock().map_err(failed)?;
    // The command that had it locked may have completed its change.
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
        Ok(text) => {
            let steps = serde_json::from_slice(&text).ok();
            let steps = steps.and_then(|steps| of_project(project, steps));
            Ok(Some((file, steps.ok_or_else(|| not_ours(path))?)))
        }
    }
}

/// The steps of a journal by absolute paths; `None` when one leads out of the project, or to a file
/// that no change writes. A journal may come from elsewhere, with the files of the project.
fn of_project(project: &Path, steps: Vec<Step>) -> Option<Vec<Step>> {
    let absolute = |path: &Path| {
        let is_below = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let path = project.join(path);
        (is_below && require_inside(project, &path).is_ok()).then_some(path)
    };
    let hidden = |path: &Path, ending: &str| {
        let name = path.file_name()?.to_str()?;
        let is_ours = name.starts_with('.') && name.ends_with(ending);
        absolute(path).filter(|_| is_ours)
    };
    let step = |step: Step| {
        let old = match step.old {
            Some((old, kept)) => Some((absolute(&old)?, hidden(&kept, ".vindplek-old")?)),
            None => None,
        };
        let new = match step.new {
            Some((staged, new, digest)) => {
                Some((hidden(&staged, ".vindplek")?, absolute(&new)?, digest))
            }
            None => None,
        };
        Some(Step { old, new })
    };
    steps.into_iter().map(step).collect()
}

/// The steps by paths from the project's folder.
fn within_project(project: &Path, steps: &[Step]) -> Result<Vec<Step>, Failure> {
    let canonical = project.canonicalize();
    let canonical = canonical.map_err(|error| Failure::io(Action::Read, project, &error))?;
    let relative = |path: &Path| {
        let below = path
            .strip_prefix(project)
            .or_else(|_| path.strip_prefix(&canonical));
        below.map(Path::to_owned).map_err(|_| not_ours(path))
    };
    let mut within = Vec::new();
    for step in steps {
        let old = match &step.old {
            Some((old, kept)) => Some((relative(old)?, relative(kept)?)),
            None => None,
        };
        let new = match &step.new {
            Some((staged, new, digest)) => {
                Some((relative(staged)?, relative(new)?, digest.clone()))
            }
            None => None,
        };
        within.push(Step { old, new });
    }
    Ok(within)
}

fn not_ours(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        Text::new(
            format!("“{path}” hoort bij een onderbroken mv of rm, maar klopt niet"),
            format!("“{path}” belongs to an interrupted mv or rm, but is not right"),
        ),
        Text::new(
            "Er is niets veranderd. Kijk met git of alle bestanden er nog zijn, haal dit bestand weg en \
             geef de opdracht opnieuw",
            "Nothing was changed. See with git whether all files are there, remove this file and run \
             the command again",
        ),
    )
}
