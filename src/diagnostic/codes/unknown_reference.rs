//! An id that refers to nothing.
//!
//! The ids are those that editors maintain: vocabulary, partners, regions, specials, courses,
//! modules, functions. A file that could not be read counts as existing.

use super::invalid_id::slug;
use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Suggestion, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-reference",
    group: RuleGroup::References,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke korte naam (id) verwijst naar iets dat bestaat.",
        en: "Every id names something that exists.",
    },
    explanation: StaticText {
        nl: "Partners, thema’s, doelgroepen en dergelijke noemt u met hun korte naam, zoals die \
             in de lijst staat of zoals het bestand heet. Verbeter de naam, of zet het \
             ontbrekende eerst in de lijst.",
        en: "Partners, themes, audiences and the like are named by their id, as given in the list \
             or as the file is called. Correct the id, or add what is missing to the list first.",
    },
    bad_example: "aanbieder: vgs",
    good_example: "aanbieder: vsg",
};

/// Where editors add what an id can name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Addition {
    /// The file.
    pub(crate) file: &'static str,
    /// The key of the list in it.
    pub(crate) list: &'static str,
    /// The key of the name of an item.
    pub(crate) name: &'static str,
}

/// Reports an id that names nothing; `kind` says what it should name, `addition` where that is added.
pub(crate) fn problem(
    place: Place,
    id: &str,
    kind: &Text,
    suggestion: &Suggestion<'_>,
    addition: Option<Addition>,
) -> Diagnostic {
    let offer = phrases::offer(suggestion);
    let help = match (offer, addition.map(|addition| add(id, addition))) {
        (Some(offer), Some(add)) => Some(joined(&offer, &add)),
        (offer, add) => offer.or(add),
    };
    let problem = unknown(place.clone(), id, kind).with_help_if(help);
    match suggestion.only_near() {
        Some(near) => problem.with_fix(false, place, near),
        None => problem,
    }
}

/// Reports a provider that is not in the list of partners; before the phase `getoetst` it may be given
/// in place.
pub(crate) fn provider(
    place: Place,
    id: &str,
    kind: &Text,
    suggestion: &Suggestion<'_>,
    addition: Addition,
    may_be_unlisted: bool,
) -> Diagnostic {
    let problem = problem(place, id, kind, suggestion, Some(addition));
    let shown = phrases::shorten(id);
    let in_place = match may_be_unlisted {
        true => text!(
            "Of schrijf zolang de cursus niet is getoetst:\naanbieder:\n  naam: {shown}\n  website: \
             https://voorbeeld.nl\nOf: aanbieder: onbekend",
            "Or, as long as the course has not been assessed:\naanbieder:\n  naam: {shown}\n  website: \
             https://voorbeeld.nl\nOr: aanbieder: onbekend"
        ),
        false => Text::new(
            "Of schrijf: aanbieder: onbekend",
            "Or write: aanbieder: onbekend",
        ),
    };
    let help = problem.help.as_ref().map(|help| {
        let (dutch, english) = (help.dutch(), help.english());
        let (in_dutch, in_english) = (in_place.dutch(), in_place.english());
        text!("{dutch}\n{in_dutch}", "{english}\n{in_english}")
    });
    problem.with_help_if(help)
}

fn unknown(place: Place, id: &str, kind: &Text) -> Diagnostic {
    let (dutch, english) = (kind.dutch(), kind.english());
    let shown = phrases::shorten(id);
    Diagnostic::new(
        Code::UnknownReference,
        place,
        text!(
            "Er is geen {dutch} met de naam “{shown}”",
            "There is no {english} “{shown}”"
        ),
    )
}

/// Says where to add what an id should name, with lines to copy.
fn add(id: &str, addition: Addition) -> Text {
    let Addition { file, list, name } = addition;
    let shown = phrases::shorten(id);
    let plain = slug(id);
    let new = if plain.is_empty() {
        "korte-naam"
    } else {
        &plain
    };
    text!(
        "Staat het nog niet in de lijst, zet dan in {file}, onder {list}:\n  - id: {new}\n    {name}: \
         {shown}\nen schrijf hier de korte naam (id): {new}",
        "If it is not in the list yet, add to {file}, under {list}:\n  - id: {new}\n    {name}: \
         {shown}\nand write its id here: {new}"
    )
}

fn joined(first: &Text, second: &Text) -> Text {
    let (dutch, english) = (first.dutch(), first.english());
    let (next_dutch, next_english) = (second.dutch(), second.english());
    let stop = if dutch.ends_with('?') { "" } else { "." };
    text!(
        "{dutch}{stop} {next_dutch}",
        "{english}{stop} {next_english}"
    )
}
