//! Moving and renaming.

use super::project::{COURSE, Project, REGIONS, typed, words};
use vindplek::edit::{EditContext, TypedPath, plan_move};
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;

const NEW: &str = "content/aanbod/gemeente.md";

/// The texts that differ but for lines with former addresses.
fn differences(before: &Project, after: &Project) -> Vec<String> {
    let plain = |project: &Project, path: &str| {
        let bytes = project.files.get(path).cloned().unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text
            .split_inclusive('\n')
            .filter(|line| !line.contains("voorheen:"));
        lines.collect::<String>()
    };
    let paths = before.files.keys().chain(after.files.keys());
    let mut different: Vec<String> = paths
        .filter(|path| plain(before, path) != plain(after, path))
        .cloned()
        .collect();
    different.dedup();
    different
}

#[test]
fn a_renamed_course_takes_along_its_accents_links_references_and_menus() {
    let mut project = Project::new();
    let plan = project.mv(COURSE, NEW);
    assert_eq!(project.report(), "", "{plan}");
    assert!(!project.files.keys().any(|path| path.contains("hoe-werkt")));
    for site in REGIONS {
        assert!(
            project.files.contains_key(&format!("regions/{site}/{NEW}")),
            "{site}"
        );
    }
    assert_eq!(
        project.at("/aanbod/hoe-werkt-de-gemeente/"),
        vec![
            "landelijk: → /aanbod/gemeente/",
            "noord: → /aanbod/gemeente/",
            "noordwest: → /aanbod/gemeente/",
            "oost: → /aanbod/gemeente/",
            "zuid: → /aanbod/gemeente/",
            "zuidwest: → /aanbod/gemeente/",
        ]
    );
    assert!(
        project
            .text(NEW)
            .contains("voorheen: [/cursus/gemeente/, /aanbod/hoe-werkt-de-gemeente/]")
    );
    let news = project.text("content/nieuws/over-de-cursus.md");
    let old = Project::new().text("content/nieuws/over-de-cursus.md");
    assert_eq!(
        news,
        old.replace("aanbod/hoe-werkt-de-gemeente.md", "aanbod/gemeente.md")
    );
    let own = project.text("regions/oost/content/nieuws/in-oost.md");
    assert!(own.contains("(../aanbod/gemeente.md)"), "{own}");
    assert!(
        own.contains("(../../../../content/aanbod/gemeente.md)"),
        "{own}"
    );
    let other = project.text("content/aanbod/bewegen-in-de-buurt.md");
    assert!(
        other.contains("gelijk_aan: [gemeente#besluiten]"),
        "{other}"
    );
    let menu = project.text("regions/noord/region.yaml");
    assert!(
        menu.contains("link: /aanbod/gemeente/#modules # het bekendst"),
        "{menu}"
    );
    for line in [
        "content/aanbod/hoe-werkt-de-gemeente.md → content/aanbod/gemeente.md",
        "/aanbod/hoe-werkt-de-gemeente/ → /aanbod/gemeente/\n",
        "regions/noord/region.yaml:16: “/aanbod/hoe-werkt-de-gemeente/” → “/aanbod/gemeente/”",
    ] {
        assert!(plan.contains(line), "{line} in {plan}");
    }
}

#[test]
fn moving_there_and_back_leaves_only_the_former_address() {
    let before = Project::new();
    let mut project = before.clone();
    project.mv(COURSE, NEW);
    project.mv(NEW, COURSE);
    assert_eq!(differences(&before, &project), Vec::<String>::new());
    let text = project.text(COURSE);
    assert!(
        text.contains("voorheen: [/cursus/gemeente/, /aanbod/gemeente/]"),
        "{text}"
    );
    assert_eq!(project.report(), "");
}

