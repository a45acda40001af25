//! The text of a mail as a tree: what mail programs can show, and no more.
//!
//! Both forms of a mail are written from it, so that neither says what the other does not.

/// A block of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailBlock {
    /// A heading, with its level, 1 to 6.
    Heading(u8, Vec<MailInline>),
    /// A paragraph.
    Paragraph(Vec<MailInline>),
    /// A list.
    List {
        /// The number of its first item; `None` for a list with bullets.
        start: Option<u32>,
        /// Its items.
        items: Vec<Vec<MailBlock>>,
    },
    /// A quotation.
    Quote {
        /// The words.
        blocks: Vec<MailBlock>,
        /// Whose they are.
        by: Option<Vec<MailInline>>,
    },
    /// A box that stands apart from the text.
    Panel(Vec<MailBlock>),
    /// A table of data.
    Table {
        /// Its title; mostly empty.
        title: Vec<MailInline>,
        /// Its rows, those of the head included.
        rows: Vec<Vec<MailCell>>,
    },
    /// Preformatted text.
    Code(String),
    /// A picture.
    Picture(MailPicture),
    /// A line between two parts.
    Rule,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailCell {
    /// Its text.
    pub text: Vec<MailInline>,
    /// What it is the heading of.
    pub heads: CellHeading,
    /// How it is aligned.
    pub alignment: CellAlignment,
}

/// What a cell is the heading of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellHeading {
    /// Of nothing: it holds data.
    #[default]
    Nothing,
    /// Of its column.
    Column,
    /// Of its row.
    Row,
}

/// How a cell is aligned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellAlignment {
    /// To the left.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// To the right.
    Right,
}

/// A picture of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPicture {
    /// Its absolute URL.
    pub source: String,
    /// Its alternative text; empty for decoration.
    pub alt: String,
    /// Its own width in pixels, if known.
    pub width: Option<u32>,
    /// The absolute URL that it leads to.
    pub link: Option<String>,
}

impl MailPicture {
    /// Whether mail programs can show the file: Outlook shows neither WebP nor AVIF, and no large
    /// program shows SVG.
    pub fn is_shown_in_mail(&self) -> bool {
        let path = self.source.split(['?', '#']).next().unwrap_or_default();
        let extension = path.rsplit('.').next().unwrap_or_default();
        self.source.starts_with("https://")
            && ["jpg", "jpeg", "png"]
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
    }
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailInline {
    /// Words.
    Text(String),
    /// Strong emphasis.
    Strong(Vec<MailInline>),
    /// Emphasis.
    Emphasis(Vec<MailInline>),
    /// What no longer holds.
    Deleted(Vec<MailInline>),
    /// Code.
    Code(String),
    /// The number of a footnote.
    Note(String),
    /// A link.
    Link {
        /// Its absolute URL.
        target: String,
        /// Its words.
        words: Vec<MailInline>,
    },
    /// A line break.
    Break,
}

impl MailInline {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// A link.
    pub fn link(words: impl Into<String>, target: impl Into<String>) -> Self {
        Self::Link {
            target: target.into(),
            words: vec![Self::text(words)],
        }
    }
}

impl MailBlock {
    /// A paragraph of words.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Paragraph(vec![MailInline::text(words)])
    }

    /// A paragraph of words in bold type.
    pub fn label(words: impl Into<String>) -> Self {
        Self::Paragraph(vec![MailInline::Strong(vec![MailInline::text(words)])])
    }

    /// A list with bullets, each item a paragraph.
    pub fn bullets(items: impl IntoIterator<Item = Vec<MailInline>>) -> Self {
        Self::List {
            start: None,
            items: items
                .into_iter()
                .map(|item| vec![Self::Paragraph(item)])
                .collect(),
        }
    }
}

/// The words of a line, without markup.
pub(super) fn words(line: &[MailInline]) -> String {
    let mut words = String::new();
    for part in line {
        match part {
            MailInline::Text(text) | MailInline::Code(text) | MailInline::Note(text) => {
                words.push_str(text)
            }
            MailInline::Strong(inner)
            | MailInline::Emphasis(inner)
            | MailInline::Deleted(inner)
            | MailInline::Link { words: inner, .. } => words.push_str(&self::words(inner)),
            MailInline::Break => words.push('\n'),
        }
    }
    words
}
