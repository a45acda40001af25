//! A document without front matter between two lines of three hyphens.
//!
//! Front matter must be the first thing in the file. Front matter that is not closed gets a
//! message of its own, as its solution differs.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-front-matter",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk stuk begint met een kop tussen twee regels met drie streepjes.",
        en: "Every document begins with front matter between two lines of three hyphens.",
    },
    explanation: StaticText {
        nl: "In de kop van het bestand staan de titel, de samenvatting en de andere gegevens van \
             de pagina. Zonder kop weet het programma niet wat het met de tekst moet. De eerste \
             regel is ---, dan volgen de sleutels, en een tweede regel --- sluit de kop af.",
        en: "The front matter holds the title, the summary and the other facts of the page. The \
             first line is ---, then come the keys, and a second line --- closes it.",
    },
    bad_example: "titel: Bewegen in de openbare ruimte

## Waar gaat het over?",
    good_example: "---
titel: Bewegen in de openbare ruimte
samenvatting: Leer hoe je pleinen en parken zo inricht dat mensen er meer gaan bewegen.
---

## Waar gaat het over?",
};

/// Reports a document without front matter.
pub(crate) fn no_front_matter(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingFrontMatter,
        place,
        Text::new(
            "De kop van het bestand ontbreekt",
            "The front matter is missing",
        ),
    )
    .with_help(Text::new(
        "Begin het bestand met een kop, zoals:\n---\ntitel: Hoe werkt de gemeente nou?\n---\nMet \
         “vindplek new” krijgt u een bestand waar alle sleutels al in staan",
        "Begin the file with front matter, such as:\n---\ntitel: Hoe werkt de gemeente nou?\n---\n\
         “vindplek new” makes a file with every key in it",
    ))
}

/// Reports front matter that is not closed; the place is the line that opens it. `last` is the number
/// and text of its last line, after which the delimiter probably belongs.
pub(crate) fn unclosed_front_matter(place: Place, last: Option<(u32, &str)>) -> Diagnostic {
    let help = match last {
        None => Text::new(
            "Zet na de laatste sleutel een regel met alleen ---",
            "Put a line with just --- after the last key",
        ),
        Some((line, written)) => {
            let written = phrases::shorten(written);
            text!(
                "Zet na regel {line} (“{written}”) een regel met alleen ---",
                "Put a line with just --- after line {line} (“{written}”)"
            )
        }
    };
    Diagnostic::new(
        Code::MissingFrontMatter,
        place,
        Text::new(
            "De kop van het bestand wordt niet afgesloten",
            "The front matter is not closed",
        ),
    )
    .with_help(help)
}

/// What is wrong with the lines that delimit front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DelimiterFault {
    /// Other dashes than three hyphens, or something before them.
    Dashes,
    /// Blank lines above the first.
    BlankAbove,
    /// The first is missing.
    NoOpening,
    /// The second is missing.
    NoClosing,
}

/// Reports front matter that is recognisable, but not delimited by two lines of three hyphens.
/// `written` is what stands at the place.
pub(crate) fn misdelimited(place: Place, faults: &[DelimiterFault], written: &str) -> Diagnostic {
    use DelimiterFault::{BlankAbove, Dashes, NoClosing};
    let message = match faults.first() {
        Some(Dashes) => text!(
            "De lijn bij de kop is “{written}”; dat moeten drie losse streepjes zijn",
            "The line of the front matter is “{written}” instead of three hyphens"
        ),
        Some(BlankAbove) => Text::new(
            "Boven de kop staan lege regels",
            "There are blank lines above the front matter",
        ),
        _ if faults.contains(&NoClosing) => Text::new(
            "Om de kop staan geen regels met drie streepjes",
            "The front matter has no lines of three hyphens around it",
        ),
        _ => Text::new(
            "Boven de kop ontbreekt de regel met drie streepjes",
            "The line of three hyphens above the front matter is missing",
        ),
    };
    let help = match faults.first() {
        Some(BlankAbove) => Text::new(
            "Haal de lege regels weg, zodat het bestand met --- begint",
            "Remove the blank lines, so that the file begins with ---",
        ),
        Some(Dashes) => Text::new(
            "Begin en eindig de kop met een regel met alleen ---: drie keer het minteken, vooraan op \
             de regel. Word en Outlook maken er soms vanzelf een lange streep van",
            "Begin and end the front matter with a line of just ---: three hyphens at the start of the \
             line. Word processors may turn them into a dash",
        ),
        _ if faults.contains(&NoClosing) => Text::new(
            "Zet boven de eerste sleutel en onder de laatste een regel met alleen ---",
            "Put a line with just --- above the first key and below the last",
        ),
        _ => Text::new(
            "Begin het bestand met een regel met alleen ---",
            "Begin the file with a line of just ---",
        ),
    };
    Diagnostic::new(Code::MissingFrontMatter, place, message).with_help(help)
}

/// Reports text above the front matter, at its first line.
pub(crate) fn text_above(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingFrontMatter,
        place,
        Text::new(
            "Er staat tekst boven de kop van het bestand",
            "There is text above the front matter",
        ),
    )
    .with_help(Text::new(
        "Zet deze tekst onder de tweede regel ---, of haal de tekst weg: het bestand begint met ---",
        "Move this text below the second line ---, or remove it: the file begins with ---",
    ))
}
