//! SVG: whether a browser can show it, and whether it does more than show.
//!
//! An SVG that a visitor opens by itself is a document of the site: its scripts run with the rights
//! of the site, and what it fetches tells another host who looks at it. As a picture on a page it
//! can do neither, but then a part that it fetches from another file is not shown.

use std::borrow::Cow;
use std::mem::discriminant;

use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::reader::Reader;
use quick_xml::{Error, XmlVersion};
use rustc_hash::{FxHashMap, FxHashSet};

use super::fault::{MediumFault, MediumFaultKind};
use super::format;
use super::style;
use crate::source::{BYTE_ORDER_MARK, Span};

const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";
const HTML_NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

/// Attributes whose value is an address that is fetched, by their local names.
const FETCHING: &[&str] = &["href", "src", "data", "poster", "base"];

/// Attributes of an animation, which have values of the attribute that is animated.
const ANIMATED_VALUES: &[&str] = &["from", "to", "by", "values"];

/// Encodings in which each ASCII byte is that character.
const ENCODINGS: &[&str] = &[
    "utf-8",
    "utf8",
    "us-ascii",
    "ascii",
    "iso-8859-1",
    "iso8859-1",
    "latin1",
    "iso-8859-15",
    "windows-1252",
    "windows-1250",
];

/// What is wrong with an SVG: of each kind the first.
pub(super) fn faults(bytes: &[u8]) -> Vec<MediumFault> {
    let Some(text) = decoded(bytes) else {
        return vec![MediumFault::of_file(MediumFaultKind::Malformed)];
    };
    let mut reading = SvgReading {
        has_places: matches!(text, Cow::Borrowed(_)),
        ..SvgReading::default()
    };
    reading.read(&text);
    reading.faults
}

/// The text without its byte order mark; borrowed when places in it are places in the file.
pub fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return format::utf16(bytes).map(Cow::Owned);
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let is_latin = ["8859-1", "latin1", "windows-125"]
        .iter()
        .any(|name| head.contains(name));
    is_latin.then(|| bytes.iter().copied().map(char::from).collect())
}

/// An open element.
struct OpenElement {
    /// The prefixes that it declares.
    declared: Vec<Box<str>>,
    /// Whether it is a `foreignObject`.
    is_foreign: bool,
    /// Its text, if it is a style sheet.
    style: Option<String>,
}

/// An SVG that is being read.
#[derive(Default)]
struct SvgReading {
    has_places: bool,
    faults: Vec<MediumFault>,
    /// By prefix (empty for none), the namespaces that are declared for it, the innermost last.
    namespaces: FxHashMap<Box<str>, Vec<Box<str>>>,
    open: Vec<OpenElement>,
    has_root: bool,
    /// Whether it has declarations of its own, so that its entities are unknown here.
    has_declarations: bool,
}

impl SvgReading {
    fn read(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        loop {
            let start = position(&reader);
            let event = reader.read_event();
            let span = Span::new(start, position(&reader));
            let fault = match event {
                Ok(Event::Eof) => return self.end_of_file(Span::new(text.len(), text.len())),
                Ok(event) if self.event(&event, span) => continue,
                Ok(_) => MediumFaultKind::Malformed,
                // Something that is not closed at the end of the file.
                Err(Error::Syntax(_)) => MediumFaultKind::Damaged,
                Err(_) => MediumFaultKind::Malformed,
            };
            return self.add(span, fault);
        }
    }

    /// Reads an event; returns false when a browser would read no further.
    fn event(&mut self, event: &Event<'_>, span: Span) -> bool {
        match event {
            Event::Start(element) => return self.element(element, span, true),
            Event::Empty(element) => return self.element(element, span, false),
            Event::End(_) => self.close(span),
            Event::Text(text) => return self.text(text),
            Event::CData(text) => return !self.open.is_empty() && self.text(text),
            Event::GeneralRef(reference) => return self.reference(reference),
            Event::Decl(declaration) => return is_encoding_known(declaration),
            Event::PI(instruction) => {
                if instruction.target().eq_ignore_ascii_case("xml-stylesheet") {
                    self.add(span, MediumFaultKind::StyleSheet);
                }
            }
            Event::DocType(declared) => {
                if declared.contains('[') {
                    self.has_declarations = true;
                }
                if ["<!ENTITY", "<!ATTLIST"]
                    .iter()
                    .any(|it| declared.contains(it))
                {
                    self.add(span, MediumFaultKind::Declarations);
                }
            }
            Event::Comment(_) | Event::Eof => {}
        }
        true
    }

    fn end_of_file(&mut self, span: Span) {
        if !self.open.is_empty() || !self.has_root {
            self.add(span, MediumFaultKind::Damaged);
        }
    }

