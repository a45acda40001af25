//! What a preview serves is what a clean build makes: after any edits a warm edition equals a clean
//! one in everything that can be observed of it. And after an edit only the stages run again whose
//! input changed.
//!
//! `VINDPLEK_EDITS=100000 VINDPLEK_SEED=7 cargo test --release --test suite editions` makes more
//! edits than usual, and other ones.

mod change;
mod content;
mod edits;
mod observe;
mod pools;
mod regressions;
mod run;
mod theme;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use jiff::civil::{Date, date};
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::world::{MemoryWorld, World};

use self::edits::{Editor, KINDS_OF_EDITS};
use self::run::{Step, first_difference, remembered, shrink};
use self::world::EditedWorld;
use crate::support::files::ProjectFiles;
use crate::support::small;

const TODAY: Date = date(2026, 11, 1);

/// How many edits are made when nothing else is asked.
const EDITS: usize = 2_400;

/// How many edits follow on each other in one project.
const SEQUENCE: usize = 80;

/// One of so many sequences has the themes of this repository; the others have small ones, which
/// show everything that templates are given, and compile faster.
const REAL_THEMES: u64 = 10;

/// Parts of the paths of files of every kind that a site can have. Each must have been compared.
const COMPARED: &[&str] = &[
    "index.html",
    "404.html",
    "academies/index.html",
    "aanbod/index.html",
    "aanbod/tweede/index.html",
    "aanbod/vinder-index.js",
    "aanmelden/index.html",
    "agenda/index.html",
    "agenda/2027-03/index.html",
    "agenda/gegevens.js",
    "agenda.ics",
    "begrippen/index.html",
    "carrierepad/index.html",
    "carrierepad/a/index.html",
    "cijfers/index.html",
    "feed.xml",
    "mijn-lijst/index.html",
    "mijn-lijst/gegevens.js",
    "nieuws/index.html",
    "nieuws/bericht/index.html",
    "partners/index.html",
    "peilingen/index.html",
    "peilingen/regionaal-2026/index.html",
    "reisplan/index.html",
    "robots.txt",
    "sitemap.xml",
    "specials/lab-special/index.html",
    "specials/lab-special/de-reis/index.html",
    "specials/lab-special/print/index.html",
    "toetsingskader/index.html",
    "voor/werkgever/index.html",
    "over/index.html",
    "zoeken/index.html",
    "media/",
    "assets/",
];

/// The project that is edited: it has something of every kind.
fn start(real_themes: bool) -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut project = ProjectFiles::default();
    project.add_folder(&root.join("tests/diagnostics/base"));
    let mut files = project.files;
    files.retain(|path, _| !path.starts_with("themes/"));
    match real_themes {
        true => {
            let mut themes = ProjectFiles::default();
            themes.add_below(root, "themes/basis");
            themes.add_below(root, "themes/noord");
            files.extend(themes.files);
        }
        false => files.extend(theme::small()),
    }
    files
}

/// A number from the environment.
fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// The edits of a seed.
fn steps(
    start: &BTreeMap<String, Vec<u8>>,
    world: &EditedWorld,
    seed: u64,
    count: usize,
) -> Vec<Step> {
    let mut editor = Editor::new(start, world, seed);
    let mut steps: Vec<Step> = (0..count).map(|_| editor.step()).collect();
    if let Some(last) = steps.last_mut() {
        (last.compiles, last.compares) = (true, true);
    }
    steps
}

/// Makes the edits of a seed. Returns a report when a warm edition differs from a clean one.
fn check(seed: u64, count: usize, compared: &mut BTreeSet<String>) -> Option<String> {
    let start = start(seed.is_multiple_of(REAL_THEMES));
    let world = EditedWorld::new(&start, TODAY);
    let mut steps = steps(&start, &world, seed, count);
    let found = first_difference(&world, &steps, compared)?;
    steps.truncate(found.step + 1);
    let (fewest, text) = shrink(&world, steps);
    let mut report = format!(
        "after some edits a warm edition differs from a clean one\n\
         again: VINDPLEK_SEED={seed} VINDPLEK_EDITS={count}\nthe edits that it takes:\n"
    );
    let mut world = world;
    for step in fewest {
        for edit in &step.edits {
            writeln!(report, "- {}: {}", step.kind, world.describe(edit)).unwrap();
            world.apply(edit);
        }
        let compiles = if step.compiles {
            "compile"
        } else {
            "do not compile"
        };
        writeln!(report, "  {compiles}").unwrap();
    }
    Some(format!("{report}\n{text}"))
}

