//! Facts of a course in words: phase, study time, form, functions, provider and location.

use std::cmp::Ordering;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::basics::NamedValue;
use crate::diagnostic::join_list;
use crate::model::address::Address;
use crate::model::course::{Course, Form, Functions, Phase, Provider, RunStatus, TimeFields};
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::number::Positive;
use crate::model::schema::Field;
use crate::model::value::{non_empty, text, value};
use crate::model::vocabulary::Vocabulary;
use crate::plan::links::{document_address, public_url};
use crate::plan::runs::{Room, UpcomingRun, upcoming};
use crate::plan::visibility::{When, is_visible};
use crate::render::dutch;

/// The phase of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PhaseView {
    /// As in the content: `in-ontwikkeling`.
    pub(in crate::render) id: String,
    /// In plain words: `In ontwikkeling: aanmelden kan nog niet`.
    pub(in crate::render) text: String,
    /// In one or two words: `In ontwikkeling`, `Aanmelden kan`, `Nu vol`, `Afgerond`.
    pub(in crate::render) short: String,
    /// `open` when enrolment is open, `straks` when not yet or not now, `gestopt` when it has
    /// ended, or may have.
    pub(in crate::render) state: &'static str,
    /// Whether enrolment is open.
    pub(in crate::render) bookable: bool,
}

/// An academy that offers a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct OfferingAcademy {
    /// The academy's id.
    pub(in crate::render) id: String,
    /// Its name.
    pub(in crate::render) name: String,
    /// Its short name.
    pub(in crate::render) short_name: String,
    /// The absolute URL of the course on the academy's own site, or on its present web site while
    /// the new one is in preparation.
    pub(in crate::render) url: String,
    /// Its upcoming runs, in words: `12 maart 2026 in Groningen`.
    pub(in crate::render) runs: Vec<String>,
}

/// The phase of a course; `room` tells whether one of its upcoming runs can be joined.
pub(in crate::render) fn phase(phase: Phase, room: Room) -> PhaseView {
    let shut = room != Room::Open && phase.is_bookable();
    let short = match (step_of(phase), phase) {
        (Some(_), _) if shut && room == Room::Closed => "Aanmelding gesloten",
        (Some(_), _) if shut => "Nu vol",
        (Some(step), _) => STEPS[step],
        (None, Phase::Completed) => "Afgerond",
        (None, Phase::Unknown) => "Onzeker",
        (None, _) => "Gestopt",
    };
    let text = match phase {
        _ if phase.is_bookable() => short.to_owned(),
        Phase::Described => "De beschrijving is klaar. Aanmelden kan nog niet.".to_owned(),
        Phase::Completed => "Is afgerond".to_owned(),
        Phase::Unknown => "Of dit nog gegeven wordt, weten we niet".to_owned(),
        Phase::Stopped | Phase::Unfit => "Wordt niet meer aangeboden".to_owned(),
        _ => format!("{short}: aanmelden kan nog niet"),
    };
    let state = match phase {
        _ if shut => "straks",
        _ if phase.is_bookable() => "open",
        _ if phase.is_over() => "gestopt",
        _ => "straks",
    };
    PhaseView {
        id: phase.word().to_owned(),
        text,
        short: short.to_owned(),
        state,
        bookable: phase.is_bookable(),
    }
}

/// The phases before enrolment opens, the last being that it is open.
const STEPS: [&str; 4] = ["In ontwikkeling", "Omschreven", "Getoetst", "Aanmelden kan"];

/// A step in the development of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PhaseStep {
    /// In one or two words: `In ontwikkeling`.
    pub(in crate::render) name: &'static str,
    /// `past`, `present` or `coming`.
    pub(in crate::render) state: &'static str,
}

/// The steps of a course with its current one; empty when enrolment is open, and when the course
/// has ended.
pub(in crate::render) fn steps(phase: Phase) -> Vec<PhaseStep> {
    let Some(present) = step_of(phase).filter(|_| !phase.is_bookable()) else {
        return Vec::new();
    };
    let step = |(at, name): (usize, &&'static str)| PhaseStep {
        name,
        state: match at.cmp(&present) {
            Ordering::Less => "past",
            Ordering::Equal => "present",
            Ordering::Greater => "coming",
        },
    };
    STEPS.iter().enumerate().map(step).collect()
}

/// The position of a phase in [`STEPS`].
fn step_of(phase: Phase) -> Option<usize> {
    match phase {
        Phase::InDevelopment => Some(0),
        Phase::Described => Some(1),
        Phase::Assessed => Some(2),
        Phase::Available | Phase::Evaluated => Some(3),
        Phase::Completed | Phase::Stopped | Phase::Unfit | Phase::Unknown => None,
    }
}

/// A form.
pub(in crate::render) fn form(form: Form) -> NamedValue {
    NamedValue {
        id: form.word().to_owned(),
        name: form.dutch().to_owned(),
    }
}

/// The status of a run. One that has begun is not called planned any more, and one that can no
/// longer be joined not open.
pub(in crate::render) fn status(run: &UpcomingRun<'_>, today: Date) -> NamedValue {
    let status = run.status();
    let closed = run.room() == Room::Closed;
    let begun = run.start < today;
    let name = match status {
        RunStatus::Full | RunStatus::Planned if begun => "Al begonnen",
        RunStatus::Open if begun && closed => "Al begonnen",
        RunStatus::Open | RunStatus::Planned if closed => "Aanmelding gesloten",
        RunStatus::Open => "Er is plaats",
        RunStatus::Full => "Vol",
        RunStatus::Cancelled => "Gaat niet door",
        RunStatus::Planned => "Gepland",
    };
    let id = if closed { "gesloten" } else { status.word() };
    NamedValue {
        id: id.to_owned(),
        name: name.to_owned(),
    }
}