#[test]
fn former_addresses_keep_the_style_of_their_list() {
    let cases = [
        (
            "voorheen: [/cursus/gemeente/]\n",
            "voorheen: [/cursus/gemeente/, /aanbod/hoe-werkt-de-gemeente/]\n",
        ),
        (
            "voorheen: []\n",
            "voorheen: [/aanbod/hoe-werkt-de-gemeente/]\n",
        ),
        (
            "voorheen: # vroeger\n  - '/cursus/gemeente/' # heel vroeger\n",
            "voorheen: # vroeger\n  - '/cursus/gemeente/' # heel vroeger\n  - /aanbod/hoe-werkt-de-gemeente/\n",
        ),
        (
            "voorheen:\n- /cursus/gemeente/\n",
            "voorheen:\n- /cursus/gemeente/\n- /aanbod/hoe-werkt-de-gemeente/\n",
        ),
        (
            "voorheen: [\n  /cursus/gemeente/\n  ]\n",
            "voorheen: [\n  /cursus/gemeente/, /aanbod/hoe-werkt-de-gemeente/\n  ]\n",
        ),
        (
            "voorheen: [/aanbod/gemeente/, /cursus/x/]\n",
            "voorheen: [/aanbod/hoe-werkt-de-gemeente/, /cursus/x/]\n",
        ),
        (
            "voorheen:\n  - /cursus/x/\n  - /aanbod/gemeente/ # van een poging\n",
            "voorheen:\n  - /cursus/x/\n  - /aanbod/hoe-werkt-de-gemeente/ # van een poging\n",
        ),
    ];
    for (written, expected) in cases {
        let mut project = Project::new();
        project.replace(COURSE, "voorheen: [/cursus/gemeente/]\n", written);
        project.mv(COURSE, NEW);
        let text = project.text(NEW);
        assert!(text.contains(expected), "{written} became {text}");
        assert_eq!(project.report(), "");
    }
    let mut project = Project::new();
    project.replace(COURSE, "voorheen: [/cursus/gemeente/]\n", "");
    project.mv(COURSE, NEW);
    let text = project.text(NEW);
    assert!(
        text.contains("\nvoorheen: [/aanbod/hoe-werkt-de-gemeente/]\n---\n"),
        "{text}"
    );
}

#[test]
fn an_address_that_was_never_public_is_not_listed() {
    for key in [
        "concept: true",
        "publiceren_op: 2027-03-01",
        "fase: niet-geschikt",
    ] {
        let mut project = Project::new();
        let path = "content/aanbod/nieuw.md";
        let text = project.text("content/aanbod/bewegen-in-de-buurt.md");
        let text = match key.starts_with("fase") {
            true => text.replace("fase: in-ontwikkeling", key),
            false => text.replace("soort: training", &format!("soort: training\n{key}")),
        };
        let text = text.replace("    gelijk_aan: [hoe-werkt-de-gemeente#besluiten]\n", "");
        project.write(path, &text);
        project.mv(path, "content/aanbod/nieuwer.md");
        assert_eq!(project.text("content/aanbod/nieuwer.md"), text);
    }
    let mut project = Project::new();
    project.replace(
        COURSE,
        "soort: cursus",
        "soort: cursus\nverloopt_op: 2026-10-01",
    );
    project.mv(COURSE, NEW);
    assert!(
        project
            .text(NEW)
            .contains("/aanbod/hoe-werkt-de-gemeente/]"),
        "it was public"
    );
}

#[test]
fn a_picture_is_moved_in_texts_and_keys() {
    let before = Project::new();
    let mut project = before.clone();
    let new = "content/media/foto's/het plein (1).jpg";
    project.mv("content/media/plein.jpg", new);
    assert_eq!(project.report(), "");
    assert!(project.files.contains_key(new));
    let news = project.text("content/nieuws/over-de-cursus.md");
    let path = "../media/foto%27s/het%20plein%20%281%29.jpg";
    assert_eq!(news.matches(path).count(), 2, "{news}");
    project.mv(new, "content/media/plein.jpg");
    assert_eq!(differences(&before, &project), Vec::<String>::new());
    project.mv("content/media/verslag.pdf", "jaarverslag");
    assert_eq!(project.report(), "");
    assert!(project.files.contains_key("content/media/jaarverslag.pdf"));
}

