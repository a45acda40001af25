//! Pictures of pixels: decoded, scaled, turned upright, converted to sRGB and encoded.

mod colour;
mod decode;
mod encode;
mod pixels;

use self::decode::decode;
use self::encode::{encode, is_flat};
use self::pixels::Pixels;
use super::fault::PictureFault;
use crate::model::medium::PictureForm;

/// Makes forms of a picture from the bytes of its file: those with these numbers, of forms that are
/// [made together](crate::model::medium::recipes).
///
/// # Errors
/// The file cannot be decoded.
pub fn make(
    source: &[u8],
    together: &[PictureForm],
    numbers: &[usize],
) -> Result<Vec<Vec<u8>>, PictureFault> {
    let Some(widest) = together
        .iter()
        .map(|form| form.size)
        .max_by_key(|size| size.width)
    else {
        return Ok(Vec::new());
    };
    let decoded = decode(source)?;
    let is_flat = is_flat(&decoded);
    let master = decoded.scaled_upright(widest, is_flat)?;
    let forms = numbers.iter().filter_map(|number| together.get(*number));
    forms
        .map(|form| {
            let scaled: Pixels = master.scaled(form.size, is_flat)?;
            encode(&scaled, form.encoding, is_flat)
        })
        .collect()
}

/// Checks that pictures can be made from the bytes of a file.
///
/// # Errors
/// The file cannot be decoded.
pub fn check_decodable(source: &[u8]) -> Result<(), PictureFault> {
    decode(source).map(drop)
}

#[cfg(test)]
mod tests;
