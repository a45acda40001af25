//! The commands that were run, to be seen.

use serde::Serialize;

use crate::diagnostic::render::without_secrets;

/// The most characters of an output that are shown.
const MOST: usize = 1500;

/// A command that was run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoneCommand {
    /// The command, as it could be typed.
    pub command: String,
    /// What it printed, without passwords.
    pub output: String,
    /// Whether it succeeded.
    pub is_ok: bool,
    /// Whether it could change something, here or at the remote.
    pub is_change: bool,
}

/// The commands of git that change something, of those that are run.
const CHANGES: [&str; 10] = [
    "add",
    "commit",
    "commit-tree",
    "fetch",
    "hash-object",
    "merge",
    "push",
    "read-tree",
    "update-index",
    "write-tree",
];

impl DoneCommand {
    /// A run of git.
    pub fn new(arguments: &[String], output: &[u8], said: &[u8], is_ok: bool) -> Self {
        let words = arguments.iter().map(|word| quoted(word));
        let command = ["git".to_owned()].into_iter().chain(words);
        let command = command.collect::<Vec<_>>().join(" ");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\0', "\n");
        let output = [text(output), text(said)].join("\n");
        let output = output.trim();
        let shown: String = output.chars().take(MOST).collect();
        let rest = if shown.len() < output.len() {
            "…"
        } else {
            ""
        };
        Self {
            command: without_secrets(&command).into_owned(),
            output: without_secrets(&shown).into_owned() + rest,
            is_ok,
            is_change: CHANGES.contains(&name(arguments)),
        }
    }
}

/// The name of the command, after the settings for it.
fn name(arguments: &[String]) -> &str {
    let mut words = arguments.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "-c" | "-C" => words.next(),
            name => return name,
        };
    }
    ""
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@+,^{}".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_can_be_typed_and_has_no_password() {
        let arguments = ["-c", "a=b", "commit", "-m", "Cursus ‘X’: d'r"].map(str::to_owned);
        let done = DoneCommand::new(
            &arguments,
            b"a\0b\n",
            b"to https://token@h/r and https://u:p@h\n",
            true,
        );
        assert_eq!(done.command, r"git -c a=b commit -m 'Cursus ‘X’: d'\''r'");
        assert_eq!(
            done.output,
            "a\nb\n\nto https://*****@h/r and https://u:*@h"
        );
        let status = DoneCommand::new(&["status".to_owned()], b"", b"", true);
        assert!(done.is_change && !status.is_change);
    }

    #[test]
    fn a_long_output_is_cut() {
        let done = DoneCommand::new(&[], "é".repeat(MOST + 1).as_bytes(), b"", false);
        assert_eq!(done.output.chars().count(), MOST + 1);
        assert!(done.output.ends_with('…'));
    }
}
