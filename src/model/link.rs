//! The values of keys that lead somewhere: web addresses, mail addresses, links, paths of media.
//!
//! Each kind is a type, so the declaration of a key determines what its value is checked for, and
//! reading it notes the link for the rules. A key that is added cannot be left out of either.

use std::fmt;
use std::sync::Arc;

use super::comments;
use super::outside::{Accepted, judge};
use super::schema::{FieldReader, Read, scalar};
pub use super::shape::LinkPurpose;
use super::shape::Shape;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value::address;
use crate::source::Spanned;
use crate::syntax::yaml::{Node, Style, Value};

/// A link that a key holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HeadLink {
    /// The target as written.
    pub target: Spanned<Arc<str>>,
    /// Its purpose.
    pub purpose: LinkPurpose,
}

macro_rules! targets {
    ($(
        $(#[$meta:meta])*
        $name:ident: $accepted:expr, $purpose:expr, $shape:expr, $dutch:literal, $english:literal;
    )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(Arc<str>);

        impl std::ops::Deref for $name {
            type Target = Arc<str>;

            fn deref(&self) -> &Arc<str> {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Read for $name {
            fn expected() -> Text {
                Text::new($dutch, $english)
            }

            fn shape() -> Shape {
                $shape
            }

            fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
                read_target(node, reader, &Self::expected(), $accepted, $purpose).map(Self)
            }
        }
    )* };
}

targets! {
    /// A web address.
    WebAddress: Some(Accepted::Web), Some(LinkPurpose::Address), Shape::Text,
        "een webadres dat met https:// begint, zoals https://www.voorbeeld.nl",
        "a web address that begins with https://, such as https://www.voorbeeld.nl";
    /// A web address, or `mailto:` with a mail address.
    EnrolAddress: Some(Accepted::WebOrMailto), Some(LinkPurpose::Address), Shape::Text,
        "een webadres dat met https:// begint, of mailto: met een e-mailadres",
        "a web address that begins with https://, or mailto: with a mail address";
    /// A bare mail address.
    MailAddress: Some(Accepted::Mail), None, Shape::Text,
        "een e-mailadres, zoals info@voorbeeld.nl",
        "a mail address, such as info@voorbeeld.nl";
    /// A path to a file, a web address, or `mailto:` or `tel:`.
    KeyLink: Some(Accepted::Link), Some(LinkPurpose::Follow), Shape::Link(LinkPurpose::Follow),
        "een link: het pad naar een bestand, zoals ../aanbod/naam.md, of een webadres dat met https:// begint",
        "a link: the path to a file, such as ../aanbod/name.md, or a web address that begins with https://";
    /// The target of an entry of a menu.
    MenuLink: Some(Accepted::Link), Some(LinkPurpose::Menu), Shape::Link(LinkPurpose::Menu),
        "een adres op de site, zoals /aanbod/, het pad naar een bestand, of een webadres dat met https:// begint",
        "an address on the site, such as /aanbod/, the path to a file, or a web address that begins with https://";
    /// The path of a picture.
    PicturePath: None, Some(LinkPurpose::Picture), Shape::Link(LinkPurpose::Picture),
        "het pad naar een foto of tekening, zoals ../media/naam.jpg",
        "the path to a picture, such as ../media/name.jpg";
    /// The path of a file to download.
    DownloadPath: None, Some(LinkPurpose::Download), Shape::Link(LinkPurpose::Download),
        "het pad naar een bestand, zoals ../media/naam.pdf",
        "the path to a file, such as ../media/name.pdf";
}

fn read_target(
    node: &Node,
    reader: &mut FieldReader<'_>,
    expected: &Text,
    accepted: Option<Accepted>,
    purpose: Option<LinkPurpose>,
) -> Option<Arc<str>> {
    if node.value == Value::Null && reader.push_hidden_text(node, true) {
        return None;
    }
    let written = scalar(node, reader, expected)?;
    let cut = comments::check(reader.source(), node, written);
    reader.problems.extend(cut);
    if !accepted.is_none_or(|accepted| is_good(node, reader, written, accepted)) {
        return None;
    }
    let target: Arc<str> = written.into();
    if let Some(purpose) = purpose {
        reader.links.push(HeadLink {
            target: Spanned::new(Arc::clone(&target), node.span),
            purpose,
        });
    }
    Some(target)
}

/// Whether an address can be right; reports it if not.
pub(super) fn is_good(
    node: &Node,
    reader: &mut FieldReader<'_>,
    written: &str,
    accepted: Accepted,
) -> bool {
    let Err(bad) = judge(written, accepted) else {
        return true;
    };
    let correction = bad.correction.as_ref();
    let replacement = correction.and_then(|found| yaml_text(node, &found.text));
    let place = reader.place(node.span);
    reader.push(address::problem(place, written, &bad, replacement));
    false
}

/// A text as the value of a scalar: as it is where that cannot be misread, else in quotes. `None`
/// for a scalar on lines of its own, which a replacement on one line would break.
fn yaml_text(node: &Node, text: &str) -> Option<String> {
    let Value::Scalar(scalar) = &node.value else {
        return None;
    };
    if scalar.style == Style::Block || text.contains(char::is_control) {
        return None;
    }
    let is_plain = |c: char| c.is_alphanumeric() || "-._~:/?=+@".contains(c);
    let is_bare = text.starts_with(char::is_alphanumeric)
        && !text.ends_with(':')
        && text.chars().all(is_plain)
        && scalar.style == Style::Plain;
    Some(match is_bare {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    })
}