#[test]
fn a_special_moves_with_its_articles_and_everything_that_names_it() {
    let mut project = Project::new();
    let article = "regions/noord/content/specials/lab-special/in-noord.md";
    let text = project.text("content/specials/lab-special/de-reis.md");
    project.write(article, &text.replace("volgorde: 1", "volgorde: 9"));
    assert_eq!(project.report(), "");
    let before = project.clone();
    project.mv(
        "content/specials/lab-special/index.md",
        "content/specials/op-reis/index.md",
    );
    assert_eq!(project.report(), "");
    assert!(
        project
            .files
            .contains_key("regions/noord/content/specials/op-reis/in-noord.md")
    );
    assert!(
        project
            .text("content/nieuws/het-reisplan.md")
            .contains("special: op-reis\n")
    );
    for old in ["", "de-reis/", "print/", "in-noord/"] {
        let at = project.at(&format!("/specials/lab-special/{old}"));
        let is_redirect = |line: &String| line.contains("→ /specials/op-reis/");
        assert!(
            !at.is_empty() && at.iter().all(is_redirect),
            "{old}: {at:?}"
        );
    }
    project.mv("/specials/op-reis/", "content/specials/lab-special");
    assert_eq!(differences(&before, &project), Vec::<String>::new());
    assert_eq!(project.report(), "");
}

#[test]
fn a_page_moves_into_a_folder_and_its_own_links_follow() {
    let before = Project::new();
    let mut project = before.clone();
    project.mv(
        "content/paginas/contact.md",
        "content/paginas/voor/contact.md",
    );
    assert_eq!(project.report(), "");
    let text = project.text("content/paginas/voor/contact.md");
    assert!(text.contains("[over het programma](../over.md)"), "{text}");
    let accent = project.text("regions/noord/content/paginas/voor/contact.md");
    assert!(
        accent.contains("[Academie Noord](../academie-noord.md)"),
        "{accent}"
    );
    project.mv(
        "content/paginas/voor/contact.md",
        "content/paginas/contact.md",
    );
    assert_eq!(differences(&before, &project), Vec::<String>::new());
    let folder = project.mv("content/paginas/voor", "content/paginas/informatie-voor");
    assert!(
        folder.contains("/voor/werkgever/ → /informatie-voor/werkgever/"),
        "{folder}"
    );
    assert_eq!(project.report(), "");
}

#[test]
fn a_document_that_becomes_regional_says_where_its_address_dies() {
    let mut project = Project::new();
    let old = "content/aanbod/bewegen-in-de-buurt.md";
    let new = "regions/noord/content/aanbod/bewegen-in-de-buurt.md";
    project.replace(old, "aangeboden_door: [noord, oost]\n", "");
    let before = project.clone();
    let plan = project.mv(old, new);
    let dies = "/aanbod/bewegen-in-de-buurt/ (op noordwest, Oost, zuid en zuidwest)";
    assert!(plan.contains(dies), "{plan}");
    assert_eq!(project.report(), "");
    let ledger = project.text("regions/oost/adressen.yaml");
    assert_eq!(
        ledger,
        "vervallen:\n  - {adres: /aanbod/bewegen-in-de-buurt/, sinds: 2026-11-01}\n"
    );
    let ledger = "regions/noord/adressen.yaml";
    assert_eq!(project.text(ledger), before.text(ledger));
    let course = project.text(COURSE);
    assert!(course.contains("(../../regions/noord/content/aanbod/bewegen-in-de-buurt.md)"));
    assert!(!project.text(new).contains("voorheen"));
    project.mv(new, old);
    assert_eq!(differences(&before, &project), Vec::<String>::new());
}

#[test]
fn places_are_typed_in_many_ways() {
    let project = Project::new();
    let expected = project.plan_mv(COURSE, NEW).unwrap().changes;
    for old in [
        "content/aanbod/hoe-werkt-de-gemeente",
        "aanbod/hoe-werkt-de-gemeente",
        "content\\aanbod\\hoe-werkt-de-gemeente.md",
        "./content/aanbod/../aanbod/hoe-werkt-de-gemeente.md",
        "/aanbod/hoe-werkt-de-gemeente/",
        "/aanbod/hoe-werkt-de-gemeente",
        "https://noord.example/aanbod/hoe-werkt-de-gemeente/#modules",
        "/content/aanbod/hoe-werkt-de-gemeente.md",
    ] {
        for new in [
            "content/aanbod/gemeente",
            "gemeente",
            "gemeente.md",
            "aanbod\\gemeente.md",
            "/aanbod/gemeente/",
        ] {
            let plan = project.plan_mv(old, new);
            let plan = plan.unwrap_or_else(|refusal| panic!("{old} {new}: {refusal:?}"));
            assert_eq!(plan.changes, expected, "{old} {new}");
        }
    }
    let (world, memo) = (project.world(), Memo::new());
    let edition = compile(&world, Options::default(), &memo);
    let context = EditContext {
        edition: &edition,
        world: &world,
        memo: &memo,
    };
    let here = |text| TypedPath {
        text,
        here: "content/nieuws",
    };
    let plan = plan_move(
        context,
        here("../aanbod/hoe-werkt-de-gemeente.md"),
        here("../aanbod/gemeente.md"),
    );
    assert_eq!(plan.unwrap().changes, expected);
    let into = plan_move(
        context,
        typed("content/paginas/over.md"),
        typed("content/paginas/voor/"),
    );
    let into = into.unwrap().changes;
    assert!(
        into.iter()
            .any(|change| change.to == Some("content/paginas/voor/over.md".into()))
    );
}

