//! YAML that cannot be parsed, in the front matter of a document or in a list file.
//!
//! Editors do not know what YAML is, so every common mistake has its own message. Where the
//! correction is certain, the caller adds the fix. The parser's own message is shown only if no
//! mistake was recognised.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "invalid-yaml",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "De kop van een document en een lijstbestand zijn zo geschreven dat het programma ze \
             kan lezen.",
        en: "The head of a document and a list file are valid YAML.",
    },
    explanation: StaticText {
        nl: "Boven elk document staat een kop met op elke regel een veld, een dubbele punt, een \
             spatie en een waarde. Staat in die waarde zelf een dubbele punt met een spatie \
             erachter, zet de waarde dan tussen rechte aanhalingstekens. Spring in met spaties en \
             nooit met de tabtoets. Verwijzingen met & en * en soorten met ! worden niet \
             gebruikt.",
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
                "Schrijf een veld als naam, dubbele punt, spatie, waarde",
                "Write a key, a colon, a space and a value",
            ),
        ),
        Trap::Tab => (
            Text::new(
                "Er is ingesprongen met de tabtoets",
                "A tab is used for indentation",
            ),
            Text::new(
                "Gebruik spaties in plaats van tabs",
                "Use spaces instead of tabs",
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
                "Zet aan het eind van de tekst hetzelfde aanhalingsteken",
                "Put the same quote at the end of the text",
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
        Trap::Backslash => (
            Text::new(
                "Tussen dubbele aanhalingstekens heeft de schuine streep \\ een eigen betekenis",
                "A backslash between double quotes has a meaning of its own",
            ),
            Text::new(
                "Zet de tekst tussen enkele aanhalingstekens, of schrijf \\\\",
                "Put the text between single quotes, or write \\\\",
            ),
        ),
        Trap::NoColon => (
            Text::new(
                "Op deze regel ontbreekt de dubbele punt",
                "This line has no colon",
            ),
            Text::new(
                "Schrijf een veld als naam, dubbele punt, spatie, waarde; laat de regel inspringen \
                 als die bij de waarde erboven hoort",
                "Write a key, a colon, a space and a value; indent the line when it belongs to \
                 the value above",
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
                "Laat regels die bij elkaar horen met evenveel spaties beginnen",
                "Begin lines that belong together with the same number of spaces",
            ),
        ),
        Trap::SpecialStart(sign) => (
            text!(
                "De tekst begint met het bijzondere teken {sign}",
                "The text begins with the special sign {sign}"
            ),
            Text::new(
                "Zet de tekst tussen aanhalingstekens",
                "Put the text between quotes",
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
                "Hier begint een tweede stuk in hetzelfde bestand",
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
                "Controleer de dubbele punten, aanhalingstekens en het inspringen op deze regel en \
                 de regel erboven (technische melding: {words})",
                "Check the colons, quotes and indentation of this line and the line above ({words})"
            ),
        ),
    }
}
