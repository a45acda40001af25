//! A small project in memory, for the tests of rendering and exports.

use std::sync::Arc;

use jiff::civil::date;

use super::host::HostSettings;
use super::site::SitePlan;
use super::visibility::When;
use crate::digest::Digest;
use crate::model::dimensions::Dimensions;
use crate::model::document::{self, Role, read_yaml_file};
use crate::model::heads::{Heads, HeadsInput, Media, Site};
use crate::model::layout::{self, ListFile, Location, Owner};
use crate::model::medium::Fallback;
use crate::source::{FilePath, Source};

/// The files that every project has: a national site and two academies.
const SITES: [(&str, &str); 3] = [
    (
        "regions/landelijk/region.yaml",
        "naam: Landelijke Academie\nkorte_naam: Landelijk\nsoort: landelijk\nthema: landelijk\n\
         basis_url: https://landelijk.nl\nwelkom: {titel: Welkom, tekst: Hier vind je alles.}\n\
         contact: {email: lab@landelijk.nl}\n",
    ),
    (
        "regions/noord/region.yaml",
        "naam: Academie Noord\nkorte_naam: Noord\nsoort: regio\nthema: noord\n\
         basis_url: https://academies.nl/noord\nwelkom: {titel: Welkom, tekst: Moi.}\n\
         contact: {email: info@noord.nl}\n",
    ),
    (
        "regions/zuid/region.yaml",
        "naam: Academie Zuid\nkorte_naam: Zuid\nsoort: regio\nthema: zuid\n\
         basis_url: https://zuid.nl\nstatus: in-voorbereiding\nwebsite: https://oud.zuid.nl/\n\
         welkom: {titel: Welkom, tekst: Hallo.}\ncontact: {email: info@zuid.nl}\n",
    ),
];

/// A norm whose tree branches and joins: a "nee" to the first question leads to one more question.
const NORM: &str = "versie: '1'\nstatus: concept\n\
    criteria: [{id: doel, vraag: Is er een doel?, uitleg: Waarvoor?}, {id: vraag, vraag: Is er vraag naar?}, \
    {id: tijd, vraag: Staat de tijd erin?}, {id: los, vraag: Komt niemand hier?}]\n\
    beslisboom:\n  start: a\n  knopen:\n\
    \x20   - {id: los, criterium: los, ja: a, nee: a, nvt: a}\n\
    \x20   - {id: c, criterium: tijd, ja: goed, nee: nog, nvt: nog}\n\
    \x20   - {id: a, criterium: doel, ja: c, nee: b, nvt: c}\n\
    \x20   - {id: b, criterium: vraag, ja: c, nee: nu, nvt: nu}\n\
    \x20 uitkomsten:\n\
    \x20   - {id: goed, titel: Geschikt, geschikt: true}\n\
    \x20   - {id: nog, titel: 'Niet geschikt, vul aan', geschikt: false}\n\
    \x20   - {id: nu, titel: 'Niet geschikt, geen vraag', geschikt: false}\n";

/// The keys of a course with everything unknown.
pub(crate) const UNKNOWN_COURSE: &str = "titel: Niets bekend\nsamenvatting: Kort.\nsoort: cursus\n\
    fase: in-ontwikkeling\nroute: nieuw\ndoel: Leren.\ndeelnemers: [coach]\nfuncties: onbekend\n\
    leeruitkomsten: onbekend\ninstapvoorwaarden: onbekend\ntijdsinvestering: onbekend\n\
    kosten: onbekend\nvorm: onbekend\naanbieder: onbekend\n";

/// The keys of a course with everything known, with a run in Noord.
pub(crate) const KNOWN_COURSE: &str = "titel: Samen bewegen\nsamenvatting: Je leert samenwerken.\n\
    soort: cursus\nfase: beschikbaar\nroute: nieuw\ndoel: Samenwerken in de wijk.\n\
    deelnemers: [coach]\nfuncties: [A, B]\nleeruitkomsten: [Je kunt samenwerken.]\n\
    instapvoorwaarden: geen\ntijdsinvestering: {uren: 12.5, dagdelen: 4}\n\
    kosten: {bedrag: 125.50, per: deelnemer}\nvorm: fysiek\naanbieder: vsg\n\
    aangeboden_door: [zuid]\nbijgewerkt: 2026-02-03\n\
    modules: [{id: een, titel: Eén, uren: 3, gelijk_aan: [anders#twee]}]\n\
    uitvoeringen:\n  - {id: maart, regio: noord, start: 2026-03-12, eind: 2026-03-13, \
    plaats: 'Assen, centrum', status: open, aanmelden: 'https://noord.nl/aanmelden'}\n";

