//! The assessment of a course by the norm: `norm-unanswered`, `norm-failed`, `norm-outdated`, and
//! `missing-key` for a course without an assessment.
//!
//! Required from phase `getoetst` on, except of offer of others, which the academies do not assess.
//! Editors do not write the verdict: it is the outcome of the walk
//! through the decision tree. `ja` for a criterion with a `veld` states that this key of the course
//! has a known value; if it is `onbekend` or absent, the answer is an `invalid-value` and the verdict
//! is not computed.

use std::cell::OnceCell;

use super::conditions::missing;
use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use super::keys;
use crate::diagnostic::codes::{invalid_value, norm_failed, norm_outdated, norm_unanswered};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::course::{
    Answer, Answers, Cost, Course, EntryRequirements, Functions, Provider, Route,
};
use crate::model::document::{Document, Head};
use crate::model::layout::ListFile;
use crate::model::norm::Norm;
use crate::model::schema::Field;
use crate::model::value::{Known, items, text};
use crate::source::Spanned;

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let document = checked.document;
    let head = &document.head;
    let is_assessed = |course: &&Course| {
        course.needs_assessment() || course.assessment.is_some() && course.is_external()
    };
    let Some(course) = head.course().filter(is_assessed) else {
        return;
    };
    let Some(assessment) = &course.assessment else {
        // A route that could not be read may be that of offer of others.
        let is_read = course.route.is_some() || keys::in_head(document, &["route"]).is_empty();
        if is_read && keys::in_head(document, &["toetsing"]).is_empty() {
            findings.extend(missing::<Course>(
                Place::new(&head.at.path, head.opening),
                "toetsing",
            ));
        }
        return;
    };
    if context.yaml.norm.is_none() || !context.yaml.is_complete(ListFile::Norm) {
        return;
    }
    let norm = &context.heads.norm;
    let assessment = &assessment.value;
    if let (Some(assessed), Some(present)) = (&assessment.version, &norm.version)
        && assessed.value != present.value
    {
        let place = Place::new(&head.at.path, assessed.span);
        findings.push(norm_outdated::problem(
            place,
            &assessed.value,
            &present.value,
        ));
    }
    let Some(answers) = &assessment.answers else {
        return;
    };
    if let Some(problem) = unanswered(document, norm, answers) {
        findings.push(problem);
        return;
    }
    let before = findings.len();
    answers_without_value(document, course, norm, &answers.value, findings);
    if findings.len() == before {
        findings.extend(failed(head, norm, &answers.value));
    }
}

fn unanswered(document: &Document, norm: &Norm, answers: &Spanned<Answers>) -> Option<Diagnostic> {
    let written = document
        .source
        .text()
        .get(answers.span.range())
        .unwrap_or_default();
    let answered = answers.value.0.index();
    let criteria = items(&norm.criteria)
        .iter()
        .filter_map(|criterion| criterion.id.as_ref());
    let mut open: Vec<&str> = criteria
        .map(|id| &*id.value.0)
        .filter(|id| !answered.contains_key(id))
        .collect();
    if !open.is_empty() {
        let present = keys::present(written, &open);
        open.retain(|id| !present.contains(id));
    }
    let place = keys::key_before(&document.source, answers.span, "antwoorden");
    (!open.is_empty()).then(|| norm_unanswered::problem(place, &open))
}

/// Reports answers which state that a key is known when it is not.
fn answers_without_value(
    document: &Document,
    course: &Course,
    norm: &Norm,
    answers: &Answers,
    findings: &mut Findings,
) {
    let head = &document.head;
    let answers = answers.0.index();
    let in_head = OnceCell::new();
    for criterion in items(&norm.criteria) {
        let (Some(id), Some(key)) = (&criterion.value.id, &criterion.value.field) else {
            continue;
        };
        let Some(answer) = answers.get(&*id.value.0).filter(|a| a.value == Answer::Yes) else {
            continue;
        };
        let is_known = match key_standing(head, course, &key.value) {
            Standing::Known => true,
            Standing::Unknown => false,
            Standing::Absent => in_head
                .get_or_init(|| keys::in_head(document, &MAY_BE_ABSENT))
                .contains(&*key.value),
        };
        if !is_known {
            let place = Place::new(&head.at.path, answer.span);
            let answer = answer.value.word();
            findings.push(invalid_value::answer_without_value(
                place, answer, &key.value,
            ));
        }
    }
}

