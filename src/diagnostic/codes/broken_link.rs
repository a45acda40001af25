//! A link to a file, page or download that does not exist.
//!
//! Checked per site. A link to a document that only another site shows is a referral, and one to a
//! draft or an expired document is `unpublished-target`. A link to a file under `media/` is
//! `missing-media`.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "broken-link",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke link leidt naar een bestand dat bestaat.",
        en: "Every link leads to a file that exists.",
    },
    explanation: StaticText {
        nl: "Een link in een tekst is het pad naar het andere bestand, gezien vanaf dit bestand: \
             ../aanbod/naam.md. Vaak is het bestand verplaatst of zit er een tikfout in de naam.",
        en: "A link in a text is the path to the other file, as seen from this one: \
             ../aanbod/name.md. Mostly the file was moved or its name misspelt.",
    },
    bad_example: "Lees over de cursus [Hoe werkt de gemeente nou?](../aanbod/hoe-werkt-gemeente.md).",
    good_example: "Lees over de cursus [Hoe werkt de gemeente nou?](../aanbod/hoe-werkt-de-gemeente.md).",
};

/// Reports a link whose target does not exist; `nearest` is the nearest existing target, as a link
/// would write it.
pub(crate) fn problem(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let shown = phrases::shorten(target);
    let problem = Diagnostic::new(
        Code::BrokenLink,
        place.clone(),
        text!(
            "Deze link leidt nergens heen: “{shown}” bestaat niet",
            "This link leads nowhere: “{shown}” does not exist"
        ),
    );
    match nearest {
        Some(near) => problem
            .with_help(phrases::did_you_mean(near))
            .with_fix(false, place, near),
        None => problem.with_help(Text::new(
            "Schrijf het pad naar het bestand, gezien vanaf dit bestand, zoals ../aanbod/naam.md",
            "Write the path to the file as seen from this one, such as ../aanbod/name.md",
        )),
    }
}

/// Reports a link to an address that a site lacks; `nearest` is the nearest that it has.
pub(crate) fn missing_page(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let known = problem(place, target, nearest);
    match nearest {
        Some(_) => known,
        None => known.with_help(Text::new(
            "Schrijf het adres van een pagina die deze sites hebben, zoals /aanmelden/, of het pad \
             naar een bestand, zoals ../aanbod/naam.md",
            "Write the address of a page that these sites have, such as /aanmelden/, or the path to \
             a file, such as ../aanbod/name.md",
        )),
    }
}

/// Reports a web address of one of the sites that it does not have; `nearest` is the nearest page,
/// as a link would write it.
pub(crate) fn missing_on_site(place: Place, url: &str, nearest: Option<&str>) -> Diagnostic {
    let shown = phrases::shorten(url);
    let problem = Diagnostic::new(
        Code::BrokenLink,
        place.clone(),
        text!(
            "Deze link leidt nergens heen: “{shown}” is een adres van uw eigen site dat niet bestaat",
            "This link leads nowhere: “{shown}” is an address of your own site that does not exist"
        ),
    );
    match nearest {
        Some(near) => problem
            .with_help(phrases::did_you_mean(near))
            .with_fix(false, place, near),
        None => problem.with_help(Text::new(
            "Schrijf het pad naar het bestand, zoals ../aanbod/naam.md, of het adres van een pagina, \
             zoals /aanmelden/: dan klopt de link op elke site",
            "Write the path to the file, such as ../aanbod/name.md, or the address of a page, such as \
             /aanmelden/: the link then is right on every site",
        )),
    }
}

/// Reports a path with the separators of Windows.
pub(crate) fn backslashes(place: Place, target: &str, path: &str) -> Diagnostic {
    let shown = phrases::shorten(target);
    Diagnostic::new(
        Code::BrokenLink,
        place.clone(),
        text!(
            "Deze link leidt nergens heen: in “{shown}” staan backslashes",
            "This link leads nowhere: “{shown}” holds backslashes"
        ),
    )
    .with_help(text!("Schrijf {path}", "Write {path}"))
    .with_fix(true, place, path)
}

/// Reports a web address without its scheme; `is_sure` when it can be nothing else.
pub(crate) fn web_without_scheme(place: Place, target: &str, is_sure: bool) -> Diagnostic {
    without_scheme(place, target, "https://", is_sure)
}

/// Reports a mail address without its scheme.
pub(crate) fn mail_without_scheme(place: Place, target: &str) -> Diagnostic {
    without_scheme(place, target, "mailto:", true)
}

fn without_scheme(place: Place, target: &str, scheme: &str, is_sure: bool) -> Diagnostic {
    let shown = phrases::shorten(target);
    Diagnostic::new(
        Code::BrokenLink,
        place.clone(),
        text!(
            "Deze link leidt nergens heen: voor “{shown}” ontbreekt {scheme}",
            "This link leads nowhere: {scheme} is missing before “{shown}”"
        ),
    )
    .with_help(text!("Schrijf {scheme}{shown}", "Write {scheme}{shown}"))
    .with_fix(is_sure, place, format!("{scheme}{target}"))
}

/// Reports an entry of a menu that leads nowhere; `nearest` is the nearest target, as the entry
/// would write it.
pub(crate) fn menu_entry(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let shown = phrases::shorten(target);
    let problem = Diagnostic::new(
        Code::BrokenLink,
        place.clone(),
        text!(
            "Dit onderdeel van het menu leidt nergens heen: “{shown}” bestaat niet op deze site",
            "This entry of the menu leads nowhere: “{shown}” does not exist on this site"
        ),
    );
    let forms = Text::new(
        "Een menu kan drie dingen noemen: een adres op deze site, zoals /aanmelden/; het pad naar \
         een bestand, zoals ../../content/paginas/over.md; of een webadres, zoals \
         https://www.voorbeeld.nl",
        "A menu can name three things: an address on this site, such as /aanmelden/; the path to a \
         file, such as ../../content/paginas/over.md; or a web address, such as \
         https://www.voorbeeld.nl",
    );
    let Some(near) = nearest else {
        return problem.with_help(forms);
    };
    let (dutch, english) = (forms.dutch(), forms.english());
    problem
        .with_help(text!(
            "Bedoelt u “{near}”? {dutch}",
            "Did you mean “{near}”? {english}"
        ))
        .with_fix(false, place, near)
}
