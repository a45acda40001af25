//! Footnotes: numbered by first use, and written at the end with links back to the text.

use std::collections::{BTreeMap, HashMap};

use unicase::UniCase;

use super::body::{Note, Segment};
use super::html::escaped;
use super::segments::SegmentWriter;
use crate::source::Span;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The number of references to each footnote, in the order of their numbers.
    uses: Vec<usize>,
    /// By label. The parser too ignores the case of labels, in every script.
    numbers: HashMap<UniCase<Box<str>>, usize>,
    /// Each footnote with its content, in the order of the text.
    definitions: Vec<(Note, Vec<Segment>)>,
}

impl Footnotes {
    /// Counts a reference; returns the number of the footnote and that of the reference, both from
    /// 1.
    pub(super) fn add_reference(&mut self, label: &str) -> (usize, usize) {
        let number = self.number(label);
        self.uses[number - 1] += 1;
        (number, self.uses[number - 1])
    }

    /// Adds a footnote with its label, the span of that, and its content. The first definition of a
    /// label wins.
    pub(super) fn add_definition(&mut self, label: Box<str>, span: Span, content: Vec<Segment>) {
        let note = Note {
            label,
            span,
            uses: 0,
            is_repeated: false,
        };
        self.definitions.push((note, content));
    }

    /// Writes the footnotes, if there are any, including those without a reference: the author
    /// meant them to be read. Returns them in the order of the text.
    pub(super) fn write(mut self, out: &mut SegmentWriter, prefix: &str) -> Vec<Note> {
        let mut notes = Vec::with_capacity(self.definitions.len());
        let mut contents: BTreeMap<usize, Vec<Segment>> = BTreeMap::new();
        for (note, content) in std::mem::take(&mut self.definitions) {
            let number = self.number(&note.label);
            let is_repeated = contents.contains_key(&number);
            contents.entry(number).or_insert(content);
            notes.push(Note {
                uses: self.uses[number - 1],
                is_repeated,
                ..note
            });
        }
        if notes.is_empty() {
            return notes;
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
        notes
    }

    fn number(&mut self, label: &str) -> usize {
        let label = UniCase::new(Box::from(label));
        if let Some(&number) = self.numbers.get(&label) {
            return number;
        }
        self.uses.push(0);
        let number = self.uses.len();
        self.numbers.insert(label, number);
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
