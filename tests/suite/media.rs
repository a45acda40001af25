//! Pictures and downloads: which site publishes which, and what is wrong with their bytes.

use std::collections::BTreeSet;
use std::path::Path;

use vindplek::diagnostic::Severity;
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::support::files::{ProjectFiles, check};

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>";

/// The small project of the diagnostics with some more files, on the first of November 2026.
fn world(files: &[(&str, &str)]) -> MemoryWorld {
    world_on("2026-11-01", files)
}

fn world_on(date: &str, files: &[(&str, &str)]) -> MemoryWorld {
    let mut project = ProjectFiles::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    project.add_folder(&root.join("tests/diagnostics/base"));
    let mut world = project.world(date.parse().unwrap());
    for (path, text) in files {
        world.write(path, text);
    }
    world
}

fn edition(world: &MemoryWorld, drafts: bool) -> Edition {
    compile(
        world,
        Options {
            drafts,
            ..Options::default()
        },
        &Memo::new(),
    )
}

/// The addresses under `/media/` on a site, without the digests in those of pictures.
fn published(edition: &Edition, site: &str) -> BTreeSet<String> {
    let site = edition.sites().find(|found| &**found.id() == site).unwrap();
    let addresses = site.files().map(|file| file.address().to_string());
    addresses
        .filter(|address| address.starts_with("/media/"))
        .map(|address| without_digest(&address))
        .collect()
}

fn without_digest(address: &str) -> String {
    let is_digest = |part: &&str| part.len() == 10 && part.bytes().all(|it| it.is_ascii_hexdigit());
    let parts: Vec<&str> = address.split('.').filter(|part| !is_digest(part)).collect();
    parts.join(".")
}

/// A news item with more keys and a text.
fn news(keys: &str, text: &str) -> String {
    format!(
        "---\ntitel: Een open dag voor iedereen\nsamenvatting: Kom kijken wat de academie doet, en \
         spreek met wie er al een cursus heeft gevolgd.\ndatum: 2026-10-12\n{keys}---\n\n{text}\n"
    )
}

fn of_site(files: &[(&str, &str)], drafts: bool, site: &str) -> Vec<String> {
    let own = published(&edition(&world(files), drafts), site);
    let base = published(&edition(&world(&[]), drafts), site);
    own.difference(&base).cloned().collect()
}

#[test]
fn a_medium_is_published_where_a_shown_page_uses_it() {
    let picture = ("content/media/straat.svg", DRAWING);
    let item = "content/nieuws/open-dag.md";
    let with =
        |text: &str, drafts: bool, site: &str| of_site(&[picture, (item, text)], drafts, site);
    let is_there = ["/media/straat.svg"];
    let nothing: [&str; 0] = [];
    let image = "![Een straat](../media/straat.svg)";
    let linked = "[de straat](../media/straat.svg)";
    let by_key = "afbeelding: {bestand: ../media/straat.svg, alt: Een straat}\n";
    let download = "downloads: [{titel: De straat, bestand: ../media/straat.svg}]\n";
    for shown in [
        news("", image),
        news("", linked),
        news("", "[de straat](/content/media/straat.svg)"),
        news("", "[de straat][1]\n\n[1]: ../%6dedia/straat.svg"),
        news(by_key, ""),
        news(download, ""),
        news(
            "verder_lezen: [{titel: De straat, link: ../media/straat.svg}]\n",
            "",
        ),
        news("publiceren_op: 2026-11-01\n", image),
        news("verloopt_op: 2026-11-02\n", image),
    ] {
        for site in ["landelijk", "noord", "oost"] {
            assert_eq!(with(&shown, false, site), is_there, "{site}: {shown}");
        }
    }
    for hidden in [
        news("publiceren_op: 2027-01-10\n", image),
        news(&format!("publiceren_op: 2027-01-10\n{download}"), ""),
        news("verloopt_op: 2026-11-01\n", image),
        news(&format!("verloopt_op: 2026-11-01\n{by_key}"), ""),
        news("", "Geen straat."),
        news("", "`../media/straat.svg`"),
    ] {
        for drafts in [false, true] {
            for site in ["landelijk", "noord", "oost"] {
                assert_eq!(with(&hidden, drafts, site), nothing, "{site}: {hidden}");
            }
        }
    }
    let draft = news("concept: true\n", image);
    assert_eq!(with(&draft, false, "noord"), nothing);
    assert_eq!(with(&draft, true, "noord"), is_there);
    let of_oost = news("regios: [oost]\nlandelijk: false\n", image);
    assert_eq!(with(&of_oost, false, "oost"), is_there);
    assert_eq!(with(&of_oost, false, "noord"), nothing);
    assert_eq!(with(&of_oost, false, "landelijk"), nothing);
}

