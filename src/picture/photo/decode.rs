//! Decoding, behind limits: a file of a few bytes can promise gigabytes of pixels.

use std::io::Cursor;

use gif::{ColorOutput, DecodeOptions, MemoryLimit};
use image_webp::WebPDecoder;
use png::{ColorType, Transformations};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::colour;
use super::pixels::{Channels, Pixels};
use crate::model::dimensions::Dimensions;
use crate::model::medium::{MediumFormat, Orientation, PIXEL_LIMIT};
use crate::picture::fault::PictureFault;

/// What a decoder may hold beside the pixels, in bytes.
const WORKING_MEMORY: usize = 64 << 20;

/// A decoded file, as it was stored.
pub(super) struct Decoded {
    pub(super) pixels: Pixels,
    /// Its colour profile, as ICC defines them.
    profile: Option<Vec<u8>>,
    orientation: Orientation,
    /// Whether it lost detail before.
    pub(super) is_jpeg: bool,
}

/// Decodes a picture: of an animation, its first frame.
///
/// # Errors
/// It is not a picture of a known kind, or is damaged.
pub(super) fn decode(file: &[u8]) -> Result<Decoded, PictureFault> {
    let size =
        Dimensions::of(file).ok_or_else(|| PictureFault::undecodable("unknown dimensions"))?;
    if size.pixels() > PIXEL_LIMIT {
        return Err(PictureFault::undecodable("too many pixels"));
    }
    let format = MediumFormat::of_bytes(file);
    let (pixels, profile) = match format {
        Some(MediumFormat::Jpeg) => jpeg(file)?,
        Some(MediumFormat::Png) => png(file)?,
        Some(MediumFormat::Gif) => gif(file)?,
        Some(MediumFormat::WebP) => webp(file)?,
        _ => return Err(PictureFault::undecodable("not a picture of pixels")),
    };
    let orientation = Orientation::of(file);
    let expected = pixels.size.pixels() * pixels.channels.count() as u64;
    if pixels.bytes.len() as u64 != expected || pixels.size.turned(orientation) != size {
        return Err(PictureFault::undecodable(
            "the number of pixels is not what the file says",
        ));
    }
    Ok(Decoded {
        pixels: without_useless_opacity(pixels),
        profile,
        orientation,
        is_jpeg: format == Some(MediumFormat::Jpeg),
    })
}

/// Drops the opacity of a picture of which every pixel is opaque, as many programs write.
fn without_useless_opacity(pixels: Pixels) -> Pixels {
    let mut opacities = pixels.bytes.iter().skip(3).step_by(4);
    if pixels.channels != Channels::Rgba || opacities.any(|opacity| *opacity != u8::MAX) {
        return pixels;
    }
    let colours = pixels.bytes.chunks_exact(4).flat_map(|pixel| &pixel[..3]);
    Pixels {
        channels: Channels::Rgb,
        bytes: colours.copied().collect(),
        ..pixels
    }
}

impl Decoded {
    /// The picture upright, in sRGB and in a size, which is that of the picture as people see it. It is
    /// scaled first, as that leaves the least to do.
    pub(super) fn scaled_upright(
        self,
        size: Dimensions,
        is_flat: bool,
    ) -> Result<Pixels, PictureFault> {
        let stored = size.turned(self.orientation);
        let scaled = self.pixels.scaled(stored, is_flat)?;
        drop(self.pixels);
        Ok(colour::to_srgb(scaled, self.profile.as_deref()).upright(self.orientation))
    }
}

type DecodedFile = (Pixels, Option<Vec<u8>>);

fn size(width: usize, height: usize) -> Result<Dimensions, PictureFault> {
    let side = |pixels: usize| u32::try_from(pixels).map_err(PictureFault::undecodable);
    Ok(Dimensions {
        width: side(width)?,
        height: side(height)?,
    })
}