/// The index of a project: its sites, some lists, and documents with the given front matter. Panics
/// on any problem in them.
pub(crate) fn project(files: &[(&str, &str)]) -> Heads {
    let mut parts = HeadsInput {
        sites: SITES
            .into_iter()
            .map(|(path, text)| site(path, text))
            .collect(),
        vocabulary: Arc::new(list(
            "content/vocabulaire.yaml",
            "soorten: [{id: cursus, naam: Cursus}]\ndoelgroepen: [{id: coach, naam: Sportcoach, meervoud: Sportcoaches}]\n\
             themas: [{id: wijk, naam: De wijk, ook: [buurt]}]\nprofielen: []\npijlers: []\n\
             categorieen: [{id: terugblik, naam: Terugblik}]\n",
        )),
        partners: Arc::new(list(
            "content/partners.yaml",
            "partners: [{id: vsg, naam: Vereniging Sport en Gemeenten, website: 'https://vsg.nl'}]\n",
        )),
        glossary: Arc::new(list(
            "content/begrippen.yaml",
            "begrippen: [{id: lab, term: LAB, definitie: Een programma., ook: [het programma]}]\n",
        )),
        norm: Arc::new(list("content/toetsingskader.yaml", NORM)),
        ..HeadsInput::default()
    };
    let mut files = files.to_vec();
    files.sort_by_key(|(path, _)| *path);
    let shared: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    for (path, text) in &files {
        match layout::locate(&FilePath::from(*path)) {
            Location::Document(at) => {
                let twin = format!("content/{}", at.path_in_owner());
                let is_accent = at.owner != Owner::Shared && shared.contains(&twin.as_str());
                let role = if is_accent { Role::Accent } else { Role::Whole };
                let text = format!("---\n{text}---\n\nTekst.\n");
                let source = Source::new(at.path.clone(), &text);
                let read = document::read(at, source, role);
                assert!(read.problems.is_empty(), "{path}: {:#?}", read.problems);
                parts.heads.push(read.head);
            }
            Location::Media(owner) => parts.media.push(Media {
                path: FilePath::from(*path),
                owner,
                name: path.rsplit('/').next().unwrap_or_default().into(),
                digest: Digest::of(text.as_bytes()),
                size: 1,
                dimensions: Some(Dimensions {
                    width: 1200,
                    height: 675,
                }),
                fallback: (!path.ends_with(".svg")).then_some(Fallback::Jpeg),
                faults: Vec::new(),
            }),
            // Added to the keys that every site has.
            Location::Site(id) => {
                let (_, keys) = SITES.iter().find(|(own, _)| own == path).unwrap();
                let mut sites = parts.sites.iter_mut();
                let changed = site(path, &format!("{keys}{text}"));
                *sites.find(|site| site.id == id).unwrap() = changed;
            }
            Location::List(ListFile::Partners) => parts.partners = Arc::new(list(path, text)),
            Location::List(ListFile::Glossary) => parts.glossary = Arc::new(list(path, text)),
            Location::Ledger(id) => {
                let mut sites = parts.sites.iter_mut();
                sites.find(|site| site.id == id).unwrap().ledger = Arc::new(list(path, text));
            }
            other => panic!("{path}: {other:?}"),
        }
    }
    Heads::new(parts)
}

/// The plan of a site on 1 March 2026.
pub(crate) fn plan(heads: &Heads, site: &str) -> SitePlan {
    let when = When {
        today: date(2026, 3, 1),
        drafts: false,
        noindex: false,
    };
    SitePlan::new(
        heads,
        heads.site_with_id(site).unwrap(),
        when,
        HostSettings::default(),
    )
}

fn site(path: &str, text: &str) -> Site {
    Site {
        id: path.split('/').nth(1).unwrap_or_default().into(),
        path: FilePath::from(path),
        region: Arc::new(list(path, text)),
        ledger: Arc::default(),
    }
}

fn list<T: crate::model::schema::Record + crate::model::schema::Read>(path: &str, text: &str) -> T {
    let listed = read_yaml_file(Source::new(path.into(), text));
    assert!(listed.problems.is_empty(), "{path}: {:#?}", listed.problems);
    listed.value
}
