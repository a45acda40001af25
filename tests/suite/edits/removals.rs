//! Removing.

use vindplek::edit::AddressFate;

use super::project::{COURSE, Project, typed, words};

const OTHER: &str = "content/aanbod/bewegen-in-de-buurt.md";

#[test]
fn a_removed_course_redirects_and_takes_its_accents_along() {
    let mut project = Project::new();
    let plan = project.rm(COURSE, Some(AddressFate::Redirect(typed(OTHER))));
    assert_eq!(project.report(), "", "{plan}");
    assert!(!project.files.keys().any(|path| path.contains("hoe-werkt")));
    for old in ["/aanbod/hoe-werkt-de-gemeente/", "/cursus/gemeente/"] {
        let at = project.at(old);
        assert_eq!(at.len(), 6, "{old}: {at:?}");
        assert!(
            at.iter()
                .all(|line| line.ends_with("→ /aanbod/bewegen-in-de-buurt/")),
            "{at:?}"
        );
    }
    let news = project.text("content/nieuws/over-de-cursus.md");
    assert!(
        !news.contains("#modules") && !news.contains("hoe-werkt"),
        "{news}"
    );
    assert!(
        news.contains("(../aanbod/bewegen-in-de-buurt.md \"De modules\")"),
        "{news}"
    );
    let other = project.text(OTHER);
    assert!(other.contains("gelijk_aan: []\n"), "{other}");
    let menu = project.text("regions/noord/region.yaml");
    assert!(
        menu.contains("link: /aanbod/bewegen-in-de-buurt/ # het bekendst"),
        "{menu}"
    );
}

#[test]
fn an_address_can_expire_once_nothing_links_to_it() {
    let mut project = Project::new();
    let refused = words(project.plan_rm(COURSE, Some(AddressFate::Gone)));
    for place in [
        "content/nieuws/over-de-cursus.md:8:",
        "content/nieuws/over-de-cursus.md:15:",
        "regions/oost/content/nieuws/in-oost.md:8:",
        "regions/noord/region.yaml:16:",
        "--redirect",
    ] {
        assert!(refused.contains(place), "{place} in {refused}");
    }
    project.files.remove("content/nieuws/over-de-cursus.md");
    project
        .files
        .remove("regions/oost/content/nieuws/in-oost.md");
    project.replace(
        "regions/noord/region.yaml",
        "/aanbod/hoe-werkt-de-gemeente/#modules",
        "/aanbod/",
    );
    project.write(
        "regions/noord/adressen.yaml",
        "# van Noord\nvervallen:\n- {adres: /oud/, sinds: 2026-01-01}\n",
    );
    let plan = project.rm(COURSE, Some(AddressFate::Gone));
    assert!(plan.contains("niet meer:\n"), "{plan}");
    assert!(
        plan.contains("  /aanbod/hoe-werkt-de-gemeente/\n"),
        "{plan}"
    );
    assert_eq!(project.report(), "");
    let entries = "  - {adres: /aanbod/hoe-werkt-de-gemeente/, sinds: 2026-11-01}\n  - {adres: /cursus/gemeente/, sinds: 2026-11-01}\n";
    for site in ["landelijk", "oost", "zuid", "noordwest", "zuidwest"] {
        let ledger = project.text(&format!("regions/{site}/adressen.yaml"));
        assert_eq!(ledger, format!("vervallen:\n{entries}"));
    }
    let noord = project.text("regions/noord/adressen.yaml");
    let entries = entries.replace("  - ", "- ");
    assert_eq!(
        noord,
        format!("# van Noord\nvervallen:\n- {{adres: /oud/, sinds: 2026-01-01}}\n{entries}")
    );
}

