//! A course held against the norm: `norm-unanswered`, `norm-failed`, `norm-outdated`, and
//! `missing-key` for a course without an assessment.
//!
//! Due from phase `getoetst` on. The verdict is never typed in: it is where the walk through the
//! decision tree ends. `ja` to a criterion with a `veld` says that this key of the course is known;
//! when it is openly unknown or left out, the answer is an `invalid-value`, and no walk is made.

use std::cell::OnceCell;

use super::conditions::missing;
use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use super::keys;
use crate::diagnostic::codes::{invalid_value, norm_failed, norm_outdated, norm_unanswered};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::course::{Answer, Answers, Cost, Course, EntryRequirements, Functions, Provider};
use crate::model::document::{Document, Head};
use crate::model::layout::ListFile;
use crate::model::norm::Norm;
use crate::model::schema::Field;
use crate::model::value::{Known, items, text};
use crate::source::Spanned;

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    found: &mut Findings,
) {
    let document = checked.document;
    let head = &document.head;
    let Some(course) = head
        .course()
        .filter(|course| course.phase().needs_assessment())
    else {
        return;
    };
    let Some(assessment) = &course.assessment else {
        if keys::in_head(document, &["toetsing"]).is_empty() {
            found.extend(missing::<Course>(
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
        found.push(norm_outdated::problem(
            place,
            &assessed.value,
            &present.value,
        ));
    }
    let Some(answers) = &assessment.answers else {
        return;
    };
    if let Some(problem) = unanswered(document, norm, answers) {
        found.push(problem);
        return;
    }
    let before = found.len();
    empty_promises(document, course, norm, &answers.value, found);
    if found.len() == before {
        found.extend(failed(head, norm, &answers.value));
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
    let place = keys::holder(&document.source, answers.span, "antwoorden");
    (!open.is_empty()).then(|| norm_unanswered::problem(place, &open))
}

/// Answers that say that something is known, which is not.
fn empty_promises(
    document: &Document,
    course: &Course,
    norm: &Norm,
    answers: &Answers,
    found: &mut Findings,
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
        let is_known = match standing(head, course, &key.value) {
            Standing::Known => true,
            Standing::Unknown => false,
            Standing::Absent => in_head
                .get_or_init(|| keys::in_head(document, &MAY_BE_ABSENT))
                .contains(&*key.value),
        };
        if !is_known {
            let place = Place::new(&head.at.path, answer.span);
            let answer = answer.value.word();
            found.push(invalid_value::answer_without_value(
                place, answer, &key.value,
            ));
        }
    }
}

/// The keys of a course that [`standing`] knows.
const MAY_BE_ABSENT: [&str; 21] = [
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
    "modules",
    "materialen",
    "uitvoeringen",
    "themas",
    "doelgroepen",
    "bronnen",
    "bijgewerkt",
];

/// What a course says at a key.
enum Standing {
    /// Something.
    Known,
    /// `onbekend`.
    Unknown,
    /// Nothing that can be used.
    Absent,
}

fn standing(head: &Head, course: &Course, key: &str) -> Standing {
    match key {
        "functies" => open(&course.functions, |value| {
            matches!(value, Functions::Unknown)
        }),
        "leeruitkomsten" => open(&course.outcomes, is_unknown),
        "instapvoorwaarden" => open(&course.entry, |value| {
            matches!(value, EntryRequirements::Unknown)
        }),
        "tijdsinvestering" => open(&course.time, is_unknown),
        "kosten" => open(&course.cost, |value| matches!(value, Cost::Unknown)),
        "vorm" => open(&course.form, is_unknown),
        "aanbieder" => open(&course.provider, |value| matches!(value, Provider::Unknown)),
        "doel" => open(&course.goal, |_| false),
        "locatie" => open(&course.location, |_| false),
        "certificaat" => open(&course.certificate, |_| false),
        "deelnemers" => open(&course.participants, Vec::is_empty),
        "profielen" => open(&course.profiles, Vec::is_empty),
        "partners" => open(&course.partners, Vec::is_empty),
        "aangeboden_door" => open(&course.offered_by, Vec::is_empty),
        "modules" => open(&course.modules, Vec::is_empty),
        "materialen" => open(&course.materials, Vec::is_empty),
        "uitvoeringen" => open(&course.runs, Vec::is_empty),
        "themas" => open(&head.common.themes, Vec::is_empty),
        "doelgroepen" => open(&head.common.audiences, Vec::is_empty),
        "bronnen" => open(&head.common.sources, Vec::is_empty),
        "bijgewerkt" => open(&head.common.updated, |_| false),
        // The other keys are required, or say nothing about the course.
        _ => Standing::Known,
    }
}

fn open<T>(field: &Field<T>, is_unknown: impl Fn(&T) -> bool) -> Standing {
    match field {
        Some(value) if is_unknown(&value.value) => Standing::Unknown,
        Some(_) => Standing::Known,
        None => Standing::Absent,
    }
}

fn is_unknown<T>(value: &Known<T>) -> bool {
    value.known().is_none()
}

/// The verdict, when it is that the course is not fit: reported at the answer that decided it.
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
