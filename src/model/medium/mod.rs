//! What the bytes of a picture or download really are, and what is wrong with them.
//!
//! Nothing is decoded: formats are recognised by their first bytes, and a file is whole when its
//! parts follow each other up to its end. That takes time linear in the length of the file, for any
//! bytes. Text is only parsed for SVG, which is the one kind of picture that can run scripts and
//! fetch files.

mod fault;
mod form;
mod format;
pub mod parts;
mod pixels;
mod pointer;
mod style;
mod svg;
mod whole;

pub use self::fault::{MediumFault, MediumFaultKind, PointerKind};
pub use self::form::{Encoding, PictureForm, download, recipes, shown, stripped_recipe};
pub use self::format::MediumFormat;
pub use self::pixels::{Fallback, Orientation};
pub use self::svg::decoded as svg_text;
use super::dimensions::{self, Dimensions};

/// The most pixels that a picture may have. A browser needs four bytes of memory for each, and
/// cameras of telephones make 12 to 50 million.
pub const PIXEL_LIMIT: u64 = 100_000_000;

/// What the bytes of a medium show.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Examination {
    /// Its dimensions, if it is a picture from which they can be read.
    pub dimensions: Option<Dimensions>,
    /// The fallback of a picture that is made in other sizes; `None` for what is published whole.
    pub fallback: Option<Fallback>,
    /// What is wrong with it; of each kind the first.
    pub faults: Vec<MediumFault>,
}

impl Examination {
    /// Examines a file with an extension, without the dot.
    pub fn of(extension: &str, bytes: &[u8]) -> Self {
        let extension = extension.to_ascii_lowercase();
        let is_picture = dimensions::is_picture(&extension);
        let dimensions = is_picture.then(|| Dimensions::of(bytes)).flatten();
        let mut faults = faults(&extension, bytes);
        if let (Some(size), true) = (dimensions, faults.is_empty())
            && extension != "svg"
            && size.pixels() > PIXEL_LIMIT
        {
            faults.push(MediumFault::of_file(MediumFaultKind::TooManyPixels(size)));
        }
        let fallback = dimensions.and_then(|_| pixels::fallback(bytes));
        Self {
            dimensions,
            fallback,
            faults,
        }
    }
}

/// The problems with an SVG file that is inlined in a page or fetched by one.
pub fn svg_faults(bytes: &[u8]) -> Vec<MediumFault> {
    svg::faults(bytes)
}

fn faults(extension: &str, bytes: &[u8]) -> Vec<MediumFault> {
    let kind = if bytes.iter().all(|byte| *byte == 0) {
        Some(MediumFaultKind::Empty)
    } else if let Some(pointer) = pointer::kind(extension, bytes) {
        Some(MediumFaultKind::Pointer(pointer))
    } else if format::is_active(extension) {
        Some(MediumFaultKind::Active)
    } else {
        let found = MediumFormat::of_bytes(bytes);
        match MediumFormat::of_extension(extension) {
            Some(expected) => match compare(expected, found, bytes) {
                None if expected == MediumFormat::Svg => return svg::faults(bytes),
                fault => fault,
            },
            None => without_format(extension, found),
        }
    };
    kind.map(MediumFault::of_file).into_iter().collect()
}

/// The fault of a file whose extension promises a format.
fn compare(
    expected: MediumFormat,
    found: Option<MediumFormat>,
    bytes: &[u8],
) -> Option<MediumFaultKind> {
    match found {
        Some(MediumFormat::WebPage) => Some(MediumFaultKind::WebPage),
        Some(MediumFormat::Svgz) if !matches!(expected, MediumFormat::Svg | MediumFormat::Svgz) => {
            Some(MediumFaultKind::NotThis(expected))
        }
        Some(found) if !found.is_shown() => Some(MediumFaultKind::NotShown(found)),
        Some(found) if found == expected => {
            (!whole::is_whole(found, bytes)).then_some(MediumFaultKind::Damaged)
        }
        Some(MediumFormat::Ole) if expected == MediumFormat::Zip => None,
        Some(found) => Some(MediumFaultKind::OtherFormat(found)),
        None if !expected.is_shown() => Some(MediumFaultKind::NotShown(expected)),
        None => Some(MediumFaultKind::NotThis(expected)),
    }
}

/// The fault of a download of another kind.
fn without_format(extension: &str, found: Option<MediumFormat>) -> Option<MediumFaultKind> {
    match found {
        _ if format::is_plain_text(extension) => None,
        Some(MediumFormat::WebPage) => Some(MediumFaultKind::WebPage),
        Some(MediumFormat::Program) => Some(MediumFaultKind::Active),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
