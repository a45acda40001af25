//! A component (`::: kader`) that does not exist, is not closed, or lacks what it needs.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Names, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "invalid-component",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een onderdeel zoals ::: kader bestaat, en sluit met een regel :::.",
        en: "A component such as ::: kader exists, and is closed by a line :::.",
    },
    explanation: StaticText {
        nl: "Een onderdeel begint met drie dubbele punten, een spatie en een naam: doelgroep, \
             kader, stappen, citaat, cijfer of routing. Daarna komt de inhoud, en een regel met \
             alleen ::: sluit het onderdeel af. Bij doelgroep en cijfer staat achter de naam om \
             welke het gaat; cijfer en routing hebben geen inhoud en hoeven niet te sluiten.",
        en: "A component begins with three colons, a space and a name: doelgroep, kader, stappen, \
             citaat, cijfer or routing. Then comes what it holds, and a line with just ::: closes \
             it. doelgroep and cijfer take an id after the name; cijfer and routing hold nothing \
             and need not be closed.",
    },
    bad_example: "::: kadr Goed om te weten
De cursus is gratis.
:::",
    good_example: "::: kader Goed om te weten
De cursus is gratis.
:::",
};

/// Reports a component that does not exist; the place is that of its name.
pub(crate) fn unknown_name(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    let names = Names::new(known.iter().copied());
    let suggestion = names.suggest(name);
    let shown = phrases::shorten(name);
    let problem = Diagnostic::new(
        Code::InvalidComponent,
        place.clone(),
        text!(
            "Het onderdeel “{shown}” bestaat niet",
            "There is no component “{shown}”"
        ),
    )
    .with_help_if(phrases::offer(&suggestion));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(phrases::keeps_numbers(name, near), place, near),
        None => problem,
    }
}

/// Reports a component that is not closed.
pub(crate) fn unclosed_component(place: Place, name: &str) -> Diagnostic {
    let name = phrases::shorten(name);
    Diagnostic::new(
        Code::InvalidComponent,
        place,
        text!(
            "Het onderdeel “{name}” wordt niet afgesloten",
            "“{name}” is not closed"
        ),
    )
    .with_help(Text::new(
        "Zet onder de inhoud een regel met alleen :::",
        "Put a line with just ::: below what it holds",
    ))
}

/// Reports a component that is not closed in the list item or quotation in which it begins.
pub(crate) fn unclosed_in_container(place: Place, name: &str) -> Diagnostic {
    let name = phrases::shorten(name);
    Diagnostic::new(
        Code::InvalidComponent,
        place,
        text!(
            "Het onderdeel “{name}” wordt niet afgesloten in het punt of citaat waarin het begint",
            "“{name}” is not closed in the list item or quotation in which it begins"
        ),
    )
    .with_help(Text::new(
        "Zet onder de inhoud een regel met alleen :::, met hetzelfde ervoor als deze regel: evenveel \
         spaties, of in een citaat > :::",
        "Put a line with just ::: below what it holds, with the same before it as this line: as \
         many spaces, or in a quotation > :::",
    ))
}

/// Reports a `:::` that closes nothing.
pub(crate) fn close_without_open(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidComponent,
        place,
        Text::new("Deze ::: sluit niets af", "This ::: closes nothing"),
    )
    .with_help(Text::new(
        "Haal de regel weg, of zet boven de inhoud een regel zoals ::: kader",
        "Remove the line, or put a line such as ::: kader above what it holds",
    ))
}

/// Reports a component that lacks the id after its name.
pub(crate) fn missing_id(place: Place, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidComponent,
        place,
        text!(
            "Achter “{name}” staat niet om welke het gaat",
            "“{name}” does not say which one"
        ),
    )
    .with_help(text!(
        "Zet de naam uit de lijst erachter, zoals ::: {name} werkgever",
        "Put its id after it, such as ::: {name} werkgever"
    ))
}
