//! A sample sentence of a new document that was not replaced.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "sample-text",
    group: RuleGroup::Language,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Er staat geen voorbeeldtekst meer in een stuk dat op de site komt.",
        en: "Nothing is left of the sample text of a new file.",
    },
    explanation: StaticText {
        nl: "Een bestand van vindplek new begint met zinnen die vragen wat er moet komen. Zolang het \
             een concept is, mogen die blijven staan. Daarna zou een lezer ze zien.",
        en: "A file by vindplek new begins with sentences that ask what should be there. They may \
             stay as long as it is a draft. After that, a reader would see them.",
    },
    bad_example: "doel: Schrijf hier zelf iets.",
    good_example: "doel: Je weet hoe een gemeente besluit, en wanneer jij iets kunt inbrengen.",
};

/// Reports a sample sentence in the settings of a site that visitors can see.
pub(crate) fn of_live_site(place: Place, sentence: &str) -> Diagnostic {
    let help = Text::new(
        "Vul in wat bezoekers moeten zien; is de site nog niet klaar, schrijf dan status: in-voorbereiding",
        "Fill in what visitors are to see; if the site is not ready yet, write status: in-voorbereiding",
    );
    problem(place, sentence).with_help(help)
}

/// Reports a sample sentence that was not replaced.
pub(crate) fn problem(place: Place, sentence: &str) -> Diagnostic {
    Diagnostic::new(
        Code::SampleText,
        place,
        text!(
            "Hier staat nog een voorbeeldzin: “{sentence}”",
            "A sample sentence is still here: “{sentence}”"
        ),
    )
    .with_help(Text::new(
        "Schrijf uw eigen tekst, of haal deze zin weg; is het nog niet klaar, zet dan concept: true erbij",
        "Write a text of your own, or remove the sentence; if it is not ready yet, add concept: true",
    ))
}
