//! What a picture of pixels needs: which file takes its place for who does not read WebP, and how it is
//! turned. Read from its headers; nothing is decoded.

use super::MediumFormat;

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
        MediumFormat::Gif => (gif_frames(bytes)? == 1).then_some(Fallback::Png),
        MediumFormat::WebP => webp(bytes),
        _ => None,
    }
}

/// The chunks of a PNG or WebP file: their names and what is in them.
fn chunks(bytes: &[u8], big_endian: bool) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = match big_endian {
        true => bytes.get(8..),
        false => bytes.get(12..),
    };
    std::iter::from_fn(move || {
        let chunk = rest?;
        let (name, length) = match big_endian {
            true => (chunk.get(4..8)?, u32::from_be_bytes(*chunk.first_chunk()?)),
            false => (
                chunk.get(..4)?,
                u32::from_le_bytes(*chunk.get(4..)?.first_chunk()?),
            ),
        };
        let length = usize::try_from(length).ok()?;
        let data = chunk.get(8..8_usize.checked_add(length)?)?;
        // A checksum follows in PNG, and in WebP a byte to make the length even.
        let padding = if big_endian { 4 } else { length % 2 };
        rest = chunk.get(8 + length + padding..);
        Some((name, data))
    })
}

fn png(bytes: &[u8]) -> Option<Fallback> {
    let mut is_transparent = false;
    for (name, data) in chunks(bytes, true) {
        match name {
            // The colour types with a palette, and with opacity.
            b"IHDR" => is_transparent |= matches!(data.get(9), Some(3 | 4 | 6)),
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
    let is_transparent = match chunks(bytes, false).next()? {
        (b"VP8X", data) => {
            let flags = *data.first()?;
            if flags & 0x02 != 0 {
                return None;
            }
            flags & 0x10 != 0
        }
        // After a signature of a byte: 14 bits for each side, and whether there is opacity.
        (b"VP8L", data) => data.get(4)? & 0x10 != 0,
        _ => false,
    };
    Some(match is_transparent {
        true => Fallback::Png,
        false => Fallback::Jpeg,
    })
}

/// How many frames a GIF has; `None` if it is damaged.
fn gif_frames(bytes: &[u8]) -> Option<usize> {
    let table = |flags: u8| match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    };
    let blocks = |mut at: usize| loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += 1 + length,
        }
    };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut frames = 0;
    loop {
        match bytes.get(at) {
            Some(0x21) => at = blocks(at + 2)?,
            Some(0x2c) => {
                frames += 1;
                at = blocks(at + 10 + table(*bytes.get(at + 9)?) + 1)?;
            }
            _ => return Some(frames),
        }
    }
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
            Some(MediumFormat::Png) => named(chunks(file, true), b"eXIf"),
            Some(MediumFormat::WebP) => named(chunks(file, false), b"EXIF"),
            _ => None,
        };
        exif.and_then(stated).map_or(Self::UPRIGHT, Self)
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

fn named<'b>(
    mut chunks: impl Iterator<Item = (&'b [u8], &'b [u8])>,
    wanted: &[u8],
) -> Option<&'b [u8]> {
    let (_, data) = chunks.find(|(name, _)| *name == wanted)?;
    // Some programs write the mark of JPEG here too.
    Some(data.strip_prefix(EXIF_MARK).unwrap_or(data))
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
