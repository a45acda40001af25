//! Files that are published whole, without what they tell about who made them and where: drawings,
//! animations, AVIF, and downloads that lose nothing. What they show stays, byte for byte, and so does
//! the note of which side is up.

mod avif;
mod svg;

use zlib_rs::crc32::crc32;

use crate::model::medium::parts::{GifBlock, gif_blocks, gif_header, png_chunks, webp_chunks};
use crate::model::medium::{MediumFormat, Orientation};

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

/// Keeps the frames, and how often they are repeated; drops comments and what other programs added.
fn gif(file: &[u8]) -> Option<Vec<u8>> {
    const TIMES: u8 = 0xf9;
    const APPLICATION: u8 = 0xff;
    const LOOPS: [&[u8]; 2] = [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"];
    let mut kept = file.get(..gif_header(file)?)?.to_vec();
    for block in gif_blocks(file) {
        match block {
            GifBlock::Frame(bytes) | GifBlock::Extension(TIMES, bytes) => kept.extend(bytes),
            GifBlock::Extension(APPLICATION, bytes) => {
                let name = bytes.get(2..).unwrap_or_default();
                if LOOPS.iter().any(|loops| name.starts_with(loops)) {
                    kept.extend(bytes);
                }
            }
            GifBlock::Extension(..) => {}
        }
    }
    kept.push(0x3b);
    Some(kept)
}

/// Keeps the chunks that say how the picture looks and moves.
fn png(file: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"sRGB", b"gAMA",
        b"cHRM", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs",
    ];
    let mut kept = file.get(..8)?.to_vec();
    for chunk in png_chunks(file) {
        if KEPT.contains(&chunk.name) {
            kept.extend(chunk.whole);
        }
        if let (b"IHDR", Some(note)) = (chunk.name, Orientation::of(file).note()) {
            let named = [b"eXIf".as_slice(), &note].concat();
            kept.extend(u32::try_from(note.len()).ok()?.to_be_bytes());
            kept.extend(&named);
            kept.extend(crc32(0, &named).to_be_bytes());
        }
        if chunk.name == b"IEND" {
            return Some(kept);
        }
    }
    None
}

/// Keeps all chunks but Exif, XMP and unknown ones, and the flags in the header true. Of Exif the note
/// of the orientation stays, which only a file with that header can have.
fn webp(file: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 7] = [
        b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L",
    ];
    const HAS_XMP: u8 = 0x04;
    const HAS_EXIF: u8 = 0x08;
    let note = Orientation::of(file).note();
    let mut has_header = false;
    let mut chunks = Vec::new();
    for chunk in webp_chunks(file) {
        if !KEPT.contains(&chunk.name) {
            continue;
        }
        let from = chunks.len();
        chunks.extend(chunk.whole);
        if let (b"VP8X", Some(flags)) = (chunk.name, chunks.get_mut(from + 8)) {
            *flags &= !(HAS_XMP | HAS_EXIF);
            if note.is_some() {
                *flags |= HAS_EXIF;
            }
            has_header = true;
        }
    }
    if let (true, Some(note)) = (has_header, note) {
        chunks.extend(b"EXIF");
        chunks.extend(u32::try_from(note.len()).ok()?.to_le_bytes());
        chunks.extend(note);
    }
    let length = u32::try_from(chunks.len() + 4).ok()?;
    Some([b"RIFF".as_slice(), &length.to_le_bytes(), b"WEBP", &chunks].concat())
}

#[cfg(test)]
mod tests;
