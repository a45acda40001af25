//! What a preview serves is what a clean build makes: after any sequence of edits an edition that
//! remembers has the files and the problems of one that does not, byte for byte. And what ran after
//! an edit is what had to.

use std::collections::BTreeMap;

use vindplek::diagnostic::Diagnostic;
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::world::{MemoryWorld, World};

use crate::support::random::Random;
use crate::support::small;

/// How many sequences of edits there are, and how many edits each has.
const SEQUENCES: u64 = 3;
const EDITS: usize = 40;

fn text(world: &MemoryWorld, path: &str) -> String {
    String::from_utf8(world.read(&path.into()).unwrap().to_vec()).unwrap()
}

/// Every file of every site, with its bytes or what is wrong with it.
type Files = BTreeMap<String, Result<Vec<u8>, Diagnostic>>;

fn files(world: &MemoryWorld, edition: &Edition) -> Files {
    let mut files = BTreeMap::new();
    for site in edition.sites() {
        for file in site.files() {
            let path = file.path();
            let made = file.produce(world);
            let made = made.map(|bytes| bytes.to_vec()).map_err(|it| *it);
            files.insert(format!("{}/{path}", site.id()), made);
        }
    }
    files
}

/// The names of files that an edit may make, change or remove.
const NAMES: [&str; 12] = [
    "content/aanbod/samen-bewegen.md",
    "content/aanbod/tweede.md",
    "content/aanbod/derde.md",
    "content/nieuws/bericht.md",
    "content/nieuws/start.md",
    "content/paginas/over.md",
    "content/paginas/voor/gemeente.md",
    "regions/noord/content/aanbod/samen-bewegen.md",
    "regions/noord/content/aanbod/samen-bewege.md",
    "regions/noord/content/nieuws/start.md",
    "regions/zuid/content/paginas/over.md",
    "content/notities.txt",
];

fn article(random: &mut Random) -> String {
    let links = [
        "",
        "Zie [dit](../aanbod/samen-bewegen.md).",
        "Zie [dat](../nieuws/weg.md#a).",
    ];
    format!(
        "---\ntitel: {} {}\nsamenvatting: {}\n{}datum: 2026-10-1{}\nafzender: LAB\n---\n\n## {}\n\n{} {}\n",
        random.one_of(&["Nieuws", "Bericht", "Oproep"]),
        random.below(9),
        random.one_of(&[
            "Kort.",
            "In november begint de academie met de eerste groep, en iedereen mag meedoen."
        ]),
        random.one_of(&[
            "",
            "concept: true\n",
            "regios: [noord]\n",
            "doelgoepen: []\n"
        ]),
        random.below(9),
        random.one_of(&["Kop", "Andere kop"]),
        random.one_of(&["Kom je ook?", "Tot dan.", "Klik hier."]),
        random.one_of(&links),
    )
}

fn course(random: &mut Random) -> String {
    let changes = [
        ("titel: Samen bewegen", "titel: Samen eten"),
        ("kosten: gratis", "kosten: onbekend"),
        ("aangeboden_door: [noord, zuid]", "aangeboden_door: [noord]"),
        ("vorm: online", "vorm: onlin"),
        ("functies: [A]", "functies: [A, B]"),
        ("---\ntitel", "---\nvoorheen: [/aanbod/oud/]\ntitel"),
        ("je doet", "wij doen"),
        ("---\n\nJe doet", "\nJe doet"),
    ];
    let mut text = small::COURSE_TEXT.to_owned();
    for _ in 0..random.below(3) {
        let (from, to) = changes[random.below(changes.len())];
        text = text.replace(from, to);
    }
    text + random.one_of(&["", "\nNog een alinea.\n", "\n- [x] klaar\n"])
}

