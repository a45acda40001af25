//! The failures for what stands in the way of a site: files and links that vindplek did not make.

use std::io;
use std::path::{Path, PathBuf};

use super::files::{FileSystem, PathStatus};
use super::layout::SitePaths;
use crate::diagnostic::Text;
use crate::edge::path::is_absence;
use crate::edge::{Action, Failure};

/// Checks that a path is a folder, or nothing yet, and returns whether it is there. Nothing is ever
/// written through a symbolic link below the output folder.
pub(super) fn require_folder(files: &dyn FileSystem, path: &Path) -> Result<bool, Failure> {
    let status = files.status(path);
    match status.map_err(|error| Failure::io(Action::Read, path, &error))? {
        None => Ok(false),
        Some(PathStatus::Folder) => Ok(true),
        Some(PathStatus::File(_)) => Err(file_failure(path)),
        Some(PathStatus::Other) => Err(link_failure(path)),
    }
}

/// The failure for a file that could not be written. A folder that does not exist has existed: it was
/// created or checked earlier in the same build.
pub(super) fn write_failure(path: &Path, error: &io::Error) -> Failure {
    if !is_absence(error) {
        return Failure::io(Action::Write, path, error);
    }
    let path = path.display();
    Failure::new(
        Text::new(
            format!("Kan “{path}” niet schrijven: de uitvoermap is tijdens het bouwen veranderd"),
            format!("Cannot write “{path}”: the output folder changed during the build"),
        ),
        Text::new(
            "Laat de map met rust tot het bouwen klaar is; werd er een schijf losgekoppeld, verbind die \
             dan weer. Geef daarna dezelfde opdracht opnieuw",
            "Leave the folder alone until the build is done; if a disk was disconnected, connect it \
             again. Then run the same command again",
        ),
    )
}

/// The failure for files in the way of outputs that vindplek did not write, as far as it knows. There
/// is at least one.
pub(super) fn foreign_files_failure(
    layout: &SitePaths,
    foreign: &[PathBuf],
    has_manifest: bool,
) -> Failure {
    let root = layout.root.display();
    let first = foreign
        .first()
        .map_or(layout.root.as_path(), PathBuf::as_path);
    let first = first.display();
    let (more, more_english) = match foreign.len().saturating_sub(1) {
        0 => (String::new(), String::new()),
        more => (
            format!("; dat geldt ook voor {more} andere"),
            format!("; the same is true of {more} more"),
        ),
    };
    if has_manifest {
        return Failure::new(
            Text::new(
                format!("“{first}” is niet door vindplek gemaakt en staat in de weg{more}"),
                format!("“{first}” was not made by vindplek and stands in the way{more_english}"),
            ),
            Text::new(
                "Haal dit weg, of kies met --out een andere map",
                "Move it away, or choose another folder with --out",
            ),
        );
    }
    let manifest = layout.manifest.display();
    Failure::new(
        Text::new(
            format!(
                "“{first}” staat in de weg: het is niet door vindplek gemaakt, of dat is niet meer te \
                 zien, omdat “{manifest}” ontbreekt of beschadigd is{more}"
            ),
            format!(
                "“{first}” stands in the way: it was not made by vindplek, or that cannot be seen any \
                 more, because “{manifest}” is missing or damaged{more_english}"
            ),
        ),
        Text::new(
            format!(
                "Is “{root}” een eerder gebouwde site? Verplaats of verwijder die map dan; de site \
                 wordt helemaal opnieuw gemaakt. Zo niet, kies dan met --out een andere map"
            ),
            format!(
                "Is “{root}” a site that was built before? Move or remove that folder; the whole site \
                 is made anew. If not, choose another folder with --out"
            ),
        ),
    )
}

/// The failure for a symbolic link, or a device, where a folder must be.
pub(super) fn link_failure(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        Text::new(
            format!("“{path}” is geen map maar een snelkoppeling (symbolic link)"),
            format!("“{path}” is not a folder but a symbolic link"),
        ),
        Text::new(
            "Daar schrijft vindplek niet doorheen. Haal de snelkoppeling weg, of laat --out zelf \
             naar de goede map wijzen",
            "Vindplek does not write through it. Remove the link, or point --out itself at the right \
             folder",
        ),
    )
}

fn file_failure(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        Text::new(
            format!("“{path}” is een bestand, en daar moet een map komen"),
            format!("“{path}” is a file, and a folder must be there"),
        ),
        Text::new(
            "Haal dit weg, of kies met --out een andere map",
            "Move it away, or choose another folder with --out",
        ),
    )
}
