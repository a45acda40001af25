//! Bytes with long runs as a part of a stream of deflate ([RFC 1951]).
//!
//! Text on a flat ground is little else than runs of a few colours. A general compressor asks for each
//! byte what it could repeat, and moves all of them through a window; here it is little more than the
//! places where the colour changes that take time: a third less for a social picture, in as many bytes.
//! What is written is one block with a Huffman code of its own (section 3.2.7): of each run one literal,
//! and a match at distance 1 for the rest.
//!
//! [RFC 1951]: https://www.rfc-editor.org/rfc/rfc1951

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The shortest and the longest match.
const MATCH: (usize, usize) = (3, 258);

/// The symbol that ends a block.
const END: usize = 256;

/// How many symbols there are for literals, the end, and lengths of matches.
const SYMBOLS: usize = 286;

/// The longest code of a symbol, in bits.
const LONGEST_CODE: u8 = 15;

/// How many symbols there are for the lengths of codes. Those up to the longest code get a code of 4 bits,
/// and those for repetition, which come first, none.
const LENGTH_SYMBOLS: u32 = 19;
const REPETITIONS: u32 = 3;
const LENGTH_CODE: u32 = 4;

/// An empty stored block after its first three bits: it begins at a whole byte.
const EMPTY_STORED: [u8; 4] = [0, 0, 0xff, 0xff];

/// The symbols of lengths of matches: the shortest match of each, and how many bits say which longer
/// one is meant (section 3.2.5).
const LENGTHS: [(u16, u8); 29] = lengths();

/// The token of a match of each length.
const MATCHES: [DeflateToken; MATCH.1 + 1] = matches();

/// Compresses parts of a stream. Its memory is worth keeping.
#[derive(Default)]
pub(super) struct RunCompressor {
    tokens: Vec<DeflateToken>,
}

/// A symbol, and what follows its code.
#[derive(Clone, Copy)]
struct DeflateToken {
    symbol: u16,
    /// The bits of the length of a match that its symbol leaves open.
    extra: u8,
}

impl RunCompressor {
    /// Writes bytes as a part of a stream that refers to nothing before it and ends at a whole byte.
    pub(super) fn compress(&mut self, bytes: &[u8], into: &mut Vec<u8>) {
        self.tokens.clear();
        let mut counts = [0_u32; SYMBOLS];
        let mut count = |token: DeflateToken| {
            counts[usize::from(token.symbol)] += 1;
            self.tokens.push(token);
        };
        let mut rest = bytes;
        while let Some(first) = rest.first() {
            let length = run(rest, *first);
            rest = &rest[length..];
            let literal = DeflateToken {
                symbol: u16::from(*first),
                extra: 0,
            };
            count(literal);
            let mut left = length - 1;
            while left >= MATCH.0 {
                let length = left.min(MATCH.1);
                count(MATCHES[length]);
                left -= length;
            }
            for _ in 0..left {
                count(literal);
            }
        }
        counts[END] = 1;
        // A code has at least two symbols.
        counts[0] = counts[0].max(1);
        self.write(&code_lengths(counts), into);
    }

    fn write(&self, lengths: &[u8; SYMBOLS], into: &mut Vec<u8>) {
        let mut bits = BitWriter::new(into);
        // Not the last block, with a code of its own.
        bits.push(0b100, 3);
        bits.push((SYMBOLS - 257) as u32, 5);
        // One code for distances, of one bit: that of distance 1.
        bits.push(0, 5);
        bits.push(LENGTH_SYMBOLS - 4, 4);
        for symbol in 0..LENGTH_SYMBOLS {
            bits.push(if symbol < REPETITIONS { 0 } else { LENGTH_CODE }, 3);
        }
        for length in lengths.iter().chain(&[1]) {
            bits.push(reversed(u32::from(*length), LENGTH_CODE), LENGTH_CODE);
        }
        let codes = codes(lengths);
        for token in &self.tokens {
            let code = codes[usize::from(token.symbol)];
            let open = u32::from(token.extra) << code.length;
            bits.push(code.bits | open, code.length + code.open);
        }
        let end = codes[END];
        bits.push(end.bits, end.length);
        bits.push(0, 3);
        bits.finish();
        into.extend(EMPTY_STORED);
    }
}

