//! Lists of courses of which something may be said once.

use serde::Serialize;
use tera::Value;

/// A short list of courses on a page about something else.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CourseListing {
    /// The courses.
    pub(in crate::render) cards: Vec<ListedCard>,
    /// What is not known of most of them, in one sentence; null when each card speaks for itself.
    pub(in crate::render) unknown: Option<String>,
}

/// A course in a list of which something may be said once.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListedCard {
    /// The course, as a [`crate::render::part::card::CourseCard`].
    pub(in crate::render) card: Value,
    /// Whether the list says already what the card would say is not known.
    pub(in crate::render) quiet: bool,
}
