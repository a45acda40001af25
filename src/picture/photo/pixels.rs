//! Pixels in memory: scaling and turning them.

use std::borrow::Cow;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::U8x4;
use fast_image_resize::{
    FilterType, IntoImageView, IntoImageViewMut, PixelType, ResizeAlg, ResizeError, ResizeOptions,
    Resizer,
};

use crate::model::dimensions::Dimensions;
use crate::model::medium::Orientation;
use crate::picture::fault::PictureFault;

/// What the bytes of a pixel are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    /// One: its lightness.
    Grey,
    /// Three: red, green, blue.
    Rgb,
    /// Four: red, green, blue, opacity.
    Rgba,
    /// Four: cyan, magenta, yellow and black, each 255 without ink, as JPEG stores them.
    Cmyk,
}

impl Channels {
    /// How many bytes a pixel has.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }
}

/// Resizes a picture of four channels. Without naming the kind of its pixels, code for all kinds would be
/// compiled: much of it, and that for floating-point numbers is not the same in every build.
fn resize(
    from: &ImageRef<'_>,
    to: &mut Image<'_>,
    options: &ResizeOptions,
) -> Result<(), ResizeError> {
    match (from.image_view::<U8x4>(), to.image_view_mut::<U8x4>()) {
        (Some(from), Some(mut to)) => Resizer::new().resize_typed(&from, &mut to, options),
        _ => Err(ResizeError::PixelTypesAreDifferent),
    }
}

/// A picture in memory, of eight bits a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) size: Dimensions,
    pub(super) channels: Channels,
    /// Row by row, from the top.
    pub(super) bytes: Vec<u8>,
}

impl Pixels {
    /// A copy of another size. A flat picture gets no lighter and darker lines along its edges.
    pub(super) fn scaled(&self, size: Dimensions, is_flat: bool) -> Result<Self, PictureFault> {
        if size == self.size {
            return Ok(self.clone());
        }
        let Dimensions { width, height } = self.size;
        let kind = PixelType::U8x4;
        let four = self.in_four_channels();
        let from = ImageRef::new(width, height, &four, kind).map_err(PictureFault::undecodable)?;
        let mut to = Image::new(size.width, size.height, kind);
        let filter = match is_flat {
            true => FilterType::Bilinear,
            false => FilterType::Lanczos3,
        };
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(filter))
            .use_alpha(self.channels == Channels::Rgba);
        resize(&from, &mut to, &options).map_err(PictureFault::undecodable)?;
        let count = self.channels.count();
        let bytes = match count {
            4 => to.into_vec(),
            _ => {
                let pixels = to.buffer().chunks_exact(4);
                pixels
                    .flat_map(|pixel| pixel.iter().take(count))
                    .copied()
                    .collect()
            }
        };
        Ok(Self {
            size,
            channels: self.channels,
            bytes,
        })
    }

    /// The same pixels with channels that mean nothing, up to four.
    fn in_four_channels(&self) -> Cow<'_, [u8]> {
        let count = self.channels.count();
        if count == 4 {
            return Cow::Borrowed(&self.bytes);
        }
        let mut four = vec![0; self.bytes.len() / count * 4];
        for (wide, pixel) in four.chunks_exact_mut(4).zip(self.bytes.chunks_exact(count)) {
            wide[..count].copy_from_slice(pixel);
        }
        Cow::Owned(four)
    }

    /// Turns and mirrors it, so that it is upright.
    pub(super) fn upright(self, orientation: Orientation) -> Self {
        if orientation == Orientation::UPRIGHT {
            return self;
        }
        let (width, height) = (self.size.width as usize, self.size.height as usize);
        let size = match orientation.is_sideways() {
            true => Dimensions {
                width: self.size.height,
                height: self.size.width,
            },
            false => self.size,
        };
        let count = self.channels.count();
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for row in 0..size.height as usize {
            for column in 0..size.width as usize {
                let (x, y) = orientation.source(column, row, width, height);
                let at = (y * width + x) * count;
                bytes.extend_from_slice(self.bytes.get(at..at + count).unwrap_or_default());
            }
        }
        Self {
            size,
            channels: self.channels,
            bytes,
        }
    }
}
