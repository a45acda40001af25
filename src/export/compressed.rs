//! Texts in a smaller form, for hosts that send files as they are: Brotli (RFC 7932) and gzip
//! (RFC 1952), each as small as it gets. The same text gives the same bytes on every machine.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use miniz_oxide::deflate::compress_to_vec;

/// The best that each can do.
const BROTLI_QUALITY: i32 = 11;
const DEFLATE_LEVEL: u8 = 10;

/// A header without a name or time, so that the same text gives the same file: deflated, as small as
/// possible, on an unknown system.
const GZIP_HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

/// A form in which a text is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compression {
    /// Brotli.
    Brotli,
    /// gzip.
    Gzip,
}

impl Compression {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The ending that the name of a file gets, without its dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Tells the bytes of one version of this program from those of another.
    pub fn recipe(self) -> &'static str {
        match self {
            Self::Brotli => "brotli 8, 11",
            Self::Gzip => "miniz_oxide 0.9, 10",
        }
    }

    /// The smaller form of a text. It may be larger, of a text of some words.
    pub fn compress(self, text: &[u8]) -> Vec<u8> {
        match self {
            Self::Brotli => brotli(text),
            Self::Gzip => gzip(text),
        }
    }
}

fn brotli(text: &[u8]) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: text.len(),
        ..BrotliEncoderParams::default()
    };
    let mut made = Vec::new();
    let mut writer = brotli::CompressorWriter::with_params(&mut made, 1 << 16, &params);
    // Writing to memory does not fail.
    let _ = writer.write_all(text);
    drop(writer);
    made
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut made = GZIP_HEADER.to_vec();
    made.extend(compress_to_vec(text, DEFLATE_LEVEL));
    made.extend(crc32fast::hash(text).to_le_bytes());
    // The length, modulo 2 to the power 32.
    let length = text.len() as u64 & u64::from(u32::MAX);
    made.extend(&length.to_le_bytes()[..4]);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_is_the_same_text_again() {
        let text = "Samen bewegen in de wijk. ".repeat(400);
        let brotli = Compression::Brotli.compress(text.as_bytes());
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli, &mut read).unwrap();
        assert_eq!(read, text.as_bytes());
        let gzip = Compression::Gzip.compress(text.as_bytes());
        let deflated = &gzip[GZIP_HEADER.len()..gzip.len() - 8];
        let read = miniz_oxide::inflate::decompress_to_vec(deflated).unwrap();
        assert_eq!(read, text.as_bytes());
        for made in [brotli, gzip] {
            assert!(made.len() * 20 < text.len(), "{} bytes", made.len());
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bytes() {
        let text = b"<p>Samen bewegen in de wijk</p>".repeat(50);
        for compression in Compression::ALL {
            let made = compression.compress(&text);
            assert_eq!(made, compression.compress(&text), "{compression:?}");
        }
    }
}
