//! A regional file whose path nearly matches that of a shared document.
//!
//! With one wrong letter in its path an accent becomes a separate document.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "stray-accent",
    group: RuleGroup::Accents,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een accent staat op precies hetzelfde pad als het gedeelde stuk.",
        en: "An accent stands at exactly the path of the shared document.",
    },
    explanation: StaticText {
        nl: "Een accent hoort bij een gedeeld stuk als het pad gelijk is. Nu wordt dit een eigen \
             pagina van de regio. Is dat de bedoeling, kies dan een naam die minder op de andere \
             lijkt, of zet de regel bij negeer.",
        en: "A regional file is an accent when its path is that of a shared document. Now it \
             becomes a page of the region itself. If that is meant, choose a name that is less \
             alike, or list the rule under negeer.",
    },
    bad_example: "regions/oost/content/aanbod/hoe-werkt-gemeente.md",
    good_example: "regions/oost/content/aanbod/hoe-werkt-de-gemeente.md",
};

/// Reports a regional file; `near` is the path of the shared document that it nearly matches.
pub(crate) fn problem(place: Place, near: &str) -> Diagnostic {
    Diagnostic::new(
        Code::StrayAccent,
        place,
        Text::new(
            "Dit bestand hoort bij geen gedeeld stuk",
            "This file belongs to no shared document",
        ),
    )
    .with_related(
        Place::file(&near.into()),
        Text::new(
            "Dit stuk heet bijna zo",
            "This document has nearly that name",
        ),
    )
    .with_help(text!(
        "Bedoelt u “{near}”? Geef dit bestand dan dezelfde naam. Is het een eigen pagina van de regio, \
         zet dan in de kop:\nnegeer:\n  - regel: stray-accent\n    reden: Dit is een eigen pagina.",
        "Did you mean “{near}”? Then give this file the same name. If it is a page of the region itself, \
         put in its head:\nnegeer:\n  - regel: stray-accent\n    reden: Dit is een eigen pagina."
    ))
}
