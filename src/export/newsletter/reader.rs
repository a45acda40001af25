//! Reads the text of a page, with absolute links, as the blocks of a mail.
//!
//! A text is rendered once, as HTML ([`crate::render::feed_text`] says for whom else), so what a mail
//! says is what the page says. Only elements that the program writes itself occur in it. What a mail
//! program cannot show becomes what it can: a chart its table, a fold its content, a box a cell.

use super::blocks::{
    CellAlignment, CellHeading, MailBlock, MailCell, MailInline, MailPicture, words,
};
use super::tree::{HtmlElement, HtmlNode, nodes};

/// How a text is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct MailReader<'a> {
    /// The audience of the mail: boxes for others are left out. `None` keeps all.
    pub audience: Option<&'a str>,
    /// How many levels headings are lowered.
    pub lower: u8,
}

impl MailReader<'_> {
    /// The blocks of a text that was rendered as HTML.
    pub fn read(&self, html: &str) -> Vec<MailBlock> {
        let mut flow = Flow::default();
        self.flow(&nodes(html), &mut flow);
        flow.finish()
    }

    fn blocks(&self, element: &HtmlElement) -> Vec<MailBlock> {
        let mut flow = Flow::default();
        self.flow(&element.children, &mut flow);
        flow.finish()
    }

    fn flow(&self, nodes: &[HtmlNode], flow: &mut Flow) {
        for node in nodes {
            match node {
                HtmlNode::Text(text) => flow.line.push(MailInline::text(text.clone())),
                HtmlNode::Element(element) => self.element(element, flow),
            }
        }
    }

    fn element(&self, element: &HtmlElement, flow: &mut Flow) {
        match &*element.name {
            "svg" | "source" | "script" | "style" => {}
            "img" => flow.picture(element, None),
            "a" => match element.find("img") {
                Some(picture) => flow.picture(picture, element.attribute("href")),
                None => inline(element, &mut flow.line),
            },
            name if is_inline(name) => inline(element, &mut flow.line),
            "picture" => self.flow(&element.children, flow),
            _ => self.block(element, flow),
        }
    }

    fn block(&self, element: &HtmlElement, flow: &mut Flow) {
        let has = |class: &str| element.has_class(class);
        match &*element.name {
            // The way back to a text is of no use where the text does not link to its notes.
            "p" if has("terug") => {}
            "p" if has("doelgroep-naam") || has("kader-titel") || has("melding-titel") => {
                flow.push(MailBlock::Paragraph(vec![MailInline::Strong(line(
                    element,
                ))]));
            }
            "div" if has("doelgroep") => {
                let audience = element.attribute("data-doelgroep");
                if self.audience.is_none() || audience == self.audience {
                    flow.push(MailBlock::Panel(self.blocks(element)));
                }
            }
            "div" if has("kader") || has("melding") => {
                flow.push(MailBlock::Panel(self.blocks(element)));
            }
            "section" if has("voetnoten") => {
                flow.push(MailBlock::Rule);
                flow.push(MailBlock::label("Voetnoten"));
                flow.extend(self.blocks(element));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let written = element.name.get(1..).and_then(|level| level.parse().ok());
                let level = written.unwrap_or(2_u8).saturating_add(self.lower).min(6);
                flow.push(MailBlock::Heading(level, line(element)));
            }
            "ul" | "ol" => {
                let start = element.attribute("start");
                let start = start.and_then(|start| start.parse().ok()).unwrap_or(1);
                let items = element.elements().filter(|child| child.name == "li");
                flow.push(MailBlock::List {
                    start: (element.name == "ol").then_some(start),
                    items: items.map(|item| self.blocks(item)).collect(),
                });
            }
            "dl" => flow.push(self.definitions(element)),
            "blockquote" => flow.push(MailBlock::Quote {
                blocks: self.blocks(element),
                by: None,
            }),
            "figure" if has("citaat") => flow.push(MailBlock::Quote {
                blocks: element
                    .find("blockquote")
                    .map_or_else(Vec::new, |quote| self.blocks(quote)),
                by: element.find("figcaption").map(line),
            }),
            "figure" if has("cijfer") => flow.push(MailBlock::Panel(self.figure(element))),
            "pre" => flow.push(MailBlock::Code(element.raw_text().trim_end().to_owned())),
            "table" => flow.push(table(element)),
            "hr" => flow.push(MailBlock::Rule),
            "summary" => {
                flow.push(MailBlock::Paragraph(vec![MailInline::Strong(line(
                    element,
                ))]));
            }
            _ => flow.extend(self.blocks(element)),
        }
    }

    /// A list of terms as a list: a term in bold type, with what it means.
    fn definitions(&self, list: &HtmlElement) -> MailBlock {
        let mut items: Vec<Vec<MailBlock>> = Vec::new();
        for child in list.elements() {
            let blocks = self.blocks(child);
            match (&*child.name, items.last_mut()) {
                ("dt", _) => items.push(vec![MailBlock::Paragraph(vec![MailInline::Strong(
                    line(child),
                )])]),
                ("dd", Some(item)) => item.extend(blocks),
                _ => items.push(blocks),
            }
        }
        MailBlock::List { start: None, items }
    }

    /// A figure: of a chart the table, which has all its values.
    fn figure(&self, figure: &HtmlElement) -> Vec<MailBlock> {
        let mut flow = Flow::default();
        let table = figure.find("details").and_then(|fold| fold.find("table"));
        for child in figure.elements() {
            match &*child.name {
                "figcaption" => {
                    flow.push(MailBlock::Paragraph(vec![MailInline::Strong(line(child))]));
                    if let Some(found) = table {
                        flow.push(without_title(self::table(found)));
                    }
                }
                "p" if table.is_none() || child.has_class("bron") => self.block(child, &mut flow),
                _ if table.is_none() => self.block(child, &mut flow),
                _ => {}
            }
        }
        flow.finish()
    }
}

