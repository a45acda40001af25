//! The ways to carry out an edit in a text, the most modest first.

use std::ops::Range;

use super::proposal::Proposal;
use super::scalar::{ScalarPlace, rewrites};
use super::writer::{ValueWriter, flow as write_flow, key_name};
use super::{NewValue, ValueEdit, ValueStep, block, child, flow, node_at};
use crate::edit::lists::{insertion, is_flow, item_prefix, line_end, value_start};
use crate::model::possible::PossibleShapes;
use crate::model::shape::Key;
use crate::source::{Span, newline};
use crate::syntax::yaml::{Map, MapEntry, Node, Value, YamlContext};

/// YAML in a text, with its tree.
pub(super) struct ValueScope<'t> {
    pub(super) text: &'t str,
    /// The range of the YAML.
    pub(super) range: Range<usize>,
    pub(super) root: &'t Node,
    /// The keys of the outermost mapping.
    pub(super) keys: &'t [Key],
}

/// The ways to carry out an edit; none when the text has a form in which it cannot be.
pub(super) fn propose(scope: &ValueScope<'_>, edit: &ValueEdit) -> Vec<Proposal> {
    match edit {
        ValueEdit::Set { at, value } => scope.set(at, value),
        ValueEdit::Remove { at } => scope.remove(at),
        ValueEdit::Insert { at, before, value } => scope.insert(at, *before, value),
        ValueEdit::Move { at, to } => scope.reorder(at, *to),
    }
    .unwrap_or_default()
}

impl<'t> ValueScope<'t> {
    fn writer(&self) -> ValueWriter {
        ValueWriter {
            newline: newline(self.text),
        }
    }

    /// What can stand at the end of a way.
    fn shapes(&self, way: &[ValueStep]) -> PossibleShapes {
        let Some((ValueStep::Key(first), rest)) = way.split_first() else {
            return PossibleShapes::default();
        };
        rest.iter().fold(
            PossibleShapes::of_key(self.keys, first),
            |shapes, step| match step {
                ValueStep::Key(key) => shapes.inside_key(key),
                ValueStep::Item(_) => shapes.items(),
            },
        )
    }

    /// The keys of the mapping at the end of a way.
    fn keys_of(&self, way: &[ValueStep]) -> Vec<Key> {
        match way {
            [] => self.keys.to_vec(),
            way => self.shapes(way).keys(),
        }
    }

    /// Whether the value at the end of a way, or one that it is in, is written between brackets.
    fn is_in_flow(&self, way: &[ValueStep]) -> bool {
        (0..=way.len()).any(|length| {
            let node = way.get(..length).and_then(|way| node_at(self.root, way));
            node.is_some_and(|node| match &node.value {
                Value::List(_) => is_flow(self.text, node),
                Value::Map(map) => self.is_flow_map(node, map),
                _ => false,
            })
        })
    }

    fn is_flow_map(&self, node: &Node, map: &Map) -> bool {
        let written = self.text.get(node.span.range()).unwrap_or_default();
        let first = map.entries.first().map(|entry| entry.key.span.start);
        written.starts_with('{') && first != Some(node.span.start)
    }

    fn set(&self, way: &[ValueStep], value: &NewValue) -> Option<Vec<Proposal>> {
        if let Some(node) = node_at(self.root, way) {
            return self.replace(way, node, value);
        }
        // The deepest value on the way that is there gets what is absent below it.
        let length = (0..way.len()).rev().find(|length| {
            way.get(..*length)
                .is_some_and(|it| node_at(self.root, it).is_some())
        })?;
        let (present, absent) = way.split_at(length);
        let (step, below) = absent.split_first()?;
        let ValueStep::Key(key) = step else {
            return None;
        };
        let value = below.iter().rev().try_fold(value.clone(), |inner, step| {
            let ValueStep::Key(key) = step else {
                return None;
            };
            Some(NewValue::Record([(key.clone(), inner)].into()))
        })?;
        let holder = node_at(self.root, present)?;
        match &holder.value {
            Value::Map(map) => self.add(present, holder, map, key, &value),
            Value::Null => {
                let record = NewValue::Record([(key.clone(), value)].into());
                self.replace(present, holder, &record)
            }
            _ => None,
        }
    }

    fn add(
        &self,
        way: &[ValueStep],
        holder: &Node,
        map: &Map,
        key: &str,
        value: &NewValue,
    ) -> Option<Vec<Proposal>> {
        let keys = self.keys_of(way);
        let shapes = self.shapes(&[way, &[ValueStep::Key(key.to_owned())]].concat());
        let declared = |name: &str| keys.iter().position(|it| it.name == name);
        let own = declared(key);
        let is_before = |entry: &MapEntry| own.is_none() || declared(&entry.key.value) < own;
        let position = map
            .entries
            .iter()
            .rposition(is_before)
            .map_or(0, |it| it + 1);
        if self.is_in_flow(way) {
            let new = format!("{}: {}", key_name(key), write_flow(value, &shapes));
            let entries: Vec<Span> = map.entries.iter().map(MapEntry::span).collect();
            return Some(vec![flow::insert(holder.span, &entries, position, &new)]);
        }
        let Some(first) = map.entries.first() else {
            let entry = self.writer().entry(key, value, &shapes, 0);
            return Some(vec![block::add_first(
                self.text,
                self.range.clone(),
                &entry,
            )]);
        };
        let indent = block::key_column(self.text, first);
        let entry = self.writer().entry(key, value, &shapes, indent);
        let ways = [position, 1].into_iter();
        Some(
            ways.filter_map(|at| block::add_key(self.text, map, at, &entry))
                .collect(),
        )
    }

