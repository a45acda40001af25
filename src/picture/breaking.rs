//! Words broken into lines. The search for the best lines tries many, so words have numbers, and lines
//! are written over those that were tried before.

use rustc_hash::FxHashMap;

use super::typeface::{Glyphs, SOFT_HYPHEN, Typeface};
use crate::syntax::hyphenation::soft_hyphens;

/// What a line costs in the beauty of a text, in pixels of the size of its type.
pub(super) const LINE: f32 = 6.0;

/// Where words may be broken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Nowhere.
    None,
    /// Where Dutch has a hyphen, in words that are too long for a line.
    Hyphens,
    /// Anywhere, in words that are too long for a line.
    Anywhere,
}

/// A word, or a piece of one.
pub(super) struct SetWord {
    pub(super) text: String,
    pub(super) glyphs: Glyphs,
}

/// Words in lines, by their numbers.
#[derive(Default)]
pub(super) struct Lines {
    words: Vec<usize>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Lines {
    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.ends.clear();
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[usize]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let line = self.words.get(start..*end);
            start = *end;
            line.unwrap_or_default()
        })
    }

    /// Adds a word to the last line.
    fn add(&mut self, word: usize) {
        self.words.push(word);
        if let Some(end) = self.ends.last_mut() {
            *end += 1;
        }
    }

    /// Begins a line with a word.
    fn begin(&mut self, word: usize) {
        self.words.push(word);
        self.ends.push(self.words.len());
    }

    /// Takes the last word of the last line away, if that has any.
    fn pop(&mut self) -> Option<usize> {
        let before = self.ends.iter().rev().nth(1).copied().unwrap_or_default();
        let end = self.ends.last_mut().filter(|end| **end > before)?;
        *end -= 1;
        self.words.pop()
    }

    /// Only the first so many lines stay.
    pub(super) fn truncate(&mut self, most: usize) {
        self.ends.truncate(most);
        self.words
            .truncate(self.ends.last().copied().unwrap_or_default());
    }
}

/// The width of words on a line.
pub(super) fn line_width<'w>(words: impl Iterator<Item = &'w SetWord>, space: f32) -> f32 {
    let (mut width, mut count) = (0.0, 0_usize);
    for word in words {
        width += word.glyphs.width;
        count += 1;
    }
    width + space * count.saturating_sub(1) as f32
}

/// Breaks words into lines. All widths are parts of the size of the type.
pub(super) struct Setter<'t> {
    typeface: &'t Typeface,
    words: Vec<SetWord>,
    /// The number of each word.
    numbers: FxHashMap<String, usize>,
}

impl<'t> Setter<'t> {
    pub(super) fn new(typeface: &'t Typeface) -> Self {
        Self {
            typeface,
            words: Vec::new(),
            numbers: FxHashMap::default(),
        }
    }

    /// The known words, by number.
    pub(super) fn into_words(self) -> Vec<SetWord> {
        self.words
    }

