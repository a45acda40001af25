//! The box on the page of a course: its facts in short, and the main action.

use serde::Serialize;

use super::taking_part::TakingPart;
use crate::model::course::{Course, Form};
use crate::model::value::{non_empty, text, value};
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::{Room, UpcomingRun, upcoming};
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, NamedValue};
use crate::render::part::cost::CostView;
use crate::render::part::facts;
use crate::render::part::runs::{self, NextUpcoming, anchor};
use crate::render::part::unknowns::Unknowns;

/// The facts of a course in short. Each is null when unknown; `unknown` states all of those at
/// once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SummaryBox {
    /// The next run: of those open for enrolment, and of the site's own region if that has one.
    pub(in crate::render) start: Option<DateView>,
    /// The weekday of a run of one day: `donderdag`.
    pub(in crate::render) weekday: Option<&'static str>,
    /// Its number of sessions and its times: `4 bijeenkomsten, 9.30 tot 12.30 uur`.
    pub(in crate::render) hours: Option<String>,
    /// The anchor of that run: `uitvoering-maart`.
    pub(in crate::render) start_anchor: Option<String>,
    /// The academy that gives that run; null on that academy's own site.
    pub(in crate::render) region: Option<NamedValue>,
    /// Whether that run is full.
    pub(in crate::render) full: bool,
    /// Whether enrolment for that run is closed, though it is not full.
    pub(in crate::render) closed: bool,
    /// How many other dates there are to choose from, in words: `en nog 3 data`.
    pub(in crate::render) more: Option<String>,
    /// The place of that run, else the general location of the course; null when `form` implies it.
    pub(in crate::render) place: Option<String>,
    /// The study time: `4 dagdelen`.
    pub(in crate::render) time: Option<String>,
    /// A note about the study time.
    pub(in crate::render) time_note: Option<String>,
    /// The price.
    pub(in crate::render) cost: Option<CostView>,
    /// Classroom, online or blended.
    pub(in crate::render) form: Option<NamedValue>,
    /// The participants.
    pub(in crate::render) participants: Vec<NamedValue>,
    /// The unknowns, in one sentence: `Datum, plaats en prijs zijn nog niet bekend.`
    pub(in crate::render) unknown: Option<String>,
    /// Where to ask about them, when the main action is another: `Vraag het aan je academie.`
    pub(in crate::render) advice: Option<&'static str>,
    /// The main action; null for a course that is no longer given.
    pub(in crate::render) action: Option<ActionView>,
}

/// An action, shown as a button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ActionView {
    /// `aanmelden` (by a link), `kiezen` (of the dates or ways below), `aanvragen` (by mail),
    /// `aanbieder` (the web site of the provider) or `belangstelling` (by mail).
    pub(in crate::render) id: &'static str,
    /// `Aanmelden`, `Kies een datum`, `Ik heb belangstelling` …
    pub(in crate::render) text: &'static str,
    /// Its URL.
    pub(in crate::render) href: String,
}

impl SummaryBox {
    /// Whether the next run can be joined; there is room if there is none.
    pub(super) fn room(&self) -> Room {
        match (self.full, self.closed) {
            (true, _) => Room::Full,
            (false, true) => Room::Closed,
            (false, false) => Room::Open,
        }
    }

    /// The facts of a course on a site; `interest` is the `mailto:` URL to express interest.
    pub(super) fn of(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        course: &Course,
        taking_part: Option<&TakingPart>,
        interest: Option<&str>,
    ) -> Self {
        let runs = upcoming(context.heads, localized.document, context.today());
        let next = NextUpcoming::of(context, &runs);
        let run = next.as_ref().map(|next| next.run);
        let room = next.as_ref().map_or(Room::Open, NextUpcoming::room);
        let joinable = next.as_ref().filter(|_| room == Room::Open);
        let time = Course::known(&course.time).map(|time| &time.0);
        let unknowns = Unknowns::of(context.heads, context.plan, localized, course).sentence();
        let advice = if course.is_external() {
            "Vraag het aan de aanbieder."
        } else if context.site().is_national() {
            "Vraag het ons."
        } else {
            "Vraag het aan je academie."
        };
        let is_open = joinable.is_some() || taking_part.is_some();
        let form = Course::known(&course.form).copied();
        let is_online =
            |place: &String| form == Some(Form::Online) && place == Form::Online.dutch();
        let location = || localized.location().map(str::to_owned);
        let place = run.and_then(UpcomingRun::place).or_else(location);
        Self {
            start: run.map(|run| dutch::date_range(run.start, run.end)),
            weekday: run.and_then(|run| runs::weekday(run.start, run.end)),
            hours: run.and_then(|run| runs::hours(run.run)),
            start_anchor: run.and_then(|run| value(&run.run.id)).map(|id| anchor(id)),
            region: run.and_then(|run| runs::academy(context, run.site)),
            full: room == Room::Full && taking_part.is_none(),
            closed: room == Room::Closed && taking_part.is_none(),
            more: next.as_ref().and_then(NextUpcoming::more),
            place: place.filter(|place| !is_online(place)),
            time: time.and_then(facts::time),
            time_note: time.and_then(|time| non_empty(text(&time.note))),
            cost: NextUpcoming::cost(next.as_ref(), context, localized),
            form: form.map(facts::form),
            participants: facts::participants(context.heads, course),
            unknown: unknowns,
            advice: is_open.then_some(advice),
            action: action(context, localized, joinable, taking_part, interest),
        }
    }
}

/// A single open run with a link to enrol is linked directly, and so is a single way to take part
/// without a date.
fn action(
    context: &PageContext<'_>,
    localized: &LocalizedDocument<'_>,
    joinable: Option<&NextUpcoming<'_, '_>>,
    taking_part: Option<&TakingPart>,
    interest: Option<&str>,
) -> Option<ActionView> {
    let action = |id, text, href: &str| ActionView {
        id,
        text,
        href: href.to_owned(),
    };
    if let Some(ways) = taking_part {
        let choose = action("kiezen", "Kies hoe je meedoet", "#_meedoen");
        return Some(match (&ways.any_time, &ways.request, joinable) {
            (Some(way), None, None) => action(way.action, way.text, &way.href),
            (None, Some(mail), None) => action("aanvragen", "Vraag het aan", mail),
            (Some(_), Some(_), _) | (_, _, Some(_)) | (None, None, None) => choose,
        });
    }
    let Some(next) = joinable else {
        return interest.map(|mail| action("belangstelling", "Ik heb belangstelling", mail));
    };
    Some(match runs::enrol(context, localized, next.run) {
        Some(href) if next.others.is_empty() => action("aanmelden", "Aanmelden", &href),
        Some(_) | None => action("kiezen", "Kies een datum", "#uitvoeringen"),
    })
}
