//! A sentence with a comma between square brackets, which became two items of a list.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "split-sentence",
    group: RuleGroup::Form,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een zin met een komma is één onderdeel van een lijst.",
        en: "A sentence with a comma is one item of a list.",
    },
    explanation: StaticText {
        nl: "Tussen rechte haken scheidt elke komma twee onderdelen, ook de komma van een zin of van \
             een getal. Schrijf zinnen daarom onder elkaar, elk achter een streepje: dan mogen er \
             komma’s in staan.",
        en: "Between square brackets every comma separates two items, also that of a sentence or a \
             number. Write sentences below each other, each after a hyphen: then commas are fine.",
    },
    bad_example: "instapvoorwaarden: [Je werkt als buurtsportcoach, in Noord]",
    good_example: "instapvoorwaarden:
  - Je werkt als buurtsportcoach, in Noord",
};

/// Reports the second of two items that are parts of one sentence, `joined`.
pub(crate) fn problem(place: Place, part: &str, joined: &str) -> Diagnostic {
    let (part, joined) = (phrases::shorten(part), phrases::shorten(joined));
    Diagnostic::new(
        Code::SplitSentence,
        place,
        text!(
            "“{part}” is door de komma een apart onderdeel van de lijst geworden",
            "The comma made “{part}” an item of its own"
        ),
    )
    .with_help(text!(
        "Schrijf elke zin op een eigen regel achter een streepje:\n- {joined}",
        "Write each sentence on a line of its own after a hyphen:\n- {joined}"
    ))
}
