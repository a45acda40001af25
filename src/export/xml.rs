//! Writing XML into memory, for the feed and the sitemap.
//!
//! A thin layer over `quick-xml`, which escapes and closes tags; it drops characters that XML 1.0
//! does not allow, so that a stray control character does not make a whole feed invalid.

use std::borrow::Cow;

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

/// An XML document under construction.
pub(super) struct Xml(Writer<Vec<u8>>);

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// Writes a document with the given root element.
    pub(super) fn document(
        root: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml.element(root, attributes, content);
        let mut bytes = xml.0.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// Writes an element with child elements.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        self.write(Event::Start(start(name, attributes)));
        content(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element with text content.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        let allowed = allowed(text);
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(BytesText::new(&allowed)));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Empty(start(name, attributes)));
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing into a `Vec` cannot fail.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, &*allowed(value)));
    }
    start
}

/// The text without the characters that XML 1.0 does not allow (section 2.2).
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => c >= ' ',
    };
    if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attributes_are_escaped_and_control_characters_dropped() {
        let bytes = Xml::document("a", &[("b", "\"<&")], |xml| {
            xml.text("c", &[], "1 < 2 & \u{1}3");
            xml.empty("d", &[]);
        });
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&quot;&lt;&amp;\">\n  \
                        <c>1 &lt; 2 &amp; 3</c>\n  <d/>\n</a>\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
