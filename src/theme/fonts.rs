//! Checks the fonts of a theme.

use crate::diagnostic::codes::{broken_media, large_media};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::FilePath;

/// The first bytes of a font in WOFF2.
const SIGNATURE: &[u8] = b"wOF2";
/// The largest size of a font, in bytes: it is loaded before the first page is complete.
const MAX_SIZE: u64 = 40_000;

/// The problem of a font file, if any.
pub(super) fn problem_of(path: &FilePath, bytes: &[u8]) -> Option<Diagnostic> {
    if !bytes.starts_with(SIGNATURE) {
        return Some(broken_media::not_a_font(Place::file(path)));
    }
    let size = bytes.len() as u64;
    (size > MAX_SIZE).then(|| large_media::large_font(Place::file(path), size, MAX_SIZE))
}
