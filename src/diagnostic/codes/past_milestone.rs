//! A milestone of a past quarter that is still `gepland`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "past-milestone",
    group: RuleGroup::Time,
    severity: Severity::Warning,
    is_date_dependent: true,
    summary: StaticText {
        nl: "Een mijlpaal in een voorbij kwartaal staat niet meer op gepland.",
        en: "A milestone of a past quarter is no longer gepland.",
    },
    explanation: StaticText {
        nl: "Het kwartaal is voorbij, dus de lezer wil weten hoe het is afgelopen. Kies bereikt, \
             onderweg of vervallen. Weet u het niet, kies dan onbekend.",
        en: "The quarter is past, so the reader wants to know how it went. Choose bereikt, \
             onderweg or vervallen, or onbekend when you do not know.",
    },
    bad_example: "# content/reisplan/2024-K3.md
mijlpalen:
  - titel: Start van de werkgroepen
    status: gepland",
    good_example: "# content/reisplan/2024-K3.md
mijlpalen:
  - titel: Start van de werkgroepen
    status: bereikt",
};

/// Reports a milestone that is still planned for a past quarter.
pub(crate) fn problem(place: Place, milestone: &str, quarter: &str) -> Diagnostic {
    Diagnostic::new(
        Code::PastMilestone,
        place,
        text!(
            "“{milestone}” staat nog op gepland, maar kwartaal {quarter} is voorbij",
            "“{milestone}” is still planned, but quarter {quarter} is past"
        ),
    )
    .with_help(Text::new(
        "Kies bereikt, onderweg, vervallen of onbekend",
        "Choose bereikt, onderweg, vervallen or onbekend",
    ))
}
