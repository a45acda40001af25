//! The JSON-LD of pages.

use serde_json::{Value, json};

use super::{Crumb, script};
use crate::model::address::Address;
use crate::plan::file::FileKind;
use crate::plan::page::PageKind;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE, plan, project};

fn json_ld(files: &[(&str, &str)], site: &str, address: &str) -> Value {
    let heads = project(files);
    let plan = plan(&heads, site);
    let file = plan.at(address).unwrap();
    let FileKind::Page(page) = file.kind else {
        panic!("{address} is no page");
    };
    let json = script(&heads, &plan, page, &file.address, &[]).unwrap();
    assert!(!json.contains('<'));
    serde_json::from_str::<Value>(&json).unwrap()["@graph"][0].take()
}

#[test]
fn a_course_has_all_known_facts() {
    let course = json_ld(
        &[("content/aanbod/samen.md", KNOWN_COURSE)],
        "noord",
        "/aanbod/samen/",
    );
    assert_eq!(course["@type"], "Course");
    assert_eq!(course["description"], "Samenwerken in de wijk.");
    assert_eq!(course["timeRequired"], "PT12H30M");
    assert_eq!(
        course["educationalLevel"],
        json!(["Functie A", "Functie B"])
    );
    assert_eq!(course["provider"]["url"], "https://vsg.nl");
    assert_eq!(course["offers"]["price"], json!(125.5));
    let run = &course["hasCourseInstance"][0];
    assert_eq!(run["courseMode"], "Onsite");
    assert_eq!(run["startDate"], "2026-03-12");
    assert_eq!(run["location"]["name"], "Assen, centrum");
    assert_eq!(course["hasPart"][0]["timeRequired"], "PT3H");
}

#[test]
fn unknown_values_are_left_out() {
    let course = json_ld(
        &[("content/aanbod/niets.md", UNKNOWN_COURSE)],
        "noord",
        "/aanbod/niets/",
    );
    let known: Vec<&String> = course.as_object().unwrap().keys().collect();
    for key in [
        "teaches",
        "timeRequired",
        "offers",
        "provider",
        "hasCourseInstance",
        "hasPart",
    ] {
        assert!(!known.contains(&&key.to_owned()), "{key}");
    }
}

#[test]
fn a_course_has_what_comes_first_what_it_counts_for_and_how_it_was_graded() {
    let keys = "vervolg_op: [eerst]\ntaal: en\nnlqf: 5\nects: 2.5\n\
        punten: [{register: SKJ, aantal: 4}]\n\
        evaluatie: {periode: '2025', respons: 48, cijfer: 8.2}\n\
        vrijstelling: [{titel: Minor Sport, link: 'https://hbo.nl/minor'}]\n\
        video: {titel: Kijk mee, url: 'https://film.nl/1', duur: '3:20'}\n";
    let text = format!("{KNOWN_COURSE}{keys}");
    let files = [
        ("content/aanbod/samen.md", &*text),
        ("content/aanbod/eerst.md", UNKNOWN_COURSE),
    ];
    let course = json_ld(&files, "noord", "/aanbod/samen/");
    let eerst = "https://academies.nl/noord/aanbod/eerst/";
    assert_eq!(
        course["coursePrerequisites"],
        json!([{"@type": "Course", "@id": eerst, "url": eerst, "name": "Niets bekend"}])
    );
    assert_eq!(course["inLanguage"], "en");
    assert_eq!(course["educationalLevel"][2], "NLQF 5");
    assert_eq!(
        course["numberOfCredits"],
        json!([
            {"@type": "QuantitativeValue", "value": 2.5, "unitText": "ECTS"},
            {"@type": "QuantitativeValue", "value": 4, "unitText": "SKJ"},
        ])
    );
    assert_eq!(course["aggregateRating"]["ratingCount"], 48);
    assert_eq!(course["video"]["duration"], "PT3M20S");
    let alignment = &course["educationalAlignment"][0];
    assert_eq!(alignment["targetUrl"], "https://hbo.nl/minor");
    let few = text.replace("respons: 48", "respons: <10");
    let files = [("content/aanbod/samen.md", &*few), files[1]];
    let course = json_ld(&files, "noord", "/aanbod/samen/");
    assert!(course.get("aggregateRating").is_none());
}

