//! The hand of a theme: how it draws, from `beeld` of the theme and of those that it builds on.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::art::{
    ArtColours, ArtDrawing, ArtLayout, ArtPattern, ArtSettings, LineWidth, Sign,
};
use crate::model::common::Texts;
use crate::model::schema::Field;
use crate::model::theme::Colour;
use crate::model::value::items;
use crate::theme::layer::Layer;
use crate::theme::tokens;

/// What a surface or a line is of, which determines its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArtRole {
    /// Behind everything.
    Ground,
    /// Lines of the pattern.
    Pattern,
    /// What is beside the sign, such as hills.
    Side,
    /// The shape behind the sign.
    Stage,
    /// The sign.
    Sign,
    /// Lines on the sign.
    Detail,
}

impl ArtRole {
    const ALL: [Self; 6] = [
        Self::Ground,
        Self::Pattern,
        Self::Side,
        Self::Stage,
        Self::Sign,
        Self::Detail,
    ];

    /// The class of its surfaces.
    pub(super) fn surface(self) -> &'static str {
        match self {
            Self::Ground => "a",
            Self::Pattern => "b",
            Self::Side => "c",
            Self::Stage => "d",
            Self::Sign => "e",
            Self::Detail => "f",
        }
    }

    /// The class of its lines.
    pub(super) fn line(self) -> &'static str {
        match self {
            Self::Ground => "u",
            Self::Pattern => "v",
            Self::Side => "w",
            Self::Stage => "x",
            Self::Sign => "y",
            Self::Detail => "z",
        }
    }

    /// Its tokens in a theme that builds on no other and names none.
    fn preset(self) -> &'static str {
        match self {
            Self::Ground => "tint",
            Self::Pattern => "lijn",
            Self::Side => "vlak-2",
            Self::Stage => "kaart",
            Self::Sign => "accent",
            Self::Detail => "op-accent",
        }
    }

    fn written(self, colours: &ArtColours) -> &Field<Texts> {
        match self {
            Self::Ground => &colours.ground,
            Self::Pattern => &colours.pattern,
            Self::Side => &colours.side,
            Self::Stage => &colours.stage,
            Self::Sign => &colours.sign,
            Self::Detail => &colours.detail,
        }
    }
}

/// A colour in the light and in the dark scheme.
type Ink = (Colour, Colour);

/// How a theme draws.
#[derive(Debug)]
pub(super) struct Hand {
    pub(super) layout: ArtLayout,
    pub(super) drawing: ArtDrawing,
    pub(super) pattern: ArtPattern,
    line: LineWidth,
    signs: BTreeMap<String, Sign>,
    /// By role: the colours among which drawings choose; at least one.
    inks: [Vec<Ink>; 6],
}

impl Hand {
    /// The hand of a chain, the theme itself first.
    pub(super) fn of(chain: &[Layer<'_>]) -> Self {
        let mut signs = BTreeMap::new();
        for settings in settings(chain).rev() {
            let own = settings.signs.iter().flat_map(|table| &table.value.0);
            signs.extend(own.map(|(subject, sign)| (subject.value.to_string(), sign.value)));
        }
        let palette = tokens::palette(chain);
        let inks = ArtRole::ALL.map(|role| {
            let colours = settings(chain).filter_map(|settings| settings.colours.as_ref());
            let mut lists = colours.map(|colours| items(role.written(&colours.value)));
            let written = lists.find(|list| !list.is_empty()).unwrap_or_default();
            let known = written.iter().filter_map(|name| palette.get(&*name.value));
            let known: Vec<Ink> = known.copied().collect();
            match known.is_empty() {
                true => vec![palette.get(role.preset()).copied().unwrap_or_default()],
                false => known,
            }
        });
        Self {
            layout: first(chain, |own| &own.layout).unwrap_or(ArtLayout::Disc),
            drawing: first(chain, |own| &own.drawing).unwrap_or(ArtDrawing::Flat),
            pattern: first(chain, |own| &own.pattern).unwrap_or(ArtPattern::Dots),
            line: first(chain, |own| &own.line).unwrap_or(LineWidth::Medium),
            signs,
            inks,
        }
    }

    /// The sign that the theme names for a subject.
    pub(super) fn sign(&self, subject: &str) -> Option<Sign> {
        self.signs.get(subject).copied()
    }

    /// The role whose colour an outline has.
    pub(super) fn outline(&self) -> ArtRole {
        match self.drawing {
            ArtDrawing::Outlined => ArtRole::Detail,
            _ => ArtRole::Sign,
        }
    }

    /// The attributes of the whole drawing.
    pub(super) fn attributes(&self) -> String {
        let width = match self.line {
            LineWidth::Thin => 2,
            LineWidth::Medium => 4,
            LineWidth::Thick => 6,
        };
        let ends = match self.drawing {
            ArtDrawing::Flat | ArtDrawing::Slanted | ArtDrawing::Line => "",
            ArtDrawing::Outlined | ArtDrawing::Shifted => {
                " stroke-linecap=\"round\" stroke-linejoin=\"round\""
            }
        };
        format!("fill=\"none\" stroke-width=\"{width}\"{ends}")
    }

    /// The style of the classes that some markup uses, in both schemes. `turn` selects among the
    /// colours.
    pub(super) fn style(&self, markup: &str, turn: usize) -> String {
        let (mut light, mut dark) = (String::new(), String::new());
        for (role, inks) in ArtRole::ALL.iter().zip(&self.inks) {
            let Some((by_day, by_night)) = inks.get(turn % inks.len().max(1)) else {
                continue;
            };
            for (class, property) in [(role.surface(), "fill"), (role.line(), "stroke")] {
                if !uses(markup, class) {
                    continue;
                }
                // Writing to a string cannot fail.
                let _ = write!(light, ".{class}{{{property}:{}}}", short(*by_day));
                if by_day != by_night {
                    let _ = write!(dark, ".{class}{{{property}:{}}}", short(*by_night));
                }
            }
        }
        if !dark.is_empty() {
            dark = format!("@media(prefers-color-scheme:dark){{{dark}}}");
        }
        format!("<style>{light}{dark}</style>")
    }
}

/// A colour in as few characters as it can be written with.
fn short(colour: Colour) -> String {
    let doubled = colour.0.iter().all(|part| part / 16 == part % 16);
    let digits = colour.to_string();
    match doubled {
        true => std::iter::once('#')
            .chain(digits.chars().skip(1).step_by(2))
            .collect(),
        false => digits,
    }
}

/// Whether an element of the markup has a class.
fn uses(markup: &str, class: &str) -> bool {
    let attributes = markup.split(" class=\"").skip(1);
    let mut lists = attributes.filter_map(|rest| rest.split('"').next());
    lists.any(|list| list.split(' ').any(|one| one == class))
}

fn settings<'a>(chain: &[Layer<'a>]) -> impl DoubleEndedIterator<Item = &'a ArtSettings> {
    let settings = chain.iter().map(|layer| layer.settings.art.as_ref());
    settings.flatten().map(|art| &art.value)
}

/// The value of a key in the first theme of a chain that has it.
fn first<T: Copy>(chain: &[Layer<'_>], key: impl Fn(&ArtSettings) -> &Field<T>) -> Option<T> {
    settings(chain).find_map(|own| key(own).as_ref().map(|value| value.value))
}
