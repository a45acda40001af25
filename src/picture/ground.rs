//! The picture that many others are drawn on, of which only what differs is compressed again.
//!
//! The compressed bytes of a PNG are one stream over all rows, in which a part may refer back by
//! at most 32 kB. So the ground is compressed in strips of that height, each in two ways: as what
//! follows the strip above it, and as what follows anything. A picture with text on the ground is the
//! strips above the text, the rows with text, and the strips below them, of which the first follows
//! anything; of the rows with text the runs are compressed.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use png::{BitDepth, ColorType, Encoder, chunk};
use zlib_rs::adler32::{adler32, adler32_combine};
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush, Status, compress_bound};

use super::cover::Cover;
use super::indexed::IndexedRows;
use super::runs::RunCompressor;

/// How far a compressed part may refer back, in bytes.
const WINDOW: usize = 1 << 15;

/// The base-two logarithm of that.
const WINDOW_BITS: i32 = 15;

/// How hard strips are compressed, from 1 to 9. The next level takes longer and saves nothing.
const STRIP_LEVEL: i32 = 6;

/// Begins a stream of zlib.
const STREAM_START: [u8; 2] = [0x78, 0x9c];

/// An empty last block, with which a stream of deflate ends.
const STREAM_END: [u8; 2] = [0x03, 0x00];

/// A picture to draw on.
pub(super) struct Ground {
    rows: IndexedRows,
    /// How many rows a strip has; the last one can have fewer.
    strip_height: usize,
    strips: Vec<Strip>,
    /// Tools that nobody uses now: there are never more than there are threads.
    idle: Mutex<Vec<Tools>>,
}

/// What a picture is drawn and compressed with. Its memory is worth keeping.
#[derive(Default)]
struct Tools {
    compressor: RunCompressor,
    /// The rows with text.
    rows: Vec<u8>,
    /// All rows, compressed.
    stream: Vec<u8>,
}

/// Some rows of a ground, compressed.
struct Strip {
    /// What follows the strip above.
    continued: Vec<u8>,
    /// What follows anything.
    fresh: Vec<u8>,
    checksum: Checksum,
}

/// The checksum of a part of a stream.
#[derive(Clone, Copy)]
struct Checksum {
    adler: u32,
    length: u64,
}

impl Ground {
    /// Compresses a ground. `None` if the compressor refuses, which it does only without memory.
    pub(super) fn new(rows: IndexedRows) -> Option<Self> {
        let row_length = rows.width + 1;
        let strip_height = WINDOW.div_ceil(row_length);
        let level = DeflateConfig {
            level: STRIP_LEVEL,
            ..DeflateConfig::default()
        };
        let (mut continued, mut fresh) = (deflater(level), deflater(level));
        let strips = rows.bytes.chunks(strip_height * row_length).map(|bytes| {
            Some(Strip {
                continued: compressed(&mut continued, bytes, DeflateFlush::SyncFlush)?,
                fresh: compressed(&mut fresh, bytes, DeflateFlush::FullFlush)?,
                checksum: Checksum::of(bytes),
            })
        });
        Some(Self {
            strips: strips.collect::<Option<_>>()?,
            strip_height,
            rows,
            idle: Mutex::default(),
        })
    }

    /// The ground with a text in a colour on it, in PNG. `None` if an encoder refuses, which it does
    /// only without memory or pixels.
    pub(super) fn png(&self, text: Option<&Cover>, colour: [u8; 3]) -> Option<Vec<u8>> {
        let mut tools = self.idle().pop().unwrap_or_default();
        let png = self.drawn(text, colour, &mut tools);
        self.idle().push(tools);
        png
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Tools>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn drawn(&self, text: Option<&Cover>, colour: [u8; 3], tools: &mut Tools) -> Option<Vec<u8>> {
        let row_length = self.rows.width + 1;
        let touched = text.map_or(0..0, |text| self.touched(text));
        let first_row = touched.start * self.strip_height;
        let last_row = touched.end * self.strip_height;
        let from = first_row * row_length;
        let to = (last_row * row_length).min(self.rows.bytes.len());
        tools.rows.clear();
        tools.rows.extend(self.rows.bytes.get(from..to)?);
        let mut drawn = IndexedRows {
            width: self.rows.width,
            palette: self.rows.palette.clone(),
            bytes: std::mem::take(&mut tools.rows),
        };
        if let Some(text) = text {
            drawn.fill(text, colour, first_row);
        }
        tools.rows = drawn.bytes;
        let stream = &mut tools.stream;
        stream.clear();
        stream.extend(STREAM_START);
        let mut checksum = Checksum::of(&[]);
        for (number, strip) in self.strips.iter().enumerate() {
            if number == touched.start && !touched.is_empty() {
                tools.compressor.compress(&tools.rows, stream);
                checksum = checksum.then(Checksum::of(&tools.rows));
            }
            if touched.contains(&number) {
                continue;
            }
            let follows_text = number == touched.end;
            stream.extend(if follows_text {
                &strip.fresh
            } else {
                &strip.continued
            });
            checksum = checksum.then(strip.checksum);
        }
        stream.extend(STREAM_END);
        stream.extend(checksum.adler.to_be_bytes());
        self.wrapped(&drawn.palette, stream)
    }

    /// The strips with a text on them.
    fn touched(&self, text: &Cover) -> Range<usize> {
        let (top, bottom) = text.rows();
        let end = bottom.div_ceil(self.strip_height).min(self.strips.len());
        (top / self.strip_height).min(end)..end
    }

    fn wrapped(&self, palette: &[[u8; 3]], stream: &[u8]) -> Option<Vec<u8>> {
        let height = self.rows.bytes.len() / (self.rows.width + 1);
        let mut bytes = Vec::with_capacity(stream.len() + 1024);
        let mut encoder = Encoder::new(
            &mut bytes,
            u32::try_from(self.rows.width).ok()?,
            u32::try_from(height).ok()?,
        );
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette.concat());
        let mut writer = encoder.write_header().ok()?;
        writer.write_chunk(chunk::IDAT, stream).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}

impl Checksum {
    fn of(bytes: &[u8]) -> Self {
        Self {
            adler: adler32(1, bytes),
            length: bytes.len() as u64,
        }
    }

