//! The home page: `home` in `home.html`.

use serde::Serialize;
use tera::Value;

use super::agenda::AgendaEntry;
use super::parts::Stamp;
use super::plain::PageLink;
use super::roadmap::MilestoneView;

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The heading of the welcome.
    pub welcome_title: String,
    /// Its text.
    pub welcome_text: String,
    /// The next runs and meetings, of the own region first; at most five.
    pub coming: Vec<AgendaEntry>,
    /// The latest news, as [`super::card::NewsCard`]s; at most three.
    pub news: Vec<Value>,
    /// The latest special.
    pub special: Option<SpecialBrief>,
    /// Where we are on the journey.
    pub roadmap: Option<RoadmapBrief>,
    /// Courses to begin with, as [`super::card::CourseCard`]s; at most six.
    pub courses: Vec<Value>,
    /// What there is, in numbers.
    pub counts: Vec<CountLink>,
    /// Pages for audiences.
    pub audiences: Vec<PageLink>,
    /// All axes with their values, as [`super::courses::FacetGroup`]s.
    pub facets: Value,
}

/// A special on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpecialBrief {
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Its page.
    pub href: String,
    /// The day it came out.
    pub date: Option<Stamp>,
    /// When an announced edition is expected, in words; null once it is out.
    pub expected: Option<String>,
}

/// Where we are on the journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoadmapBrief {
    /// Its page.
    pub href: String,
    /// Where we are, in words: `Kwartaal 10 van de 10`.
    pub position: String,
    /// Where it leads.
    pub goal: String,
    /// The present quarter, in words: `Kwartaal 4 van 2026`; null before and after the journey.
    pub quarter: Option<String>,
    /// What is to be reached in it.
    pub milestones: Vec<MilestoneView>,
    /// For each quarter of the journey `past`, `present` or `coming`.
    pub steps: Vec<&'static str>,
}

/// How many there are of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountLink {
    /// How many.
    pub count: usize,
    /// Of what, in the right number: `cursussen en trainingen`, `academie`.
    pub text: &'static str,
    /// Where they are.
    pub href: String,
}
