//! Why a plan is not made.

use crate::diagnostic::Text;
use crate::source::FilePath;

/// Why a plan is not made, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditRefusal {
    /// The reason.
    pub message: Text,
    /// The places that it is about, one a line; mostly none.
    pub places: Vec<Text>,
    /// What to do.
    pub help: Text,
}

impl EditRefusal {
    /// A refusal without places.
    pub(super) fn new(message: Text, help: Text) -> Self {
        Self {
            message,
            places: Vec::new(),
            help,
        }
    }

    /// Sets the places.
    #[must_use]
    pub(super) fn with_places(mut self, places: impl IntoIterator<Item = Text>) -> Self {
        self.places = places.into_iter().collect();
        self
    }
}

/// A message with the line that it is about: `content/aanbod/a.md:12: …`.
pub(super) fn at_line(path: &FilePath, line: u32, message: &Text) -> Text {
    let (dutch, english) = (message.dutch(), message.english());
    Text::new(
        format!("{path}:{line}: {dutch}"),
        format!("{path}:{line}: {english}"),
    )
}

/// A path as a text.
pub(super) fn path_text(path: &FilePath) -> Text {
    Text::new(path.as_str(), path.as_str())
}
