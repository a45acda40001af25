//! Content that is valid more often than not, and in which files refer to each other.

use vindplek::model::accent::Accent;
use vindplek::model::document;
use vindplek::model::layout::{DocumentPath, Kind, Location, locate};
use vindplek::model::region::Region;
use vindplek::model::schema::Record;
use vindplek::model::shape::Key;

use super::pools::*;
use crate::support::random::Random;

/// A document for a path: the text of an accent where that is asked.
pub(super) fn document(at: &DocumentPath, is_accent: bool, random: &mut Random) -> String {
    let keys = match is_accent {
        true => vec![Accent::KEYS],
        false => document::keys(at.kind),
    };
    let depth = at.path_in_owner().matches('/').count();
    let mut lines: Vec<String> = Vec::new();
    for key in keys.concat() {
        let is_there = match key.required {
            true => !random.one_in(40),
            false => random.one_in(4),
        };
        if is_there {
            lines.push(line(&key, at.kind, depth, random));
        }
    }
    if random.one_in(6) && !lines.is_empty() {
        let (from, to) = (random.below(lines.len()), random.below(lines.len()));
        lines.swap(from, to);
    }
    format!("---\n{}---\n\n{}", lines.concat(), body(depth, random))
}

/// The file of a site.
pub(super) fn region(site: &str, random: &mut Random) -> String {
    let mut text = String::new();
    for key in Region::KEYS {
        if key.required || random.one_in(3) {
            let value = match key.name {
                "naam" => format!("Academie {site}"),
                "korte_naam" => site.to_owned(),
                "soort" if site == "landelijk" => "landelijk".to_owned(),
                "soort" => random
                    .one_of(&["regio", "regio", "regio", "regioo"])
                    .to_owned(),
                "thema" => random
                    .one_of(&["basis", "noord", "basis", "wad"])
                    .to_owned(),
                "basis_url" => format!("https://{site}.example"),
                "partners" => list(PARTNERS, random),
                "menu" => {
                    let link = random.one_of(&["/aanbod/", "/over/", "/nieuws/weg/", "/contact/"]);
                    format!("[{{label: Menu, link: {link}}}]")
                }
                _ => key.example.to_owned(),
            };
            text.push_str(&format!("{}: {value}\n", key.name));
        }
    }
    text
}

/// A list file.
pub(super) fn list_file(path: &str, random: &mut Random) -> String {
    let words = |name: &str, ids: &[&str], random: &mut Random| {
        let mut text = format!("{name}:\n");
        for id in ids {
            let name = random.one_of(TITLES);
            if !random.one_in(12) {
                text.push_str(&format!("  - {{id: {id}, naam: \"{name}\"}}\n"));
            }
        }
        text
    };
    match path {
        "content/vocabulaire.yaml" => [
            words("soorten", KINDS, random),
            words("doelgroepen", AUDIENCES, random),
            words("themas", THEMES, random),
            words("profielen", PROFILES, random),
            words("pijlers", PILLARS, random),
            words("categorieen", CATEGORIES, random),
        ]
        .concat(),
        "content/partners.yaml" => words("partners", PARTNERS, random),
        "content/begrippen.yaml" => {
            let mut text = "begrippen:\n".to_owned();
            for id in TERMS {
                let (avoid, see) = (random.one_of(WORDS), random.one_of(TERMS));
                text.push_str(&format!(
                    "  - {{id: {id}, term: {}, definitie: {}, ook: [{}], vermijd: [{avoid}], zie: [{see}]}}\n",
                    random.one_of(&[*id, "beweegplek"]),
                    random.one_of(SENTENCES),
                    random.one_of(WORDS),
                ));
            }
            text
        }
        "content/cijfers.yaml" => format!(
            "cijfers:\n  - {{id: brc-mensen, titel: Mensen, eenheid: mensen, bron: {}, peildatum: 2025, \
             reeks: [{{label: '2025', waarde: {}}}]}}\n",
            random.one_of(TITLES),
            random.below(9_000)
        ),
        _ => format!(
            "versie: \"{}\"\nstatus: {}\ncriteria:\n  - {{id: doel, vraag: Is er een doel?, veld: doel}}\n  \
             - {{id: kosten, vraag: Staat er wat het kost?, veld: kosten}}\nbeslisboom:\n  start: een\n  \
             knopen:\n    - {{id: een, criterium: doel, ja: twee, nee: niet, nvt: niet}}\n    \
             - {{id: twee, criterium: kosten, ja: wel, nee: niet, nvt: {}}}\n  uitkomsten:\n    \
             - {{id: wel, titel: Geschikt, geschikt: true}}\n    - {{id: niet, titel: Niet, geschikt: false}}\n",
            1 + random.below(2),
            random.one_of(&["vastgesteld", "concept"]),
            random.one_of(&["wel", "niet", "weg"]),
        ),
    }
}

