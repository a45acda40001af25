//! YAML that cannot be parsed, in the front matter of a document or in a list file.
//!
//! Editors do not know what YAML is, so every common mistake has its own message. Where the
//! correction is certain, the caller adds the fix. The parser's own message is shown only if no
//! mistake was recognised.

use crate::diagnostic::invisible;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "invalid-yaml",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "De kop van een stuk en een lijstbestand zijn zo geschreven dat het programma ze kan \
             lezen.",
        en: "The head of a document and a list file are valid YAML.",
    },
    explanation: StaticText {
        nl: "Boven elk stuk staat een kop met op elke regel een sleutel, een dubbele punt, een \
             spatie en een waarde. Staat in die waarde zelf een dubbele punt met een spatie \
             erachter, zet de waarde dan tussen rechte aanhalingstekens. Spring in met spaties en \
             nooit met de tabtoets. Verwijzingen met & en * en soorten met ! worden niet gebruikt.",
        en: "Each line of the head is a key, a colon, a space and a value. Put a value that \
             itself holds a colon and a space between straight quotes. Indent with spaces, never \
             with tabs. Anchors, aliases and tags are not allowed.",
    },
    bad_example: "titel: Bewegen: zo doe je dat",
    good_example: r#"titel: "Bewegen: zo doe je dat""#,
};

/// A common mistake in YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trap<'a> {
    /// A colon and a space in a text without quotes.
    Colon,
    /// No space after the colon that follows a key.
    NoSpaceAfterColon,
    /// A tab in the indentation.
    Tab,
    /// Curly quotes around a text that contains a colon or another special character.
    CurlyQuotes,
    /// A quote that is never closed.
    UnclosedQuote,
    /// Text after a quote that closes, as in `'foto's'`.
    TextAfterQuote,
    /// A text that begins with an apostrophe, as `'s Ochtends` does.
    Apostrophe,
    /// A comment inside a text of several lines, or between brackets.
    Comment,
    /// A hyphen of a list on the line of its key.
    DashAfterKey,
    /// A backslash between double quotes.
    Backslash,
    /// A line that should be a key and a value, but has no colon.
    NoColon,
    /// A `[` or `{` that is never closed.
    UnclosedBracket,
    /// A line that is indented too little or too much.
    Indentation,
    /// A text without quotes that begins with a reserved character.
    SpecialStart(char),
    /// An anchor: `&name`.
    Anchor,
    /// An alias: `*name`.
    Alias,
    /// A tag: `!name`.
    Tag,
    /// A second document in one file.
    ManyDocuments,
    /// An invisible character that is not allowed, such as NUL.
    InvisibleCharacter,
    /// Anything else, with the message of the parser.
    Other(&'a str),
}

/// Reports YAML that cannot be parsed.
pub(crate) fn problem(place: Place, trap: Trap<'_>) -> Diagnostic {
    let (message, help) = message_and_help(trap);
    Diagnostic::new(Code::InvalidYaml, place, message).with_help(help)
}

/// Reports spaces that are none, of which `character` is the first of `count`.
pub(crate) fn special_space(place: Place, character: char, count: usize) -> Diagnostic {
    let name = invisible::name(character);
    let (dutch, english) = (name.dutch(), name.english());
    let message = match count {
        0 | 1 => text!(
            "Hier staat {dutch} in plaats van een gewone spatie",
            "There is {english} here instead of a space"
        ),
        _ => text!(
            "Hier staat {dutch} in plaats van een gewone spatie, en zo zijn er {count} in deze kop \
             of lijst",
            "There is {english} here instead of a space, and there are {count} of those"
        ),
    };
    Diagnostic::new(Code::InvalidYaml, place, message).with_help(Text::new(
        "Haal weg wat er tussen de dubbele punt of het streepje en de tekst staat, en typ daar een \
         spatie; zo’n teken komt mee als u uit Word of van een webpagina plakt",
        "Remove what stands between the colon or hyphen and the text, and type a space; such a \
         character comes along when text is pasted from a word processor or a web page",
    ))
}

