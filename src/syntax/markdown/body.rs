//! What a text is made of.

use super::text::TextRun;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// A text that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The text as HTML with slots, in order.
    pub segments: Vec<Segment>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// Its links.
    pub links: Vec<Link>,
    /// Its pictures.
    pub images: Vec<Image>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Its components.
    pub components: Vec<ComponentUse>,
    /// Its words, block by block.
    pub text: Vec<TextRun>,
    /// What is wrong with it as Markdown.
    pub problems: Vec<Diagnostic>,
}

/// A piece of the text. Numbers are indices into the lists of the [`Body`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// HTML that is the same on every page.
    Html(Box<str>),
    /// Words outside headings, links and code, in which a term of the glossary may be linked.
    /// Not escaped.
    Text(Box<str>),
    /// Where a heading opens: its tag with its id.
    HeadingOpen(usize),
    /// Where it closes.
    HeadingClose(usize),
    /// Where a link opens.
    LinkOpen(usize),
    /// Where it closes.
    LinkClose(usize),
    /// A picture.
    Image(usize),
    /// A figure from the list of figures; the number is that of its component.
    Figure(usize),
    /// The way from need to offer, as a drawing.
    Routing,
    /// The name of the audience of a box; the number is that of its component.
    Audience(usize),
    /// Inside an attribute, at the beginning of an id or of a reference to one: what tells the ids
    /// of this text from those of other texts on the same page. Mostly nothing.
    Scope,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, 1 to 6, as written.
    pub level: u8,
    /// Its id, unique in the text: the one that was given as `{#id}`, else its words in ASCII.
    pub id: Box<str>,
    /// Its words, without markup.
    pub text: Box<str>,
    /// Its place, from the first `#` to its last character.
    pub span: Span,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written. The place is that of the target alone; for a reference such as
    /// `[tekst][naam]`, in its definition. A reference that is not defined leads to its name.
    pub target: Spanned<Box<str>>,
    /// Its words, without markup; pictures in it count with their text.
    pub text: Box<str>,
    /// The whole link.
    pub span: Span,
    /// Its title; mostly empty.
    pub title: Box<str>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Where it is, as [`Link::target`].
    pub target: Spanned<Box<str>>,
    /// What stands for it where it cannot be seen.
    pub alt: Box<str>,
    /// Its title; mostly empty.
    pub title: Box<str>,
    /// The whole picture.
    pub span: Span,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The whole table.
    pub span: Span,
    /// Whether a cell of its first row has words.
    pub has_header: bool,
}

/// A component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentUse {
    /// Which.
    pub kind: ComponentKind,
    /// What stands after its name: an id, a title or a name.
    pub argument: Option<Spanned<Box<str>>>,
    /// The line that opens it.
    pub span: Span,
}

/// The components that an author has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ComponentKind {
    /// `doelgroep`: for one audience, whose id is its argument.
    Audience,
    /// `kader`: a box; its argument is a title.
    Frame,
    /// `stappen`: a numbered list as steps.
    Steps,
    /// `citaat`: a quotation; its argument is a name.
    Quotation,
    /// `cijfer`: a figure, whose id is its argument. It holds nothing.
    Figure,
    /// `routing`: the way from need to offer, with what the site has at each step. It holds nothing.
    Routing,
}

impl ComponentKind {
    /// Every component, in the order in which they are explained to authors.
    pub const ALL: [Self; 6] = [
        Self::Audience,
        Self::Frame,
        Self::Steps,
        Self::Quotation,
        Self::Figure,
        Self::Routing,
    ];

    /// The name that an author writes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Audience => "doelgroep",
            Self::Frame => "kader",
            Self::Steps => "stappen",
            Self::Quotation => "citaat",
            Self::Figure => "cijfer",
            Self::Routing => "routing",
        }
    }

    /// Whether it holds nothing, and need not be closed.
    pub(super) fn is_leaf(self) -> bool {
        matches!(self, Self::Figure | Self::Routing)
    }

    /// Whether it means nothing without an argument.
    pub(super) fn needs_argument(self) -> bool {
        matches!(self, Self::Audience | Self::Figure)
    }
}
