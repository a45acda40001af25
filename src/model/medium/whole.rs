//! Whether a file is there up to its end. Formats consist of parts that state their own length, so
//! that a file that was cut off, or filled up with zeros, has a part that does not fit.

use super::format::MediumFormat;
use super::parts::{GifBlock, gif_blocks, gif_header};

/// How far before the end of a PDF its end mark can be: some programs write a line or two after it.
const PDF_TAIL: usize = 2048;

/// The length of the record at the end of a ZIP, without the comment in it.
const ZIP_END: usize = 22;

/// How far before the end of a ZIP its last record can begin.
const ZIP_TAIL: usize = (1 << 16) + ZIP_END;

/// Whether a file of a format is whole.
pub(super) fn is_whole(format: MediumFormat, bytes: &[u8]) -> bool {
    match format {
        MediumFormat::Jpeg => jpeg(bytes).is_some(),
        MediumFormat::Png => png(bytes).is_some(),
        MediumFormat::Gif => gif(bytes).is_some(),
        MediumFormat::WebP => webp(bytes).is_some(),
        MediumFormat::Avif => boxes(bytes).is_some(),
        MediumFormat::Pdf => pdf(bytes),
        MediumFormat::Zip => {
            let mut records = tail(bytes, ZIP_TAIL).windows(ZIP_END);
            records.any(|record| record.starts_with(b"PK\x05\x06"))
        }
        MediumFormat::Ico
        | MediumFormat::Svg
        | MediumFormat::Heic
        | MediumFormat::Tiff
        | MediumFormat::Bmp
        | MediumFormat::JpegXl
        | MediumFormat::Jpeg2000
        | MediumFormat::Svgz
        | MediumFormat::Ole
        | MediumFormat::WebPage
        | MediumFormat::Program => true,
    }
}

fn tail(bytes: &[u8], length: usize) -> &[u8] {
    let from = bytes.len().saturating_sub(length);
    bytes.get(from..).unwrap_or_default()
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|found| found == wanted)
}

fn big_endian(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    bytes.iter().try_fold(0_usize, |sum, byte| {
        sum.checked_mul(256)?.checked_add(usize::from(*byte))
    })
}

/// Whether a file ends in zeros, as when a download stopped for which the space had been reserved.
/// For formats without a mark at their end; their compressed data has no such row of zeros.
fn is_filled_up(bytes: &[u8]) -> bool {
    const FILLING: usize = 512;
    bytes.len() > 2 * FILLING && tail(bytes, FILLING).iter().all(|byte| *byte == 0)
}

/// Segments up to the picture, which ends with a mark that cannot be in the picture itself. A small
/// preview in a segment has an end mark too, so segments are skipped by their length.
fn jpeg(bytes: &[u8]) -> Option<()> {
    let mut at = 2;
    loop {
        // Between segments browsers skip what is no mark.
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xd9 => return None,
            _ => {
                let length = big_endian(bytes, at + 2, 2).filter(|length| *length >= 2)?;
                at += 2 + length;
                if marker == 0xda {
                    let picture = bytes.get(at..)?;
                    let is_end = |found: &[u8]| found == [0xff, 0xd9];
                    return picture.windows(2).rposition(is_end).map(|_| ());
                }
            }
        }
    }
}

fn png(bytes: &[u8]) -> Option<()> {
    let mut at = 8;
    let mut has_picture = false;
    loop {
        let length = big_endian(bytes, at, 4)?;
        let name = bytes.get(at + 4..at + 8)?;
        at = at.checked_add(12)?.checked_add(length)?;
        if at > bytes.len() || !name.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        match name {
            b"IDAT" => has_picture = true,
            b"IEND" => return has_picture.then_some(()),
            _ => {}
        }
    }
}

fn gif(bytes: &[u8]) -> Option<()> {
    let mut end = gif_header(bytes)?;
    let mut has_picture = false;
    for block in gif_blocks(bytes) {
        match block {
            GifBlock::Frame(bytes) => {
                has_picture = true;
                end += bytes.len();
            }
            GifBlock::Extension(_, bytes) => end += bytes.len(),
        }
    }
    // Some programs leave out the last byte, and browsers do not mind.
    let is_end = matches!(bytes.get(end), Some(0x3b) | None);
    (has_picture && is_end).then_some(())
}

fn webp(bytes: &[u8]) -> Option<()> {
    let size = |at: usize| {
        let bytes = bytes.get(at..at.checked_add(4)?)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    };
    let end = size(4)?.checked_add(8)?;
    if is_filled_up(bytes) {
        return None;
    }
    let mut at = 12_usize;
    let mut has_picture = false;
    while at.checked_add(8)? <= end {
        has_picture |= matches!(bytes.get(at..at + 4)?, b"VP8 " | b"VP8L" | b"ANMF");
        let length = size(at + 4)?;
        if at.checked_add(8)?.checked_add(length)? > bytes.len() {
            return None;
        }
        at = at.checked_add(8 + length + length % 2)?;
    }
    has_picture.then_some(())
}

/// The boxes of an AVIF: each within the file, with its description and its data.
fn boxes(bytes: &[u8]) -> Option<()> {
    if is_filled_up(bytes) {
        return None;
    }
    let mut at = 0_usize;
    let (mut has_description, mut has_data) = (false, false);
    while at < bytes.len() {
        let (length, header) = match big_endian(bytes, at, 4)? {
            0 => (bytes.len() - at, 8),
            1 => (big_endian(bytes, at + 8, 8)?, 16),
            length => (length, 8),
        };
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(length)?;
        if length < header || end > bytes.len() {
            return None;
        }
        has_description |= matches!(name, b"meta" | b"moov");
        // A small picture can be in the description itself.
        has_data |= name == b"mdat" || (name == b"meta" && contains(bytes.get(at..end)?, b"idat"));
        at = end;
    }
    (has_description && has_data).then_some(())
}

fn pdf(bytes: &[u8]) -> bool {
    let is_filling = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
    let end = bytes.iter().rposition(|byte| !is_filling(byte));
    let end = end.map_or(0, |last| last + 1);
    let bytes = bytes.get(..end).unwrap_or_default();
    contains(tail(bytes, PDF_TAIL), b"%%EOF")
}
