//! What each site shows on a date: its own content and the shared content.

use std::path::Path;

use vindplek::diagnostic::Severity;
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::support::files::ProjectFiles;

pub(crate) const COURSE: &str = "content/aanbod/hoe-werkt-de-gemeente.md";

/// The project of the diagnostics, with a theme that can be rendered.
pub(crate) fn base() -> ProjectFiles {
    let mut project = ProjectFiles::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    project.add_folder(&root.join("tests/diagnostics/base"));
    project.files.retain(|path, _| !path.starts_with("themes/"));
    for theme in ["themes/basis", "themes/noord"] {
        project.add_below(root, theme);
    }
    for (path, bytes) in &mut project.files {
        if path.ends_with("region.yaml") {
            let text = String::from_utf8(std::mem::take(bytes)).unwrap();
            let lines = text.lines().map(|line| match line.starts_with("thema:") {
                true => "thema: noord",
                false => line,
            });
            *bytes = lines.collect::<Vec<_>>().join("\n").into_bytes();
        }
    }
    project
}

/// The text of a file of a project.
pub(crate) fn text(project: &ProjectFiles, path: &str) -> String {
    String::from_utf8(project.files[path].clone()).unwrap()
}

fn world(project: &ProjectFiles, today: &str) -> MemoryWorld {
    project.world(today.parse().unwrap())
}

fn edition(world: &MemoryWorld) -> Edition {
    compile(world, Options::default(), &Memo::new())
}

/// A page as it is built; `None` when the site has none at that address.
pub(crate) fn page(
    world: &MemoryWorld,
    edition: &Edition,
    site: &str,
    address: &str,
) -> Option<String> {
    let site = edition.sites().find(|known| &**known.id() == site).unwrap();
    let bytes = site
        .find(address)?
        .produce(world, &vindplek::picture::NothingKept)
        .unwrap();
    Some(String::from_utf8(bytes.to_vec()).unwrap())
}

#[test]
fn the_sample_text_of_a_new_academy_is_for_its_editors_only() {
    let academies = |welcome: &str| {
        let mut project = base();
        let path = "regions/oost/region.yaml";
        let keys = text(&project, path);
        let (before, _) = keys.split_once("website:").unwrap();
        let (_, after) = keys.split_once("contact:").unwrap();
        let keys = format!("{before}welkom: {{titel: Welkom, tekst: {welcome}}}\ncontact:{after}");
        project.files.insert(path.to_owned(), keys.into_bytes());
        let world = world(&project, "2026-11-01");
        page(&world, &edition(&world), "landelijk", "/academies/").unwrap()
    };
    assert!(academies("Hallo daar.").contains("Hallo daar."));
    let unwritten = academies("Schrijf hier zelf iets.");
    assert!(!unwritten.contains("Schrijf hier"));
    // Its site is not there yet, so nothing leads to it.
    assert!(unwritten.contains("De site van deze academie komt nog."));
    assert!(!unwritten.contains("https://oost.example"));
}

#[test]
fn a_region_shows_its_own_and_shared_content_and_the_national_site_everything() {
    let mut project = base();
    let course = text(&project, COURSE).replacen("---\n", "---\nregios: [noord]\n", 1);
    project
        .files
        .insert("content/aanbod/alleen-noord.md".into(), course.into());
    let page_text = "---\ntitel: De academie in Oost\nsamenvatting: Wie er achter de academie in Oost staan, en waar je terechtkunt met je vraag.\n---\n\nTekst.\n";
    project.files.insert(
        "regions/oost/content/paginas/academie.md".into(),
        page_text.into(),
    );
    let world = world(&project, "2026-11-01");
    let edition = edition(&world);
    let has = |site: &str, address: &str| page(&world, &edition, site, address).is_some();
    assert!(has("noord", "/aanbod/alleen-noord/") && has("landelijk", "/aanbod/alleen-noord/"));
    assert!(!has("oost", "/aanbod/alleen-noord/"));
    assert!(has("oost", "/academie/") && has("landelijk", "/academie/"));
    assert!(!has("noord", "/academie/"));
    for site in ["noord", "oost", "landelijk"] {
        assert!(has(site, "/aanbod/hoe-werkt-de-gemeente/"), "{site}");
    }
}

