//! Lists of courses that may state common unknowns once.

use serde::Serialize;
use tera::Value;

/// A short list of courses on a page about something else.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CourseListing {
    /// The courses.
    pub(in crate::render) cards: Vec<ListedCard>,
    /// What is unknown of most of them, in one sentence; null when a card states it, or nothing is.
    pub(in crate::render) unknown: Option<String>,
}

/// A course in such a list.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListedCard {
    /// The course, as a [`crate::render::part::card::CourseCard`].
    pub(in crate::render) card: Value,
    /// Whether the card leaves out what is unknown, as the list or its page states that once.
    pub(in crate::render) quiet: bool,
}
