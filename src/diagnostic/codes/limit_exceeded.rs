//! A file, list or mapping beyond the limits of size, depth or number.
//!
//! The limits bound time and memory, also for malicious files. They are far above what people write
//! by hand.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "limit-exceeded",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Bestanden, lijsten en blokken blijven binnen de grenzen.",
        en: "Files, lists and mappings are not larger or deeper than the limits.",
    },
    explanation: StaticText {
        nl: "De grenzen liggen ver boven wat iemand met de hand schrijft. Wie er toch tegenaan \
             loopt, heeft vaak per ongeluk een verkeerd bestand in de map gezet. Maak een foto of \
             een download kleiner, of splits een lange tekst.",
        en: "The limits are far above what anybody writes by hand. Mostly a wrong file landed in \
             the folder. Make a picture or download smaller, or split a long text.",
    },
    bad_example: "content/nieuws/verslag.md   (38 MB, met de foto’s in de tekst geplakt)",
    good_example: "content/nieuws/verslag.md   (6 kB)
content/media/verslag-zaal.jpg",
};

/// Reports a file that is too large; sizes in bytes.
pub(crate) fn file_too_large(place: Place, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (megabytes(size), megabytes(limit));
    Diagnostic::new(
        Code::LimitExceeded,
        place,
        text!(
            "Dit bestand is te groot: {size} MB",
            "This file is too large: {size} MB"
        ),
    )
    .with_help(text!(
        "Een bestand als dit mag hoogstens {limit} MB zijn; maak het kleiner of splits het",
        "A file like this may be {limit} MB at most; make it smaller or split it"
    ))
}

/// Reports something that is nested too deeply.
pub(crate) fn nesting_too_deep(place: Place, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::LimitExceeded,
        place,
        Text::new(
            "Hier zitten te veel lagen in elkaar",
            "This is nested too deeply",
        ),
    )
    .with_help(text!(
        "Gebruik hoogstens {limit} lagen binnen elkaar",
        "Use at most {limit} levels"
    ))
}

/// Reports too many items; `what` names them in the plural.
pub(crate) fn too_many_items(place: Place, what: &Text, limit: usize) -> Diagnostic {
    let (dutch, english) = (what.dutch(), what.english());
    Diagnostic::new(
        Code::LimitExceeded,
        place,
        text!(
            "Hier staan te veel {dutch}",
            "There are too many {english} here"
        ),
    )
    .with_help(text!(
        "Meer dan {limit} kan niet; verdeel het over twee bestanden, of haal weg wat er niet hoort",
        "{limit} is the limit; divide it over two files, or remove what does not belong here"
    ))
}

/// Converts to whole megabytes, rounded up, so that a size over the limit never reads as the limit.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}
