//! What the Markdown parser returns.

use super::text::TextRun;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// A parsed text.
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
    /// Its notes, in the order of the text.
    pub notes: Vec<Note>,
    /// Its words, block by block.
    pub text: Vec<TextRun>,
    /// Its problems as Markdown.
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
    /// The opening tag of a heading, with its id.
    HeadingOpen(usize),
    /// The closing tag of a heading.
    HeadingClose(usize),
    /// The opening tag of a link.
    LinkOpen(usize),
    /// The closing tag of a link.
    LinkClose(usize),
    /// A picture.
    Image(usize),
    /// A figure from the list of figures; the number is that of its component.
    Figure(usize),
    /// The diagram of the route from need to offer.
    Routing,
    /// The name of the audience of a box; the number is that of its component.
    Audience(usize),
    /// Inside an attribute, before an id or a reference to one: a prefix that keeps the ids of this
    /// text distinct from those of other texts on the same page. Mostly empty.
    Scope,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, 1 to 6, as written.
    pub level: u8,
    /// Its id, unique in the text: the explicit `{#id}`, else derived from its words in ASCII.
    pub id: Box<str>,
    /// Its words, without markup.
    pub text: Box<str>,
    /// Its span, from the first `#` to its last character.
    pub span: Span,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its destination as written, with the span of the destination alone; for a reference such as
    /// `[tekst][naam]`, that in its definition. The target of an undefined reference is its name.
    pub target: Spanned<Box<str>>,
    /// Its words, without markup; the alternative text of pictures in it included.
    pub text: Box<str>,
    /// The span of the whole link.
    pub span: Span,
    /// Its title; mostly empty.
    pub title: Box<str>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Its address, with its span as in [`Link::target`].
    pub target: Spanned<Box<str>>,
    /// Its alternative text.
    pub alt: Box<str>,
    /// Its title; mostly empty.
    pub title: Box<str>,
    /// The span of the whole picture.
    pub span: Span,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The span of the whole table.
    pub span: Span,
    /// Whether a cell of its first row has text.
    pub has_header: bool,
}

/// The text of a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its label.
    pub label: Box<str>,
    /// The span of the label with its brackets.
    pub span: Span,
    /// How many references it has.
    pub uses: usize,
    /// Whether an earlier note has the same label, so that this one is not shown.
    pub is_repeated: bool,
}

/// A component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentUse {
    /// Its kind.
    pub kind: ComponentKind,
    /// The text after its name: an id, a title or the name of a person.
    pub argument: Option<Spanned<Box<str>>>,
    /// The span of its opening line.
    pub span: Span,
}

/// The components that an author can use.
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
    /// `cijfer`: a figure, whose id is its argument. A leaf.
    Figure,
    /// `routing`: the route from need to offer, with what the site has at each step. A leaf.
    Routing,
}

impl ComponentKind {
    /// Every component, in the order in which the documentation lists them.
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

    /// What it does, in Dutch, for an editor.
    pub fn about(self) -> &'static str {
        match self {
            Self::Audience => "Een stuk tekst voor één doelgroep. Achter de naam staat welke.",
            Self::Frame => "Een kader om een stuk tekst. Achter de naam mag een titel.",
            Self::Steps => "Een genummerde lijst als stappen onder elkaar.",
            Self::Quotation => "Een citaat. Achter de naam staat wie het zegt.",
            Self::Figure => {
                "Een grafiek met een tabel, uit `content/cijfers.yaml`. U hoeft dit niet af te sluiten."
            }
            Self::Routing => {
                "De weg van vraag naar aanbod, met wat er nu bij elke stap is. U hoeft dit niet af te \
                 sluiten."
            }
        }
    }

    /// What an editor writes after its name, unless that is an id.
    pub fn argument(self) -> Option<&'static str> {
        match self {
            Self::Frame => Some("Titel"),
            Self::Quotation => Some("Naam"),
            Self::Audience | Self::Steps | Self::Figure | Self::Routing => None,
        }
    }

    /// What its content begins with; `None` for a leaf.
    pub fn content(self) -> Option<&'static str> {
        match self {
            Self::Audience | Self::Frame | Self::Quotation => Some(""),
            Self::Steps => Some("1. "),
            Self::Figure | Self::Routing => None,
        }
    }

    /// Whether it has no content, and need not be closed.
    pub(super) fn is_leaf(self) -> bool {
        self.content().is_none()
    }

    /// Whether it is invalid without an argument.
    pub(super) fn needs_argument(self) -> bool {
        matches!(self, Self::Audience | Self::Figure)
    }
}
