//! A template that cannot be parsed or that fails while rendering a page.
//!
//! Its readers are theme developers, so the message of the template engine is shown as it is.
//! Reported once per template, with the page that was rendered.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "template-error",
    group: RuleGroup::Themes,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "De sjablonen van een thema werken op elke pagina.",
        en: "The templates of a theme work on every page.",
    },
    explanation: StaticText {
        nl: "Een sjabloon bepaalt hoe een pagina eruitziet. De melding komt van het programma dat \
             sjablonen leest, en is bedoeld voor wie het thema maakt. Bent u redacteur, geef de \
             melding dan door.",
        en: "A template says what a page looks like. The words are those of the template engine, \
             for whoever makes the theme.",
    },
    bad_example: "<h1>{{ pagina.titel }</h1>",
    good_example: "<h1>{{ pagina.titel }}</h1>",
};

/// Reports the message of the template engine.
pub(crate) fn problem(place: Place, engine_message: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TemplateError,
        place,
        text!(
            "Er zit een fout in dit sjabloon: {engine_message}",
            "This template fails: {engine_message}"
        ),
    )
    .with_help(Text::new(
        "Zonder dit sjabloon kan geen enkele pagina ervan worden gemaakt",
        "No page of this template can be made",
    ))
}

/// Adds the address of the page that was rendered.
#[must_use]
pub(crate) fn with_page(problem: Diagnostic, page: &str) -> Diagnostic {
    problem.with_help(text!(
        "De fout trad op bij het maken van {page}",
        "It failed while rendering {page}"
    ))
}
