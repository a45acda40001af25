//! The environment that git runs in.

use std::path::Path;
use std::process::Command;

use super::command::{Git, GitCall};

/// Settings of another run of git, which a hook or a program that started this one left: they would lead
/// it to another repository.
const OF_OTHER_RUNS: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
    "LANGUAGE",
];

/// Nobody is there to be asked, what git says is read, and names of files are no patterns.
const OURS: &[(&str, &str)] = &[
    ("GIT_ASKPASS", ""),
    ("GIT_EDITOR", ":"),
    ("GIT_LITERAL_PATHSPECS", "1"),
    // Reading must not write: git would refresh its index.
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("LC_ALL", "C.UTF-8"),
    ("SSH_ASKPASS", ""),
    ("SSH_ASKPASS_REQUIRE", "never"),
];

/// Git, in a clean environment.
pub(super) fn clean() -> Command {
    let mut command = Command::new("git");
    for name in OF_OTHER_RUNS {
        command.env_remove(name);
    }
    command.envs(OURS.iter().copied());
    command
}

/// The program that git is to connect with, so that it asks no password: that of the editor, if they
/// chose one. `None` when it is none that we know, which is left as it is.
pub(super) fn ssh_command(git: Git<'_>) -> Option<String> {
    let chosen = |name: &str| std::env::var(name).ok().filter(|it| !it.is_empty());
    let configured = || {
        let found = git
            .run(&GitCall::new(&["config", "--get", "core.sshCommand"]))
            .ok()?;
        found.line()
    };
    let command = match chosen("GIT_SSH_COMMAND").or_else(configured) {
        Some(command) => command,
        None if chosen("GIT_SSH").is_some() => return None,
        None => "ssh".to_owned(),
    };
    let program = command.split_whitespace().next()?;
    let name = Path::new(program).file_name()?.to_str()?;
    matches!(name, "ssh" | "ssh.exe").then(|| format!("{command} -o BatchMode=yes"))
}
