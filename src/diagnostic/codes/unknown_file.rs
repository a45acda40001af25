//! A file that the generator does not read.
//!
//! For example a `.txt` in `aanbod/`, or a folder that is not a content type: the editor expects a
//! page, and gets none.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-file",
    group: RuleGroup::Form,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk bestand in de inhoud staat op een plek waar het wordt gebruikt.",
        en: "Every content file stands where it is read.",
    },
    explanation: StaticText {
        nl: "Met dit bestand gebeurt niets: het verschijnt op geen enkele pagina. Vaak klopt de \
             map of het einde van de naam niet. Teksten eindigen op .md, lijsten op .yaml, en \
             foto’s en downloads staan onder media.",
        en: "Nothing is done with this file. Mostly its folder or its extension is not right: \
             texts end in .md, lists in .yaml, pictures and downloads stand under media.",
    },
    bad_example: "content/aanbod/hoe-werkt-de-gemeente.txt",
    good_example: "content/aanbod/hoe-werkt-de-gemeente.md",
};

/// Reports a file or folder that the generator does not read; `help` replaces the general help.
pub(crate) fn problem(place: Place, help: Option<Text>) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownFile,
        place,
        Text::new(
            "Met dit bestand gebeurt niets",
            "Nothing is done with this file",
        ),
    )
    .with_help(Text::new(
        "Zet het in de juiste map met het juiste einde (.md, .yaml), of verwijder het",
        "Put it in the right folder with the right extension (.md, .yaml), or remove it",
    ))
    .with_help_if(help)
}

/// Reports a folder of another program, which is not descended into.
pub(crate) fn foreign_folder(place: Place) -> Diagnostic {
    let path = place.path.clone();
    let name = path.file_name();
    Diagnostic::new(
        Code::UnknownFile,
        place,
        text!(
            "Met deze map gebeurt niets: “{name}” is van een ander programma",
            "Nothing is done with this folder: “{name}” belongs to another program"
        ),
    )
    .with_help(Text::new(
        "Zet de map buiten content, regions en themes, of verwijder die",
        "Put the folder outside content, regions and themes, or remove it",
    ))
}