#[test]
fn the_list_of_expired_addresses_keeps_its_form() {
    let page = "content/paginas/nieuw.md";
    let entry = "  - {adres: /nieuw/, sinds: 2026-11-01}\n";
    let added = [
        ("", format!("vervallen:\n{entry}")),
        ("vervallen: []\n", format!("vervallen:\n{entry}")),
        ("vervallen:\n", format!("vervallen:\n{entry}")),
        ("# leeg\n", format!("# leeg\nvervallen:\n{entry}")),
        (
            "vervallen: [{adres: /oud/, sinds: 2026-01-01}]\n",
            "vervallen: [{adres: /oud/, sinds: 2026-01-01}, {adres: /nieuw/, sinds: 2026-11-01}]\n"
                .to_owned(),
        ),
        (
            "vervallen:\n  - adres: /nieuw/\n    sinds: 2026-01-01\n",
            "vervallen:\n  - adres: /nieuw/\n    sinds: 2026-01-01\n".to_owned(),
        ),
    ];
    for (before, after) in added {
        let mut project = Project::new();
        let over = project.text("content/paginas/over.md");
        project.write(page, &over.replace("Over het programma", "Nieuw"));
        project.write("regions/oost/adressen.yaml", before);
        project.rm(page, Some(AddressFate::Gone));
        assert_eq!(
            project.text("regions/oost/adressen.yaml"),
            after,
            "{before}"
        );
    }
    let mut project = Project::new();
    project.write("regions/oost/adressen.yaml", "vervallen: 3\n");
    let refused = words(project.plan_rm(
        "content/paginas/over.md",
        Some(AddressFate::Redirect(typed("content/paginas/contact.md"))),
    ));
    assert!(
        refused.contains("not refused"),
        "nothing expires: {refused}"
    );
    let over = project.text("content/paginas/over.md");
    project.write(page, &over);
    let refused = words(project.plan_rm(page, Some(AddressFate::Gone)));
    assert!(refused.contains("regions/oost/adressen.yaml"), "{refused}");
}

#[test]
fn an_accent_a_draft_and_an_unused_picture_go_without_a_question() {
    let mut project = Project::new();
    project.rm(
        "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md",
        None,
    );
    let text = project
        .text(OTHER)
        .replace("soort: training", "soort: training\nconcept: true");
    project.write("content/aanbod/nieuw.md", &text);
    project.rm("content/aanbod/nieuw.md", None);
    project.write("content/media/los.pdf", "x");
    project.rm("content/media/los.pdf", None);
    assert_eq!(project.report(), "");
    let ledgers = |project: &Project| {
        let files = project.files.iter();
        let of_sites = files.filter(|(path, _)| path.ends_with("adressen.yaml"));
        of_sites
            .map(|(path, text)| (path.clone(), text.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ledgers(&project), ledgers(&Project::new()));
}

#[test]
fn what_is_in_use_is_not_removed() {
    let project = Project::new();
    let no_choice = words(project.plan_rm(COURSE, None));
    assert!(
        no_choice.contains("--redirect") && no_choice.contains("--gone"),
        "{no_choice}"
    );
    let picture = words(project.plan_rm("content/media/plein.jpg", Some(AddressFate::Gone)));
    for place in [
        "content/nieuws/het-reisplan.md:",
        "content/nieuws/over-de-cursus.md:10:",
        "content/nieuws/over-de-cursus.md:17:",
    ] {
        assert!(picture.contains(place), "{place} in {picture}");
    }
    let special = "content/specials/lab-special";
    let news = Some(AddressFate::Redirect(typed(
        "content/nieuws/over-de-cursus.md",
    )));
    let named = words(project.plan_rm(special, news));
    assert!(
        named.contains("content/nieuws/het-reisplan.md:8: lab-special"),
        "{named}"
    );
    for target in [
        COURSE,
        "content/media/plein.jpg",
        "content/reisplan/2026-K4.md",
        "regions/noord/content/paginas/contact.md",
    ] {
        let refused = words(project.plan_rm(COURSE, Some(AddressFate::Redirect(typed(target)))));
        assert!(
            refused.contains("kan niet doorgestuurd worden"),
            "{target}: {refused}"
        );
    }
    assert!(words(project.plan_rm("content/paginas/voor", None)).contains("een map"));
    assert!(words(project.plan_rm("content/begrippen.yaml", None)).contains("vaste plek"));
}

#[test]
fn a_special_redirects_with_all_its_articles() {
    let mut project = Project::new();
    project.replace(
        "content/nieuws/het-reisplan.md",
        "special: lab-special\n",
        "",
    );
    let target = "content/nieuws/het-reisplan.md";
    project.rm(
        "content/specials/lab-special",
        Some(AddressFate::Redirect(typed(target))),
    );
    assert_eq!(project.report(), "");
    for old in ["", "print/", "de-reis/", "het-aanbod/"] {
        let at = project.at(&format!("/specials/lab-special/{old}"));
        assert!(
            at.len() == 6
                && at
                    .iter()
                    .all(|line| line.ends_with("→ /nieuws/het-reisplan/")),
            "{old} {at:?}"
        );
    }
}
