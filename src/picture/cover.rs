//! Where text covers a picture.

use resvg::tiny_skia::{FillRule, Mask, Path, Transform};

/// How much of each pixel a text covers, in the smallest rectangle with all of it.
pub(super) struct Cover {
    /// The first column.
    pub(super) left: usize,
    /// The first row.
    pub(super) top: usize,
    mask: Mask,
}

impl Cover {
    /// What a path covers of a picture of this size; `None` if nothing.
    pub(super) fn new(path: &Path, width: u32, height: u32) -> Option<Self> {
        let bounds = path.bounds();
        let side = |from: f32, to: f32, most: u32| {
            let from = from.floor().clamp(0.0, most as f32) as u32;
            let to = to.ceil().clamp(0.0, most as f32) as u32;
            (from, to.saturating_sub(from))
        };
        let (left, width) = side(bounds.left(), bounds.right(), width);
        let (top, height) = side(bounds.top(), bounds.bottom(), height);
        let mut mask = Mask::new(width, height)?;
        let moved = Transform::from_translate(-(left as f32), -(top as f32));
        mask.fill_path(path, FillRule::Winding, true, moved);
        Some(Self {
            left: left as usize,
            top: top as usize,
            mask,
        })
    }

    /// The row after the last.
    pub(super) fn bottom(&self) -> usize {
        self.top + self.mask.height() as usize
    }

    /// For each row, how much of each pixel is covered, of 255.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.mask.data().chunks_exact(self.mask.width() as usize)
    }
}