/// A table whose title stands above it already.
fn without_title(table: MailBlock) -> MailBlock {
    match table {
        MailBlock::Table { rows, .. } => MailBlock::Table {
            title: Vec::new(),
            rows,
        },
        other => other,
    }
}

/// Blocks under construction, with the line that is not yet part of one.
#[derive(Default)]
struct Flow {
    blocks: Vec<MailBlock>,
    line: Vec<MailInline>,
}

impl Flow {
    fn push(&mut self, block: MailBlock) {
        self.end_line();
        self.blocks.push(block);
    }

    fn extend(&mut self, blocks: Vec<MailBlock>) {
        self.end_line();
        self.blocks.extend(blocks);
    }

    /// Adds a picture; one that mail programs cannot show is its alternative text.
    fn picture(&mut self, element: &HtmlElement, link: Option<&str>) {
        let width = element.attribute("width");
        let picture = MailPicture {
            source: element.attribute("src").unwrap_or_default().to_owned(),
            alt: element.attribute("alt").unwrap_or_default().to_owned(),
            width: width.and_then(|width| width.parse().ok()),
            link: link.map(str::to_owned),
        };
        match (picture.is_shown_in_mail(), link) {
            (true, _) => self.push(MailBlock::Picture(picture)),
            (false, Some(target)) => self.line.push(MailInline::link(picture.alt, target)),
            (false, None) => self.line.push(MailInline::Text(picture.alt)),
        }
    }

    fn end_line(&mut self) {
        let line = tidy(std::mem::take(&mut self.line));
        if !words(&line).trim().is_empty() {
            self.blocks.push(MailBlock::Paragraph(line));
        }
    }

    fn finish(mut self) -> Vec<MailBlock> {
        self.end_line();
        self.blocks
    }
}

/// A line without blanks at its ends.
fn tidy(mut line: Vec<MailInline>) -> Vec<MailInline> {
    if let Some(MailInline::Text(text)) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(MailInline::Text(text)) = line.last_mut() {
        *text = text.trim_end().to_owned();
    }
    line.retain(|part| !matches!(part, MailInline::Text(text) if text.is_empty()));
    line
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "wbr"
    )
}

/// The text of an element as one line.
fn line(element: &HtmlElement) -> Vec<MailInline> {
    let mut line = Vec::new();
    pieces(&element.children, &mut line);
    tidy(line)
}

fn pieces(nodes: &[HtmlNode], line: &mut Vec<MailInline>) {
    for node in nodes {
        match node {
            HtmlNode::Text(text) => line.push(MailInline::text(text.clone())),
            HtmlNode::Element(element) => inline(element, line),
        }
    }
}

fn inline(element: &HtmlElement, line: &mut Vec<MailInline>) {
    let inner = || {
        let mut inner = Vec::new();
        pieces(&element.children, &mut inner);
        inner
    };
    match &*element.name {
        "strong" | "b" => line.push(MailInline::Strong(inner())),
        "em" | "i" | "cite" | "dfn" => line.push(MailInline::Emphasis(inner())),
        "del" | "s" => line.push(MailInline::Deleted(inner())),
        "code" => line.push(MailInline::Code(element.raw_text())),
        "sup" => line.push(MailInline::Note(words(&inner()))),
        "br" => line.push(MailInline::Break),
        "span" if element.has_class("vakje") => {
            let mark = if element.has_class("gedaan") {
                "☑"
            } else {
                "☐"
            };
            line.push(MailInline::text(mark));
        }
        // The page links the first mention of each term; a mail with so many links is hard to read.
        "a" if element.has_class("begrip") => line.extend(inner()),
        "a" => match element.attribute("href") {
            Some(target) => line.push(MailInline::Link {
                target: target.to_owned(),
                words: inner(),
            }),
            None => line.extend(inner()),
        },
        "img" => line.push(MailInline::text(
            element.attribute("alt").unwrap_or_default(),
        )),
        "svg" | "source" | "script" | "style" => {}
        _ => line.extend(inner()),
    }
}

fn table(element: &HtmlElement) -> MailBlock {
    let mut rows = Vec::new();
    element.each("tr", &mut |row| {
        let cells = row
            .elements()
            .filter(|cell| matches!(&*cell.name, "td" | "th"));
        rows.push(cells.map(cell).collect());
    });
    MailBlock::Table {
        title: element.find("caption").map_or_else(Vec::new, line),
        rows,
    }
}

fn cell(element: &HtmlElement) -> MailCell {
    MailCell {
        text: line(element),
        heads: match (&*element.name, element.attribute("scope")) {
            ("th", Some("row")) => CellHeading::Row,
            ("th", _) => CellHeading::Column,
            _ => CellHeading::Nothing,
        },
        alignment: match () {
            () if element.has_class("rechts") || element.has_class("getal") => CellAlignment::Right,
            () if element.has_class("midden") => CellAlignment::Middle,
            () => CellAlignment::Left,
        },
    }
}
