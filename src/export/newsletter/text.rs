//! A mail as plain text, for who reads mail that way and for programs that show nothing else.
//!
//! It says what the HTML says, in the same order, from the same blocks. Lines are short enough to be
//! quoted in an answer. NumberedLinks within a text are numbered and listed below it: an address in the middle of
//! a sentence is hard to read.

use textwrap::{Options, WordSeparator, WordSplitter, core::display_width, wrap};

use super::blocks::{self, CellAlignment, CellHeading, MailBlock, MailCell, MailInline};
use super::mail::{MailEntry, READ_ON, SiteMail};

/// The longest line, in columns, but for addresses: they are not broken.
const COLUMNS: usize = 72;

/// A mail as plain text.
pub(super) fn text(mail: &SiteMail) -> String {
    let mut text = MailText::default();
    text.paragraph(&mail.sender.name);
    text.paragraph(&mail.kicker.join(" · "));
    text.heading(1, &mail.title);
    text.blocks(&mail.opening);
    for part in &mail.parts {
        if let Some(title) = &part.title {
            text.heading(2, title);
        }
        let level = if part.title.is_some() { 3 } else { 2 };
        for entry in &part.entries {
            text.entry(entry, level);
        }
        if let Some((words, target)) = &part.more {
            text.paragraph(&format!("{words}:\n{target}"));
        }
    }
    text.foot(mail);
    // Programs for plain text show a no-break space in many ways.
    (text.lines.join("\n") + "\n").replace('\u{A0}', " ")
}

#[derive(Default)]
struct MailText {
    /// The lines so far; the last one is not blank.
    lines: Vec<String>,
    /// How many links have a number.
    numbered: usize,
}

impl MailText {
    fn entry(&mut self, entry: &MailEntry, level: u8) {
        if let Some(picture) = &entry.picture {
            self.blocks(&[MailBlock::Picture(picture.clone())]);
        }
        self.heading(level, &entry.title);
        self.paragraph(&entry.kicker.join(" · "));
        self.paragraph(&entry.summary);
        self.blocks(&entry.details);
        self.blocks(&entry.body);
        self.paragraph(&match entry.reads_on {
            true => format!("{READ_ON}:\n{}", entry.href),
            false => entry.href.clone(),
        });
    }

    fn foot(&mut self, mail: &SiteMail) {
        let sender = &mail.sender;
        self.push(vec![String::new(), "-- ".to_owned()]);
        self.lines.extend([
            format!("Deze mail is van {}.", sender.name),
            format!("Vragen? Mail ons: {}", sender.email),
            sender.url.clone(),
        ]);
        if let Some((title, url)) = &sender.privacy {
            self.lines.push(format!("{title}: {url}"));
        }
    }

    /// Adds lines after a blank one.
    fn push(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
    }

    fn paragraph(&mut self, text: &str) {
        self.push(wrapped(text, COLUMNS));
    }

    /// Adds a heading, with more room above it than above a paragraph.
    fn heading(&mut self, level: u8, title: &str) {
        if level < 3 && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.push(heading(level, title, COLUMNS));
    }

    /// Adds blocks, and the addresses of their links below them.
    fn blocks(&mut self, blocks: &[MailBlock]) {
        let mut links = NumberedLinks {
            before: self.numbered,
            targets: Vec::new(),
        };
        let lines = lines(blocks, COLUMNS, &mut links);
        self.push(lines);
        let numbers = self.numbered + 1..;
        let listed = numbers.zip(&links.targets);
        let listed = listed.map(|(number, target)| format!("[{number}] {}", shown(target)));
        self.push(listed.collect());
        self.numbered += links.targets.len();
    }
}

/// The links of some blocks.
struct NumberedLinks {
    /// How many links before them have a number.
    before: usize,
    /// Their targets, in order.
    targets: Vec<String>,
}

impl NumberedLinks {
    /// The number of a link.
    fn number(&mut self, target: &str) -> usize {
        let known = self.targets.iter().position(|known| known == target);
        let at = known.unwrap_or_else(|| {
            self.targets.push(target.to_owned());
            self.targets.len() - 1
        });
        self.before + at + 1
    }

