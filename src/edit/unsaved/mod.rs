//! Files that are being edited in a form, and what of them is not saved.

mod edited_text;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::edited_text::EditedText;
use super::form::FormScope;
use super::reconcile::{ConflictPlace, FieldConflict, Side, reconcile};
use super::values::{ValueEdit, ValueRefusal};
use crate::source::Source;

/// How many states can be gone back to.
const MOST_STATES: usize = 200;

/// An edit of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileEdit {
    /// An edit of a value.
    Value(ValueEdit),
    /// The text of a document, with `\n` at the end of its lines.
    Body(String),
}

/// A file that is being edited: what the disk had last, what it is to become, and what it was.
///
/// One can go back to every state since it was opened, also past the moment at which it was saved. What
/// somebody else saves meanwhile is brought in ([`reconcile`]); going back ends there, as it would undo
/// their work.
#[derive(Debug, Clone)]
pub struct UnsavedFile {
    /// The file on the disk as far as it is known; `None` for one that is not there.
    on_disk: Option<Source>,
    now: EditedText,
    past: Vec<EditedText>,
    future: Vec<EditedText>,
}

impl UnsavedFile {
    /// A file as it is on the disk.
    pub fn open(on_disk: Source) -> Self {
        Self::restored(Some(on_disk.clone()), on_disk)
    }

    /// A file with a text that is not saved. `on_disk` is what the text was made from; `None` for a file
    /// that is not on the disk.
    pub fn restored(on_disk: Option<Source>, text: Source) -> Self {
        Self {
            on_disk,
            now: EditedText::new(text),
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// The file on the disk, as it was when it was opened or saved; `None` for one that is not there.
    pub fn on_disk(&self) -> Option<&Source> {
        self.on_disk.as_ref()
    }

    /// The file with its edits.
    pub fn text(&self) -> &Source {
        self.now.text()
    }

    /// Whether there is something to save.
    pub fn is_changed(&self) -> bool {
        self.on_disk.as_ref() != Some(self.text())
    }

    /// Whether there is a state to go back to.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a state that was gone back from.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Adds an edit. `scope` tells the keys of a text, as the file is or becomes.
    ///
    /// # Errors
    /// The value is not there, or cannot be edited safely; the file stays as it was.
    pub fn edit(
        &mut self,
        edit: FileEdit,
        scope: &dyn Fn(&Source) -> Option<FormScope>,
    ) -> Result<(), ValueRefusal> {
        let goes_on = self.now.goes_on_with(&edit) && self.future.is_empty();
        let next = self.now.with(edit, scope)?;
        match goes_on {
            true => self.now = next,
            false if next.text() != self.text() => self.step_to(next),
            false => {}
        }
        Ok(())
    }

    /// Gives the file another text as a whole.
    pub fn replace(&mut self, text: &str) {
        let next = EditedText::new(self.text().with_text(text));
        self.step_to(next);
    }

    fn step_to(&mut self, next: EditedText) {
        self.past.push(std::mem::replace(&mut self.now, next));
        if self.past.len() > MOST_STATES {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Goes back to the state before the last edit; returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(earlier) = self.past.pop() else {
            return false;
        };
        self.future.push(std::mem::replace(&mut self.now, earlier));
        true
    }

    /// Returns to the state that was gone back from last; returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(later) = self.future.pop() else {
            return false;
        };
        self.past.push(std::mem::replace(&mut self.now, later));
        true
    }

    /// Goes back to what is on the disk, if anything is; that can be undone.
    pub fn drop_changes(&mut self) {
        if let Some(on_disk) = self.on_disk.clone()
            && self.is_changed()
        {
            self.step_to(EditedText::new(on_disk));
        }
    }

    /// Notes that the text is on the disk.
    pub fn is_saved(&mut self) {
        self.on_disk = Some(self.text().clone());
    }

    /// Brings in what somebody else saved. Returns what both changed differently, as long as `choose`
    /// chooses no side for all of it; the file is then as it was.
    pub fn bring_in(
        &mut self,
        theirs: &Source,
        scope: &dyn Fn(&Source) -> Option<FormScope>,
        choose: &dyn Fn(&ConflictPlace) -> Option<Side>,
    ) -> Vec<FieldConflict> {
        let mine = self.text();
        let found = reconcile(self.on_disk.as_ref(), mine, theirs, scope, choose);
        if !found.is_settled() {
            return found.conflicts;
        }
        *self = Self::restored(Some(theirs.clone()), theirs.with_text(&found.text));
        Vec::new()
    }

    /// Meets that somebody else removed the file: with the editor's side it becomes a new file, with the
    /// other's its edits go. Returns the conflict as long as no side is chosen.
    pub fn meet_removal(&mut self, chosen: Option<Side>) -> Vec<FieldConflict> {
        let Some(before) = self.on_disk.clone() else {
            return Vec::new();
        };
        match chosen {
            Some(Side::Mine) => *self = Self::restored(None, self.text().clone()),
            Some(Side::Theirs) => *self = Self::open(before),
            None => {
                return vec![FieldConflict {
                    at: ConflictPlace::File,
                    before: Some(before.text().to_owned()),
                    mine: Some(self.text().text().to_owned()),
                    theirs: None,
                    chosen,
                }];
            }
        }
        Vec::new()
    }
}
