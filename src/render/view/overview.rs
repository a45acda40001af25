//! All courses on one page, for printing: `overview` in `overview.html`.
//!
//! A table has a column only when one of its rows has a value for it. What a row lacks is unknown,
//! which the page states once.

use serde::Serialize;

use super::courses::trail;
use super::meta::PageMeta;
use crate::diagnostic::join_list;
use crate::model::course::Course;
use crate::model::heads::DocIx;
use crate::model::period::Period;
use crate::model::value::value;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::upcoming;
use crate::plan::section::Section;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::cost::CostView;
use crate::render::part::enrolment;
use crate::render::part::facts;
use crate::render::part::runs::NextUpcoming;
use crate::render::part::sections::{self, count_in_words};
use crate::render::part::start::CourseStart;

/// All courses on one page, for printing.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OverviewView {
    /// The courses by section, and by whether they can be booked.
    pub(in crate::render) groups: Vec<OverviewGroup>,
    /// The number of courses that are or will be to be had, in words: `11 opleidingen en
    /// trainingen: 2 van Noord en 9 bij andere academies`.
    pub(in crate::render) total: String,
    /// The URL of this page without `https://`, for print.
    pub(in crate::render) address: String,
}

/// Courses of one section that can all be booked, or none of which can.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OverviewGroup {
    /// Its id on the page: `eigen-open`.
    pub(in crate::render) id: String,
    /// The heading: `In Noord: aanmelden kan`.
    pub(in crate::render) title: String,
    /// `open`, `straks` or `gestopt`.
    pub(in crate::render) state: &'static str,
    /// The number of courses.
    pub(in crate::render) count: usize,
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
    /// The kind of offer and the form: `Training, online`; may be empty.
    pub(in crate::render) kind: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// When and where it begins; null when no date is known.
    pub(in crate::render) start: Option<CourseStart>,
    /// The ways to take part without a date: `Zonder vaste datum`, `Ook op aanvraag`.
    pub(in crate::render) dateless: Vec<&'static str>,
    /// Its general location, when no run has one.
    pub(in crate::render) location: Option<String>,
    /// The study time.
    pub(in crate::render) time: Option<String>,
    /// The price, with VAT.
    pub(in crate::render) cost: Option<CostView>,
    /// The participants: `Buurtsportcoach en leidinggevende`.
    pub(in crate::render) participants: String,
    /// The functions: `Functies A en B`.
    pub(in crate::render) functions: Option<String>,
    /// The provider.
    pub(in crate::render) provider: Option<String>,
}

/// All courses on one page.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, OverviewView) {
    let summary = "Het hele aanbod op één lijst, om te printen en mee te nemen naar een overleg.";
    let title = "Overzicht van het aanbod";
    let mut page = PageMeta::new(context, title, summary, &trail());
    // Paper must tell how old it is, and the date of the build would change the page every day.
    page.hold_as_of(context, last_update(context));
    let count = context.plan.count;
    let total = dutch::there_are(
        count.total(),
        "opleiding of training",
        "opleidingen en trainingen",
    );
    let parts = count_in_words(context, count);
    let view = OverviewView {
        groups: groups(context),
        total: match parts.is_empty() {
            true => total,
            false => format!("{total}: {parts}"),
        },
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

/// The courses in the order of the list, in groups.
fn groups(context: &PageContext<'_>) -> Vec<OverviewGroup> {
    let mut groups: Vec<(GroupKey, Vec<DocIx>)> = Vec::new();
    for (at, document) in context.plan.courses.iter().enumerate() {
        let course = context.heads.document(*document).course();
        let key = GroupKey {
            section: context.plan.count.section_at(at),
            bookable: course.is_some_and(|course| course.phase().is_bookable()),
        };
        match groups.last_mut() {
            Some((last, courses)) if *last == key => courses.push(*document),
            _ => groups.push((key, vec![*document])),
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(key, courses)| group(context, key, &courses))
        .collect()
}

/// What the courses of a group have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
struct GroupKey {
    section: Section,
    bookable: bool,
}

fn group(context: &PageContext<'_>, key: GroupKey, courses: &[DocIx]) -> OverviewGroup {
    let section = sections::title(context, key.section);
    let (title, state) = match (key.section, key.bookable) {
        (Section::Over, _) => (section, "gestopt"),
        (_, true) => (format!("{section}: aanmelden kan"), "open"),
        (_, false) => (format!("{section}: aanmelden kan nog niet"), "straks"),
    };
    let rows: Vec<OverviewRow> = courses.iter().filter_map(|at| row(context, *at)).collect();
    OverviewGroup {
        id: format!("{}-{state}", sections::id(key.section)),
        title,
        state,
        count: rows.len(),
        columns: rows.iter().fold(Columns::default(), Columns::with),
        rows,
    }
}

impl Columns {
    fn with(self, row: &OverviewRow) -> Self {
        Self {
            start: self.start
                || row.start.is_some()
                || row.location.is_some()
                || !row.dateless.is_empty(),
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
    let participants = facts::participants(context.heads, course);
    let participants: Vec<String> = participants
        .into_iter()
        .map(|audience| audience.name.to_lowercase())
        .collect();
    let kind = facts::kind_name(context.heads, course);
    let runs = upcoming(context.heads, document, context.today());
    let site = context.plan.site;
    let next = NextUpcoming::in_list(context, site, document, &runs);
    let start = CourseStart::in_list(context, site, document, &runs, next.as_ref());
    let placed = next.as_ref().is_some_and(|next| next.run.place().is_some());
    let location = localized.location().filter(|_| !placed);
    let (address, _) = document_address(localized.head);
    Some(OverviewRow {
        title: localized.head.title(),
        href: context.document(document, None).href,
        address: url_for_print(&context.public(&address)),
        kind: match (kind, Course::known(&course.form)) {
            ("", Some(form)) => form.dutch().to_owned(),
            (kind, Some(form)) => format!("{kind}, {}", form.dutch().to_lowercase()),
            (kind, None) => kind.to_owned(),
        },
        summary: localized.summary().to_owned(),
        dateless: enrolment::dateless(course, !start.is_empty()),
        start: (!start.is_empty()).then_some(start),
        location: location.map(str::to_owned),
        time: Course::known(&course.time).and_then(|time| facts::time(&time.0)),
        cost: NextUpcoming::cost(next.as_ref(), context, &localized)
            .filter(|_| !course.phase().is_over()),
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
