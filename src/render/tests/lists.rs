use super::TestSite;
use crate::model::address::Address;
use crate::model::layout::Kind;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::view::{
    agenda, course, courses, glossary, home, news, overview, partners, roadmap,
};

fn many(count: usize) -> Vec<(String, String)> {
    let file = |number: usize| {
        let path = format!("content/aanbod/c{number:03}.md");
        let text = UNKNOWN_COURSE.replace("Niets bekend", &format!("Cursus {number:03}"));
        (path, text)
    };
    (1..=count).map(file).collect()
}

fn cards_on(view: &courses::CoursesView) -> usize {
    view.sections
        .iter()
        .map(|section| section.cards.len())
        .sum()
}

#[test]
fn a_long_list_is_split_into_pages_that_link_to_each_other() {
    let files = many(130);
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    let site = TestSite::new("noord", &files);
    let address = Address::from("/aanbod/pagina/4/");
    let (page, view) = courses::finder(&site.context(&address), 4);
    assert_eq!(page.title, "Aanbod, pagina 4");
    assert_eq!(page.previous.as_deref(), Some("../3/"));
    assert_eq!(page.next.as_deref(), Some("../5/"));
    assert_eq!(cards_on(&view), 20);
    let numbers = view.pagination.numbers.iter();
    let numbers: Vec<(usize, Option<&str>, bool)> = numbers
        .map(|n| (n.number, n.href.as_deref(), n.gap))
        .collect();
    assert_eq!(
        numbers,
        [
            (1, Some("../../"), false),
            (2, Some("../2/"), false),
            (3, Some("../3/"), false),
            (4, None, false),
            (5, Some("../5/"), false),
            (6, Some("../6/"), false),
            (7, Some("../7/"), false),
        ]
    );
    let last = Address::from("/aanbod/pagina/7/");
    let (_, view) = courses::finder(&site.context(&last), 7);
    assert_eq!(cards_on(&view), 10);
    let gaps: Vec<bool> = view
        .pagination
        .numbers
        .iter()
        .map(|number| number.gap)
        .collect();
    assert_eq!(gaps, [false, true, false, false]);
}

#[test]
fn an_empty_list_has_one_page() {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/nieuws/");
    let (_, view) = news::list(&site.context(&address), None, 1).unwrap();
    assert!(view.cards.is_empty());
    assert_eq!((view.pagination.pages, view.pagination.total), (1, 0));
}

