//! Text set in a box: broken into lines of like width, in type as large as fits.

use std::cell::RefCell;
use std::rc::Rc;

use resvg::tiny_skia::PathBuilder;
use rustc_hash::FxHashMap;

use super::typeface::{Glyphs, SOFT_HYPHEN, Typeface};
use crate::syntax::hyphenation::soft_hyphens;

/// A box for text. Its measures are pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextBox {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    /// The largest and the smallest type.
    pub(super) sizes: (f32, f32),
    /// The most lines.
    pub(super) lines: usize,
    /// Where the lines stand in the box.
    pub(super) across: Align,
    /// Where the block of lines stands in the box.
    pub(super) down: Align,
}

/// A place in a box, in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// A text set in a box.
pub(super) struct SetText {
    /// The size of the type.
    pub(super) size: f32,
    /// The words of each line.
    pub(super) lines: Vec<SetLine>,
}

/// The words of a line.
type SetLine = Vec<SetWord>;

/// A word, or a piece of one, that stands on a line.
#[derive(Clone)]
pub(super) struct SetWord {
    text: Rc<str>,
    glyphs: Rc<Glyphs>,
}

impl PartialEq for SetWord {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// The most characters that are looked at: more than fit in the smallest type.
const MAX_LENGTH: usize = 500;

/// The distance of two base lines, as a part of the size of the type.
const LEADING: f32 = 1.12;

/// How much smaller the type gets at each try.
const STEP: f32 = 4.0;

/// Type larger than this has at most so many lines: more make a wall of it.
const WALLS: [(f32, usize); 2] = [(96.0, 2), (68.0, 3)];

/// Where words may be broken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// Nowhere.
    None,
    /// Where Dutch has a hyphen, in words that are too long for a line.
    Hyphens,
    /// Anywhere, in words that are too long for a line.
    Anywhere,
}

/// Sets a text of drawable characters in a box.
pub(super) fn set(text: &str, typeface: &Typeface, room: &TextBox) -> SetText {
    let setter = Setter::new(typeface);
    let end = text.char_indices().nth(MAX_LENGTH).map(|(at, _)| at);
    let text = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let words = text.split(' ').filter(|word| !word.is_empty());
    let words: Vec<(&str, SetWord)> = words
        .map(|word| (word, setter.word(&word.replace(SOFT_HYPHEN, ""))))
        .collect();
    let (largest, smallest) = room.sizes;
    let mut sizes = vec![largest];
    while let Some(size) = sizes
        .last()
        .map(|size| size - STEP)
        .filter(|size| *size > smallest)
    {
        sizes.push(size);
    }
    sizes.push(smallest.min(largest));
    for breaks in [Breaks::None, Breaks::Hyphens, Breaks::Anywhere] {
        let fitting = sizes.iter().filter_map(|size| {
            let width = room.width / size;
            let lines = setter.fill(&words, width, breaks, room.most_lines(*size))?;
            let lines = setter.balanced(&words, width, breaks, lines);
            Some(SetText { size: *size, lines })
        });
        // Of equals the largest.
        let best = fitting.reduce(|best, other| {
            let is_better = setter.beauty(&other) > setter.beauty(&best);
            if is_better { other } else { best }
        });
        if let Some(best) = best {
            return best;
        }
    }
    let size = smallest.min(largest);
    let (width, most) = (room.width / size, room.most_lines(size));
    let all = usize::MAX;
    let with_hyphens = setter.fill(&words, width, Breaks::Hyphens, all);
    let lines = with_hyphens.or_else(|| setter.fill(&words, width, Breaks::Anywhere, all));
    let mut lines = lines.unwrap_or_default();
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        setter.end_with_ellipsis(last, width);
    }
    SetText { size, lines }
}

impl TextBox {
    fn most_lines(&self, size: f32) -> usize {
        let mut most = 1;
        while (most + 1) as f32 * size * LEADING <= self.height {
            most += 1;
        }
        let wall = WALLS.iter().find(|(larger, _)| size > *larger);
        let wall = wall.map_or(self.lines, |(_, lines)| *lines);
        most.min(self.lines).min(wall)
    }
}

impl SetText {
    /// Adds the outlines of the text to a path.
    pub(super) fn outline(&self, typeface: &Typeface, room: &TextBox, path: &mut PathBuilder) {
        let leading = LEADING * self.size;
        let height = leading * self.lines.len() as f32;
        let top = room.top + room.down.offset(room.height - height);
        // Capitals stand in the middle of their line.
        let base = (leading + typeface.cap_height() * self.size) / 2.0;
        let setter = Setter::new(typeface);
        for (number, words) in self.lines.iter().enumerate() {
            let width = setter.line_width(words) * self.size;
            let mut x = room.left + room.across.offset(room.width - width);
            let y = top + base + leading * number as f32;
            for word in words {
                typeface.outline(&word.glyphs, (x, y), self.size, path);
                x += (word.glyphs.width + setter.space) * self.size;
            }
        }
    }
}

