//! The picture of a page that shows when somebody shares it: the drawing of the theme, with the name
//! of the site and the title of the page set in it.
//!
//! A theme draws the picture as an SVG of 1200 × 630 and says in it where text goes, with rectangles
//! that are not drawn themselves:
//!
//! ```svg
//! <rect id="titel" x="80" y="80" width="640" height="330" fill="#141c26" font-size="84"/>
//! <rect id="naam" x="150" y="520" width="600" height="44" fill="#141c26" font-size="30"/>
//! ```
//!
//! `fill` is the colour of the text and `font-size` its largest size; a title that is long gets
//! smaller type, and what does not fit in four lines of the smallest (`SMALLEST_TITLE`) ends with an
//! ellipsis after a word. `font-weight` (700), `letter-spacing` (as a part of the
//! size, 0), `text-transform` (`uppercase`), `text-anchor` (`middle` and `end`: where the lines stand)
//! and `data-plek` (`midden` and `onder`: where the block of lines stands) are optional.
//!
//! Text is set with the theme's own outlines, never with a font of the machine; see `typeface`.

use std::collections::BTreeMap;
use std::sync::Arc;

use harfrust::Font;
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use super::cover::Cover;
use super::drawing::{self, DrawingError};
use super::ground::Ground;
use super::indexed::IndexedRows;
use super::letters::Letters;
use super::lines::{Align, TextBox, set};
use super::typeface::{Typeface, fonts};
use crate::digest::Digest;

/// The width of a social picture in pixels.
pub const WIDTH: u32 = 1200;
/// Its height.
pub const HEIGHT: u32 = 630;
/// Its media type.
pub const MEDIA_TYPE: &str = "image/png";

/// The smallest type of a title: legible when a phone shows the picture at a third of its width.
const SMALLEST_TITLE: f32 = 42.0;

/// The smallest type of the name of a site, as a part of its largest.
const SMALLEST_NAME: f32 = 0.6;

/// The most lines of a title.
const TITLE_LINES: usize = 4;

/// Begins the input of every digest. It changes whenever the same input makes another picture, as
/// after a change to this room, to the font in it, or to a crate that draws; a test tells when.
const RECIPE: &str = "vindplek social picture 4";

/// What all social pictures of a site have in common, as the theme gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dress {
    /// The drawing.
    pub drawing: Arc<[u8]>,
    /// The drawings that it shows, by name.
    pub images: BTreeMap<String, Arc<[u8]>>,
    /// The font of the theme, in WOFF2, if it has one.
    pub font: Option<Arc<[u8]>>,
}

/// What all pictures of a site show, drawn and compressed: the dress and the name.
pub struct Canvas {
    ground: Ground,
    title: TextStyle,
    letters: Letters,
}

/// A drawing without the rectangles for text, and what those say.
struct Layout {
    drawing: String,
    title: TextStyle,
    name: TextStyle,
}

/// Where and how a text is set.
struct TextStyle {
    room: TextBox,
    typeface: Typeface,
    colour: [u8; 3],
    uppercase: bool,
}

impl Dress {
    /// The digest of everything in the dress.
    pub fn digest(&self) -> Digest {
        let mut input = Vec::new();
        add(&mut input, RECIPE.as_bytes());
        add(&mut input, &self.drawing);
        for (name, image) in &self.images {
            add(&mut input, name.as_bytes());
            add(&mut input, image);
        }
        add(&mut input, self.font.as_deref().unwrap_or_default());
        Digest::of(&input)
    }

    /// What is wrong with the drawing, if anything.
    pub fn problem(&self) -> Option<DrawingError> {
        let read = || drawing::check(self.layout(&[])?.drawing.as_bytes());
        read().err()
    }

    /// Draws what all pictures of a site share.
    ///
    /// # Errors
    /// When the drawing cannot be drawn, or does not say where title and name go.
    pub fn canvas(&self, site: &str) -> Result<Canvas, DrawingError> {
        let layout = self.layout(&fonts(self.font.as_deref()))?;
        let pixels = drawing::pixels(layout.drawing.as_bytes(), &self.images, WIDTH, HEIGHT)?;
        let mut rows = IndexedRows::new(&pixels);
        if let Some(name) = layout.name.cover(site, &Letters::default()) {
            rows.fill(&name, layout.name.colour, 0);
        }
        Ok(Canvas {
            ground: Ground::new(rows).ok_or(DrawingError::Size)?,
            title: layout.title,
            letters: Letters::default(),
        })
    }

