//! A link to a test or staging host, to `localhost` or to a private address.
//!
//! Such a link works for the author of the page only.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "staging-link",
    group: RuleGroup::Addresses,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Links leiden naar de echte site en niet naar een testversie.",
        en: "Links lead to the live site, not to a test version.",
    },
    explanation: StaticText {
        nl: "Een testversie van een site is voor bezoekers vaak niet te bereiken, en verdwijnt op \
             een dag. Zoek het adres op waar iedereen de pagina kan zien.",
        en: "Visitors often cannot reach the test version of a site, and one day it is gone. Find \
             the address where everybody can see the page.",
    },
    bad_example: "Meld je aan op [de site van de academie](https://test.bscacademywest.nl/noord/).",
    good_example: "Meld je aan op [de site van de academie](https://bscacademywest.nl/noord/).",
};

/// Reports a link to a host that visitors probably cannot reach.
pub(crate) fn problem(place: Place, host: &str) -> Diagnostic {
    Diagnostic::new(
        Code::StagingLink,
        place,
        text!(
            "Deze link leidt naar een testversie of een eigen computer: {host}",
            "This link leads to a test or private host: {host}"
        ),
    )
    .with_help(Text::new(
        "Gebruik het adres waar bezoekers de pagina kunnen zien",
        "Use the address where visitors can see the page",
    ))
}
