//! A file that is there, but cannot be opened.
//!
//! It still counts as existing, so that nothing that refers to it is reported as well.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    code: "unreadable-file",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk bestand in de map kan worden geopend.",
        en: "Every file in the project can be opened.",
    },
    explanation: StaticText {
        nl: "Het bestand staat er wel, maar de computer geeft het niet vrij. Meestal ontbreken de \
             rechten, of het bestand is in gebruik door een ander programma.",
        en: "The file is there, but the operating system refuses to open it. Mostly rights are \
             missing, or another program holds the file.",
    },
    bad_example: "content/nieuws/lab-special.md   (geen leesrechten)",
    good_example: "content/nieuws/lab-special.md   (iedereen mag lezen)",
};

/// A file that the operating system refuses to open, with its own words.
pub(crate) fn open_refused(place: Place, system_words: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        place,
        Text::new(
            "Dit bestand kan niet worden geopend",
            "This file cannot be opened",
        ),
    )
    .with_help(text!(
        "Controleer of u het bestand mag lezen en of het niet in gebruik is (de computer meldt: \
         {system_words})",
        "Check its rights and whether another program holds it (the system says: {system_words})"
    ))
}

/// A file whose name is not Unicode; the place holds what could be made of it.
pub(crate) fn name_not_unicode(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        place,
        Text::new(
            "De naam van dit bestand bevat tekens die niet te lezen zijn",
            "The name of this file holds characters that cannot be read",
        ),
    )
    .with_help(Text::new(
        "Geef het bestand een nieuwe naam van kleine letters, cijfers en streepjes",
        "Rename it with lower-case letters, digits and hyphens",
    ))
}