/// The keys of a course that [`key_standing`] handles.
const MAY_BE_ABSENT: [&str; 34] = [
    "soort",
    "route",
    "functies",
    "leeruitkomsten",
    "instapvoorwaarden",
    "tijdsinvestering",
    "kosten",
    "vorm",
    "aanbieder",
    "doel",
    "locatie",
    "certificaat",
    "deelnemers",
    "profielen",
    "partners",
    "aangeboden_door",
    "aanmelden",
    "op_aanvraag",
    "vergoeding",
    "modules",
    "vrijstelling",
    "vervolg_op",
    "materialen",
    "punten",
    "nlqf",
    "ects",
    "taal",
    "evaluatie",
    "video",
    "uitvoeringen",
    "themas",
    "doelgroepen",
    "bronnen",
    "bijgewerkt",
];

/// The state of a key of a course.
enum Standing {
    /// A known value.
    Known,
    /// `onbekend`.
    Unknown,
    /// No usable value.
    Absent,
}

fn key_standing(head: &Head, course: &Course, key: &str) -> Standing {
    match key {
        "soort" => standing_of(&course.kind, is_unknown),
        "route" => standing_of(&course.route, |route| *route == Route::Unknown),
        "functies" => standing_of(&course.functions, |value| {
            matches!(value, Functions::Unknown)
        }),
        "leeruitkomsten" => standing_of(&course.outcomes, is_unknown),
        "instapvoorwaarden" => standing_of(&course.entry, |value| {
            matches!(value, EntryRequirements::Unknown)
        }),
        "tijdsinvestering" => standing_of(&course.time, is_unknown),
        "kosten" => standing_of(&course.cost, |value| matches!(value, Cost::Unknown)),
        "vorm" => standing_of(&course.form, is_unknown),
        "aanbieder" => standing_of(&course.provider, |value| matches!(value, Provider::Unknown)),
        "doel" => standing_of(&course.goal, |_| false),
        "locatie" => standing_of(&course.location, |_| false),
        "certificaat" => standing_of(&course.certificate, |_| false),
        "deelnemers" => standing_of(&course.participants, |value| {
            value.known().is_none_or(Vec::is_empty)
        }),
        "profielen" => standing_of(&course.profiles, Vec::is_empty),
        "partners" => standing_of(&course.partners, Vec::is_empty),
        "aangeboden_door" => standing_of(&course.offered_by, Vec::is_empty),
        "aanmelden" => standing_of(&course.enrol, |_| false),
        "vergoeding" => standing_of(&course.funding, Vec::is_empty),
        "op_aanvraag" => standing_of(&course.on_request, |_| false),
        "modules" => standing_of(&course.modules, Vec::is_empty),
        "vrijstelling" => standing_of(&course.exempts, Vec::is_empty),
        "vervolg_op" => standing_of(&course.follows, Vec::is_empty),
        "punten" => standing_of(&course.points, Vec::is_empty),
        "nlqf" => standing_of(&course.nlqf, |_| false),
        "ects" => standing_of(&course.ects, |_| false),
        "taal" => standing_of(&course.language, |_| false),
        "evaluatie" => standing_of(&course.evaluation, |_| false),
        "video" => standing_of(&course.video, |_| false),
        "materialen" => standing_of(&course.materials, Vec::is_empty),
        "uitvoeringen" => standing_of(&course.runs, Vec::is_empty),
        "themas" => standing_of(&head.common.themes, Vec::is_empty),
        "doelgroepen" => standing_of(&head.common.audiences, Vec::is_empty),
        "bronnen" => standing_of(&head.common.sources, Vec::is_empty),
        "bijgewerkt" => standing_of(&head.common.updated, |_| false),
        // The other keys are required, or do not describe the course.
        _ => Standing::Known,
    }
}

fn standing_of<T>(field: &Field<T>, is_unknown: impl Fn(&T) -> bool) -> Standing {
    match field {
        Some(value) if is_unknown(&value.value) => Standing::Unknown,
        Some(_) => Standing::Known,
        None => Standing::Absent,
    }
}

fn is_unknown<T>(value: &Known<T>) -> bool {
    value.known().is_none()
}

/// The problem when the verdict is that the course is not fit, at the answer that decided it.
fn failed(head: &Head, norm: &Norm, answers: &Answers) -> Option<Diagnostic> {
    let tree = norm.tree.as_ref()?;
    let walk = tree.value.walk(answers);
    let outcome = walk
        .outcome
        .filter(|o| o.fit.as_ref().is_some_and(|fit| !fit.value))?;
    let mut path = Vec::new();
    let mut place = None;
    for (node, answer) in &walk.path {
        let criterion = node.criterion.as_ref()?;
        path.push((&*criterion.value.id, answer.word()));
        place = answers.0.get(&criterion.value.id);
    }
    let place = Place::new(&head.at.path, place?.span);
    Some(norm_failed::problem(place, text(&outcome.title), &path))
}