#[test]
fn an_accent_changes_only_its_site_and_its_runs_show_nationally() {
    let mut project = base();
    let accent = "---\nsamenvatting: In het gebouw van de academie in Haren leer je hoe een gemeente besluit.\nuitvoeringen:\n  - id: extra-ronde\n    start: 2027-02-03\n    plaats: Haren\n---\n\nHier in het noorden beginnen we met koffie.\n";
    let path = COURSE.replace("content/", "regions/noord/content/");
    project.files.insert(path, accent.into());
    let world = world(&project, "2026-11-01");
    let edition = edition(&world);
    let course =
        |site: &str| page(&world, &edition, site, "/aanbod/hoe-werkt-de-gemeente/").unwrap();
    assert!(course("noord").contains("beginnen we met koffie"));
    assert!(course("noord").contains("In het gebouw van de academie"));
    for other in ["oost", "landelijk"] {
        assert!(!course(other).contains("koffie"), "{other}");
        assert!(
            !course(other).contains("In het gebouw van de academie"),
            "{other}"
        );
    }
    assert!(course("landelijk").contains("Haren"));
    let agenda = page(&world, &edition, "landelijk", "/agenda.ics").unwrap();
    assert!(agenda.contains("Haren"));
}

#[test]
fn the_region_mark_links_to_the_text_of_the_region() {
    for (how, leads_to) in [("aanvullen", "accent"), ("vervangen", "_in-het-kort")] {
        let mut project = base();
        let key = if how == "vervangen" {
            "inhoud: vervangen\n"
        } else {
            ""
        };
        let accent = format!("---\n{key}locatie: Haren\n---\n\nWe beginnen met koffie.\n");
        let path = format!("regions/noord/{COURSE}");
        project.files.insert(path, accent.into_bytes());
        let world = world(&project, "2026-11-01");
        let address = "/aanbod/hoe-werkt-de-gemeente/";
        let html = page(&world, &edition(&world), "noord", address).unwrap();
        let (_, mark) = html.split_once("regio-merk\" href=\"#").unwrap();
        let (anchor, _) = mark.split_once('"').unwrap();
        assert_eq!(anchor, leads_to, "{how}");
        assert!(html.contains(&format!("id=\"{leads_to}\"")), "{how}");
        assert!(html.contains("We beginnen met koffie."), "{how}");
    }
}

#[test]
fn headings_of_editors_do_not_clash_with_the_anchors_of_the_page() {
    let mut project = base();
    let course = text(&project, COURSE);
    let more = "\n## Modules\n\nTwee.\n\n## Module: besluiten\n\nDrie.\n\n## Uitvoeringen\n\nVier.\n\n## Uitvoering in de wijk\n\nVijf.\n\n## Accent\n\nZes.\n";
    project
        .files
        .insert(COURSE.into(), format!("{course}{more}").into());
    let world = world(&project, "2026-11-01");
    let address = "/aanbod/hoe-werkt-de-gemeente/";
    let html = page(&world, &edition(&world), "noord", address).unwrap();
    for id in ["modules", "module-besluiten", "uitvoeringen"] {
        for anchor in [id.to_owned(), format!("kop-{id}")] {
            let count = html.matches(&format!("id=\"{anchor}\"")).count();
            assert_eq!(count, 1, "{anchor}");
        }
    }
    assert!(html.contains("id=\"kop-uitvoering-in-de-wijk\""));
    assert!(html.contains("id=\"kop-accent\""));
}

#[test]
fn the_date_decides_which_content_is_scheduled_or_expired() {
    let mut project = base();
    let news = text(&project, "content/nieuws/het-reisplan.md");
    let timed = news.replacen(
        "---\n",
        "---\npubliceren_op: 2026-11-10\nverloopt_op: 2026-12-01\n",
        1,
    );
    project
        .files
        .insert("content/nieuws/tijdelijk.md".into(), timed.into());
    for (today, shown) in [
        ("2026-11-09", false),
        ("2026-11-10", true),
        ("2026-11-30", true),
        ("2026-12-01", false),
    ] {
        let world = world(&project, today);
        let edition = edition(&world);
        let found = page(&world, &edition, "noord", "/nieuws/tijdelijk/");
        assert_eq!(found.is_some(), shown, "{today}");
    }
}

#[test]
fn adding_a_folder_adds_a_region() {
    let mut project = base();
    let region = text(&project, "regions/noord/region.yaml");
    let region = region.replace("https://", "https://midden.");
    project
        .files
        .insert("regions/midden/region.yaml".into(), region.into());
    let world = world(&project, "2026-11-01");
    let edition = edition(&world);
    assert!(page(&world, &edition, "midden", "/aanbod/hoe-werkt-de-gemeente/").is_some());
    let academies = page(&world, &edition, "landelijk", "/academies/").unwrap();
    assert!(academies.contains("https://midden."));
}