    /// The words of a line, with the numbers of its links.
    fn line(&mut self, line: &[MailInline]) -> String {
        let mut text = String::new();
        self.push(line, &mut text);
        text
    }

    fn push(&mut self, line: &[MailInline], text: &mut String) {
        for part in line {
            match part {
                MailInline::Text(words) | MailInline::Code(words) => text.push_str(words),
                MailInline::Strong(inner)
                | MailInline::Emphasis(inner)
                | MailInline::Deleted(inner) => self.push(inner, text),
                MailInline::Note(number) => text.push_str(&format!("({number})")),
                MailInline::Link { target, words } => {
                    self.push(words, text);
                    if !says_its_target(&blocks::words(words), target) {
                        text.push_str(&format!(" [{}]", self.number(target)));
                    }
                }
                MailInline::Break => text.push('\n'),
            }
        }
    }
}

/// A target as text: of a mail address without the subject that a link gives it.
fn shown(target: &str) -> &str {
    match target.strip_prefix("mailto:") {
        Some(address) => address.split('?').next().unwrap_or_default(),
        None => target,
    }
}

/// Whether the words of a link are the address that it leads to.
fn says_its_target(words: &str, target: &str) -> bool {
    words == shown(target)
}

fn lines(blocks: &[MailBlock], width: usize, links: &mut NumberedLinks) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for block in blocks {
        let lines = block_lines(block, width, links);
        if !all.is_empty() && !lines.is_empty() {
            all.push(String::new());
        }
        all.extend(lines);
    }
    all
}

fn block_lines(block: &MailBlock, width: usize, links: &mut NumberedLinks) -> Vec<String> {
    match block {
        MailBlock::Heading(level, line) => heading(*level, &links.line(line), width),
        MailBlock::Paragraph(line) => wrapped(&links.line(line), width),
        MailBlock::List { start, items } => list(*start, items, width, links),
        MailBlock::Quote { blocks, by } => {
            let mut quoted = lines(blocks, narrower(width), links);
            if let Some(by) = by {
                let by = format!("({})", links.line(by));
                quoted.push(String::new());
                quoted.extend(wrapped(&by, narrower(width)));
            }
            behind("> ", quoted)
        }
        MailBlock::Panel(blocks) => behind("| ", lines(blocks, narrower(width), links)),
        MailBlock::Table { title, rows } => {
            let mut all = wrapped(&links.line(title), width);
            all.extend(table(rows, width, links));
            all
        }
        MailBlock::Code(text) => {
            let lines = text.lines().map(str::to_owned);
            behind("    ", lines.collect())
        }
        MailBlock::Picture(picture) => {
            let mut all = match &*picture.alt {
                "" => Vec::new(),
                alt => wrapped(&format!("[Afbeelding: {alt}]"), width),
            };
            all.extend(picture.link.clone());
            all
        }
        MailBlock::Rule => vec!["-".repeat(10)],
    }
}

/// The width of what stands behind a mark of two columns.
fn narrower(width: usize) -> usize {
    width.saturating_sub(2).max(MIN_COLUMNS)
}

/// The width below which nothing is wrapped, however deep it is nested.
const MIN_COLUMNS: usize = 24;

fn behind(mark: &str, lines: Vec<String>) -> Vec<String> {
    let marked = lines
        .into_iter()
        .map(|line| format!("{mark}{line}").trim_end().to_owned());
    marked.collect()
}

fn heading(level: u8, title: &str, width: usize) -> Vec<String> {
    let mark = match level {
        1 => "=",
        2 => "-",
        _ => "~",
    };
    let mut lines = wrapped(title, width);
    let widest = lines.iter().map(|line| display_width(line)).max();
    lines.extend(widest.map(|widest| mark.repeat(widest)));
    lines
}

