//! A text far above level B1.
//!
//! The score is that of Flesch for Dutch (Douma): 0 is very hard, 100 very easy.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "hard-to-read",
    group: RuleGroup::Language,
    severity: Severity::Hint,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Teksten zijn te lezen op niveau B1.",
        en: "Texts can be read at level B1.",
    },
    explanation: StaticText {
        nl: "Korte zinnen en gewone woorden maken een tekst voor iedereen duidelijk. De score \
             loopt van 0 (heel moeilijk) tot 100 (heel makkelijk) en telt de lengte van zinnen en \
             woorden. Knip lange zinnen in tweeën.",
        en: "Short sentences and plain words make a text clear to everybody. The score runs from \
             0 (very hard) to 100 (very easy) and counts the length of sentences and words. Cut \
             long sentences in two.",
    },
    bad_example: "Ten behoeve van de professionalisering van functionarissen
is een scholingsprogramma ontwikkeld.",
    good_example: "Er is een cursus voor coaches
die beter willen worden in hun werk.",
};

/// Reports a passage by its score, the minimum score, and its average number of words per sentence.
pub(crate) fn problem(place: Place, score: i32, wanted: i32, words: usize) -> Diagnostic {
    Diagnostic::new(
        Code::HardToRead,
        place,
        text!(
            "Deze tekst is moeilijk te lezen: score {score}, {words} woorden per zin",
            "This text is hard to read: score {score}, {words} words a sentence"
        ),
    )
    .with_help(text!(
        "Maak de zinnen korter en kies gewonere woorden; een score van {wanted} of meer is goed",
        "Use shorter sentences and plainer words; a score of {wanted} or more is fine"
    ))
}
