//! The facts of a course in words: phase, price, time, form, functions, and what is not known.

use super::card::{Offer, PhaseView};
use super::course::CostView;
use super::parts::Named;
use super::shown::{Shown, value};
use crate::model::course::{
    Cost, Course, Entry, Form, Functions, Per, Phase, Price, Provider, RunStatus, TimeFields, Vat,
};
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::number::Positive;
use crate::model::schema::Field;
use crate::model::value::text;
use crate::plan::address::Address;
use crate::plan::links::{document_address, public_url};
use crate::plan::runs::{Coming, coming};
use crate::plan::site::{SitePlan, When, is_visible};
use crate::render::dutch;
use crate::render::spot::owned;

/// How far a course has come.
pub fn phase(phase: Phase) -> PhaseView {
    let (text, short) = match phase {
        Phase::InDevelopment => ("In ontwikkeling: aanmelden kan nog niet", "In ontwikkeling"),
        Phase::Described => ("Beschreven: aanmelden kan nog niet", "Beschreven"),
        Phase::Assessed => ("Getoetst: aanmelden kan nog niet", "Getoetst"),
        Phase::Available | Phase::Evaluated => ("Aanmelden kan", "Aanmelden kan"),
        Phase::Stopped | Phase::Unfit => ("Wordt niet meer aangeboden", "Gestopt"),
    };
    PhaseView {
        id: phase.word().to_owned(),
        text: text.to_owned(),
        short: short.to_owned(),
        bookable: phase.is_bookable(),
    }
}

/// A form.
pub fn form(form: Form) -> Named {
    Named {
        id: form.word().to_owned(),
        name: form.dutch().to_owned(),
    }
}

/// Whether one can join a run.
pub fn status(status: RunStatus) -> Named {
    let name = match status {
        RunStatus::Open => "Er is plaats",
        RunStatus::Full => "Vol",
        RunStatus::Cancelled => "Gaat niet door",
        RunStatus::Planned => "Gepland",
    };
    Named {
        id: status.word().to_owned(),
        name: name.to_owned(),
    }
}

/// A price in words; `None` for one that is not known.
pub fn cost(cost: &Cost) -> Option<CostView> {
    let plain = |text: &str, free| CostView {
        text: text.to_owned(),
        note: None,
        free,
    };
    match cost {
        Cost::Free => Some(plain("Gratis", true)),
        Cost::OnRequest => Some(plain("Op aanvraag", false)),
        Cost::Unknown => None,
        Cost::Price(price) => price_view(price),
    }
}

fn price_view(price: &Price) -> Option<CostView> {
    let mut words = dutch::euros(value(&price.amount)?.0);
    words.push_str(match value(&price.per) {
        Some(Per::Participant) => " per deelnemer",
        Some(Per::Group) => " per groep",
        Some(Per::Organisation) => " per organisatie",
        None => "",
    });
    words.push_str(match value(&price.vat) {
        Some(Vat::Included) => ", inclusief btw",
        Some(Vat::Excluded) => ", exclusief btw",
        Some(Vat::Exempt) => ", vrijgesteld van btw",
        None => "",
    });
    Some(CostView {
        text: words,
        note: owned(text(&price.note)),
        free: false,
    })
}

/// How much time, in words: `4 dagdelen`, `2 dagen en 3 uur`; `None` without a unit.
pub fn time(fields: &TimeFields) -> Option<String> {
    duration(&fields.half_days, &fields.hours, &fields.days)
}

