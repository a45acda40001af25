//! Puts a sign into a scene: the composition of a theme, its pattern, and the way in which it draws.

use std::fmt::Write as _;

use super::dice::Dice;
use super::hand::{ArtRole, Hand};
use super::sign::Outline;
use crate::model::art::{ArtDrawing, ArtLayout, ArtPattern};

/// The width of an illustration, in its own units.
pub(super) const WIDTH: u32 = 240;
/// Its height.
pub(super) const HEIGHT: u32 = 160;

/// A square for the sign: its upper left corner, and its side in hundredths.
type SignFrame = (i32, i32, i32);

/// The markup of an illustration while it is composed, back to front.
pub(super) struct Scene<'h> {
    hand: &'h Hand,
    markup: String,
}

impl<'h> Scene<'h> {
    /// Draws everything between the style and the end of the file.
    pub(super) fn draw(
        hand: &'h Hand,
        outline: &Outline,
        mirrored: bool,
        dice: &mut Dice,
    ) -> String {
        let mut scene = Self {
            hand,
            markup: String::new(),
        };
        let frame = match hand.layout {
            ArtLayout::Disc => scene.disc(),
            ArtLayout::Horizon => scene.horizon(mirrored),
            ArtLayout::Grid => scene.grid(mirrored, dice),
            ArtLayout::Board => scene.board(mirrored),
            ArtLayout::Arch => scene.arch(mirrored),
            ArtLayout::Shore => scene.shore(mirrored),
            ArtLayout::Cut => scene.cut(mirrored),
        };
        scene.sign(outline, frame);
        if hand.layout == ArtLayout::Shore {
            scene.water(mirrored);
        }
        scene.markup
    }

    fn disc(&mut self) -> SignFrame {
        self.fill(ArtRole::Ground, "M0 0h240v160H0z");
        self.pattern(0, 160);
        self.fill(ArtRole::Stage, "M120 12a68 68 0 1 0 .1 0z");
        (78, 38, 84)
    }

    /// A sky with a low sun above water.
    fn horizon(&mut self, mirrored: bool) -> SignFrame {
        self.fill(ArtRole::Ground, "M0 0h240v160H0z");
        let (sun, frame) = match mirrored {
            true => ("M64 38a38 38 0 1 0 .1 0z", 112),
            false => ("M176 38a38 38 0 1 0 .1 0z", 30),
        };
        self.fill(ArtRole::Stage, sun);
        self.fill(ArtRole::Side, "M0 108h240v52H0z");
        self.pattern(116, 160);
        (frame, 22, 98)
    }

    /// Three by two squares: four of them are one, with the sign.
    fn grid(&mut self, mirrored: bool, dice: &mut Dice) -> SignFrame {
        let (large, small) = if mirrored { (80, 0) } else { (0, 160) };
        self.fill(ArtRole::Ground, "M0 0h240v160H0z");
        self.fill(ArtRole::Stage, &format!("M{large} 0h160v160H{large}z"));
        let (right, middle) = (small + 80, small + 40);
        let below = dice.below(2) == 1;
        let (block, shape) = if below { (80, 0) } else { (0, 80) };
        self.fill(ArtRole::Side, &format!("M{small} {block}h80v80h-80z"));
        let end = shape + 80;
        let piece = match dice.below(4) {
            0 => format!("M{small} {shape}h80a80 80 0 0 1-80 80z"),
            1 => format!("M{right} {end}h-80a80 80 0 0 1 80-80z"),
            2 => format!("M{middle} {}a28 28 0 1 0 .1 0z", shape + 12),
            _ => format!(
                "M{small} {end}a40 40 0 0 1 80 0zM{small} {}a40 40 0 0 1 80 0z",
                shape + 40
            ),
        };
        self.fill(ArtRole::Stage, &piece);
        (large + 30, 30, 100)
    }

    /// A board with a piece in two corners.
    fn board(&mut self, mirrored: bool) -> SignFrame {
        self.fill(ArtRole::Ground, "M0 0h240v160H0z");
        self.pattern(0, 160);
        let pieces = match mirrored {
            true => "M0 0h56a56 56 0 0 1-56 56zM184 160l28-60 28 60z",
            false => "M240 56V0h-56a56 56 0 0 0 56 56zM4 104h52v52H4z",
        };
        self.outlined(ArtRole::Side, pieces);
        self.outlined(ArtRole::Stage, "M120 10a70 70 0 1 0 .1 0z");
        (76, 36, 88)
    }

    /// An arch on a ridge, with hills behind it and a sun above them.
    fn arch(&mut self, mirrored: bool) -> SignFrame {
        self.fill(ArtRole::Ground, "M0 0h240v160H0z");
        let (sun, hills) = match mirrored {
            true => ("M30 26a15 15 0 1 0 .1 0z", "M0 92q60-44 120 14t120-2v56H0z"),
            false => (
                "M210 26a15 15 0 1 0 .1 0z",
                "M0 104q56-60 120 2t120-14v68H0z",
            ),
        };
        self.fill(ArtRole::Pattern, sun);
        self.fill(ArtRole::Side, hills);
        self.pattern(0, 160);
        self.fill(ArtRole::Stage, "M58 160V78a62 62 0 0 1 124 0v82z");
        (76, 52, 88)
    }

