//! A value of another kind than its key requires, such as a text instead of a list.
//!
//! A value of the right kind that is not allowed is `invalid-value`.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Example, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "wrong-type",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke waarde is van de soort die de sleutel vraagt: een tekst, een lijst of een blok.",
        en: "Every value is of the kind that its key asks for: a text, a list or a mapping.",
    },
    explanation: StaticText {
        nl: "Een lijst schrijft u tussen rechte haken met komma’s, of op aparte regels die met een \
             streepje beginnen. Een blok is een rij sleutels die zijn ingesprongen. De melding \
             zegt wat er staat, en wat er hoort te staan.",
        en: "Write a list between square brackets with commas, or on lines of their own that \
             begin with a hyphen. A mapping is a number of indented keys. The message says what \
             was found and what is expected.",
    },
    bad_example: "doelgroepen: buurtsportcoach",
    good_example: "doelgroepen: [buurtsportcoach]",
};

/// The kind of a YAML value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueKind {
    /// A single value.
    Text,
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// No value.
    Nothing,
}

/// Reports a value of another kind than expected, with an example of its key.
pub(crate) fn problem(
    place: Place,
    found: ValueKind,
    expected: &Text,
    example: Option<Example>,
) -> Diagnostic {
    let (found_dutch, found_english) = match found {
        ValueKind::Text => ("één losse tekst of waarde", "a single value"),
        ValueKind::List => ("een lijst", "a list"),
        ValueKind::Mapping => ("een blok met sleutels", "a mapping"),
        ValueKind::Nothing => ("niets", "nothing"),
    };
    let (dutch, english) = (expected.dutch(), expected.english());
    Diagnostic::new(
        Code::WrongType,
        place,
        text!("Hier staat {found_dutch}", "Found {found_english}"),
    )
    .with_help(phrases::with_example(
        &text!("Hier hoort {dutch}", "Expected {english}"),
        example,
    ))
}

/// Reports a provider that is given in place, at a course that has been assessed.
pub(crate) fn unlisted_provider(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        place,
        Text::new(
            "Vanaf de fase getoetst staat de aanbieder in de lijst met partners",
            "From the phase getoetst on a provider is in the list of partners",
        ),
    )
    .with_help(Text::new(
        "Zet de aanbieder in content/partners.yaml, met een korte naam (id), en schrijf hier die naam: \
         aanbieder: voorbeeld-advies. Is de aanbieder nog niet bekend, schrijf dan aanbieder: onbekend",
        "Add the provider to content/partners.yaml with an id, and write that id here: aanbieder: \
         voorbeeld-advies. If it is not known yet, write aanbieder: onbekend",
    ))
}

/// Reports the word `gratis` as an amount.
pub(crate) fn price_of_nothing(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        place,
        Text::new("Een bedrag is een getal", "An amount is a number"),
    )
    .with_help(phrases::price_of_nothing())
}

/// Reports a list of prices in which no item is a price.
pub(crate) fn prices_without_blocks(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        place,
        Text::new(
            "In deze lijst staat geen prijs",
            "This list has no price in it",
        ),
    )
    .with_help(prices_as_blocks())
}

/// Reports an item of a list of prices that is no price, such as `gratis`, among others that are.
pub(crate) fn price_without_block(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        place,
        Text::new(
            "Dit onderdeel van de lijst is geen prijs",
            "This item of the list is no price",
        ),
    )
    .with_help(prices_as_blocks())
}

fn prices_as_blocks() -> Text {
    Text::new(
        "Schrijf elke prijs als blok, met voor wie die is. Is het voor sommigen gratis, zet dat dan bij \
         de toelichting van een prijs. Geldt er één prijs voor iedereen, schrijf dan één blok zonder \
         streepje:\nkosten:\n  - voor: leden\n    bedrag: 45\n    per: deelnemer\n  - voor: anderen\n    \
         bedrag: 95\n    per: deelnemer",
        "Write each price as a mapping, with whom it is for. If it is free for some, say so in the \
         toelichting of a price. If there is one price for everyone, write one mapping without a \
         hyphen:\nkosten:\n  - voor: leden\n    bedrag: 45\n    per: deelnemer\n  - voor: anderen\n    \
         bedrag: 95\n    per: deelnemer",
    )
}

/// Reports a price that is a number alone. `block` is the price as far as it was understood.
pub(crate) fn price_as_text(place: Place, block: Option<&str>) -> Diagnostic {
    let block = block.unwrap_or("\n  bedrag: 125\n  per: deelnemer");
    Diagnostic::new(
        Code::WrongType,
        place,
        Text::new(
            "Bij een prijs moet ook staan of die per deelnemer, groep of organisatie is",
            "A price needs the unit that it is for",
        ),
    )
    .with_help(text!(
        "Schrijf de prijs als blok. Achter per komt deelnemer, groep of \
         organisatie:\nkosten:{block}\nOf kies “gratis”, “op-aanvraag” of “onbekend”.\nZijn er meer \
         prijzen, maak er dan een lijst van, elk met voor",
        "Write the price as a mapping, with at per deelnemer, groep or organisatie:\nkosten:{block}\nOr \
         choose “gratis”, “op-aanvraag” or “onbekend”.\nIf there are several prices, make a list of \
         them, each with voor"
    ))
}
