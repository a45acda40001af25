//! The letters of a canvas. Most texts have the same in the same few sizes, so each is drawn once, as
//! far as there is room to keep it.

use std::sync::{Arc, PoisonError, RwLock};

use resvg::tiny_skia::Transform;
use rustc_hash::FxHashMap;

use super::cover::{Cover, DrawnLetter, PlacedLetter};
use super::typeface::{PlacedGlyph, Typeface};

/// How much memory the letters of a canvas take at most, in bytes: all letters of Dutch in all sizes
/// of a title.
const ROOM: usize = 3 << 20;

/// Letters that were drawn.
#[derive(Default)]
pub(super) struct Letters {
    kept: RwLock<KeptLetters>,
}

#[derive(Default)]
struct KeptLetters {
    letters: FxHashMap<LetterKey, Arc<DrawnLetter>>,
    /// How much memory they take.
    weight: usize,
}

/// What a letter looks like.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct LetterKey {
    font: usize,
    glyph: u32,
    /// The bits of the size of its type.
    size: u32,
    /// Whether it begins in the middle of a pixel.
    is_between: bool,
}

/// A letter of a text, with the place of its origin to half a pixel across and a whole one down.
pub(super) struct LetterAt {
    key: LetterKey,
    at: (i32, i32),
}

impl LetterAt {
    /// A glyph of a piece of text in a size, of which the base line begins at a point.
    pub(super) fn new(glyph: &PlacedGlyph, (x, y): (f32, f32), size: f32) -> Self {
        let halves = ((x + glyph.x * size) * 2.0).round() as i32;
        Self {
            key: LetterKey {
                font: glyph.font,
                glyph: glyph.glyph.to_u32(),
                size: size.to_bits(),
                is_between: halves.rem_euclid(2) == 1,
            },
            at: (
                halves.div_euclid(2),
                (y.round() - glyph.y * size).round() as i32,
            ),
        }
    }
}

impl Letters {
    /// What letters of a typeface cover; `None` if there are none.
    pub(super) fn cover(&self, letters: &[LetterAt], typeface: &Typeface) -> Option<Cover> {
        let known: Vec<Option<Arc<DrawnLetter>>> = {
            let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
            let known = letters.iter().map(|letter| kept.letters.get(&letter.key));
            known.map(Option::<&_>::cloned).collect()
        };
        let mut drawn: FxHashMap<LetterKey, Arc<DrawnLetter>> = FxHashMap::default();
        let placed = letters.iter().zip(known).map(|(letter, known)| {
            let draw = || Arc::new(letter.key.draw(typeface));
            let new = || Arc::clone(drawn.entry(letter.key).or_insert_with(draw));
            PlacedLetter {
                letter: known.unwrap_or_else(new),
                at: letter.at,
            }
        });
        let letters: Vec<PlacedLetter> = placed.collect();
        if !drawn.is_empty() {
            let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
            kept.add(drawn);
        }
        (!letters.is_empty()).then_some(Cover { letters })
    }
}

impl KeptLetters {
    fn add(&mut self, drawn: FxHashMap<LetterKey, Arc<DrawnLetter>>) {
        for (key, letter) in drawn {
            let weight = letter.weight() + size_of::<(LetterKey, Arc<DrawnLetter>)>();
            if self.weight + weight <= ROOM && self.letters.insert(key, letter).is_none() {
                self.weight += weight;
            }
        }
    }
}

impl LetterKey {
    fn draw(&self, typeface: &Typeface) -> DrawnLetter {
        let size = f32::from_bits(self.size);
        let left = if self.is_between { 0.5 } else { 0.0 };
        let outline = typeface.outline(self.font, self.glyph);
        let placed = Transform::from_row(size, 0.0, 0.0, size, left, 0.0);
        DrawnLetter::new(
            outline
                .and_then(|outline| outline.transform(placed))
                .as_ref(),
        )
    }
}
