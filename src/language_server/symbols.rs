//! What a text names: things with an id, documents, pictures and downloads; where they are defined
//! and used.

use lsp_types::Location;

use super::snapshot::{CursorPlace, ProjectSnapshot};
use crate::diagnostic::Place;
use crate::edit::id_uses;
use crate::model::heads::Heads;
use crate::model::layout::{Kind, Location as FileLocation, Owner, locate};
use crate::model::shape::Target;
use crate::model::target_ids::{TargetDefinition, definitions as target_definitions};
use crate::model::value::items;
use crate::plan::link_uses;
use crate::plan::links::{LinkedItem, find_target};
use crate::source::{FilePath, Span};

/// Something that texts name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ProjectSymbol {
    /// Something with an id in a list, or a region.
    Id(Target, String),
    /// A document, by its path.
    Document(FilePath),
    /// A picture or download, by its path.
    Medium(FilePath),
}

/// A place that names something.
#[derive(Debug, Clone)]
pub(super) struct SymbolUse {
    /// The place.
    pub(super) place: Place,
    /// What it names.
    pub(super) symbol: ProjectSymbol,
}

/// What a cursor is at, with its place.
pub(super) fn symbol_at(place: &CursorPlace<'_>) -> Option<SymbolUse> {
    let at_cursor = |place_of: &Place| {
        let range = place_of.span.range();
        (range.start..=range.end).contains(&place.offset)
    };
    let path = place.source.path();
    let snapshot = place.snapshot;
    let defined = all_definitions(snapshot.edition.heads());
    let defined = defined.into_iter().filter(|(_, definition)| {
        definition.place.path == *path && definition.place.span != Span::FILE
    });
    let defined = defined.map(|(target, definition)| SymbolUse {
        symbol: ProjectSymbol::Id(target, definition.id.to_string()),
        place: definition.place,
    });
    let mut uses = uses_in(snapshot, Some(path)).into_iter().chain(defined);
    uses.find(|found| at_cursor(&found.place))
}

/// The places that name something, in one file or in all.
pub(super) fn uses_in(snapshot: &ProjectSnapshot, only: Option<&FilePath>) -> Vec<SymbolUse> {
    let edition = &snapshot.edition;
    let heads = edition.heads();
    let is_wanted = |path: &FilePath| only.is_none_or(|only| only == path);
    let mut uses = Vec::new();
    for found in id_uses(edition)
        .into_iter()
        .filter(|found| is_wanted(found.path))
    {
        uses.push(SymbolUse {
            place: Place::new(found.path, found.span),
            symbol: id_symbol(heads, found.target, found.id),
        });
    }
    let mut link = |from: &FilePath, owner: &Owner, span: Span, written: &str| {
        let (item, _) = find_target(heads, from, owner, written);
        let symbol = match item {
            LinkedItem::Document(document) => {
                ProjectSymbol::Document(heads.document(document).at.path.clone())
            }
            LinkedItem::Media(at) => match heads.media.get(at) {
                Some(medium) => ProjectSymbol::Medium(medium.path.clone()),
                None => return,
            },
            _ => return,
        };
        let place = Place::new(from, span);
        uses.push(SymbolUse { place, symbol });
    };
    for document in edition.documents() {
        let at = &document.head.at;
        if is_wanted(&at.path) {
            for found in link_uses::of(document) {
                link(&at.path, &at.owner, found.span, found.target);
            }
        }
    }
    for (source, found) in edition.yaml().pictures() {
        if is_wanted(source.path()) {
            let target = &found.target;
            link(source.path(), &Owner::Shared, target.span, &target.value);
        }
    }
    for (site, file) in &edition.yaml().sites {
        let path = file.source.path();
        let entries = items(&file.value.menu).iter().filter(|_| is_wanted(path));
        for target in entries.filter_map(|entry| entry.value.link.as_ref()) {
            link(path, &Owner::Site(site.clone()), target.span, &target.value);
        }
    }
    uses
}

fn id_symbol(heads: &Heads, target: Target, id: &str) -> ProjectSymbol {
    let kind = match target {
        Target::Special => Some(Kind::Special),
        Target::Course => Some(Kind::Course),
        _ => None,
    };
    match kind.and_then(|kind| heads.with_id(kind, id)) {
        Some(document) => ProjectSymbol::Document(heads.document(document).at.path.clone()),
        None => ProjectSymbol::Id(target, id.to_owned()),
    }
}

/// Everything that has an id, with its kind.
fn all_definitions(heads: &Heads) -> Vec<(Target, TargetDefinition)> {
    let of_target = |target: Target| {
        let defined = target_definitions(heads, target).into_iter();
        defined.map(move |definition| (target, definition))
    };
    Target::ALL.into_iter().flat_map(of_target).collect()
}

/// What an id names; `None` when nothing has it.
pub(super) fn defined(heads: &Heads, target: Target, id: &str) -> Option<TargetDefinition> {
    let mut defined = target_definitions(heads, target).into_iter();
    defined.find(|definition| &*definition.id == id)
}

/// Where something is defined.
fn definition_place(snapshot: &ProjectSnapshot, symbol: &ProjectSymbol) -> Option<Place> {
    match symbol {
        ProjectSymbol::Id(target, id) => {
            defined(snapshot.edition.heads(), *target, id).map(|defined| defined.place)
        }
        ProjectSymbol::Document(path) | ProjectSymbol::Medium(path) => Some(Place::file(path)),
    }
}

/// Where what a cursor is at is defined.
pub fn definitions(place: &CursorPlace<'_>) -> Vec<Location> {
    let found = symbol_at(place);
    let defined = found.and_then(|found| definition_place(place.snapshot, &found.symbol));
    let location = defined.and_then(|defined| place.snapshot.location(&defined));
    location.into_iter().collect()
}

/// Where what a cursor is at is used. A cursor at nothing in particular stands for the document.
pub fn references(place: &CursorPlace<'_>, with_definition: bool) -> Vec<Location> {
    let snapshot = place.snapshot;
    let path = place.source.path();
    let itself = || match locate(path) {
        FileLocation::Document(_) => Some(ProjectSymbol::Document(path.clone())),
        FileLocation::Media(_) => Some(ProjectSymbol::Medium(path.clone())),
        FileLocation::Site(site) => Some(ProjectSymbol::Id(Target::Region, site.to_string())),
        _ => None,
    };
    let Some(symbol) = symbol_at(place).map(|found| found.symbol).or_else(itself) else {
        return Vec::new();
    };
    let definition = definition_place(snapshot, &symbol).filter(|_| with_definition);
    let uses = uses_in(snapshot, None).into_iter();
    let uses = uses
        .filter(|found| found.symbol == symbol)
        .map(|found| found.place);
    let mut places: Vec<Place> = definition.into_iter().chain(uses).collect();
    places.sort();
    places.dedup();
    places
        .iter()
        .filter_map(|place| snapshot.location(place))
        .collect()
}
