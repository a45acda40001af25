//! An SVG drawing as pixels.
//!
//! A drawing reads nothing: no file, no font and no address. What it shows besides itself are other
//! drawings that the caller hands over by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};

/// Why a drawing cannot be made into a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawingError {
    /// It is no SVG that can be drawn; in the words of the parser.
    Malformed(String),
    /// It lacks an element with this id.
    Missing(&'static str),
    /// The element with this id has no room for text, or no colour.
    Unusable(&'static str),
    /// The picture has no pixels, or too many.
    Size,
}

impl std::fmt::Display for DrawingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Malformed(words) => f.write_str(words),
            Self::Missing(id) => write!(f, "no `<rect id=\"{id}\">` in this drawing"),
            Self::Unusable(id) => write!(
                f,
                "`<rect id=\"{id}\">` needs `x`, `y`, `width` and `height` in pixels, and a `fill` \
                 as in `#1a5276`"
            ),
            Self::Size => f.write_str("the picture has no pixels, or too many"),
        }
    }
}

/// The largest width and height of a picture made from a drawing.
const MAX_SIDE: u32 = 4096;

/// A drawing as PNG, as large as fits in the given size, in its middle.
///
/// # Errors
/// When it cannot be drawn.
pub fn png(svg: &[u8], width: u32, height: u32) -> Result<Vec<u8>, DrawingError> {
    encode(&pixels(svg, &BTreeMap::new(), width, height)?)
}

/// Whether something is a drawing.
pub(super) fn check(svg: &[u8]) -> Result<(), DrawingError> {
    parse(svg, &BTreeMap::new()).map(|_| ())
}

/// A drawing as pixels. Its `<image>`s are those of the given drawings that they name.
pub(super) fn pixels(
    svg: &[u8],
    images: &BTreeMap<String, Arc<[u8]>>,
    width: u32,
    height: u32,
) -> Result<Pixmap, DrawingError> {
    let tree = parse(svg, images)?;
    let mut pixels = blank(width, height)?;
    draw(&tree, &mut pixels, 0.0);
    Ok(pixels)
}

fn blank(width: u32, height: u32) -> Result<Pixmap, DrawingError> {
    let fits = width <= MAX_SIDE && height <= MAX_SIDE;
    let pixels = fits.then(|| Pixmap::new(width, height));
    pixels.flatten().ok_or(DrawingError::Size)
}

fn draw(tree: &Tree, pixels: &mut Pixmap, margin: f32) {
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    let own = tree.size();
    let scale = ((width - 2.0 * margin) / own.width()).min((height - 2.0 * margin) / own.height());
    let left = (width - own.width() * scale) / 2.0;
    let top = (height - own.height() * scale) / 2.0;
    let placed = Transform::from_row(scale, 0.0, 0.0, scale, left, top);
    resvg::render(tree, placed, &mut pixels.as_mut());
}

fn parse(svg: &[u8], images: &BTreeMap<String, Arc<[u8]>>) -> Result<Tree, DrawingError> {
    let malformed = |why: resvg::usvg::Error| DrawingError::Malformed(why.to_string());
    let resolver = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        // A drawing within a drawing shows no third one, so that none can show itself.
        resolve_string: Box::new(|name, _| {
            let tree = Tree::from_data(images.get(name)?, &alone());
            tree.ok().map(ImageKind::SVG)
        }),
    };
    let options = Options {
        image_href_resolver: resolver,
        ..Options::default()
    };
    Tree::from_data(svg, &options).map_err(malformed)
}

/// The options for a drawing that shows no other.
fn alone() -> Options<'static> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

fn encode(pixels: &Pixmap) -> Result<Vec<u8>, DrawingError> {
    let mut rgba = Vec::with_capacity(pixels.pixels().len() * 4);
    for pixel in pixels.pixels() {
        let pixel = pixel.demultiply();
        rgba.extend([pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgba);
    // A drawing is flat: filters make it larger, and a higher level takes twice as long for 4 % less.
    encoder.set_deflate_compression(png::DeflateCompression::Level(4));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(|_| DrawingError::Size)?;
    let written = writer.write_image_data(&rgba);
    written.map_err(|_| DrawingError::Size)?;
    writer.finish().map_err(|_| DrawingError::Size)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#ff0000" d="M0 0h10v10H0z"/></svg>"##;

    fn pixel(svg: &[u8], x: u32, y: u32) -> [u8; 4] {
        let images = BTreeMap::from([("rood.svg".to_owned(), Arc::from(SQUARE))]);
        let pixels = pixels(svg, &images, 20, 20).unwrap();
        let pixel = pixels.pixel(x, y).unwrap().demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    }

    #[test]
    fn a_drawing_shows_the_drawings_it_is_given_and_nothing_else() {
        let shows = |name: &str| {
            format!(
                r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><image href="{name}" width="20" height="20"/></svg>"##
            )
        };
        assert_eq!(pixel(shows("rood.svg").as_bytes(), 9, 9), [255, 0, 0, 255]);
        for other in ["Cargo.toml", "/etc/passwd", "https://example.org/a.svg"] {
            assert_eq!(pixel(shows(other).as_bytes(), 9, 9), [0; 4]);
        }
    }

    #[test]
    fn what_is_no_drawing_is_an_error() {
        for svg in [
            "",
            "<p>",
            "<svg",
            "\u{0}",
            "<svg xmlns='http://www.w3.org/2000/svg' width='0'/>",
        ] {
            assert!(png(svg.as_bytes(), 10, 10).is_err(), "{svg:?}");
        }
        assert_eq!(png(SQUARE, 0, 10), Err(DrawingError::Size));
        assert_eq!(png(SQUARE, 100_000, 100_000), Err(DrawingError::Size));
    }
}
