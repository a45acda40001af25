//! All courses on one page, to print and take to a meeting: `overview` in `overview.html`.
//!
//! A column stands in a table only when something is known for one of its rows, and what is known
//! of none of the rows is said once, above the table. An empty cell then means: not known yet.

use serde::Serialize;

use super::courses::trail;
use super::meta::PageMeta;
use crate::diagnostic::join_list;
use crate::model::course::{Course, Phase};
use crate::model::heads::DocIx;
use crate::model::value::value;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::coming;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::all_named;
use crate::render::part::card::NextRun;
use crate::render::part::cost::CostView;
use crate::render::part::facts;
use crate::render::part::runs::NextUpcoming;

/// All courses on one page, to print.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OverviewView {
    /// The courses by how far they have come.
    pub(in crate::render) groups: Vec<OverviewGroup>,
    /// How many there are, in words: `11 opleidingen en trainingen`.
    pub(in crate::render) total: String,
    /// The address of this page without `https://`, to stand on paper.
    pub(in crate::render) address: String,
}

/// Courses that have come equally far.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OverviewGroup {
    /// The heading: `Aanmelden kan`.
    pub(in crate::render) title: String,
    /// `open`, `straks` or `gestopt`.
    pub(in crate::render) state: &'static str,
    /// How many.
    pub(in crate::render) count: usize,
    /// What is not known of most of them, in a sentence.
    pub(in crate::render) unknown: Option<String>,
    /// Which columns the table has.
    pub(in crate::render) columns: Columns,
    /// A row for each.
    pub(in crate::render) rows: Vec<OverviewRow>,
}

/// Which columns a table has besides the first.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Columns {
    /// When and where.
    pub(in crate::render) start: bool,
    /// How much time.
    pub(in crate::render) time: bool,
    /// What it costs.
    pub(in crate::render) cost: bool,
    /// For which functions, or for whom.
    pub(in crate::render) audience: bool,
    /// Who gives it.
    pub(in crate::render) provider: bool,
}

/// A course in the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct OverviewRow {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its page.
    pub(in crate::render) href: String,
    /// Its address without `https://`, to stand on paper.
    pub(in crate::render) address: String,
    /// What kind of offer, and how it is given: `Training, online`.
    pub(in crate::render) kind: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// Its first run to come.
    pub(in crate::render) next_run: Option<NextRun>,
    /// Where it is given in general, when no run says so.
    pub(in crate::render) location: Option<String>,
    /// How much time it takes.
    pub(in crate::render) time: Option<String>,
    /// What it costs, taxes included.
    pub(in crate::render) cost: Option<CostView>,
    /// Who takes part: `Buurtsportcoach en leidinggevende`.
    pub(in crate::render) participants: String,
    /// For which functions: `Functie A en B`.
    pub(in crate::render) functions: Option<String>,
    /// Who gives it.
    pub(in crate::render) provider: Option<String>,
}

/// All courses on one page.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, OverviewView) {
    let summary = "Het hele aanbod op één lijst, om te printen en mee te nemen naar een overleg.";
    let title = "Overzicht van het aanbod";
    let page = PageMeta::new(context, title, summary, &trail());
    let groups = [
        group(context, "Aanmelden kan", "open", Phase::is_bookable),
        group(context, "Aanmelden kan nog niet", "straks", |phase| {
            !phase.is_bookable() && phase != Phase::Stopped
        }),
        group(context, "Wordt niet meer aangeboden", "gestopt", |phase| {
            phase == Phase::Stopped
        }),
    ];
    let total = context.plan.courses.len();
    let view = OverviewView {
        groups: groups.into_iter().flatten().collect(),
        total: dutch::amount(total, "opleiding of training", "opleidingen en trainingen"),
        address: bare(&page.canonical),
    };
    (page, view)
}

fn group(
    context: &PageContext<'_>,
    title: &str,
    state: &'static str,
    is: fn(Phase) -> bool,
) -> Option<OverviewGroup> {
    let phase = |document: &DocIx| {
        let course = context.heads.document(*document).course();
        course.map_or(Phase::InDevelopment, Course::phase)
    };
    let courses = context
        .plan
        .courses
        .iter()
        .filter(|course| is(phase(course)));
    let courses: Vec<DocIx> = courses.copied().collect();
    let rows: Vec<OverviewRow> = courses.iter().filter_map(|at| row(context, *at)).collect();
    let columns = rows.iter().fold(Columns::default(), Columns::with);
    (!rows.is_empty()).then(|| OverviewGroup {
        title: title.to_owned(),
        state,
        count: rows.len(),
        unknown: context.shared.listing(&courses).unknown,
        columns,
        rows,
    })
}

impl Columns {
    fn with(self, row: &OverviewRow) -> Self {
        Self {
            start: self.start || row.next_run.is_some() || row.location.is_some(),
            time: self.time || row.time.is_some(),
            cost: self.cost || row.cost.is_some(),
            audience: self.audience || row.functions.is_some() || !row.participants.is_empty(),
            provider: self.provider || row.provider.is_some(),
        }
    }
}

fn row(context: &PageContext<'_>, document: DocIx) -> Option<OverviewRow> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let course = localized.head.course()?;
    let vocabulary = &context.heads.vocabulary;
    let participants = all_named(&vocabulary.audiences, &course.participants);
    let participants: Vec<String> = participants
        .into_iter()
        .map(|audience| audience.name.to_lowercase())
        .collect();
    let kind = facts::kind_name(context.heads, course);
    let runs = coming(context.heads, document, context.today());
    let next = NextUpcoming::of(context, &runs);
    let placed = next.as_ref().is_some_and(|next| next.run.place().is_some());
    let location = localized.location().filter(|_| !placed);
    let (address, _) = document_address(localized.head);
    Some(OverviewRow {
        title: localized.head.title(),
        href: context.document(document, None).href,
        address: bare(&context.public(&address)),
        kind: match Course::known(&course.form) {
            Some(form) => format!("{kind}, {}", form.dutch().to_lowercase()),
            None => kind.to_owned(),
        },
        summary: localized.summary().to_owned(),
        next_run: next.as_ref().map(|next| NextRun::of(context, next)),
        location: location.map(str::to_owned),
        time: Course::known(&course.time).and_then(|time| facts::time(&time.0)),
        cost: NextUpcoming::cost(next.as_ref(), localized.cost()),
        participants: dutch::capitalised(&join_list(&participants, "en")),
        functions: value(&course.functions).and_then(facts::functions),
        provider: facts::provider_name(context.heads, course),
    })
}

/// An address as one reads it on paper.
fn bare(url: &str) -> String {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_start_matches("www.")
        .trim_end_matches('/')
        .to_owned()
}
