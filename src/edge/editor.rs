//! The text editor of whoever runs the program.

use std::env;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a file in the editor that is wished for (`VISUAL`, `EDITOR`), else in Visual Studio Code
/// when that is there, else in what the system opens such files with.
///
/// An editor that is wished for may be one that fills the terminal, so it is waited for.
///
/// # Errors
/// Nothing could be started, or the editor said that it failed.
pub fn open(path: &Path) -> io::Result<()> {
    let wished = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| env::var(name).ok());
    for wish in wished {
        let mut words = wish.split_whitespace();
        if let Some(program) = words.next() {
            let status = Command::new(program).args(words).arg(path).status()?;
            return match status.success() {
                true => Ok(()),
                false => Err(io::Error::other(status.to_string())),
            };
        }
    }
    let code = Command::new("code")
        .arg("-g")
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match code {
        Ok(_) => Ok(()),
        Err(_) => ::open::that_detached(path),
    }
}
