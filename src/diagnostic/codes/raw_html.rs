//! HTML in content.
//!
//! Reported once per paragraph. Components replace HTML and look right in every theme.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "raw-html",
    group: RuleGroup::Privacy,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "In teksten staat geen HTML.",
        en: "Texts hold no HTML.",
    },
    explanation: StaticText {
        nl: "HTML in een tekst kan de pagina stukmaken, onveilig zijn of slecht te lezen op een \
             telefoon. Het komt vaak mee bij het plakken uit Word, een mail of een webpagina: plak \
             dan als tekst zonder opmaak. Gebruik de gewone opmaak van Markdown, of een onderdeel \
             zoals ::: kader.",
        en: "HTML in a text can break the page, be unsafe or unreadable on a phone. Use Markdown, \
             or a component such as ::: kader.",
    },
    bad_example: r#"<div class="kader">Let op: de cursus start in maart.</div>"#,
    good_example: "::: kader Let op
De cursus start in maart.
:::",
};

/// Reports HTML in a text by its beginning, as written.
pub(crate) fn problem(place: Place, written: &str) -> Diagnostic {
    let shown = phrases::shorten(written);
    Diagnostic::new(
        Code::RawHtml,
        place,
        text!(
            "Hier staat HTML in de tekst: {shown}",
            "There is HTML in the text: {shown}"
        ),
    )
    .with_help(instead_of(tag_name(written)))
}

fn tag_name(written: &str) -> &str {
    let name = written.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    name.get(..end.unwrap_or(name.len())).unwrap_or_default()
}

/// What to write instead of a tag.
fn instead_of(tag: &str) -> Text {
    match &*tag.to_ascii_lowercase() {
        "b" | "strong" => Text::new(
            "Zet twee sterretjes om de woorden: **vet**",
            "Put two asterisks around the words: **vet**",
        ),
        "i" | "em" => Text::new(
            "Zet een sterretje om de woorden: *schuin*",
            "Put an asterisk around the words: *schuin*",
        ),
        "br" => Text::new(
            "Laat een lege regel open voor een nieuwe alinea; voor een nieuwe regel zet u \\ aan het \
             eind van de regel",
            "Leave a blank line for a new paragraph; put \\ at the end of a line for a new line",
        ),
        "p" | "div" | "section" => Text::new(
            "Haal de codes tussen < en > weg en laat een lege regel open tussen twee alinea’s; voor een \
             kader schrijft u:\n::: kader Titel\nTekst\n:::",
            "Remove the tags and leave a blank line between two paragraphs; a box is written as:\n::: \
             kader Titel\nTekst\n:::",
        ),
        "a" => Text::new(
            "Schrijf een link zo: [tekst van de link](https://voorbeeld.nl)",
            "Write a link like this: [text of the link](https://voorbeeld.nl)",
        ),
        "img" | "figure" | "picture" => Text::new(
            "Zet de foto in content/media/ en schrijf: ![wat er te zien is](../media/foto.jpg)",
            "Put the picture in content/media/ and write: ![what it shows](../media/foto.jpg)",
        ),
        "table" | "tr" | "td" | "th" | "tbody" | "thead" => Text::new(
            "Schrijf een tabel zo:\n| Dag | Plaats |\n|-----|--------|\n| maandag | Utrecht |",
            "Write a table like this:\n| Dag | Plaats |\n|-----|--------|\n| maandag | Utrecht |",
        ),
        "ul" | "li" => Text::new(
            "Begin elk punt op een eigen regel met een streepje:\n- eerste\n- tweede",
            "Begin each item on a line of its own with a hyphen:\n- first\n- second",
        ),
        "ol" => Text::new(
            "Begin elk punt op een eigen regel met een nummer:\n1. eerste\n2. tweede",
            "Begin each item on a line of its own with a number:\n1. first\n2. second",
        ),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Text::new(
            "Schrijf een kopje op een eigen regel: ## Kopje, en een kopje daaronder: ### Kopje",
            "Write a heading on a line of its own: ## Heading, and one below it: ### Heading",
        ),
        "blockquote" => Text::new(
            "Begin elke regel van een citaat met > en een spatie",
            "Begin each line of a quotation with > and a space",
        ),
        "hr" => Text::new(
            "Schrijf een regel met alleen *** voor een lijn",
            "Write a line of just *** for a rule",
        ),
        "iframe" | "video" | "embed" | "object" | "audio" | "script" => Text::new(
            "Wat van een andere site komt, kan hier niet; maak er een link van: [Bekijk de \
             film](https://voorbeeld.nl). Bij een cursus is er de sleutel video",
            "Nothing of another site can be embedded; make it a link: [Watch the \
             film](https://voorbeeld.nl). A course has the key video",
        ),
        "span" | "font" | "u" | "o" | "style" | "small" | "center" | "sup" | "sub" | "s"
        | "del" => Text::new(
            "Haal de codes tussen < en > weg en laat de woorden staan: het thema bepaalt lettertype, \
                 kleur en grootte. Nadruk geeft u met **vet** of *schuin*",
            "Remove the tags and keep the words: the theme sets font, colour and size. Emphasise \
                 with **vet** or *schuin*",
        ),
        _ => Text::new(
            "Haal de codes tussen < en > weg en gebruik opmaak zoals **vet**, *schuin*, ## Kopje of \
             ::: kader; wilt u het teken < zelf laten zien, schrijf dan \\<",
            "Use Markdown, such as **vet**, *schuin*, ## Kopje or ::: kader; to show the sign < itself, \
             write \\<",
        ),
    }
}
