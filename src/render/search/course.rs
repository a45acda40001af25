//! The facts of a course by which people look for it.

use super::entry::SearchEntry;
use crate::model::course::{Cost, Course, EntryRequirements};
use crate::model::heads::DocIx;
use crate::model::value::{ids, items, text, value};
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::{UpcomingRun, is_own, upcoming};
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::card::{self, CourseCard};
use crate::render::part::credit::CreditView;
use crate::render::part::runs::anchor;
use crate::render::view::module::module_anchor;

/// Adds the facts of a course.
pub(super) fn add_facts(
    entry: &mut SearchEntry,
    context: &PageContext<'_>,
    localized: &LocalizedDocument<'_>,
    course: &Course,
) {
    let document = localized.document;
    if let Some(card) = card::course(context, context.plan.site, document) {
        add_card(entry, &card);
    }
    for partner in ids(&course.partners).filter_map(|id| context.heads.partner(id)) {
        entry.names(text(&partner.name));
    }
    for module in items(&course.modules) {
        match &module.value.id {
            Some(id) => entry.heading(text(&module.value.title), &module_anchor(&id.value.0)),
            None => entry.names(text(&module.value.title)),
        }
    }
    add_runs(entry, context, document);
    entry.text(text(&course.goal));
    let outcomes = Course::known(&course.outcomes).map(|outcomes| &*outcomes.0);
    let conditions = match &course.entry {
        Some(entry) => match &entry.value {
            EntryRequirements::Conditions(conditions) => &**conditions,
            EntryRequirements::None | EntryRequirements::Unknown => &[],
        },
        None => &[],
    };
    let lists = [outcomes.unwrap_or_default(), conditions];
    for sentence in lists.into_iter().flatten() {
        entry.text(&sentence.value);
    }
    let (_, materials) = localized.materials(course);
    for material in materials {
        entry.text(material.value.title());
    }
    let of_modules = items(&course.modules).iter();
    let of_modules = of_modules.flat_map(|module| items(&module.value.exempts));
    for part in items(&course.exempts).iter().chain(of_modules) {
        entry.text(part.value.title());
    }
    if let Some(level) = CreditView::of(course).level {
        entry.text(&level);
    }
    if let Some(video) = value(&course.video) {
        entry.text(text(&video.title));
    }
    if let Some(evaluation) = value(&course.evaluation) {
        entry.text(text(&evaluation.note));
    }
    entry.text(text(&course.certificate));
    let prices = localized.cost().map(Cost::prices);
    for price in prices.into_iter().flatten() {
        entry.text(text(&price.audience));
    }
    for funding in items(&course.funding) {
        entry.text(funding.value.title());
    }
}

/// The facts that a card states, as it states them.
fn add_card(entry: &mut SearchEntry, card: &CourseCard) {
    let lists = [&card.participants, &card.themes, &card.profiles];
    let named = [card.kind.as_ref(), card.form.as_ref()]
        .into_iter()
        .flatten();
    for value in named.chain(lists.into_iter().flatten()) {
        entry.names(&value.name);
    }
    let facts = [
        &card.provider,
        &card.time,
        &card.cost,
        &card.location,
        &card.functions,
        &card.language,
    ];
    for fact in facts.into_iter().flatten().chain(&card.points) {
        entry.names(fact);
    }
    for way in &card.dateless {
        entry.names(way);
    }
    for academy in &card.academies {
        entry.names(&academy.name);
        entry.names(&academy.short_name);
    }
    let next = card.start.as_ref().and_then(|start| start.next.as_ref());
    let next = next.map(|run| {
        let place = run.place.iter().map(|place| format!(", {place}"));
        let region = run.region.iter().map(|region| format!(" ({region})"));
        let full = run.full.then(|| " (vol)".to_owned());
        let closed = run.closed.then(|| " (aanmelding gesloten)".to_owned());
        let parts = place.chain(region).chain(full).chain(closed);
        [run.dates.text.clone()].into_iter().chain(parts).collect()
    });
    let phase = card.phase.short.clone();
    entry.detail(
        &[Some(phase), next]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
    );
}

/// The months and places of runs that are still to come: as headings, and those of other academies
/// as text, so that a visitor finds what is nearby first.
fn add_runs(entry: &mut SearchEntry, context: &PageContext<'_>, document: DocIx) {
    for run in upcoming(context.heads, document, context.today()) {
        let words = run.in_words();
        if !is_own(context.heads, context.plan.site, &run) {
            entry.text(&words);
            continue;
        }
        match value(&run.run.id) {
            Some(id) => entry.heading(&words, &anchor(&id.0)),
            None => entry.names(&words),
        }
        entry.names(dutch::weekday(run.start));
    }
}

/// How useful a course is by itself: whether one can take part.
pub(super) fn rank(context: &PageContext<'_>, document: DocIx) -> u8 {
    let runs = upcoming(context.heads, document, context.today());
    let is_own = |run: &UpcomingRun<'_>| is_own(context.heads, context.plan.site, run);
    match card::course(context, context.plan.site, document).map(|card| card.phase.state) {
        Some("open") if runs.iter().any(is_own) => 100,
        Some("open") => 95,
        Some("gestopt") | None => 50,
        Some(_) => 85,
    }
}