fn line(key: &Key, kind: Kind, depth: usize, random: &mut Random) -> String {
    let value = match random.below(40) {
        0 => random
            .one_of(&["onbekend", "~", "[]", "{}", "\"\"", "ja", "12"])
            .to_owned(),
        1 => key.example.to_owned(),
        _ => value(key, kind, depth, random),
    };
    format!("{}: {value}\n", key.name)
}

fn value(key: &Key, kind: Kind, depth: usize, random: &mut Random) -> String {
    let up = "../".repeat(depth);
    match key.name {
        "titel" => format!("\"{} {}\"", random.one_of(TITLES), random.below(9)),
        "samenvatting" => random.one_of(SUMMARIES).to_owned(),
        "datum" | "publiceren_op" | "verloopt_op" | "vergeleken_op" | "bijgewerkt" => date(random),
        "doelgroepen" | "deelnemers" => list(AUDIENCES, random),
        "themas" => list(THEMES, random),
        "profielen" => list(PROFILES, random),
        "pijlers" => list(PILLARS, random),
        "pijler" => random.one_of(PILLARS).to_owned(),
        "categorieen" => list(CATEGORIES, random),
        "partners" => list(PARTNERS, random),
        "regios" | "aangeboden_door" => list(&SITES[1..], random),
        "soort" => random.one_of(KINDS).to_owned(),
        "fase" => random
            .one_of(&["in-ontwikkeling", "omschreven", "getoetst", "beschikbaar"])
            .to_owned(),
        "aanbieder" => random
            .one_of(&["lab", "hanzehogeschool", "onbekend", "{naam: Een ander}"])
            .to_owned(),
        "functies" => random
            .one_of(&["[A]", "[A, B]", "onbekend", "[E]"])
            .to_owned(),
        "kosten" => random
            .one_of(&["gratis", "onbekend", "{bedrag: 125.50, per: deelnemer}"])
            .to_owned(),
        "toetsing" => format!(
            "{{versie: '{}', datum: {}, antwoorden: {{doel: {}, kosten: ja}}}}",
            1 + random.below(2),
            date(random),
            random.one_of(&["ja", "nee", "nvt"])
        ),
        "modules" => format!(
            "[{{id: {}, titel: Een, uren: 3, gelijk_aan: [{}#{}]}}, {{id: {}, titel: Twee, dagdelen: 1}}]",
            random.one_of(MODULES),
            random.one_of(COURSES),
            random.one_of(MODULES),
            random.one_of(MODULES)
        ),
        "uitvoeringen" => format!(
            "[{{id: {}, start: {}, plaats: Assen}}, {{id: {}, regio: {}, start: {}, plaats: Zwolle}}]",
            random.one_of(&["maart", "mei", "najaar"]),
            date(random),
            random.one_of(&["maart", "mei", "najaar"]),
            random.one_of(SITES),
            date(random)
        ),
        "voorheen" => format!(
            "[{}]",
            random.one_of(&["/cursus/oud/", "/aanbod/tweede/", "/oud/"])
        ),
        "afbeelding" => format!(
            "{{bestand: {up}media/{}, alt: Een plein, toestemming: {}}}",
            random.one_of(MEDIA),
            random.one_of(&["ja", "onbekend"])
        ),
        "downloads" => format!(
            "[{{titel: Verslag, bestand: {up}media/{}}}]",
            random.one_of(MEDIA)
        ),
        "verder_lezen" => format!("[{{titel: Meer, link: {up}{}}}]", random.one_of(TARGETS)),
        "special" => random.one_of(&["lab-special", "zomer"]).to_owned(),
        "volgorde" => (1 + random.below(3)).to_string(),
        "van" | "tot" => random
            .one_of(&["2026-K3", "2026-K4", "2027-K1", "2027-K2"])
            .to_owned(),
        "mijlpalen" => format!(
            "[{{titel: Klaar, status: {}, pijler: {}, regios: [{}], link: {up}{}}}]",
            random.one_of(&["gepland", "bereikt", "onderweg"]),
            random.one_of(PILLARS),
            random.one_of(SITES),
            random.one_of(TARGETS)
        ),
        "vragen" if kind == Kind::Survey => format!(
            "[{{id: tijd, vraag: Heb je tijd?, antwoorden: [ja, nee], uitkomsten: {{noord: [{}, 40]}}}}]",
            random.below(90)
        ),
        "negeer" => format!(
            "[{{regel: {}, reden: dat mag}}]",
            random.one_of(&["hard-to-read", "vague-link-text", "broken-link"])
        ),
        _ => key.example.to_owned(),
    }
}

