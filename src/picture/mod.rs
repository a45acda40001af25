//! Pictures that are made: from the photos and drawings that editors add.
//!
//! A camera's file is ten times larger than a page needs, is turned by a note in its metadata, and says
//! where it was taken. So what a site publishes is not that file, but pictures that are made from it:
//! upright, in sRGB, without metadata, at the widths that pages use. Everything here turns bytes into
//! bytes: the same source and recipe give the same bytes on every machine, so that what has been made
//! once can be kept ([`Kept`]) and found again by the digest of its recipe.

mod kept;
mod photo;
mod stripped;

pub use self::kept::{Job, Kept, Make, NothingKept};
pub use self::photo::make;
pub use self::stripped::stripped;

/// Why a picture cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureFault {
    /// Its file cannot be decoded: the words of the decoder, in English.
    Undecodable(String),
    /// Its file cannot be read.
    Unreadable(crate::world::Unreadable),
}
