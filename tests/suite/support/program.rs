//! The program itself, as a command.

use std::path::Path;
use std::process::Command;

/// The program in a folder. The variables that change its output are not passed on.
pub(crate) fn vindplek(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vindplek"));
    command.current_dir(folder);
    for name in ["CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR", "EDITOR", "VISUAL"] {
        command.env_remove(name);
    }
    command
}
