//! Markers that git left where it could not merge two versions of a text.
//!
//! One problem for each conflict, at its first marker. It hides every other problem of the file,
//! and no fix edits the file: what the text will be is not decided yet. The file counts as existing.

use crate::diagnostic::phrases::shorten;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "merge-conflict",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "In een bestand staan geen regels meer die git heeft achtergelaten bij het samenvoegen.",
        en: "A file has no markers left that git wrote while merging.",
    },
    explanation: StaticText {
        nl: "Twee mensen hebben dezelfde regels veranderd en git kon niet kiezen. De twee versies \
             staan nu onder elkaar, tussen regels met <<<<<<<, ======= en >>>>>>>. Zolang die er \
             staan, kijkt vindplek niet naar de rest van het bestand en past --fix er niets in aan.",
        en: "Two people changed the same lines and git could not choose. The two versions now stand \
             below each other, between lines with <<<<<<<, ======= and >>>>>>>. As long as these are \
             there, vindplek does not check the rest of the file and --fix changes nothing in it.",
    },
    bad_example: "<<<<<<< HEAD
We beginnen op donderdag.
=======
We beginnen op vrijdag.
>>>>>>> noord",
    good_example: "We beginnen op vrijdag.",
};

/// Reports a conflict with both versions, by the names that git gave them.
pub(crate) fn problem(place: Place, above: &str, below: &str, closing: Place) -> Diagnostic {
    let (above, below) = (shorten(above), shorten(below));
    let message = match (&*above, &*below) {
        ("", "") => Text::new(
            "Git heeft hier twee versies van de tekst onder elkaar laten staan",
            "Git left two versions of the text below each other here",
        ),
        ("", only) | (only, "") => text!(
            "Git heeft hier twee versies van de tekst onder elkaar laten staan; een daarvan is \
             “{only}”",
            "Git left two versions of the text below each other here; one of them is “{only}”"
        ),
        (above, below) => text!(
            "Git heeft hier twee versies van de tekst onder elkaar laten staan: “{above}” en \
             “{below}”",
            "Git left two versions of the text below each other here: “{above}” and “{below}”"
        ),
    };
    Diagnostic::new(Code::MergeConflict, place, message)
        .with_related(
            closing,
            Text::new(
                "Tot en met deze regel",
                "Up to and including this line",
            ),
        )
        .with_help(Text::new(
            "Kies welke van de twee blijft staan, of maak er samen één tekst van. Haal daarna de \
             andere versie en de regels met <<<<<<<, ======= en >>>>>>> weg (en bij ||||||| ook wat \
             er was)",
            "Choose which of the two stays, or make one text of both. Then remove the other version \
             and the lines with <<<<<<<, ======= and >>>>>>> (and below ||||||| what was there)",
        ))
}

/// Reports a conflict of which some markers are gone; `closing` is its last marker if that is
/// another one.
pub(crate) fn incomplete_conflict(
    place: Place,
    label: Option<&str>,
    closing: Option<Place>,
) -> Diagnostic {
    let label = label.map(shorten).filter(|label| !label.is_empty());
    let message = match label {
        Some(label) => text!(
            "Hier staat nog een regel die git heeft achtergelaten bij het samenvoegen met “{label}”",
            "A marker that git left while merging with “{label}” is still here"
        ),
        None => Text::new(
            "Hier staat nog een regel die git heeft achtergelaten bij het samenvoegen",
            "A marker that git left while merging is still here",
        ),
    };
    let problem = Diagnostic::new(Code::MergeConflict, place, message).with_help(Text::new(
        "Kijk of de tekst eromheen klopt, en haal de regels die met <<<<<<<, ======= of >>>>>>> \
         beginnen weg",
        "Check that the text around it is right, and remove the lines that begin with <<<<<<<, \
         ======= or >>>>>>>",
    ));
    match closing {
        Some(closing) => problem.with_related(
            closing,
            Text::new("Dit is er ook een", "This is one as well"),
        ),
        None => problem,
    }
}
