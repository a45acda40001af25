//! A picture without a text alternative.
//!
//! `decoratief: true` marks a picture that needs none. The fix inserts a placeholder and is not
//! safe: only a person knows what the picture shows.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-alt",
    group: RuleGroup::Accessibility,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke afbeelding heeft een tekst die zegt wat er te zien is.",
        en: "Every picture has a text that says what it shows.",
    },
    explanation: StaticText {
        nl: "Wie de afbeelding niet kan zien, krijgt deze tekst voorgelezen. Zeg in één zin wat \
             ertoe doet. Is de afbeelding alleen versiering, zet dan bij de afbeelding \
             decoratief: ja.",
        en: "Whoever cannot see the picture hears this text. Say in one sentence what matters. \
             Mark a picture that is only decoration with decoratief: ja.",
    },
    bad_example: "![](../media/plein.jpg)",
    good_example: "![Kinderen spelen op een plein in de wijk](../media/plein.jpg)",
};

/// The text that the fix inserts.
const PLACEHOLDER: &str = "Beschrijf hier wat er te zien is";

/// Reports a picture in a text; `between` is the empty range between its square brackets.
pub(crate) fn picture_in_text(place: Place, between: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Zet tussen de rechte haken wat er te zien is: ![Kinderen spelen op een plein](…)",
            "Say between the square brackets what it shows: ![Kinderen spelen op een plein](…)",
        ),
    )
    .with_fix(false, between, PLACEHOLDER)
}

/// Reports a picture under `afbeelding`.
pub(crate) fn picture_under_key(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Zet onder bestand wat er te zien is, zoals alt: Kinderen spelen op een plein; is het alleen \
             versiering, zet er dan decoratief: ja",
            "Say below bestand what it shows, such as alt: Kinderen spelen op een plein; put decoratief: ja \
             there when it is only decoration",
        ),
    )
}

fn problem(place: Place, help: Text) -> Diagnostic {
    Diagnostic::new(
        Code::MissingAlt,
        place,
        Text::new(
            "Deze afbeelding heeft geen beschrijving",
            "This picture has no text alternative",
        ),
    )
    .with_help(help)
}