#[test]
fn cards_of_the_national_site_name_the_academies() {
    let academies = |site: &str| {
        let site = TestSite::new(site, &[("content/aanbod/samen.md", KNOWN_COURSE)]);
        let card = site
            .shared
            .course_card(site.document(Kind::Course, "samen"));
        let card = serde_json::to_value(card.unwrap()).unwrap();
        let names = card["academies"].as_array().unwrap().iter();
        names
            .map(|academy| academy["short_name"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(academies("landelijk"), ["\"Noord\"", "\"Zuid\""]);
    assert!(academies("noord").is_empty());
}

#[test]
fn the_roadmap_shows_the_position_and_the_regions_own_milestones() {
    let files = [
        (
            "content/reisplan/index.md",
            "titel: Reisplan\nsamenvatting: De reis.\nvan: 2025-K4\ntot: 2026-K2\neinddoel: Thuis.\n",
        ),
        (
            "content/reisplan/2025-K4.md",
            "mijlpalen: [{titel: Begin, status: bereikt}]\n",
        ),
        (
            "content/reisplan/2026-K1.md",
            "mijlpalen:\n  - {titel: Voor allen, status: onderweg}\n  \
             - {titel: Zuidelijk, status: gepland, regios: [zuid]}\n",
        ),
        ("content/reisplan/2026-K2.md", "mijlpalen: []\n"),
    ];
    let view = |site: &str| {
        let site = TestSite::new(site, &files);
        let address = Address::from("/reisplan/");
        let document = site.document(Kind::Roadmap, "reisplan");
        roadmap::view(&site.context(&address), document).unwrap().1
    };
    let north = view("noord");
    assert_eq!(north.position, "Halte 2 van de 3");
    assert_eq!(north.present.as_deref(), Some("2026-K1"));
    let quarters = north.stretches.iter().flat_map(|it| &it.quarters);
    let quarters: Vec<(&str, &str, Option<&str>)> = quarters
        .map(|q| (q.state, &*q.short_title, q.enters.as_deref()))
        .collect();
    let expected = [
        ("past", "K4", Some("2025")),
        ("present", "K1", Some("2026")),
        ("coming", "K2", None),
    ];
    assert_eq!(quarters, expected);
    assert_eq!(north.state, "present");
    let titles = |view: &roadmap::RoadmapView| -> Vec<String> {
        let milestones = view.stretches[1].quarters[0].milestones.iter();
        milestones
            .map(|milestone| milestone.title.clone())
            .collect()
    };
    assert_eq!(titles(&north), ["Voor allen"]);
    assert_eq!(titles(&view("zuid")), ["Voor allen", "Zuidelijk"]);
    assert_eq!(titles(&view("landelijk")), ["Voor allen", "Zuidelijk"]);
}

#[test]
fn the_home_page_shows_the_next_agenda_items() {
    let site = TestSite::new("noord", &[("content/aanbod/samen.md", KNOWN_COURSE)]);
    let address = Address::from("/");
    let (page, view) = home::view(&site.context(&address));
    assert!(page.breadcrumbs.is_empty());
    assert_eq!(page.root, "./");
    assert_eq!(view.coming[0].title, "Samen bewegen");
    assert_eq!(view.counts[0].text, "opleiding of training: 1 van Noord");
}

#[test]
fn terms_are_grouped_by_first_letter() {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/begrippen/");
    let (_, view) = glossary::view(&site.context(&address));
    assert_eq!(view.letters[0].anchor, "letter-l");
    assert_eq!(
        view.letters[0].terms[0].also.as_deref(),
        Some("het programma")
    );
}

#[test]
fn the_home_page_omits_cancelled_items() {
    let off = KNOWN_COURSE.replace("status: open", "status: geannuleerd");
    let site = TestSite::new("noord", &[("content/aanbod/samen.md", &off)]);
    let (_, view) = home::view(&site.context(&Address::from("/")));
    assert!(view.coming.is_empty());
    let (_, agenda) = agenda::view(&site.context(&Address::from("/agenda/")));
    assert!(agenda.months[0].entries[0].cancelled);
    assert_eq!(agenda.months[0].entries[0].calendar, None);
}

#[test]
fn the_home_page_lists_the_earliest_courses_first_and_states_unknowns_once() {
    let later = KNOWN_COURSE.replace("Samen bewegen", "Aan zet");
    let later = later.replace("2026-03-1", "2026-04-1");
    let site = TestSite::new(
        "noord",
        &[
            ("content/aanbod/later.md", &later),
            ("content/aanbod/eerst.md", KNOWN_COURSE),
            ("content/aanbod/niets.md", UNKNOWN_COURSE),
        ],
    );
    let (_, view) = home::view(&site.context(&Address::from("/")));
    let list = serde_json::to_value(&view.courses).unwrap();
    let titles = list["cards"].as_array().unwrap().iter();
    let titles: Vec<&str> = titles
        .filter_map(|listed| listed["card"]["title"].as_str())
        .collect();
    assert_eq!(titles, ["Samen bewegen", "Aan zet", "Niets bekend"]);
    assert_eq!(view.courses.unknown, None);
    let files = many(3);
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    let site = TestSite::new("noord", &files);
    let (_, view) = home::view(&site.context(&Address::from("/")));
    assert_eq!(
        view.courses.unknown.as_deref(),
        Some("Van dit aanbod zijn datum, plaats, duur, prijs en vorm nog niet bekend.")
    );
}

#[test]
fn runs_in_progress_come_last_on_the_home_page_and_on_cards() {
    let begun =
        "  - {id: bezig, regio: noord, start: 2026-02-20, eind: 2026-03-20, plaats: Roden}\n";
    let both = format!("{KNOWN_COURSE}{begun}");
    let site = TestSite::new("noord", &[("content/aanbod/samen.md", &both)]);
    let (_, view) = home::view(&site.context(&Address::from("/")));
    let days = view.coming.iter().map(|entry| &*entry.dates.iso);
    assert_eq!(days.collect::<Vec<_>>(), ["2026-03-12", "2026-02-20"]);
    let card = site
        .shared
        .course_card(site.document(Kind::Course, "samen"));
    let card = serde_json::to_value(card.unwrap()).unwrap();
    assert_eq!(card["start"]["next"]["dates"]["iso"], "2026-03-12");
}

#[test]
fn the_home_page_shows_a_special_once() {
    let special = "titel: De special\nsamenvatting: Kort.\neditie: Eerste\ndatum: 2026-02-01\n";
    let site = TestSite::new("noord", &[("content/specials/een/index.md", special)]);
    let (_, view) = home::view(&site.context(&Address::from("/")));
    assert!(view.special.is_some());
    assert!(view.news.is_empty());
}

#[test]
fn a_card_shows_place_and_number_of_other_dates() {
    let text = KNOWN_COURSE.replace("per: deelnemer", "per: deelnemer, btw: vrijgesteld");
    let card = |site: &str| {
        let site = TestSite::new(site, &[("content/aanbod/samen.md", &text)]);
        let card = site
            .shared
            .course_card(site.document(Kind::Course, "samen"));
        serde_json::to_value(card.unwrap()).unwrap()
    };
    let own = card("noord");
    assert_eq!(own["cost"], "€\u{a0}125,50 per deelnemer");
    assert_eq!(own["start"]["next"]["region"], serde_json::Value::Null);
    assert_eq!(own["start"]["next"]["full"], false);
    assert_eq!(own["phase"]["state"], "open");
    // Zuid offers the course too, but has no date.
    let start = &card("zuid")["start"];
    assert_eq!(start["next"], serde_json::Value::Null);
    assert_eq!(start["lacking"], "Nog geen datum in Zuid");
    assert_eq!(start["elsewhere"]["region"], "Noord");
}

#[test]
fn the_overview_has_a_column_only_if_a_row_has_a_value() {
    let site = TestSite::new(
        "noord",
        &[
            ("content/aanbod/samen.md", KNOWN_COURSE),
            ("content/aanbod/een.md", UNKNOWN_COURSE),
            ("content/aanbod/twee.md", UNKNOWN_COURSE),
        ],
    );
    let (_, view) = overview::view(&site.context(&Address::from("/aanbod/overzicht/")));
    assert_eq!(
        view.total,
        "Er zijn 3 opleidingen en trainingen: 1 van Noord en 2 bij geen academie"
    );
    assert_eq!(view.address, "academies.nl/noord/aanbod/overzicht");
    let [open, waiting] = view.groups.as_slice() else {
        panic!("{view:#?}");
    };
    assert_eq!((&*open.title, open.count), ("In Noord: aanmelden kan", 1));
    assert!(open.columns.start && open.columns.cost && open.columns.provider);
    let row = &open.rows[0];
    assert_eq!(row.address, "academies.nl/noord/aanbod/samen");
    assert_eq!(row.participants, "Sportcoaches");
    assert_eq!(row.kind, "Cursus, op locatie");
    assert_eq!(
        (&*waiting.title, waiting.count),
        ("Bij geen academie: aanmelden kan nog niet", 2)
    );
    let columns = waiting.columns;
    assert!(columns.audience && !columns.start && !columns.cost && !columns.time);
}

#[test]
fn the_overview_states_when_its_newest_facts_were_confirmed() {
    let freshness = |updates: [&str; 2]| {
        let courses = updates.map(|updated| KNOWN_COURSE.replace("2026-02-03", updated));
        let files = [
            ("content/aanbod/een.md", &*courses[0]),
            ("content/aanbod/twee.md", &*courses[1]),
        ];
        let site = TestSite::new("noord", &files);
        let address = Address::from("/aanbod/overzicht/");
        overview::view(&site.context(&address)).0.freshness
    };
    let recent = freshness(["2022-02-09", "2026-02-03"]);
    assert_eq!(recent.updated.unwrap().text, "3 februari 2026");
    assert_eq!(recent.confirmed, None);
    let old = freshness(["2022-02-09", "2021"]);
    assert_eq!(old.updated, None);
    assert_eq!(old.confirmed.unwrap().text, "in februari 2022");
}

#[test]
fn a_card_without_a_picture_has_an_illustration_of_its_subject() {
    let news = |keys: &str| {
        format!("titel: Bericht\nsamenvatting: Kort.\ndatum: 2026-01-02\nafzender: LAB\n{keys}")
    };
    let (of_category, of_type) = (news("categorieen: [onbekend, terugblik]\n"), news(""));
    let course = KNOWN_COURSE.replacen("titel:", "themas: [onbekend, wijk]\ntitel:", 1);
    let site = TestSite::new(
        "noord",
        &[
            ("content/nieuws/rubriek.md", &of_category),
            ("content/nieuws/kaal.md", &of_type),
            ("content/aanbod/samen.md", &course),
        ],
    );
    let art = |card: Option<tera::Value>| {
        let card = serde_json::to_value(card.unwrap()).unwrap();
        let name = card["art"].as_str().unwrap().to_owned();
        name.trim_end_matches(|it: char| it != '-').to_owned()
    };
    let news = |id: &str| {
        art(site
            .shared
            .news_cards(&[site.document(Kind::News, id)])
            .pop())
    };
    assert_eq!(news("rubriek"), "beeld/terugblik-");
    assert_eq!(news("kaal"), "beeld/nieuws-");
    let course = site.document(Kind::Course, "samen");
    assert_eq!(art(site.shared.course_card(course)), "beeld/wijk-");
}

#[test]
fn logos_stand_beside_partners_and_replace_their_names_on_a_course() {
    let files = [
        ("content/aanbod/samen.md", ""),
        (
            "content/partners.yaml",
            "partners:\n  - id: vsg\n    naam: VSG\n    logo: {bestand: media/vsg.svg, alt: Logo van VSG, donker: \
             'media/vsg donker.svg'}\n  - {id: bond, naam: Bond}\n",
        ),
        ("content/media/vsg.svg", "<svg/>"),
        ("content/media/vsg donker.svg", "<svg/>"),
    ];
    let files = files.map(|(path, text)| match text {
        "" => (path, format!("{KNOWN_COURSE}partners: [vsg, bond]\nafbeelding: {{bestand: ../media/vsg.svg, alt: Een plein, brandpunt: [24, 88]}}\n")),
        text => (path, text.to_owned()),
    });
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    let site = TestSite::new("noord", &files);
    let address = Address::from("/partners/");
    let (_, view) = partners::view(&site.context(&address));
    assert!(view.has_logos);
    let [bond, vsg] = &view.groups[0].partners[..] else {
        panic!("{:?}", view.groups);
    };
    assert_eq!(bond.logo, None);
    let logo = vsg.logo.as_ref().unwrap();
    assert_eq!(logo.alt, "Logo van VSG");
    assert!(logo.light.src.starts_with("../media/vsg.") && logo.light.src.ends_with(".svg"));
    // Pictures of the test project are 1200 × 675.
    assert_eq!((logo.light.width, logo.light.height), (Some(84), Some(47)));
    let dark = logo.dark.as_ref().unwrap();
    assert!(dark.src.starts_with("../media/vsg%20donker."));
    let address = Address::from("/aanbod/samen/");
    let course = site.document(Kind::Course, "samen");
    let (_, view) = course::view(&site.context(&address), course).unwrap();
    let picture = view.picture.as_ref().unwrap();
    assert_eq!(picture.focus.as_deref(), Some("brand-x-20 brand-y-90"));
    let alt = |at: usize| view.partners[at].logo.as_ref().map(|logo| &*logo.alt);
    assert_eq!((alt(0), alt(1)), (Some("Logo van VSG"), None));
}

#[test]
fn without_logos_the_list_of_partners_has_no_room_for_them() {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/partners/");
    assert!(!partners::view(&site.context(&address)).1.has_logos);
}
