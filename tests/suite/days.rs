//! What changes from one day to the next: only what a date in the content changes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use regex_lite::Regex;
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;

use crate::sites::{COURSE, base, text};
use crate::support::files::ProjectFiles;

/// Every file of every site by its path, as built on a day. Of a file that is costly to make its recipe
/// tells as much.
pub(crate) fn built(project: &ProjectFiles, today: Date, memo: &Memo) -> BTreeMap<String, Vec<u8>> {
    let world = project.world(today);
    let edition = compile(&world, Options::default(), memo);
    let mut files = BTreeMap::new();
    for site in edition.sites() {
        for file in site.files() {
            let bytes = match file.recipe() {
                Some(recipe) => recipe.to_string().into_bytes(),
                None => file
                    .produce(&world, &vindplek::picture::NothingKept)
                    .unwrap()
                    .to_vec(),
            };
            files.insert(format!("{}{}", site.id(), file.address()), bytes);
        }
    }
    files
}

/// The files that differ between a day and the next one.
fn changed_after(project: &ProjectFiles, day: Date) -> BTreeSet<String> {
    let memo = Memo::new();
    let before = built(project, day, &memo);
    let after = built(project, day.tomorrow().unwrap(), &memo);
    let paths = before.keys().chain(after.keys());
    let differs = |path: &&String| before.get(*path) != after.get(*path);
    paths.filter(differs).cloned().collect()
}

