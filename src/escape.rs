//! Text as it stands in HTML, so that nothing in it is markup; and back.
//!
//! One set of characters serves both between tags and in a quoted attribute. XML is written by
//! `quick-xml`, which escapes by itself.

use memchr::memchr;

/// A text as it stands in HTML, between tags or in a quoted attribute.
pub(crate) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_html(&mut escaped, text);
    escaped
}

/// Appends a text as it stands in HTML, between tags or in a quoted attribute.
pub(crate) fn push_html(html: &mut String, text: &str) {
    let mut rest = text;
    let is_markup = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
    while let Some(at) = rest.as_bytes().iter().position(is_markup) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// A text of HTML without the character references that this program writes.
pub(crate) fn decoded(text: &str) -> String {
    const REFERENCES: [(&str, &str); 8] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{A0}"),
        ("&amp;", "&"),
    ];
    let mut text = text.to_owned();
    for (reference, character) in REFERENCES {
        if text.contains(reference) {
            text = text.replace(reference, character);
        }
    }
    text
}

/// JSON as it stands in a `<script>` element: without `<`, no text in it can end the element.
pub(crate) fn json_in_script(json: String) -> String {
    match memchr(b'<', json.as_bytes()) {
        Some(_) => json.replace('<', "\\u003c"),
        None => json,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(
            html("a < b & \"c\" > d"),
            "a &lt; b &amp; &quot;c&quot; &gt; d"
        );
        assert_eq!(html("geen"), "geen");
        assert_eq!(html("<é>"), "&lt;é&gt;");
        assert_eq!(
            decoded(&html("a < b & \"c\" > &lt;")),
            "a < b & \"c\" > &lt;"
        );
        assert_eq!(
            json_in_script("\"</script>\"".to_owned()),
            "\"\\u003c/script>\""
        );
    }
}
