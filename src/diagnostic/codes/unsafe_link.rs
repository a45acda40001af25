//! A link with a scheme that can do harm or that does not work for visitors.
//!
//! Allowed are `https`, `mailto` and `tel`; `http` is `insecure-link`.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unsafe-link",
    group: RuleGroup::Privacy,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Links beginnen met https, mailto of tel, of zijn een pad naar een bestand.",
        en: "Links begin with https, mailto or tel, or are a path to a file.",
    },
    explanation: StaticText {
        nl: "Een link met javascript:, data: of file: kan op de computer van de bezoeker iets \
             uitvoeren, of wijst naar een bestand op uw eigen computer. Zet het bestand onder \
             media of gebruik het adres van een pagina.",
        en: "A link with javascript:, data: or file: may run something on the visitor’s computer, \
             or points to a file on yours. Put the file under media or use the address of a page.",
    },
    bad_example: "[het verslag](file:///C:/Documenten/verslag.pdf)",
    good_example: "[het verslag](../media/verslag.pdf)",
};

/// Reports a link whose scheme is not allowed; `scheme` is without the colon.
pub(crate) fn problem(place: Place, scheme: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnsafeLink,
        place,
        text!(
            "Een link mag niet met {scheme}: beginnen",
            "A link may not begin with {scheme}:"
        ),
    )
    .with_help(Text::new(
        "Gebruik een adres met https, mailto of tel, of het pad naar een bestand",
        "Use an address with https, mailto or tel, or the path to a file",
    ))
}

/// Reports a link to a file on the editor's own computer; `nearest` is the path to a file of that
/// name under `media`.
pub(crate) fn on_own_computer(place: Place, name: &str, nearest: Option<&str>) -> Diagnostic {
    let name = phrases::shorten(name);
    let problem = Diagnostic::new(
        Code::UnsafeLink,
        place.clone(),
        text!(
            "“{name}” staat op uw eigen computer, en daar kan een bezoeker niet bij",
            "“{name}” is on your own computer, where no visitor can reach it"
        ),
    );
    match nearest {
        Some(near) => problem
            .with_help(phrases::did_you_mean(near))
            .with_fix(false, place, near),
        None => problem.with_help(text!(
            "Kopieer het bestand naar content/media en schrijf het pad daarheen, zoals ../media/{name}",
            "Copy the file to content/media and write the path to it, such as ../media/{name}"
        )),
    }
}