fn date(random: &mut Random) -> String {
    format!(
        "202{}-{:02}-{:02}",
        6 + random.below(2),
        1 + random.below(12),
        1 + random.below(28)
    )
}

/// A list of some of the ids.
fn list(ids: &[&str], random: &mut Random) -> String {
    let some: Vec<&str> = (0..random.below(3)).map(|_| random.one_of(ids)).collect();
    format!("[{}]", some.join(", "))
}

/// A text with links, anchors, terms and everything else that a page can hold.
pub(super) fn body(depth: usize, random: &mut Random) -> String {
    let parts = 1 + random.below(5);
    (0..parts).map(|_| part(depth, random)).collect()
}

fn part(depth: usize, random: &mut Random) -> String {
    let up = "../".repeat(depth);
    match random.below(12) {
        0 => format!("## {}\n\n", random.one_of(HEADINGS)),
        1 => format!(
            "### {} {{#{}}}\n\n",
            random.one_of(HEADINGS),
            random.one_of(ANCHORS)
        ),
        2 => format!(
            "Lees [{}]({up}{}#{}).\n\n",
            random.one_of(&["meer hierover", "hier", "alles over de modules"]),
            random.one_of(TARGETS),
            random.one_of(ANCHORS)
        ),
        3 => format!("Kijk bij [dit stuk]({up}{}).\n\n", random.one_of(TARGETS)),
        4 => format!(
            "![Een plein]({up}media/{} \"Op het plein\")\n\n",
            random.one_of(MEDIA)
        ),
        5 => format!(
            "::: kader {}\n{}\n:::\n\n",
            random.one_of(HEADINGS),
            random.one_of(SENTENCES)
        ),
        6 => random
            .one_of(&["::: cijfer brc-mensen\n:::\n\n", "::: cijfer weg\n:::\n\n"])
            .to_owned(),
        7 => "| Regio | Aantal |\n|---|--:|\n| Noord | <10 |\n\n".to_owned(),
        8 => format!("Een noot.[^1]\n\n[^1]: {}\n\n", random.one_of(SENTENCES)),
        9 => format!(
            "- [x] {}\n- [ ] {}\n\n",
            random.one_of(SENTENCES),
            random.one_of(WORDS)
        ),
        _ => format!(
            "{} {}\n\n",
            random.one_of(SENTENCES),
            random.one_of(SENTENCES)
        ),
    }
}

/// What the file at a path is, if it is a document.
pub(super) fn located(path: &str) -> Option<DocumentPath> {
    match locate(&path.into()) {
        Location::Document(at) => Some(at),
        _ => None,
    }
}
