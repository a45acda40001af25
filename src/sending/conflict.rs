//! Files that two editors changed differently: what is asked of the editor, and the result.
//!
//! A file with keys is brought together value by value and line by line ([`reconcile`]). Of any other
//! file, and of one that was removed on one side, one version is chosen as a whole.

use serde::{Deserialize, Serialize};

use super::file_words;
use super::merged_tree::{StoredFile, StoredVersions};
use crate::edit::form::FormScope;
use crate::edit::reconcile::{ConflictPlace, FieldConflict, Reconciliation, Side, reconcile};
use crate::edit::values::ValueStep;
use crate::source::{FilePath, Source};

/// The most characters of a whole file that a question shows.
const MOST_SHOWN: usize = 2000;

/// A file that conflicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictingFile {
    /// Its path in the project.
    pub path: FilePath,
    /// Its path from the top of the repository.
    pub stored_at: String,
    /// Its versions in git's store.
    pub stored: StoredVersions,
    /// Their contents.
    pub contents: FileContents,
}

/// The contents of the versions of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileContents {
    /// As both began with it.
    pub before: Option<Vec<u8>>,
    /// Of the editor.
    pub mine: Option<Vec<u8>>,
    /// Of the other.
    pub theirs: Option<Vec<u8>>,
}

/// What is asked about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileQuestions {
    /// Its path.
    pub file: String,
    /// What it is called.
    pub name: String,
    /// The questions; none when everything in it could be brought together.
    pub questions: Vec<ConflictQuestion>,
}

/// A question: which of two texts it is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConflictQuestion {
    /// What it is about.
    pub at: ConflictPlace,
    /// The same in words.
    pub label: String,
    /// The text of the editor; null when it is removed.
    pub mine: Option<String>,
    /// That of the other.
    pub theirs: Option<String>,
}

/// An answer of the editor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ConflictAnswer {
    /// The path of the file.
    pub file: String,
    /// What it is about.
    pub at: ConflictPlace,
    /// The chosen side.
    pub side: Side,
}

/// What a file becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettledFile {
    /// One of its versions as it is; `None` when it is removed.
    Version(Option<StoredFile>),
    /// Other contents, with a mode.
    Contents(String, Vec<u8>),
}

/// Tells the keys of a version of a file.
type Scope<'s> = &'s dyn Fn(&Source) -> Option<FormScope>;

impl ConflictingFile {
    /// What is asked about it.
    pub fn questions(&self, scope: Scope<'_>) -> FileQuestions {
        let questions = match self.reconciled(scope, &|_| None) {
            _ if self.is_gone() => Vec::new(),
            Some(found) => found.conflicts.into_iter().map(question).collect(),
            None => vec![ConflictQuestion {
                at: ConflictPlace::File,
                label: label(&ConflictPlace::File),
                mine: self.contents.mine.as_deref().map(shown),
                theirs: self.contents.theirs.as_deref().map(shown),
            }],
        };
        FileQuestions {
            file: self.path.to_string(),
            name: self.name(),
            questions,
        }
    }

    /// What it becomes; `None` as long as an answer is missing.
    pub fn settled(&self, scope: Scope<'_>, answers: &[ConflictAnswer]) -> Option<SettledFile> {
        let answer = |at: &ConflictPlace| {
            let about = |it: &&ConflictAnswer| it.file == self.path.as_str() && it.at == *at;
            answers.iter().find(about).map(|it| it.side)
        };
        match self.reconciled(scope, &answer) {
            _ if self.is_gone() => Some(SettledFile::Version(None)),
            Some(found) => {
                let mode = self.stored.theirs.as_ref().map(|file| file.mode.clone());
                let theirs = self.source(self.contents.theirs.as_deref())?;
                let bytes = theirs.with_text(&found.text).bytes();
                let contents = SettledFile::Contents(mode?, bytes);
                found.is_settled().then_some(contents)
            }
            None => answer(&ConflictPlace::File).map(|side| {
                SettledFile::Version(match side {
                    Side::Mine => self.stored.mine.clone(),
                    Side::Theirs => self.stored.theirs.clone(),
                })
            }),
        }
    }

    /// Whether neither side has it at this path any more: both moved it.
    fn is_gone(&self) -> bool {
        self.stored.mine.is_none() && self.stored.theirs.is_none()
    }

    /// The two versions brought together; `None` when they are no two texts.
    fn reconciled(
        &self,
        scope: Scope<'_>,
        choose: &dyn Fn(&ConflictPlace) -> Option<Side>,
    ) -> Option<Reconciliation> {
        let versions = [&self.stored.before, &self.stored.mine, &self.stored.theirs];
        let mut stored = versions.into_iter().flatten();
        if !stored.all(StoredFile::is_regular) {
            return None;
        }
        let before = match &self.contents.before {
            Some(bytes) => Some(self.source(Some(bytes))?),
            None => None,
        };
        let mine = self.source(self.contents.mine.as_deref())?;
        let theirs = self.source(self.contents.theirs.as_deref())?;
        Some(reconcile(before.as_ref(), &mine, &theirs, scope, choose))
    }

    fn source(&self, bytes: Option<&[u8]>) -> Option<Source> {
        Source::decode(self.path.clone(), bytes?).ok()
    }

