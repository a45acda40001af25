//! The explanation of what a cursor is at.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::explain;
use super::key_scope::{FilePart, part_at};
use super::shapes::{dotted, key_at_steps, keys_at_steps};
use super::snapshot::CursorPlace;
use super::symbols::{ProjectSymbol, SymbolUse, defined, symbol_at};
use super::yaml_cursor::{YamlSpot, yaml_cursor};
use crate::source::Span;
use crate::syntax::markdown::ComponentKind;

/// Explains the key, id, link or component at a cursor.
pub fn hover(place: &CursorPlace<'_>) -> Option<Hover> {
    let part = part_at(place);
    let is_key = |spot: &YamlSpot| matches!(spot, YamlSpot::Key { .. });
    let keyed = match &part {
        Some(FilePart::Keys(scope)) => {
            let text = place.source.text();
            let cursor = yaml_cursor(text, scope.range.clone(), place.offset);
            cursor.and_then(|cursor| {
                let span = Span::new(cursor.word.start, cursor.word.end);
                let (key, path) = match is_key(&cursor.spot) {
                    true => {
                        let name = text.get(cursor.word.clone())?;
                        let keys = keys_at_steps(&scope.keys, &cursor.steps);
                        let key = keys.into_iter().find(|key| key.name == name)?;
                        let path = match &*dotted(&cursor.steps) {
                            "" => name.to_owned(),
                            above => format!("{above}.{name}"),
                        };
                        (key, path)
                    }
                    false => key_at_steps(&scope.keys, &cursor.steps)?,
                };
                let words = explain::key(place.snapshot, &key, &path);
                Some((is_key(&cursor.spot), span, words))
            })
        }
        _ => None,
    };
    let named =
        || symbol_at(place).and_then(|found| Some((found.place.span, symbol(place, &found)?)));
    let (span, words) = match keyed {
        Some((true, span, words)) => (span, words),
        Some((false, span, words)) => named().unwrap_or((span, words)),
        None => named().or_else(|| component(place))?,
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: words,
        }),
        range: Some(place.range(span)),
    })
}

fn symbol(place: &CursorPlace<'_>, found: &SymbolUse) -> Option<String> {
    let heads = place.snapshot.edition.heads();
    match &found.symbol {
        ProjectSymbol::Id(target, id) => {
            Some(explain::target(*target, &defined(heads, *target, id)?))
        }
        ProjectSymbol::Document(path) => {
            Some(explain::document(place.snapshot, heads.at_path(path)?))
        }
        ProjectSymbol::Medium(path) => {
            let medium = heads.media.get(heads.media_position(path)?)?;
            let size = medium.size.div_ceil(1024);
            let pixels = medium.dimensions.map(|dimensions| {
                format!(", {} bij {} pixels", dimensions.width, dimensions.height)
            });
            let pixels = pixels.unwrap_or_default();
            Some(format!(
                "**{}**\n\n{path}, {size} kB{pixels}",
                path.file_name()
            ))
        }
    }
}

/// The component whose opening line a cursor is on.
fn component(place: &CursorPlace<'_>) -> Option<(Span, String)> {
    let document = place.snapshot.edition.document(place.source.path())?;
    let mut components = document.body.components.iter();
    let found = components.find(|component| component.span.range().contains(&place.offset))?;
    let kind: ComponentKind = found.kind;
    let words = format!("**{}**\n\n{}", kind.name(), kind.about());
    Some((found.span, words))
}
