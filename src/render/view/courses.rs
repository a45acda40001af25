//! Lists of courses: `courses` in `courses.html`, `overview` in `overview.html`.

use serde::Serialize;
use tera::Value;

use super::parts::Pagination;

/// A page of the finder, or of one of its facets.
#[derive(Debug, Serialize)]
pub struct CoursesView {
    /// The facet that this page is about; null on the list of all.
    pub facet: Option<CurrentFacet>,
    /// The courses on this page, as [`super::card::CourseCard`]s.
    pub cards: Vec<Value>,
    /// Which part of the list this is.
    pub pagination: Pagination,
    /// All axes with their values, as [`FacetGroup`]s.
    pub facets: Value,
    /// How many courses the site has.
    pub all: usize,
    /// The list of all courses.
    pub all_href: String,
    /// The page to print.
    pub overview_href: String,
    /// The catalogue as JSON and as CSV.
    pub json_href: String,
    /// The catalogue for a spreadsheet.
    pub csv_href: String,
}

/// The facet that a list is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CurrentFacet {
    /// The word of its axis: `thema`.
    pub axis: String,
    /// The heading of its axis: `Thema`.
    pub axis_label: String,
    /// Its id.
    pub id: String,
    /// The value as it is shown.
    pub label: String,
    /// What the value means.
    pub description: Option<String>,
}

/// An axis along which courses are grouped. Built once for a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetGroup {
    /// The word of the axis: `thema`.
    pub axis: String,
    /// Its heading: `Thema`.
    pub label: String,
    /// Its values that a course has.
    pub values: Vec<FacetValue>,
}

/// A value of an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// Its id; this page's facet is the one with the same axis and id.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// Its page, from the root.
    pub path: String,
    /// How many courses have it.
    pub count: usize,
}

/// All courses on one page, to print.
#[derive(Debug, Serialize)]
pub struct OverviewView {
    /// The courses by how far they have come.
    pub groups: Vec<OverviewGroup>,
    /// How many there are.
    pub total: usize,
}

/// Courses that have come equally far.
#[derive(Debug, Serialize)]
pub struct OverviewGroup {
    /// The heading: `Aanmelden kan`.
    pub title: String,
    /// The courses, as [`super::card::CourseCard`]s.
    pub cards: Vec<Value>,
}