    fn text(&mut self, text: &str) -> bool {
        if let Some(style) = self.style() {
            style.push_str(text);
        }
        !self.open.is_empty() || text.trim_start_matches('\u{feff}').trim().is_empty()
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> bool {
        let text = match &**reference {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        let Some(text) = text else {
            return self.has_declarations;
        };
        if let Some(style) = self.style() {
            style.push(text);
        }
        !self.open.is_empty()
    }

    /// The style sheet that the text at this place is part of.
    fn style(&mut self) -> Option<&mut String> {
        self.open.last_mut()?.style.as_mut()
    }

    fn element(&mut self, element: &BytesStart<'_>, span: Span, stays_open: bool) -> bool {
        if self.open.is_empty() && self.has_root {
            return false;
        }
        let Some(attributes) = self.attributes(element) else {
            return false;
        };
        let declared = self.declare(&attributes);
        let (name, namespace) = (element.name(), self.namespace_of(element.name(), span));
        let local = name.local_name().into_inner();
        if !self.has_root {
            self.has_root = true;
            match namespace.as_deref() {
                Some(SVG_NAMESPACE) if local == "svg" => {}
                _ => self.add(span, MediumFaultKind::NoNamespace),
            }
        }
        if matches!(
            &*local.to_ascii_lowercase(),
            "script" | "handler" | "listener"
        ) {
            self.add(span, MediumFaultKind::Script);
        }
        let is_in_foreign = self.open.last().is_some_and(|it| it.is_foreign);
        let is_page = namespace.as_deref() == Some(HTML_NAMESPACE);
        if is_page || (is_in_foreign && name.prefix().is_none()) {
            self.add(span, MediumFaultKind::WebPagePart);
        }
        self.check_attributes(local, &attributes, span);
        let is_style = local.eq_ignore_ascii_case("style");
        self.open.push(OpenElement {
            declared,
            is_foreign: local.eq_ignore_ascii_case("foreignObject"),
            style: is_style.then(String::new),
        });
        if !stays_open {
            self.close(span);
        }
        true
    }

    /// The attributes with their values; `None` when a browser refuses them.
    fn attributes<'e>(
        &self,
        element: &'e BytesStart<'_>,
    ) -> Option<Vec<(QName<'e>, Cow<'e, str>)>> {
        let mut names = FxHashSet::default();
        let mut attributes = element.attributes();
        // The check of the reader compares each with each.
        let read = attributes.with_checks(false).map(|attribute| {
            let attribute = attribute.ok()?;
            let value = match attribute.normalized_value(XmlVersion::Explicit1_0) {
                Ok(value) => value,
                Err(_) if self.has_declarations => attribute.value,
                Err(_) => return None,
            };
            names
                .insert(attribute.key)
                .then_some((attribute.key, value))
        });
        read.collect()
    }

    /// Declares the namespaces of an element; returns their prefixes.
    fn declare(&mut self, attributes: &[(QName<'_>, Cow<'_, str>)]) -> Vec<Box<str>> {
        let mut declared = Vec::new();
        for (name, value) in attributes {
            let prefix = match name.prefix() {
                None if name.into_inner() == "xmlns" => "",
                Some(prefix) if prefix.into_inner() == "xmlns" => name.local_name().into_inner(),
                _ => continue,
            };
            let namespaces = self.namespaces.entry(prefix.into()).or_default();
            namespaces.push((**value).into());
            declared.push(prefix.into());
        }
        declared
    }

    /// The namespace of an element; a prefix that is not declared is a fault.
    fn namespace_of(&mut self, name: QName<'_>, span: Span) -> Option<Box<str>> {
        let prefix = name.prefix().map_or("", |prefix| prefix.into_inner());
        let namespace = self
            .namespaces
            .get(prefix)
            .and_then(|declared| declared.last());
        if namespace.is_none() && !prefix.is_empty() && !self.has_declarations {
            self.add(span, MediumFaultKind::UndeclaredPrefix(prefix.into()));
            return None;
        }
        namespace.cloned()
    }

    /// Closes the innermost element, with the span of its end.
    fn close(&mut self, span: Span) {
        let Some(closed) = self.open.pop() else {
            return;
        };
        if let Some(style) = closed.style {
            self.styled(&style, span);
        }
        for prefix in closed.declared {
            if let Some(namespaces) = self.namespaces.get_mut(&prefix) {
                namespaces.pop();
            }
        }
    }

    fn check_attributes(
        &mut self,
        element: &str,
        attributes: &[(QName<'_>, Cow<'_, str>)],
        span: Span,
    ) {
        let animated = attributes
            .iter()
            .find(|(name, _)| name.into_inner() == "attributeName");
        let animated = animated.map_or("", |(_, value)| value.trim());
        let animated = animated.rsplit(':').next().unwrap_or_default();
        if is_handler(animated) {
            self.add(span, MediumFaultKind::Handler(animated.into()));
        }
        for (name, value) in attributes {
            let local = name.local_name().into_inner();
            let prefix = name.prefix().map_or("", |prefix| prefix.into_inner());
            if prefix == "xmlns" || name.into_inner() == "xmlns" {
                continue;
            }
            let is_declared = matches!(prefix, "" | "xml")
                || self
                    .namespaces
                    .get(prefix)
                    .is_some_and(|them| !them.is_empty());
            if !is_declared && !self.has_declarations {
                self.add(span, MediumFaultKind::UndeclaredPrefix(prefix.into()));
            }
            if is_handler(local) {
                self.add(span, MediumFaultKind::Handler(local.into()));
            }
            let lower = local.to_ascii_lowercase();
            let values = match FETCHING.contains(&animated) {
                true if ANIMATED_VALUES.contains(&&*lower) => Some(';'),
                _ => None,
            };
            if let Some(separator) = values {
                for value in value.split(separator) {
                    self.address(element, value, span);
                }
            } else if FETCHING.contains(&&*lower) {
                self.address(element, value, span);
            } else if ["url", "image", "\\"]
                .iter()
                .any(|it| contains_ignoring_case(value, it))
            {
                self.styled(value, span);
            }
            let mut parts = value.split(';');
            if parts.any(|part| is_script(&compact(part))) {
                self.add(span, MediumFaultKind::ScriptAddress);
            }
        }
    }

    fn styled(&mut self, css: &str, span: Span) {
        match style::addresses(css) {
            Ok(addresses) => {
                for address in addresses {
                    self.address("style", &address, span);
                }
            }
            Err(style::TooDeep) => self.add(span, MediumFaultKind::Malformed),
        }
    }

    /// Checks an address that an element names. Links may lead anywhere: visitors follow them.
    fn address(&mut self, element: &str, written: &str, span: Span) {
        let address = compact(written);
        let is_link = element == "a";
        let kind = if address.is_empty() || address.starts_with('#') {
            return;
        } else if is_script(&address) {
            MediumFaultKind::ScriptAddress
        } else if let Some(data) = address.strip_prefix("data:") {
            let is_drawing = data.starts_with("image/svg");
            let is_font = ["font/", "application/font", "application/x-font"]
                .iter()
                .any(|start| data.starts_with(start));
            let is_octets = data.starts_with("application/octet-stream");
            match element {
                "image" | "feImage" | "style" if data.starts_with("image/") => return,
                _ if data.starts_with("image/") && !is_drawing => return,
                "style" | "font-face-uri" if is_font || is_octets => return,
                "audio" | "video" | "source" if !data.starts_with("text/") => return,
                _ => MediumFaultKind::ScriptAddress,
            }
        } else if is_link {
            return;
        } else if is_elsewhere(&address) {
            MediumFaultKind::ExternalPart(written.trim().into())
        } else {
            MediumFaultKind::MissingPart(written.trim().into())
        };
        self.add(span, kind);
    }

    fn add(&mut self, span: Span, kind: MediumFaultKind) {
        let is_same = |fault: &MediumFault| discriminant(&fault.kind) == discriminant(&kind);
        if !self.faults.iter().any(is_same) {
            let span = match self.has_places {
                true => span,
                false => Span::FILE,
            };
            self.faults.push(MediumFault { span, kind });
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Whether the declared encoding is one in which this text reads as a browser would.
fn is_encoding_known(declaration: &BytesDecl<'_>) -> bool {
    match declaration.encoding() {
        None => true,
        Some(Ok(name)) => {
            let name = name.to_ascii_lowercase();
            ENCODINGS.contains(&&*name) || name.starts_with("utf-16")
        }
        Some(Err(_)) => false,
    }
}

/// Whether an attribute is an event handler: `onload`.
fn is_handler(name: &str) -> bool {
    let start = name.get(..2).unwrap_or_default();
    let rest = name.get(2..).unwrap_or_default();
    start.eq_ignore_ascii_case("on") && rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// An address without the characters that a browser leaves out, in lower case.
fn compact(address: &str) -> String {
    let visible = address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control());
    visible.flat_map(char::to_lowercase).collect()
}

fn is_script(address: &str) -> bool {
    ["javascript:", "vbscript:", "livescript:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

/// Whether an address has a scheme or a host.
fn is_elsewhere(address: &str) -> bool {
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_of_scheme)
    });
    has_scheme
        || ["//", "\\\\", "/\\", "\\/"]
            .iter()
            .any(|start| address.starts_with(start))
}

fn contains_ignoring_case(text: &str, wanted: &str) -> bool {
    let bytes = text.as_bytes().windows(wanted.len());
    bytes
        .into_iter()
        .any(|found| found.eq_ignore_ascii_case(wanted.as_bytes()))
}
