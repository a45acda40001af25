//! A picture of at most 256 colours: the smallest PNG of flat shapes and text.

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use rustc_hash::FxHashMap;

use super::cover::{Cover, FULL, SHADES};

/// The colours of a ground: the rest of the palette is for text on it.
const GROUND_COLOURS: usize = 64;

/// The colours of a palette.
const COLOURS: usize = 256;

/// How different two colours of a ground are at least, as the sum of the squares of the differences
/// of their channels; colours nearer than that are drawn alike.
const APART: u32 = 200;

/// Some rows of a picture of at most 256 colours.
pub(super) struct IndexedRows {
    /// The width in pixels.
    pub(super) width: usize,
    /// The colours.
    pub(super) palette: Vec<[u8; 3]>,
    /// Of each row a zero, which is what PNG calls no filter, and for each pixel a position in the
    /// palette.
    pub(super) bytes: Vec<u8>,
}

impl IndexedRows {
    /// The rows of a picture with the colours that it has most of; any other colour becomes the one
    /// nearest to it. Where the picture is transparent it is white.
    pub(super) fn new(picture: &Pixmap) -> Self {
        let width = picture.width() as usize;
        let rows = picture.pixels().chunks_exact(width);
        let runs = rows.flat_map(|row| row.chunk_by(|one, other| one == other));
        let runs = runs.filter_map(|run| Some((on_white(*run.first()?), run.len())));
        let runs: Vec<([u8; 3], usize)> = runs.collect();
        let mut counts: FxHashMap<[u8; 3], usize> = FxHashMap::default();
        for (colour, length) in &runs {
            *counts.entry(*colour).or_default() += length;
        }
        let mut by_count: Vec<([u8; 3], usize)> = counts.into_iter().collect();
        by_count.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        let mut palette: Vec<[u8; 3]> = Vec::new();
        for (colour, _) in &by_count {
            if palette.len() == GROUND_COLOURS {
                break;
            }
            let is_new = palette
                .iter()
                .all(|other| difference(*other, *colour) >= APART);
            if is_new {
                palette.push(*colour);
            }
        }
        let places: FxHashMap<[u8; 3], u8> = by_count
            .iter()
            .map(|(colour, _)| (*colour, nearest(&palette, *colour)))
            .collect();
        let mut bytes = Vec::with_capacity((width + 1) * picture.height() as usize);
        for (colour, length) in &runs {
            if bytes.len() % (width + 1) == 0 {
                bytes.push(0);
            }
            let place = places.get(colour).copied().unwrap_or_default();
            bytes.resize(bytes.len() + length, place);
        }
        Self {
            width,
            palette,
            bytes,
        }
    }

    /// Draws a colour where it covers a picture of which these rows begin at the given one.
    pub(super) fn fill(&mut self, cover: &Cover, colour: [u8; 3], first_row: usize) {
        let mut shades = Shades {
            colour,
            known: [None; COLOURS * SHADES as usize],
        };
        let width = self.width;
        let column = |column: i32| usize::try_from(column).unwrap_or_default().min(width);
        for letter in &cover.letters {
            letter.each_span(|span| {
                let row = usize::try_from(span.row).ok();
                let Some(row) = row.and_then(|row| row.checked_sub(first_row)) else {
                    return;
                };
                let start = row * (width + 1) + 1;
                let (from, to) = span.columns;
                let pixels = start + column(from)..start + column(to);
                if let Some(pixels) = self.bytes.get_mut(pixels) {
                    shades.lay(pixels, span.shade, &mut self.palette);
                }
            });
        }
    }
}

/// The shades of a colour on the colours of a palette.
struct Shades {
    colour: [u8; 3],
    /// The positions of those that were looked up.
    known: [Option<u8>; COLOURS * SHADES as usize],
}

impl Shades {
    /// Lays a shade on pixels.
    fn lay(&mut self, pixels: &mut [u8], shade: u8, palette: &mut Vec<[u8; 3]>) {
        if shade == FULL {
            // It is the same on all colours.
            if let Some(first) = pixels.first() {
                pixels.fill(self.on(*first, shade, palette));
            }
            return;
        }
        for pixel in pixels {
            *pixel = self.on(*pixel, shade, palette);
        }
    }

    /// The position of a shade on the colour at a position.
    fn on(&mut self, ground: u8, shade: u8, palette: &mut Vec<[u8; 3]>) -> u8 {
        let known = usize::from(ground) * usize::from(SHADES) + usize::from(shade);
        let Some(known) = self.known.get_mut(known) else {
            return ground;
        };
        *known.get_or_insert_with(|| {
            let colour = palette.get(usize::from(ground)).copied();
            place(palette, mix(colour.unwrap_or_default(), self.colour, shade))
        })
    }
}

/// The colour of a pixel on white; its channels are multiplied by its opacity already.
fn on_white(pixel: PremultipliedColorU8) -> [u8; 3] {
    let white = 255 - pixel.alpha();
    [pixel.red(), pixel.green(), pixel.blue()].map(|channel| channel.saturating_add(white))
}

/// The position of a colour in a palette, which gets it if it has room; otherwise of the nearest.
fn place(palette: &mut Vec<[u8; 3]>, colour: [u8; 3]) -> u8 {
    let known = palette.iter().position(|other| *other == colour);
    let new = known.is_none() && palette.len() < COLOURS;
    if new {
        palette.push(colour);
    }
    let at = known.or_else(|| new.then(|| palette.len() - 1));
    let at = at.and_then(|at| u8::try_from(at).ok());
    at.unwrap_or_else(|| nearest(palette, colour))
}

/// The position of the colour of a palette that is nearest to the given one; the first of equals.
fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let places = (0_u8..=255).zip(palette);
    let nearest = places.min_by_key(|(_, other)| difference(**other, colour));
    nearest.map_or(0, |(at, _)| at)
}

fn difference(one: [u8; 3], other: [u8; 3]) -> u32 {
    let channels = one.into_iter().zip(other);
    channels
        .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
        .sum()
}

fn mix(ground: [u8; 3], colour: [u8; 3], shade: u8) -> [u8; 3] {
    let (shade, most) = (u16::from(shade), u16::from(FULL));
    let channel = |ground: u8, colour: u8| {
        let sum = u16::from(ground) * (most - shade) + u16::from(colour) * shade;
        u8::try_from((sum + most / 2) / most).unwrap_or(u8::MAX)
    };
    [
        channel(ground[0], colour[0]),
        channel(ground[1], colour[1]),
        channel(ground[2], colour[2]),
    ]
}
