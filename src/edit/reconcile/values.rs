//! The values of a file in two versions, brought together by edits of the version of the other.

use super::pieces::{PieceKind, VersionPiece, pieces};
use super::{ConflictPlace, FieldConflict, Side};
use crate::edit::values::{NewValue, PlainValue, ValueEdit, ValueStep};

/// Collects what the version of the other is to be edited with.
pub(super) struct ValueMerger<'a> {
    choose: &'a dyn Fn(&ConflictPlace) -> Option<Side>,
    edits: Vec<ValueEdit>,
    conflicts: Vec<FieldConflict>,
    is_unwritable: bool,
}

impl<'a> ValueMerger<'a> {
    pub(super) fn new(choose: &'a dyn Fn(&ConflictPlace) -> Option<Side>) -> Self {
        Self {
            choose,
            edits: Vec::new(),
            conflicts: Vec::new(),
            is_unwritable: false,
        }
    }

    /// The edits in the order in which they are to be made, and the conflicts. `None` when a version has a
    /// value that could not be read.
    pub(super) fn result(self) -> Option<(Vec<ValueEdit>, Vec<FieldConflict>)> {
        (!self.is_unwritable).then_some((self.edits, self.conflicts))
    }

    /// Brings a value in three versions together; each may be absent. `way` leads to it in the version of
    /// the other.
    pub(super) fn merge(
        &mut self,
        way: &[ValueStep],
        before: Option<&PlainValue>,
        mine: Option<&PlainValue>,
        theirs: Option<&PlainValue>,
    ) {
        if mine == before || mine == theirs {
            return;
        }
        match (before, mine, theirs) {
            (_, Some(PlainValue::Map(own)), Some(PlainValue::Map(other))) => {
                let inside = |key: &String| match before {
                    Some(PlainValue::Map(before)) => before.get(key),
                    _ => None,
                };
                let added = own.keys().filter(|key| !other.contains_key(*key));
                for key in other.keys().chain(added) {
                    let way = [way, &[ValueStep::Key(key.clone())]].concat();
                    self.merge(&way, inside(key), own.get(key), other.get(key));
                }
            }
            (
                Some(PlainValue::List(before)),
                Some(PlainValue::List(own)),
                Some(PlainValue::List(other)),
            ) if !own.is_empty() => self.merge_lists(way, before, own, other),
            _ if theirs == before => self.take(way, mine),
            _ => self.conflict(way, before, mine, theirs),
        }
    }

    /// Brings lists together, from the last item to the first, so that the places of items stay.
    fn merge_lists(
        &mut self,
        way: &[ValueStep],
        before: &[PlainValue],
        own: &[PlainValue],
        other: &[PlainValue],
    ) {
        let pieces = pieces(before, own, other);
        let is_whole = |piece: &VersionPiece| {
            piece.kind == PieceKind::Conflict && piece.same_length().is_none()
        };
        if pieces.iter().any(is_whole) {
            let list = |items: &[PlainValue]| PlainValue::List(items.to_vec());
            let (before, own, other) = (list(before), list(own), list(other));
            return self.conflict(way, Some(&before), Some(&own), Some(&other));
        }
        for piece in pieces.into_iter().rev() {
            if piece.kind == PieceKind::Theirs {
                continue;
            }
            let later = std::mem::take(&mut self.conflicts);
            match piece.same_length() {
                Some(length) => {
                    for step in 0..length {
                        let place = piece.theirs.start + step;
                        let way = [way, &[ValueStep::Item(place)]].concat();
                        let item =
                            |items: &'_ [PlainValue], start| items.get(start + step).cloned();
                        let before = item(before, piece.before.start);
                        let mine = item(own, piece.mine.start);
                        let theirs = item(other, place);
                        self.merge(&way, before.as_ref(), mine.as_ref(), theirs.as_ref());
                    }
                }
                None => self.replace(way, &own[piece.mine.clone()], &piece),
            }
            self.conflicts.extend(later);
        }
    }

    /// Replaces items of the other by items of the editor.
    fn replace(&mut self, way: &[ValueStep], items: &[PlainValue], piece: &VersionPiece) {
        for item in items.iter().rev() {
            match NewValue::try_from(item) {
                Ok(value) => self.edits.push(ValueEdit::Insert {
                    at: way.to_vec(),
                    before: piece.theirs.end,
                    value,
                }),
                Err(()) => self.is_unwritable = true,
            }
        }
        for place in piece.theirs.clone().rev() {
            self.edits.push(ValueEdit::Remove {
                at: [way, &[ValueStep::Item(place)]].concat(),
            });
        }
    }

    /// Takes what the editor made of a value.
    fn take(&mut self, way: &[ValueStep], mine: Option<&PlainValue>) {
        let at = way.to_vec();
        match mine.map(NewValue::try_from) {
            _ if way.is_empty() => self.is_unwritable = true,
            None => self.edits.push(ValueEdit::Remove { at }),
            Some(Ok(value)) => self.edits.push(ValueEdit::Set { at, value }),
            Some(Err(())) => self.is_unwritable = true,
        }
    }

    fn conflict(
        &mut self,
        way: &[ValueStep],
        before: Option<&PlainValue>,
        mine: Option<&PlainValue>,
        theirs: Option<&PlainValue>,
    ) {
        let at = ConflictPlace::Value(way.to_vec());
        let chosen = (self.choose)(&at);
        if chosen == Some(Side::Mine) {
            self.take(way, mine);
        }
        self.conflicts.push(FieldConflict {
            at,
            before: before.map(PlainValue::words),
            mine: mine.map(PlainValue::words),
            theirs: theirs.map(PlainValue::words),
            chosen,
        });
    }
}
