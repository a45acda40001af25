//! Which characters of a file are text on the page, as they stand.

use std::ops::Range;

use crate::model::document::Document;
use crate::source::Span;
use crate::syntax::markdown::TextKind;

/// The places of a file that are text on the page, as they stand there.
pub(super) struct LiteralText {
    /// In order, without overlaps.
    words: Vec<(Span, TextKind)>,
    /// The spans of blocks of text, in order.
    blocks: Vec<(Span, TextKind)>,
    /// The spans of bare addresses, in which every character is part of the address.
    addresses: Vec<Span>,
}

impl LiteralText {
    /// The text of a document.
    pub(super) fn of(document: &Document) -> Self {
        let mut words = Vec::new();
        for run in &document.body.text {
            let is_text = run.kind != TextKind::Code;
            words.extend(
                run.verbatim_words()
                    .filter(|_| is_text)
                    .map(|span| (span, run.kind)),
            );
        }
        words.sort_by_key(|(span, _)| *span);
        let links = document.body.links.iter();
        let addresses = links.filter(|link| link.span == link.target.span);
        let mut addresses: Vec<Span> = addresses.map(|link| link.span).collect();
        addresses.sort();
        let runs = document.body.text.iter();
        let mut blocks: Vec<(Span, TextKind)> = runs.map(|run| (run.span, run.kind)).collect();
        blocks.sort_by_key(|(span, _)| *span);
        Self {
            words,
            blocks,
            addresses,
        }
    }

    /// The kind of text that a character of the file is part of; `None` for markup, code and
    /// addresses.
    pub(super) fn kind_at(&self, offset: usize) -> Option<TextKind> {
        let after = self
            .words
            .partition_point(|(span, _)| span.range().start <= offset);
        let (span, kind) = self.words.get(after.checked_sub(1)?)?;
        (span.range().contains(&offset) && !self.is_address(offset)).then_some(*kind)
    }

    /// The kind of block that a character of the file is part of; `None` for code and for what is in
    /// no block of text.
    pub(super) fn block_at(&self, offset: usize) -> Option<TextKind> {
        let after = self
            .blocks
            .partition_point(|(span, _)| span.range().start <= offset);
        let (span, kind) = self.blocks.get(after.checked_sub(1)?)?;
        (span.range().contains(&offset) && *kind != TextKind::Code).then_some(*kind)
    }

    fn is_address(&self, offset: usize) -> bool {
        let after = self
            .addresses
            .partition_point(|span| span.range().start <= offset);
        let found = after.checked_sub(1).and_then(|at| self.addresses.get(at));
        found.is_some_and(|span| span.range().contains(&offset))
    }
}

/// Whether a backslash stands before a range of a text: the author wants to see the mark.
pub(super) fn is_escaped(text: &str, range: &Range<usize>) -> bool {
    text.get(..range.start)
        .is_some_and(|before| before.ends_with('\\'))
}