#[test]
fn what_cannot_be_moved_is_refused_with_a_way_out() {
    let course = "---\ntitel: x\n---\n";
    let cases: &[(&str, &str, &str)] = &[
        (
            "content/aanbod/hoe-werkt-gemeente.md",
            NEW,
            "Bedoelt u “content/aanbod/hoe-werkt-de-gemeente.md”?",
        ),
        (
            "aanbod/hoe-werkt-gemeente",
            NEW,
            "Bedoelt u “content/aanbod/hoe-werkt-de-gemeente.md”?",
        ),
        ("../elders.md", NEW, "buiten het project"),
        (COURSE, "../elders.md", "buiten het project"),
        (COURSE, COURSE, "staat daar al"),
        (
            COURSE,
            "content/aanbod/bewegen-in-de-buurt.md",
            "staat al iets",
        ),
        (
            COURSE,
            "content/aanbod/Bewegen-in-de-buurt.md",
            "kan geen deel van een adres zijn",
        ),
        (COURSE, "content/aanbod/De Gemeente.md", "“de-gemeente”"),
        (COURSE, "content/aanbod/overzicht.md", "“overzicht”"),
        (
            COURSE,
            "content/nieuws/gemeente.md",
            "content/aanbod/<naam>.md",
        ),
        (
            COURSE,
            "content/media/gemeente.jpg",
            "content/aanbod/<naam>.md",
        ),
        (
            COURSE,
            "themes/basis/gemeente.md",
            "content/aanbod/<naam>.md",
        ),
        (
            COURSE,
            "regions/noord/content/aanbod/gemeente.md",
            "regions/oost/content/aanbod/hoe-werkt-de-gemeente.md",
        ),
        (
            "content/media/plein.jpg",
            "content/media/verslag.pdf",
            "staat al iets",
        ),
        (
            "content/media/plein.jpg",
            "content/nieuws/plein.jpg",
            "content/media/<naam>",
        ),
        ("content/partners.yaml", "content/mensen.yaml", "vaste plek"),
        ("regions/noord", "regions/noorden", "vaste plek"),
        ("content/aanbod", "content/scholing", "vaste plek"),
        (
            "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md",
            "regions/noord/content/aanbod/anders.md",
            "geen gedeeld stuk",
        ),
        (
            "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md",
            "regions/oost/content/aanbod/hoe-werkt-de-gemeente.md",
            "staat al iets",
        ),
        (
            "regions/noord/content/paginas/academie-noord.md",
            "regions/noord/content/paginas/over.md",
            "een accent worden",
        ),
        (
            "content/reisplan/2026-K4.md",
            "content/reisplan/2027-K2.md",
            "fouten bij komen",
        ),
        (
            COURSE,
            "regions/nord/content/aanbod/hoe-werkt-de-gemeente.md",
            "Bedoelt u regions/noord/?",
        ),
        (
            COURSE,
            "regions/limburg/content/aanbod/hoe-werkt-de-gemeente.md",
            "Er is geen regio “limburg”",
        ),
    ];
    let mut project = Project::new();
    for (old, new, expected) in cases {
        let refused = words(project.plan_mv(old, new));
        assert!(refused.contains(expected), "{old} {new}: {refused}");
    }
    project.write("content/aanbod/notities.txt", course);
    let refused = words(project.plan_mv("content/aanbod/notities.txt", "content/aanbod/x.txt"));
    assert!(refused.contains("doet vindplek niets"), "{refused}");
}

