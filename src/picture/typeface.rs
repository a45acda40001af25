//! Text as outlines, in the font of a theme and, for what that lacks, in one that comes with the
//! program.

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Buffer, Font, GlyphId, Language, ShapeOptions, ShaperFont, shape};
use resvg::tiny_skia::{Path, PathBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of Latin, Greek, Cyrillic and Vietnamese, in one weight; made by
/// `tests/fonts/make.py`.
const WIDE: &[u8] = include_bytes!("letter.woff2");

/// The fonts to draw with: that of a theme, if it has one in WOFF2, and the one of the program.
pub(super) fn fonts(own: Option<&[u8]>) -> Vec<Font> {
    own.into_iter().chain([WIDE]).filter_map(font).collect()
}

fn font(woff2: &[u8]) -> Option<Font> {
    let sfnt = wuff::decompress_woff2(woff2).ok()?;
    Font::new(sfnt, 0)
}

/// The fonts of a text in one weight; a character is drawn in the first that has it.
#[derive(Clone)]
pub(super) struct Typeface {
    fonts: Vec<Font>,
    /// Space added after each character, as a part of the size.
    spacing: f32,
    /// The width of a space.
    space: f32,
}

/// A piece of text as glyphs. Its measures are parts of the size of the type.
#[derive(Default)]
pub(super) struct Glyphs {
    pub(super) placed: Vec<PlacedGlyph>,
    /// The width.
    pub(super) width: f32,
}

/// A glyph of a font of a typeface, at a place from the left end of the base line; `y` is upward.
pub(super) struct PlacedGlyph {
    pub(super) font: usize,
    pub(super) glyph: GlyphId,
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Typeface {
    /// Fonts at a weight.
    pub(super) fn new(fonts: &[Font], weight: f32, spacing: f32) -> Self {
        let at_weight = |font: &Font| {
            let builder = font.instance_builder();
            builder.variations([("wght", weight)]).build()
        };
        let mut typeface = Self {
            fonts: fonts.iter().map(at_weight).collect(),
            spacing,
            space: 0.0,
        };
        typeface.space = typeface.glyphs(" ").width;
        typeface
    }

    /// The width of a space, as a part of the size of the type.
    pub(super) fn space(&self) -> f32 {
        self.space
    }

    /// The height of capitals, as a part of the size of the type.
    pub(super) fn cap_height(&self) -> f32 {
        let Some(font) = self.fonts.first() else {
            return CAP_HEIGHT;
        };
        let height = font
            .metrics()
            .cap_height
            .map_or(0.0, |height| height.to_f32());
        match height / f32::from(font.units_per_em()) {
            // Some fonts do not say.
            height if (0.3..1.2).contains(&height) => height,
            _ => CAP_HEIGHT,
        }
    }

    /// A text with only characters that can be drawn. What no font has is replaced by what it is made
    /// of (`№` by `No`), else loses its marks; failing that, a word with a letter that cannot be drawn
    /// is left out, and so is a sign, such as an emoji.
    pub(super) fn drawable(&self, text: &str) -> String {
        let words = text.split(is_gap);
        let words = words.filter_map(|word| self.drawable_word(word));
        words.collect::<Vec<String>>().join(" ")
    }

    fn drawable_word(&self, word: &str) -> Option<String> {
        let mut drawn = String::new();
        for character in word.nfc() {
            if self.has(character) || character == SOFT_HYPHEN {
                drawn.push(character);
                continue;
            }
            let parts: String = character.nfkd().collect();
            let bare: String = parts
                .chars()
                .filter(|part| !is_combining_mark(*part))
                .collect();
            if parts.chars().all(|part| self.has(part)) {
                drawn.extend(parts.nfc());
            } else if !bare.is_empty() && bare.chars().all(|part| self.has(part)) {
                drawn.push_str(&bare);
            } else if character.is_alphanumeric() {
                return None;
            }
        }
        let has_ink = drawn.chars().any(|character| !is_space(character));
        has_ink.then_some(drawn)
    }

    fn has(&self, character: char) -> bool {
        self.font_of(character).is_some()
    }

    fn font_of(&self, character: char) -> Option<usize> {
        let has = |font: &Font| font.charmap().map_unicode(character).is_some();
        self.fonts.iter().position(has)
    }

    /// A text of drawable characters as glyphs.
    pub(super) fn glyphs(&self, text: &str) -> Glyphs {
        let mut glyphs = Glyphs::default();
        let mut run = String::new();
        let mut run_font = None;
        for character in text.chars() {
            let font = match self.font_of(character) {
                // A mark belongs to the letter before it.
                _ if is_combining_mark(character) && run_font.is_some() => run_font,
                found => found,
            };
            if font != run_font {
                self.add(&mut glyphs, run_font, &run);
                run.clear();
                run_font = font;
            }
            run.push(character);
        }
        self.add(&mut glyphs, run_font, &run);
        glyphs
    }

    fn add(&self, glyphs: &mut Glyphs, at: Option<usize>, run: &str) {
        let Some((at, font)) = at.and_then(|at| Some((at, self.fonts.get(at)?))) else {
            return;
        };
        let unit = 1.0 / f32::from(font.units_per_em());
        let mut buffer = Buffer::new();
        buffer.push_str(run);
        buffer.set_language("nl".parse::<Language>().ok());
        buffer.guess_segment_properties();
        let shaper = ShaperFont::new(font);
        if shape(&shaper, &mut buffer, ShapeOptions::new()).is_err() {
            return;
        }
        let shaped = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        for (info, position) in shaped {
            glyphs.placed.push(PlacedGlyph {
                font: at,
                glyph: GlyphId::new(info.glyph_id),
                x: glyphs.width + position.x_offset as f32 * unit,
                y: position.y_offset as f32 * unit,
            });
            if position.x_advance != 0 {
                glyphs.width += position.x_advance as f32 * unit + self.spacing;
            }
        }
    }

    /// The outline of a glyph of a font, in type of size 1, with y downward.
    pub(super) fn outline(&self, font: usize, glyph: u32) -> Option<Path> {
        let font = self.fonts.get(font)?;
        let glyph = font.outline_glyphs().get(GlyphId::new(glyph))?;
        let mut pen = Pen {
            path: PathBuilder::new(),
            scale: 1.0 / f32::from(font.units_per_em()),
        };
        // A glyph whose outline is damaged stays away.
        let drawn = glyph.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen);
        drawn.ok().and_then(|_| pen.path.finish())
    }
}

/// The height of capitals in most fonts.
const CAP_HEIGHT: f32 = 0.7;

/// Where a word may be broken; it is not drawn.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// Whether a line may end at a character: any white space but that which holds words together.
fn is_gap(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == SOFT_HYPHEN
}

/// Writes the outline of a glyph into a path, with y downward.
struct Pen {
    path: PathBuilder,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (x * self.scale, -y * self.scale)
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx0, cy0), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by)) = (self.at(cx0, cy0), self.at(cx1, cy1));
        let (x, y) = self.at(x, y);
        self.path.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide() -> Typeface {
        Typeface::new(&fonts(None), 600.0, 0.0)
    }

    #[test]
    fn what_no_font_has_is_replaced_or_left_out() {
        let drawable = |text: &str| wide().drawable(text);
        assert_eq!(
            drawable("Über Łódź, Αθήνα и Москва"),
            "Über Łódź, Αθήνα и Москва"
        );
        assert_eq!(drawable("Feest 🎉 met 👩‍👩‍👧 gezin"), "Feest met gezin");
        assert_eq!(drawable("Hoofdstuk Ⅳ, ﬁets"), "Hoofdstuk IV, fiets");
        assert_eq!(drawable("Les in العربية en 中文 en עברית"), "Les in en en");
        assert_eq!(drawable("ḱ e\u{301}"), "k é");
        assert_eq!(drawable("a\u{200B}b\u{202E}c"), "abc");
        assert_eq!(drawable("🎉"), "");
        assert_eq!(drawable(" \n\t "), "");
    }

    #[test]
    fn text_has_a_width_and_ink() {
        let typeface = wide();
        let narrow = typeface.glyphs("il");
        let broad = typeface.glyphs("MW");
        assert!(0.0 < narrow.width && narrow.width < broad.width);
        let letter = &broad.placed[0];
        let outline = typeface.outline(letter.font, letter.glyph.to_u32());
        let bounds = outline.unwrap().bounds();
        assert!(
            bounds.left() >= 0.0 && bounds.bottom() <= 0.01,
            "{bounds:?}"
        );
        assert!((0.6..0.85).contains(&bounds.height()), "{bounds:?}");
    }

    #[test]
    fn what_is_no_font_is_none() {
        for bytes in [
            &b""[..],
            b"wOF2",
            b"wOF2\0\x01\0\0\0\0\0\xff\0\x01\0\0",
            &WIDE[..5000],
        ] {
            assert!(font(bytes).is_none());
        }
    }
}