impl Align {
    fn offset(self, rest: f32) -> f32 {
        match self {
            Self::Start => 0.0,
            Self::Middle => rest / 2.0,
            Self::End => rest,
        }
    }
}

/// Breaks words into lines. All widths are parts of the size of the type.
struct Setter<'t> {
    typeface: &'t Typeface,
    space: f32,
    words: RefCell<FxHashMap<Rc<str>, SetWord>>,
}

impl<'t> Setter<'t> {
    fn new(typeface: &'t Typeface) -> Self {
        Self {
            space: typeface.glyphs(" ").width,
            typeface,
            words: RefCell::default(),
        }
    }

    fn word(&self, text: &str) -> SetWord {
        if let Some(word) = self.words.borrow().get(text) {
            return word.clone();
        }
        let word = SetWord {
            text: text.into(),
            glyphs: Rc::new(self.typeface.glyphs(text)),
        };
        let mut words = self.words.borrow_mut();
        words.insert(Rc::clone(&word.text), word.clone());
        word
    }

    fn width(&self, text: &str) -> f32 {
        self.word(text).glyphs.width
    }

    fn line_width(&self, words: &[SetWord]) -> f32 {
        let widths: f32 = words.iter().map(|word| word.glyphs.width).sum();
        widths + self.space * words.len().saturating_sub(1) as f32
    }

    /// The words, each as written and whole, in lines that are as full as can be; `None` if a word does
    /// not fit on a line, or if there are more lines than `most`.
    fn fill(
        &self,
        words: &[(&str, SetWord)],
        width: f32,
        breaks: Breaks,
        most: usize,
    ) -> Option<Vec<SetLine>> {
        let mut lines: Vec<SetLine> = Vec::new();
        let mut used = 0.0;
        for (written, whole) in words {
            let own = whole.glyphs.width;
            if let Some(line) = lines.last_mut()
                && used + self.space + own <= width
            {
                line.push(whole.clone());
                used += self.space + own;
                continue;
            }
            if own <= width {
                used = own;
                lines.push(vec![whole.clone()]);
            } else {
                let pieces = self.pieces(written, width, breaks)?;
                used = pieces.last().map_or(0.0, |piece| piece.glyphs.width);
                lines.extend(pieces.into_iter().map(|piece| vec![piece]));
            }
            if lines.len() > most {
                return None;
            }
        }
        Some(lines)
    }

    /// A word that is too long for a line in pieces that each fill one.
    fn pieces(&self, word: &str, width: f32, breaks: Breaks) -> Option<SetLine> {
        let mut pieces = Vec::new();
        let mut rest = word.to_owned();
        loop {
            let whole = self.word(&rest.replace(SOFT_HYPHEN, ""));
            if whole.glyphs.width <= width {
                pieces.push(whole);
                return Some(pieces);
            }
            let (piece, end) = self.longest_piece(&rest, width, breaks)?;
            pieces.push(self.word(&piece));
            rest.drain(..end);
        }
    }

