//! The order of lists of courses, their sections and what is counted of them.

use super::TestSite;
use crate::model::address::Address;
use crate::model::layout::Kind;
use crate::plan::axis::Axis;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::view::{academies, career, courses, home, overview};

/// A bookable course with the given runs, for coaches.
fn bookable(title: &str, offered_by: &str, runs: &[(&str, &str)]) -> String {
    let (keys, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
    let mut text = keys
        .replace("Samen bewegen", title)
        .replace("[coach]", "[buurtsportcoach]")
        .replace(
            "aangeboden_door: [zuid]",
            &format!("aangeboden_door: [{offered_by}]"),
        );
    if !runs.is_empty() {
        text.push_str("uitvoeringen:\n");
    }
    for (region, start) in runs {
        text.push_str(&format!(
            "  - {{id: {region}-{start}, regio: {region}, start: {start}, plaats: 'De Hal, Assen'}}\n"
        ));
    }
    text
}

/// Courses of every section, in no order.
fn offer() -> Vec<(&'static str, String)> {
    let described =
        |title| bookable(title, "noord", &[]).replace("fase: beschikbaar", "fase: omschreven");
    vec![
        ("a", UNKNOWN_COURSE.replace("Niets bekend", "Nergens")),
        (
            "b",
            bookable("Over", "noord", &[]).replace("fase: beschikbaar", "fase: gestopt"),
        ),
        ("c", described("Beschreven")),
        ("d", bookable("Elders", "zuid", &[("zuid", "2026-03-09")])),
        (
            "e",
            bookable("Voor anderen", "noord", &[("noord", "2026-03-10")])
                .replace("[buurtsportcoach]", "[coach]"),
        ),
        ("f", bookable("Zonder datum", "noord", &[])),
        ("g", bookable("April", "noord", &[("noord", "2026-04-01")])),
        (
            "h",
            bookable(
                "Maart",
                "zuid",
                &[("zuid", "2026-03-02"), ("noord", "2026-03-20")],
            ),
        ),
    ]
}

fn site_of(id: &str, offer: &[(&str, String)]) -> TestSite {
    let paths: Vec<String> = offer
        .iter()
        .map(|(id, _)| format!("content/aanbod/{id}.md"))
        .collect();
    let texts = offer.iter().map(|(_, text)| text.as_str());
    let files: Vec<(&str, &str)> = paths.iter().map(String::as_str).zip(texts).collect();
    TestSite::new(id, &files)
}

/// The headings of a list, each with its number and its titles.
fn sections(view: &courses::CoursesView) -> Vec<(String, usize, Vec<String>)> {
    let title = |card: &tera::Value| {
        let card = serde_json::to_value(card).unwrap();
        card["title"].as_str().unwrap().to_owned()
    };
    let sections = view.sections.iter();
    sections
        .map(|section| {
            let titles = section.cards.iter().map(|listed| title(&listed.card));
            (section.title.clone(), section.count, titles.collect())
        })
        .collect()
}

fn section(title: &str, titles: &[&str]) -> (String, usize, Vec<String>) {
    let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    (title.to_owned(), titles.len(), titles)
}

#[test]
fn the_own_offer_comes_first_and_what_is_over_last() {
    let site = site_of("noord", &offer());
    let (_, view) = courses::finder(&site.context(&Address::from("/aanbod/")), 1);
    let own = [
        "Maart",
        "April",
        "Zonder datum",
        "Voor anderen",
        "Beschreven",
    ];
    assert_eq!(
        sections(&view),
        [
            section("In Noord", &own),
            section("Bij andere academies", &["Elders"]),
            section("Bij geen academie", &["Nergens"]),
            section("Afgerond, gestopt of onzeker", &["Over"]),
        ]
    );
    let national = site_of("landelijk", &offer());
    let (_, view) = courses::finder(&national.context(&Address::from("/aanbod/")), 1);
    let academies = [
        "Maart",
        "Elders",
        "April",
        "Zonder datum",
        "Voor anderen",
        "Beschreven",
    ];
    assert_eq!(sections(&view)[0], section("Bij de academies", &academies));
}

#[test]
fn a_page_of_a_long_list_continues_its_section() {
    let mut offer = offer();
    let ids: Vec<String> = (0..20).map(|number| format!("extra-{number:02}")).collect();
    for id in &ids {
        offer.push((id, bookable(id, "noord", &[])));
    }
    let site = site_of("noord", &offer);
    let (_, view) = courses::finder(&site.context(&Address::from("/aanbod/pagina/2/")), 2);
    let first = &sections(&view)[0];
    assert_eq!((&*first.0, first.1, first.2.len()), ("In Noord", 25, 5));
    assert_eq!(view.count, "27 resultaten");
}

#[test]
fn a_count_is_the_same_on_every_page_and_site() {
    let parts = "5 van Noord, 1 bij andere academies en 1 bij geen academie";
    let site = site_of("noord", &offer());
    let (_, list) = courses::finder(&site.context(&Address::from("/aanbod/")), 1);
    assert_eq!((&*list.count, &*list.count_parts), ("7 resultaten", parts));
    let (_, home) = home::view(&site.context(&Address::from("/")));
    assert_eq!(home.counts[0].count, 7);
    assert_eq!(
        home.counts[0].text,
        format!("opleidingen en trainingen: {parts}")
    );
    let (_, overview) = overview::view(&site.context(&Address::from("/aanbod/overzicht/")));
    assert_eq!(
        overview.total,
        format!("Er zijn 7 opleidingen en trainingen: {parts}")
    );
    // The national site counts what Noord counts of its own.
    let national = site_of("landelijk", &offer());
    let (_, view) = academies::view(&national.context(&Address::from("/academies/")));
    let noord = view.academies.iter().find(|academy| academy.id == "noord");
    assert_eq!(noord.map(|academy| academy.courses), Some(5));
    let at = national.shared.facet(Axis::Region, "noord").unwrap();
    let address = Address::from("/aanbod/regio/noord/");
    let (_, facet) = courses::facet(&national.context(&address), at, 1).unwrap();
    assert_eq!(facet.count, "5 resultaten");
}

#[test]
fn what_is_over_is_not_offered_on_pages_about_something_else() {
    let mut files = offer();
    files.retain(|(id, _)| ["b", "f"].contains(id));
    let function = "samenvatting: Eerste.\n".to_owned();
    let paths = [
        "content/aanbod/b.md",
        "content/aanbod/f.md",
        "content/carrierepad/a.md",
    ];
    let texts = [&*files[0].1, &*files[1].1, &*function];
    let files: Vec<(&str, &str)> = paths.into_iter().zip(texts).collect();
    let site = TestSite::new("noord", &files);
    let function = site.document(Kind::Function, "a");
    let address = Address::from("/carrierepad/a/");
    let (_, view) = career::function(&site.context(&address), function).unwrap();
    assert_eq!((view.courses_total, view.courses.cards.len()), (1, 1));
    let (_, home) = home::view(&site.context(&Address::from("/")));
    assert_eq!(home.courses.cards.len(), 1);
}

#[test]
fn a_list_of_an_academy_on_the_national_site_has_its_dates_and_prices() {
    let accent = (
        "regions/noord/content/aanbod/h.md",
        "kosten: gratis\n".to_owned(),
    );
    let course = bookable(
        "Maart",
        "zuid",
        &[("zuid", "2026-03-02"), ("noord", "2026-03-20")],
    );
    let files = [("content/aanbod/h.md", &*course), (accent.0, &*accent.1)];
    let site = TestSite::new("landelijk", &files);
    let card = |academy: &str| {
        let at = site.shared.facet(Axis::Region, academy).unwrap();
        let address = Address::new(format!("/aanbod/regio/{academy}/"));
        let (_, view) = courses::facet(&site.context(&address), at, 1).unwrap();
        let card = serde_json::to_value(&view.sections[0].cards[0].card).unwrap();
        let start = card["start"]["next"]["dates"]["iso"].as_str().unwrap();
        (start.to_owned(), card["cost"].as_str().unwrap().to_owned())
    };
    let usual = "€\u{a0}125,50 per deelnemer".to_owned();
    assert_eq!(
        card("noord"),
        ("2026-03-20".to_owned(), "Gratis".to_owned())
    );
    assert_eq!(card("zuid"), ("2026-03-02".to_owned(), usual));
}

#[test]
fn a_full_date_of_the_academy_comes_before_one_elsewhere() {
    let course = bookable(
        "Maart",
        "noord",
        &[("zuid", "2026-03-02"), ("noord", "2026-03-20")],
    );
    let course = course.replace("start: 2026-03-20,", "start: 2026-03-20, status: vol,");
    let site = TestSite::new("noord", &[("content/aanbod/h.md", &course)]);
    let card = site.shared.course_card(site.document(Kind::Course, "h"));
    let card = serde_json::to_value(card.unwrap()).unwrap();
    let start = &card["start"];
    assert_eq!(start["next"]["full"], true);
    assert_eq!(start["lacking"], serde_json::Value::Null);
    assert_eq!(start["elsewhere"]["dates"]["iso"], "2026-03-02");
    assert_eq!(card["phase"]["short"], "Aanmelden kan");
}