    fn replace(&self, way: &[ValueStep], node: &Node, new: &NewValue) -> Option<Vec<Proposal>> {
        let (last, above) = way.split_last()?;
        let shapes = self.shapes(way);
        let in_flow = self.is_in_flow(above);
        let holder = node_at(self.root, above)?;
        let (start, indent) = match (last, &holder.value) {
            (ValueStep::Key(key), Value::Map(map)) => {
                let entry = map.entry(key)?;
                let after = entry.key.span.range().end;
                let colon = after + self.text.get(after..)?.find(':')? + 1;
                (colon, block::key_column(self.text, entry))
            }
            (ValueStep::Item(_), Value::List(_)) => {
                let column = item_prefix(self.text, node).map_or(0, str::len);
                (value_start(self.text, node), column)
            }
            _ => return None,
        };
        let mut ways = Vec::new();
        if let (Value::Scalar(scalar), NewValue::Text(text)) = (&node.value, new)
            && !text.is_empty()
        {
            let place = ScalarPlace {
                text: self.text,
                node,
                scalar,
                context: match in_flow {
                    true => YamlContext::Flow,
                    false => YamlContext::Line,
                },
                indent: match last {
                    ValueStep::Key(_) => indent + 2,
                    ValueStep::Item(_) => indent,
                },
                shapes: &shapes,
            };
            ways.extend(rewrites(&place, text, &self.writer()));
        }
        let end = node.span.range().end.max(start);
        let whole = |text: String| vec![(Span::new(start, end), text)];
        match (in_flow, last) {
            (true, ValueStep::Key(_)) => ways.push(whole(format!(" {}", write_flow(new, &shapes)))),
            (true, ValueStep::Item(_)) => ways.push(whole(write_flow(new, &shapes))),
            (false, ValueStep::Key(_)) => {
                let written = self.writer().after_key(new, &shapes, indent);
                let line = line_end(self.text, end);
                let comment = self.text.get(end..line)?.trim();
                if written.starts_with(['\n', '\r']) && comment.starts_with('#') {
                    let emptied = (Span::new(start, end), String::new());
                    ways.push(vec![emptied, insertion(line, written.clone())]);
                }
                ways.push(whole(written));
            }
            (false, ValueStep::Item(_)) => {
                ways.push(whole(self.writer().item(new, &shapes, indent)));
            }
        }
        Some(ways)
    }

    fn remove(&self, way: &[ValueStep]) -> Option<Vec<Proposal>> {
        let (last, above) = way.split_last()?;
        let holder = node_at(self.root, above)?;
        child(holder, last)?;
        let in_flow = self.is_in_flow(above);
        match (&holder.value, last) {
            (Value::Map(map), ValueStep::Key(key)) => {
                let at = map
                    .entries
                    .iter()
                    .position(|entry| &**entry.key == key.as_str())?;
                if map.entries.len() == 1 && !above.is_empty() {
                    return self.remove(above);
                }
                let way = match in_flow {
                    true => {
                        let spans: Vec<Span> = map.entries.iter().map(MapEntry::span).collect();
                        flow::remove(&spans, at)
                    }
                    false => block::remove_key(self.text, map, at),
                };
                Some(way.into_iter().collect())
            }
            (Value::List(items), ValueStep::Item(at)) => {
                if items.len() == 1 {
                    return self.remove(above);
                }
                let way = match in_flow {
                    true => flow::remove(&spans(items), *at),
                    false => block::remove_item(self.text, items, *at),
                };
                Some(way.into_iter().collect())
            }
            _ => None,
        }
    }

    fn insert(&self, way: &[ValueStep], before: usize, value: &NewValue) -> Option<Vec<Proposal>> {
        let list = node_at(self.root, way);
        let items = list.and_then(|list| match &list.value {
            Value::List(items) => Some((list, items)),
            _ => None,
        });
        let Some((list, items)) = items else {
            return self.set(way, &NewValue::List(vec![value.clone()]));
        };
        if items.is_empty() && !self.is_in_flow(way.split_last()?.1) {
            return self.set(way, &NewValue::List(vec![value.clone()]));
        }
        let shapes = self.shapes(way).items();
        let way = match self.is_in_flow(way) {
            true => Some(flow::insert(
                list.span,
                &spans(items),
                before,
                &write_flow(value, &shapes),
            )),
            false => block::insert_item(self.text, items, before, |indent| {
                self.writer().item(value, &shapes, indent)
            }),
        };
        Some(way.into_iter().collect())
    }

    fn reorder(&self, way: &[ValueStep], to: usize) -> Option<Vec<Proposal>> {
        let (ValueStep::Item(from), above) = way.split_last()? else {
            return None;
        };
        let Value::List(items) = &node_at(self.root, above)?.value else {
            return None;
        };
        let mut order: Vec<usize> = (0..items.len()).collect();
        if *from >= order.len() || to >= order.len() {
            return None;
        }
        let moved = order.remove(*from);
        order.insert(to, moved);
        let way = match self.is_in_flow(above) {
            true => flow::reorder(self.text, &spans(items), &order),
            false => block::move_item(self.text, items, &order),
        };
        Some(way.into_iter().collect())
    }
}

fn spans(items: &[Node]) -> Vec<Span> {
    items.iter().map(|item| item.span).collect()
}
