//! SVG: without comments, descriptions for programs, and what drawing programs keep for themselves, such as the name of
//! a file on somebody's disk.

use std::collections::BTreeSet;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::model::medium::svg_text;

/// The namespaces of what is drawn.
const DRAWN: [&str; 3] = [
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
];

/// The drawing as UTF-8; `None` if it is not well-formed.
pub(super) fn without_metadata(file: &[u8]) -> Option<Vec<u8>> {
    let text = svg_text(file)?;
    let foreign = foreign_prefixes(&text)?;
    let mut reader = Reader::from_str(&text);
    let mut writer = Writer::new(Vec::new());
    // How deep within an element that is left out.
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Eof => return Some(writer.into_inner()),
            Event::Start(element) if depth > 0 || is_left_out(element, &foreign) => depth += 1,
            Event::End(_) if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            Event::Empty(element) if is_left_out(element, &foreign) => {}
            Event::Comment(_) | Event::Decl(_) | Event::DocType(_) | Event::PI(_) => {}
            Event::Start(element) => {
                let kept = without_attributes(element, &foreign)?;
                writer.write_event(Event::Start(kept)).ok()?;
            }
            Event::Empty(element) => {
                let kept = without_attributes(element, &foreign)?;
                writer.write_event(Event::Empty(kept)).ok()?;
            }
            Event::Text(text) if text.trim_ascii().is_empty() && text.contains('\n') => {
                writer.get_mut().push(b'\n');
            }
            _ => writer.write_event(event).ok()?,
        }
    }
}

/// The prefixes that stand for something else than what is drawn.
fn foreign_prefixes(text: &str) -> Option<BTreeSet<String>> {
    let mut reader = Reader::from_str(text);
    let mut foreign = BTreeSet::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes().flatten() {
                    let prefix = attribute.key.as_ref().strip_prefix("xmlns:");
                    if let Some(prefix) = prefix.filter(|_| !DRAWN.contains(&&*attribute.value)) {
                        foreign.insert(prefix.to_owned());
                    }
                }
            }
            Event::Eof => return Some(foreign),
            _ => {}
        }
    }
}

fn has_prefix_in(name: &str, foreign: &BTreeSet<String>) -> bool {
    name.split_once(':')
        .is_some_and(|(prefix, _)| foreign.contains(prefix))
}

fn is_left_out(element: &BytesStart<'_>, foreign: &BTreeSet<String>) -> bool {
    element.local_name().as_ref() == "metadata" || has_prefix_in(element.name().as_ref(), foreign)
}

fn without_attributes<'e>(
    element: &'e BytesStart<'_>,
    foreign: &BTreeSet<String>,
) -> Option<BytesStart<'e>> {
    let mut kept = BytesStart::new(element.name().into_inner());
    for attribute in element.attributes() {
        let attribute = attribute.ok()?;
        let key = attribute.key.as_ref();
        let declared = key.strip_prefix("xmlns:");
        let is_foreign = declared.is_some_and(|prefix| foreign.contains(prefix));
        if !is_foreign && !has_prefix_in(key, foreign) {
            kept.push_attribute(attribute);
        }
    }
    Some(kept)
}
