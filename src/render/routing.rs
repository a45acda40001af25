//! The routes from need to offer as a drawing within a text: two routes along the phases of a
//! course, with the site's courses at each step.
//!
//! The HTML reads as a list; the style sheet draws the lines. The counts are computed from what the
//! site shows now, so that no editor has to update them.

use super::context::PageContext;
use crate::escape;
use crate::model::address::Address;
use crate::model::course::{Phase, Route};
use crate::model::heads::DocIx;

/// How many titles a step shows; the list of courses has the rest.
const TITLES: usize = 8;

/// A step of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RouteStep {
    phase: Phase,
    courses: Vec<DocIx>,
}

/// Appends the drawing as HTML.
pub(super) fn push(html: &mut String, context: &PageContext<'_>) {
    let link = |address: &str, words: &str| {
        let href = context.href(&Address::from(address));
        format!("<a href=\"{}\">{words}</a>", escape::html(&href))
    };
    html.push_str(&format!(
        "<div class=\"routing\" role=\"group\" aria-label=\"Van vraag naar aanbod\">\
         <p class=\"routing-blok\"><strong>De vraag</strong> van buurtsportcoach, werkgever of \
         gemeente, bijvoorbeeld uit een {}</p>\
         <p class=\"routing-blok routing-keuze\"><strong>Is er al aanbod dat past?</strong></p>\
         <div class=\"routing-wegen\">",
        link("/peilingen/", "peiling")
    ));
    for (answer, name, route) in [
        ("Ja", "Bestaand aanbod", Route::Existing),
        ("Nee", "Nieuw aanbod", Route::New),
    ] {
        html.push_str(&format!(
            "<div class=\"routing-weg\" role=\"group\" aria-label=\"{answer}: {name}\">\
             <p class=\"routing-kop\"><span>{answer}</span> <strong>{name}</strong></p>\
             <ol class=\"routing-stappen\">"
        ));
        for step in steps(context, route) {
            let (name, what) = phase_words(step.phase);
            html.push_str(&format!("<li><p><strong>{name}</strong> {what}</p>"));
            courses(html, context, &step.courses);
            html.push_str("</li>");
        }
        html.push_str("</ol></div>");
    }
    html.push_str("</div></div>");
}

/// The phases of a route, each with the courses that are in it now. A course that exists already
/// skips development, unless the content has one in that phase.
fn steps(context: &PageContext<'_>, route: Route) -> Vec<RouteStep> {
    let phases = [
        Phase::InDevelopment,
        Phase::Described,
        Phase::Assessed,
        Phase::Available,
        Phase::Evaluated,
    ];
    let step = |phase: Phase| {
        let stands = |document: &DocIx| {
            let course = context.heads.document(*document).course();
            course.is_some_and(|course| {
                let on_route = course.route.as_ref().map(|route| route.value) == Some(route);
                on_route && course.phase() == phase
            })
        };
        let courses = context.plan.courses.iter().copied().filter(stands);
        RouteStep {
            phase,
            courses: courses.collect(),
        }
    };
    let passes = |step: &RouteStep| {
        let begins = step.phase == Phase::InDevelopment;
        !begins || route == Route::New || !step.courses.is_empty()
    };
    phases.into_iter().map(step).filter(passes).collect()
}

/// The name and the explanation of a phase as a step.
fn phase_words(phase: Phase) -> (&'static str, &'static str) {
    match phase {
        Phase::InDevelopment => ("In ontwikkeling", "Het wordt nog gemaakt."),
        Phase::Described => (
            "Omschreven",
            "Het is beschreven in woorden die alle academies gebruiken.",
        ),
        Phase::Assessed => ("Getoetst", "Het is getoetst met de beslisboom."),
        Phase::Available => ("Beschikbaar", "Je kunt je aanmelden."),
        Phase::Evaluated => ("Geëvalueerd", "Na afloop is bekeken hoe het was."),
        Phase::Completed => ("Afgerond", "Het is een keer gegeven."),
        Phase::Unknown => ("Onzeker", "Of het nog komt, weten we niet."),
        Phase::Stopped | Phase::Unfit => ("Gestopt", "Het wordt niet meer aangeboden."),
    }
}

fn courses(html: &mut String, context: &PageContext<'_>, courses: &[DocIx]) {
    let count = |number: usize| format!("<b>{number}</b> nu in deze stap");
    if courses.is_empty() {
        html.push_str("<p class=\"routing-leeg\">Nu niets in deze stap</p>");
        return;
    }
    html.push_str(&format!(
        "<details><summary>{}</summary><ul>",
        count(courses.len())
    ));
    for document in courses.iter().take(TITLES) {
        let link = context.titled(*document);
        html.push_str(&format!(
            "<li><a href=\"{}\">{}</a></li>",
            escape::html(&link.href),
            escape::html(&link.text)
        ));
    }
    let more = courses.len().saturating_sub(TITLES);
    if more > 0 {
        let list = context.href(&Address::from("/aanbod/"));
        html.push_str(&format!(
            "<li><a href=\"{}\">en nog {more} in het aanbod</a></li>",
            escape::html(&list)
        ));
    }
    html.push_str("</ul></details>");
}
