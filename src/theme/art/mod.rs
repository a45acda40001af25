//! Illustrations: a drawing for everything that has no picture of its own.
//!
//! An illustration is of a *subject*: a theme or category of the vocabulary, or a type of content. A
//! subject has a sign; which one follows from its id, so that a subject that an editor adds has an
//! illustration at once. A theme draws all signs in its own hand, which it declares under `beeld`
//! in `theme.yaml`: a composition, a pattern, a way of drawing and its colours. So a theme has
//! a complete set without a single drawing.
//!
//! Illustrations are assets, `beeld/<subject>-<variant>.svg`: a file of that name in the assets of
//! a theme replaces the one that would be drawn. Each subject has [`VARIANTS`], so that a list about
//! one subject does not repeat one picture.
//!
//! An illustration adds nothing to the text beside it: its alternative text is empty.

mod dice;
mod hand;
mod icon;
mod scene;
mod sign;

pub(super) use self::icon::{ICON, MARK, icon};

use std::collections::BTreeSet;
use std::sync::Arc;

use self::dice::Dice;
use self::hand::Hand;
use self::scene::{HEIGHT, Scene, WIDTH};
use super::layer::Layer;

/// The number of illustrations of each subject.
pub const VARIANTS: usize = 2;

/// The subject of a course without a theme.
pub const COURSE: &str = "cursus";
/// The subject of news without a theme or category.
pub const NEWS: &str = "nieuws";
/// The subject of a special without a theme.
pub const SPECIAL: &str = "special";

/// Subjects that are there whatever the vocabulary has.
pub const TYPES: [&str; 3] = [COURSE, NEWS, SPECIAL];

/// The name of an illustration among the assets of a theme.
pub fn name(subject: &str, variant: usize) -> String {
    format!("beeld/{subject}-{}.svg", variant + 1)
}

/// The name of the illustration for a document that is about some subjects, by its id: one of the
/// subjects, in one of the variants.
pub fn name_for(document: &str, subjects: &[&str]) -> String {
    let mut dice = Dice::of(document);
    let variant = dice.below(VARIANTS);
    let subject = subjects.get(dice.below(subjects.len()));
    name(subject.copied().unwrap_or(NEWS), variant)
}

/// Draws all illustrations of a chain, the theme itself first: their names and their texts.
pub(super) fn draw_all<'s>(
    chain: &[Layer<'_>],
    subjects: &'s [Arc<str>],
) -> impl Iterator<Item = (String, String)> + use<'s> {
    let hand = Hand::of(chain);
    let subjects: BTreeSet<&str> = subjects.iter().map(|id| &**id).chain(TYPES).collect();
    subjects.into_iter().flat_map(move |subject| {
        let drawings = (0..VARIANTS).map(|variant| {
            let drawing = draw(&hand, subject, variant);
            (name(subject, variant), drawing)
        });
        drawings.collect::<Vec<_>>()
    })
}

/// The illustration of a subject, as SVG that follows the colour scheme of its reader.
fn draw(hand: &Hand, subject: &str, variant: usize) -> String {
    let mut dice = Dice::of(subject);
    let turn = dice.below(60) + variant;
    let mirrored = (dice.below(2) + variant) % 2 == 1;
    let outline = match hand.sign(subject).or_else(|| sign::known(subject)) {
        Some(sign) => sign::outline(sign),
        None => sign::mosaic(&mut dice),
    };
    let markup = Scene::draw(hand, &outline, mirrored, &mut dice);
    let (attributes, style) = (hand.attributes(), hand.style(&markup, turn));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" {attributes}>\
         {style}{markup}</svg>"
    )
}

#[cfg(test)]
mod tests;