    /// A sheet with a round corner, of which the foot will be under water.
    fn shore(&mut self, mirrored: bool) -> SignFrame {
        self.fill(ArtRole::Ground, "M0 0h240v160H0z");
        let sheet = match mirrored {
            true => "M36 12h108a60 60 0 0 1 60 60v70H36z",
            false => "M204 12H96a60 60 0 0 0-60 60v70h168z",
        };
        self.fill(ArtRole::Stage, sheet);
        (70, 24, 98)
    }

    /// Water before the sign.
    fn water(&mut self, mirrored: bool) {
        let start = if mirrored { 0 } else { -20 };
        let waves = "q20-14 40 0t40 0 40 0 40 0 40 0 40 0 40 0";
        self.fill(ArtRole::Side, &format!("M{start} 112{waves}v60H0z"));
        self.pattern(124, 142);
    }

    /// Two surfaces with a slanted edge between them.
    fn cut(&mut self, mirrored: bool) -> SignFrame {
        self.fill(ArtRole::Ground, "M0 0h240v160H0z");
        self.pattern(0, 160);
        let (surface, edge) = match mirrored {
            true => ("M0 0h196l-52 160H0z", "M188 0h14l-52 160h-14z"),
            false => ("M240 0H96L44 160h196z", "M90 0h14L52 160H38z"),
        };
        self.fill(ArtRole::Stage, surface);
        self.fill(ArtRole::Side, edge);
        (if mirrored { 40 } else { 102 }, 30, 100)
    }

    /// The sign, of which the sides are `frame`.
    fn sign(&mut self, outline: &Outline, (x, y, size): SignFrame) {
        let slant = match self.hand.drawing {
            ArtDrawing::Slanted => "skewX(-12)",
            _ => "",
        };
        let x = if slant.is_empty() { x } else { x + 10 };
        let scale = match size {
            100 => String::new(),
            _ => format!("scale(.{size})"),
        };
        // Writing to a string cannot fail.
        let _ = write!(
            self.markup,
            "<g transform=\"translate({x} {y}){scale}{slant}\">"
        );
        let Outline { body, line, mark } = outline;
        match self.hand.drawing {
            ArtDrawing::Flat | ArtDrawing::Slanted => {
                self.fill(ArtRole::Sign, body);
                self.stroke(ArtRole::Sign, line);
                self.stroke(ArtRole::Detail, mark);
            }
            ArtDrawing::Line => {
                self.outlined(ArtRole::Detail, body);
                self.stroke(ArtRole::Sign, &format!("{line}{mark}"));
            }
            ArtDrawing::Outlined => {
                self.outlined(ArtRole::Sign, body);
                self.stroke(ArtRole::Detail, &format!("{line}{mark}"));
            }
            ArtDrawing::Shifted => {
                let class = ArtRole::Detail.surface();
                let _ = write!(
                    self.markup,
                    "<path class=\"{class}\" transform=\"translate(9 7)\" d=\"{body}\"/>"
                );
                self.stroke(ArtRole::Sign, &format!("{body}{line}{mark}"));
            }
        }
        self.markup.push_str("</g>");
    }

    /// The pattern of the theme between two heights.
    fn pattern(&mut self, top: i32, bottom: i32) {
        let (mut path, mut more) = (String::new(), "");
        match self.hand.pattern {
            ArtPattern::None => return,
            ArtPattern::Dots => {
                more = " stroke-width=\"6\" stroke-linecap=\"round\" stroke-dasharray=\"0 28\"";
                for y in (top + 10..bottom).step_by(28) {
                    let _ = write!(path, "M8 {y}h230");
                }
            }
            ArtPattern::Waves => {
                for (at, y) in (top + 10..bottom).step_by(18).enumerate() {
                    let from = if at % 2 == 0 { -10 } else { -30 };
                    let _ = write!(path, "M{from} {y}q20-14 40 0t40 0 40 0 40 0 40 0 40 0 40 0");
                }
            }
            ArtPattern::Stripes => {
                for (at, y) in (top..bottom).step_by(14).enumerate() {
                    let from = [12, 130, 60][at % 3];
                    let _ = write!(path, "M{from} {y}h90");
                }
            }
            ArtPattern::Hatching => {
                more = " stroke-width=\"160\" stroke-dasharray=\"4 12\" transform=\"skewX(-18)\"";
                path.push_str("M0 80h300");
            }
            ArtPattern::Arcs => {
                for radius in [74, 86, 98] {
                    let (left, width) = (120 - radius, 2 * radius);
                    let _ = write!(path, "M{left} 160V78a{radius} {radius} 0 0 1 {width} 0v82");
                }
            }
        }
        let class = ArtRole::Pattern.line();
        let _ = write!(self.markup, "<path class=\"{class}\"{more} d=\"{path}\"/>");
    }

    fn fill(&mut self, role: ArtRole, path: &str) {
        let class = role.surface();
        let _ = write!(self.markup, "<path class=\"{class}\" d=\"{path}\"/>");
    }

    /// Lines, if there are any.
    fn stroke(&mut self, role: ArtRole, path: &str) {
        if !path.is_empty() {
            let class = role.line();
            let _ = write!(self.markup, "<path class=\"{class}\" d=\"{path}\"/>");
        }
    }

    /// A surface with an outline.
    fn outlined(&mut self, role: ArtRole, path: &str) {
        let (surface, line) = (role.surface(), self.hand.outline().line());
        let _ = write!(
            self.markup,
            "<path class=\"{surface} {line}\" d=\"{path}\"/>"
        );
    }
}
