use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::edition::{Options, compile};
use crate::memo::Memo;
use crate::world::MemoryWorld;

const FILES: [(&str, &str); 9] = [
    (
        "regions/landelijk/region.yaml",
        "naam: Landelijk Platform\nkorte_naam: Landelijk\nsoort: landelijk\nthema: basis\n\
         basis_url: https://lab.example\n",
    ),
    (
        "regions/noord/region.yaml",
        "naam: Academie Noord\nkorte_naam: Noord\nsoort: regio\nthema: noord\n\
         basis_url: https://noord.example\nwelkom: {titel: Moi, tekst: Kom erin.}\n",
    ),
    (
        "regions/zuid/region.yaml",
        "naam: Academie Zuid\nkorte_naam: Zuid\nsoort: regio\nthema: basis\n\
         basis_url: https://zuid.example\n",
    ),
    (
        "content/aanbod/samen.md",
        "---\ntitel: Samen bewegen\nsamenvatting: Iets.\nkosten: gratis\nregios: [noord]\n\
         voorheen: [/cursus/samen/]\nuitvoeringen: []\n---\nTekst.\n",
    ),
    (
        "regions/noord/content/aanbod/samen.md",
        "---\nkosten: onbekend\nlocatie: Assen\ninhoud: vervangen\nuitvoeringen: []\n---\nMoi.\n",
    ),
    (
        "content/nieuws/later.md",
        "---\ntitel: Later\nsamenvatting: Iets.\ndatum: 2026-01-01\npubliceren_op: 2027-03-01\n---\n",
    ),
    ("themes/noord/theme.yaml", "naam: Noord\nouder: basis\n"),
    ("themes/basis/theme.yaml", "naam: Basis\n"),
    ("themes/basis/templates/course.html", ""),
];

/// The explanation of a page, one text per line.
fn explained(path: &str, drafts: bool) -> Vec<String> {
    let mut world = MemoryWorld::new(date(2026, 11, 1));
    for (path, text) in FILES {
        world.write(path, text);
    }
    let edition = compile(
        &world,
        Options {
            drafts,
            ..Options::default()
        },
        &Memo::new(),
    );
    let why = why(&edition, &world, &PreviewAddress::new(path).unwrap(), "/p").unwrap();
    let mut lines = Vec::new();
    for part in why.parts {
        lines.push(format!("# {}", part.title));
        for line in part.lines {
            let mut text = line.text;
            text.extend(line.value.map(|value| format!(" = {value}")));
            let at = |place: FilePlace| {
                let line = place.line.map_or(String::new(), |line| format!(":{line}"));
                format!("{}{line}", place.path)
            };
            text.extend(line.place.map(|place| format!(" @ {}", at(place))));
            text.extend(line.instead_of.map(|place| format!(" over {}", at(place))));
            lines.push(text);
        }
    }
    lines
}

#[test]
fn a_page_is_explained_by_the_lines_that_make_it() {
    let wanted = [
        "# Waar de pagina vandaan komt",
        "De pagina wordt gemaakt van dit bestand @ content/aanbod/samen.md",
        "Dit is het accent van Noord. De tekst daarvan komt in plaats van de gedeelde tekst @ \
         regions/noord/content/aanbod/samen.md",
        "# Waarom de pagina op deze site staat",
        "Hier staat welke regio’s het laten zien = regios: noord @ content/aanbod/samen.md:5",
        "# Wat er op de pagina staat",
        "titel = Samen bewegen @ content/aanbod/samen.md:2",
        "samenvatting = Iets. @ content/aanbod/samen.md:3",
        "kosten = onbekend @ regions/noord/content/aanbod/samen.md:2 over content/aanbod/samen.md:4",
        "regios = noord @ content/aanbod/samen.md:5",
        "voorheen = /cursus/samen/ @ content/aanbod/samen.md:6",
        "uitvoeringen =  @ content/aanbod/samen.md:7",
        "locatie = Assen @ regions/noord/content/aanbod/samen.md:3",
        "uitvoeringen =  @ regions/noord/content/aanbod/samen.md:5",
        "# Wat voor de hele site geldt",
        "naam = Academie Noord @ regions/noord/region.yaml:1",
        "korte_naam = Noord @ regions/noord/region.yaml:2",
        "thema = noord @ regions/noord/region.yaml:4",
        "basis_url = https://noord.example @ regions/noord/region.yaml:5",
        "# Hoe de pagina eruitziet",
        "Het sjabloon van de pagina @ themes/basis/templates/course.html",
        "De kleuren, letters en vormen van het thema @ themes/noord/theme.yaml",
        "Het thema waar dat op voortbouwt @ themes/basis/theme.yaml",
    ];
    assert_eq!(explained("/noord/aanbod/samen/", false), wanted);
    let former = explained("/noord/cursus/samen/", false);
    let wanted = "Dit is een oud adres: het stuurt door naar het nieuwe = /cursus/samen/ @ \
                  content/aanbod/samen.md:6";
    assert!(former.contains(&wanted.to_owned()), "{former:?}");
}

