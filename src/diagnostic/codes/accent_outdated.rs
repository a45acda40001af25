//! An accent that was last compared with an older version of the shared document.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "accent-outdated",
    group: RuleGroup::Accents,
    severity: Severity::Warning,
    is_date_dependent: true,
    summary: StaticText {
        nl: "Een accent is vergeleken met de nieuwste gedeelde tekst.",
        en: "An accent was compared with the latest shared text.",
    },
    explanation: StaticText {
        nl: "De gedeelde tekst is veranderd nadat de regio er voor het laatst naar keek. Lees het \
             accent na, en zet bij vergeleken_op de datum van vandaag.",
        en: "The shared text was changed after the region last looked at it. Read the accent \
             again, and put today’s date at vergeleken_op.",
    },
    bad_example: "# regions/oost/…: vergeleken_op: 2026-01-10
# content/…:      bijgewerkt: 2026-03-12",
    good_example: "# regions/oost/…: vergeleken_op: 2026-03-14
# content/…:      bijgewerkt: 2026-03-12",
};

/// Reports an accent by the date of its last comparison, the later date of the shared document, and
/// the place of the latter.
pub(crate) fn problem(place: Place, compared: &str, updated: &str, shared: Place) -> Diagnostic {
    Diagnostic::new(
        Code::AccentOutdated,
        place,
        text!(
            "De gedeelde tekst is bijgewerkt ({updated}) na de laatste vergelijking ({compared})",
            "The shared text was updated ({updated}) after the last comparison ({compared})"
        ),
    )
    .with_related(shared, text!("Bijgewerkt: {updated}", "Updated: {updated}"))
    .with_help(Text::new(
        "Lees het accent na en zet bij vergeleken_op de datum van vandaag, zoals vergeleken_op: 2026-03-12",
        "Read the accent again and put today’s date at vergeleken_op, such as vergeleken_op: 2026-03-12",
    ))
}
