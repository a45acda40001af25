//! A small project of two regions and the national site, on disk and in memory: one course and one
//! news article, the lists that they need, and the real themes. It has no problems.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};
use vindplek::world::MemoryWorld;

use super::files::ProjectFiles;

/// The date on which the project has no problems.
pub(crate) const TODAY: &str = "2026-11-01";

/// The path of the only course.
pub(crate) const COURSE: &str = "content/aanbod/samen-bewegen.md";

/// The text of the only course, which has been assessed.
pub(crate) const COURSE_TEXT: &str = "---
titel: Samen bewegen
samenvatting: Je leert hoe je met bewoners een beweegmiddag opzet die na een jaar nog bestaat.
bijgewerkt: 2026-09-01
doelgroepen: [buurtsportcoach]
soort: training
fase: getoetst
route: nieuw
doel: Een middag opzetten die blijft.
deelnemers: [buurtsportcoach]
functies: [A]
leeruitkomsten: [Je maakt een plan.]
instapvoorwaarden: geen
tijdsinvestering: {dagdelen: 2}
kosten: gratis
vorm: online
aanbieder: lab
aangeboden_door: [noord, zuid]
toetsing:
  versie: \"1\"
  datum: 2026-09-02
  antwoorden: {doel: ja, kosten: ja}
---

Je doet dit met een collega.
";

const FILES: &[(&str, &str)] = &[
    (COURSE, COURSE_TEXT),
    (
        "regions/noord/content/nieuws/start.md",
        "---
titel: We gaan van start
samenvatting: In november begint de academie met de eerste groep, en iedereen mag meedoen.
datum: 2026-10-12
afzender: LAB
---

Kom je ook?
",
    ),
    (
        "regions/landelijk/region.yaml",
        "naam: Landelijke Academie
korte_naam: Landelijk
soort: landelijk
thema: landelijk
basis_url: https://academie.example
welkom: {titel: Welkom, tekst: Hier vind je al het aanbod.}
contact: {email: mail@academie.example}
taal: nl
",
    ),
    (
        "content/vocabulaire.yaml",
        "soorten:
  - {id: training, naam: Training, omschrijving: Je oefent iets.}
doelgroepen:
  - {id: buurtsportcoach, naam: Buurtsportcoach, omschrijving: Je werkt in de buurt.}
  - {id: leidinggevende, naam: Leidinggevende, omschrijving: Je geeft leiding.}
  - {id: werkgever, naam: Werkgever, omschrijving: Je hebt mensen in dienst.}
  - {id: gemeente, naam: Gemeente, omschrijving: Je werkt bij de gemeente.}
  - {id: onderwijs, naam: Onderwijs, omschrijving: Je werkt op een school.}
  - {id: aanbieder, naam: Aanbieder, omschrijving: Je geeft scholing.}
themas: []
profielen: []
pijlers: []
categorieen: []
",
    ),
    (
        "content/partners.yaml",
        "partners:\n  - {id: lab, naam: Landelijke Academie}\n",
    ),
    ("content/begrippen.yaml", "begrippen: []\n"),
    ("content/cijfers.yaml", "cijfers: []\n"),
    (
        "content/toetsingskader.yaml",
        "versie: \"1\"
status: vastgesteld
criteria:
  - {id: doel, vraag: Staat er een doel?, veld: doel}
  - {id: kosten, vraag: Staat er wat het kost?, veld: kosten}
beslisboom:
  start: een
  knopen:
    - {id: een, criterium: doel, ja: twee, nee: niet, nvt: niet}
    - {id: twee, criterium: kosten, ja: wel, nee: niet, nvt: wel}
  uitkomsten:
    - {id: wel, titel: Geschikt, geschikt: true}
    - {id: niet, titel: Niet geschikt, geschikt: false}
",
    ),
    ("content/carrierepad/index.md", CAREER_PATH),
    ("content/reisplan/index.md", ROADMAP),
    ("content/reisplan/2026-K4.md", "---\nmijlpalen: []\n---\n"),
];

const CAREER_PATH: &str = "---
titel: Carrièrepad
samenvatting: Vier functies laten zien hoe je als buurtsportcoach kunt groeien in je vak.
stappen: [{titel: Kijk, tekst: Kijk waar je staat.}]
leeswijzer: [{titel: Lees, tekst: Begin bij A.}]
vragen: [{vraag: Voor wie?, antwoord: Voor iedereen.}]
animatie: {titel: Film, url: https://film.example, beschrijving: Een film.}
---
";

const ROADMAP: &str = "---
titel: Reisplan
samenvatting: Zo gaan de academies samen verder, kwartaal na kwartaal, tot het doel is bereikt.
van: 2026-K4
tot: 2026-K4
einddoel: Iedereen leert.
---
";

/// The project, by path.
pub(crate) fn project() -> BTreeMap<String, Vec<u8>> {
    let mut themes = ProjectFiles::default();
    themes.add_below(Path::new(env!("CARGO_MANIFEST_DIR")), "themes");
    let mut files = themes.files;
    for (path, text) in FILES {
        files.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    for letter in ["a", "b", "c", "d"] {
        let text = "---\nrol: onbekend\nniveau: onbekend\ndoel: onbekend\nresultaten: onbekend\n\
                    competenties: onbekend\n---\n";
        files.insert(format!("content/carrierepad/{letter}.md"), text.into());
    }
    for site in ["noord", "zuid"] {
        let text = format!(
            "naam: Academie {site}\nkorte_naam: {site}\nsoort: regio\nthema: {site}\n\
             basis_url: https://{site}.example\n\
             welkom: {{titel: Welkom, tekst: Hier vind je ons aanbod.}}\n\
             contact: {{email: mail@{site}.example}}\n"
        );
        files.insert(format!("regions/{site}/region.yaml"), text.into());
    }
    files
}

/// The project in memory, some of its files replaced.
pub(crate) fn world(changes: &[(&str, &[u8])]) -> MemoryWorld {
    let mut world = MemoryWorld::new(TODAY.parse().unwrap());
    for (path, bytes) in project() {
        world.write(&path, bytes);
    }
    for (path, bytes) in changes {
        world.write(path, bytes);
    }
    world
}

/// The project on a disk, some of its files replaced.
pub(crate) fn on_disk(changes: &[(&str, &[u8])]) -> TempDir {
    let folder = tempdir().unwrap();
    let files = project();
    let files = files.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
    for (path, bytes) in files.chain(changes.iter().copied()) {
        write(folder.path(), path, bytes);
    }
    folder
}

/// Writes a file of a project on a disk.
pub(crate) fn write(project: &Path, path: &str, bytes: &[u8]) {
    let path = project.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}
