//! Contrast between colours, as the Web Content Accessibility Guidelines define it.

use super::theme::{Colour, PairKind};

impl PairKind {
    /// The contrast ratio that WCAG 2.2 requires, success criteria 1.4.3 and 1.4.11 at level AA.
    pub fn required_contrast(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Large | Self::Control => 3.0,
        }
    }
}

/// The contrast ratio of two colours, from 1 (equal) to 21 (black on white). It is symmetric
/// (WCAG 2.2, "contrast ratio").
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour nearest to `front` that reaches a contrast ratio on `back`. It is mixed with as
/// little black or white as possible, to keep its hue. `None` if not even black or white reaches
/// the ratio.
pub fn nearest_passing(front: Colour, back: Colour, needed: f64) -> Option<Colour> {
    (0..=STEPS).find_map(|amount| {
        [[0; 3], [255; 3]]
            .into_iter()
            .map(|pole| mixed(front, pole, amount))
            .find(|candidate| contrast(*candidate, back) >= needed)
    })
}

/// The number of steps from a colour to black or white: enough for each step to change a channel by
/// at most one.
const STEPS: u32 = 255;

fn mixed(colour: Colour, pole: [u8; 3], amount: u32) -> Colour {
    let [red, green, blue] = colour.0;
    let [pole_red, pole_green, pole_blue] = pole;
    let mix = |from: u8, to: u8| {
        let sum = u32::from(from) * (STEPS - amount) + u32::from(to) * amount;
        u8::try_from((sum + STEPS / 2) / STEPS).unwrap_or(to)
    };
    Colour([
        mix(red, pole_red),
        mix(green, pole_green),
        mix(blue, pole_blue),
    ])
}

/// The relative luminance of an sRGB colour, from 0 (black) to 1 (white).
fn luminance(colour: Colour) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue] = colour.0;
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Colour = Colour([0; 3]);
    const WHITE: Colour = Colour([255; 3]);

    #[test]
    fn the_ratios_are_those_of_the_guidelines() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
        // The well-known lightest grey on white: #767676 passes, #777777 does not.
        assert!(contrast(Colour([0x76; 3]), WHITE) >= 4.5);
        assert!(contrast(Colour([0x77; 3]), WHITE) < 4.5);
    }

    #[test]
    fn a_colour_that_fails_gets_the_nearest_that_passes() {
        assert_eq!(
            nearest_passing(Colour([0x99; 3]), WHITE, 4.5),
            Some(Colour([0x76; 3]))
        );
        let on_black = nearest_passing(Colour([0x33; 3]), BLACK, 4.5);
        assert!(on_black.is_some_and(|colour| contrast(colour, BLACK) >= 4.5));
        assert_eq!(nearest_passing(WHITE, BLACK, 4.5), Some(WHITE));
        assert_eq!(nearest_passing(WHITE, Colour([0x80; 3]), 7.0), None);
    }
}
