//! A text with edits, each of which is remembered.

use super::FileEdit;
use crate::edit::body::with_body;
use crate::edit::form::FormScope;
use crate::edit::values::{PlainValue, ValueEdit, ValueRefusal, ValueStep, edit_value};
use crate::source::Source;
use crate::syntax::yaml;

/// How many edits are made anew for each further one.
const MOST_EDITS: usize = 32;

/// A text with edits.
///
/// The edits are kept, and the text is made anew from the one they began with: so while an editor types,
/// a value is written once, in the style in which it was written, and not in that of a half-typed word;
/// and one that is typed back leaves no trace.
#[derive(Debug, Clone)]
pub(super) struct EditedText {
    first: Source,
    edits: Vec<FileEdit>,
    text: Source,
}

impl EditedText {
    /// A text without edits.
    pub(super) fn new(text: Source) -> Self {
        Self {
            first: text.clone(),
            edits: Vec::new(),
            text,
        }
    }

    pub(super) fn text(&self) -> &Source {
        &self.text
    }

    /// Whether an edit goes on with the last one, as the next letter of a word does.
    pub(super) fn goes_on_with(&self, edit: &FileEdit) -> bool {
        self.edits.last().is_some_and(|last| edit.replaces(last))
    }

    /// The text with one more edit.
    ///
    /// # Errors
    /// The value is not there, or cannot be edited safely.
    pub(super) fn with(
        &self,
        edit: FileEdit,
        scope: &dyn Fn(&Source) -> Option<FormScope>,
    ) -> Result<Self, ValueRefusal> {
        let mut next = match self.edits.len() < MOST_EDITS {
            true => self.clone(),
            false => Self::new(self.text.clone()),
        };
        let related = next.edits.iter().rposition(|it| edit.is_related(it));
        next.edits.retain({
            let replaced = related.filter(|&at| edit.replaces(&next.edits[at]));
            let mut place = 0..;
            move |_| place.next() != replaced
        });
        next.edits.push(edit);
        next.make(scope)?;
        Ok(next)
    }

    /// Makes the text; edits that leave the first one as it is are dropped.
    fn make(&mut self, scope: &dyn Fn(&Source) -> Option<FormScope>) -> Result<(), ValueRefusal> {
        let first = scope(&self.first).ok_or(ValueRefusal::Unwritable)?;
        let (tree, _) = yaml::parse(&self.first, first.yaml);
        let values = PlainValue::of(&tree.root);
        let edits = &self.edits;
        let is_alone = |edit: &FileEdit| {
            let related = edits.iter().filter(|other| edit.is_related(other));
            related.count() == 1
        };
        let is_needless: Vec<bool> = edits
            .iter()
            .map(|edit| match edit {
                FileEdit::Value(ValueEdit::Set { at, value }) => {
                    is_alone(edit) && values.inside(at) == Some(&PlainValue::from(value))
                }
                _ => false,
            })
            .collect();
        let mut needless = is_needless.into_iter();
        self.edits.retain(|_| !needless.next().unwrap_or_default());
        let mut text = self.first.clone();
        for edit in &self.edits {
            let scope = scope(&text).ok_or(ValueRefusal::Unwritable)?;
            let edited = match edit {
                FileEdit::Value(edit) => edit_value(&text, scope.yaml, &scope.keys, edit)?,
                FileEdit::Body(body) => {
                    let range = scope.body.ok_or(ValueRefusal::Absent)?;
                    with_body(text.text(), range, body)
                }
            };
            text = self.first.with_text(&edited);
        }
        self.text = text;
        Ok(())
    }
}

impl FileEdit {
    /// The way to what is edited; none for the text of a document.
    fn way(&self) -> Option<&[ValueStep]> {
        match self {
            Self::Value(
                ValueEdit::Set { at, .. } | ValueEdit::Remove { at } | ValueEdit::Insert { at, .. },
            ) => Some(at),
            Self::Value(ValueEdit::Move { at, .. }) => at.split_last().map(|(_, list)| list),
            Self::Body(_) => None,
        }
    }

    /// Whether one edits what the other edits, or something in it.
    fn is_related(&self, other: &Self) -> bool {
        match (self.way(), other.way()) {
            (Some(own), Some(other)) => own.starts_with(other) || other.starts_with(own),
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether an earlier edit makes no difference before this one.
    fn replaces(&self, earlier: &Self) -> bool {
        use ValueEdit::Set;
        match (self, earlier) {
            (Self::Body(_), Self::Body(_)) => true,
            (Self::Value(Set { at, .. }), Self::Value(Set { at: earlier, .. })) => at == earlier,
            _ => false,
        }
    }
}
