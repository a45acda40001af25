//! Themes: `themes/<theme>/theme.yaml`.

use std::fmt;
use std::sync::Arc;

use super::schema::{Read, Reader, choices, record};
use super::shape::Shape;
use super::value::{Table, scalar};
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::source::Spanned;
use crate::syntax::yaml::Node;

record! {
    /// What a theme says about itself; its templates and assets stand beside it.
    pub struct ThemeSettings {
        /// Its name.
        name: Arc<str> = "naam" required "Noord"
            => "De naam van het thema.",
        /// The theme it builds on.
        parent: Arc<str> = "ouder" optional "basis"
            => "Het thema waar dit op voortbouwt.",
        /// Its colours.
        colours: Schemes = "kleuren" optional "{licht: {tekst: '#1a1a1a'}, donker: {tekst: '#f5f5f5'}}"
            => "De kleuren, licht en donker.",
        /// Pairs of colours that must be told apart.
        pairs: Vec<Spanned<ColourPair>> = "paren" optional "[{tekst: tekst, vlak: vlak, soort: tekst}]"
            => "Kleuren die op elkaar komen te staan, en genoeg moeten verschillen.",
        /// Stacks of system fonts.
        fonts: Table<Arc<str>> = "letters" optional "{koppen: 'Georgia, serif'}"
            => "De lettertypen: alleen wat op elk apparaat staat.",
        /// Shape: radius, pattern.
        shape: Table<Arc<str>> = "vorm" optional "{radius: 0.5rem}"
            => "De vorm, zoals ronde hoeken.",
    }

    /// Colours by token, for both schemes.
    pub struct Schemes {
        /// For light surroundings.
        light: Table<Colour> = "licht" required "{tekst: '#1a1a1a'}"
            => "De kleuren op een licht scherm.",
        /// For dark surroundings.
        dark: Table<Colour> = "donker" required "{tekst: '#f5f5f5'}"
            => "De kleuren op een donker scherm.",
    }

    /// Two colours that are used on each other.
    pub struct ColourPair {
        /// Token of what is in front.
        front: Arc<str> = "tekst" required "tekst"
            => "De kleur die voor staat.",
        /// Token of what is behind.
        back: Arc<str> = "vlak" required "vlak"
            => "De kleur die achter staat.",
        /// What it is used for.
        kind: PairKind = "soort" required "tekst"
            => "Waar het paar voor is: tekst, grote tekst, of knoppen en lijnen.",
    }
}

choices! {
    /// What a pair of colours is used for, which decides the contrast that WCAG asks.
    pub enum PairKind {
        /// Text: 4.5.
        Text = "tekst",
        /// Large text: 3.
        Large = "groot",
        /// Controls and graphics: 3.
        Control = "bediening",
    }
}

/// A colour, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Read for Colour {
    fn expected() -> Text {
        Text::new(
            "een kleur, zoals \"#1a5276\"",
            "a colour, such as \"#1a5276\"",
        )
    }

    fn shape() -> Shape {
        Shape::Pattern("^#[0-9A-Fa-f]{6}$")
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        let digits = written.strip_prefix('#').filter(|digits| {
            digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(value) = value {
            let [_, red, green, blue] = value.to_be_bytes();
            return Some(Self([red, green, blue]));
        }
        let place = reader.place(node.span);
        reader.push(invalid_value::problem(place, written, &Self::expected()));
        None
    }
}
