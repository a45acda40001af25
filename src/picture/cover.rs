//! Where text covers a picture.

use std::sync::Arc;

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use resvg::tiny_skia::{Path, PathSegment};

/// How many shades the edge of a letter has, from the ground to the colour of the text.
pub(super) const SHADES: u8 = 8;

/// The shade of a pixel that is covered wholly.
pub(super) const FULL: u8 = SHADES - 1;

/// The largest width and height of a letter: a larger one is damaged.
const MAX_SIDE: f32 = 2048.0;

/// Letters on a picture.
pub(super) struct Cover {
    pub(super) letters: Vec<PlacedLetter>,
}

/// A letter at a place on a picture.
pub(super) struct PlacedLetter {
    pub(super) letter: Arc<DrawnLetter>,
    /// The column and the row of its origin.
    pub(super) at: (i32, i32),
}

/// What a letter covers of each pixel, in the smallest rectangle with all of it.
pub(super) struct DrawnLetter {
    /// The first column and row, counted from the origin of the letter.
    start: (i32, i32),
    width: i32,
    height: i32,
    /// Row after row, each from its left to its right end.
    runs: Vec<ShadeRun>,
}

/// Some pixels of a row with the same shade: their number, eight times, and the shade.
#[derive(Clone, Copy)]
struct ShadeRun(u16);

/// Pixels of a row that a letter covers alike.
pub(super) struct ShadeSpan {
    pub(super) row: i32,
    /// The first column and the one after the last.
    pub(super) columns: (i32, i32),
    /// From 1 to [`FULL`].
    pub(super) shade: u8,
}

impl Cover {
    /// The first row of a picture with a letter, and the one after the last.
    pub(super) fn rows(&self) -> (usize, usize) {
        let tops = self.letters.iter().map(PlacedLetter::top);
        let bottoms = self.letters.iter().map(PlacedLetter::bottom);
        let row = |row: Option<i32>| usize::try_from(row.unwrap_or_default()).unwrap_or_default();
        (row(tops.min()), row(bottoms.max()))
    }
}

impl PlacedLetter {
    fn top(&self) -> i32 {
        self.at.1 + self.letter.start.1
    }

    fn bottom(&self) -> i32 {
        self.top() + self.letter.height
    }

    /// Takes the pixels that the letter covers, row after row.
    pub(super) fn each_span(&self, mut take: impl FnMut(ShadeSpan)) {
        let left = self.at.0 + self.letter.start.0;
        let right = left + self.letter.width;
        let (mut column, mut row) = (left, self.top());
        for run in &self.letter.runs {
            let end = column + run.length();
            let shade = run.shade();
            if shade > 0 {
                take(ShadeSpan {
                    row,
                    columns: (column, end),
                    shade,
                });
            }
            column = end;
            if column >= right {
                (column, row) = (left, row + 1);
            }
        }
    }
}

impl DrawnLetter {
    /// What an outline covers: nothing, if it has no size, or too much. Contours may overlap; what
    /// two of them cover of the same pixel is added up.
    pub(super) fn new(outline: Option<&Path>) -> Self {
        let drawn = outline.and_then(Self::drawn);
        drawn.unwrap_or(Self {
            start: (0, 0),
            width: 0,
            height: 0,
            runs: Vec::new(),
        })
    }

    fn drawn(outline: &Path) -> Option<Self> {
        let bounds = outline.bounds();
        let (left, top) = (bounds.left().floor(), bounds.top().floor());
        let side = |from: f32, to: f32| {
            let side = to.ceil() - from;
            (1.0..=MAX_SIDE).contains(&side).then_some(side as usize)
        };
        let (width, height) = (side(left, bounds.right())?, side(top, bounds.bottom())?);
        let mut rasterizer = Rasterizer::new(width, height);
        let at = |x: f32, y: f32| point(x - left, y - top);
        let (mut start, mut last) = (Point::default(), Point::default());
        for segment in outline.segments() {
            let end = match segment {
                PathSegment::MoveTo(to) => {
                    rasterizer.draw_line(last, start);
                    start = at(to.x, to.y);
                    start
                }
                PathSegment::LineTo(to) => {
                    let to = at(to.x, to.y);
                    rasterizer.draw_line(last, to);
                    to
                }
                PathSegment::QuadTo(control, to) => {
                    let to = at(to.x, to.y);
                    rasterizer.draw_quad(last, at(control.x, control.y), to);
                    to
                }
                PathSegment::CubicTo(one, other, to) => {
                    let to = at(to.x, to.y);
                    rasterizer.draw_cubic(last, at(one.x, one.y), at(other.x, other.y), to);
                    to
                }
                PathSegment::Close => {
                    rasterizer.draw_line(last, start);
                    start
                }
            };
            last = end;
        }
        rasterizer.draw_line(last, start);
        let mut shades: Vec<u8> = Vec::with_capacity(width * height);
        rasterizer.for_each_pixel(|_, part| {
            shades.push((part.min(1.0) * f32::from(FULL) + 0.5) as u8);
        });
        let rows = shades.chunks(width);
        let runs = rows.flat_map(|row| row.chunk_by(|one, other| one == other));
        Some(Self {
            start: (left as i32, top as i32),
            width: i32::try_from(width).ok()?,
            height: i32::try_from(height).ok()?,
            runs: runs.filter_map(ShadeRun::new).collect(),
        })
    }

    /// How much memory it takes, in bytes.
    pub(super) fn weight(&self) -> usize {
        size_of::<Self>() + size_of_val(self.runs.as_slice())
    }
}

impl ShadeRun {
    fn new(pixels: &[u8]) -> Option<Self> {
        let length = u16::try_from(pixels.len()).ok()?;
        let shade = pixels.first()?;
        Some(Self(length * u16::from(SHADES) + u16::from(*shade)))
    }

    fn length(self) -> i32 {
        i32::from(self.0 / u16::from(SHADES))
    }

    fn shade(self) -> u8 {
        (self.0 % u16::from(SHADES)) as u8
    }
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::{PathBuilder, Rect};

    use super::*;

    #[test]
    fn pixels_are_covered_as_far_as_the_outline_goes_and_wholly_where_contours_overlap() {
        let mut path = PathBuilder::new();
        for (left, height) in [(1.0, 1.5), (3.0, 1.0)] {
            path.push_rect(Rect::from_xywh(left, -2.0, 4.0, height).unwrap());
        }
        let letter = PlacedLetter {
            letter: Arc::new(DrawnLetter::new(path.finish().as_ref())),
            at: (10, 20),
        };
        let mut spans = Vec::new();
        letter.each_span(|it| spans.push((it.row, it.columns, it.shade)));
        assert_eq!(spans, [(18, (11, 17), FULL), (19, (11, 15), 4)]);
        let cover = Cover {
            letters: vec![letter],
        };
        assert_eq!(cover.rows(), (18, 20));
    }
}