fn list(
    start: Option<u32>,
    items: &[Vec<MailBlock>],
    width: usize,
    links: &mut NumberedLinks,
) -> Vec<String> {
    let are_short = items
        .iter()
        .all(|item| matches!(&**item, [] | [MailBlock::Paragraph(_)]));
    let mut all: Vec<String> = Vec::new();
    for (at, item) in (0..).zip(items) {
        let mark = match start {
            None => "- ".to_owned(),
            Some(start) => format!("{}. ", start.saturating_add(at)),
        };
        let inner = width.saturating_sub(mark.len()).max(MIN_COLUMNS);
        if !are_short && !all.is_empty() {
            all.push(String::new());
        }
        let indentation = " ".repeat(mark.len());
        for (number, line) in lines(item, inner, links).into_iter().enumerate() {
            let before = if number == 0 { &mark } else { &indentation };
            all.push(format!("{before}{line}").trim_end().to_owned());
        }
    }
    all
}

/// A table in columns if it fits, else its rows one after another, each value after its heading.
fn table(rows: &[Vec<MailCell>], width: usize, links: &mut NumberedLinks) -> Vec<String> {
    let texts: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .map(|cell| links.line(&cell.text).replace('\n', " "));
            cells.collect()
        })
        .collect();
    let columns = texts.iter().map(Vec::len).max().unwrap_or_default();
    let width_of = |column: usize| {
        let cells = texts.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell| display_width(cell))
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width_of).collect();
    let total = widths.iter().sum::<usize>() + GAP.len() * columns.saturating_sub(1);
    match total <= width {
        true => in_columns(rows, &texts, &widths),
        false => in_records(rows, &texts, width),
    }
}

/// What stands between two columns.
const GAP: &str = "  ";

fn in_columns(rows: &[Vec<MailCell>], texts: &[Vec<String>], widths: &[usize]) -> Vec<String> {
    let mut lines = Vec::new();
    for (row, texts) in rows.iter().zip(texts) {
        let cells = row.iter().zip(texts).zip(widths);
        let cells = cells.map(|((cell, text), width)| {
            let room = width.saturating_sub(display_width(text));
            let left = match cell.alignment {
                CellAlignment::Left => 0,
                CellAlignment::Middle => room / 2,
                CellAlignment::Right => room,
            };
            format!("{}{text}{}", " ".repeat(left), " ".repeat(room - left))
        });
        let line = cells.collect::<Vec<_>>().join(GAP);
        lines.push(line.trim_end().to_owned());
        if is_head(row) {
            let rules = widths.iter().map(|width| "-".repeat(*width));
            lines.push(rules.collect::<Vec<_>>().join(GAP));
        }
    }
    lines
}

fn is_head(row: &[MailCell]) -> bool {
    let heads = |cell: &MailCell| cell.heads == CellHeading::Column;
    !row.is_empty() && row.iter().all(heads)
}

fn in_records(rows: &[Vec<MailCell>], texts: &[Vec<String>], width: usize) -> Vec<String> {
    let heads = rows.iter().zip(texts).find(|(row, _)| is_head(row));
    let heads: &[String] = heads.map_or(&[], |(_, texts)| texts);
    let mut lines = Vec::new();
    for (row, texts) in rows.iter().zip(texts) {
        if is_head(row) {
            // A heading over nothing is still part of the table.
            if rows.len() == 1 {
                lines.extend(wrapped(&texts.join(GAP), width));
            }
            continue;
        }
        for (column, text) in texts
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            let mark = if column == 0 { "- " } else { "  " };
            let text = match heads.get(column).filter(|head| !head.is_empty()) {
                Some(head) => format!("{head}: {text}"),
                None => text.clone(),
            };
            let options = options(width).initial_indent(mark).subsequent_indent("  ");
            lines.extend(
                wrap(&text, options)
                    .into_iter()
                    .map(|line| line.into_owned()),
            );
        }
    }
    lines
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let wrapped = lines.flat_map(|line| wrap(line, options(width)));
    wrapped.map(|line| line.trim_end().to_owned()).collect()
}

fn options(width: usize) -> Options<'static> {
    Options::new(width)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
}
