//! The parts that picture files consist of: chunks of PNG and WebP, blocks of GIF. Each states its own
//! length. A walk ends where a part is not whole.

/// A chunk of a PNG or WebP file.
#[derive(Debug, Clone, Copy)]
pub struct Chunk<'f> {
    /// Its name, of four letters.
    pub name: &'f [u8],
    /// What is in it.
    pub data: &'f [u8],
    /// All of it, with its length, and what stands after its data.
    pub whole: &'f [u8],
}

/// The chunks of a PNG file, after its signature of eight bytes.
pub fn png_chunks(file: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = file.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let (whole, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        Some(Chunk {
            name: whole.get(4..8)?,
            data: whole.get(8..8 + length)?,
            whole,
        })
    })
}

/// The chunks of a WebP file, after its header of twelve bytes. A byte that makes the last one even may
/// be missing.
pub fn webp_chunks(file: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = file.get(12..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = u32::from_le_bytes(*rest.get(4..)?.first_chunk()?);
        let length = usize::try_from(length).ok()?;
        let data = rest.get(8..length.checked_add(8)?)?;
        let (whole, after) = rest.split_at((8 + length + length % 2).min(rest.len()));
        rest = after;
        Some(Chunk {
            name: whole.get(..4)?,
            data,
            whole,
        })
    })
}

/// A block of a GIF file.
#[derive(Debug, Clone, Copy)]
pub enum GifBlock<'f> {
    /// A frame.
    Frame(&'f [u8]),
    /// Something else, by the number that says what.
    Extension(u8, &'f [u8]),
}

/// The length of what stands before the blocks of a GIF file: its header and the colours of all frames.
pub fn gif_header(file: &[u8]) -> Option<usize> {
    let length = 13 + colours(*file.get(10)?);
    (length <= file.len()).then_some(length)
}

/// The blocks of a GIF file.
pub fn gif_blocks(file: &[u8]) -> impl Iterator<Item = GifBlock<'_>> {
    let mut rest = gif_header(file).and_then(|length| file.get(length..));
    std::iter::from_fn(move || {
        let from = rest?;
        let (length, label) = match from.first()? {
            0x21 => (2 + sub_blocks(from.get(2..)?)?, Some(*from.get(1)?)),
            0x2c => {
                let pixels = 11 + colours(*from.get(9)?);
                (pixels + sub_blocks(from.get(pixels..)?)?, None)
            }
            _ => return None,
        };
        let (block, after) = from.split_at_checked(length)?;
        rest = Some(after);
        Some(match label {
            Some(label) => GifBlock::Extension(label, block),
            None => GifBlock::Frame(block),
        })
    })
}

/// The length of a table of colours, by the flags that announce it.
fn colours(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

/// The length of sub-blocks, up to and with the empty one.
fn sub_blocks(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += 1 + length,
        }
    }
}
