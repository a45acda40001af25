//! All courses on one page, for printing: `overview` in `overview.html`.
//!
//! A table has a column only when one of its rows has a value for it; what is unknown of all rows
//! is stated once, above the table. An empty cell then means: unknown.

use serde::Serialize;

use super::courses::trail;
use super::meta::PageMeta;
use crate::diagnostic::join_list;
use crate::model::course::{Course, Phase};
use crate::model::heads::DocIx;
use crate::model::period::Period;
use crate::model::value::value;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::upcoming;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, all_plural};
use crate::render::part::card::NextRun;
use crate::render::part::cost::CostView;
use crate::render::part::facts;
use crate::render::part::runs::NextUpcoming;

/// All courses on one page, for printing.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OverviewView {
    /// The courses by phase.
    pub(in crate::render) groups: Vec<OverviewGroup>,
    /// The number of courses, in words: `11 opleidingen en trainingen`.
    pub(in crate::render) total: String,
    /// The last `bijgewerkt` of the courses: paper must tell how old it is, and the date of the
    /// build would change the page every day.
    pub(in crate::render) updated: Option<DateView>,
    /// The URL of this page without `https://`, for print.
    pub(in crate::render) address: String,
}

/// Courses in the same phase.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OverviewGroup {
    /// The heading: `Aanmelden kan`.
    pub(in crate::render) title: String,
    /// `open`, `straks` or `gestopt`.
    pub(in crate::render) state: &'static str,
    /// The number of courses.
    pub(in crate::render) count: usize,
    /// What is unknown of most of them, in a sentence.
    pub(in crate::render) unknown: Option<String>,
    /// The columns of the table.
    pub(in crate::render) columns: Columns,
    /// A row for each course.
    pub(in crate::render) rows: Vec<OverviewRow>,
}

/// The columns of a table besides the first.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Columns {
    /// Date and place.
    pub(in crate::render) start: bool,
    /// Study time.
    pub(in crate::render) time: bool,
    /// Price.
    pub(in crate::render) cost: bool,
    /// Functions, or participants.
    pub(in crate::render) audience: bool,
    /// Provider.
    pub(in crate::render) provider: bool,
}

/// A course in the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct OverviewRow {
    /// Its title.
    pub(in crate::render) title: String,
    /// The URL of its page.
    pub(in crate::render) href: String,
    /// Its absolute URL without `https://`, for print.
    pub(in crate::render) address: String,
    /// The kind of offer and the form: `Training, online`.
    pub(in crate::render) kind: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// Its next run.
    pub(in crate::render) next_run: Option<NextRun>,
    /// Its general location, when no run has one.
    pub(in crate::render) location: Option<String>,
    /// The study time.
    pub(in crate::render) time: Option<String>,
    /// The price, with VAT.
    pub(in crate::render) cost: Option<CostView>,
    /// The participants: `Buurtsportcoach en leidinggevende`.
    pub(in crate::render) participants: String,
    /// The functions: `Functie A en B`.
    pub(in crate::render) functions: Option<String>,
    /// The provider.
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
        updated: last_update(context).map(dutch::period),
        address: url_for_print(&page.canonical),
    };
    (page, view)
}

/// The last `bijgewerkt` of the courses.
fn last_update(context: &PageContext<'_>) -> Option<Period> {
    let courses = context.plan.courses.iter();
    let updates = courses.filter_map(|at| value(&context.heads.document(*at).common.updated));
    updates.copied().max_by_key(|period| period.first_day())
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
    let participants = all_plural(&vocabulary.audiences, &course.participants);
    let participants: Vec<String> = participants
        .into_iter()
        .map(|audience| audience.name.to_lowercase())
        .collect();
    let kind = facts::kind_name(context.heads, course);
    let runs = upcoming(context.heads, document, context.today());
    let next = NextUpcoming::of(context, &runs);
    let placed = next.as_ref().is_some_and(|next| next.run.place().is_some());
    let location = localized.location().filter(|_| !placed);
    let (address, _) = document_address(localized.head);
    Some(OverviewRow {
        title: localized.head.title(),
        href: context.document(document, None).href,
        address: url_for_print(&context.public(&address)),
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

/// A URL as shown in print: without scheme.
fn url_for_print(url: &str) -> String {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_start_matches("www.")
        .trim_end_matches('/')
        .to_owned()
}
