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
