//! The search index of a site.

use serde_json::Value;

use super::TestSite;
use crate::export::search::tokens::stem;
use crate::model::address::Address;
use crate::render::search_index;

const COURSE: &str = "titel: Vallen\nsamenvatting: Kort.\nsoort: cursus\nfase: beschikbaar\nroute: bestaand\n\
    doel: Je kunt balans oefenen.\ndeelnemers: [coach]\nfuncties: alle\nleeruitkomsten: [Je kent de spieren.]\n\
    instapvoorwaarden: geen\ntijdsinvestering: {uren: 3}\nkosten: gratis\nvorm: fysiek\naanbieder: {naam: De School}\n\
    modules: [{id: een, titel: Evenwicht, uren: 3}]\n\
    uitvoeringen:\n  - {id: jan, regio: noord, start: 2027-01-12, plaats: Assen}\n  - {id: oud, regio: noord, start: 2025-05-12, plaats: Emmen}\n";

/// The index of a site: what the script sets.
fn index(site: &str, files: &[(&str, &str)]) -> Value {
    let site = TestSite::new(site, files);
    let script = search_index(&site.site(), &Address::from("/zoekindex.js"));
    let script = String::from_utf8(script).unwrap();
    let json = script.strip_prefix("globalThis.vindplekIndex=").unwrap();
    serde_json::from_str(json.trim_end().strip_suffix(';').unwrap()).unwrap()
}

/// The addresses of the pages that have a word.
fn with_word(index: &Value, word: &str) -> Vec<String> {
    let stem = stem(word);
    let entries = index["index"]["index"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry[0] == *stem);
    let fields = entry
        .into_iter()
        .flat_map(|entry| entry[1].as_object().unwrap().values());
    let ids = fields.flat_map(|postings| postings.as_object().unwrap().keys());
    let stored = &index["index"]["storedFields"];
    let mut found: Vec<String> = ids
        .map(|id| stored[id]["u"].as_str().unwrap().to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

fn shown<'i>(index: &'i Value, address: &str) -> &'i Value {
    let stored = index["index"]["storedFields"].as_object().unwrap();
    stored.values().find(|shown| shown["u"] == address).unwrap()
}

#[test]
fn a_course_is_found_by_its_facts_and_by_runs_that_are_still_to_come() {
    let index = index("noord", &[("content/aanbod/vallen.md", COURSE)]);
    for word in [
        "vallen",
        "balans",
        "spieren",
        "evenwicht",
        "assen",
        "gratis",
    ] {
        let found = with_word(&index, word);
        assert!(
            found.contains(&"aanbod/vallen/".to_owned()),
            "{word}: {found:?}"
        );
    }
    assert_eq!(with_word(&index, "emmen"), [""; 0]);
    let headings = shown(&index, "aanbod/vallen/")["h"].to_string();
    assert!(headings.contains("module-een"), "{headings}");
    assert!(
        headings.contains("12\u{a0}januari 2027 in Assen\",\"uitvoering-jan"),
        "{headings}"
    );
}

#[test]
fn pages_that_the_program_makes_are_found_and_later_pages_of_a_list_are_not() {
    let index = index("noord", &[("content/aanbod/vallen.md", COURSE)]);
    let stored = index["index"]["storedFields"].as_object().unwrap();
    let addresses: Vec<&str> = stored
        .values()
        .filter_map(|shown| shown["u"].as_str())
        .collect();
    for address in [
        "agenda/",
        "aanmelden/",
        "aanbod/",
        "partners/",
        "begrippen/",
    ] {
        assert!(addresses.contains(&address), "{address}");
    }
    for address in ["zoeken/", "404.html"] {
        assert!(!addresses.contains(&address), "{address}");
    }
}

#[test]
fn drafts_and_former_addresses_are_not_found() {
    let page = "titel: Zwemmen\nsamenvatting: Kort.\nvoorheen: [/baden/]\n";
    let draft = "titel: Duiken\nsamenvatting: Kort.\nconcept: true\n";
    let index = index(
        "noord",
        &[
            ("content/paginas/zwemmen.md", page),
            ("content/paginas/duiken.md", draft),
        ],
    );
    assert_eq!(with_word(&index, "zwemmen"), ["zwemmen/"]);
    assert_eq!(with_word(&index, "duiken"), [""; 0]);
    assert_eq!(with_word(&index, "baden"), [""; 0]);
}

#[test]
fn the_national_site_finds_what_only_an_academy_has_and_nothing_twice() {
    let own = "titel: Schaatsen\nsamenvatting: Kort.\nlandelijk: false\n";
    let shared = "titel: Zwemmen\nsamenvatting: Kort.\n";
    let files = [
        ("regions/noord/content/paginas/schaatsen.md", own),
        ("content/paginas/zwemmen.md", shared),
    ];
    let national = index("landelijk", &files);
    let found = with_word(&national, "schaatsen");
    assert_eq!(found, ["https://academies.nl/noord/schaatsen/"]);
    assert_eq!(shown(&national, &found[0])["o"], "Noord");
    assert_eq!(with_word(&national, "zwemmen"), ["zwemmen/"]);
    assert_eq!(with_word(&index("zuid", &files), "schaatsen"), [""; 0]);
}

#[test]
fn synonyms_come_from_the_glossary_and_the_vocabularies() {
    let index = index("noord", &[]);
    let groups = index["synonyms"].as_array().unwrap();
    assert!(groups.contains(&serde_json::json!(["de wijk", "buurt"])));
    assert!(groups.contains(&serde_json::json!(["lab", "het programma"])));
}
