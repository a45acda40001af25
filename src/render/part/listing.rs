//! Lists of courses of which something may be said once.

use serde::Serialize;
use tera::Value;

/// A short list of courses on a page about something else.
#[derive(Debug, Serialize)]
pub struct CourseListing {
    /// The courses.
    pub cards: Vec<ListedCard>,
    /// What is not known of most of them, in one sentence; null when each card speaks for itself.
    pub unknown: Option<String>,
}

/// A course in a list of which something may be said once.
#[derive(Debug, Serialize)]
pub struct ListedCard {
    /// The course, as a [`crate::render::part::card::CourseCard`].
    pub card: Value,
    /// Whether the list says already what the card would say is not known.
    pub quiet: bool,
}
