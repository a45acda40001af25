//! The intrinsic size of a picture, from the first bytes of its file.
//!
//! A browser that knows the size reserves space for a picture before it has loaded, so that the
//! layout does not shift. No picture is decoded, and a file that cannot be understood has no known
//! size; that is not reported, as browsers may still show it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::medium::Orientation;

/// The size of a picture, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dimensions {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// The extensions of pictures whose size can be read.
const MEASURED_EXTENSIONS: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// The assumed width of an SVG that only has an aspect ratio. A page scales it down to the space
/// that it has, so this must be larger than that space.
const DEFAULT_SVG_WIDTH: f64 = 1600.0;

/// Whether a file with this extension, without the dot, is a picture whose size can be read.
pub fn is_picture(extension: &str) -> bool {
    MEASURED_EXTENSIONS
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

impl Dimensions {
    /// The size of a picture, from the bytes of its file.
    pub fn of(file: &[u8]) -> Option<Self> {
        if imagesize::image_type(file).is_err() {
            return svg_dimensions(file);
        }
        let size = imagesize::blob_size(file).ok()?;
        let side = |pixels: usize| u32::try_from(pixels).ok().filter(|pixels| *pixels > 0);
        let stored = Self {
            width: side(size.width)?,
            height: side(size.height)?,
        };
        Some(stored.turned(Orientation::of(file)))
    }

    /// The size of a picture that is turned upright, or back again.
    pub fn turned(self, orientation: Orientation) -> Self {
        match orientation.is_sideways() {
            true => Self {
                width: self.height,
                height: self.width,
            },
            false => self,
        }
    }

    /// The size in another width, at least a pixel high.
    pub fn scaled_to(self, width: u32) -> Self {
        let (from, to) = (u64::from(self.width.max(1)), u64::from(width));
        let height = (u64::from(self.height) * to + from / 2) / from;
        Self {
            width,
            height: u32::try_from(height).unwrap_or(u32::MAX).max(1),
        }
    }

    /// How many pixels it has.
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Whole pixels; `None` if a side is too small or too large to draw.
    fn rounded(width: f64, height: f64) -> Option<Self> {
        let side = |length: f64| {
            let length = length.round();
            (1.0..=100_000.0).contains(&length).then_some(length as u32)
        };
        Some(Self {
            width: side(width)?,
            height: side(height)?,
        })
    }
}

/// The dimensions of an SVG, from the attributes of its root: `width`, `height`, and the aspect
/// ratio of its `viewBox`.
fn svg_dimensions(svg: &[u8]) -> Option<Dimensions> {
    let mut reader = Reader::from_reader(svg);
    loop {
        match reader.read_event() {
            Ok(Event::Start(root) | Event::Empty(root)) => return root_dimensions(&root),
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

fn root_dimensions(root: &BytesStart<'_>) -> Option<Dimensions> {
    let attribute = |name: &str| {
        let found = root.try_get_attribute(name).ok()??;
        Some(found.value.trim().to_owned())
    };
    let side = |name: &str| attribute(name).as_deref().and_then(length);
    let ratio = || {
        let view_box = attribute("viewBox")?;
        let numbers = view_box.split([' ', ',', '\t', '\n']);
        let numbers: Vec<f64> = numbers.filter_map(|number| number.parse().ok()).collect();
        match numbers[..] {
            [_, _, width, height] if width > 0.0 && height > 0.0 => Some(height / width),
            _ => None,
        }
    };
    match (side("width"), side("height")) {
        (Some(width), Some(height)) => Dimensions::rounded(width, height),
        (Some(width), None) => Dimensions::rounded(width, width * ratio()?),
        (None, Some(height)) => Dimensions::rounded(height / ratio()?, height),
        (None, None) => Dimensions::rounded(DEFAULT_SVG_WIDTH, DEFAULT_SVG_WIDTH * ratio()?),
    }
}

/// A length in CSS pixels; `None` for one that depends on the surrounding page.
fn length(written: &str) -> Option<f64> {
    let units = written.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let number: f64 = written.strip_suffix(units)?.parse().ok()?;
    let inch = 96.0;
    Some(match units {
        "" | "px" => number,
        "in" => number * inch,
        "cm" => number * inch / 2.54,
        "mm" => number * inch / 25.4,
        "pt" => number * inch / 72.0,
        "pc" => number * inch / 6.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &[u8]) -> Option<(u32, u32)> {
        Dimensions::of(file).map(|size| (size.width, size.height))
    }

    /// The header of a photo of 4 by 3 with an Exif orientation.
    fn photo(orientation: u8) -> Vec<u8> {
        let exif = [
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".as_slice(),
            b"\x01\x0f\0\x02\0\0\0\x01\0\0\0\0",
            b"\x01\x12\0\x03\0\0\0\x01\0",
            &[orientation, 0, 0, 0, 0, 0, 0],
        ]
        .concat();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [
            b"\xff\xd8\xff\xe1".as_slice(),
            &length,
            &exif,
            b"\xff\xc0\0\x11\x08\0\x03\0\x04\x03\0\0\0\0\0\0\0\0\0",
        ]
        .concat()
    }

    #[test]
    fn the_size_of_a_bitmap_is_read_from_its_header() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x04\xb0\0\0\x02\xa3\x08\x03\0\0\0";
        assert_eq!(of(png), Some((1200, 675)));
        assert_eq!(of(b"GIF89a\x0a\0\x05\0\0\0\0"), Some((10, 5)));
    }

    #[test]
    fn a_photo_that_is_stored_rotated_is_measured_upright() {
        assert_eq!(of(&photo(1)), Some((4, 3)));
        assert_eq!(of(&photo(6)), Some((3, 4)));
    }

    #[test]
    fn an_svg_has_a_size_or_only_an_aspect_ratio() {
        let svg = |root: &str| of(format!("<?xml version=\"1.0\"?><svg {root}/>").as_bytes());
        assert_eq!(svg("width=\"488\" height='368px'"), Some((488, 368)));
        assert_eq!(svg("width='10mm' viewBox='0 0 2 1'"), Some((38, 19)));
        assert_eq!(svg("height='50' viewBox='0,0,2,1'"), Some((100, 50)));
        assert_eq!(svg("width='100%' viewBox='-4 -4 24 12'"), Some((1600, 800)));
        assert_eq!(svg("viewBox='0 0 0 12'"), None);
        assert_eq!(svg(""), None);
    }

    #[test]
    fn a_file_that_is_not_a_picture_has_no_size() {
        for file in ["", "tekst", "<svg", "%PDF-1.7", "GIF89a", "\u{feff}"] {
            assert_eq!(of(file.as_bytes()), None, "{file}");
        }
        for cut in 0..photo(6).len() - 10 {
            assert_eq!(of(&photo(6)[..cut]), None, "{cut}");
        }
    }
}
