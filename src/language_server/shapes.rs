//! The shapes of the values at a place, by the way to it.

use super::yaml_cursor::YamlStep;
use crate::model::shape::{Key, Shape, Target};

/// What can stand somewhere: every alternative.
#[derive(Debug, Clone, Default)]
pub(super) struct PossibleShapes(pub(super) Vec<Shape>);

impl PossibleShapes {
    /// What can stand at the end of a way that starts at a mapping with some keys.
    pub(super) fn at(keys: &[Key], steps: &[YamlStep]) -> Self {
        let Some((YamlStep::Key(first), rest)) = steps.split_first() else {
            return Self::default();
        };
        let first = keys.iter().find(|key| key.name == first);
        let mut shapes = Self::of(first.into_iter().map(|key| (key.shape)()));
        for step in rest {
            shapes = shapes.inside(step);
        }
        shapes
    }

    /// The shapes, with their alternatives.
    fn of(shapes: impl Iterator<Item = Shape>) -> Self {
        let mut flat = Vec::new();
        for shape in shapes {
            match shape {
                Shape::AnyOf(alternatives) => flat.extend(Self::of(alternatives.into_iter()).0),
                shape => flat.push(shape),
            }
        }
        Self(flat)
    }

    fn inside(&self, step: &YamlStep) -> Self {
        let inner = self.0.iter().filter_map(|shape| match (shape, step) {
            (Shape::List { item, .. }, YamlStep::Item) => Some((**item).clone()),
            (Shape::Record(keys), YamlStep::Key(name)) => {
                let key = keys.iter().find(|key| key.name == name)?;
                Some((key.shape)())
            }
            (Shape::Table { value, .. }, YamlStep::Key(_)) => Some((**value).clone()),
            _ => None,
        });
        Self::of(inner)
    }

    /// What the items can be, of those that are lists.
    pub(super) fn items(&self) -> Self {
        self.inside(&YamlStep::Item)
    }

    /// The keys, of those that are mappings with fixed keys.
    pub(super) fn keys(&self) -> Vec<Key> {
        let records = self.0.iter().filter_map(|shape| match shape {
            Shape::Record(keys) => Some(*keys),
            _ => None,
        });
        records.flatten().copied().collect()
    }

    /// What the keys name, of those that are mappings from names.
    pub(super) fn key_target(&self) -> Option<Target> {
        self.0.iter().find_map(|shape| match shape {
            Shape::Table { of, .. } => *of,
            _ => None,
        })
    }
}

/// The keys of the mapping at the end of a way.
pub(super) fn keys_at_steps(keys: &[Key], steps: &[YamlStep]) -> Vec<Key> {
    match steps {
        [] => keys.to_vec(),
        steps => PossibleShapes::at(keys, steps).keys(),
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
