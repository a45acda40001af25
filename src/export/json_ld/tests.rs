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
    let crumbs = [crumb("Home", "/"), crumb("Partners", "/partners/")];
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
