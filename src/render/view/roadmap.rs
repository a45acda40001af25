//! The reisplan: `roadmap` in `roadmap.html`.

use serde::Serialize;

use super::body::BodyView;
use super::meta::PageMeta;
use crate::model::common::Refs;
use crate::model::document::{Content, Head};
use crate::model::heads::DocIx;
use crate::model::period::{Quarter, dutch_month};
use crate::model::roadmap::{Milestone, MilestoneStatus, Roadmap};
use crate::model::schema::Field;
use crate::model::value::{ARegion, ids, items, text, value};
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::dutch::capitalised;
use crate::render::part::basics::{LinkView, NamedValue, all_plural, named};
use crate::render::part::retold::RetoldView;

/// The reisplan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RoadmapView {
    /// The goal.
    pub(in crate::render) goal: String,
    /// First quarter, in words: `kwartaal 3 van 2024`.
    pub(in crate::render) from: String,
    /// Last quarter, in words.
    pub(in crate::render) to: String,
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// The quarters, in order, those without content together. A regional site shows the milestones
    /// for all regions and its own.
    pub(in crate::render) stretches: Vec<Stretch>,
    /// What is unknown, in one sentence; null when everything is known.
    pub(in crate::render) unknown: Option<String>,
    /// The current position: `Halte 10 van de 10`, `De reis begint in kwartaal 3 van 2024`, `De
    /// reis is voorbij`.
    pub(in crate::render) position: String,
    /// The anchor of the current quarter; null before and after the journey.
    pub(in crate::render) present: Option<String>,
    /// `past` when the journey is over on the date of the site, `present`, or `coming` before it
    /// begins.
    pub(in crate::render) state: &'static str,
}

/// One quarter, or several successive ones of which nothing is known, to be collapsed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Stretch {
    /// The label of several quarters: `Kwartaal 4 van 2024 tot en met kwartaal 3 van 2026`; null for
    /// one quarter.
    pub(in crate::render) fold: Option<String>,
    /// The state of its quarters: `past`, `present` or `coming`.
    pub(in crate::render) state: &'static str,
    /// Its quarters.
    pub(in crate::render) quarters: Vec<QuarterView>,
}

/// A quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct QuarterView {
    /// Its anchor: `2024-K3`.
    pub(in crate::render) id: String,
    /// Its title: `Kwartaal 3 van 2024`.
    pub(in crate::render) title: String,
    /// The short title: `K3`.
    pub(in crate::render) short_title: String,
    /// The year, on its first quarter in the journey: `2025`; null on the other quarters of that
    /// year.
    pub(in crate::render) enters: Option<String>,
    /// Its months, in words: `juli tot en met september 2024`.
    pub(in crate::render) months: String,
    /// `past`, `present` or `coming`.
    pub(in crate::render) state: &'static str,
    /// The same in words: `Geweest`, `Nu`, `Komt nog`.
    pub(in crate::render) state_text: &'static str,
    /// Its number on the journey, from 1.
    pub(in crate::render) number: usize,
    /// Its summary; may be empty.
    pub(in crate::render) summary: String,
    /// The works of others that its text retells.
    pub(in crate::render) retold: Vec<RetoldView>,
    /// Its text; headings begin at `<h3>`.
    pub(in crate::render) body: BodyView,
    /// Its milestones.
    pub(in crate::render) milestones: Vec<MilestoneView>,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MilestoneView {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its status: `gepland`, `onderweg`, `bereikt`, `vervallen`, with its label; `onbekend` has an
    /// empty one, as the page states that once.
    pub(in crate::render) status: NamedValue,
    /// Its pillar.
    pub(in crate::render) pillar: Option<NamedValue>,
    /// The regions it concerns; empty for all.
    pub(in crate::render) regions: Vec<NamedValue>,
    /// The audiences it concerns.
    pub(in crate::render) audiences: Vec<NamedValue>,
    /// A link to more information; its text is the title.
    pub(in crate::render) link: Option<LinkView>,
    /// The quarter it belongs to, as a link to its anchor; for pages other than the reisplan.
    pub(in crate::render) quarter: LinkView,
}

/// A quarter relative to the date for which the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum QuarterState {
    /// Over.
    Past,
    /// Current.
    Present,
    /// Upcoming.
    Coming,
}

