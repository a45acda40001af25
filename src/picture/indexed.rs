//! A picture of at most 256 colours: the smallest PNG of flat shapes and text.

use std::collections::HashMap;

use resvg::tiny_skia::{Mask, Pixmap};

/// The colours of a ground: the rest of the palette is for text on it.
const GROUND_COLOURS: usize = 64;

/// The colours of a palette.
const COLOURS: usize = 256;

/// How different two colours of a ground are at least, as the sum of the squares of the differences
/// of their channels; colours nearer than that are drawn alike.
const APART: u32 = 200;

/// How many shades the edge of a letter has, from the ground to the colour of the text.
const SHADES: u8 = 8;

/// A picture of at most 256 colours.
#[derive(Clone)]
pub(super) struct IndexedPicture {
    width: u32,
    height: u32,
    palette: Vec<[u8; 3]>,
    /// A position in the palette for each pixel.
    pixels: Vec<u8>,
}

impl IndexedPicture {
    /// The picture with the colours that it has most of; any other colour becomes the one nearest
    /// to it. Where the picture is transparent it is white.
    pub(super) fn new(picture: &Pixmap) -> Self {
        let colours: Vec<[u8; 3]> = picture
            .pixels()
            .iter()
            .map(|pixel| {
                // The channels are multiplied by alpha already.
                let white = 255 - pixel.alpha();
                [pixel.red(), pixel.green(), pixel.blue()]
                    .map(|channel| channel.saturating_add(white))
            })
            .collect();
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        for colour in &colours {
            *counts.entry(*colour).or_default() += 1;
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
        let places: HashMap<[u8; 3], u8> = by_count
            .iter()
            .map(|(colour, _)| (*colour, nearest(&palette, *colour)))
            .collect();
        Self {
            width: picture.width(),
            height: picture.height(),
            pixels: colours
                .iter()
                .map(|colour| places.get(colour).copied().unwrap_or_default())
                .collect(),
            palette,
        }
    }

    /// Draws a colour through a mask of the same size.
    pub(super) fn fill(&mut self, mask: &Mask, colour: [u8; 3]) {
        let mut places: HashMap<(u8, u8), u8> = HashMap::new();
        for (pixel, cover) in self.pixels.iter_mut().zip(mask.data()) {
            let shade = (u16::from(*cover) * u16::from(SHADES - 1) + 127) / 255;
            let shade = u8::try_from(shade).unwrap_or(SHADES - 1);
            if shade == 0 {
                continue;
            }
            let palette = &mut self.palette;
            *pixel = *places.entry((*pixel, shade)).or_insert_with(|| {
                let ground = palette.get(usize::from(*pixel)).copied();
                let mixed = mix(ground.unwrap_or_default(), colour, shade);
                place(palette, mixed)
            });
        }
    }

    /// The picture as PNG. `None` if the encoder refuses it, which it does only for a picture without
    /// pixels.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        encoder.set_compression(png::Compression::Balanced);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&self.pixels).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
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
