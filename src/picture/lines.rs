//! Text set in a box: broken into lines of like width, in type as large as fits.

use rustc_hash::FxHashMap;

use super::letters::LetterAt;
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
    /// All words of the text, and more that were tried.
    words: Vec<SetWord>,
    lines: Lines,
}

/// A word, or a piece of one.
struct SetWord {
    text: String,
    glyphs: Glyphs,
}

/// Words in lines, by their numbers.
#[derive(Default)]
struct Lines {
    words: Vec<usize>,
    /// Where each line ends.
    ends: Vec<usize>,
}

/// The most characters that are looked at: more than fit in the smallest type.
const MAX_LENGTH: usize = 500;

/// The distance of two base lines, as a part of the size of the type.
const LEADING: f32 = 1.12;

/// How much smaller the type gets at each try.
const STEP: f32 = 4.0;

/// Type larger than this has at most so many lines: more make a wall of it.
const WALLS: [(f32, usize); 2] = [(96.0, 2), (68.0, 3)];

/// What a line costs in the beauty of a text, in pixels of the size of its type.
const LINE: f32 = 6.0;

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
    let mut setter = Setter::new(typeface);
    let end = text.char_indices().nth(MAX_LENGTH).map(|(at, _)| at);
    let text = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let words = text.split(' ').filter(|word| !word.is_empty());
    let words: Vec<(&str, usize)> = words.map(|word| (word, setter.whole(word))).collect();
    for breaks in [Breaks::None, Breaks::Hyphens, Breaks::Anywhere] {
        if let Some((size, lines)) = setter.most_beautiful(&words, breaks, room) {
            return setter.set(size, lines);
        }
    }
    let (_, size) = room.sizes;
    let (width, most) = (room.width / size, room.most_lines(size));
    let mut lines = Lines::default();
    let all = usize::MAX;
    if !setter.fill(&mut lines, &words, width, Breaks::Hyphens, all)
        && !setter.fill(&mut lines, &words, width, Breaks::Anywhere, all)
    {
        lines.clear();
    }
    lines.truncate(most);
    setter.end_with_ellipsis(&mut lines, width);
    setter.set(size, lines)
}

impl TextBox {
    /// The sizes to try, the largest first.
    fn sizes(&self) -> Vec<f32> {
        let (largest, smallest) = self.sizes;
        let mut sizes = vec![largest];
        while let Some(size) = sizes
            .last()
            .map(|size| size - STEP)
            .filter(|size| *size > smallest)
        {
            sizes.push(size);
        }
        sizes.push(smallest);
        sizes
    }

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
    /// The letters of the text, with their places on the picture.
    pub(super) fn letters(&self, typeface: &Typeface, room: &TextBox) -> Vec<LetterAt> {
        let leading = LEADING * self.size;
        let height = leading * self.lines.len() as f32;
        let top = room.top + room.down.offset(room.height - height);
        // Capitals stand in the middle of their line.
        let base = (leading + typeface.cap_height() * self.size) / 2.0;
        let mut letters = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            let words = || line.iter().filter_map(|word| self.words.get(*word));
            let width = line_width(words(), typeface.space()) * self.size;
            let mut x = room.left + room.across.offset(room.width - width);
            let y = top + base + leading * number as f32;
            for word in words() {
                let glyphs = word.glyphs.placed.iter();
                letters.extend(glyphs.map(|glyph| LetterAt::new(glyph, (x, y), self.size)));
                x += (word.glyphs.width + typeface.space()) * self.size;
            }
        }
        letters
    }
}

impl Lines {
    fn clear(&mut self) {
        self.words.clear();
        self.ends.clear();
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn iter(&self) -> impl Iterator<Item = &[usize]> {
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
    fn truncate(&mut self, most: usize) {
        self.ends.truncate(most);
        self.words
            .truncate(self.ends.last().copied().unwrap_or_default());
    }
}

/// The width of words on a line.
fn line_width<'w>(words: impl Iterator<Item = &'w SetWord>, space: f32) -> f32 {
    let (mut width, mut count) = (0.0, 0_usize);
    for word in words {
        width += word.glyphs.width;
        count += 1;
    }
    width + space * count.saturating_sub(1) as f32
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
    words: Vec<SetWord>,
    /// The number of each word.
    numbers: FxHashMap<String, usize>,
}

impl<'t> Setter<'t> {
    fn new(typeface: &'t Typeface) -> Self {
        Self {
            typeface,
            words: Vec::new(),
            numbers: FxHashMap::default(),
        }
    }

    fn set(self, size: f32, lines: Lines) -> SetText {
        SetText {
            size,
            words: self.words,
            lines,
        }
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
    fn whole(&mut self, written: &str) -> usize {
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

    /// The size and the lines of words that are most beautiful; of equals the largest. `None` if
    /// they fit in no size.
    fn most_beautiful(
        &mut self,
        words: &[(&str, usize)],
        breaks: Breaks,
        room: &TextBox,
    ) -> Option<(f32, Lines)> {
        let mut best: Option<(f32, f32, Lines)> = None;
        for size in room.sizes() {
            // No text is more beautiful in this size than on one line, nor in a smaller one.
            if matches!(&best, Some((beauty, ..)) if size - LINE <= *beauty) {
                break;
            }
            let width = room.width / size;
            let mut lines = Lines::default();
            if !self.fill(&mut lines, words, width, breaks, room.most_lines(size)) {
                continue;
            }
            // A narrower line breaks more words.
            if breaks == Breaks::None {
                self.balance(&mut lines, words, width);
            }
            let beauty = self.beauty(size, &lines);
            if best.as_ref().is_none_or(|(best, ..)| beauty > *best) {
                best = Some((beauty, size, lines));
            }
        }
        best.map(|(_, size, lines)| (size, lines))
    }

    /// Puts the words, each as written and whole, in lines that are as full as can be. Whether it
    /// can: not if a word does not fit on a line, nor if there are more lines than `most`.
    fn fill(
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
    fn beauty(&self, size: f32, lines: &Lines) -> f32 {
        let widths: Vec<f32> = lines.iter().map(|line| self.line_width(line)).collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let (last, others) = widths.split_last().unwrap_or((&0.0, &[]));
        let stubs = others.iter().filter(|width| **width < widest * 0.6).count();
        let widow = *last < widest * 0.25;
        size - LINE * widths.len() as f32 - 18.0 * stubs as f32 - if widow { 6.0 } else { 0.0 }
    }

    /// Makes lines as like in length as can be: they are no more, but may be narrower.
    fn balance(&mut self, lines: &mut Lines, words: &[(&str, usize)], width: f32) {
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
    fn end_with_ellipsis(&mut self, lines: &mut Lines, width: f32) {
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
        let words = |line: &[usize]| line.iter().map(|word| &set.words[*word]).collect();
        let lines: Vec<Vec<&SetWord>> = set.lines.iter().map(words).collect();
        for line in &lines {
            let width = line_width(line.iter().copied(), typeface.space()) * set.size;
            assert!(width <= ROOM.width, "a line is {width} wide");
        }
        let text = |line: &Vec<&SetWord>| {
            let words: Vec<&str> = line.iter().map(|word| &*word.text).collect();
            words.join(" ")
        };
        (set.size, lines.iter().map(text).collect())
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
