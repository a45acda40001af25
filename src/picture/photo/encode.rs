//! Encoding, with nothing but the picture: no metadata of any kind.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use png::{BitDepth, Compression, Filter};
use webp::WebPConfig;

use super::decode::Decoded;
use super::pixels::{Channels, Pixels};
use crate::model::medium::Encoding;
use crate::picture::fault::PictureFault;

/// The quality of WebP, of 100: at twice the pixels of a page, as on telephones, no loss is seen.
const WEBP_QUALITY: f32 = 72.0;

/// How hard the encoder of WebP tries, from 0 to 6.
const WEBP_EFFORT: i32 = 4;

/// The quality of JPEG, of 100.
const JPEG_QUALITY: u8 = 78;

/// The most colours of a flat picture, such as a logo or a drawing: loss would show along its edges, and it
/// is small without.
const FLAT_COLOURS: usize = 256;

/// Whether a picture has few colours, in fields: of a photo in few colours, as in a GIF, few pixels are
/// like their neighbour.
pub(super) fn is_flat(decoded: &Decoded) -> bool {
    let pixels = &decoded.pixels;
    if decoded.is_jpeg || pixels.channels == Channels::Cmyk {
        return false;
    }
    let mut colours = rustc_hash::FxHashSet::default();
    let mut last: &[u8] = &[];
    let mut changes: u64 = 0;
    let has_few = pixels
        .bytes
        .chunks_exact(pixels.channels.count())
        .all(|pixel| {
            if pixel != last {
                colours.insert(pixel);
                changes += 1;
                last = pixel;
            }
            colours.len() <= FLAT_COLOURS
        });
    has_few && changes * 2 <= pixels.size.pixels()
}

/// Encodes a picture of three or four channels.
pub(super) fn encode(
    pixels: &Pixels,
    encoding: Encoding,
    is_flat: bool,
) -> Result<Vec<u8>, PictureFault> {
    match encoding {
        Encoding::WebP if is_flat => lossless_webp(pixels),
        Encoding::WebP => lossy_webp(pixels),
        Encoding::Jpeg => jpeg(pixels),
        Encoding::Png => png(pixels),
    }
}

fn lossy_webp(pixels: &Pixels) -> Result<Vec<u8>, PictureFault> {
    let size = pixels.size;
    let encoder = match pixels.channels {
        Channels::Rgba => webp::Encoder::from_rgba(&pixels.bytes, size.width, size.height),
        _ => webp::Encoder::from_rgb(&pixels.bytes, size.width, size.height),
    };
    let mut config =
        WebPConfig::new().map_err(|()| PictureFault::undecodable("WebP is not available"))?;
    config.quality = WEBP_QUALITY;
    config.method = WEBP_EFFORT;
    let made = encoder.encode_advanced(&config);
    let made = made.map_err(|error| PictureFault::undecodable(format!("{error:?}")))?;
    Ok(made.to_vec())
}

fn lossless_webp(pixels: &Pixels) -> Result<Vec<u8>, PictureFault> {
    let colours = match pixels.channels {
        Channels::Rgba => image_webp::ColorType::Rgba8,
        _ => image_webp::ColorType::Rgb8,
    };
    let mut made = Vec::new();
    let encoder = image_webp::WebPEncoder::new(&mut made);
    let encoded = encoder.encode(
        &pixels.bytes,
        pixels.size.width,
        pixels.size.height,
        colours,
    );
    encoded.map_err(PictureFault::undecodable)?;
    Ok(made)
}

fn jpeg(pixels: &Pixels) -> Result<Vec<u8>, PictureFault> {
    let side = |pixels: u32| u16::try_from(pixels).map_err(PictureFault::undecodable);
    let (width, height) = (side(pixels.size.width)?, side(pixels.size.height)?);
    let opaque;
    let bytes = match pixels.channels {
        Channels::Rgba => {
            opaque = on_white(&pixels.bytes);
            &opaque
        }
        _ => &pixels.bytes,
    };
    let mut made = Vec::new();
    let mut encoder = Encoder::new(&mut made, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let encoded = encoder.encode(bytes, width, height, ColorType::Rgb);
    encoded.map_err(PictureFault::undecodable)?;
    Ok(made)
}

/// Lays a picture on white.
fn on_white(rgba: &[u8]) -> Vec<u8> {
    let over = |pixel: &[u8]| {
        let [red, green, blue, opacity] =
            [0, 1, 2, 3].map(|at| pixel.get(at).copied().unwrap_or(255));
        [red, green, blue].map(|value| {
            let mixed = u16::from(value) * u16::from(opacity) + 255 * u16::from(255 - opacity);
            u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
        })
    };
    rgba.chunks_exact(4).flat_map(over).collect()
}

fn png(pixels: &Pixels) -> Result<Vec<u8>, PictureFault> {
    let mut made = Vec::new();
    let mut encoder = png::Encoder::new(&mut made, pixels.size.width, pixels.size.height);
    encoder.set_color(match pixels.channels {
        Channels::Rgba => png::ColorType::Rgba,
        _ => png::ColorType::Rgb,
    });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::Adaptive);
    let mut writer = encoder.write_header().map_err(PictureFault::undecodable)?;
    writer
        .write_image_data(&pixels.bytes)
        .map_err(PictureFault::undecodable)?;
    writer.finish().map_err(PictureFault::undecodable)?;
    Ok(made)
}