#[test]
fn the_finder_reads_every_course_as_the_lists_show_it() {
    let project = base();
    let world = world(&project, "2026-03-01");
    let edition = edition(&world);
    for site in ["landelijk", "noord"] {
        let read = |address: &str| page(&world, &edition, site, address).unwrap();
        let index = read("/aanbod/vinder-index.js");
        let index = index.trim().strip_prefix("globalThis.vindplekAanbod=");
        let index = index.and_then(|index| index.strip_suffix(';')).unwrap();
        let index: serde_json::Value = serde_json::from_str(index).unwrap();
        let list = read("/aanbod/");
        let courses = index["courses"].as_array().unwrap();
        let plan = edition.sites().find(|known| &**known.id() == site);
        let plan = plan.unwrap().plan();
        assert_eq!(courses.len(), plan.courses.len());
        for (course, document) in courses.iter().zip(&plan.courses) {
            assert_eq!(
                course["title"],
                edition.heads().document(*document).title().as_str()
            );
            assert!(list.contains(course["card"].as_str().unwrap()), "{course}");
            let axes = index["axes"].as_array().unwrap();
            assert_eq!(course["values"].as_array().unwrap().len(), axes.len());
        }
        assert!(!read("/sitemap.xml").contains("vinder-index"));
    }
}

/// The value that a script of data sets.
fn data(script: &str) -> serde_json::Value {
    let (_, json) = script.split_once('=').unwrap();
    serde_json::from_str(json.trim_end().trim_end_matches(';')).unwrap()
}

#[test]
fn the_filter_of_the_agenda_has_every_row_that_is_not_over_as_the_page_shows_it() {
    let mut project = base();
    let runs = "uitvoeringen:
  - {id: bezig, regio: noord, start: 2026-02-20, eind: 2026-03-02, plaats: Assen}
  - {id: over, regio: noord, start: 2026-02-02, plaats: Assen}
  - {id: eigen, regio: noord, start: 2026-03-12, plaats: Assen}
  - {id: elders, regio: oost, start: 2026-04-02, plaats: Deventer}
";
    let course = text(&project, COURSE).replacen("uitvoeringen:\n", runs, 1);
    project.files.insert(COURSE.into(), course.into());
    let world = world(&project, "2026-03-01");
    let edition = edition(&world);
    let read = |address: &str| page(&world, &edition, "noord", address).unwrap();
    let data = data(&read("/agenda/gegevens.js"));
    let months = data["months"].as_array().unwrap();
    let rows = data["rows"].as_array().unwrap();
    let found = |anchor: &str| {
        let has = |row: &&serde_json::Value| row["html"].as_str().unwrap().contains(anchor);
        rows.iter().find(has)
    };
    assert!(found("#uitvoering-over").is_none());
    assert!(found("#uitvoering-bezig").unwrap()["month"].is_null());
    let agenda = read("/agenda/");
    let own = found("#uitvoering-eigen").unwrap();
    assert!(agenda.contains(own["html"].as_str().unwrap()), "{own}");
    let other = found("#uitvoering-elders").unwrap();
    assert!(!agenda.contains(other["html"].as_str().unwrap()), "{other}");
    assert_eq!(
        (&other["own"], &other["region"]),
        (&false.into(), &"oost".into())
    );
    let month = usize::try_from(other["month"].as_u64().unwrap()).unwrap();
    assert_eq!(months[month]["id"], "2026-04");
    let month = read("/agenda/2026-04/");
    assert!(month.contains("Deventer") && month.contains("In Oost"));
}

#[test]
fn the_list_of_a_visitor_can_show_every_course_also_under_its_former_name() {
    let mut project = base();
    let renamed = "voorheen: [/aanbod/de-gemeente/, ";
    let course = text(&project, COURSE).replacen("voorheen: [", renamed, 1);
    project.files.insert(COURSE.into(), course.into());
    let world = world(&project, "2026-03-01");
    let edition = edition(&world);
    let read = |address: &str| page(&world, &edition, "noord", address).unwrap();
    let data = data(&read("/mijn-lijst/gegevens.js"));
    let plan = edition.sites().find(|known| &**known.id() == "noord");
    let courses = data["courses"].as_object().unwrap();
    assert_eq!(courses.len(), plan.unwrap().plan().courses.len());
    let course = courses["hoe-werkt-de-gemeente"].as_str().unwrap();
    assert!(
        course.contains("href=\"../aanbod/hoe-werkt-de-gemeente/\""),
        "{course}"
    );
    assert_eq!(data["renamed"]["de-gemeente"], "hoe-werkt-de-gemeente");
    assert_eq!(data["renamed"].as_object().unwrap().len(), 1);
    assert!(read("/mijn-lijst/").contains("content=\"noindex\""));
    assert!(!read("/sitemap.xml").contains("mijn-lijst"));
}