/// The first day from November 2026 on after which nothing happens: the content names neither it
/// nor the next day, both are in the same month, and no facts become older than two years.
fn quiet_day(project: &ProjectFiles) -> Date {
    let day = Regex::new(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").unwrap();
    let texts = project.files.iter();
    let texts = texts.filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml"));
    let mut named: BTreeSet<Date> = BTreeSet::new();
    for (_, bytes) in texts {
        let text = String::from_utf8_lossy(bytes);
        named.extend(
            day.find_iter(&text)
                .filter_map(|day| day.as_str().parse::<Date>().ok()),
        );
    }
    let mut days = (0..).map(|days| date(2026, 11, 1).checked_add(days.days()).unwrap());
    let ages: BTreeSet<Date> = named
        .iter()
        .filter_map(|day| day.checked_add(2.years()).ok())
        .collect();
    let is_quiet = |day: &Date| {
        let next = day.tomorrow().unwrap();
        let is_named = named.contains(day) || named.contains(&next);
        !is_named && !ages.contains(day) && day.month() == next.month()
    };
    days.find(is_quiet).unwrap()
}

#[test]
fn a_day_on_which_nothing_happens_changes_no_file() {
    let fixture = with_dates(base());
    for project in [ProjectFiles::of_repository(), fixture] {
        let day = quiet_day(&project);
        let changed = changed_after(&project, day);
        assert!(changed.is_empty(), "after {day}: {changed:?}");
    }
}

#[test]
fn the_thirtieth_of_november_changes_nothing_in_a_project_without_dates_near_it() {
    let changed = changed_after(&with_dates(base()), date(2026, 11, 29));
    assert!(changed.is_empty(), "{changed:?}");
}

/// A project in which a run ends on 10 November 2026 and a news item expires on the 20th.
fn with_dates(mut project: ProjectFiles) -> ProjectFiles {
    let run = "uitvoeringen:
  - {id: najaar-2026, regio: noord, start: 2026-11-09, eind: 2026-11-10, plaats: Assen, status: open, aanmelden: 'https://lab.example/aanmelden'}
";
    let course = text(&project, COURSE).replacen("uitvoeringen:\n", run, 1);
    project.files.insert(COURSE.into(), course.into());
    let news = text(&project, "content/nieuws/het-reisplan.md");
    let news = news.replacen(
        "---\n",
        "---\nverloopt_op: 2026-11-20\nregios: [noord]\nlandelijk: nee\n",
        1,
    );
    project
        .files
        .insert("content/nieuws/kort.md".into(), news.into());
    project
}

#[test]
fn facts_that_become_older_than_two_years_change_only_their_own_page() {
    let mut project = base();
    let page = "---\ntitel: Vers\nsamenvatting: Een pagina met feiten die ooit zijn nagekeken, en \
        daarna niet meer.\nbijgewerkt: 2024-11-15\n---\n\nTekst.\n";
    project
        .files
        .insert("content/paginas/vers.md".into(), page.into());
    let changed = changed_after(&project, date(2026, 11, 15));
    assert!(changed.contains("noord/vers/"), "{changed:?}");
    assert!(
        changed.iter().all(|path| path.ends_with("/vers/")),
        "{changed:?}"
    );
    for day in [14, 16] {
        let changed = changed_after(&project, date(2026, 11, day));
        assert!(changed.is_empty(), "after day {day}: {changed:?}");
    }
}

#[test]
fn a_run_that_passes_changes_only_what_shows_it() {
    let changed = changed_after(&with_dates(base()), date(2026, 11, 10));
    // The cards of the course, in lists and on the pages of the functions that it is for.
    let lists = [
        "/aanbod/",
        "/aanbod/functie/a/",
        "/aanbod/functie/b/",
        "/aanbod/overzicht/",
        "/aanbod/profiel/beweegcoach/",
        "/aanbod/soort/cursus/",
        // The place of the run was a filter on every list.
        "/aanbod/soort/training/",
        "/aanbod/thema/gemeente-en-beleid/",
        "/aanbod/vorm/fysiek/",
        "/mijn-lijst/gegevens.js",
        "/carrierepad/a/",
        "/carrierepad/b/",
    ];
    // What shows the runs of other regions as well.
    let everywhere = [
        "/",
        "/aanbod/hoe-werkt-de-gemeente/",
        "/aanbod/vinder-index.js",
        "/agenda/",
        "/agenda/2026-11/",
        "/agenda/gegevens.js",
        "/zoekindex.js",
    ];
    let regions = ["/aanbod/regio/noord/", "/aanbod/regio/oost/"];
    let mut expected = BTreeSet::new();
    let mut add = |site: &str, addresses: &[&str]| {
        let addresses = addresses.iter().map(|address| format!("{site}{address}"));
        expected.extend(addresses);
    };
    for site in ["landelijk", "noord"] {
        add(site, &lists);
    }
    for site in ["landelijk", "noord", "oost"] {
        add(site, &everywhere);
    }
    add("landelijk", &regions);
    assert_eq!(changed, expected);
}

#[test]
fn the_day_after_the_last_one_to_enrol_changes_only_what_shows_the_run() {
    let mut project = with_dates(base());
    let course = text(&project, COURSE);
    let course = course.replacen(
        "start: 2026-11-09, eind: 2026-11-10",
        "aanmelden_tot: 2026-11-05, start: 2026-11-09, eind: 2026-11-10",
        1,
    );
    project.files.insert(COURSE.into(), course.into());
    let changed = changed_after(&project, date(2026, 11, 5));
    let expected = [
        "/",
        "/aanbod/hoe-werkt-de-gemeente/",
        "/aanbod/hoe-werkt-de-gemeente/najaar-2026.ics",
        "/aanbod/vinder-index.js",
        "/agenda.ics",
        "/agenda/",
        "/agenda/2026-11/",
        "/agenda/gegevens.js",
        "/mijn-lijst/gegevens.js",
        "/zoekindex.js",
    ];
    for address in expected {
        let path = format!("noord{address}");
        assert!(changed.contains(&path), "{path} is not in {changed:?}");
    }
    let shows_runs = |path: &String| {
        let (_, address) = path.split_once('/').unwrap_or_default();
        ["", "zoekindex.js", "agenda.ics"].contains(&address)
            || ["aanbod/", "agenda/", "mijn-lijst/", "carrierepad/"]
                .iter()
                .any(|part| address.starts_with(part))
    };
    let others: Vec<&String> = changed.iter().filter(|path| !shows_runs(path)).collect();
    assert!(others.is_empty(), "{others:?}");
    for day in [4, 6] {
        let changed = changed_after(&project, date(2026, 11, day));
        assert!(changed.is_empty(), "after day {day}: {changed:?}");
    }
}

#[test]
fn an_item_that_expires_changes_only_what_listed_it() {
    let changed = changed_after(&with_dates(base()), date(2026, 11, 19));
    let picture = changed
        .iter()
        .find(|path| path.starts_with("noord/beeld/nieuws/kort."));
    let picture = picture.map(String::as_str);
    let expected = [
        // The national site finds what only an academy has.
        "landelijk/zoekindex.js",
        "noord/",
        "noord/agenda.ics",
        "noord/agenda/",
        "noord/agenda/2026-06/",
        picture.unwrap(),
        "noord/feed.xml",
        "noord/nieuws/",
        "noord/nieuws/categorie/programma/",
        // It linked to the item as the next one.
        "noord/nieuws/het-reisplan/",
        "noord/nieuws/kort/",
        "noord/sitemap.xml",
        "noord/zoeken/",
        "noord/zoekindex.js",
    ];
    let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
    assert_eq!(changed, expected);
}