fn jpeg(file: &[u8]) -> Result<DecodedFile, PictureFault> {
    let options = |colours| DecoderOptions::default().jpeg_set_out_colorspace(colours);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(file), options(ColorSpace::RGB));
    decoder
        .decode_headers()
        .map_err(PictureFault::undecodable)?;
    let stored = decoder.input_colorspace();
    let (colours, channels) = match stored {
        Some(ColorSpace::Luma) => (ColorSpace::Luma, Channels::Grey),
        Some(ColorSpace::CMYK) => (ColorSpace::CMYK, Channels::Cmyk),
        Some(ColorSpace::YCCK) => (ColorSpace::YCCK, Channels::Cmyk),
        _ => (ColorSpace::RGB, Channels::Rgb),
    };
    decoder.set_options(options(colours));
    let mut bytes = decoder.decode().map_err(PictureFault::undecodable)?;
    if stored == Some(ColorSpace::YCCK) {
        colour::ycck_to_cmyk(&mut bytes);
    }
    let found = decoder
        .info()
        .ok_or_else(|| PictureFault::undecodable("no header"))?;
    let pixels = Pixels {
        size: size(found.width.into(), found.height.into())?,
        channels,
        bytes,
    };
    Ok((pixels, decoder.icc_profile()))
}

fn png(file: &[u8]) -> Result<DecodedFile, PictureFault> {
    let limit = usize::try_from(PIXEL_LIMIT * 8).unwrap_or(usize::MAX);
    let limits = png::Limits {
        bytes: limit.saturating_add(WORKING_MEMORY),
    };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(PictureFault::undecodable)?;
    let length = reader.output_buffer_size();
    let mut bytes = vec![0; length.ok_or_else(|| PictureFault::undecodable("too large"))?];
    let frame = reader
        .next_frame(&mut bytes)
        .map_err(PictureFault::undecodable)?;
    bytes.truncate(frame.buffer_size());
    let channels = match frame.color_type {
        ColorType::Grayscale => Channels::Grey,
        ColorType::Rgb => Channels::Rgb,
        ColorType::Rgba => Channels::Rgba,
        ColorType::GrayscaleAlpha => {
            let pair = |pair: &[u8]| match pair {
                [grey, opacity] => [*grey, *grey, *grey, *opacity],
                _ => [0; 4],
            };
            bytes = bytes.chunks_exact(2).flat_map(pair).collect();
            Channels::Rgba
        }
        ColorType::Indexed => return Err(PictureFault::undecodable("colours are not expanded")),
    };
    let pixels = Pixels {
        size: size(frame.width as usize, frame.height as usize)?,
        channels,
        bytes,
    };
    let profile = reader.info().icc_profile.as_deref().map(<[u8]>::to_vec);
    Ok((pixels, profile))
}

fn gif(file: &[u8]) -> Result<DecodedFile, PictureFault> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    options.set_memory_limit(MemoryLimit::Unlimited);
    let mut decoder = options
        .read_info(Cursor::new(file))
        .map_err(PictureFault::undecodable)?;
    let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
    let profile = decoder.icc_profile().map(<[u8]>::to_vec);
    let frame = decoder
        .read_next_frame()
        .map_err(PictureFault::undecodable)?;
    let frame = frame.ok_or_else(|| PictureFault::undecodable("no frame"))?;
    let mut bytes = vec![0; width * height * 4];
    // A frame can be a part of the screen, and can stick out of it.
    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    let shown = usize::from(frame.width).min(width.saturating_sub(left)) * 4;
    let rows = frame
        .buffer
        .chunks_exact(usize::from(frame.width).max(1) * 4);
    for (row, pixels) in rows.enumerate().take(height.saturating_sub(top)) {
        let at = ((top + row) * width + left) * 4;
        if let (Some(to), Some(from)) = (bytes.get_mut(at..at + shown), pixels.get(..shown)) {
            to.copy_from_slice(from);
        }
    }
    let pixels = Pixels {
        size: size(width, height)?,
        channels: Channels::Rgba,
        bytes,
    };
    Ok((pixels, profile))
}

fn webp(file: &[u8]) -> Result<DecodedFile, PictureFault> {
    let mut decoder = WebPDecoder::new(Cursor::new(file)).map_err(PictureFault::undecodable)?;
    decoder.set_memory_limit(WORKING_MEMORY);
    let length = decoder.output_buffer_size();
    let mut bytes = vec![0; length.ok_or_else(|| PictureFault::undecodable("too large"))?];
    decoder
        .read_image(&mut bytes)
        .map_err(PictureFault::undecodable)?;
    let (width, height) = decoder.dimensions();
    let pixels = Pixels {
        size: Dimensions { width, height },
        channels: match decoder.has_alpha() {
            true => Channels::Rgba,
            false => Channels::Rgb,
        },
        bytes,
    };
    let profile = decoder.icc_profile().map_err(PictureFault::undecodable)?;
    Ok((pixels, profile))
}
