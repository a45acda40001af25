//! The shapes of the values at a cursor, by the way to it.

use super::yaml_cursor::YamlStep;
use crate::model::possible::PossibleShapes;
use crate::model::shape::Key;

/// What can stand at the end of a way that starts at a mapping with some keys.
pub(super) fn shapes_at_steps(keys: &[Key], steps: &[YamlStep]) -> PossibleShapes {
    let Some((YamlStep::Key(first), rest)) = steps.split_first() else {
        return PossibleShapes::default();
    };
    rest.iter().fold(
        PossibleShapes::of_key(keys, first),
        |shapes, step| match step {
            YamlStep::Key(name) => shapes.inside_key(name),
            YamlStep::Item => shapes.items(),
        },
    )
}

/// The keys of the mapping at the end of a way.
pub(super) fn keys_at_steps(keys: &[Key], steps: &[YamlStep]) -> Vec<Key> {
    match steps {
        [] => keys.to_vec(),
        steps => shapes_at_steps(keys, steps).keys(),
    }
}

/// The key at the end of a way, with the names of the keys to it: `uitvoeringen.start`.
pub(super) fn key_at_steps(keys: &[Key], steps: &[YamlStep]) -> Option<(Key, String)> {
    let at = steps
        .iter()
        .rposition(|step| matches!(step, YamlStep::Key(_)))?;
    let YamlStep::Key(name) = steps.get(at)? else {
        return None;
    };
    let above = keys_at_steps(keys, &steps[..at]);
    let key = above.into_iter().find(|key| key.name == name)?;
    Some((key, dotted(&steps[..=at])))
}

/// The names of the keys of a way, with full stops between them.
pub(super) fn dotted(steps: &[YamlStep]) -> String {
    let names = steps.iter().filter_map(|step| match step {
        YamlStep::Key(name) => Some(name.as_str()),
        YamlStep::Item => None,
    });
    names.collect::<Vec<_>>().join(".")
}