    /// The longest beginning of a word that fits, and where the rest begins.
    fn longest_piece(&self, word: &str, width: f32, breaks: Breaks) -> Option<(String, usize)> {
        let fits =
            |(piece, end): (String, usize)| (self.width(&piece) <= width).then_some((piece, end));
        let upto = |end: usize, mark: &str| {
            let piece = word.get(..end).unwrap_or_default().replace(SOFT_HYPHEN, "");
            (piece + mark, end)
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
    fn beauty(&self, set: &SetText) -> f32 {
        let widths: Vec<f32> = set.lines.iter().map(|line| self.line_width(line)).collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let (last, others) = widths.split_last().unwrap_or((&0.0, &[]));
        let stubs = others.iter().filter(|width| **width < widest * 0.6).count();
        let widow = *last < widest * 0.25;
        set.size - 6.0 * widths.len() as f32 - 18.0 * stubs as f32 - if widow { 6.0 } else { 0.0 }
    }

    /// The words in as many lines, of lengths as like as can be.
    fn balanced(
        &self,
        words: &[(&str, SetWord)],
        width: f32,
        breaks: Breaks,
        lines: Vec<SetLine>,
    ) -> Vec<SetLine> {
        if breaks != Breaks::None {
            // A narrower line breaks more words.
            return lines;
        }
        let narrower = (50..100_u8).map(|part| width * f32::from(part) / 100.0);
        let fills = narrower.filter_map(|width| self.fill(words, width, breaks, lines.len()));
        let mut fills: Vec<Vec<SetLine>> = fills.collect();
        fills.dedup();
        let best = fills.into_iter().reduce(|best, other| {
            let is_better = self.unevenness(&other) < self.unevenness(&best);
            if is_better { other } else { best }
        });
        best.unwrap_or(lines)
    }

    /// The sum of the squares of what each line falls short of the longest.
    fn unevenness(&self, lines: &[SetLine]) -> f32 {
        let widths: Vec<f32> = lines.iter().map(|line| self.line_width(line)).collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let short = widths.iter().map(|width| widest - width);
        short.map(|short| short * short).sum()
    }

    /// Ends a line with an ellipsis after its last word that fits before one.
    fn end_with_ellipsis(&self, line: &mut SetLine, width: f32) {
        while let Some(last) = line.pop() {
            let word = last
                .text
                .trim_end_matches(|sign: char| !sign.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            line.push(self.word(&format!("{word}…")));
            if self.line_width(line) <= width {
                return;
            }
            line.pop();
            if line.is_empty() {
                // One word fills the line: it loses its end.
                let mut word = word.to_owned();
                while !word.is_empty() && self.width(&format!("{word}…")) > width {
                    word.pop();
                }
                line.push(self.word(&(word + "…")));
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::typeface::fonts;
    use super::*;

    const ROOM: TextBox = TextBox {
        left: 80.0,
        top: 80.0,
        width: 640.0,
        height: 330.0,
        sizes: (84.0, 44.0),
        lines: 4,
        across: Align::Start,
        down: Align::Start,
    };

    fn lines(text: &str) -> (f32, Vec<String>) {
        let typeface = Typeface::new(&fonts(None), 600.0, 0.0);
        let set = set(&typeface.drawable(text), &typeface, &ROOM);
        let setter = Setter::new(&typeface);
        for line in &set.lines {
            let width = setter.line_width(line) * set.size;
            assert!(width <= ROOM.width, "a line is {width} wide");
        }
        let text = |line: &SetLine| {
            let words: Vec<&str> = line.iter().map(|word| &*word.text).collect();
            words.join(" ")
        };
        (set.size, set.lines.iter().map(text).collect())
    }

    #[test]
    fn a_short_title_is_large_and_on_one_line() {
        assert_eq!(lines("Agenda"), (84.0, vec!["Agenda".to_owned()]));
    }

    #[test]
    fn the_type_falls_with_the_length() {
        let (short, _) = lines("Bewegen in de openbare ruimte");
        let (longer, set) = lines("Clubkadercoach voor buurtsportcoaches die al een tijd werken");
        let (longest, more) = lines(
            "Van signaal naar samenwerking: hoe je als buurtsportcoach een netwerk bouwt in de wijk",
        );
        assert!(
            short > longer && longer > longest,
            "{short} {longer} {longest}"
        );
        assert!(set.len() <= 4 && more.len() <= 4);
        assert!(
            set.iter()
                .chain(&more)
                .all(|line| !line.ends_with(['-', '…']))
        );
    }

    #[test]
    fn lines_are_of_like_length() {
        for title in [
            "Bewegen in de openbare ruimte van de stad",
            "Clubkadercoach voor buurtsportcoaches die al werken",
            "Wat weet jij van sport, zorg en welzijn in de wijk?",
        ] {
            let (_, lines) = lines(title);
            let lengths: Vec<usize> = lines.iter().map(String::len).collect();
            let longest = lengths.iter().max().unwrap();
            assert!(
                lengths.iter().all(|length| length * 2 > *longest),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn only_a_word_that_fits_no_line_is_broken_where_dutch_breaks_it() {
        let (_, lines) = lines("Arbeidsongeschiktheidsverzekeringsmaatschappijen");
        assert!(lines.len() > 1);
        assert!(
            lines[..lines.len() - 1]
                .iter()
                .all(|line| line.ends_with('-')),
            "{lines:?}"
        );
        assert_eq!(
            lines.concat().replace('-', ""),
            "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
        );
    }

    #[test]
    fn a_word_without_end_is_broken_anyway() {
        let (_, lines) = lines(&"x".repeat(400));
        assert_eq!(lines.len(), 4);
        assert!(lines[3].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis_after_a_word() {
        let title = "Samen werken aan een gezonde en beweegvriendelijke omgeving voor ouderen, \
                     kinderen en mensen met een beperking in kleine kernen en grote steden, en wat \
                     je daar dan morgen zelf al aan kunt doen";
        let (size, lines) = lines(title);
        assert_eq!((size, lines.len()), (44.0, 4));
        let set = lines.join(" ");
        let kept = set.strip_suffix('…').unwrap();
        assert!(title.starts_with(kept), "{set}");
        let next = title[kept.len()..].chars().next();
        assert!(matches!(next, Some(' ' | ',')), "{set}");
    }

    #[test]
    fn a_soft_hyphen_of_the_editor_shows_only_where_it_breaks() {
        assert_eq!(lines("Buurt\u{AD}sport").1, ["Buurtsport"]);
    }

    #[test]
    fn nothing_is_set_of_nothing() {
        assert!(lines("").1.is_empty());
        assert!(lines("🎉🎉").1.is_empty());
    }
}
