use jiff::civil::date;

use super::*;
use crate::edition::{Options, compile};
use crate::memo::Memo;
use crate::world::MemoryWorld;

const COURSE: &str = "content/aanbod/inclusie.md";

/// A project with a course that has some keys and a text.
fn world(keys: &str, text: &str) -> MemoryWorld {
    let mut world = MemoryWorld::new(date(2026, 11, 1));
    for (site, kind) in [
        ("landelijk", "landelijk"),
        ("noord", "regio"),
        ("zuid", "regio"),
    ] {
        let text = format!(
            "naam: Academie {site}\nkorte_naam: {site}\nsoort: {kind}\nthema: basis\nbasis_url: https://{site}.example\n\
             welkom: {{titel: Welkom, tekst: Dag.}}\ncontact: {{email: mail@{site}.example}}\n"
        );
        world.write(&format!("regions/{site}/region.yaml"), text);
    }
    world.write(
        COURSE,
        format!("---\ntitel: Inclusie\n{keys}---\n\n{text}\n"),
    );
    world
}

fn edition(world: &MemoryWorld) -> Edition {
    compile(world, Options::default(), &Memo::new())
}

/// What is missing in a file: the reasons with the places.
fn found(world: &MemoryWorld, path: &str) -> Vec<(&'static str, String)> {
    let files = missing(&edition(world), world);
    let file = files.iter().find(|file| file.path == FilePath::from(path));
    let lines = file.map(|file| file.lines.clone()).unwrap_or_default();
    let place = |line: &MissingLine| ways::place_in_address(&line.at);
    lines
        .iter()
        .map(|line| (line.why.id(), place(line)))
        .collect()
}

fn has(found: &[(&str, String)], why: &str, place: &str) -> bool {
    found.iter().any(|(a, b)| *a == why && b == place)
}

#[test]
fn what_a_form_asks_and_does_not_get_is_missing() {
    let keys = "samenvatting: onbekend\nkosten: onbekend\nlocatie:\nvorm: fysiek\nleeruitkomsten: []\ndoel: Schrijf hier zelf iets.\n";
    let found = found(&world(keys, "Tekst."), COURSE);
    assert!(has(&found, "onbekend", "kosten"), "{found:?}");
    assert!(
        !has(&found, "onbekend", "samenvatting"),
        "here it is a text: {found:?}"
    );
    for empty in ["leeruitkomsten", "locatie", "doel", "soort", "aanbieder"] {
        assert!(has(&found, "leeg", empty), "{empty}: {found:?}");
    }
    assert!(!has(&found, "leeg", "vorm"));
    assert!(!has(&found, "leeg", "body"));
    let twice = found.iter().filter(|(_, place)| place == "doel").count();
    assert_eq!(twice, 1, "a check says the same: {found:?}");
}

#[test]
fn a_page_without_text_leads_to_its_text() {
    assert!(has(&found(&world("", ""), COURSE), "leeg", "body"));
}

#[test]
fn facts_are_old_after_two_years_and_a_date_is_past_on_its_day() {
    let keys =
        |updated: &str, until: &str| format!("bijgewerkt: {updated}\nverloopt_op: {until}\n");
    let old = found(&world(&keys("2024-10-31", "2026-12-01"), "Tekst."), COURSE);
    assert!(
        has(&old, "oud", "bijgewerkt") && has(&old, "voorbij", "verloopt_op"),
        "{old:?}"
    );
    let fresh = found(&world(&keys("2024-11-01", "2027-01-01"), "Tekst."), COURSE);
    assert!(
        !has(&fresh, "oud", "bijgewerkt") && !has(&fresh, "voorbij", "verloopt_op"),
        "{fresh:?}"
    );
    let over = found(&world(&keys("2020", "2026-11-01"), ""), COURSE);
    assert_eq!(
        over,
        [("voorbij", "verloopt_op".to_owned())],
        "nobody reads the rest"
    );
}

#[test]
fn runs_that_are_over_or_full_lead_to_their_place() {
    let runs = "fase: beschikbaar\nuitvoeringen:\n  - {id: a, regio: noord, start: 2025-03-01}\n  - {id: b, regio: noord, start: 2026-12-01, status: vol}\n";
    let some = found(&world(runs, "Tekst."), COURSE);
    assert!(has(&some, "voorbij", "uitvoeringen"), "{some:?}");
    assert!(has(&some, "vol", "uitvoeringen/1/status"), "{some:?}");
    assert!(!has(&some, "voorbij", "fase"), "{some:?}");
    let none = found(&world("fase: beschikbaar\n", "Tekst."), COURSE);
    assert!(has(&none, "voorbij", "fase"), "{none:?}");
    let asked = found(
        &world("fase: beschikbaar\nop_aanvraag: ja\n", "Tekst."),
        COURSE,
    );
    assert!(!has(&asked, "voorbij", "fase"), "{asked:?}");
}

#[test]
fn a_region_sees_its_own_files_and_what_it_shows() {
    let mut world = world("regios: [noord]\n", "");
    let accent = "regions/noord/content/aanbod/inclusie.md";
    world.write(accent, "---\nkosten: onbekend\n---\n");
    let edition = edition(&world);
    let all = missing(&edition, &world);
    let of = |site: &str| {
        let choice = MissingChoice {
            site: Some(site.into()),
            ..MissingChoice::default()
        };
        missing_page(&edition, &all, &choice)
    };
    assert!(of("noord").contains(COURSE) && of("noord").contains(accent));
    assert!(of("landelijk").contains(COURSE) && !of("landelijk").contains(accent));
    assert!(!of("zuid").contains(COURSE) && !of("zuid").contains(accent));
    let every = missing_page(&edition, &all, &MissingChoice::default());
    let articles = every.matches(&format!("<code>{COURSE}</code>")).count();
    assert_eq!(articles, 1, "each file is listed once");
}

#[test]
fn a_line_leads_into_the_form_on_a_page_of_the_file() {
    let mut world = world("kosten: onbekend\n", "Tekst.");
    world.write(
        COURSE,
        "---\ntitel: <b>Inclusie</b>\nkosten: onbekend\n---\n\nTekst.\n",
    );
    let edition = edition(&world);
    let all = missing(&edition, &world);
    let choice = MissingChoice {
        why: Some("onbekend".to_owned()),
        ..MissingChoice::default()
    };
    let page = missing_page(&edition, &all, &choice);
    assert!(
        page.contains("href=\"/landelijk/aanbod/inclusie/?bewerk=content%2Faanbod%2Finclusie.md&amp;sleutel=kosten\">Kosten: onbekend</a>"),
        "{page}"
    );
    assert!(!page.contains("<b>Inclusie"), "{page}");
    assert!(!page.contains("Leeruitkomsten"));
}