    fn then(self, next: Self) -> Self {
        Self {
            adler: adler32_combine(self.adler, next.adler, next.length),
            length: self.length + next.length,
        }
    }
}

fn deflater(config: DeflateConfig) -> Deflate {
    Deflate::new_with_config(DeflateConfig {
        // Below zero: without the header of a stream.
        window_bits: -WINDOW_BITS,
        ..config
    })
}

/// A part of a stream, compressed up to a whole byte.
fn compressed(deflater: &mut Deflate, part: &[u8], flush: DeflateFlush) -> Option<Vec<u8>> {
    // What it takes at most, and the empty block with which a part ends.
    let mut room = vec![0; compress_bound(part.len()) + 16];
    let (taken, made) = (deflater.total_in(), deflater.total_out());
    let status = deflater.compress(part, &mut room, flush);
    let taken = deflater.total_in() - taken;
    if status != Ok(Status::Ok) || taken != part.len() as u64 {
        return None;
    }
    room.truncate(usize::try_from(deflater.total_out() - made).ok()?);
    room.shrink_to_fit();
    Some(room)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::sync::Arc;

    use resvg::tiny_skia::{Color, Paint, PathBuilder, Pixmap, Rect, Transform};

    use super::super::cover::{DrawnLetter, PlacedLetter};
    use super::*;

    /// A ground with something in every row.
    fn picture() -> Pixmap {
        let mut picture = Pixmap::new(700, 311).unwrap();
        picture.fill(Color::WHITE);
        for number in 0..40_u8 {
            let mut paint = Paint::default();
            paint.set_color_rgba8(number * 6, 255 - number * 4, 90, 255);
            let at = f32::from(number);
            let rect = Rect::from_xywh(at * 16.5, at * 7.3, 90.0, 30.0).unwrap();
            picture.fill_rect(rect, &paint, Transform::identity(), None);
        }
        picture
    }

    /// The decoded PNG, with all checksums verified.
    fn decoded(png: &[u8]) -> Vec<u8> {
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.ignore_checksums(false);
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bytes).unwrap();
        reader.finish().unwrap();
        bytes
    }

    #[test]
    fn a_text_changes_the_pixels_that_it_covers_wherever_it_is() {
        let ground = Ground::new(IndexedRows::new(&picture())).unwrap();
        let bare = decoded(&ground.png(None, [0; 3]).unwrap());
        assert_eq!(bare.len(), 700 * 311 * 3);
        for (top, height) in [(0, 20), (0, 311), (100, 94), (140, 1), (280, 31), (310, 1)] {
            let rect = Rect::from_xywh(33.0, top as f32, 600.0, height as f32).unwrap();
            let letter = DrawnLetter::new(Some(&PathBuilder::from_rect(rect)));
            let text = Cover {
                letters: vec![PlacedLetter {
                    letter: Arc::new(letter),
                    at: (0, 0),
                }],
            };
            let pixels = decoded(&ground.png(Some(&text), [1, 2, 3]).unwrap());
            for (at, (pixel, before)) in pixels.chunks(3).zip(bare.chunks(3)).enumerate() {
                let (x, y) = (at % 700, at / 700);
                let is_covered = (33..633).contains(&x) && (top..top + height).contains(&y);
                let expected = if is_covered { &[1, 2, 3] } else { before };
                assert_eq!(pixel, expected, "{x}, {y} with {height} rows from {top}");
            }
        }
    }
}
