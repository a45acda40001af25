//! The carrièrepad: `career_path` in `career-path.html`, `function` in `function.html`.

use serde::Serialize;
use tera::Value;

use super::body::BodyView;
use super::parts::{Explained, LinkView};

/// The explanation of the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CareerPathView {
    /// Its text.
    pub body: BodyView,
    /// The functions, in order.
    pub functions: Vec<FunctionBrief>,
    /// How to use it, step by step.
    pub steps: Vec<Explained>,
    /// How to read it.
    pub guide: Vec<Explained>,
    /// Questions (`title`) and answers (`text`).
    pub questions: Vec<Explained>,
    /// The animated film, shown as a picture with a link.
    pub film: Option<FilmView>,
}

/// A film elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilmView {
    /// What it is called.
    pub title: String,
    /// Where it can be seen.
    pub url: String,
    /// What it shows.
    pub description: String,
}

/// A function on the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FunctionBrief {
    /// Its letter: `A`.
    pub letter: String,
    /// Its title.
    pub title: String,
    /// Its role; null when unknown.
    pub role: Option<String>,
    /// Its summary.
    pub summary: String,
    /// Its page.
    pub href: String,
    /// How many courses are for it.
    pub courses: usize,
    /// Whether it is this page.
    pub current: bool,
}

/// A function.
#[derive(Debug, Serialize)]
pub struct FunctionView {
    /// Its letter: `A`.
    pub letter: String,
    /// Its text.
    pub body: BodyView,
    /// Its role; null when unknown, as the next four.
    pub role: Option<String>,
    /// Its level.
    pub level: Option<String>,
    /// What it is for.
    pub goal: Option<String>,
    /// What it brings about; empty when unknown.
    pub results: Vec<String>,
    /// What it asks; empty when unknown.
    pub skills: Vec<String>,
    /// What is not known, in one sentence; null when all is.
    pub unknown: Option<String>,
    /// The courses that name it, as [`super::card::CourseCard`]s.
    pub courses: Vec<Value>,
    /// The list of those courses; null when there is none.
    pub courses_href: Option<String>,
    /// All functions, in order.
    pub functions: Vec<FunctionBrief>,
    /// The function before it.
    pub previous: Option<LinkView>,
    /// The function after it.
    pub next: Option<LinkView>,
    /// The page of the path.
    pub path_href: String,
}