/// Makes an edit; tells which.
fn edit(world: &mut MemoryWorld, random: &mut Random) -> String {
    let name = random.one_of(&NAMES);
    let exists = world.entries().contains(&name.into());
    match random.below(12) {
        0 if exists => {
            world.remove(name);
            format!("remove {name}")
        }
        1 if exists => {
            let to = random.one_of(&NAMES);
            let bytes = text(world, name);
            world.remove(name);
            world.write(to, bytes);
            format!("rename {name} to {to}")
        }
        2 => replace(
            world,
            "regions/noord/region.yaml",
            &[
                ("korte_naam: noord", "korte_naam: Noord"),
                ("soort: regio", "soort: regioo"),
                ("thema: noord", "thema: zuid"),
            ],
            random,
        ),
        3 => replace(
            world,
            "content/vocabulaire.yaml",
            &[
                ("naam: Training", "naam: Cursus"),
                ("themas: []", "themas: [{id: wijk, naam: Wijk}]"),
                ("id: gemeente", "id: gemeentes"),
            ],
            random,
        ),
        4 => replace(
            world,
            "content/begrippen.yaml",
            &[(
                "begrippen: []",
                "begrippen: [{id: lab, term: LAB, definitie: Een programma., vermijd: [middag]}]",
            )],
            random,
        ),
        5 => replace(
            world,
            "themes/basis/templates/course.html",
            &[
                ("<h1", "<h1 class=\"anders\""),
                ("{{", "{{ fout."),
                ("{% block", "{% blok"),
            ],
            random,
        ),
        6 => replace(
            world,
            "themes/basis/theme.yaml",
            &[("naam:", "naam: De"), ("naam:", "nam:")],
            random,
        ),
        7 => {
            let path = "content/media/foto.jpg";
            world.write(path, random.one_of(&["een", "twee"]));
            format!("write {path}")
        }
        _ if name.contains("/aanbod/") => {
            let course = course(random);
            world.write(name, course);
            format!("write {name}")
        }
        _ => {
            let article = article(random);
            world.write(name, article);
            format!("write {name}")
        }
    }
}

/// Replaces a text in a file, or puts the file back as it was.
fn replace(
    world: &mut MemoryWorld,
    path: &str,
    changes: &[(&str, &str)],
    random: &mut Random,
) -> String {
    let whole = small::project().remove(path).unwrap();
    let whole = String::from_utf8(whole).unwrap();
    let (from, to) = changes[random.below(changes.len())];
    let changed = match text(world, path) == whole {
        true => whole.replacen(from, to, 1),
        false => whole,
    };
    world.write(path, changed);
    format!("change {path}: {from} → {to}")
}

#[test]
fn after_any_edits_an_edition_that_remembers_is_the_same_as_one_that_does_not() {
    for sequence in 1..=SEQUENCES {
        let mut random = Random::new(sequence);
        let mut world = small::world(&[]);
        let memo = Memo::new();
        let mut told = Vec::new();
        let mut largest = 0;
        for number in 0..EDITS {
            told.push(edit(&mut world, &mut random));
            let options = Options {
                drafts: random.below(8) == 0,
            };
            let warm = compile(&world, options, &memo);
            // Now and then what is wrong is asked for first, now and then last, now and then not.
            let order = random.below(3);
            if order == 0 {
                warm.problems();
            }
            if let Some(site) = warm.sites().nth(random.below(3)) {
                let file = site.file(random.below(site.len().max(1)));
                let _ = file.map(|file| file.produce(&world));
            }
            memo.sweep();
            if order == 2 && number + 1 < EDITS {
                continue;
            }
            let clean = compile(&world, options, &Memo::new());
            let found = clean.problems();
            assert_eq!(warm.problems(), found, "{sequence}: {told:#?}");
            assert!(
                files(&world, &warm) == files(&world, &clean),
                "{sequence}: {told:#?}"
            );
            assert_eq!(
                warm.template_problems(&world),
                clean.template_problems(&world),
                "{sequence}: {told:#?}"
            );
            largest = largest.max(memo.len());
        }
        memo.sweep();
        assert!(memo.len() <= largest, "what no edition needs is forgotten");
        assert!(largest < 2_000, "{largest}");
    }
}

#[test]
fn what_ran_after_an_edit_is_what_had_to() {
    let mut world = small::world(&[]);
    let memo = Memo::new();
    let options = Options::default();
    let all = |world: &MemoryWorld| {
        let edition = compile(world, options, &memo);
        edition.problems();
        files(world, &edition);
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
fn a_page_in_view_asks_for_nothing_that_it_does_not_need() {
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
    course.produce(&world).unwrap();
    let ran = memo.sweep();
    for stage in ["plan", "theme", "shared", "view", "prose", "terms"] {
        assert_eq!(ran.get(stage), Some(&1), "{stage}");
    }
    assert_eq!(ran.get("document findings"), None);
}
