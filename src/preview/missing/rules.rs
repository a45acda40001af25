//! What counts as missing.

use jiff::ToSpan;
use jiff::civil::Date;

use super::ways::{place_of, way_in_words};
use super::{FormPlace, MissingLine, MissingWhy};
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::form::{FormControl, FormField, FormScope};
use crate::edit::values::ValueStep;
use crate::model::course::{Course, CourseRun, RunStatus};
use crate::model::document::{Content, Document, Head};
use crate::model::heads::Heads;
use crate::model::layout::Kind;
use crate::model::period::dutch_date;
use crate::model::sample;
use crate::model::value::{items, value};
use crate::plan::runs::upcoming;
use crate::render::dutch::amount;
use crate::source::{Source, Spanned};

/// The word for what nobody knows.
const UNKNOWN: &str = "onbekend";

/// How many days ahead a document that expires is listed.
const SOON: i32 = 31;

/// What is unknown or empty among some fields, and inside them.
pub(super) fn of_fields(fields: &[FormField], lines: &mut Vec<MissingLine>) {
    for field in fields {
        if let Some((why, what)) = of_field(field) {
            lines.push(MissingLine {
                why,
                at: FormPlace::Value(field.at.clone()),
                text: format!("{}: {what}", way_in_words(&field.at)),
            });
        }
        of_fields(&field.fields, lines);
    }
}

fn of_field(field: &FormField) -> Option<(MissingWhy, &'static str)> {
    let text = field.text.as_deref().unwrap_or_default();
    let control = field.controls.get(field.chosen);
    let is_list = matches!(control, Some(FormControl::List { .. }));
    let may_be_unknown =
        matches!(control, Some(FormControl::Words { words }) if words.contains(&UNKNOWN));
    if may_be_unknown && text == UNKNOWN {
        return Some((MissingWhy::Unknown, UNKNOWN));
    }
    let is_sample = [sample::TO_DO, sample::SUMMARY]
        .iter()
        .any(|sample| text.contains(sample));
    match () {
        () if is_sample => Some((MissingWhy::Empty, "nog een voorbeeldzin")),
        () if !field.is_present => field
            .required
            .then_some((MissingWhy::Empty, "moet er nog bij")),
        () if !text.trim().is_empty() || !field.fields.is_empty() => None,
        () if is_list => Some((MissingWhy::Empty, "nog niets op de lijst")),
        () => Some((MissingWhy::Empty, "nog leeg")),
    }
}

/// A document without text. Quarters, functions and covers may be without.
pub(super) fn of_text(document: &Document) -> Option<MissingLine> {
    let head = &document.head;
    let may_be_without = matches!(head.at.kind, Kind::Quarter | Kind::Function | Kind::Special)
        || head.accent().is_some();
    (document.body.text.is_empty() && !may_be_without).then(|| MissingLine {
        why: MissingWhy::Empty,
        at: FormPlace::Body,
        text: "Er staat nog geen tekst op de pagina".to_owned(),
    })
}

/// What is old, past or full in a document.
pub(super) fn of_dates(head: &Head, heads: &Heads, today: Date) -> Vec<MissingLine> {
    let line = |why, at, text| MissingLine { why, at, text };
    let mut lines = Vec::new();
    if let Some(updated) = value(&head.common.updated)
        && updated.may_be_outdated(today)
    {
        let text = format!("De feiten zijn van {}: kloppen ze nog?", updated.dutch());
        lines.push(line(
            MissingWhy::Outdated,
            FormPlace::key("bijgewerkt"),
            text,
        ));
    }
    if let Some(until) = value(&head.common.expires_on)
        && *until <= today.saturating_add(SOON.days())
    {
        let verb = if *until <= today {
            "Verlopen"
        } else {
            "Verloopt"
        };
        let text = format!("{verb} op {}", dutch_date(*until));
        lines.push(line(MissingWhy::Past, FormPlace::key("verloopt_op"), text));
    }
    let runs = match &head.content {
        Content::Course(course) => course.runs(),
        Content::Accent(accent) => items(&accent.runs),
        _ => &[],
    };
    lines.extend(of_runs(runs, today));
    if let Some(course) = head.course()
        && lacks_run(head, course, heads, today)
    {
        let text = "Aanmelden kan, maar er komt geen uitvoering meer aan".to_owned();
        lines.push(line(MissingWhy::Past, FormPlace::key("fase"), text));
    }
    lines
}

/// The runs that are over, together, and each that is full.
fn of_runs(runs: &[Spanned<CourseRun>], today: Date) -> Vec<MissingLine> {
    let mut lines = Vec::new();
    let over = runs.iter().filter(|run| run.value.is_past(today)).count();
    if over > 0 {
        lines.push(MissingLine {
            why: MissingWhy::Past,
            at: FormPlace::key("uitvoeringen"),
            text: match over {
                1 => "1 uitvoering is geweest".to_owned(),
                _ => format!(
                    "{} zijn geweest",
                    amount(over, "uitvoering", "uitvoeringen")
                ),
            },
        });
    }
    for (at, run) in runs.iter().enumerate() {
        let is_full = value(&run.value.status) == Some(&RunStatus::Full);
        if !is_full || run.value.is_past(today) {
            continue;
        }
        let day = run.value.first_day().map(dutch_date);
        let steps = [
            ValueStep::Key("uitvoeringen".to_owned()),
            ValueStep::Item(at),
            ValueStep::Key("status".to_owned()),
        ];
        lines.push(MissingLine {
            why: MissingWhy::Full,
            at: FormPlace::Value(steps.to_vec()),
            text: format!(
                "De uitvoering van {} is vol",
                day.unwrap_or_else(|| UNKNOWN.to_owned())
            ),
        });
    }
    lines
}

/// Whether one can enrol for a course on a date only, and no date is left.
fn lacks_run(head: &Head, course: &Course, heads: &Heads, today: Date) -> bool {
    let needs_date = course.enrol.is_none() && !course.is_on_request();
    let document = heads.at_path(&head.at.path);
    course.phase().is_bookable()
        && needs_date
        && document.is_some_and(|document| upcoming(heads, document, today).is_empty())
}

/// What a check found missing.
pub(super) fn of_problem(
    problem: &Diagnostic,
    source: &Source,
    scope: &FormScope,
) -> Option<MissingLine> {
    let why = match problem.code {
        Code::NormOutdated | Code::AccentOutdated => MissingWhy::Outdated,
        Code::StaleCourse | Code::PastMilestone => MissingWhy::Past,
        Code::MissingKey
        | Code::MissingPlace
        | Code::MissingEvaluation
        | Code::MissingAlt
        | Code::MissingConsent
        | Code::NormUnanswered
        | Code::SampleText
        | Code::EmptyHeading
        | Code::QuarterGap => MissingWhy::Empty,
        _ => return None,
    };
    Some(MissingLine {
        why,
        at: place_of(problem.place.span, source, scope),
        text: problem.message.dutch().to_owned(),
    })
}

/// Whether a line says what a problem says. A check reports a key that is absent at what lacks it, by its
/// name.
pub(super) fn says(line: &MissingLine, found: &MissingLine, problem: &Diagnostic) -> bool {
    let is_key = |name: &String| problem.message.dutch().contains(&format!("“{name}”"));
    let names_key = match (problem.code, &line.at) {
        (Code::MissingKey, FormPlace::Value(way)) => {
            matches!(way.last(), Some(ValueStep::Key(name)) if is_key(name))
        }
        _ => false,
    };
    line.why == found.why && (line.at == found.at || names_key)
}
