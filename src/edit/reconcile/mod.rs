//! Brings two versions of a file together that began as one: that of an editor and that of somebody
//! else.
//!
//! What only one of them changed is taken over, value by value and line by line; what both changed
//! differently is a conflict, with both texts, of which the editor chooses one. The result is the
//! version of the other with edits to exact places ([`super::values`]), so that their comments and
//! style stay.

mod lines;
mod pieces;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::lines::merge_lines;
use self::values::ValueMerger;
use super::body::{body_of, with_body};
use super::form::FormScope;
use super::values::{PlainValue, ValueRefusal, ValueStep, edit_value};
use crate::source::Source;
use crate::syntax::yaml;

/// Where two versions conflict.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictPlace {
    /// A value, by the way to it in the version of the other.
    Value(Vec<ValueStep>),
    /// A passage of the text of a document: its place among those that conflict, from 0.
    Passage(usize),
    /// The file as a whole: a version cannot be read as values, or what differs cannot be written safely.
    File,
}

/// One of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// That of the editor.
    Mine,
    /// That of the other.
    Theirs,
}

/// Something that two versions say differently, and that both changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldConflict {
    /// Where.
    pub at: ConflictPlace,
    /// What both began with, as a text to read; null when it was not there.
    pub before: Option<String>,
    /// What the editor made of it; null when it is removed.
    pub mine: Option<String>,
    /// What the other made of it; null when it is removed.
    pub theirs: Option<String>,
    /// The side that is chosen; null as long as none is.
    pub chosen: Option<Side>,
}

/// Two versions as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciliation {
    /// The text. Where nothing is chosen for a conflict it says what the other made of it.
    pub text: String,
    /// What both changed differently.
    pub conflicts: Vec<FieldConflict>,
}

impl Reconciliation {
    /// Whether a side is chosen for every conflict.
    pub fn is_settled(&self) -> bool {
        self.conflicts.iter().all(|it| it.chosen.is_some())
    }
}

/// Brings two versions of a file together. `before` is the version that both began with, if there was
/// one; `scope` tells the keys of a version, and where its text is; `choose` tells which side is chosen
/// for a conflict.
pub fn reconcile(
    before: Option<&Source>,
    mine: &Source,
    theirs: &Source,
    scope: &dyn Fn(&Source) -> Option<FormScope>,
    choose: &dyn Fn(&ConflictPlace) -> Option<Side>,
) -> Reconciliation {
    let same = |text: &Source| Reconciliation {
        text: text.text().to_owned(),
        conflicts: Vec::new(),
    };
    if before == Some(theirs) || mine == theirs {
        return same(mine);
    }
    if before == Some(mine) {
        return same(theirs);
    }
    let merged = merge(before, mine, theirs, scope, choose);
    merged.unwrap_or_else(|_| whole(before, mine, theirs, choose))
}

/// One of two versions of a file, as it is.
fn whole(
    before: Option<&Source>,
    mine: &Source,
    theirs: &Source,
    choose: &dyn Fn(&ConflictPlace) -> Option<Side>,
) -> Reconciliation {
    let chosen = choose(&ConflictPlace::File);
    let words = |source: &Source| Some(source.text().to_owned());
    Reconciliation {
        text: match chosen {
            Some(Side::Mine) => mine.text().to_owned(),
            Some(Side::Theirs) | None => theirs.text().to_owned(),
        },
        conflicts: vec![FieldConflict {
            at: ConflictPlace::File,
            before: before.and_then(words),
            mine: words(mine),
            theirs: words(theirs),
            chosen,
        }],
    }
}

/// Brings two versions together by what they say.
fn merge(
    before: Option<&Source>,
    mine: &Source,
    theirs: &Source,
    scope: &dyn Fn(&Source) -> Option<FormScope>,
    choose: &dyn Fn(&ConflictPlace) -> Option<Side>,
) -> Result<Reconciliation, ValueRefusal> {
    let read = |source| Version::new(source, scope).ok_or(ValueRefusal::Unwritable);
    let (own, other) = (read(mine)?, read(theirs)?);
    let first = before.map(read).transpose()?;
    let mut merger = ValueMerger::new(choose);
    merger.merge(
        &[],
        first.as_ref().map(|it| &it.values),
        Some(&own.values),
        Some(&other.values),
    );
    let (edits, mut conflicts) = merger.result().ok_or(ValueRefusal::Unwritable)?;
    let mut text = theirs.clone();
    for edit in &edits {
        let scope = scope(&text).ok_or(ValueRefusal::Unwritable)?;
        let edited = edit_value(&text, scope.yaml, &scope.keys, edit)?;
        text = theirs.with_text(&edited);
    }
    let mut text = text.text().to_owned();
    if let Some((own, other)) = own.body.zip(other.body) {
        let before = first.and_then(|first| first.body).unwrap_or_default();
        let (merged, found) = merge_lines(&before, &own, &other, choose);
        conflicts.extend(found);
        if merged != other {
            let source = theirs.with_text(&text);
            let range = scope(&source).and_then(|scope| scope.body);
            let range = range.ok_or(ValueRefusal::Unwritable)?;
            text = with_body(&text, range, &merged);
        }
    }
    Ok(Reconciliation { text, conflicts })
}

/// What a version of a file says.
struct Version {
    values: PlainValue,
    /// The text of a document.
    body: Option<String>,
}

impl Version {
    fn new(source: &Source, scope: &dyn Fn(&Source) -> Option<FormScope>) -> Option<Self> {
        let scope = scope(source)?;
        let (tree, _) = yaml::parse(source, scope.yaml);
        let body = scope.body.map(|range| body_of(source.text(), range));
        let values = match PlainValue::of(&tree.root) {
            PlainValue::Nothing => PlainValue::Map(BTreeMap::new()),
            values => values,
        };
        values.is_read().then_some(Self { values, body })
    }
}
