//! A link over `http:`.
//!
//! Nearly every host supports https today, so the fix is safe; it replaces only the scheme.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "insecure-link",
    group: RuleGroup::Addresses,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Links naar andere sites beginnen met https.",
        en: "Links to other sites begin with https.",
    },
    explanation: StaticText {
        nl: "Bij http kan iedereen onderweg meelezen en de pagina veranderen. Bijna elke site \
             werkt ook met https. Probeer de link na de wijziging even uit.",
        en: "Over http anybody on the way can read along and change the page. Nearly every site \
             answers over https. Try the link after the change.",
    },
    bad_example: "Kijk op [de site van de vereniging](http://www.sportengemeenten.nl/).",
    good_example: "Kijk op [de site van de vereniging](https://www.sportengemeenten.nl/).",
};

/// Reports a link over `http:`; the place is that of the address.
pub(crate) fn problem(place: Place, address: &str) -> Diagnostic {
    let shown = phrases::shorten(address);
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