/// Half-days, hours and days in words.
pub fn duration(
    half_days: &Field<Positive>,
    hours: &Field<Positive>,
    days: &Field<Positive>,
) -> Option<String> {
    let unit = |field: &Field<Positive>, one: &str, more: &str| {
        value(field).map(|number| dutch::quantity(number.0, one, more))
    };
    let parts: Vec<String> = [
        unit(days, "dag", "dagen"),
        unit(half_days, "dagdeel", "dagdelen"),
        unit(hours, "uur", "uur"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| dutch::enumerate(&parts, "en"))
}

/// For which functions, in words: `Functie A en B`, `Alle functies`.
pub fn functions(functions: &Functions) -> Option<String> {
    match functions {
        Functions::Unknown => None,
        Functions::All => Some("Alle functies".to_owned()),
        Functions::Some(some) => {
            let letters: Vec<&str> = some.iter().map(|function| function.value.word()).collect();
            Some(format!("Functie {}", dutch::enumerate(&letters, "en")))
        }
    }
}

/// The name of who gives a course.
pub fn provider_name(heads: &Heads, course: &Course) -> Option<String> {
    match value(&course.provider)? {
        Provider::Unknown => None,
        Provider::Partner(partner) => {
            let known = heads.partner(&partner.id);
            owned(known.map_or(&*partner.id, |known| text(&known.name)))
        }
        Provider::Unlisted(provider) => owned(text(&provider.name)),
    }
}

/// The academies that offer a course, each with the course's address on its own site, but for one
/// site: that of the page.
pub fn offers(heads: &Heads, document: DocIx, when: When, but: SiteIx) -> Vec<Offer> {
    let runs = coming(heads, document, when.today);
    let (address, _) = document_address(heads.document(document));
    let visible = is_visible(heads, document, when);
    let offer = |site: SiteIx| {
        let own = runs.iter().filter(|run| run.site == Some(site));
        let there = if visible && heads.shows(site, document) {
            address.clone()
        } else {
            Address::from("/")
        };
        Offer {
            id: heads.site(site).id.to_string(),
            name: heads.site(site).name().to_owned(),
            short_name: heads.site(site).short_name().to_owned(),
            url: public_url(heads, site, &there, None),
            runs: own.map(Coming::in_words).collect(),
        }
    };
    let sites = heads.offered_by(document).into_iter();
    sites.filter(|site| *site != but).map(offer).collect()
}

/// What is not known of a course.
pub struct Unknowns {
    /// Of the facts that one decides by: `datum`, `plaats`, `prijs` …
    pub main: Vec<&'static str>,
    /// Of the rest, with their articles: `de leeruitkomsten` …
    pub further: Vec<&'static str>,
}

impl Unknowns {
    /// What is not known of a course as a site shows it. Of a course that is no longer offered
    /// nobody needs to know more.
    pub fn of(heads: &Heads, plan: &SitePlan, shown: &Shown<'_>, course: &Course) -> Self {
        let mut unknown = Self {
            main: Vec::new(),
            further: Vec::new(),
        };
        if course.phase() == Phase::Stopped {
            return unknown;
        }
        let runs = coming(heads, shown.document, plan.when.today);
        let form = Course::known(&course.form).copied();
        let placed = form == Some(Form::Online)
            || shown.location().is_some()
            || runs.iter().any(|run| run.place().is_some());
        let priced = shown.cost().is_some_and(|known| cost(known).is_some())
            || runs
                .iter()
                .any(|run| value(&run.run.cost).is_some_and(|known| cost(known).is_some()));
        let main = [
            (runs.is_empty(), "datum"),
            (!placed, "plaats"),
            (Course::known(&course.time).is_none(), "duur"),
            (!priced, "prijs"),
            (form.is_none(), "vorm"),
        ];
        let further = [
            (
                Course::known(&course.outcomes).is_none(),
                "de leeruitkomsten",
            ),
            (
                matches!(value(&course.entry), None | Some(Entry::Unknown)),
                "de instapvoorwaarden",
            ),
            (
                matches!(value(&course.functions), None | Some(Functions::Unknown)),
                "de functies uit het carrièrepad",
            ),
            (provider_name(heads, course).is_none(), "de aanbieder"),
        ];
        unknown
            .main
            .extend(main.iter().filter(|(is, _)| *is).map(|(_, word)| *word));
        unknown
            .further
            .extend(further.iter().filter(|(is, _)| *is).map(|(_, word)| *word));
        unknown
    }

    /// In one sentence what one decides by: `Datum, plaats en prijs zijn nog niet bekend.`
    pub fn main_sentence(&self) -> Option<String> {
        sentence(&self.main)
    }

    /// All of it, in one or two sentences.
    pub fn sentences(&self) -> Option<String> {
        match (sentence(&self.main), self.further.as_slice()) {
            (Some(main), []) => Some(main),
            (Some(main), further) => Some(format!(
                "{main} Dat geldt ook voor {}.",
                dutch::enumerate(further, "en")
            )),
            (None, further) => sentence(further),
        }
    }
}

fn sentence(things: &[&'static str]) -> Option<String> {
    let plural = match things {
        [] => return None,
        [only] => only.ends_with("en") || only.contains("functies"),
        _ => true,
    };
    let verb = if plural { "zijn" } else { "is" };
    let subject = match things {
        ["datum"] => "De datum".to_owned(),
        [only] if !only.starts_with("de ") => format!("De {only}"),
        _ => dutch::capitalised(&dutch::enumerate(things, "en")),
    };
    Some(format!("{subject} {verb} nog niet bekend."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknowns(main: &[&'static str], further: &[&'static str]) -> Option<String> {
        let unknown = Unknowns {
            main: main.to_vec(),
            further: further.to_vec(),
        };
        unknown.sentences()
    }

    #[test]
    fn what_is_not_known_is_said_once_in_a_sentence() {
        assert_eq!(unknowns(&[], &[]), None);
        assert_eq!(
            unknowns(&["datum", "plaats", "prijs"], &[]).as_deref(),
            Some("Datum, plaats en prijs zijn nog niet bekend.")
        );
        assert_eq!(
            unknowns(&["prijs"], &["de aanbieder"]).as_deref(),
            Some("De prijs is nog niet bekend. Dat geldt ook voor de aanbieder.")
        );
        assert_eq!(
            unknowns(&[], &["de leeruitkomsten"]).as_deref(),
            Some("De leeruitkomsten zijn nog niet bekend.")
        );
    }
}
