//! A picture of at most 256 colours: the smallest PNG of flat shapes and text.

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use rustc_hash::FxHashMap;

use super::cover::Cover;

/// The colours of a ground: the rest of the palette is for text on it.
const GROUND_COLOURS: usize = 64;

/// The colours of a palette.
const COLOURS: usize = 256;

/// How different two colours of a ground are at least, as the sum of the squares of the differences
/// of their channels; colours nearer than that are drawn alike.
const APART: u32 = 200;

/// How many shades the edge of a letter has, from the ground to the colour of the text.
const SHADES: u8 = 8;

/// Some rows of a picture of at most 256 colours.
#[derive(Clone)]
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
        let mut counts: FxHashMap<[u8; 3], usize> = FxHashMap::default();
        let width = picture.width() as usize;
        for run in picture.pixels().chunk_by(|one, other| one == other) {
            if let Some(pixel) = run.first() {
                *counts.entry(on_white(*pixel)).or_default() += run.len();
            }
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
        for row in picture.pixels().chunks_exact(width) {
            bytes.push(0);
            for run in row.chunk_by(|one, other| one == other) {
                let colour = run.first().map(|pixel| on_white(*pixel));
                let place = colour.and_then(|colour| places.get(&colour).copied());
                bytes.resize(bytes.len() + run.len(), place.unwrap_or_default());
            }
        }
        Self {
            width,
            palette,
            bytes,
        }
    }

    /// Draws a colour where it covers a picture of which these rows begin at the given one.
    pub(super) fn fill(&mut self, cover: &Cover, colour: [u8; 3], first_row: usize) {
        const KNOWN: usize = COLOURS * SHADES as usize;
        let mut places: Vec<Option<u8>> = vec![None; KNOWN];
        let rows = self.bytes.chunks_exact_mut(self.width + 1);
        for (row, covered) in rows
            .skip(cover.top.saturating_sub(first_row))
            .zip(cover.rows())
        {
            let pixels = row.get_mut(1 + cover.left..).unwrap_or_default();
            for (pixels, covered) in pixels.chunks_mut(CHUNK).zip(covered.chunks(CHUNK)) {
                if *covered == [0; CHUNK] {
                    continue;
                }
                for (pixel, part) in pixels.iter_mut().zip(covered) {
                    let shade = (u16::from(*part) * u16::from(SHADES - 1) + 127) / 255;
                    let shade = u8::try_from(shade).unwrap_or(SHADES - 1);
                    let known = usize::from(*pixel) * usize::from(SHADES) + usize::from(shade);
                    let (true, Some(known)) = (shade > 0, places.get_mut(known)) else {
                        continue;
                    };
                    *pixel = *known.get_or_insert_with(|| {
                        let ground = self.palette.get(usize::from(*pixel)).copied();
                        let mixed = mix(ground.unwrap_or_default(), colour, shade);
                        place(&mut self.palette, mixed)
                    });
                }
            }
        }
    }
}

/// How many pixels are looked at together for whether a text covers any of them.
const CHUNK: usize = 16;

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
    let (shade, most) = (u16::from(shade), u16::from(SHADES - 1));
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