#[test]
fn each_price_is_an_offer_and_enrolment_needs_no_date() {
    let (keys, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
    let prices = "[{voor: leden, bedrag: 45, per: deelnemer}, {voor: anderen, bedrag: 95, per: \
                  deelnemer}]";
    let text = keys.replace("{bedrag: 125.50, per: deelnemer}", prices);
    let text = format!("{text}aanmelden: 'https://vsg.nl/altijd'\n");
    let read = |text: &str| {
        let files = [("content/aanbod/samen.md", text)];
        json_ld(&files, "noord", "/aanbod/samen/")
    };
    let course = read(&text);
    assert_eq!(course["offers"][1]["name"], "anderen");
    assert_eq!(course["offers"][1]["price"], json!(95));
    let instance = &course["hasCourseInstance"][0];
    assert_eq!(instance.get("startDate"), None);
    assert_eq!(
        instance["offers"][0]["availability"],
        "https://schema.org/InStock"
    );
    let external = read(&text.replace("route: nieuw", "route: extern"));
    assert_eq!(external["offers"][0]["url"], "https://vsg.nl/altijd");
    assert_eq!(external.get("hasCourseInstance"), None);
    for over in ["afgerond", "gestopt", "onbekend"] {
        let course = read(&text.replace("beschikbaar", over));
        assert_eq!(course.get("offers"), None, "{over}");
        assert_eq!(course.get("hasCourseInstance"), None);
    }
}

#[test]
fn past_runs_are_left_out() {
    let past = KNOWN_COURSE.replace("2026-03-1", "2025-03-1");
    let course = json_ld(
        &[("content/aanbod/samen.md", &past)],
        "noord",
        "/aanbod/samen/",
    );
    assert!(course.get("hasCourseInstance").is_none());
}

#[test]
fn text_cannot_end_the_script() {
    let news = "titel: 'x </script><b>'\nsamenvatting: Kort.\ndatum: 2026-02-03\nafzender: LAB\n";
    let article = json_ld(&[("content/nieuws/a.md", news)], "noord", "/nieuws/a/");
    assert_eq!(article["headline"], "x </script><b>");
    assert_eq!(article["author"][0]["name"], "LAB");
    assert_eq!(article["datePublished"], "2026-02-03T00:00:00+01:00");
}

#[test]
fn a_page_has_a_breadcrumb_list() {
    let heads = project(&[]);
    let plan = plan(&heads, "noord");
    let script = |crumbs: &[Crumb]| {
        let address = Address::from("/partners/");
        script(&heads, &plan, PageKind::Partners, &address, crumbs)
    };
    let crumb = |title: &str, address: &str| Crumb {
        title: title.to_owned(),
        address: address.into(),
    };
    let crumbs = [crumb("Voorpagina", "/"), crumb("Partners", "/partners/")];
    let json = script(&crumbs).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    let last = &json["@graph"][0]["itemListElement"][1];
    assert_eq!(last["position"], 2);
    assert_eq!(last["item"], "https://academies.nl/noord/partners/");
    assert_eq!(script(&crumbs[..1]), None);
}

#[test]
fn the_glossary_is_a_defined_term_set() {
    let set = json_ld(&[], "zuid", "/begrippen/");
    assert_eq!(set["@type"], "DefinedTermSet");
    assert_eq!(
        set["hasDefinedTerm"][0]["alternateName"],
        json!(["het programma"])
    );
}

/// The run of the known course in Noord, with other keys.
fn run(keys: &str) -> Value {
    let (course, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
    let text =
        format!("{course}uitvoeringen: [{{id: een, regio: noord, plaats: Assen, {keys}}}]\n");
    let files = [("content/aanbod/samen.md", &*text)];
    json_ld(&files, "noord", "/aanbod/samen/")["hasCourseInstance"][0].take()
}

#[test]
fn each_session_of_a_run_is_an_event_with_its_offset() {
    let run = run(
        "van: 09:30, tot: 12:30, trainers: [Anna de Vries], plaatsen: 16, bijeenkomsten: \
         [{datum: 2026-03-29, vorm: online, titel: Slot}, {datum: 2026-03-28}]",
    );
    assert_eq!(run["startDate"], "2026-03-28T09:30:00+01:00");
    assert_eq!(run["endDate"], "2026-03-29T12:30:00+02:00");
    assert_eq!(run["maximumAttendeeCapacity"], 16);
    assert_eq!(run["instructor"][0]["name"], "Anna de Vries");
    let sessions = run["subEvent"].as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    assert_eq!(sessions[0]["@type"], "Event");
    assert_eq!(sessions[0]["startDate"], "2026-03-28T09:30:00+01:00");
    assert_eq!(sessions[0]["location"]["name"], "Assen");
    assert_eq!(sessions[1]["name"], "Samen bewegen: Slot");
    assert_eq!(sessions[1]["endDate"], "2026-03-29T12:30:00+02:00");
    assert_eq!(sessions[1]["location"]["@type"], "VirtualLocation");
}

#[test]
fn an_offer_is_valid_until_enrolment_closes() {
    let offer = |last: &str| {
        let keys = format!("start: 2026-03-12, status: open, aanmelden_tot: {last}");
        run(&keys)["offers"].take()
    };
    let open = offer("2026-03-01");
    assert_eq!(open["availability"], "https://schema.org/InStock");
    assert_eq!(open["validThrough"], "2026-03-01");
    let closed = offer("2026-02-28");
    assert_eq!(closed.get("availability"), None);
    assert_eq!(closed["validThrough"], "2026-02-28");
}

#[test]
fn a_meeting_has_its_times() {
    let news = "titel: Dag\nsamenvatting: Kom.\ndatum: 2026-02-01\nafzender: LAB\n\
                bijeenkomst: {start: 2026-06-12, van: 13:30}\n";
    let event = json_ld(&[("content/nieuws/dag.md", news)], "noord", "/agenda/");
    assert_eq!(event["startDate"], "2026-06-12T13:30:00+02:00");
    assert_eq!(event["endDate"], "2026-06-12");
}

#[test]
fn the_author_of_an_original_is_not_that_of_our_text() {
    let news = "titel: Verhaal\nsamenvatting: Kort.\nafzender: De redactie\ndatum: 2022-02\n\
                naar: [{titel: Wij, auteur: Vereniging Sport en Gemeenten, datum: 2021-najaar}, {titel: Zij, auteur: Kim}]\n";
    let article = json_ld(&[("content/nieuws/a.md", news)], "noord", "/nieuws/a/");
    assert_eq!(article["author"][0]["name"], "De redactie");
    assert_eq!(article["author"].as_array().unwrap().len(), 1);
    assert_eq!(article["datePublished"], "2022-02");
    let [ours, theirs] = article["isBasedOn"].as_array().unwrap().as_slice() else {
        panic!("two originals");
    };
    assert_eq!(ours["author"]["@type"], "Organization");
    assert_eq!(ours["datePublished"], "2021");
    assert_eq!(theirs["creditText"], "Kim");
    assert!(theirs.get("author").is_none());
}
