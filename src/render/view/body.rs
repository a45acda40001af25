//! The text of a document on one site.

use serde::Serialize;

/// A text, ready to be written with `| safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BodyView {
    /// HTML; empty when the document has no text. Headings begin at `<h2>`. What a region adds
    /// stands at its end in `<section class="accent" id="accent">`.
    pub html: String,
    /// The headings of the second level, for a table of contents.
    pub outline: Vec<Heading>,
    /// Whether a region has added to the text or put its own in its place.
    pub accent: bool,
}

/// A heading in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its anchor.
    pub id: String,
    /// Its text, without markup.
    pub text: String,
}