/// Makes [`LENGTHS`].
const fn lengths() -> [(u16, u8); 29] {
    let mut lengths = [(0, 0); 29];
    let (mut at, mut shortest) = (0, MATCH.0 as u16);
    while at < 28 {
        let extra = if at < 8 { 0 } else { at / 4 - 1 };
        lengths[at] = (shortest, extra as u8);
        shortest += 1 << extra;
        at += 1;
    }
    // The last symbol is for the longest match only.
    lengths[28] = (MATCH.1 as u16, 0);
    lengths
}

/// Makes [`MATCHES`].
const fn matches() -> [DeflateToken; MATCH.1 + 1] {
    let mut matches = [DeflateToken {
        symbol: 0,
        extra: 0,
    }; MATCH.1 + 1];
    let (mut length, mut at) = (MATCH.0, 0);
    while length <= MATCH.1 {
        if at < 28 && LENGTHS[at + 1].0 as usize == length {
            at += 1;
        }
        matches[length] = DeflateToken {
            symbol: (END + 1 + at) as u16,
            extra: (length - LENGTHS[at].0 as usize) as u8,
        };
        length += 1;
    }
    matches
}

/// With how many bytes of the same value a slice begins.
fn run(bytes: &[u8], value: u8) -> usize {
    let same = u128::from_le_bytes([value; 16]);
    let (words, rest) = bytes.as_chunks::<16>();
    for (number, word) in words.iter().enumerate() {
        let different = u128::from_le_bytes(*word) ^ same;
        if different != 0 {
            return number * 16 + different.trailing_zeros() as usize / 8;
        }
    }
    let end = rest.iter().position(|byte| *byte != value);
    words.len() * 16 + end.unwrap_or(rest.len())
}

/// How long the code of each symbol is, in bits, so that all of them together take the fewest, or
/// nearly so when the longest would be too long; zero for a symbol that does not occur.
fn code_lengths(mut counts: [u32; SYMBOLS]) -> [u8; SYMBOLS] {
    loop {
        let lengths = unlimited_code_lengths(&counts);
        if lengths.iter().all(|length| *length <= LONGEST_CODE) {
            return lengths;
        }
        for count in &mut counts {
            *count = count.div_ceil(2);
        }
    }
}

/// The lengths of Huffman's code.
fn unlimited_code_lengths(counts: &[u32; SYMBOLS]) -> [u8; SYMBOLS] {
    // The parent of each node of the tree; a symbol is the node of its number.
    let mut parents = [0_usize; 2 * SYMBOLS];
    let mut next = SYMBOLS;
    let nodes = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut waiting: BinaryHeap<Reverse<(u32, usize)>> =
        nodes.map(|(node, count)| Reverse((*count, node))).collect();
    while let (Some(Reverse(one)), Some(Reverse(other))) = (waiting.pop(), waiting.pop()) {
        for (_, node) in [one, other] {
            parents[node] = next;
        }
        waiting.push(Reverse((one.0 + other.0, next)));
        next += 1;
    }
    let root = next - 1;
    let mut depths = [0_u8; 2 * SYMBOLS];
    // A parent has a higher number than its children.
    for node in (0..root).rev().filter(|node| parents[*node] > 0) {
        depths[node] = depths[parents[node]] + 1;
    }
    std::array::from_fn(|symbol| depths[symbol])
}

/// The code of a symbol.
#[derive(Clone, Copy)]
struct SymbolCode {
    /// The first bit is the lowest.
    bits: u32,
    length: u32,
    /// How many bits follow the code: of a match those of its length, and the code of its distance, which
    /// is a zero.
    open: u32,
}

