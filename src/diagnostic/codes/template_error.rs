//! A template that cannot be read or that fails on a page.
//!
//! Met by who makes a theme, so the words of the template engine are given as they are. Reported
//! once a template, with the page that was being made.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "template-error",
    group: Group::Themes,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "De sjablonen van een thema werken op elke pagina.",
        en: "The templates of a theme work on every page.",
    },
    explanation: Words {
        nl: "Een sjabloon bepaalt hoe een pagina eruitziet. De melding komt van het programma dat \
             sjablonen leest, en is bedoeld voor wie het thema maakt. Bent u redacteur, geef de \
             melding dan door.",
        en: "A template says what a page looks like. The words are those of the template engine, \
             for whoever makes the theme.",
    },
    bad: "<h1>{{ pagina.titel }</h1>",
    good: "<h1>{{ pagina.titel }}</h1>",
};

/// What the template engine said.
pub fn problem(place: Place, words_of_engine: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TemplateError,
        place,
        text!(
            "Er zit een fout in dit sjabloon: {words_of_engine}",
            "This template fails: {words_of_engine}"
        ),
    )
    .with_help(Text::new(
        "Zonder dit sjabloon kan geen enkele pagina ervan worden gemaakt",
        "No page of this template can be made",
    ))
}

/// A page whose document is not of the kind that the plan of the site says: a defect of the program,
/// reported at the document or at the folder of the shared content.
pub fn no_view(place: Place, page: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TemplateError,
        place,
        text!(
            "De pagina {page} kan niet worden gemaakt: het plan van de site past niet bij dit bestand",
            "The page {page} cannot be made: the plan of the site does not fit this file"
        ),
    )
    .with_help(Text::new(
        "Dit is een fout in vindplek zelf; meld haar met dit bestand erbij",
        "This is a defect of vindplek itself; report it and include this file",
    ))
}

/// The same problem, found while a page was being made, by the page's address.
#[must_use]
pub fn on_page(problem: Diagnostic, page: &str) -> Diagnostic {
    problem.with_help(text!(
        "De fout trad op bij het maken van {page}",
        "It failed while rendering {page}"
    ))
}