#[test]
fn a_file_whose_text_is_in_doubt_is_not_edited() {
    let news = "content/nieuws/over-de-cursus.md";
    for (from, to, expected) in [
        ("Kijk bij", "<<<<<<< HEAD\r\nKijk bij", "<<<<<<<"),
        (
            "![Kinderen",
            "<<<<<<< HEAD\r\n\r\nA\r\n\r\n=======\r\n\r\nB\r\n\r\n>>>>>>> noord\r\n\r\n![Kinderen",
            "<<<<<<<",
        ),
        ("titel: 'De", "titel: \"De", "niet goed te lezen"),
    ] {
        let mut project = Project::new();
        project.replace(news, from, to);
        let refused = words(project.plan_mv(COURSE, NEW));
        assert!(refused.contains(expected), "{from}: {refused}");
        let other = project.plan_mv("content/paginas/contact.md", "content/paginas/mail.md");
        assert!(
            other.is_ok(),
            "a file that is not edited is no reason: {}",
            words(other)
        );
    }
}

#[test]
fn case_alone_may_differ() {
    let mut project = Project::new();
    let bytes = project.files.remove("content/media/plein.jpg").unwrap();
    project
        .files
        .insert("content/media/Plein.JPG".to_owned(), bytes);
    for path in [
        "content/nieuws/over-de-cursus.md",
        "content/nieuws/het-reisplan.md",
    ] {
        project.replace(path, "media/plein.jpg", "media/Plein.JPG");
    }
    project.mv("content/media/Plein.JPG", "content/media/plein.jpg");
    assert_eq!(project.report(), "");
    assert_eq!(differences(&Project::new(), &project), Vec::<String>::new());
}

#[test]
fn a_medium_with_marks_in_its_name_is_followed() {
    let mut project = Project::new();
    let news = "content/nieuws/over-de-cursus.md";
    project.write("content/media/deel#1.pdf", "%PDF-1.7\n%%EOF\n");
    let text = project.text(news) + "\nLees [het eerste deel](../media/deel#1.pdf).\n";
    project.write(news, &text);
    project.mv("content/media/deel#1.pdf", "content/media/deel-een.pdf");
    assert!(
        project
            .text(news)
            .contains("[het eerste deel](../media/deel-een.pdf)")
    );
    assert_eq!(project.report(), "");
}

#[test]
fn a_learning_path_and_materials_follow_what_they_name() {
    let mut project = Project::new();
    let other = "content/aanbod/bewegen-in-de-buurt.md";
    project.write("content/media/werkboek.pdf", "%PDF-1.4\n%%EOF\n");
    project.replace(
        other,
        "modules:",
        "vervolg_op: [hoe-werkt-de-gemeente]\nmaterialen:\n  - Een map\n  - {titel: Werkboek, \
         bestand: ../media/werkboek.pdf}\n  - {titel: De cursus, link: hoe-werkt-de-gemeente.md}\n\
         modules:",
    );
    let plan = project.mv(COURSE, NEW);
    let text = project.text(other);
    assert!(text.contains("vervolg_op: [gemeente]\n"), "{plan}\n{text}");
    assert!(text.contains("link: gemeente.md}"), "{text}");
    project.mv("content/media/werkboek.pdf", "map-voor-thuis.pdf");
    let text = project.text(other);
    assert!(
        text.contains("bestand: ../media/map-voor-thuis.pdf}"),
        "{text}"
    );
}

#[test]
fn logos_in_the_list_of_partners_are_followed() {
    let mut project = Project::new();
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"/>";
    project.write("content/media/lab.svg", drawing);
    project.write("content/media/lab-donker.svg", drawing);
    project.write("content/media/LEESMIJ.md", "Een notitie.\n");
    let partners = "content/partners.yaml";
    let logo = "omschrijving: Het programma achter de academies.\n    logo:\n      bestand: media/lab.svg\n      \
                alt: Logo van LAB\n      donker: media/lab-donker.svg";
    project.replace(
        partners,
        "omschrijving: Het programma achter de academies.",
        logo,
    );
    assert_eq!(project.report(), "");
    project.mv(
        "content/media/lab.svg",
        "content/media/logos/lab (2026).svg",
    );
    assert_eq!(project.report(), "");
    let list = project.text(partners);
    assert!(
        list.contains("bestand: media/logos/lab%20%282026%29.svg"),
        "{list}"
    );
    let refused = words(project.plan_rm("content/media/lab-donker.svg", None));
    assert!(refused.contains("content/partners.yaml:"), "{refused}");
}
