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
        "Pagina’s met dit sjabloon kunnen zo niet worden gemaakt",
        "No page of this template can be made",
    ))
}

/// A page whose document is not of the kind that the plan of the site says: a defect of the program,
/// reported at the document or at the folder of the shared content.
pub(crate) fn no_view(place: Place, page: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TemplateError,
        place,
        text!(
            "De pagina {page} kan niet worden gemaakt: het plan van de site past niet bij dit bestand",
            "The page {page} cannot be made: the plan of the site does not fit this file"
        ),
    )
    .with_help(Text::new(
        "Dit is een fout in vindplek zelf; meld die met dit bestand erbij",
        "This is a defect of vindplek itself; report it and include this file",
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
