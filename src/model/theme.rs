//! Themes: `themes/<theme>/theme.yaml`.

use std::fmt;
use std::sync::Arc;

use super::art::ArtSettings;
use super::schema::{FieldReader, Read, choices, record, scalar};
use super::shape::Shape;
use super::value::OpenMap;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::source::Spanned;
use crate::syntax::yaml::Node;

record! {
    /// The settings of a theme; its templates and assets are files beside `theme.yaml`.
    pub struct ThemeSettings {
        /// Its name.
        name: Arc<str> = "naam" required "Noord"
            => "De naam van het thema.",
        /// The theme that it builds on.
        parent: Arc<str> = "ouder" optional "basis"
            => "Het thema waar dit op voortbouwt.",
        /// Its colours.
        colours: Schemes = "kleuren" optional "{licht: {tekst: '#1a1a1a'}, donker: {tekst: '#f5f5f5'}}"
            => "De kleuren, licht en donker.",
        /// Pairs of colours that need enough contrast.
        pairs: Vec<Spanned<ColourPair>> = "paren" optional "[{tekst: tekst, vlak: vlak, soort: tekst}]"
            => "Kleuren die op elkaar komen te staan, en genoeg moeten verschillen.",
        /// Stacks of fonts: of the system, or declared in the theme's style sheet.
        fonts: OpenMap<Arc<str>> = "letters" optional "{koppen: 'Georgia, serif'}"
            => "De lettertypen: van het apparaat, of een eigen lettertype uit de stijl van het thema.",
        /// Shape, such as the radius of corners.
        shape: OpenMap<Arc<str>> = "vorm" optional "{radius: 0.5rem}"
            => "De vorm, zoals ronde hoeken.",
        /// How its illustrations are drawn.
        art: ArtSettings = "beeld" optional "{opzet: horizon, tekening: lijn}"
            => "Hoe de tekeningen eruitzien, op kaarten van wat geen eigen foto heeft.",
    }

    /// Colours by token, for both schemes.
    pub struct Schemes {
        /// The light scheme.
        light: OpenMap<Colour> = "licht" required "{tekst: '#1a1a1a'}"
            => "De kleuren op een licht scherm.",
        /// The dark scheme.
        dark: OpenMap<Colour> = "donker" required "{tekst: '#f5f5f5'}"
            => "De kleuren op een donker scherm.",
    }

    /// A foreground and a background colour that are used together.
    pub struct ColourPair {
        /// Token of the foreground colour.
        front: Arc<str> = "tekst" required "tekst"
            => "De kleur die voor staat.",
        /// Token of the background colour.
        back: Arc<str> = "vlak" required "vlak"
            => "De kleur die achter staat.",
        /// Its use.
        kind: PairKind = "soort" required "tekst"
            => "Waar het paar voor is: tekst, grote tekst, of knoppen en lijnen.",
    }
}

choices! {
    /// The use of a pair of colours, which determines the contrast that WCAG requires.
    pub enum PairKind {
        /// Text: 4.5 to 1.
        Text = "tekst",
        /// Large text: 3 to 1.
        Large = "groot",
        /// Controls and graphics: 3 to 1.
        Control = "bediening",
    }
}

/// A colour, written `#rrggbb`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The pattern of one as written.
    pub const PATTERN: &str = "^#[0-9A-Fa-f]{6}$";
}

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
        Shape::Pattern(Self::PATTERN)
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
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
        reader.push(invalid_value::unexpected_value(
            place,
            written,
            &Self::expected(),
        ));
        None
    }
}
