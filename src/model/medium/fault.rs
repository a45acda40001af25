//! What can be wrong with the bytes of a medium.

use super::format::MediumFormat;
use crate::model::dimensions::Dimensions;
use crate::source::Span;

/// Something that is wrong with a medium.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MediumFault {
    /// Where, in the text of an SVG without its byte order mark; else [`Span::FILE`].
    pub span: Span,
    /// What.
    pub kind: MediumFaultKind,
}

impl MediumFault {
    /// A fault of the file as a whole.
    pub(super) fn of_file(kind: MediumFaultKind) -> Self {
        Self {
            span: Span::FILE,
            kind,
        }
    }
}

/// A kind of fault. The first ones make a medium useless, the last ones make it dangerous.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MediumFaultKind {
    /// It has no bytes, or only zeros.
    Empty,
    /// A part of it is missing.
    Damaged,
    /// It only says where the real file is.
    Pointer(PointerKind),
    /// It is a web page.
    WebPage,
    /// It is of this format, another one than its name says.
    OtherFormat(MediumFormat),
    /// It is a picture of a format that browsers do not show.
    NotShown(MediumFormat),
    /// It is not of the format that its name says, and of no known one.
    NotThis(MediumFormat),
    /// It has more pixels than [`PIXEL_LIMIT`](super::PIXEL_LIMIT).
    TooManyPixels(Dimensions),
    /// An SVG that is not well-formed.
    Malformed,
    /// An SVG without the namespace that makes it one.
    NoNamespace,
    /// An SVG with a prefix that it does not declare.
    UndeclaredPrefix(Box<str>),
    /// An SVG that fetches another file of the project, which browsers refuse.
    MissingPart(Box<str>),

    /// It is of a kind that runs as a program, on the computer or in the browser.
    Active,
    /// An SVG with a script.
    Script,
    /// An SVG with an event handler, by its name.
    Handler(Box<str>),
    /// An SVG with a script or page as an address: `javascript:`.
    ScriptAddress,
    /// An SVG that fetches this from elsewhere.
    ExternalPart(Box<str>),
    /// An SVG with a part of a web page.
    WebPagePart,
    /// An SVG that declares entities or default attributes.
    Declarations,
    /// An SVG that asks for a style sheet or transformation.
    StyleSheet,
}

impl MediumFaultKind {
    /// Whether a medium with this fault is dangerous, and not only useless.
    pub fn is_unsafe(&self) -> bool {
        match self {
            Self::Empty
            | Self::Damaged
            | Self::Pointer(_)
            | Self::WebPage
            | Self::OtherFormat(_)
            | Self::NotShown(_)
            | Self::NotThis(_)
            | Self::TooManyPixels(_)
            | Self::Malformed
            | Self::NoNamespace
            | Self::UndeclaredPrefix(_)
            | Self::MissingPart(_) => false,
            Self::Active
            | Self::Script
            | Self::Handler(_)
            | Self::ScriptAddress
            | Self::ExternalPart(_)
            | Self::WebPagePart
            | Self::Declarations
            | Self::StyleSheet => true,
        }
    }
}

/// A file that stands for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PointerKind {
    /// Of Git LFS.
    GitLfs,
    /// Of git-annex.
    GitAnnex,
    /// Of a symbolic link, as git stores it where the system has none.
    SymbolicLink,
    /// A shortcut to a document or page elsewhere.
    Shortcut,
    /// A download that has not finished.
    Unfinished,
}
