//! Generates a project of any size, the same at every run: the list files, regions and themes of
//! this repository, with generated courses, news and pages in realistic proportions.

use std::fmt::Write as _;
use std::path::Path;

use vindplek::edge::disk::DiskWorld;
use vindplek::world::{MemoryWorld, World};

const SUBJECTS: &[&str] = &[
    "de buurtsportcoach",
    "het team",
    "iedere deelnemer",
    "de docent",
    "een collega",
    "de gemeente",
    "de leidinggevende",
    "het netwerk",
    "de werkgever",
    "de school",
    "een vrijwilliger",
    "de wijk",
];
const VERBS: &[&str] = &[
    "leert",
    "bespreekt",
    "oefent",
    "onderzoekt",
    "versterkt",
    "herkent",
    "beschrijft",
    "gebruikt",
    "verbetert",
    "begeleidt",
    "ontwikkelt",
    "deelt",
    "toetst",
    "plant",
    "vergelijkt",
];
const OBJECTS: &[&str] = &[
    "een veilige werkwijze",
    "het eigen handelen",
    "een plan voor de buurt",
    "de samenwerking",
    "praktische vaardigheden",
    "een heldere rapportage",
    "het leerdoel",
    "de hulpmiddelen",
    "een casus uit de praktijk",
    "het aanbod in de wijk",
    "een goed gesprek",
];
const ENDS: &[&str] = &[
    "tijdens de bijeenkomst",
    "in kleine groepen",
    "op de eigen werkplek",
    "binnen drie maanden",
    "met collega's uit de regio",
    "aan de hand van voorbeelden",
    "stap voor stap",
    "zonder extra kosten",
    "voor de hele buurt",
];
const REGIONS: &[&str] = &["noord", "oost", "zuid", "noordwest", "zuidwest"];
const THEMES: &[&str] = &["sport", "buurt", "gezondheid", "senioren", "welzijn"];

/// Random choices that follow from a seed.
struct Random(fastrand::Rng);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0.usize(..limit)
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn sentence(&mut self) -> String {
        let (subject, verb) = (self.one_of(SUBJECTS), self.one_of(VERBS));
        let (object, end) = (self.one_of(OBJECTS), self.one_of(ENDS));
        let sentence = format!("{subject} {verb} {object} {end}.");
        sentence[..1].to_uppercase() + &sentence[1..]
    }
}

/// The sizes of the projects to measure, in documents: the arguments after `--`, or a default.
pub(crate) fn sizes() -> Vec<usize> {
    let arguments: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    match arguments.is_empty() {
        true => vec![1_000, 10_000],
        false => arguments,
    }
}

/// A project with `documents` generated documents (at least 20).
pub(crate) fn project(documents: usize) -> MemoryWorld {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let today = "2026-11-01".parse().ok();
    let disk = DiskWorld::open(root, today).expect("the repository can be read");
    let mut world = MemoryWorld::new(disk.today());
    for path in disk.entries().paths() {
        if !path.as_str().ends_with(".md") {
            world.write(
                path.as_str(),
                disk.read(path).expect("a listed file can be read"),
            );
        }
    }
    for number in 0..documents {
        let (path, text) = document(number, documents);
        world.write(&path, text);
    }
    world
}

/// The path and the text of one document; 14 of 20 are courses, 5 news and 1 a page.
pub(crate) fn document(number: usize, of: usize) -> (String, String) {
    let mut random = Random(fastrand::Rng::with_seed(number as u64));
    let mut text = format!(
        "---\ntitel: {} ({number})\nsamenvatting: {} {}\nbijgewerkt: 2026-03\n",
        random.sentence().trim_end_matches('.'),
        random.sentence(),
        random.sentence(),
    );
    let themes = (random.one_of(THEMES), random.one_of(THEMES));
    let _ = writeln!(
        text,
        "themas: [{}]",
        if themes.0 == themes.1 {
            themes.0.to_owned()
        } else {
            format!("{}, {}", themes.0, themes.1)
        }
    );
    let folder = match number % 20 {
        19 => "paginas",
        3 | 7 | 11 | 15 | 0 => "nieuws",
        _ => "aanbod",
    };
    if number % 10 >= 3 && folder != "paginas" {
        let _ = writeln!(text, "regios: [{}]", REGIONS[number % REGIONS.len()]);
    }
    match folder {
        "nieuws" => {
            let (month, day) = (random.below(9) + 1, random.below(28) + 1);
            let _ = writeln!(
                text,
                "datum: 2026-{month:02}-{day:02}\nafzender: Programma LAB"
            );
        }
        "aanbod" => course(&mut text, &mut random, number),
        _ => {}
    }
    text.push_str("---\n\n");
    body(&mut text, &mut random, of);
    (format!("content/{folder}/stuk-{number}.md"), text)
}

fn course(text: &mut String, random: &mut Random, number: usize) {
    let _ = write!(
        text,
        "soort: cursus\nfase: omschreven\nroute: bestaand\ndoel: {}\ndeelnemers: [buurtsportcoach]\n\
         functies: [{}]\nleeruitkomsten:\n  - {}\n  - {}\ninstapvoorwaarden: geen\n\
         tijdsinvestering: {{uren: {}}}\nkosten: {{bedrag: {}, per: deelnemer}}\nvorm: {}\n\
         aanbieder: vsg\naangeboden_door: [{}]\n",
        random.sentence(),
        ["A", "B", "C", "D"][number % 4],
        random.sentence(),
        random.sentence(),
        random.below(40) + 1,
        (random.below(60) + 1) * 25,
        ["fysiek", "online", "blended"][number % 3],
        REGIONS[number % REGIONS.len()],
    );
}

fn body(text: &mut String, random: &mut Random, of: usize) {
    for part in 0..6 {
        if part > 0 {
            let _ = writeln!(text, "## Onderdeel {part}\n");
        }
        for _ in 0..random.below(4) + 4 {
            text.push_str(&random.sentence());
            text.push(' ');
        }
        let target = random.below(of / 20) * 20 + 1;
        let _ = writeln!(
            text,
            "Zie ook [het stuk over de wijk](../aanbod/stuk-{target}.md).\n"
        );
        match part {
            1 => {
                for _ in 0..4 {
                    let _ = writeln!(text, "- {}", random.sentence());
                }
                text.push('\n');
            }
            2 => {
                text.push_str("| Dag | Onderwerp | Duur |\n| --- | --- | ---: |\n");
                for day in 1..5 {
                    let _ = writeln!(
                        text,
                        "| Dag {day} | {} | {} uur |",
                        random.one_of(OBJECTS),
                        random.below(8) + 1
                    );
                }
                text.push('\n');
            }
            3 => {
                let _ = writeln!(text, "> {}\n", random.sentence());
            }
            _ => {}
        }
    }
}
