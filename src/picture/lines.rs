//! Text set in a box: broken into lines of like width, in type as large as fits.

use super::breaking::{Breaks, LINE, Lines, SetWord, Setter, line_width};
use super::letters::LetterAt;
use super::typeface::Typeface;

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

/// The most characters that are looked at: more than fit in the smallest type.
const MAX_LENGTH: usize = 500;

/// The distance of two base lines, as a part of the size of the type.
const LEADING: f32 = 1.12;

/// How much smaller the type gets at each try.
const STEP: f32 = 4.0;

/// Type larger than this has at most so many lines: more make a wall of it.
const WALLS: [(f32, usize); 2] = [(96.0, 2), (68.0, 3)];

/// Sets a text of drawable characters in a box.
pub(super) fn set(text: &str, typeface: &Typeface, room: &TextBox) -> SetText {
    let mut setter = Setter::new(typeface);
    let end = text.char_indices().nth(MAX_LENGTH).map(|(at, _)| at);
    let text = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let words = text.split(' ').filter(|word| !word.is_empty());
    let words: Vec<(&str, usize)> = words.map(|word| (word, setter.whole(word))).collect();
    for breaks in [Breaks::None, Breaks::Hyphens, Breaks::Anywhere] {
        if let Some((size, lines)) = most_beautiful(&mut setter, &words, breaks, room) {
            return SetText::new(size, lines, setter);
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
    SetText::new(size, lines, setter)
}

/// The size and the lines of words that are most beautiful; of equals the largest. `None` if they fit
/// in no size.
fn most_beautiful(
    setter: &mut Setter<'_>,
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
        if !setter.fill(&mut lines, words, width, breaks, room.most_lines(size)) {
            continue;
        }
        // A narrower line breaks more words.
        if breaks == Breaks::None {
            setter.balance(&mut lines, words, width);
        }
        let beauty = setter.beauty(size, &lines);
        if best.as_ref().is_none_or(|(best, ..)| beauty > *best) {
            best = Some((beauty, size, lines));
        }
    }
    best.map(|(_, size, lines)| (size, lines))
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
    fn new(size: f32, lines: Lines, setter: Setter<'_>) -> Self {
        Self {
            size,
            words: setter.into_words(),
            lines,
        }
    }

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

impl Align {
    fn offset(self, rest: f32) -> f32 {
        match self {
            Self::Start => 0.0,
            Self::Middle => rest / 2.0,
            Self::End => rest,
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
