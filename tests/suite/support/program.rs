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

/// A command as a user whom the rights of files stop, who becomes the owner of the folder; `None` if
/// that cannot be arranged. Root may read everything.
#[cfg(unix)]
pub(crate) fn without_privileges(command: &Command, folder: &Path) -> Option<Command> {
    use std::os::unix::fs::MetadataExt;

    const NOBODY: &str = "65534";
    let mut program = Command::new("setpriv");
    if folder.metadata().ok()?.uid() == 0 {
        let mut chown = Command::new("chown");
        let owner = chown
            .args(["-R", &format!("{NOBODY}:{NOBODY}")])
            .arg(folder);
        if !owner.status().is_ok_and(|status| status.success()) {
            return None;
        }
    }
    if Command::new("id").arg("-u").output().ok()?.stdout == b"0\n" {
        program.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]);
        let mut trial = Command::new("setpriv");
        trial.args(program.get_args()).arg(command.get_program());
        let trial = trial.arg("--version").output();
        if !trial.is_ok_and(|run| run.status.success()) {
            return None;
        }
        program.arg(command.get_program());
    } else {
        program = Command::new(command.get_program());
    }
    program.args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => program.env(name, value),
            None => program.env_remove(name),
        };
    }
    program.current_dir(command.get_current_dir().unwrap_or(folder));
    Some(program)
}