#[test]
fn files_with_odd_names_are_found_as_written_and_percent_encoded_everywhere() {
    let mut project = base();
    let picture = project.files["content/media/plein.jpg"].clone();
    let download = project.files["content/media/verslag.pdf"].clone();
    project
        .files
        .insert("content/media/deel#1.jpg".into(), picture);
    for name in [
        "wat nu?.pdf",
        "100% meedoen.pdf",
        "a%20b.pdf",
        "één: twee.pdf",
    ] {
        let path = format!("content/media/{name}");
        project.files.insert(path, download.clone());
    }
    let text = "---
titel: Bestanden met een vreemde naam
samenvatting: Een bericht met bestanden die een teken in hun naam hebben dat iets betekent in een adres.
datum: 2026-10-20
afzender: Programma LAB
afbeelding: {bestand: ../media/deel#1.jpg, alt: Een plein, toestemming: nvt}
downloads:
  - {titel: Wat nu, bestand: ../media/wat nu?.pdf}
  - {titel: Meedoen, bestand: '../media/100% meedoen.pdf'}
  - {titel: Procent, bestand: '../media/a%20b.pdf'}
verder_lezen:
  - {titel: Gecodeerd, link: ../media/wat%20nu%3F.pdf}
---

[Een](../media/deel#1.jpg), [twee](<../media/wat nu?.pdf>), [drie](<../media/100% meedoen.pdf>),
[vier](../media/100%25%20meedoen.pdf), [vijf](../media/deel%231.jpg), [zes](../media/a%20b.pdf) en
[zeven](<../media/één: twee.pdf>).

![Een plein](<../media/deel#1.jpg>)
";
    project
        .files
        .insert("content/nieuws/namen.md".into(), text.into());
    let world = world(&project, "2026-11-01");
    let edition = edition(&world);
    let found: Vec<_> = edition.problems().iter().map(|it| it.code).collect();
    assert!(found.is_empty(), "{found:?}");
    let html = page(&world, &edition, "noord", "/nieuws/namen/").unwrap();
    for link in [
        "../../media/deel%231.jpg",
        "../../media/wat%20nu%3F.pdf",
        "../../media/100%25%20meedoen.pdf",
        "../../media/a%2520b.pdf",
        "../../media/%C3%A9%C3%A9n%3A%20twee.pdf",
        "https://noord.example/media/deel%231.",
    ] {
        assert!(html.contains(link), "{link} in {html}");
    }
    for raw in ["deel#1", "wat nu?.pdf", "100% meedoen", "a%20b.pdf"] {
        assert!(!html.contains(raw), "{raw} in {html}");
    }
    let feed = page(&world, &edition, "noord", "/feed.xml").unwrap();
    assert!(
        feed.contains("https://noord.example/media/wat%20nu%3F.pdf"),
        "{feed}"
    );
    assert!(!feed.contains("deel#1"));
    let site = edition.sites().next().unwrap();
    let file = site.find("/media/100% meedoen.pdf").unwrap();
    assert_eq!(file.path(), "media/100% meedoen.pdf");
}

#[test]
fn a_menu_leaves_out_what_is_not_there_today() {
    let mut project = base();
    let news = text(&project, "content/nieuws/het-reisplan.md").replacen(
        "---\n",
        "---\nverloopt_op: 2026-11-25\n",
        1,
    );
    project
        .files
        .insert("content/nieuws/het-reisplan.md".into(), news.into());
    let region = text(&project, "regions/noord/region.yaml")
        + "\nmenu:\n  - {label: Aanmelden, link: /aanmelden/}\n  - {label: Het plan, link: /nieuws/het-reisplan/}\n\
           \x20 - {label: Over ons, link: '../../content/paginas/over.md#doel'}\n\
           \x20 - {label: Programma, link: /nieuws/categorie/programma/}\n\
           \x20 - {label: Kiezen, link: '/aanbod/?vorm=fysiek'}\n";
    project
        .files
        .insert("regions/noord/region.yaml".into(), region.into());
    for (day, is_there) in [("2026-11-24", true), ("2026-11-26", false)] {
        let world = world(&project, day);
        let edition = edition(&world);
        let home = page(&world, &edition, "noord", "/").unwrap();
        assert!(home.contains(">Aanmelden<"), "{home}");
        assert!(home.contains("over/#doel"), "{home}");
        assert!(home.contains("aanbod/?vorm=fysiek"), "{home}");
        assert_eq!(home.contains(">Het plan<"), is_there, "{day} {home}");
        assert_eq!(home.contains(">Programma<"), is_there, "{day}");
        let errors = edition
            .problems()
            .iter()
            .filter(|it| it.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{day}");
    }
}
