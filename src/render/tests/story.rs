use super::TestSite;
use crate::model::address::Address;
use crate::model::layout::Kind;
use crate::plan::testing::KNOWN_COURSE;
use crate::render::view::{career, roadmap, special};

const FUNCTION: &str = "niveau: onbekend\ndoel: onbekend\nresultaten: onbekend\n\
    competenties: onbekend\n";

#[test]
fn the_path_lists_courses_of_a_function_and_states_unknown_roles_once() {
    let known = format!("rol: begeleidend\n{FUNCTION}");
    let unknown = format!("rol: onbekend\n{FUNCTION}");
    let site = TestSite::new(
        "noord",
        &[
            ("content/aanbod/samen.md", KNOWN_COURSE),
            (
                "content/carrierepad/index.md",
                "titel: Het pad\nsamenvatting: Vier functies.\n",
            ),
            ("content/carrierepad/a.md", &known),
            ("content/carrierepad/b.md", &unknown),
            ("content/carrierepad/c.md", &unknown),
        ],
    );
    let address = Address::from("/carrierepad/");
    let document = site.document(Kind::CareerPath, "carrierepad");
    let (_, view) = career::path(&site.context(&address), document).unwrap();
    assert_eq!(
        view.unknown.as_deref(),
        Some("De rol van de functies B en C is nog niet bekend.")
    );
    let [a, _, c] = view.functions.as_slice() else {
        panic!("three functions");
    };
    assert_eq!(a.first_courses[0].text, "Samen bewegen");
    assert_eq!(a.first_courses[0].href, "../aanbod/samen/");
    assert_eq!(a.courses_href.as_deref(), Some("../aanbod/functie/a/"));
    assert!(c.first_courses.is_empty());
    assert_eq!(
        view.without_courses.as_deref(),
        Some("Bij functie C staat nog geen scholing.")
    );
    assert_eq!(c.courses_href, None);
}

#[test]
fn a_journey_without_a_current_quarter_is_past_or_coming() {
    let state = |from: &str, to: &str| {
        let index = format!(
            "titel: Reisplan\nsamenvatting: De reis.\nvan: {from}\ntot: {to}\neinddoel: Thuis.\n"
        );
        let files = [
            ("content/reisplan/index.md", index.as_str()),
            (&format!("content/reisplan/{from}.md"), "mijlpalen: []\n"),
            (&format!("content/reisplan/{to}.md"), "mijlpalen: []\n"),
        ];
        let site = TestSite::new("noord", &files);
        let address = Address::from("/reisplan/");
        let document = site.document(Kind::Roadmap, "reisplan");
        let (_, view) = roadmap::view(&site.context(&address), document).unwrap();
        (view.state, view.present)
    };
    assert_eq!(state("2025-K3", "2025-K4"), ("past", None));
    assert_eq!(state("2026-K2", "2026-K3"), ("coming", None));
}

#[test]
fn quarters_without_content_are_collapsed_and_stated_once() {
    let index =
        "titel: Reisplan\nsamenvatting: De reis.\nvan: 2025-K1\ntot: 2026-K3\neinddoel: Thuis.\n";
    let mut files = vec![("content/reisplan/index.md".to_owned(), index)];
    let empty = "mijlpalen: []\n";
    for quarter in [
        "2025-K2", "2025-K3", "2025-K4", "2026-K1", "2026-K2", "2026-K3",
    ] {
        files.push((format!("content/reisplan/{quarter}.md"), empty));
    }
    let open = "mijlpalen: [{titel: Begin, status: onbekend}]\n";
    files.push(("content/reisplan/2025-K1.md".to_owned(), open));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, *text)).collect();
    let site = TestSite::new("noord", &files);
    let address = Address::from("/reisplan/");
    let document = site.document(Kind::Roadmap, "reisplan");
    let (_, view) = roadmap::view(&site.context(&address), document).unwrap();
    let stretches: Vec<(usize, &str, Option<&str>)> = view
        .stretches
        .iter()
        .map(|it| (it.quarters.len(), it.state, it.fold.as_deref()))
        .collect();
    assert_eq!(
        stretches,
        [
            (1, "past", None),
            (
                3,
                "past",
                Some("Kwartaal 2 van 2025 tot en met kwartaal 4 van 2025")
            ),
            (1, "present", None),
            (
                2,
                "coming",
                Some("Kwartaal 2 van 2026 tot en met kwartaal 3 van 2026")
            ),
        ]
    );
    assert_eq!(
        view.unknown.as_deref(),
        Some(
            "Van 6 van de 7 kwartalen kennen we de plannen niet, en van één punt weten we niet \
             hoe het ermee staat."
        )
    );
    assert_eq!(view.stretches[0].quarters[0].milestones[0].status.name, "");
}

#[test]
fn a_cover_is_large_if_its_longest_word_fits() {
    let large = |title: &str| {
        let cover = format!("titel: {title}\nsamenvatting: Een uitgave.\neditie: Eerste\n");
        let site = TestSite::new("noord", &[("content/specials/een/index.md", &cover)]);
        let address = Address::from("/specials/een/");
        let document = site.document(Kind::Special, "een");
        let (_, view) = special::cover(&site.context(&address), document).unwrap();
        view.large
    };
    assert!(large("LAB-special"));
    assert!(!large("Buurtsportcoaches vertellen"));
}

#[test]
fn share_links_need_no_script() {
    let cover = "titel: Samen & sterk\nsamenvatting: Een uitgave.\neditie: Eerste\n";
    let site = TestSite::new("noord", &[("content/specials/een/index.md", cover)]);
    let address = Address::from("/specials/een/");
    let document = site.document(Kind::Special, "een");
    let (page, _) = special::cover(&site.context(&address), document).unwrap();
    let url = "https%3A%2F%2Facademies.nl%2Fnoord%2Fspecials%2Feen%2F";
    assert_eq!(
        page.share.mail,
        format!("mailto:?subject=Samen%20%26%20sterk&body={url}")
    );
    assert_eq!(
        page.share.linkedin,
        format!("https://www.linkedin.com/sharing/share-offsite/?url={url}")
    );
    assert_eq!(
        page.share.whatsapp,
        format!("https://wa.me/?text=Samen%20%26%20sterk%0A{url}")
    );
}
