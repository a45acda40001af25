//! Words in both languages of the program.

use std::fmt;

/// A language that vindplek speaks to its users.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
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

/// A sentence in Dutch and in English.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Text {
    dutch: String,
    english: String,
}

impl Text {
    /// Both sentences.
    pub fn new(dutch: impl Into<String>, english: impl Into<String>) -> Self {
        Self {
            dutch: dutch.into(),
            english: english.into(),
        }
    }

    /// The sentence in a language.
    pub fn say(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.dutch,
            Language::English => &self.english,
        }
    }

    /// The Dutch sentence.
    pub fn dutch(&self) -> &str {
        &self.dutch
    }

    /// The English sentence.
    pub fn english(&self) -> &str {
        &self.english
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.dutch, f)
    }
}

/// Lists values for a reader: `“a”, “b” of “c”` with the Dutch `of`.
pub(crate) fn list(values: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("“{value}”")).collect();
    enumerate(&quoted, conjunction)
}

/// An enumeration with a word before the last: `Groningen, Fryslân en Drenthe`.
pub fn enumerate<T: AsRef<str>>(items: &[T], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", before.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enumerations_end_in_a_word() {
        assert_eq!(enumerate::<&str>(&[], "en"), "");
        assert_eq!(enumerate(&["A"], "en"), "A");
        assert_eq!(enumerate(&["A", "B", "C"], "of"), "A, B of C");
    }
}