impl QuarterView {
    /// Whether it says nothing but its name.
    fn is_empty(&self) -> bool {
        self.milestones.is_empty() && self.summary.is_empty() && self.body.html.is_empty()
    }
}

impl QuarterState {
    fn of(quarter: Quarter, present: Quarter) -> Self {
        match quarter.cmp(&present) {
            std::cmp::Ordering::Less => Self::Past,
            std::cmp::Ordering::Equal => Self::Present,
            std::cmp::Ordering::Greater => Self::Coming,
        }
    }

    /// The value in templates.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Present => "present",
            Self::Coming => "coming",
        }
    }

    fn dutch(self) -> &'static str {
        match self {
            Self::Past => "Geweest",
            Self::Present => "Nu",
            Self::Coming => "Komt nog",
        }
    }
}

/// The reisplan.
pub(in crate::render) fn view(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, RoadmapView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let roadmap = roadmap(localized.head)?;
    let page = PageMeta::of_document(context, &localized, &[]);
    let page = page.with_texts(context, &context.plan.quarters);
    let quarters = quarters(context);
    let mut states = quarters.iter().map(|quarter| quarter.state);
    let state = match (states.clone().next(), states.next_back()) {
        (Some("coming"), _) => QuarterState::Coming,
        (_, Some("past")) => QuarterState::Past,
        _ => QuarterState::Present,
    };
    let words = |quarter: &Field<Quarter>| value(quarter).map(|quarter| quarter.dutch());
    let view = RoadmapView {
        goal: text(&roadmap.goal).to_owned(),
        from: words(&roadmap.from).unwrap_or_default(),
        to: words(&roadmap.to).unwrap_or_default(),
        body: BodyView::of(context, &localized),
        position: position(context, roadmap),
        present: quarters
            .iter()
            .find(|quarter| quarter.state == "present")
            .map(|q| q.id.clone()),
        unknown: unknown(&quarters),
        stretches: stretches(quarters),
        state: state.word(),
    };
    Some((page, view))
}

/// The quarters without content and the milestones without status, in one sentence.
fn unknown(quarters: &[QuarterView]) -> Option<String> {
    let empty = quarters.iter().filter(|quarter| quarter.is_empty()).count();
    let milestones = quarters.iter().flat_map(|quarter| &quarter.milestones);
    let open = milestones
        .filter(|milestone| milestone.status.name.is_empty())
        .count();
    let plans = match (empty, quarters.len()) {
        (0, _) => String::new(),
        (empty, all) if empty == all => "van de kwartalen kennen we de plannen niet".to_owned(),
        (1, _) => "van één kwartaal kennen we de plannen niet".to_owned(),
        (empty, all) => format!("van {empty} van de {all} kwartalen kennen we de plannen niet"),
    };
    let outcomes = match open {
        0 => String::new(),
        1 => "van één punt weten we niet hoe het ermee staat".to_owned(),
        open => format!("van {open} punten weten we niet hoe het ermee staat"),
    };
    let parts: Vec<String> = [plans, outcomes]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| format!("{}.", capitalised(&parts.join(", en "))))
}

/// Joins successive quarters without content. The current quarter is always on its own.
fn stretches(quarters: Vec<QuarterView>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for quarter in quarters {
        let folds = |other: &QuarterView| other.is_empty() && other.state == quarter.state;
        match stretches.last_mut() {
            Some(last)
                if quarter.state != "present"
                    && quarter.is_empty()
                    && last.quarters.iter().all(folds) =>
            {
                last.quarters.push(quarter);
            }
            _ => stretches.push(Stretch {
                fold: None,
                state: quarter.state,
                quarters: vec![quarter],
            }),
        }
    }
    for stretch in &mut stretches {
        if let [first, .., last] = stretch.quarters.as_slice() {
            let until = last.title.to_lowercase();
            stretch.fold = Some(format!("{} tot en met {until}", first.title));
        }
    }
    stretches
}

/// The reisplan of a head.
pub(super) fn roadmap(head: &Head) -> Option<&Roadmap> {
    match &head.content {
        Content::Roadmap(roadmap) => Some(roadmap),
        _ => None,
    }
}

