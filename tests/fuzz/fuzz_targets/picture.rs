//! Examines arbitrary bytes as a picture of each kind, makes small forms of it, and strips it of its
//! metadata. Nothing may panic or take more memory than the limits, and what was made can be decoded
//! again.
//!
//! ```text
//! cargo install cargo-fuzz
//! mkdir -p tests/fuzz/corpus/picture
//! cargo +nightly fuzz run --fuzz-dir tests/fuzz picture \
//!     tests/fuzz/corpus/picture FOLDER-WITH-SMALL-PICTURES -- -max_len=16384 -rss_limit_mb=2048
//! ```
//!
//! The first folder collects the corpus; the other holds its seeds. Failing inputs are written to
//! `tests/fuzz/artifacts`; once fixed, such an input becomes a test of the module that failed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vindplek::model::dimensions::Dimensions;
use vindplek::model::medium::{Encoding, Examination, PictureForm};
use vindplek::picture::{check_decodable, make, stripped};

/// The extensions of pictures, as each has its own rules.
const EXTENSIONS: [&str; 6] = ["jpg", "png", "gif", "webp", "avif", "svg"];

/// A picture of more pixels is left out: it is not wrong, but slow.
const MOST_PIXELS: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let examined = EXTENSIONS.map(|extension| Examination::of(extension, bytes));
    let bare = stripped(bytes);
    assert!(bare.len() <= bytes.len() + 64, "stripping adds to a file");
    assert_eq!(stripped(&bare), bare, "stripping twice differs");
    let Some(size) = examined.iter().find_map(|found| found.dimensions) else {
        return;
    };
    if size.pixels() > MOST_PIXELS {
        return;
    }
    let form = |encoding| PictureForm {
        size: Dimensions {
            width: size.width.min(40),
            height: size.height.clamp(1, 40),
        },
        encoding,
    };
    let forms = [Encoding::WebP, Encoding::Jpeg, Encoding::Png].map(form);
    let Ok(made) = make(bytes, &forms, &[0, 1, 2]) else {
        return;
    };
    assert!(check_decodable(bytes).is_ok(), "made, but not decodable");
    for (made, form) in made.iter().zip(forms) {
        assert_eq!(Dimensions::of(made), Some(form.size));
        assert!(check_decodable(made).is_ok(), "{form:?} cannot be decoded");
    }
});
