//! “Bewaar met een zin”: a commit of exactly the files that an editor ticked.

use super::command::GitCall;
use super::work_tree::WorkTree;
use crate::diagnostic::Text;
use crate::sending::complaint::refused_to_keep;
use crate::source::FilePath;

/// The name and address that a commit is made with when git has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) struct EditorName {
    pub(in crate::edge) name: String,
    pub(in crate::edge) email: String,
}

impl EditorName {
    /// The settings for one command; no configuration is written.
    pub(super) fn settings(editor: Option<&Self>) -> Vec<String> {
        let pairs = editor.map(|editor| {
            [
                format!("user.name={}", one_line(&editor.name)),
                format!("user.email={}", one_line(&editor.email)),
            ]
        });
        let settings = pairs.into_iter().flatten();
        settings
            .flat_map(|setting| ["-c".to_owned(), setting])
            .collect()
    }
}

/// Commits files as they are on the disk, and nothing else: what others staged stays staged.
///
/// # Errors
/// A file does not differ any more, or git or a hook refuses; then nothing is changed.
pub(in crate::edge) fn keep(
    tree: &WorkTree<'_>,
    files: &[FilePath],
    sentence: &str,
    editor: Option<&EditorName>,
) -> Result<(), Text> {
    let sentence = one_line(sentence);
    if sentence.is_empty() || files.is_empty() {
        return Err(Text::new(
            "Kies wat u wilt bewaren, en schrijf er een zin bij",
            "Choose what to keep, and write a sentence",
        ));
    }
    let status = tree.status()?;
    let mut new = Vec::new();
    for path in files {
        let found = status.files.get(&tree.in_repository(path));
        let Some(found) = found.filter(|_| tree.in_project(&tree.in_repository(path)).is_some())
        else {
            return Err(Text::new(
                format!("“{path}” is niet meer veranderd. Kijk nog eens wat er te bewaren is."),
                format!("“{path}” has no changes any more. Look again at what there is to keep."),
            ));
        };
        if found.is_untracked {
            new.push(path);
        }
    }
    let listed = list(files.iter());
    let from_list = ["--pathspec-from-file=-", "--pathspec-file-nul"];
    if !new.is_empty() {
        // Git commits a new file only when it knows of it.
        let add = GitCall::new(&["add", "--intent-to-add"]).and(&from_list);
        let added = tree.git.run(&add.reading(list(new.iter().copied())))?;
        if !added.is_ok() {
            return Err(refused_to_keep(&added.words()));
        }
    }
    let commit = GitCall::new(&EditorName::settings(editor));
    let commit = commit.and(&["commit", "--only", "--quiet", "--message", &sentence]);
    let committed = tree.git.run(&commit.and(&from_list).reading(listed));
    let refusal = match committed {
        Ok(output) if output.is_ok() => return Ok(()),
        Ok(output) => refused_to_keep(&output.words()),
        Err(failure) => failure.into(),
    };
    if !new.is_empty() {
        let forget = GitCall::new(&["update-index", "-z", "--force-remove", "--stdin"]);
        // Git will know of a file that it did before; should this fail too, that is all there is of it.
        let _ = tree.git.run(&forget.reading(list(new.into_iter())));
    }
    Err(refusal)
}

/// Paths as git reads them, each with a zero byte at its end.
fn list<'p>(paths: impl Iterator<Item = &'p FilePath>) -> Vec<u8> {
    let bytes = paths.flat_map(|path| path.as_str().bytes().chain([0]));
    bytes.collect()
}

/// A text without line ends and other control characters.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
