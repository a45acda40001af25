//! A file that exists, but cannot be opened.
//!
//! References to it are not reported: it counts as existing.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

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

/// Reports a file that the operating system refuses to open, with the message of the system.
pub(crate) fn open_refused(place: Place, system_message: &str) -> Diagnostic {
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
         {system_message})",
        "Check its rights and whether another program holds it (the system says: {system_message})"
    ))
}

/// Reports a file whose name is not Unicode; the path is a lossy conversion of the name.
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