    fn name(&self) -> String {
        let FileContents {
            before,
            mine,
            theirs,
        } = &self.contents;
        let versions = [before, mine, theirs].into_iter().flatten();
        let title = versions
            .into_iter()
            .find_map(|bytes| file_words::title(&self.path, bytes));
        file_words::name(&self.path, title.as_deref())
    }
}

fn question(conflict: FieldConflict) -> ConflictQuestion {
    let begin = |text: String| match conflict.at {
        ConflictPlace::File => shown(text.as_bytes()),
        _ => text,
    };
    ConflictQuestion {
        label: label(&conflict.at),
        mine: conflict.mine.map(begin),
        theirs: conflict.theirs.map(begin),
        at: conflict.at,
    }
}

/// What a conflict is about, in words: `Uitvoeringen › 2 › Prijs`.
fn label(at: &ConflictPlace) -> String {
    let way = match at {
        ConflictPlace::Value(way) => way,
        ConflictPlace::Passage(_) => return "Een stuk van de tekst".to_owned(),
        ConflictPlace::File => return "Het hele bestand".to_owned(),
    };
    let words = way.iter().map(|step| match step {
        ValueStep::Item(at) => (at + 1).to_string(),
        ValueStep::Key(key) => {
            let words = key.replace('_', " ");
            let mut letters = words.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        }
    });
    words.collect::<Vec<_>>().join(" › ")
}

/// A whole file to look at: the begin of its text, or its size.
fn shown(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            let begin: String = text.chars().take(MOST_SHOWN).collect();
            let rest = if begin.len() < text.len() { "…" } else { "" };
            begin + rest
        }
        _ => format!("Een bestand van {} bytes", bytes.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(source: &Source) -> Option<FormScope> {
        (source.path().extension() == "yaml").then(|| FormScope {
            keys: Vec::new(),
            yaml: 0..source.text().len(),
            body: None,
        })
    }

    fn file(path: &str, versions: [Option<&str>; 3]) -> ConflictingFile {
        let stored = |text: Option<&str>| {
            text.map(|text| StoredFile {
                mode: "100644".to_owned(),
                id: format!("id of {text}"),
            })
        };
        let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
        let [before, mine, theirs] = versions;
        ConflictingFile {
            path: path.into(),
            stored_at: path.to_owned(),
            stored: StoredVersions {
                before: stored(before),
                mine: stored(mine),
                theirs: stored(theirs),
            },
            contents: FileContents {
                before: bytes(before),
                mine: bytes(mine),
                theirs: bytes(theirs),
            },
        }
    }

    fn answer(file: &str, at: ConflictPlace, side: Side) -> ConflictAnswer {
        let file = file.to_owned();
        ConflictAnswer { file, at, side }
    }

    #[test]
    fn each_field_is_asked_and_what_does_not_conflict_is_taken_over() {
        let versions = [
            "a: 1\nb_c: 2\nd: 3\n",
            "a: x\nb_c: y\nd: 4\n",
            "a: p\nb_c: q\nd: 3\n",
        ];
        let file = file("content/a.yaml", versions.map(Some));
        let asked = file.questions(&scope);
        let labels: Vec<&str> = asked.questions.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(labels, ["A", "B c"]);
        assert_eq!(asked.questions[1].mine.as_deref(), Some("y"));
        let place = |key: &str| ConflictPlace::Value(vec![ValueStep::Key(key.to_owned())]);
        let first = answer("content/a.yaml", place("a"), Side::Mine);
        assert_eq!(file.settled(&scope, std::slice::from_ref(&first)), None);
        let both = [first, answer("content/a.yaml", place("b_c"), Side::Theirs)];
        let bytes = b"a: x\nb_c: q\nd: 4\n".to_vec();
        let expected = SettledFile::Contents("100644".to_owned(), bytes);
        assert_eq!(file.settled(&scope, &both), Some(expected));
    }

    #[test]
    fn of_other_files_and_removed_ones_a_version_is_chosen_as_a_whole() {
        let css = file("themes/a/assets/a.css", [Some("a"), Some("b"), Some("c")]);
        assert_eq!(css.questions(&scope).questions[0].at, ConflictPlace::File);
        let whole = |file: &str, side| [answer(file, ConflictPlace::File, side)];
        let mine = SettledFile::Contents("100644".to_owned(), b"b".to_vec());
        let answers = whole("themes/a/assets/a.css", Side::Mine);
        assert_eq!(css.settled(&scope, &answers), Some(mine));
        let removed = file("content/a.yaml", [Some("a: 1\n"), None, Some("a: 2\n")]);
        assert_eq!(removed.questions(&scope).questions[0].mine, None);
        assert_eq!(removed.settled(&scope, &answers), None);
        let settled = |side| removed.settled(&scope, &whole("content/a.yaml", side));
        assert_eq!(settled(Side::Mine), Some(SettledFile::Version(None)));
        let theirs = removed.stored.theirs.clone();
        assert_eq!(settled(Side::Theirs), Some(SettledFile::Version(theirs)));
    }

    #[test]
    fn what_is_no_text_is_shown_by_its_size() {
        assert_eq!(shown(b"\x89PNG\0\0"), "Een bestand van 6 bytes");
        assert!(shown("é".repeat(3000).as_bytes()).ends_with('…'));
    }
}
