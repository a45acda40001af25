//! Files that are published whole, without what they tell about who made them and where: drawings,
//! animations and AVIF. What they show stays, byte for byte.

mod avif;
mod svg;

use crate::model::medium::MediumFormat;

/// A file without its metadata; as it is when it is of a kind that has none, or of which the parts are not
/// known.
pub fn stripped(file: &[u8]) -> Vec<u8> {
    let without = match MediumFormat::of_bytes(file) {
        Some(MediumFormat::Gif) => gif(file),
        Some(MediumFormat::Png) => png(file),
        Some(MediumFormat::WebP) => webp(file),
        Some(MediumFormat::Avif) => avif::without_items(file),
        Some(MediumFormat::Svg) => svg::without_metadata(file),
        _ => None,
    };
    without.unwrap_or_else(|| file.to_vec())
}

/// The length of the data of sub-blocks with their lengths, up to and with the empty one.
fn sub_blocks(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += 1 + length,
        }
    }
}

/// Keeps the frames, and how often they are repeated; drops comments and what other programs added.
fn gif(file: &[u8]) -> Option<Vec<u8>> {
    const LOOPS: [&[u8]; 2] = [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"];
    let table = |flags: u8| match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    };
    let mut at = 13 + table(*file.get(10)?);
    let mut kept = file.get(..at)?.to_vec();
    loop {
        let rest = file.get(at..)?;
        let (length, is_kept) = match rest.first() {
            Some(0x21) => {
                let length = 2 + sub_blocks(rest.get(2..)?)?;
                let is_kept = match rest.get(1)? {
                    0xf9 => true,
                    0xff => LOOPS
                        .iter()
                        .any(|name| rest.get(2..).is_some_and(|it| it.starts_with(name))),
                    _ => false,
                };
                (length, is_kept)
            }
            Some(0x2c) => {
                let pixels = 10 + table(*rest.get(9)?) + 1;
                (pixels + sub_blocks(rest.get(pixels..)?)?, true)
            }
            _ => {
                kept.push(0x3b);
                return Some(kept);
            }
        };
        if is_kept {
            kept.extend_from_slice(rest.get(..length)?);
        }
        at += length;
    }
}

/// Keeps the chunks that say how the picture looks and moves.
fn png(file: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"sRGB", b"gAMA",
        b"cHRM", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs",
    ];
    let mut kept = file.get(..8)?.to_vec();
    let mut rest = file.get(8..)?;
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let chunk = rest.get(..length.checked_add(12)?)?;
        let name = chunk.get(4..8)?;
        if KEPT.contains(&name) {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        rest = rest.get(chunk.len()..)?;
    }
}

/// Keeps all chunks but Exif, XMP and unknown ones, and the flags in the header true.
fn webp(file: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 7] = [
        b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L",
    ];
    const HAS_METADATA: u8 = 0x0c;
    let mut chunks = Vec::new();
    let mut rest = file.get(12..)?;
    while rest.len() >= 8 {
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let padded = length.checked_add(8 + length % 2)?.min(rest.len());
        let chunk = rest.get(..padded)?;
        if KEPT.contains(&chunk.get(..4)?) {
            let from = chunks.len();
            chunks.extend_from_slice(chunk);
            if let (true, Some(flags)) = (chunk.starts_with(b"VP8X"), chunks.get_mut(from + 8)) {
                *flags &= !HAS_METADATA;
            }
        }
        rest = rest.get(padded..)?;
    }
    let length = u32::try_from(chunks.len() + 4).ok()?;
    Some([b"RIFF".as_slice(), &length.to_le_bytes(), b"WEBP", &chunks].concat())
}

#[cfg(test)]
mod tests;
