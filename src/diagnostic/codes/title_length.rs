//! A title that is too long for a list, a menu or a search engine.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "title-length",
    group: RuleGroup::Language,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een titel telt hoogstens 90 tekens.",
        en: "A title has 90 characters at most.",
    },
    explanation: StaticText {
        nl: "Lange titels worden in lijsten en zoekmachines afgekapt. Zet het belangrijkste \
             vooraan en de rest in de samenvatting.",
        en: "Long titles are cut off in lists and by search engines. Put what matters first and \
             the rest in the summary.",
    },
    bad_example: "titel: >
  Een cursus over hoe de gemeente werkt, wie daar waarover beslist
  en wat je daar als coach aan hebt",
    good_example: "titel: Hoe werkt de gemeente nou?",
};

/// The maximum number of characters of a title.
pub(crate) const MAX_CHARACTERS: usize = 90;

/// Reports a title of too many characters.
pub(crate) fn problem(place: Place, length: usize) -> Diagnostic {
    Diagnostic::new(
        Code::TitleLength,
        place,
        text!(
            "De titel is te lang: {length} tekens",
            "The title is too long: {length} characters"
        ),
    )
    .with_help(text!(
        "Gebruik hoogstens {MAX_CHARACTERS} tekens",
        "Use at most {MAX_CHARACTERS} characters"
    ))
}
