//! A link over `http:`.
//!
//! Nearly every host answers over https today, so the change is offered as a fix; it adds one
//! letter.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "insecure-link",
    group: Group::Addresses,
    severity: Severity::Warning,
    by_clock: false,
    summary: Words {
        nl: "Links naar andere sites beginnen met https.",
        en: "Links to other sites begin with https.",
    },
    explanation: Words {
        nl: "Bij http kan iedereen onderweg meelezen en de pagina veranderen. Bijna elke site \
             werkt ook met https. Probeer de link na de wijziging even uit.",
        en: "Over http anybody on the way can read along and change the page. Nearly every site \
             answers over https. Try the link after the change.",
    },
    bad: "Kijk op [de site van de vereniging](http://www.sportengemeenten.nl/).",
    good: "Kijk op [de site van de vereniging](https://www.sportengemeenten.nl/).",
};

/// A link over `http:`; the place is that of the address.
pub fn problem(place: Place, address: &str) -> Diagnostic {
    let shown = phrases::shortened(address);
    let start = place.span.start as usize;
    let scheme = Span::new(start, start + "http".len());
    let scheme = Place::new(&place.path, scheme);
    Diagnostic::new(
        Code::InsecureLink,
        place,
        text!(
            "De link “{shown}” is niet beveiligd",
            "The link “{shown}” is not secure"
        ),
    )
    .with_help(Text::new(
        "Schrijf https in plaats van http",
        "Write https instead of http",
    ))
    .with_fix(true, scheme, "https")
}
