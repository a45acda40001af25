//! The shapes that values at a place can have, by the way to it.

use super::shape::{Key, Shape, Target};

/// What can stand somewhere: every alternative.
#[derive(Debug, Clone, Default)]
pub struct PossibleShapes(pub Vec<Shape>);

impl PossibleShapes {
    /// The alternatives of a shape.
    pub fn of(shape: Shape) -> Self {
        Self::all(std::iter::once(shape))
    }

    /// The value of a key of a mapping with these keys.
    pub fn of_key(keys: &[Key], name: &str) -> Self {
        let key = keys.iter().find(|key| key.name == name);
        Self::all(key.into_iter().map(|key| (key.shape)()))
    }

    /// The shapes, with their alternatives.
    fn all(shapes: impl Iterator<Item = Shape>) -> Self {
        let mut flat = Vec::new();
        for shape in shapes {
            match shape {
                Shape::AnyOf(alternatives) => flat.extend(Self::all(alternatives.into_iter()).0),
                shape => flat.push(shape),
            }
        }
        Self(flat)
    }

    /// The value of a key, of those that are mappings.
    #[must_use]
    pub fn inside_key(&self, name: &str) -> Self {
        let inner = self.0.iter().filter_map(|shape| match shape {
            Shape::Record(keys) => {
                let key = keys.iter().find(|key| key.name == name)?;
                Some((key.shape)())
            }
            Shape::Table { value, .. } => Some((**value).clone()),
            _ => None,
        });
        Self::all(inner)
    }

    /// What the items can be, of those that are lists.
    #[must_use]
    pub fn items(&self) -> Self {
        let inner = self.0.iter().filter_map(|shape| match shape {
            Shape::List { item, .. } => Some((**item).clone()),
            _ => None,
        });
        Self::all(inner)
    }

    /// The keys, of those that are mappings with fixed keys.
    pub fn keys(&self) -> Vec<Key> {
        let records = self.0.iter().filter_map(|shape| match shape {
            Shape::Record(keys) => Some(*keys),
            _ => None,
        });
        records.flatten().copied().collect()
    }

    /// What the keys name, of those that are mappings from names.
    pub fn key_target(&self) -> Option<Target> {
        self.0.iter().find_map(|shape| match shape {
            Shape::Table { of, .. } => *of,
            _ => None,
        })
    }
}
