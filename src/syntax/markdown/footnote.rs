//! Footnotes: numbered by first use, and written at the end with links back to the text.

use std::collections::{BTreeMap, HashMap};

use super::body::Segment;
use super::html::escaped;
use super::segments::SegmentWriter;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The number of references to each footnote, in the order of their numbers.
    uses: Vec<usize>,
    numbers: HashMap<Box<str>, usize>,
    /// Label and content of each footnote, in the order of the text.
    definitions: Vec<(Box<str>, Vec<Segment>)>,
}

impl Footnotes {
    /// Counts a reference; returns the number of the footnote and that of the reference, both from
    /// 1.
    pub(super) fn add_reference(&mut self, label: &str) -> (usize, usize) {
        let number = self.number(label);
        self.uses[number - 1] += 1;
        (number, self.uses[number - 1])
    }

    /// Adds the content of a footnote. The first definition of a label wins.
    pub(super) fn add_definition(&mut self, label: Box<str>, content: Vec<Segment>) {
        self.definitions.push((label, content));
    }

    /// Writes the footnotes, if there are any, including those without a reference: the author
    /// meant them to be read.
    pub(super) fn write(mut self, out: &mut SegmentWriter, prefix: &str) {
        if self.definitions.is_empty() {
            return;
        }
        let mut contents: BTreeMap<usize, Vec<Segment>> = BTreeMap::new();
        for (label, content) in std::mem::take(&mut self.definitions) {
            contents.entry(self.number(&label)).or_insert(content);
        }
        out.html(
            "<section class=\"voetnoten\" role=\"doc-endnotes\" aria-label=\"Voetnoten\"><ol>",
        );
        for (number, content) in contents {
            let uses = self.uses[number - 1];
            out.html("<li id=\"");
            out.slot(Segment::Scope);
            out.html(&format!("{}\">", note_id(prefix, number)));
            out.extend(content);
            if uses > 0 {
                out.html("<p class=\"terug\">");
                for use_number in 1..=uses {
                    write_backlink(out, prefix, number, use_number, uses);
                }
                out.html("</p>");
            }
            out.html("</li>");
        }
        out.html("</ol></section>");
    }

    fn number(&mut self, label: &str) -> usize {
        if let Some(&number) = self.numbers.get(label) {
            return number;
        }
        self.uses.push(0);
        let number = self.uses.len();
        self.numbers.insert(label.into(), number);
        number
    }
}

/// Writes the superscript number that refers to a footnote.
pub(super) fn write_reference(
    out: &mut SegmentWriter,
    prefix: &str,
    number: usize,
    use_number: usize,
) {
    out.html("<sup class=\"voetnoot\"><a href=\"#");
    out.slot(Segment::Scope);
    out.html(&format!("{}\" id=\"", note_id(prefix, number)));
    out.slot(Segment::Scope);
    let id = use_id(prefix, number, use_number);
    out.html(&format!(
        "{id}\" role=\"doc-noteref\" aria-label=\"Voetnoot {number}\">{number}</a></sup>"
    ));
}

fn write_backlink(
    out: &mut SegmentWriter,
    prefix: &str,
    number: usize,
    use_number: usize,
    uses: usize,
) {
    if use_number > 1 {
        out.html(" ");
    }
    out.html("<a href=\"#");
    out.slot(Segment::Scope);
    let id = use_id(prefix, number, use_number);
    let which = if uses > 1 {
        format!(", plaats {use_number}")
    } else {
        String::new()
    };
    out.html(&format!(
        "{id}\" role=\"doc-backlink\" aria-label=\"Terug naar de tekst bij voetnoot \
         {number}{which}\">↩</a>"
    ));
}

fn note_id(prefix: &str, number: usize) -> String {
    format!("{}voetnoot-{number}", escaped(prefix))
}

fn use_id(prefix: &str, number: usize, use_number: usize) -> String {
    format!("{}voetnoot-{number}-tekst-{use_number}", escaped(prefix))
}