    /// The number of a word.
    fn word(&mut self, text: &str) -> usize {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.words.len();
        self.words.push(SetWord {
            text: text.to_owned(),
            glyphs: self.typeface.glyphs(text),
        });
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The number of a word that is not broken.
    pub(super) fn whole(&mut self, written: &str) -> usize {
        match written.contains(SOFT_HYPHEN) {
            true => self.word(&written.replace(SOFT_HYPHEN, "")),
            false => self.word(written),
        }
    }

    fn width(&self, word: usize) -> f32 {
        self.words.get(word).map_or(0.0, |word| word.glyphs.width)
    }

    fn line_width(&self, line: &[usize]) -> f32 {
        let words = line.iter().filter_map(|word| self.words.get(*word));
        line_width(words, self.typeface.space())
    }

    /// Puts the words, each as written and whole, in lines that are as full as can be. Whether it
    /// can: not if a word does not fit on a line, nor if there are more lines than `most`.
    pub(super) fn fill(
        &mut self,
        lines: &mut Lines,
        words: &[(&str, usize)],
        width: f32,
        breaks: Breaks,
        most: usize,
    ) -> bool {
        lines.clear();
        let space = self.typeface.space();
        let mut used = 0.0;
        for (written, whole) in words {
            let own = self.width(*whole);
            if lines.len() > 0 && used + space + own <= width {
                lines.add(*whole);
                used += space + own;
                continue;
            }
            if own <= width {
                lines.begin(*whole);
                used = own;
            } else if let Some(last) = self.break_word(lines, written, width, breaks) {
                used = last;
            } else {
                return false;
            }
            if lines.len() > most {
                return false;
            }
        }
        true
    }

    /// Puts a word that is too long for a line in pieces that each fill one, and returns the width of
    /// the last. `None` if it cannot be broken.
    fn break_word(
        &mut self,
        lines: &mut Lines,
        word: &str,
        width: f32,
        breaks: Breaks,
    ) -> Option<f32> {
        let mut rest = word;
        loop {
            let (piece, end) = self.longest_piece(rest, width, breaks)?;
            lines.begin(self.word(&piece));
            rest = rest.get(end..)?;
            let whole = self.whole(rest);
            if self.width(whole) <= width {
                lines.begin(whole);
                return Some(self.width(whole));
            }
        }
    }

    /// The longest beginning of a word that fits, and where the rest begins.
    fn longest_piece(&mut self, word: &str, width: f32, breaks: Breaks) -> Option<(String, usize)> {
        let upto = |end: usize, mark: &str| {
            let piece = word.get(..end).unwrap_or_default().replace(SOFT_HYPHEN, "");
            (piece + mark, end)
        };
        let mut fits = |(piece, end): (String, usize)| {
            let number = self.word(&piece);
            (self.width(number) <= width).then_some((piece, end))
        };
        let written = word
            .char_indices()
            .filter(|(_, at)| matches!(at, '-' | '–' | '/'));
        let written = written.map(|(at, sign)| at + sign.len_utf8());
        let written = written.filter(|end| *end < word.len());
        let by_sign = written.rev().find_map(|end| fits(upto(end, "")));
        if by_sign.is_some() || breaks == Breaks::None {
            return by_sign;
        }
        let soft = word
            .match_indices(SOFT_HYPHEN)
            .map(|(at, sign)| at + sign.len());
        let mut soft: Vec<usize> = soft.chain(soft_hyphens(word)).collect();
        soft.sort_unstable();
        let by_hyphen = soft.into_iter().rev().find_map(|end| fits(upto(end, "-")));
        if by_hyphen.is_some() || breaks == Breaks::Hyphens {
            return by_hyphen;
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
        let fitting = ends.partition_point(|end| fits(upto(*end, "")).is_some());
        // In a box narrower than a letter there is a letter on each line.
        let end = ends.get(fitting.saturating_sub(1))?;
        Some(upto(*end, ""))
    }

    /// How well a text is set, in pixels of the size of its type: fewer lines are worth a smaller
    /// size, and so is a line that does not stop short in the midst.
    pub(super) fn beauty(&self, size: f32, lines: &Lines) -> f32 {
        let widths: Vec<f32> = lines.iter().map(|line| self.line_width(line)).collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let (last, others) = widths.split_last().unwrap_or((&0.0, &[]));
        let stubs = others.iter().filter(|width| **width < widest * 0.6).count();
        let widow = *last < widest * 0.25;
        size - LINE * widths.len() as f32 - 18.0 * stubs as f32 - if widow { 6.0 } else { 0.0 }
    }

    /// Makes lines as like in length as can be: they are no more, but may be narrower.
    pub(super) fn balance(&mut self, lines: &mut Lines, words: &[(&str, usize)], width: f32) {
        let most = lines.len();
        if most < 2 {
            return;
        }
        let mut least = None;
        let mut tried = Lines::default();
        for part in 50..100_u8 {
            let narrower = width * f32::from(part) / 100.0;
            if !self.fill(&mut tried, words, narrower, Breaks::None, most) {
                continue;
            }
            let unevenness = self.unevenness(&tried);
            if least.is_none_or(|least| unevenness < least) {
                least = Some(unevenness);
                std::mem::swap(lines, &mut tried);
            }
        }
    }

    /// The sum of the squares of what each line falls short of the longest.
    fn unevenness(&self, lines: &Lines) -> f32 {
        let widths = || lines.iter().map(|line| self.line_width(line));
        let widest = widths().fold(0.0, f32::max);
        let short = widths().map(|width| widest - width);
        short.map(|short| short * short).sum()
    }

    /// Ends the last line with an ellipsis after its last word that fits before one.
    pub(super) fn end_with_ellipsis(&mut self, lines: &mut Lines, width: f32) {
        while let Some(last) = lines.pop() {
            let last = self.words.get(last).map_or("", |last| &last.text);
            let word = last.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            let mut word = word.to_owned();
            let ended = self.word(&format!("{word}…"));
            lines.add(ended);
            let line = lines.iter().last().unwrap_or_default();
            let is_alone = line.len() == 1;
            if self.line_width(line) <= width {
                return;
            }
            lines.pop();
            if is_alone {
                // One word fills the line: it loses its end.
                let mut ended = ended;
                while !word.is_empty() && self.width(ended) > width {
                    word.pop();
                    ended = self.word(&format!("{word}…"));
                }
                lines.add(ended);
                return;
            }
        }
    }
}
