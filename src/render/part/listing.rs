//! Lists of courses that may state common unknowns once.

use serde::Serialize;
use tera::Value;

/// A short list of courses on a page about something else.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CourseListing {
    /// The courses.
    pub(in crate::render) cards: Vec<ListedCard>,
    /// What is unknown of most of them, in one sentence; null when each card states its own.
    pub(in crate::render) unknown: Option<String>,
}

/// A course in such a list.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListedCard {
    /// The course, as a [`crate::render::part::card::CourseCard`].
    pub(in crate::render) card: Value,
    /// Whether the list already states what is unknown of this course.
    pub(in crate::render) quiet: bool,
}
