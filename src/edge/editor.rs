//! Opens files in the user's text editor.

use std::env;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a file in the configured editor (`VISUAL`, `EDITOR`), else in Visual Studio Code if it is
/// installed, else in the system's default program for the file.
///
/// A configured editor may run in the terminal, so this waits until it ends.
///
/// # Errors
/// No program could be started, or the editor ended with an error.
pub fn open(path: &Path) -> io::Result<()> {
    let configured = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| env::var(name).ok());
    for command_line in configured {
        let mut words = command_line.split_whitespace();
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
