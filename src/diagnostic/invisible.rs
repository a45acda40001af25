//! Characters that an editor cannot see, or takes for an ordinary space. They come along when text is
//! pasted from a word processor or a web page, and YAML and Markdown do not accept them as a space.

use super::Text;
use super::codes::text;

/// Whether a character looks like a space, without being one.
pub(crate) fn is_look_alike_space(c: char) -> bool {
    matches!(
        c,
        '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether a character shows nothing and takes no room.
pub(crate) fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
    )
}

/// The name of such a character, with its number, as word processors show it.
pub(crate) fn name(c: char) -> Text {
    let number = format!("U+{:04X}", u32::from(c));
    let (dutch, english) = match c {
        '\u{A0}' => ("een vaste spatie", "a no-break space"),
        '\u{202F}' => ("een smalle vaste spatie", "a narrow no-break space"),
        '\u{2009}' | '\u{200A}' => ("een dunne spatie", "a thin space"),
        '\u{3000}' => ("een brede spatie", "a wide space"),
        '\u{AD}' => ("een onzichtbaar afbreekstreepje", "a soft hyphen"),
        '\u{85}' | '\u{2028}' | '\u{2029}' => ("een bijzonder regeleinde", "a special line break"),
        c if is_zero_width(c) => ("een onzichtbaar teken", "an invisible character"),
        _ => ("een bijzondere spatie", "a special space"),
    };
    text!("{dutch} ({number})", "{english} ({number})")
}

/// The first invisible character in a value that should be a single word, and the value without any.
pub(super) fn inside(value: &str) -> Option<(char, String)> {
    let is_hidden = |c: char| is_zero_width(c) || is_look_alike_space(c);
    let first = value.chars().find(|c| is_hidden(*c))?;
    let visible = value.chars().filter(|c| !is_zero_width(*c));
    let spaced = visible.map(|c| if is_look_alike_space(c) { ' ' } else { c });
    Some((first, spaced.collect::<String>().trim().to_owned()))
}
