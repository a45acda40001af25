//! The next change by the date alone: the program's answer, against rendering every day.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;

use crate::days::built;
use crate::sites::{COURSE, base, text};
use crate::support::files::ProjectFiles;

/// For each day from `first` on: the sites that differ from the day before.
fn sites_changed_on(project: &ProjectFiles, memo: &Memo, day: Date) -> BTreeSet<String> {
    let before = built(project, day.yesterday().unwrap(), memo);
    let after = built(project, day, memo);
    let paths = before.keys().chain(after.keys());
    let changed = paths.filter(|path| before.get(*path) != after.get(*path));
    let site = |path: &String| path.split('/').next().unwrap().to_owned();
    changed.map(site).collect()
}

/// The program's answer on a day: the day and the sites of the next change.
fn answer(project: &ProjectFiles, memo: &Memo, today: Date) -> Option<(Date, BTreeSet<String>)> {
    let world = project.world(today);
    let edition = compile(&world, Options::default(), memo);
    let found = edition.next_change(&world, memo, &|_| true)?;
    let sites = found.sites.iter().map(|site| site.to_string());
    Some((found.day, sites.collect()))
}

/// Renders every day of some days, and compares the days on which something changes with the chain
/// of answers: each answer asked on the day of the one before.
fn assert_exact(project: &ProjectFiles, first: Date, last: Date) -> usize {
    let memo = Memo::new();
    let mut expected = Vec::new();
    let mut day = first;
    while day < last {
        day = day.tomorrow().unwrap();
        let sites = sites_changed_on(project, &memo, day);
        if !sites.is_empty() {
            expected.push((day, sites));
        }
    }
    let mut answers = Vec::new();
    let mut today = first;
    while let Some((day, sites)) = answer(project, &memo, today).filter(|(day, _)| *day <= last) {
        answers.push((day, sites));
        today = day;
    }
    assert_eq!(answers, expected);
    expected.len()
}

/// A project in which, from November 2026 on, each kind of date has its day.
fn with_every_kind_of_date() -> ProjectFiles {
    let mut project = base();
    let runs = "uitvoeringen:
  - {id: een, regio: noord, start: 2026-11-09, eind: 2026-11-11, plaats: Assen, status: open, aanmelden_tot: 2026-11-05, aanmelden: 'https://lab.example/aanmelden'}
  - {id: twee, regio: oost, plaats: Zwolle, bijeenkomsten: [{datum: 2026-11-17}, {datum: 2026-11-24}]}
";
    let course = text(&project, COURSE).replacen("uitvoeringen:\n", runs, 1);
    project.files.insert(COURSE.into(), course.into());
    let news = text(&project, "content/nieuws/het-reisplan.md");
    for (path, keys) in [
        ("content/nieuws/gepland.md", "publiceren_op: 2026-11-14\n"),
        (
            "content/nieuws/kort.md",
            "verloopt_op: 2026-11-20\nregios: [noord]\nlandelijk: nee\n",
        ),
    ] {
        let news = news.replacen("---\n", &format!("---\n{keys}"), 1);
        project.files.insert(path.into(), news.into());
    }
    for (name, updated) in [("vers", "2024-11-27"), ("vaag", "2024-najaar")] {
        let page = format!(
            "---\ntitel: Feiten\nsamenvatting: Een pagina met feiten die ooit zijn nagekeken, en \
             daarna niet meer.\nbijgewerkt: {updated}\n---\n\nTekst.\n"
        );
        let path = format!("content/paginas/{name}.md");
        project.files.insert(path, page.into());
    }
    project
}

#[test]
fn output_changes_on_a_day_exactly_if_the_day_before_said_so() {
    let project = with_every_kind_of_date();
    let changes = assert_exact(&project, date(2026, 11, 1), date(2027, 1, 2));
    // Enrolment closes, a run has begun and is over, news appears, a second run has begun, news
    // expires, that run is over, facts grow old, a month and a quarter begin.
    assert_eq!(changes, 10);
}

#[test]
fn what_follows_years_later_is_not_late() {
    let project = with_every_kind_of_date();
    // The month of the runs leaves the agenda after a year.
    assert_exact(&project, date(2027, 11, 25), date(2027, 12, 3));
    assert_exact(&project, date(2028, 11, 25), date(2028, 12, 3));
}

#[test]
fn the_content_of_this_repository_changes_when_it_says() {
    let project = ProjectFiles::of_repository();
    assert_exact(&project, date(2026, 12, 27), date(2027, 1, 3));
}

#[test]
fn a_site_has_a_next_change_of_its_own() {
    let project = with_every_kind_of_date();
    let memo = Memo::new();
    let world = project.world(date(2026, 11, 19));
    let edition = compile(&world, Options::default(), &memo);
    let day = |site: &str| {
        let found = edition.next_change(&world, &memo, &|known| known == site);
        let found = found.unwrap();
        assert_eq!(found.sites.len(), 1);
        found.day
    };
    // Only Noord, and the search of the national site, have the item that expires.
    assert_eq!(day("noord"), date(2026, 11, 20));
    assert!(day("oost") > date(2026, 11, 20));
}

#[test]
fn texts_without_a_day_to_come_change_with_the_quarter_only() {
    let project = base();
    let memo = Memo::new();
    let sites = ["landelijk", "noord", "oost"].map(str::to_owned);
    let expected = (date(2035, 4, 1), BTreeSet::from(sites));
    // The end of `security.txt` moves on.
    assert_eq!(answer(&project, &memo, date(2035, 1, 1)), Some(expected));
}

#[test]
fn without_a_site_nothing_ever_changes() {
    let memo = Memo::new();
    let project = ProjectFiles::default();
    assert_eq!(answer(&project, &memo, date(2026, 11, 1)), None);
}
