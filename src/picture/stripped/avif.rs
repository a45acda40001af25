//! AVIF: its metadata are items, like its picture. They are overwritten with zeros, as everything else
//! is found by its distance from the beginning of the file.
//!
//! Source: ISO/IEC 14496-12 (boxes, `iinf`, `iloc`) and 23008-12 (Exif and XMP as items).

/// A reader of numbers, most significant byte first.
struct Fields<'f>(&'f [u8]);

impl<'f> Fields<'f> {
    fn take(&mut self, length: usize) -> Option<&'f [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self, length: usize) -> Option<usize> {
        let bytes = self.take(length)?.iter();
        bytes.copied().try_fold(0_usize, |sum, byte| {
            sum.checked_mul(256)?.checked_add(usize::from(byte))
        })
    }
}

/// A box: its name, and where in the file its content is.
type Box = ([u8; 4], std::ops::Range<usize>);

/// The boxes in a part of a file.
fn boxes(file: &[u8], part: std::ops::Range<usize>) -> Option<Vec<Box>> {
    let mut found = Vec::new();
    let mut at = part.start;
    while at < part.end {
        let mut fields = Fields(file.get(at..part.end)?);
        let length = fields.number(4)?;
        let name = *fields.take(4)?.first_chunk()?;
        let (length, header) = match length {
            0 => (part.end - at, 8),
            1 => (fields.number(8)?, 16),
            length => (length, 8),
        };
        let end = at.checked_add(length)?;
        if length < header || end > part.end {
            return None;
        }
        found.push((name, at + header..end));
        at = end;
    }
    Some(found)
}

/// The file with the bytes of Exif and XMP items set to zero; `None` if it cannot be understood.
pub(super) fn without_items(file: &[u8]) -> Option<Vec<u8>> {
    let top = boxes(file, 0..file.len())?;
    let (_, meta) = top.iter().find(|(name, _)| name == b"meta")?;
    // After the version and flags.
    let inside = boxes(file, meta.start.checked_add(4)?..meta.end)?;
    let content = |wanted: &[u8; 4]| {
        let (_, range) = inside.iter().find(|(name, _)| name == wanted)?;
        Some(range.clone())
    };
    let Some(list) = content(b"iinf") else {
        return Some(file.to_vec());
    };
    let items = metadata_items(file, list)?;
    let mut cleared = file.to_vec();
    if items.is_empty() {
        return Some(cleared);
    }
    let data = content(b"idat").map_or(0, |range| range.start);
    for (item, extent) in extents(file.get(content(b"iloc")?)?, data)? {
        if items.contains(&item) {
            cleared.get_mut(extent)?.fill(0);
        }
    }
    Some(cleared)
}

/// The numbers of the items that are metadata.
fn metadata_items(file: &[u8], list: std::ops::Range<usize>) -> Option<Vec<usize>> {
    let version = *file.get(list.start)?;
    let count = if version == 0 { 2 } else { 4 };
    let mut items = Vec::new();
    for (name, range) in boxes(file, list.start.checked_add(4 + count)?..list.end)? {
        if &name != b"infe" {
            continue;
        }
        let mut fields = Fields(file.get(range)?);
        let version = fields.number(1)?;
        fields.take(3)?;
        let item = fields.number(if version >= 3 { 4 } else { 2 })?;
        fields.take(2)?;
        if matches!(fields.take(4)?, b"Exif" | b"mime" | b"uri ") {
            items.push(item);
        }
    }
    Some(items)
}

/// Where in the file the parts of each item are. `data` is where the box with small items begins.
fn extents(iloc: &[u8], data: usize) -> Option<Vec<(usize, std::ops::Range<usize>)>> {
    let mut fields = Fields(iloc);
    let version = fields.number(1)?;
    fields.take(3)?;
    let (sizes, more) = (fields.number(1)?, fields.number(1)?);
    let (of_offset, of_length) = (sizes >> 4, sizes & 15);
    let of_base = more >> 4;
    let of_index = if version == 0 { 0 } else { more & 15 };
    let count = fields.number(if version < 2 { 2 } else { 4 })?;
    let mut found = Vec::new();
    for _ in 0..count {
        let item = fields.number(if version < 2 { 2 } else { 4 })?;
        let method = if version == 0 {
            0
        } else {
            fields.number(2)? & 15
        };
        fields.take(2)?;
        let base = fields.number(of_base)?;
        let begin = if method == 1 { data } else { 0 };
        for _ in 0..fields.number(2)? {
            fields.take(of_index)?;
            let offset = fields.number(of_offset)?;
            let length = fields.number(of_length)?;
            let from = begin.checked_add(base)?.checked_add(offset)?;
            found.push((item, from..from.checked_add(length)?));
        }
    }
    Some(found)
}
