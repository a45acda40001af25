//! The built site in its folder, and the name of whoever publishes it.

use std::env;
use std::fs;
use std::path::Path;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::digest::Digest;
use crate::edge::{Action, Failure};
use crate::publish::{SendPhase, SiteFileOnDisk};

/// The files of a built site in a folder, with the digests of their bytes.
///
/// # Errors
/// A file cannot be read.
pub fn site_files(
    folder: &Path,
    files: Vec<(String, SendPhase)>,
) -> Result<Vec<SiteFileOnDisk>, Failure> {
    let read = |(path, phase): (String, SendPhase)| {
        let file = folder.join(&path);
        let bytes = fs::read(&file).map_err(|error| Failure::io(Action::Read, &file, &error))?;
        Ok(SiteFileOnDisk {
            path,
            phase,
            digest: Digest::of(&bytes),
            size: bytes.len() as u64,
        })
    };
    files.into_par_iter().map(read).collect()
}

/// Whoever runs this program, for others who find the place taken: `anna@laptop`.
pub fn owner() -> String {
    let variable = |names: &[&str]| names.iter().find_map(|name| env::var(name).ok());
    let user = variable(&["USER", "LOGNAME", "USERNAME"]).unwrap_or_else(|| "iemand".to_owned());
    let machine = variable(&["HOSTNAME", "COMPUTERNAME"]).or_else(|| {
        let name = fs::read_to_string("/etc/hostname").ok()?;
        Some(name.trim().to_owned())
    });
    match machine {
        Some(machine) => format!("{user}@{machine}"),
        None => user,
    }
}