#[test]
fn after_any_edits_a_warm_edition_equals_a_clean_one() {
    let count = number("VINDPLEK_EDITS").map_or(EDITS, |count| count as usize);
    let seed = number("VINDPLEK_SEED").unwrap_or(1);
    let sequences = count.div_ceil(SEQUENCE);
    let next = AtomicUsize::new(0);
    let reports = Mutex::new(Vec::new());
    let compared = Mutex::new(BTreeSet::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                let mut paths = BTreeSet::new();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= sequences || !reports.lock().unwrap().is_empty() {
                        break;
                    }
                    let length = SEQUENCE.min(count - at * SEQUENCE);
                    let report = check(seed + at as u64, length, &mut paths);
                    reports.lock().unwrap().extend(report);
                }
                compared.lock().unwrap().append(&mut paths);
            });
        }
    });
    let reports = reports.into_inner().unwrap();
    assert!(reports.is_empty(), "{}", reports.join("\n\n"));
    if count >= EDITS {
        let paths = compared.into_inner().unwrap();
        let is_missing = |part: &&&str| !paths.iter().any(|path| path.contains(**part));
        let missing: Vec<_> = COMPARED.iter().filter(is_missing).collect();
        assert!(
            missing.is_empty(),
            "never compared: {missing:?}\n{paths:#?}"
        );
    }
}

#[test]
fn results_that_no_edition_needs_are_forgotten() {
    let start = start(false);
    let world = EditedWorld::new(&start, TODAY);
    let (remembered, needed) = remembered(&world, &steps(&start, &world, 1, SEQUENCE));
    assert_eq!(remembered, needed);
}

#[test]
fn every_kind_of_edit_is_made() {
    let start = start(false);
    let world = EditedWorld::new(&start, TODAY);
    let mut made: BTreeSet<&str> = BTreeSet::new();
    for seed in 1..=(EDITS / SEQUENCE) as u64 {
        let steps = steps(&start, &world, seed, SEQUENCE);
        let steps = steps.iter().filter(|step| !step.edits.is_empty());
        made.extend(steps.map(|step| step.kind));
    }
    let all: BTreeSet<&str> = KINDS_OF_EDITS.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(made, all);
}

fn text(world: &MemoryWorld, path: &str) -> String {
    String::from_utf8(world.read(&path.into()).unwrap().to_vec()).unwrap()
}

/// Makes every file of every site, except those that are costly to make.
fn make_all(world: &MemoryWorld, edition: &Edition) {
    for site in edition.sites() {
        for file in site.files().filter(|file| file.recipe().is_none()) {
            let _ = file.produce(world, &vindplek::picture::NothingKept);
        }
    }
}

#[test]
fn after_an_edit_only_the_stages_with_changed_input_run() {
    let mut world = small::world(&[]);
    let memo = Memo::new();
    let options = Options::default();
    let all = |world: &MemoryWorld| {
        let edition = compile(world, options, &memo);
        edition.problems();
        make_all(world, &edition);
    };
    all(&world);
    memo.sweep();

    all(&world);
    assert!(memo.sweep().is_empty(), "nothing has changed");

    world.write(
        small::COURSE,
        format!("{}\nNog een alinea.\n", small::COURSE_TEXT),
    );
    all(&world);
    let mut ran: Vec<_> = memo.sweep().into_iter().collect();
    ran.sort_unstable();
    let wanted = [
        ("chunk contents", 1),
        ("chunk documents", 1),
        ("document", 1),
        ("document findings", 1),
        ("prose", 1),
        ("words", 1),
    ];
    assert_eq!(ran, wanted, "a body");

    world.write(
        small::COURSE,
        small::COURSE_TEXT.replace("titel: ", "titel: Nieuw "),
    );
    all(&world);
    let ran = memo.sweep();
    assert_eq!(ran.get("document"), Some(&1), "a title");
    assert_eq!(ran.get("plan"), Some(&3));
    for stage in ["theme", "yaml file", "terms"] {
        assert_eq!(ran.get(stage), None, "{stage}");
    }

    let template = "themes/basis/templates/course.html";
    let changed = format!("{}<!-- einde -->", text(&world, template));
    world.write(template, changed);
    all(&world);
    let ran = memo.sweep();
    assert_eq!(ran.get("theme"), Some(&3), "a template");
    for stage in [
        "document",
        "heads",
        "plan",
        "shared",
        "prose",
        "document findings",
    ] {
        assert_eq!(ran.get(stage), None, "{stage}");
    }
}

#[test]
fn a_page_in_view_runs_only_the_stages_that_it_needs() {
    let world = small::world(&[]);
    let memo = Memo::new();
    let edition = compile(&world, Options::default(), &memo);
    let ran = memo.sweep();
    for stage in [
        "plan",
        "theme",
        "shared",
        "view",
        "prose",
        "document findings",
        "terms",
    ] {
        assert_eq!(ran.get(stage), None, "{stage}");
    }
    let noord = edition.heads().site_with_id("noord").unwrap();
    let site = edition.site(noord).unwrap();
    let course = site.find("/aanbod/samen-bewegen/").unwrap();
    course
        .produce(&world, &vindplek::picture::NothingKept)
        .unwrap();
    let ran = memo.sweep();
    for stage in ["plan", "theme", "shared", "view", "prose", "terms"] {
        assert_eq!(ran.get(stage), Some(&1), "{stage}");
    }
    assert_eq!(ran.get("document findings"), None);
}