/// The current position in the journey, in words.
pub(super) fn position(context: &PageContext<'_>, roadmap: &Roadmap) -> String {
    let now = Quarter::of(context.today());
    let (Some(from), Some(to)) = (value(&roadmap.from), value(&roadmap.to)) else {
        return String::new();
    };
    if now < *from {
        return format!("De reis begint in {}", from.dutch());
    }
    if now > *to {
        return format!("De reis duurde tot en met {}", to.dutch());
    }
    let steps = |last: Quarter| {
        std::iter::successors(Some(*from), |q| Some(q.next()))
            .take_while(|q| *q <= last)
            .count()
    };
    format!("Halte {} van de {}", steps(now), steps(*to))
}

/// The quarters with their states, in order.
pub(super) fn states(context: &PageContext<'_>) -> Vec<(DocIx, Quarter, QuarterState)> {
    let present = Quarter::of(context.today());
    let state = |document: &DocIx| {
        let quarter = Quarter::parse(&context.heads.document(*document).at.id)?;
        Some((*document, quarter, QuarterState::of(quarter, present)))
    };
    context.plan.quarters.iter().filter_map(state).collect()
}

fn quarters(context: &PageContext<'_>) -> Vec<QuarterView> {
    let mut year = None;
    let view = |(at, (document, quarter, state)): (usize, (DocIx, Quarter, QuarterState))| {
        let before = year.replace(quarter.year);
        let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
        let last = quarter.quarter * 3;
        QuarterView {
            id: quarter.id(),
            title: localized.head.title(),
            short_title: format!("K{}", quarter.quarter),
            enters: (before != Some(quarter.year)).then(|| quarter.year.to_string()),
            months: format!(
                "{} tot en met {} {}",
                dutch_month(last - 2),
                dutch_month(last),
                quarter.year
            ),
            state: state.word(),
            state_text: state.dutch(),
            number: at + 1,
            summary: localized.summary().to_owned(),
            retold: RetoldView::all(context, localized.head),
            body: BodyView::part(context, &localized, &quarter.id()),
            milestones: milestones(context, document),
        }
    };
    states(context).into_iter().enumerate().map(view).collect()
}

/// The milestones of a quarter on a site: on a regional one those for all regions and its own.
pub(super) fn milestones(context: &PageContext<'_>, quarter: DocIx) -> Vec<MilestoneView> {
    let head = context.heads.document(quarter);
    let Content::Quarter(plan) = &head.content else {
        return Vec::new();
    };
    let national = context.site().is_national();
    let concerns = |milestone: &&Milestone| {
        let regions: Vec<_> = ids(&milestone.regions).collect();
        national || regions.is_empty() || regions.contains(&&context.site().id)
    };
    let milestones = items(&plan.milestones)
        .iter()
        .map(|milestone| &milestone.value);
    milestones
        .filter(concerns)
        .map(|milestone| milestone_view(context, quarter, head, milestone))
        .collect()
}

fn milestone_view(
    context: &PageContext<'_>,
    quarter: DocIx,
    head: &Head,
    milestone: &Milestone,
) -> MilestoneView {
    let vocabulary = &context.heads.vocabulary;
    let status = value(&milestone.status)
        .copied()
        .unwrap_or(MilestoneStatus::Unknown);
    let title = text(&milestone.title);
    let link = value(&milestone.link).map(|link| context.resolve(head, link).with_text(title));
    MilestoneView {
        title: title.to_owned(),
        status: NamedValue {
            id: status.word().to_owned(),
            name: match status {
                MilestoneStatus::Unknown => String::new(),
                known => capitalised(known.word()),
            },
        },
        pillar: value(&milestone.pillar).map(|pillar| named(&vocabulary.pillars, pillar)),
        regions: regions(context, &milestone.regions),
        audiences: all_plural(&vocabulary.audiences, &milestone.audiences),
        link: link.filter(|link| !link.href.is_empty()),
        quarter: context.titled(quarter),
    }
}

fn regions(context: &PageContext<'_>, regions: &Field<Refs<ARegion>>) -> Vec<NamedValue> {
    let known = ids(regions).filter_map(|id| context.heads.site_with_id(id));
    let named = known.map(|site| NamedValue {
        id: context.heads.site(site).id.to_string(),
        name: context.heads.site(site).short_name().to_owned(),
    });
    named.collect()
}
