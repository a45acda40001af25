//! What the pictures of a site are made of: drawings, a font, colours.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::art::{ICON, MARK};
use super::files::ChainFiles;
use super::layer::{Layer, folder};
use super::tokens;
use crate::diagnostic::codes::template_error;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::theme::Colour;
use crate::source::{FilePath, Span};

/// What the pictures of a site are made of.
#[derive(Debug, Clone)]
pub struct Drawings {
    /// The drawing of a social picture, with the colours of the light scheme for `var(--token)`.
    pub social: Arc<[u8]>,
    /// The file of that drawing in the project.
    pub social_path: FilePath,
    /// The drawings of the theme that it shows, by their names under `assets`.
    pub shown: BTreeMap<String, Arc<[u8]>>,
    /// The font of headings, in WOFF2, if the theme has one of its own.
    pub font: Option<Arc<[u8]>>,
    /// The icon for a home screen, an SVG.
    pub icon: Arc<[u8]>,
    /// The file in the project that it is made of.
    pub icon_path: FilePath,
}

/// The name of the drawing of a social picture.
pub(super) const SOCIAL: &str = "deelbeeld.svg";
/// The name of the font of headings.
const FONT: &str = "letter.woff2";
// A theme without parent may lack these.
const DEFAULT_SOCIAL: &[u8] = include_bytes!("../../themes/basis/assets/deelbeeld.svg");
const DEFAULT_MARK: &[u8] = include_bytes!("../../themes/basis/assets/merk.svg");

impl Drawings {
    /// Collects what a chain of themes has. `icon` is what is made of the mark for a home screen.
    pub(super) fn of(
        chain: &[Layer<'_>],
        files: &ChainFiles,
        icon: Option<Arc<[u8]>>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let colours = tokens::light_colours(chain);
        let asset = |name: &str| files.assets.get(name).cloned();
        let written = asset(SOCIAL).unwrap_or_else(|| DEFAULT_SOCIAL.into());
        let social_path = path_of(chain, SOCIAL);
        let (social, missing) = coloured(&String::from_utf8_lossy(&written), &colours);
        for (token, at) in missing {
            let place = Place::new(&social_path, Span::new(at, at));
            let near = nearest(&token, colours.keys().copied());
            let near = near.map(|near| format!("; did you mean `{near}`?"));
            let message = format!(
                "no colour `{token}` in this theme or its parents{}",
                near.unwrap_or_default()
            );
            problems.push(template_error::problem(place, &message));
        }
        let drawings = files.assets.iter().filter(|(name, _)| {
            name.ends_with(".svg") && *name != SOCIAL && social.contains(&format!("\"{name}\""))
        });
        Self {
            shown: drawings
                .map(|(name, bytes)| (name.clone(), Arc::clone(bytes)))
                .collect(),
            social: social.into_bytes().into(),
            social_path,
            font: asset(FONT),
            icon: icon
                .or_else(|| asset(MARK))
                .unwrap_or_else(|| DEFAULT_MARK.into()),
            icon_path: path_of(chain, if asset(ICON).is_some() { ICON } else { MARK }),
        }
    }
}

/// The path of an asset in the first theme of a chain that has it.
fn path_of(chain: &[Layer<'_>], name: &str) -> FilePath {
    let paths = chain.iter().map(|layer| {
        let path = FilePath::new(format!("{}{name}", folder(layer, "assets")));
        let is_there = layer.files.iter().any(|(other, _)| *other == path);
        (path, is_there)
    });
    let paths: Vec<(FilePath, bool)> = paths.collect();
    let found = paths.iter().find(|(_, is_there)| *is_there);
    let found = found.or(paths.first()).map(|(path, _)| path.clone());
    found.unwrap_or_else(|| FilePath::new("themes".to_owned()))
}

/// A drawing with colours for its `var(--token)`, and the tokens that are unknown, with their places.
/// A token that may be unknown is written with a colour to use instead: `var(--token, #fff)`.
fn coloured(
    drawing: &str,
    colours: &BTreeMap<&str, Colour>,
) -> (String, BTreeSet<(String, usize)>) {
    const START: &str = "var(--";
    let mut written = String::with_capacity(drawing.len());
    let mut missing = BTreeSet::new();
    let mut rest = drawing;
    while let Some(at) = rest.find(START) {
        let (before, from) = rest.split_at(at);
        written.push_str(before);
        let Some(end) = from.find(')') else {
            rest = from;
            break;
        };
        let inside = from.get(START.len()..end).unwrap_or_default();
        let (token, instead) = match inside.split_once(',') {
            Some((token, instead)) => (token.trim(), Some(instead.trim())),
            None => (inside.trim(), None),
        };
        match (colours.get(token), instead) {
            (Some(colour), _) => written.push_str(&colour.to_string()),
            (None, Some(instead)) => written.push_str(instead),
            (None, None) => {
                missing.insert((token.to_owned(), drawing.len() - from.len()));
            }
        }
        rest = from.get(end + 1..).unwrap_or_default();
    }
    written.push_str(rest);
    (written, missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_colours() {
        let colours = BTreeMap::from([("kop", Colour([26, 82, 118]))]);
        let (drawing, missing) =
            coloured("<a fill=\"var(--kop)\"/><b fill='var( --x)'/>", &colours);
        assert_eq!(drawing, "<a fill=\"#1a5276\"/><b fill='var( --x)'/>");
        assert!(missing.is_empty());
        let (drawing, missing) = coloured("var(--mist, #fff) var(--mist) var(--kop", &colours);
        assert_eq!(drawing, "#fff  var(--kop");
        assert_eq!(missing, BTreeSet::from([("mist".to_owned(), 18)]));
    }
}
