//! A summary that is too short or too long to be useful in a list.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "summary-length",
    group: RuleGroup::Language,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een samenvatting telt 50 tot 200 tekens.",
        en: "A summary has 50 to 200 characters.",
    },
    explanation: StaticText {
        nl: "De samenvatting staat in lijsten, in zoekmachines en bij gedeelde links. Te kort \
             zegt niets, te lang wordt afgekapt. Eén of twee gewone zinnen is goed.",
        en: "The summary is shown in lists, by search engines and with shared links. One or two \
             plain sentences will do.",
    },
    bad_example: "samenvatting: Over de gemeente.",
    good_example: "samenvatting: Leer hoe de gemeente werkt en wie waarover beslist.",
};

/// The minimum number of characters of a summary.
pub(crate) const MIN_CHARACTERS: usize = 50;

/// The maximum number of characters of a summary.
pub(crate) const MAX_CHARACTERS: usize = 200;

/// Reports a summary of too few or too many characters.
pub(crate) fn problem(place: Place, length: usize) -> Diagnostic {
    let (dutch, english) = if length < MIN_CHARACTERS {
        ("kort", "short")
    } else {
        ("lang", "long")
    };
    Diagnostic::new(
        Code::SummaryLength,
        place,
        text!(
            "De samenvatting is te {dutch}: {length} tekens",
            "The summary is too {english}: {length} characters"
        ),
    )
    .with_help(text!(
        "Gebruik {MIN_CHARACTERS} tot {MAX_CHARACTERS} tekens",
        "Use {MIN_CHARACTERS} to {MAX_CHARACTERS} characters"
    ))
}