fn message_and_help(trap: Trap<'_>) -> (Text, Text) {
    match trap {
        Trap::Colon => (
            Text::new(
                "Er staat een dubbele punt in de tekst",
                "There is a colon in the text",
            ),
            Text::new(
                "Zet de tekst tussen aanhalingstekens, zoals titel: \"Bewegen: zo doe je dat\"",
                "Put the text between quotes, such as titel: \"Bewegen: zo doe je dat\"",
            ),
        ),
        Trap::NoSpaceAfterColon => (
            Text::new(
                "Er ontbreekt een spatie na de dubbele punt",
                "A space is missing after the colon",
            ),
            Text::new(
                "Zet een spatie na de dubbele punt, zoals titel: Bewegen in de buurt",
                "Put a space after the colon, such as titel: Bewegen in de buurt",
            ),
        ),
        Trap::Tab => (
            Text::new(
                "Er is ingesprongen met de tabtoets",
                "A tab is used for indentation",
            ),
            Text::new(
                "Haal de tab weg en typ spaties: twee voor elke stap naar rechts",
                "Remove the tab and type spaces: two for each step to the right",
            ),
        ),
        Trap::CurlyQuotes => (
            Text::new(
                "Er staan gekrulde aanhalingstekens om de tekst",
                "There are curly quotes around the text",
            ),
            Text::new(
                "Gebruik rechte aanhalingstekens: \" in plaats van “ en ”",
                "Use straight quotes: \" instead of “ and ”",
            ),
        ),
        Trap::UnclosedQuote => (
            Text::new(
                "Hier begint een aanhalingsteken dat nergens wordt gesloten",
                "This quote is never closed",
            ),
            Text::new(
                "Zet aan het eind van de tekst hetzelfde aanhalingsteken. Hoort dit teken bij de tekst, \
                 zet dan \" om de hele tekst, zoals plaats: \"'s-Hertogenbosch\"",
                "Put the same quote at the end of the text. If it is part of the text, put \" around \
                 the whole, such as plaats: \"'s-Hertogenbosch\"",
            ),
        ),
        Trap::TextAfterQuote => (
            Text::new(
                "Na het aanhalingsteken dat de tekst sluit, staat nog tekst",
                "There is text after the quote that closes the text",
            ),
            Text::new(
                "Zet de hele tekst tussen aanhalingstekens die er zelf niet in staan, zoals \
                 titel: \"Zo maak je foto's\"",
                "Put the whole text between quotes that do not occur in it, such as \
                 titel: \"Zo maak je foto's\"",
            ),
        ),
        Trap::Apostrophe => (
            Text::new(
                "De tekst begint met een apostrof",
                "The text begins with an apostrophe",
            ),
            Text::new(
                "Zet \" om de hele tekst, zoals titel: \"'s Ochtends in Utrecht\"",
                "Put \" around the whole text, such as titel: \"'s Ochtends in Utrecht\"",
            ),
        ),
        Trap::Comment => (
            Text::new(
                "Vanaf dit # leest het programma niet verder: het telt als opmerking",
                "From this # on nothing is read: it begins a comment",
            ),
            Text::new(
                "Zet de tekst tussen aanhalingstekens, zoals [\"Utrecht, nr. #1\", Zeist], of haal \
                 de opmerking weg",
                "Put the text between quotes, such as [\"Utrecht, nr. #1\", Zeist], or remove the \
                 comment",
            ),
        ),
        Trap::DashAfterKey => (
            Text::new(
                "Het streepje van een lijst staat achter de sleutel",
                "The hyphen of a list stands after its key",
            ),
            Text::new(
                "Begin de lijst op de volgende regel:\nthemas:\n  - gezondheid\n  - sport",
                "Begin the list on the next line:\nthemas:\n  - gezondheid\n  - sport",
            ),
        ),
        Trap::Backslash => (
            Text::new(
                "Tussen dubbele aanhalingstekens heeft de schuine streep \\ een eigen betekenis",
                "A backslash between double quotes has a meaning of its own",
            ),
            Text::new(
                "Schrijf in een pad gewone schuine strepen, zoals ../media/groep.jpg; zet een andere \
                 tekst tussen enkele aanhalingstekens, zoals 'a\\b'",
                "Write a path with slashes, such as ../media/groep.jpg; put another text between \
                 single quotes, such as 'a\\b'",
            ),
        ),
        Trap::NoColon => (
            Text::new(
                "Op deze regel ontbreekt de dubbele punt",
                "This line has no colon",
            ),
            Text::new(
                "Schrijf een sleutel, een dubbele punt, een spatie en een waarde, zoals titel: Bewegen \
                 in de buurt. Hoort de regel bij de tekst erboven, begin de regel dan met twee spaties. \
                 Hoort hij onder de kop, zet dan eerst de regel --- die de kop afsluit",
                "Write a key, a colon, a space and a value, such as titel: Bewegen in de buurt. Begin \
                 a line that belongs to the text above with two spaces. If it belongs below the front \
                 matter, first comes the line --- that closes it",
            ),
        ),
        Trap::UnclosedBracket => (
            Text::new(
                "Hier begint een haakje dat nergens wordt gesloten",
                "This bracket is never closed",
            ),
            Text::new(
                "Sluit de lijst met een haakje, zoals [sport, bewegen], of zet de tekst tussen \
                 aanhalingstekens",
                "Close the list with a bracket, such as [sport, bewegen], or put the text between \
                 quotes",
            ),
        ),
        Trap::Indentation => (
            Text::new(
                "Deze regel springt te ver in, of juist niet ver genoeg",
                "This line is indented too far, or not far enough",
            ),
            Text::new(
                "Laat regels die bij elkaar horen met evenveel spaties beginnen:\nkosten:\n  bedrag: \
                 125\n  per: deelnemer",
                "Begin lines that belong together with the same number of spaces:\nkosten:\n  bedrag: \
                 125\n  per: deelnemer",
            ),
        ),
        Trap::SpecialStart(sign) => (
            text!(
                "De tekst begint met het bijzondere teken {sign}",
                "The text begins with the special sign {sign}"
            ),
            Text::new(
                "Zet de hele tekst tussen aanhalingstekens, zoals titel: \"@sport: doe mee\"",
                "Put the whole text between quotes, such as titel: \"@sport: doe mee\"",
            ),
        ),
        Trap::Anchor => (
            Text::new(
                "Een naam met & ervoor wordt hier niet gebruikt",
                "Anchors are not used here",
            ),
            Text::new(
                "Schrijf de waarde voluit, of zet een tekst die met & begint tussen \
                 aanhalingstekens",
                "Write the value in full, or put a text that begins with & between quotes",
            ),
        ),
        Trap::Alias => (
            Text::new(
                "Een verwijzing met * ervoor wordt hier niet gebruikt",
                "Aliases are not used here",
            ),
            Text::new(
                "Schrijf de waarde voluit, of zet een tekst die met * begint tussen \
                 aanhalingstekens",
                "Write the value in full, or put a text that begins with * between quotes",
            ),
        ),
        Trap::Tag => (
            Text::new(
                "Een woord met ! ervoor wordt hier niet gebruikt",
                "Tags are not used here",
            ),
            Text::new(
                "Laat het woord weg, of zet een tekst die met ! begint tussen aanhalingstekens",
                "Leave it out, or put a text that begins with ! between quotes",
            ),
        ),
        Trap::ManyDocuments => (
            Text::new(
                "Hier begint een tweede deel in hetzelfde bestand",
                "A second YAML document begins here",
            ),
            Text::new(
                "Haal de regel met alleen --- of ... weg",
                "Remove the line that holds only --- or ...",
            ),
        ),
        Trap::InvisibleCharacter => (
            Text::new(
                "Hier staat een onzichtbaar teken dat niet is toegestaan",
                "There is an invisible character here that is not allowed",
            ),
            Text::new(
                "Verwijder het teken en typ de regel opnieuw",
                "Remove it and retype the line",
            ),
        ),
        Trap::Other(words) => (
            Text::new(
                "Vanaf hier is de opbouw niet te volgen",
                "The structure cannot be followed from here on",
            ),
            text!(
                "Controleer op deze regel en de regel erboven of elke sleutel een dubbele punt met een \
                 spatie heeft, of aanhalingstekens en haakjes ook weer sluiten, en of regels die bij \
                 elkaar horen met evenveel spaties beginnen",
                "Check the colons, quotes and indentation of this line and the line above ({words})"
            ),
        ),
    }
}
