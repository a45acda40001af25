//! The reisplan: `roadmap` in `roadmap.html`.

use serde::Serialize;

use super::body::BodyView;
use super::parts::{LinkView, Named};

/// The journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoadmapView {
    /// Where it leads.
    pub goal: String,
    /// First quarter, in words: `kwartaal 3 van 2024`.
    pub from: String,
    /// Last quarter, in words.
    pub to: String,
    /// Its text.
    pub body: BodyView,
    /// The quarters, in order. A regional site shows the milestones of all regions and its own.
    pub quarters: Vec<QuarterView>,
    /// Where we are: `Kwartaal 10 van de 10`, `De reis begint in kwartaal 3 van 2024`, `De reis is
    /// voorbij`.
    pub position: String,
    /// The anchor of the present quarter; null before and after the journey.
    pub present: Option<String>,
}

/// A quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuarterView {
    /// Its anchor: `2024-K3`.
    pub id: String,
    /// Its title: `Kwartaal 3 van 2024`.
    pub title: String,
    /// Its months, in words: `juli tot en met september 2024`.
    pub months: String,
    /// `past`, `present` or `coming`.
    pub state: &'static str,
    /// The same in words: `Geweest`, `Nu`, `Komt nog`.
    pub state_text: &'static str,
    /// Its number on the journey, from 1.
    pub number: usize,
    /// Its summary; may be empty.
    pub summary: String,
    /// Its text; headings begin at `<h3>`.
    pub body: BodyView,
    /// What is to be reached.
    pub milestones: Vec<MilestoneView>,
}

/// Something to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneView {
    /// What.
    pub title: String,
    /// How it stands: `gepland`, `onderweg`, `bereikt`, `vervallen`, `onbekend`, with its words.
    pub status: Named,
    /// The pillar it belongs to.
    pub pillar: Option<Named>,
    /// The regions it is about; empty for all.
    pub regions: Vec<Named>,
    /// For whom it matters.
    pub audiences: Vec<Named>,
    /// Where one can read more; its text is the title.
    pub link: Option<LinkView>,
    /// The quarter it stands in, with its anchor; of use outside of the reisplan's own page.
    pub quarter: LinkView,
}