/// The code of each symbol (section 3.2.2).
fn codes(lengths: &[u8; SYMBOLS]) -> [SymbolCode; SYMBOLS] {
    let mut next = [0_u32; LONGEST_CODE as usize + 2];
    for length in lengths.iter().filter(|length| **length > 0) {
        next[usize::from(*length) + 1] += 1;
    }
    for length in 1..next.len() {
        next[length] = (next[length] + next[length - 1]) << 1;
    }
    std::array::from_fn(|symbol| {
        let length = u32::from(lengths[symbol]);
        let bits = &mut next[length as usize];
        let matched = LENGTHS.get(symbol.wrapping_sub(END + 1));
        let code = SymbolCode {
            bits: reversed(*bits, length),
            length,
            open: matched.map_or(0, |(_, extra)| u32::from(*extra) + 1),
        };
        *bits += 1;
        code
    })
}

/// The lowest bits of a number, in the other order.
fn reversed(number: u32, bits: u32) -> u32 {
    number.reverse_bits().checked_shr(32 - bits).unwrap_or(0)
}

/// Writes bits into bytes, from the lowest of each.
struct BitWriter<'v> {
    into: &'v mut Vec<u8>,
    bits: u64,
    length: u32,
}

impl<'v> BitWriter<'v> {
    fn new(into: &'v mut Vec<u8>) -> Self {
        Self {
            into,
            bits: 0,
            length: 0,
        }
    }

    /// Writes the lowest bits of a number, which has no others: at most 32.
    fn push(&mut self, bits: u32, length: u32) {
        self.bits |= u64::from(bits) << self.length;
        self.length += length;
        if self.length >= 32 {
            self.into
                .extend_from_slice(&(self.bits as u32).to_le_bytes());
            self.bits >>= 32;
            self.length -= 32;
        }
    }

    /// Writes what is left, up to a whole byte.
    fn finish(self) {
        let bytes = self.bits.to_le_bytes();
        self.into
            .extend(bytes.iter().take(self.length.div_ceil(8) as usize));
    }
}

#[cfg(test)]
mod tests {
    use zlib_rs::{InflateConfig, ReturnCode, decompress_slice};

    use super::*;

    /// What a stream of two such parts says.
    fn read(parts: [&[u8]; 2]) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut compressor = RunCompressor::default();
        for part in parts {
            compressor.compress(part, &mut stream);
        }
        // An empty last block.
        stream.extend([0x03, 0x00]);
        let mut room = vec![0; parts.concat().len() + 1];
        let raw = InflateConfig { window_bits: -15 };
        let (read, code) = decompress_slice(&mut room, &stream, raw);
        assert_eq!(code, ReturnCode::Ok);
        read.to_vec()
    }

    #[test]
    fn runs_of_any_length_are_read_back() {
        let lengths = (0..300).chain([515, 516, 517, 518, 4096]);
        let bytes: Vec<u8> = lengths
            .flat_map(|length| vec![(length % 251) as u8; length])
            .collect();
        assert_eq!(
            read([&bytes, &bytes[..777]]),
            [&bytes, &bytes[..777]].concat()
        );
        assert_eq!(read([&[], &[7]]), [7]);
    }

    #[test]
    fn bytes_without_runs_are_read_back() {
        let mut random = fastrand::Rng::with_seed(1);
        let bytes: Vec<u8> = std::iter::repeat_with(|| random.u8(..))
            .take(5000)
            .collect();
        assert_eq!(read([&bytes, &bytes]), [&*bytes, &bytes].concat());
    }

    #[test]
    fn a_code_is_never_too_long_to_be_written() {
        // Each symbol occurs as often as all before it together: the longest code that there can be.
        let bytes: Vec<u8> = (0..20_u8)
            .flat_map(|symbol| [symbol, 255].repeat(1 << symbol))
            .collect();
        assert_eq!(read([&bytes, &[]]), bytes);
    }
}
