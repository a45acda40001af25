//! How a theme draws: `beeld` in `theme.yaml`.
//!
//! A theme that builds on another draws as that does, except for the keys that it writes itself.

use std::sync::Arc;

use super::common::Texts;
use super::schema::{choices, record};
use super::value::{OpenMap, items};
use crate::source::Spanned;

record! {
    /// How illustrations are drawn.
    pub struct ArtSettings {
        /// The composition.
        layout: ArtLayout = "opzet" optional "midden"
            => "De opzet: wat er achter en rond het teken staat.",
        /// How the sign is drawn.
        drawing: ArtDrawing = "tekening" optional "vlak"
            => "Hoe het teken is getekend.",
        /// The pattern behind it.
        pattern: ArtPattern = "patroon" optional "stippen"
            => "Het patroon op de achtergrond.",
        /// The width of lines.
        line: LineWidth = "lijn" optional "gewoon"
            => "De dikte van lijnen.",
        /// The colours.
        colours: ArtColours = "kleuren" optional "{grond: [tint], teken: [accent]}"
            => "De kleuren: namen uit kleuren. Bij meer dan één wisselen ze van tekening tot tekening.",
        /// Signs by the id of a subject.
        signs: OpenMap<Sign> = "tekens" optional "{voeding: appel}"
            => "Het teken bij een thema of rubriek uit vocabulaire.yaml, als u een ander wilt dan vindplek kiest.",
    }

    /// The colours of an illustration, by names of tokens; of several, each drawing takes one.
    pub struct ArtColours {
        /// Behind everything.
        ground: Texts = "grond" optional "[tint]"
            => "De kleur achter alles.",
        /// The pattern.
        pattern: Texts = "patroon" optional "[lijn]"
            => "De kleur van het patroon.",
        /// What is beside the sign.
        side: Texts = "bij" optional "[vlak-2]"
            => "De kleur van wat naast het teken staat, zoals heuvels of water.",
        /// The shape behind the sign.
        stage: Texts = "vorm" optional "[accent-2]"
            => "De kleur van de vorm achter het teken.",
        /// The sign.
        sign: Texts = "teken" optional "[accent]"
            => "De kleur van het teken.",
        /// Lines on the sign.
        detail: Texts = "detail" optional "[op-accent]"
            => "De kleur van lijnen op het teken.",
    }
}

impl ArtColours {
    /// Every name, in the order of the keys.
    pub fn all(&self) -> impl Iterator<Item = &Spanned<Arc<str>>> {
        let lists = [
            &self.ground,
            &self.pattern,
            &self.side,
            &self.stage,
            &self.sign,
            &self.detail,
        ];
        lists.into_iter().flat_map(items)
    }
}

choices! {
    /// The composition of an illustration.
    pub enum ArtLayout {
        /// The sign on a disc.
        Disc = "midden",
        /// The sign on the horizon of a wide sky.
        Horizon = "horizon",
        /// Squares in a grid, the sign on the largest.
        Grid = "vakken",
        /// A board with pieces in its corners.
        Board = "spel",
        /// An arch among hills.
        Arch = "boog",
        /// A sheet with two round corners, above water.
        Shore = "golf",
        /// A slanted cut from edge to edge.
        Cut = "snede",
    }

    /// How a sign is drawn.
    pub enum ArtDrawing {
        /// In one colour, without an outline.
        Flat = "vlak",
        /// With lines.
        Line = "lijn",
        /// In one colour within a heavy outline.
        Outlined = "omlijnd",
        /// Lines, and a colour that is printed beside them.
        Shifted = "verschoven",
        /// In one colour and slanted.
        Slanted = "schuin",
    }

    /// The width of lines.
    pub enum LineWidth {
        /// Thin.
        Thin = "dun",
        /// Neither.
        Medium = "gewoon",
        /// Thick.
        Thick = "dik",
    }

    /// A pattern.
    pub enum ArtPattern {
        /// Nothing.
        None = "geen",
        /// Dots.
        Dots = "stippen",
        /// Waves.
        Waves = "golven",
        /// Level stripes.
        Stripes = "strepen",
        /// Slanted hatching.
        Hatching = "arcering",
        /// Arcs within arcs.
        Arcs = "bogen",
    }

    /// A sign that stands for a subject.
    pub enum Sign {
        /// An apple.
        Apple = "appel",
        /// A ball.
        Ball = "bal",
        /// Bars of a chart.
        Bars = "staven",
        /// An open book.
        Book = "boek",
        /// Bowls.
        Bowls = "ballen",
        /// A calendar.
        Calendar = "kalender",
        /// Two circles that overlap.
        Circles = "cirkels",
        /// A cup.
        Cup = "kop",
        /// A flag.
        Flag = "vlag",
        /// A heart.
        Heart = "hart",
        /// Houses.
        Houses = "huizen",
        /// A kite.
        Kite = "vlieger",
        /// A medal.
        Medal = "medaille",
        /// Points that are connected.
        Network = "netwerk",
        /// A newspaper.
        Newspaper = "krant",
        /// A note of music.
        Note = "noot",
        /// Office buildings.
        Offices = "kantoor",
        /// A path along stops.
        Path = "pad",
        /// A screen.
        Screen = "scherm",
        /// Different shapes side by side.
        Shapes = "vormen",
        /// A signpost.
        Signpost = "wegwijzer",
        /// Speech balloons.
        Speech = "gesprek",
        /// Stairs.
        Stairs = "trap",
        /// A star.
        Star = "ster",
        /// A town hall.
        TownHall = "gemeentehuis",
        /// A tree.
        Tree = "boom",
        /// An umbrella.
        Umbrella = "paraplu",
        /// Waves.
        Waves = "golven",
        /// A wheel.
        Wheel = "wiel",
        /// A whistle.
        Whistle = "fluit",
    }
}
