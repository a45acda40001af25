//! What a picture of pixels needs: which file takes its place for who does not read WebP, and how it is
//! turned. Read from its headers; nothing is decoded.

use super::MediumFormat;
use super::parts::{Chunk, GifBlock, gif_blocks, png_chunks, webp_chunks};

/// The encoding of the file for browsers and services that do not read WebP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fallback {
    /// JPEG, for a picture without transparent parts.
    Jpeg,
    /// PNG.
    Png,
}

/// The fallback of a picture that is made in other sizes; `None` for a file that is published whole: a
/// drawing, an animation, and AVIF, for which there is no decoder.
pub(super) fn fallback(bytes: &[u8]) -> Option<Fallback> {
    match MediumFormat::of_bytes(bytes)? {
        MediumFormat::Jpeg => Some(Fallback::Jpeg),
        MediumFormat::Png => png(bytes),
        MediumFormat::Gif => {
            let frames = gif_blocks(bytes).filter(|block| matches!(block, GifBlock::Frame(_)));
            (frames.count() == 1).then_some(Fallback::Png)
        }
        MediumFormat::WebP => webp(bytes),
        _ => None,
    }
}

fn png(bytes: &[u8]) -> Option<Fallback> {
    let mut is_transparent = false;
    for chunk in png_chunks(bytes) {
        match chunk.name {
            // The colour types with a palette, and with opacity.
            b"IHDR" => is_transparent |= matches!(chunk.data.get(9), Some(3 | 4 | 6)),
            b"tRNS" => is_transparent = true,
            b"acTL" => return None,
            b"IDAT" => break,
            _ => {}
        }
    }
    Some(match is_transparent {
        true => Fallback::Png,
        false => Fallback::Jpeg,
    })
}

fn webp(bytes: &[u8]) -> Option<Fallback> {
    let first = webp_chunks(bytes).next()?;
    let is_transparent = match first.name {
        b"VP8X" => {
            let flags = *first.data.first()?;
            if flags & 0x02 != 0 {
                return None;
            }
            flags & 0x10 != 0
        }
        // After a signature of a byte: 14 bits for each side, and whether there is opacity.
        b"VP8L" => first.data.get(4)? & 0x10 != 0,
        _ => false,
    };
    Some(match is_transparent {
        true => Fallback::Png,
        false => Fallback::Jpeg,
    })
}

/// How a picture is stored: a value of the tag Orientation of Exif, from 1 to 8. A telephone writes the
/// pixels as its sensor is read, and notes here how it was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orientation(u8);

impl Orientation {
    /// As it is shown.
    pub const UPRIGHT: Self = Self(1);

    /// The orientation that a file states; upright if it states none.
    pub fn of(file: &[u8]) -> Self {
        let exif = match MediumFormat::of_bytes(file) {
            Some(MediumFormat::Jpeg) => jpeg_exif(file),
            Some(MediumFormat::Png) => named(png_chunks(file), b"eXIf"),
            Some(MediumFormat::WebP) => named(webp_chunks(file), b"EXIF"),
            _ => None,
        };
        exif.and_then(stated).map_or(Self::UPRIGHT, Self)
    }

    /// The least Exif that states it, as in a TIFF with a list of one; `None` when there is nothing to
    /// state.
    pub fn note(self) -> Option<[u8; 26]> {
        let start = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
        (self != Self::UPRIGHT).then(|| {
            let mut note = start;
            note[18] = self.0;
            note
        })
    }

    /// Whether width and height are exchanged.
    pub fn is_sideways(self) -> bool {
        self.0 >= 5
    }

    /// The column and row in the stored picture, of this width and height, of a pixel of the upright one.
    pub fn source(self, x: usize, y: usize, width: usize, height: usize) -> (usize, usize) {
        let (right, bottom) = (width.saturating_sub(1), height.saturating_sub(1));
        match self.0 {
            2 => (right.saturating_sub(x), y),
            3 => (right.saturating_sub(x), bottom.saturating_sub(y)),
            4 => (x, bottom.saturating_sub(y)),
            5 => (y, x),
            6 => (y, bottom.saturating_sub(x)),
            7 => (right.saturating_sub(y), bottom.saturating_sub(x)),
            8 => (right.saturating_sub(y), x),
            _ => (x, y),
        }
    }
}

fn named<'f>(mut chunks: impl Iterator<Item = Chunk<'f>>, wanted: &[u8]) -> Option<&'f [u8]> {
    let found = chunks.find(|chunk| chunk.name == wanted)?;
    // Some programs write the mark of JPEG here too.
    Some(found.data.strip_prefix(EXIF_MARK).unwrap_or(found.data))
}

/// Before Exif in a JPEG.
const EXIF_MARK: &[u8] = b"Exif\0\0";

/// How far into a JPEG its Exif can begin: one segment of 64 kB may stand before it.
const EXIF_REACH: usize = 1 << 17;

fn jpeg_exif(file: &[u8]) -> Option<&[u8]> {
    let head = file.get(..file.len().min(EXIF_REACH))?;
    let at = head
        .windows(EXIF_MARK.len())
        .position(|bytes| bytes == EXIF_MARK)?;
    head.get(at + EXIF_MARK.len()..)
}

/// The orientation in Exif, if it is one of the eight.
fn stated(exif: &[u8]) -> Option<u8> {
    let is_little = exif.starts_with(b"II");
    let number = |at: usize, length: usize| {
        let bytes = exif.get(at..at.checked_add(length)?)?.iter();
        let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(match is_little {
            true => bytes.rev().fold(0, add),
            false => bytes.fold(0, add),
        })
    };
    let list = number(4, 4)?.min(exif.len());
    let mut entries = (0..number(list, 2)?).map(|entry| list + 2 + entry * 12);
    let orientation = entries.find(|entry| number(*entry, 2) == Some(0x0112))?;
    let stated = u8::try_from(number(orientation + 8, 2)?).ok()?;
    (1..=8).contains(&stated).then_some(stated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_orientation_puts_the_marked_corner_where_people_see_it() {
        // Stored, 3 wide and 2 high: the letters of the rows.
        let stored = ["abc", "def"];
        for (orientation, upright) in [
            (1, vec!["abc", "def"]),
            (2, vec!["cba", "fed"]),
            (3, vec!["fed", "cba"]),
            (4, vec!["def", "abc"]),
            (5, vec!["ad", "be", "cf"]),
            (6, vec!["da", "eb", "fc"]),
            (7, vec!["fc", "eb", "da"]),
            (8, vec!["cf", "be", "ad"]),
        ] {
            let orientation = Orientation(orientation);
            let found: Vec<String> = (0..upright.len())
                .map(|y| {
                    let row = (0..upright[0].len()).map(|x| {
                        let (column, row) = orientation.source(x, y, 3, 2);
                        char::from(stored[row].as_bytes()[column])
                    });
                    row.collect()
                })
                .collect();
            assert_eq!(found, upright, "{orientation:?}");
        }
    }
}