/// The study time, in words: `4 dagdelen`, `2 dagen en 3 uur`; `None` without a unit.
pub(in crate::render) fn time(fields: &TimeFields) -> Option<String> {
    duration(&fields.half_days, &fields.hours, &fields.days)
}

/// Half-days, hours and days in words.
pub(in crate::render) fn duration(
    half_days: &Field<Positive>,
    hours: &Field<Positive>,
    days: &Field<Positive>,
) -> Option<String> {
    let unit = |field: &Field<Positive>, one: &str, more: &str| {
        value(field).map(|number| dutch::quantity(number.0, one, more))
    };
    let parts: Vec<String> = [
        unit(days, "dag", "dagen"),
        unit(half_days, "dagdeel", "dagdelen"),
        unit(hours, "uur", "uur"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| join_list(&parts, "en"))
}

/// The functions, in words: `Functies A en B`, `Alle functies`.
pub(in crate::render) fn functions(functions: &Functions) -> Option<String> {
    match functions {
        Functions::Unknown => None,
        Functions::All => Some("Alle functies".to_owned()),
        Functions::Some(some) => {
            let letters: Vec<&str> = some.iter().map(|function| function.value.word()).collect();
            let noun = if letters.len() == 1 {
                "Functie"
            } else {
                "Functies"
            };
            Some(format!("{noun} {}", join_list(&letters, "en")))
        }
    }
}

/// The kind of offer of a course: `Training`; empty when it is unknown.
pub(in crate::render) fn kind_name<'h>(heads: &'h Heads, course: &'h Course) -> &'h str {
    Vocabulary::name(&heads.vocabulary.kinds, course.kind())
}

/// The participants of a course; none when they are unknown.
pub(in crate::render) fn participants(heads: &Heads, course: &Course) -> Vec<NamedValue> {
    let audiences = &heads.vocabulary.audiences;
    let plural = |id: &Arc<str>| NamedValue {
        id: id.to_string(),
        name: Vocabulary::plural(audiences, id).to_owned(),
    };
    course.participants().map(plural).collect()
}

/// The name of the provider of a course.
pub(in crate::render) fn provider_name(heads: &Heads, course: &Course) -> Option<String> {
    match value(&course.provider)? {
        Provider::Unknown => None,
        Provider::Partner(partner) => {
            let known = heads.partner(&partner.id);
            non_empty(known.map_or(&*partner.id, |known| text(&known.name)))
        }
        Provider::Unlisted(provider) => non_empty(text(&provider.name)),
    }
}

/// The academies that offer a course, each with the course's URL on its own site, except the site
/// of the page.
pub(in crate::render) fn offers(
    heads: &Heads,
    document: DocIx,
    when: When,
    but: SiteIx,
) -> Vec<OfferingAcademy> {
    let runs = upcoming(heads, document, when.today);
    let (address, _) = document_address(heads.document(document));
    let visible = is_visible(heads, document, when);
    let offer = |site: SiteIx| {
        let own = runs.iter().filter(|run| run.site == Some(site));
        let address = if visible && heads.shows(site, document) {
            address.clone()
        } else {
            Address::from("/")
        };
        OfferingAcademy {
            id: heads.site(site).id.to_string(),
            name: heads.site(site).name().to_owned(),
            short_name: heads.site(site).short_name().to_owned(),
            url: public_url(heads, site, &address, None),
            runs: own.map(UpcomingRun::in_words).collect(),
        }
    };
    let sites = heads.offered_by(document).iter().copied();
    sites.filter(|site| *site != but).map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_mark_the_current_phase() {
        let states = |phase| {
            steps(phase)
                .iter()
                .map(|step| step.state)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            states(Phase::Described),
            ["past", "present", "coming", "coming"]
        );
        assert!(states(Phase::Evaluated).is_empty());
        assert!(states(Phase::Stopped).is_empty());
    }

    #[test]
    fn a_phase_shows_whether_enrolment_is_open() {
        let text_and_state = |of| {
            let shown = phase(of, Room::Open);
            (shown.text, shown.state)
        };
        let waiting = "De beschrijving is klaar. Aanmelden kan nog niet.".to_owned();
        assert_eq!(text_and_state(Phase::Described), (waiting, "straks"));
        assert_eq!(
            text_and_state(Phase::Available),
            ("Aanmelden kan".to_owned(), "open")
        );
        let stopped = "Wordt niet meer aangeboden".to_owned();
        assert_eq!(text_and_state(Phase::Stopped), (stopped, "gestopt"));
        let completed = "Is afgerond".to_owned();
        assert_eq!(text_and_state(Phase::Completed), (completed, "gestopt"));
        let unsure = "Of dit nog gegeven wordt, weten we niet".to_owned();
        assert_eq!(text_and_state(Phase::Unknown), (unsure, "gestopt"));
        assert!(steps(Phase::Completed).is_empty() && steps(Phase::Unknown).is_empty());
        let full = phase(Phase::Available, Room::Full);
        assert_eq!((&*full.text, full.state), ("Nu vol", "straks"));
        let closed = phase(Phase::Available, Room::Closed);
        assert_eq!(
            (&*closed.text, closed.state),
            ("Aanmelding gesloten", "straks")
        );
        assert_eq!(phase(Phase::Stopped, Room::Full).state, "gestopt");
    }
}
