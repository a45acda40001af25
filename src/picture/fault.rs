//! What can go wrong when a picture is made.

use std::fmt::Display;

use crate::world::Unreadable;

/// Why a picture cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureFault {
    /// Its file cannot be decoded: the words of the decoder, in English.
    Undecodable(String),
    /// Its file cannot be read.
    Unreadable(Unreadable),
}

impl PictureFault {
    /// A fault in the words of a decoder or encoder.
    pub(super) fn undecodable(words: impl Display) -> Self {
        Self::Undecodable(words.to_string())
    }
}