    /// The layout, with texts in the given fonts.
    fn layout(&self, fonts: &[Font]) -> Result<Layout, DrawingError> {
        let text = std::str::from_utf8(&self.drawing);
        let text = text.map_err(|why| DrawingError::Malformed(why.to_string()))?;
        let options = ParsingOptions {
            allow_dtd: true,
            ..ParsingOptions::default()
        };
        let document = Document::parse_with_options(text, options);
        let document = document.map_err(|why| DrawingError::Malformed(why.to_string()))?;
        let placed = |id: &'static str| {
            let mut nodes = document.descendants();
            let node = nodes.find(|node| node.attribute("id") == Some(id));
            node.ok_or(DrawingError::Missing(id))
        };
        let (title, name) = (placed("titel")?, placed("naam")?);
        let mut cuts = [title.range(), name.range()];
        cuts.sort_by_key(|cut| std::cmp::Reverse(cut.start));
        let mut drawing = text.to_owned();
        for cut in cuts {
            if drawing.get(cut.clone()).is_some() {
                drawing.replace_range(cut, "");
            }
        }
        Ok(Layout {
            title: TextStyle::read(&title, fonts, "titel", TITLE_LINES)?,
            name: TextStyle::read(&name, fonts, "naam", 1)?,
            drawing,
        })
    }
}

/// The digest of all input of a picture, from that of the dress.
pub fn recipe(dress: Digest, site: &str, title: &str) -> Digest {
    let mut input = Vec::new();
    add(&mut input, dress.to_string().as_bytes());
    add(&mut input, site.as_bytes());
    add(&mut input, title.as_bytes());
    Digest::of(&input)
}

/// Adds a part to the input of a digest, so that the parts of two inputs with the same bytes are the
/// same.
fn add(input: &mut Vec<u8>, part: &[u8]) {
    input.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
    input.extend(part);
}

impl Canvas {
    /// The picture of a page, in PNG.
    ///
    /// # Errors
    /// Never for a canvas: it has pixels.
    pub fn picture(&self, title: &str) -> Result<Vec<u8>, DrawingError> {
        let cover = self.title.cover(title, &self.letters);
        let png = self.ground.png(cover.as_ref(), self.title.colour);
        png.ok_or(DrawingError::Size)
    }
}

impl TextStyle {
    fn read(
        rect: &Node<'_, '_>,
        fonts: &[Font],
        id: &'static str,
        lines: usize,
    ) -> Result<Self, DrawingError> {
        let number = |key: &str| -> Option<f32> { rect.attribute(key)?.trim().parse().ok() };
        let inside =
            |key: &str, most: u32| number(key).filter(|it| (0.0..=most as f32).contains(it));
        let unusable = || DrawingError::Unusable(id);
        let size = number("font-size").unwrap_or(64.0).clamp(8.0, 300.0);
        let smallest = match id {
            "titel" => SMALLEST_TITLE,
            _ => size * SMALLEST_NAME,
        };
        let across = match rect.attribute("text-anchor") {
            Some("middle") => Align::Middle,
            Some("end") => Align::End,
            _ => Align::Start,
        };
        let down = match rect.attribute("data-plek") {
            Some("midden") => Align::Middle,
            Some("onder") => Align::End,
            _ => Align::Start,
        };
        let room = TextBox {
            left: inside("x", WIDTH).ok_or_else(unusable)?,
            top: inside("y", HEIGHT).ok_or_else(unusable)?,
            width: inside("width", WIDTH)
                .filter(|it| *it >= 1.0)
                .ok_or_else(unusable)?,
            height: inside("height", HEIGHT)
                .filter(|it| *it >= 1.0)
                .ok_or_else(unusable)?,
            sizes: (size, smallest.min(size)),
            lines,
            across,
            down,
        };
        let weight = number("font-weight").unwrap_or(700.0).clamp(1.0, 1000.0);
        let spacing = number("letter-spacing").unwrap_or(0.0).clamp(-0.2, 1.0);
        Ok(Self {
            room,
            typeface: Typeface::new(fonts, weight, spacing),
            colour: rect
                .attribute("fill")
                .and_then(colour)
                .ok_or_else(unusable)?,
            uppercase: rect.attribute("text-transform") == Some("uppercase"),
        })
    }

    /// What the letters of a text cover; `None` if nothing of it can be drawn.
    fn cover(&self, text: &str, letters: &Letters) -> Option<Cover> {
        let mut text = self.typeface.drawable(text);
        if self.uppercase {
            text = self.typeface.drawable(&text.to_uppercase());
        }
        let set = set(&text, &self.typeface, &self.room);
        letters.cover(&set.letters(&self.typeface, &self.room), &self.typeface)
    }
}

/// A colour written `#rrggbb` or `#rgb`.
fn colour(written: &str) -> Option<[u8; 3]> {
    let digits = written.trim().strip_prefix('#')?;
    let values: Option<Vec<u8>> = digits
        .chars()
        .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
        .collect();
    match *values? {
        [r1, r2, g1, g2, b1, b2] => Some([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]),
        [red, green, blue] => Some([red * 17, green * 17, blue * 17]),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
