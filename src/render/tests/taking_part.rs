//! How one takes part in a course, what it costs, and what is over.

use serde_json::Value;

use super::TestSite;
use crate::model::layout::Kind;
use crate::plan::axis::Axis;
use crate::plan::links::document_address;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::view::course::{self, CourseView};
use crate::render::view::overview;

const PATH: &str = "content/aanbod/samen.md";
const ENROL: &str = "aanmelden: 'https://vsg.nl/altijd'\n";
const ON_REQUEST: &str = "op_aanvraag: ja\n";

/// A course that can be booked and has no dates, with more keys.
fn without_dates(more: &str) -> String {
    let (keys, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
    format!("{keys}{more}")
}

fn view(text: &str, site: &str) -> CourseView {
    let site = TestSite::new(site, &[(PATH, text)]);
    let document = site.document(Kind::Course, "samen");
    let (address, _) = document_address(site.heads.document(document));
    course::view(&site.context(&address), document).unwrap().1
}

fn card(text: &str) -> Value {
    let site = TestSite::new("noord", &[(PATH, text)]);
    let card = site
        .shared
        .course_card(site.document(Kind::Course, "samen"));
    serde_json::to_value(card.unwrap()).unwrap()
}

fn action(course: &CourseView) -> (&'static str, &str) {
    let action = course.summary.action.as_ref().unwrap();
    (action.text, &action.href)
}

#[test]
fn enrolment_without_a_date_is_the_main_action() {
    let course = view(&without_dates(ENROL), "noord");
    assert_eq!(action(&course), ("Aanmelden", "https://vsg.nl/altijd"));
    let ways = course.taking_part.as_ref().unwrap();
    assert!(ways.dates.is_none() && !ways.on_request);
    // A date is not missing when none is needed; the place is.
    let unknown = course.summary.unknown.unwrap();
    assert_eq!(unknown, "De plaats is nog niet bekend.");
    let card = card(&without_dates(ENROL));
    assert_eq!(card["dateless"][0], "Zonder vaste datum");
    assert_eq!(card["phase"]["short"], "Aanmelden kan");
}

#[test]
fn what_is_given_when_asked_for_is_asked_for_by_mail() {
    let course = view(&without_dates(ON_REQUEST), "noord");
    let (text, href) = action(&course);
    assert_eq!(text, "Vraag het aan");
    assert!(
        href.starts_with("mailto:") && href.contains("Aanvraag"),
        "{href}"
    );
    assert_eq!(course.summary.unknown, None);
    assert_eq!(
        card(&without_dates(ON_REQUEST))["dateless"][0],
        "Op aanvraag"
    );
    // Not yet, and no more.
    for phase in ["omschreven", "afgerond", "onbekend"] {
        let text = without_dates(ON_REQUEST).replace("beschikbaar", phase);
        assert!(view(&text, "noord").taking_part.is_none(), "{phase}");
    }
}

#[test]
fn several_ways_to_take_part_stand_together() {
    let text = KNOWN_COURSE.replace(
        "uitvoeringen:",
        &format!("{ENROL}{ON_REQUEST}uitvoeringen:"),
    );
    let course = view(&text, "noord");
    assert_eq!(action(&course), ("Kies hoe je meedoet", "#_meedoen"));
    let ways = course.taking_part.as_ref().unwrap();
    assert!(ways.any_time.is_some() && ways.request.is_some());
    let dates = ways.dates.as_deref();
    assert_eq!(dates, Some("Er is één datum waarop je mee kunt doen."));
    let ways = &card(&text)["dateless"];
    assert_eq!(ways[1], "Ook op aanvraag");
}

#[test]
fn the_finder_filters_on_ways_without_a_date() {
    let values = |text: &str| {
        let site = TestSite::new("noord", &[(PATH, text)]);
        let of_axis = site.plan.facets.iter();
        let of_axis = of_axis.filter(|facet| facet.axis == Axis::Dateless);
        of_axis
            .map(|facet| facet.id.to_string())
            .collect::<Vec<_>>()
    };
    let both = without_dates(&format!("{ENROL}{ON_REQUEST}"));
    assert_eq!(values(&both), ["zonder-datum", "ja"]);
    let external = both.replace("route: nieuw", "route: extern");
    assert_eq!(values(&external), ["ja", "bij-aanbieder"]);
    assert!(values(&both.replace("beschikbaar", "gestopt")).is_empty());
}

#[test]
fn offer_of_others_says_so_and_leads_to_its_provider() {
    let text = without_dates("").replace("route: nieuw", "route: extern");
    let course = view(&text, "noord");
    assert_eq!(action(&course), ("Naar de aanbieder", "https://vsg.nl"));
    let external = course.external.unwrap();
    assert!(external.bookable);
    assert_eq!(external.provider.unwrap().href, "https://vsg.nl");
    assert_eq!(course.interest, None);
    assert_eq!(card(&text)["external"], true);
    let enrolled = view(&format!("{text}{ENROL}"), "noord");
    let there = ("Aanmelden bij de aanbieder", "https://vsg.nl/altijd");
    assert_eq!(action(&enrolled), there);
    let over = view(&text.replace("beschikbaar", "afgerond"), "noord");
    assert!(!over.external.unwrap().bookable && over.summary.action.is_none());
}

#[test]
fn what_is_over_or_may_be_promises_nothing() {
    for phase in ["afgerond", "gestopt", "onbekend"] {
        let text = without_dates(ON_REQUEST).replace("beschikbaar", phase);
        let card = card(&text);
        assert_eq!(card["phase"]["state"], "gestopt", "{phase}");
        assert_eq!(card["cost"], Value::Null);
        assert_eq!(card["dateless"], serde_json::json!([]));
        let site = TestSite::new("noord", &[(PATH, &text)]);
        assert_eq!(site.plan.count.total(), 0);
        let (_, overview) = overview::view(&site.context(&"/aanbod/overzicht/".into()));
        assert_eq!(overview.groups[0].title, "Afgerond, gestopt of onzeker");
        let course = view(&text, "noord");
        assert!(course.interest.is_none() && course.summary.action.is_none());
    }
}

#[test]
fn several_prices_are_listed_and_a_card_has_the_lowest() {
    let prices = "[{voor: anderen, bedrag: 95, per: deelnemer}, {voor: leden, bedrag: 45, per: \
                  deelnemer, btw: vrijgesteld, toelichting: met lunch}]";
    let text = KNOWN_COURSE.replace("{bedrag: 125.50, per: deelnemer}", prices);
    let cost = view(&text, "noord").summary.cost.unwrap();
    assert_eq!(cost.text, "Vanaf €\u{a0}45 per deelnemer");
    let listed: Vec<_> = cost.prices.iter().collect();
    assert_eq!(listed[0].audience, "Anderen");
    assert_eq!(
        listed[1].text,
        "€\u{a0}45 per deelnemer, vrijgesteld van btw"
    );
    assert_eq!(listed[1].note.as_deref(), Some("met lunch"));
    assert_eq!(card(&text)["cost"], "Vanaf €\u{a0}45 per deelnemer");
    let equal = text.replace("bedrag: 95", "bedrag: 45");
    assert_eq!(card(&equal)["cost"], "€\u{a0}45 per deelnemer");
}

#[test]
fn an_unknown_kind_and_unknown_participants_are_told_in_the_sentence() {
    let text = UNKNOWN_COURSE
        .replace("soort: cursus", "soort: onbekend")
        .replace("deelnemers: [coach]", "deelnemers: onbekend");
    let course = view(&text, "noord");
    assert!(course.kind.is_none() && course.summary.participants.is_empty());
    let unknown = course.summary.unknown.unwrap();
    assert!(
        unknown.contains("deelnemers, soort scholing en aanbieder"),
        "{unknown}"
    );
    assert_eq!(card(&text)["kind"], Value::Null);
}

#[test]
fn what_pays_for_a_course_is_linked() {
    let funding = "vergoeding:\n  - Een voucher\n  - {titel: Het fonds, link: 'https://fonds.nl'}\n  \
                   - {titel: Zonder link}\n";
    let course = view(&without_dates(funding), "noord");
    let shown = course.funding.iter();
    let shown: Vec<_> = shown.map(|link| (&*link.text, &*link.href)).collect();
    let expected = [
        ("Een voucher", ""),
        ("Het fonds", "https://fonds.nl"),
        ("Zonder link", ""),
    ];
    assert_eq!(shown, expected);
}