#[test]
fn nothing_of_a_hidden_document_is_in_any_output() {
    for keys in ["concept: true\n", "publiceren_op: 2027-01-10\n"] {
        let keys = format!(
            "{keys}afbeelding: {{bestand: ../media/geheim.svg, alt: Een straat}}\n\
             downloads: [{{titel: Het plan, bestand: ../media/geheim.pdf}}]\n"
        );
        let world = world(&[
            ("content/media/geheim.svg", DRAWING),
            ("content/media/geheim.pdf", "%PDF-1.4\ngeheim\n%%EOF\n"),
            (
                "content/nieuws/geheim-plan.md",
                &news(&keys, "![Een straat](../media/geheim.svg)"),
            ),
        ]);
        let edition = edition(&world, false);
        for site in edition.sites() {
            for file in site.files() {
                let address = file.address().to_string();
                assert!(!address.contains("geheim"), "{}{address}", site.id());
                if file.recipe().is_some() {
                    continue;
                }
                let bytes = file
                    .produce(&world, &vindplek::picture::NothingKept)
                    .unwrap();
                let text = String::from_utf8_lossy(&bytes);
                assert!(!text.contains("geheim"), "in {}{address}", site.id());
            }
        }
    }
}

#[test]
fn a_region_shows_its_own_picture_instead_of_the_shared_one() {
    let course = "content/aanbod/hoe-werkt-de-gemeente.md";
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base");
    let shared = std::fs::read_to_string(root.join(course)).unwrap();
    let picture = "afbeelding: {bestand: ../media/straat.svg, alt: Een straat}\n---\n";
    let shared = shared.replacen("\n---\n", &format!("\n{picture}"), 1);
    let accent = format!("---\n{picture}\nOok in het noorden.\n");
    let files = [
        ("content/media/straat.svg", DRAWING),
        ("regions/noord/content/media/straat.svg", DRAWING),
        (course, &*shared),
        (
            "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md",
            &*accent,
        ),
    ];
    assert_eq!(of_site(&files, false, "noord"), ["/media/noord/straat.svg"]);
    assert_eq!(of_site(&files, false, "oost"), ["/media/straat.svg"]);
    assert_eq!(of_site(&files, false, "landelijk"), ["/media/straat.svg"]);

    let replaced = "---\ninhoud: vervangen\n---\n\nAnders in het noorden.\n";
    let body = shared.replacen(picture, "---\n\n![Een straat](../media/straat.svg)\n", 1);
    let files = [
        ("content/media/straat.svg", DRAWING),
        (course, &*body),
        (
            "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md",
            replaced,
        ),
    ];
    assert_eq!(of_site(&files, false, "noord"), [""; 0]);
    assert_eq!(of_site(&files, false, "oost"), ["/media/straat.svg"]);
}

#[test]
fn a_menu_can_lead_to_a_download() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base");
    let region = std::fs::read_to_string(root.join("regions/noord/region.yaml")).unwrap();
    let menu = "menu: [{label: Verslag, link: /media/jaar.pdf}]\n";
    let files = [
        ("content/media/jaar.pdf", "%PDF-1.4\n%%EOF\n"),
        ("regions/noord/region.yaml", &*format!("{region}{menu}")),
    ];
    assert_eq!(of_site(&files, false, "noord"), ["/media/jaar.pdf"]);
    assert_eq!(of_site(&files, false, "oost"), [""; 0]);
}

/// The problems with media on a date: code, severity and sites.
fn problems(date: &str, drafts: bool, files: &[(&str, &str)]) -> Vec<(String, Severity, String)> {
    let problems = check(&world_on(date, files), drafts, &Memo::new());
    let of_media = problems.into_iter().filter(|problem| {
        let code = problem.code.as_str();
        code.ends_with("-media") && code != "unused-media"
    });
    let described = of_media.map(|problem| {
        let sites = problem.sites.join(" ");
        (problem.code.to_string(), problem.severity, sites)
    });
    described.collect()
}

