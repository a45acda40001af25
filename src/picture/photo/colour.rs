//! Colours: from what a camera or a printer calls red to sRGB, which is what a page without a profile
//! means by it.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::pixels::{Channels, Pixels};

/// Converts pixels to sRGB, of three or four channels. A profile that cannot be understood, or is of
/// another kind of colour, is left out of account, as browsers do.
pub(super) fn to_srgb(pixels: Pixels, profile: Option<&[u8]>) -> Pixels {
    let channels = match pixels.channels {
        Channels::Rgba => Channels::Rgba,
        Channels::Grey | Channels::Rgb | Channels::Cmyk => Channels::Rgb,
    };
    let bytes = profile.and_then(|profile| by_profile(&pixels, channels, profile));
    let bytes = bytes.unwrap_or_else(|| match pixels.channels {
        Channels::Rgb | Channels::Rgba => pixels.bytes,
        Channels::Grey => pixels.bytes.iter().flat_map(|grey| [*grey; 3]).collect(),
        Channels::Cmyk => pixels.bytes.chunks_exact(4).flat_map(plain).collect(),
    });
    Pixels {
        size: pixels.size,
        channels,
        bytes,
    }
}

/// Light that passes through ink, for want of a profile that says how the ink looks.
fn plain(inks: &[u8]) -> [u8; 3] {
    let [cyan, magenta, yellow, black] =
        [0, 1, 2, 3].map(|at| inks.get(at).copied().unwrap_or(255));
    [cyan, magenta, yellow].map(|ink| multiplied(ink, black))
}

/// The product of two parts of 255, rounded.
fn multiplied(a: u8, b: u8) -> u8 {
    let product = u16::from(a) * u16::from(b) + 127;
    u8::try_from(product / 255).unwrap_or(u8::MAX)
}

fn by_profile(pixels: &Pixels, to: Channels, profile: &[u8]) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (space, layout) = match pixels.channels {
        Channels::Grey => (DataColorSpace::Gray, Layout::Gray),
        Channels::Rgb => (DataColorSpace::Rgb, Layout::Rgb),
        Channels::Rgba => (DataColorSpace::Rgb, Layout::Rgba),
        Channels::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba),
    };
    if profile.color_space != space {
        return None;
    }
    let (to_layout, count) = match to {
        Channels::Rgba => (Layout::Rgba, 4),
        _ => (Layout::Rgb, 3),
    };
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = profile
        .create_transform_8bit(layout, &srgb, to_layout, options)
        .ok()?;
    // A profile counts ink, and JPEG what is left of the paper.
    let inks: Option<Vec<u8>> = (pixels.channels == Channels::Cmyk)
        .then(|| pixels.bytes.iter().map(|paper| 255 - paper).collect());
    let from = inks.as_deref().unwrap_or(&pixels.bytes);
    let mut bytes = vec![0; from.len() / pixels.channels.count() * count];
    transform.transform(from, &mut bytes).ok()?;
    Some(bytes)
}

/// Converts what JPEG makes of CMYK for better compression back to it, in place.
pub(super) fn ycck_to_cmyk(bytes: &mut [u8]) {
    for pixel in bytes.chunks_exact_mut(4) {
        if let [light, blue, red, _] = pixel {
            let (y, cb, cr) = (
                i32::from(*light),
                i32::from(*blue) - 128,
                i32::from(*red) - 128,
            );
            // The numbers of JFIF, in parts of 65,536.
            let rgb = [
                y + ((91_881 * cr + 32_768) >> 16),
                y - ((22_554 * cb + 46_802 * cr + 32_768) >> 16),
                y + ((116_130 * cb + 32_768) >> 16),
            ];
            let [r, g, b] = rgb.map(|value| u8::try_from(value.clamp(0, 255)).unwrap_or_default());
            [*light, *blue, *red] = [255 - r, 255 - g, 255 - b];
        }
    }
}