#[test]
fn the_reason_for_a_missing_page_is_explained() {
    let elsewhere = explained("/zuid/aanbod/samen/", false);
    let wanted = [
        "# Waarom deze pagina er niet is",
        "Dit bestand zou de pagina maken @ content/aanbod/samen.md",
        "Hier staat welke regio’s het laten zien, en Zuid is daar niet bij = regios: noord @ \
         content/aanbod/samen.md:5",
    ];
    assert_eq!(elsewhere[..3], wanted);
    let later = explained("/zuid/nieuws/later/", false);
    let wanted = "Het verschijnt op 1\u{a0}maart 2027. Kies die dag in de balk om het te zien = \
                  publiceren_op: 2027-03-01 @ content/nieuws/later.md:5";
    assert_eq!(later[2], wanted);
    let nothing = explained("/zuid/aanbod/weg/", false);
    assert!(
        nothing[1].contains("“content/aanbod/weg.md”"),
        "{nothing:?}"
    );
}

#[test]
fn a_list_is_explained_by_its_folder() {
    let list = explained("/noord/aanbod/", false);
    let wanted = [
        "# Waar de pagina vandaan komt",
        "vindplek maakt deze lijst zelf, van alle cursussen op de site @ content/aanbod/",
        "# Wat er op de pagina staat",
        "Samen bewegen @ content/aanbod/samen.md",
    ];
    assert_eq!(list[..4], wanted);
    let home = explained("/noord/", false);
    let wanted = "welkom = titel: Moi; tekst: Kom erin. @ regions/noord/region.yaml:6";
    assert!(home.contains(&wanted.to_owned()), "{home:?}");
}

#[test]
fn every_template_named_exists() {
    use crate::model::heads::DocIx;
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/basis/templates");
    let document = DocIx(0);
    let pages = [
        PageKind::Home,
        PageKind::Courses(1),
        PageKind::Facet(0, 1),
        PageKind::Overview,
        PageKind::Course(document),
        PageKind::Agenda,
        PageKind::AgendaMonth(0, 1),
        PageKind::NewsList(1),
        PageKind::NewsCategory(0, 1),
        PageKind::News(document),
        PageKind::Special(document),
        PageKind::SpecialArticle(document),
        PageKind::SpecialPrint(document),
        PageKind::Roadmap(document),
        PageKind::CareerPath(document),
        PageKind::Function(document),
        PageKind::Surveys,
        PageKind::Survey(document),
        PageKind::Glossary,
        PageKind::Partners,
        PageKind::Norm,
        PageKind::Registration,
        PageKind::Figures,
        PageKind::Audience(document),
        PageKind::Plain(document),
        PageKind::Academies,
        PageKind::MyList,
        PageKind::Search,
        PageKind::NotFound,
    ];
    let former = FileKind::Redirect {
        document,
        former: 0,
    };
    for kind in pages.map(FileKind::Page).into_iter().chain([former]) {
        let name = kind.template().unwrap();
        assert!(templates.join(format!("{name}.html")).exists(), "{name}");
    }
}
