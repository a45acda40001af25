//! The words of a text, for the rules on language and privacy.

use std::ops::Range;

use crate::source::Span;

/// The words of one block (a paragraph, a heading, a cell …), without markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRun {
    /// The kind of block.
    pub kind: TextKind,
    /// The words. A line break in a paragraph is a space.
    pub text: Box<str>,
    /// The span in the file from the first to the last word.
    pub span: Span,
    /// The offset of each piece in `text`, and its span in the file.
    pieces: Vec<(usize, Span)>,
    /// The ranges of `text` that are code, in order.
    code: Vec<Range<usize>>,
}

/// The kind of block that a run belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// A paragraph, also one in a quotation or a list.
    Paragraph,
    /// A heading, or the title of a component.
    Heading,
    /// An item of a list, or a term in a definition list.
    Item,
    /// A cell of a table.
    Cell,
    /// A block of code.
    Code,
}

impl TextRun {
    /// The span in the file of a range of the text. Where the file has other characters (such as
    /// `&amp;`, or markup in between), the narrowest span that contains the range.
    pub fn place(&self, range: Range<usize>) -> Span {
        let end = range.end.min(self.text.len());
        let start = range.start.min(end);
        let (Some(first), Some(last_char)) = (self.piece(start), self.piece(end.saturating_sub(1)))
        else {
            return self.span;
        };
        let from = first
            .offset_in_file(start)
            .unwrap_or(first.span.range().start);
        let to = last_char
            .offset_in_file(end)
            .unwrap_or(last_char.span.range().end);
        Span::new(from, to)
    }

    /// Whether a range of the text is code, to which rules on language do not apply.
    pub fn is_code(&self, range: &Range<usize>) -> bool {
        let after = self.code.partition_point(|code| code.end <= range.start);
        let contains = |code: &Range<usize>| code.start <= range.start && range.end <= code.end;
        self.kind == TextKind::Code || self.code.get(after).is_some_and(contains)
    }

    /// The spans in the file of the pieces of its words, those in code excluded. In each, the file
    /// has the same characters as the text.
    pub fn verbatim_words(&self) -> impl Iterator<Item = Span> {
        let ends = self.pieces.iter().skip(1).map(|(start, _)| *start);
        let ends = ends.chain([self.text.len()]);
        let pieces = self.pieces.iter().zip(ends);
        pieces.filter_map(|((start, span), end)| {
            let is_verbatim = span.range().len() == end - start;
            (is_verbatim && !self.is_code(&(*start..end))).then_some(*span)
        })
    }

    /// The piece that contains an offset of the text.
    fn piece(&self, offset: usize) -> Option<SourcePiece> {
        let after = self.pieces.partition_point(|(start, _)| *start <= offset);
        let (start, span) = *self.pieces.get(after.checked_sub(1)?)?;
        let end = self
            .pieces
            .get(after)
            .map_or(self.text.len(), |(next, _)| *next);
        Some(SourcePiece { start, end, span })
    }
}

/// A piece of a text that is contiguous in the file.
struct SourcePiece {
    start: usize,
    end: usize,
    span: Span,
}

impl SourcePiece {
    /// The offset in the file of an offset in the text, when the piece is verbatim in the file.
    fn offset_in_file(&self, offset: usize) -> Option<usize> {
        let is_verbatim = self.span.range().len() == self.end - self.start;
        is_verbatim.then(|| self.span.range().start + offset - self.start)
    }
}

/// Collects text runs.
#[derive(Default)]
pub(super) struct TextRuns {
    done: Vec<TextRun>,
    kind: Option<TextKind>,
    text: String,
    pieces: Vec<(usize, Span)>,
    code: Vec<Range<usize>>,
}

impl TextRuns {
    /// Begins a block, and ends the previous one.
    pub(super) fn begin(&mut self, kind: TextKind) {
        self.end();
        self.kind = Some(kind);
    }

    /// The kind of the block that is open.
    pub(super) fn kind(&self) -> Option<TextKind> {
        self.kind
    }

    /// The last character of the block that is open.
    pub(super) fn last_char(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Ends the block, if one is open.
    pub(super) fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let pieces = std::mem::take(&mut self.pieces);
        let code = std::mem::take(&mut self.code);
        let kind = self.kind.take().unwrap_or(TextKind::Paragraph);
        if let (false, [(_, first), .., (_, last_char)] | [(_, first @ last_char)]) =
            (text.trim().is_empty(), &*pieces)
        {
            self.done.push(TextRun {
                kind,
                text: text.into(),
                span: first.to(*last_char),
                pieces,
                code,
            });
        }
    }

    /// Adds words.
    pub(super) fn push(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), span));
            self.text.push_str(text);
        }
    }

    /// Adds code among the words.
    pub(super) fn push_code(&mut self, text: &str, span: Span) {
        let start = self.text.len();
        self.push(text, span);
        self.code.push(start..self.text.len());
    }

    /// Ends the last block and returns all runs.
    pub(super) fn finish(mut self) -> Vec<TextRun> {
        self.end();
        // They stay as long as the edition does.
        self.done.shrink_to_fit();
        self.done
    }
}
