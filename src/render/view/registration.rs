//! The registration form for providers: `registration` in `registration.html`.

use serde::Serialize;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegistrationView {
    /// The fields, in order: those of every document that a course needs, then those of a course.
    pub fields: Vec<FieldView>,
    /// A course file that the checks accept, to copy or save.
    pub example: String,
    /// The name to save it under: `mijn-cursus.md`.
    pub example_name: &'static str,
    /// Where to send it.
    pub email: String,
    /// The `mailto:` address, with the subject filled in.
    pub mail: String,
    /// The page of the norm.
    pub norm_href: String,
    /// The glossary.
    pub glossary_href: String,
}

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// The key in the file: `tijdsinvestering`.
    pub key: &'static str,
    /// The word above it: `Tijdsinvestering`.
    pub label: &'static str,
    /// What to fill in, for a provider.
    pub explanation: &'static str,
    /// Whether it may not be left out.
    pub required: bool,
    /// What may be written: `een datum, zoals 2026-03-12`.
    pub expected: String,
    /// A value as it could be written.
    pub example: &'static str,
    /// The words to choose from, when the editors keep a list or the program fixes one.
    pub choices: Vec<super::parts::Named>,
}
