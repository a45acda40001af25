//! Which keys can be written at a place of a file.

use std::ops::Range;

use super::snapshot::CursorPlace;
use crate::draft::usable_keys;
use crate::model::layout::{DocumentPath, Location, Owner, locate};
use crate::model::shape::Key;
use crate::model::yaml_files::keys_at;
use crate::source::Source;
use crate::syntax::front_matter;

/// The keys of a YAML file, or of the front matter of a document.
pub(super) struct KeyScope {
    /// The keys, in the usual order of writing.
    pub(super) keys: Vec<Key>,
    /// The range of the file in which they stand.
    pub(super) range: Range<usize>,
}

/// The part of a file that a place is in.
pub(super) enum FilePart {
    /// Keys.
    Keys(KeyScope),
    /// The text of a document.
    Body,
}

/// The part of a file that a cursor is in; `None` for files without keys, and between the parts.
pub(super) fn part_at(place: &CursorPlace<'_>) -> Option<FilePart> {
    let source = &place.source;
    let location = locate(source.path());
    if let Some(keys) = keys_at(&location) {
        return Some(FilePart::Keys(KeyScope {
            keys: keys.to_vec(),
            range: 0..source.text().len(),
        }));
    }
    let Location::Document(at) = location else {
        return None;
    };
    let split = front_matter::split(source);
    let range = split.yaml.map(|yaml| head_range(source, yaml));
    match range.filter(|range| (range.start..=range.end).contains(&place.offset)) {
        Some(range) => {
            let keys = usable_keys(&at, is_accent(place, &at));
            Some(FilePart::Keys(KeyScope {
                keys: keys.into_iter().copied().collect(),
                range,
            }))
        }
        None => (place.offset >= split.body.start).then_some(FilePart::Body),
    }
}

/// The lines of front matter without the delimiter below it. Front matter that is not closed yet
/// goes on to the first blank line or heading, as its last line may be unfinished.
fn head_range(source: &Source, yaml: Range<usize>) -> Range<usize> {
    let text = source.text();
    let below = text.get(yaml.end..).unwrap_or_default();
    if below.starts_with("--") {
        return yaml.start..yaml.end.saturating_sub(1).max(yaml.start);
    }
    let mut end = yaml.end;
    for line in below.split_inclusive('\n') {
        if line.trim().is_empty() || line.starts_with('#') {
            break;
        }
        end += line.len();
    }
    yaml.start..end
}

/// Whether a file of a region stands at the path of a shared document.
fn is_accent(place: &CursorPlace<'_>, at: &DocumentPath) -> bool {
    let shared = at.shared_path();
    at.owner != Owner::Shared && place.snapshot.world.entries().contains(&shared)
}