#[test]
fn a_broken_medium_is_an_error_of_the_sites_that_show_what_uses_it() {
    let picture = ("content/media/straat.png", "");
    let item = "content/nieuws/open-dag.md";
    let image = "![Een straat](../media/straat.png)";
    let broken = |severity: Severity, sites: &str| {
        vec![("broken-media".to_owned(), severity, sites.to_owned())]
    };
    let with = |keys: &str, date: &str, drafts: bool| {
        problems(date, drafts, &[picture, (item, &news(keys, image))])
    };
    let today = "2026-11-01";
    let everywhere = broken(Severity::Error, "landelijk noord oost");
    assert_eq!(with("", today, false), everywhere);
    let of_oost = "regios: [oost]\nlandelijk: false\n";
    assert_eq!(with(of_oost, today, false), broken(Severity::Error, "oost"));
    for date in [today, "2027-01-09", "2027-01-10"] {
        assert_eq!(
            with("publiceren_op: 2027-01-10\n", date, false),
            everywhere,
            "{date}"
        );
        assert_eq!(
            with("verloopt_op: 2027-01-10\n", date, false),
            everywhere,
            "{date}"
        );
    }
    let draft = broken(Severity::Warning, "landelijk noord oost");
    assert_eq!(with("concept: true\n", today, false), draft);
    assert_eq!(with("concept: true\n", today, true), everywhere);
    let unused = problems(today, false, &[picture]);
    assert_eq!(unused, broken(Severity::Error, ""));
    let regional = [
        ("regions/noord/content/media/straat.png", ""),
        (
            "regions/noord/content/nieuws/open-dag.md",
            &*news("", image),
        ),
    ];
    let found = problems(today, false, &regional);
    assert_eq!(found, broken(Severity::Error, "landelijk noord"));
}

#[test]
fn what_is_no_picture_or_download_is_reported() {
    for (path, bytes, code) in [
        ("straat.jpg", "<!DOCTYPE html><p>Log in</p>", "broken-media"),
        ("straat.png", "GIF89a", "broken-media"),
        ("straat.webp", "RIFF", "broken-media"),
        ("straat.tiff", "II*\0", "broken-media"),
        ("straat.pdf", "%PDF-1.7\n", "broken-media"),
        ("straat.docx", "Beste mensen", "broken-media"),
        ("straat.svg", "", "broken-media"),
        ("straat.html", "<p>Straat</p>", "unsafe-media"),
        ("straat.XHTML", "<p>Straat</p>", "unsafe-media"),
        ("straat.js", "alert(1)", "unsafe-media"),
        (
            "straat.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "unsafe-media",
        ),
    ] {
        let path = format!("content/media/{path}");
        let found = problems("2026-11-01", false, &[(&path, bytes)]);
        let codes: Vec<&str> = found.iter().map(|(code, ..)| &**code).collect();
        assert_eq!(codes, [code], "{path}: {bytes}");
    }
}

#[test]
fn a_medium_is_examined_once_and_a_text_plans_anew_only_when_it_names_another() {
    let memo = Memo::new();
    let item = "content/nieuws/open-dag.md";
    let mut world = world(&[
        ("content/media/straat.svg", DRAWING),
        (item, &news("", "Een.")),
    ]);
    let runs = |world: &MemoryWorld| {
        let edition = compile(world, Options::default(), &memo);
        edition.problems();
        let runs = memo.sweep();
        let of = |stage: &str| runs.get(stage).copied().unwrap_or_default();
        (of("medium"), of("plan"), edition)
    };
    let (media, plans, _first) = runs(&world);
    assert_eq!((media, plans), (3, 3));
    world.write(item, news("", "Twee."));
    let (media, plans, _second) = runs(&world);
    assert_eq!((media, plans), (0, 0));
    world.write(item, news("", "![Een straat](../media/straat.svg)"));
    let (media, plans, third) = runs(&world);
    assert_eq!((media, plans), (0, 3));
    assert!(published(&third, "noord").contains("/media/straat.svg"));
    world.write("content/media/straat.svg", DRAWING.replace('4', "5"));
    let (media, ..) = runs(&world);
    assert_eq!(media, 1);
}

#[test]
fn logos_of_partners_are_published_on_every_site_and_notes_on_none() {
    let partners = "partners:\n  - id: lab\n    naam: Programma LAB\n    logo:\n      bestand: \
                    media/logos/lab.svg\n      alt: Logo van LAB\n      donker: media/logos/lab-donker.svg\n  - id: \
                    hanzehogeschool\n    naam: Hanzehogeschool\n";
    let files = [
        ("content/partners.yaml", partners),
        ("content/media/logos/lab.svg", DRAWING),
        ("content/media/logos/lab-donker.svg", DRAWING),
        ("content/media/LEESMIJ.md", "# Een notitie\n"),
        ("regions/noord/content/media/LEESMIJ.md", "# Een notitie\n"),
    ];
    for site in ["landelijk", "noord", "oost"] {
        assert_eq!(
            of_site(&files, false, site),
            ["/media/logos/lab-donker.svg", "/media/logos/lab.svg"],
            "{site}"
        );
    }
    let report = check(&world(&files), false, &Memo::new());
    assert_eq!(report.len(), 0, "{report:#?}");
}
