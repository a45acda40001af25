//! Text in both languages of the program, with values filled in.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::printable::shown;

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// Dutch, for editors.
    #[default]
    Dutch,
    /// English.
    English,
}

impl std::str::FromStr for Language {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "nl" => Ok(Self::Dutch),
            "en" => Ok(Self::English),
            _ => Err(()),
        }
    }
}

/// A text in Dutch and English.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    dutch: String,
    english: String,
}

impl Text {
    /// Makes a text from both languages. What it quotes may hold control characters, which would
    /// reach the terminal; they become visible.
    pub fn new(dutch: impl Into<String>, english: impl Into<String>) -> Self {
        Self {
            dutch: visible(dutch.into()),
            english: visible(english.into()),
        }
    }

    /// Returns the text in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.dutch,
            Language::English => &self.english,
        }
    }

    /// The Dutch text.
    pub fn dutch(&self) -> &str {
        &self.dutch
    }

    /// The English text.
    pub fn english(&self) -> &str {
        &self.english
    }
}

fn visible(text: String) -> String {
    match shown(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown,
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.dutch, f)
    }
}

/// Joins values in quotes: `“a”, “b” of “c”` with the Dutch `of`.
pub(super) fn quoted_list(values: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("“{value}”")).collect();
    join_list(&quoted, conjunction)
}

/// Joins items with commas, and a conjunction before the last: `Groningen, Fryslân en Drenthe`.
pub(crate) fn join_list<T: AsRef<str>>(items: &[T], conjunction: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} {conjunction} {}", before.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_the_conjunction_before_its_last_item() {
        assert_eq!(join_list::<&str>(&[], "en"), "");
        assert_eq!(join_list(&["A"], "en"), "A");
        assert_eq!(join_list(&["A", "B", "C"], "of"), "A, B of C");
    }
}
