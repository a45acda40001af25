//! The files that are made of a picture: in which sizes, and how they are encoded.
//!
//! A page names all sizes (`srcset`), and a browser takes the smallest that is sharp on its screen. They
//! are WebP, with one JPEG or PNG for browsers and services that do not read it.

use super::Fallback;
use crate::digest::Digest;
use crate::model::dimensions::Dimensions;

/// The widths, in pixels, that a picture is made in, as far as it has them itself: each some half again
/// as wide as the one before, from a small card to a column of text on a sharp screen.
const WIDTHS: [u32; 5] = [320, 480, 720, 1080, 1600];

/// The greatest width of the file for who does not read WebP. Services that show a shared page ask for
/// at least 600 pixels, and recommend twice that.
const FALLBACK_WIDTH: u32 = 1080;

/// The longest side of a picture to download.
const DOWNLOAD_SIDE: u32 = 2560;

/// Changed when the same source would give other bytes, so that nothing made before is used.
const VERSION: u32 = 1;

/// Changed when what a file that is published whole loses, or keeps, is another than before.
const STRIPPED_VERSION: u32 = 1;

/// One of the files that are made from a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PictureForm {
    /// Its size.
    pub size: Dimensions,
    /// How it is encoded.
    pub encoding: Encoding,
}

/// How pixels become a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// WebP, lossless when the picture is of few colours.
    WebP,
    /// JPEG, progressive.
    Jpeg,
    /// PNG.
    Png,
}

impl Encoding {
    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

impl PictureForm {
    /// `1600x900.webp`.
    fn name(&self) -> String {
        let Dimensions { width, height } = self.size;
        format!("{width}x{height}.{}", self.encoding.extension())
    }
}

impl From<Fallback> for Encoding {
    fn from(fallback: Fallback) -> Self {
        match fallback {
            Fallback::Jpeg => Self::Jpeg,
            Fallback::Png => Self::Png,
        }
    }
}

/// What is made of a picture for pages: WebP of each width, from narrow to wide, and last the
/// file for who does not read it. None is wider than the picture itself.
pub fn shown(size: Dimensions, fallback: Fallback) -> Vec<PictureForm> {
    let widest = WIDTHS[WIDTHS.len() - 1].min(size.width);
    let narrower = WIDTHS.into_iter().filter(|width| *width < widest);
    let form = |width: u32, encoding: Encoding| PictureForm {
        size: size.scaled_to(width),
        encoding,
    };
    let mut forms: Vec<PictureForm> = narrower
        .chain([widest])
        .map(|width| form(width, Encoding::WebP))
        .collect();
    forms.push(form(size.width.min(FALLBACK_WIDTH), fallback.into()));
    forms
}

/// What is made of a picture to download.
pub fn download(size: Dimensions, encoding: Encoding) -> PictureForm {
    let side = size.width.max(size.height);
    let width = match u64::from(size.width) * u64::from(DOWNLOAD_SIDE) / u64::from(side.max(1)) {
        scaled if side > DOWNLOAD_SIDE => u32::try_from(scaled).unwrap_or(size.width).max(1),
        _ => size.width,
    };
    PictureForm {
        size: size.scaled_to(width),
        encoding,
    }
}

/// The digests of the recipes of forms that are made together: all that the bytes of each depend on. They
/// depend on each other's sizes, as all are scaled from the widest. The digest is of a text, as that is the
/// same on every machine.
pub fn recipes(source: Digest, together: &[PictureForm]) -> Vec<Digest> {
    let all: Vec<String> = together.iter().map(PictureForm::name).collect();
    let of = |form: &PictureForm| {
        let recipe = format!(
            "{VERSION} {} {} of {}",
            source.short(64),
            form.name(),
            all.join(" ")
        );
        Digest::of(recipe.as_bytes())
    };
    together.iter().map(of).collect()
}

/// The digest of what a picture that is published whole is made from; see
/// [`stripped`](crate::picture::stripped()).
pub fn stripped_recipe(source: Digest) -> Digest {
    let recipe = format!("{STRIPPED_VERSION} {} stripped", source.short(64));
    Digest::of(recipe.as_bytes())
}
