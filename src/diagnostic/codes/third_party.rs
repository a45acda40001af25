//! A picture, script, font, style or frame that a page would fetch from another host.
//!
//! Every such request reveals to that host who visits which page. Links are allowed: the visitor
//! chooses to follow them.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "third-party",
    group: RuleGroup::Privacy,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een pagina haalt niets op bij een andere site.",
        en: "A page fetches nothing from another host.",
    },
    explanation: StaticText {
        nl: "Laadt een pagina een foto of lettertype van een andere site, dan weet die site wie \
             de pagina leest. Dat mag niet zonder toestemming. Zet het bestand in de eigen map, \
             of maak er een link van.",
        en: "When a page loads a picture or font from another host, that host knows who reads it, \
             which needs consent. Put the file in the project, or make it a link.",
    },
    bad_example: "![Het logo](https://voorbeeld.example/logo.png)",
    good_example: "![Het logo](../media/logo.png)",
};

/// Reports a resource in content that would be fetched from another host.
pub(crate) fn fetched_by_content(place: Place, host: &str) -> Diagnostic {
    problem(
        place,
        host,
        Text::new(
            "Kopieer het bestand naar content/media/ en schrijf ![wat er te zien is](../media/foto.jpg), of \
             maak er een gewone link van: [tekst](https://voorbeeld.nl)",
            "Copy the file to content/media/ and write ![what it shows](../media/foto.jpg), or make it a plain \
             link: [text](https://voorbeeld.nl)",
        ),
    )
}

/// Reports a resource in a template or style sheet that would be fetched from another host.
pub(crate) fn fetched_by_theme(place: Place, host: &str) -> Diagnostic {
    problem(
        place,
        host,
        Text::new(
            "Zet het bestand in de map assets van het thema",
            "Put the file in the assets folder of the theme",
        ),
    )
}

fn problem(place: Place, host: &str, help: Text) -> Diagnostic {
    Diagnostic::new(
        Code::ThirdParty,
        place,
        text!(
            "De pagina zou iets ophalen bij {host}",
            "The page would fetch something from {host}"
        ),
    )
    .with_help(help)
}
