//! What an editor can begin.

use serde::Serialize;

use super::request::DraftKind;
use crate::model::heads::Heads;
use crate::model::layout::Kind;
use crate::model::shape::Target;
use crate::model::target_ids::definitions;

/// What an editor can begin, and what to choose from with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewThings {
    things: Vec<NewThing>,
    regions: Vec<NamedRegion>,
    specials: Vec<TitledSpecial>,
}

/// Something that an editor can begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct NewThing {
    id: &'static str,
    label: &'static str,
    detail: &'static str,
    asks_title: bool,
    title_prompt: &'static str,
    region: RegionNeed,
    /// Whether it belongs to a special.
    special: bool,
}

/// Whether a region is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum RegionNeed {
    Optional,
    Required,
    None,
}

/// A region to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct NamedRegion {
    id: String,
    name: String,
}

/// A special to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TitledSpecial {
    id: String,
    title: String,
}

/// What an editor can begin in a project.
pub fn things(heads: &Heads) -> NewThings {
    let regions = heads.sites.iter().map(|site| NamedRegion {
        id: site.id.to_string(),
        name: site.short_name().to_owned(),
    });
    let specials = definitions(heads, Target::Special).into_iter();
    let specials = specials.map(|special| TitledSpecial {
        id: special.id.to_string(),
        title: special.name.to_string(),
    });
    NewThings {
        things: DraftKind::ALL.into_iter().map(thing).collect(),
        regions: regions.collect(),
        specials: specials.collect(),
    }
}

fn thing(kind: DraftKind) -> NewThing {
    let (label, detail, title_prompt) = words(kind);
    let region = match kind {
        DraftKind::Accent => RegionNeed::Required,
        DraftKind::Region => RegionNeed::None,
        DraftKind::Document(Kind::Quarter) => RegionNeed::None,
        DraftKind::Document(_) => RegionNeed::Optional,
    };
    NewThing {
        id: kind.word(),
        label,
        detail,
        asks_title: true,
        title_prompt,
        region,
        special: kind == DraftKind::Document(Kind::SpecialArticle),
    }
}

/// The name of a kind, what it is, and the question for its title.
fn words(kind: DraftKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        DraftKind::Accent => (
            "Accent",
            "Wat een regio anders doet met een gedeeld stuk",
            "Van welk stuk? De titel, of de plek, zoals aanbod/inclusie",
        ),
        DraftKind::Region => (
            "Regio",
            "Een nieuwe academie met een eigen site",
            "Hoe heet de academie?",
        ),
        DraftKind::Document(kind) => match kind {
            Kind::Course => (
                "Cursus",
                "Een cursus, training of leergang",
                "Hoe heet de cursus?",
            ),
            Kind::News => (
                "Nieuws",
                "Een nieuwsbericht",
                "Wat is de titel van het bericht?",
            ),
            Kind::Special => (
                "Special",
                "Een special met artikelen",
                "Hoe heet de special?",
            ),
            Kind::SpecialArticle => (
                "Artikel",
                "Een artikel in een special",
                "Wat is de titel van het artikel?",
            ),
            Kind::Roadmap => (
                "Reisplan",
                "Het reisplan als geheel",
                "Hoe heet het reisplan?",
            ),
            Kind::Quarter => (
                "Kwartaal",
                "Een kwartaal van het reisplan",
                "Welk kwartaal, zoals 2027-K1? Leeg is het volgende",
            ),
            Kind::CareerPath => (
                "Carrièrepad",
                "Het carrièrepad als geheel",
                "Hoe heet het carrièrepad?",
            ),
            Kind::Function => (
                "Functie",
                "Een functie van het carrièrepad",
                "Welke functie?",
            ),
            Kind::Survey => ("Peiling", "Een behoeftepeiling", "Hoe heet de peiling?"),
            Kind::Page => (
                "Pagina",
                "Een gewone pagina",
                "Hoe heet de pagina? Zet er voor/ voor als die voor een doelgroep is",
            ),
        },
    }
}
