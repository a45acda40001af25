//! A file that is being edited in a form, and has not been saved.

use serde::{Deserialize, Serialize};

use super::body::with_body;
use super::form::FormScope;
use super::values::{PlainValue, ValueEdit, ValueRefusal, ValueStep, edit_value};
use crate::source::Source;
use crate::syntax::yaml;

/// An edit of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileEdit {
    /// An edit of a value.
    Value(ValueEdit),
    /// The text of a document, with `\n` at the end of its lines.
    Body(String),
}

/// A file with unsaved edits.
///
/// The edits are kept, and the text is made anew from the saved one: so while an editor types, a value
/// is written once, in the style in which it was saved, and not in that of a half-typed word; and one
/// that is typed back leaves no trace.
#[derive(Debug, Clone)]
pub struct UnsavedFile {
    saved: Source,
    edits: Vec<FileEdit>,
    text: Source,
}

impl UnsavedFile {
    /// A file without edits.
    pub fn new(saved: Source) -> Self {
        Self {
            text: saved.clone(),
            edits: Vec::new(),
            saved,
        }
    }

    /// The file as it was when it was opened.
    pub fn saved(&self) -> &Source {
        &self.saved
    }

    /// The file with its edits.
    pub fn text(&self) -> &Source {
        &self.text
    }

    /// Whether the edits make a difference.
    pub fn is_changed(&self) -> bool {
        self.text.text() != self.saved.text()
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
        let mut edits = self.edits.clone();
        match edits.iter().rposition(|earlier| edit.is_related(earlier)) {
            Some(at) if edit.replaces(&edits[at]) => edits[at] = edit,
            _ => edits.push(edit),
        }
        self.text = self.edited(&mut edits, scope)?;
        self.edits = edits;
        Ok(())
    }

    /// The saved text with edits; those that leave it as it is are dropped.
    fn edited(
        &self,
        edits: &mut Vec<FileEdit>,
        scope: &dyn Fn(&Source) -> Option<FormScope>,
    ) -> Result<Source, ValueRefusal> {
        let saved = scope(&self.saved).ok_or(ValueRefusal::Unwritable)?;
        let (tree, _) = yaml::parse(&self.saved, saved.yaml);
        let values = PlainValue::of(&tree.root);
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
        edits.retain(|_| !needless.next().unwrap_or_default());
        let mut text = self.saved.clone();
        for edit in &*edits {
            let scope = scope(&text).ok_or(ValueRefusal::Unwritable)?;
            let edited = match edit {
                FileEdit::Value(edit) => edit_value(&text, scope.yaml, &scope.keys, edit)?,
                FileEdit::Body(body) => {
                    let range = scope.body.ok_or(ValueRefusal::Absent)?;
                    with_body(text.text(), range, body)
                }
            };
            text = self.saved.with_text(&edited);
        }
        Ok(text)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(source: &Source) -> Option<FormScope> {
        let end = source.text().find("---")?;
        Some(FormScope {
            keys: Vec::new(),
            yaml: 0..end,
            body: Some(end + 3..source.text().len()),
        })
    }

    /// The text after some edits.
    fn edited(text: &str, edits: &[&str]) -> String {
        let mut file = UnsavedFile::new(Source::new("a.md".into(), text));
        for edit in edits {
            file.edit(serde_json::from_str(edit).unwrap(), &scope)
                .unwrap();
        }
        assert_eq!(file.is_changed(), file.text().text() != text);
        file.text().text().to_owned()
    }

    fn title(text: &str) -> String {
        format!(r#"{{"value": {{"set": {{"at": ["titel"], "value": "{text}"}}}}}}"#)
    }

    #[test]
    fn a_half_typed_word_leaves_no_trace() {
        let typed = [title("Stap 1:"), title("Stap 1: x"), title("Stap een")];
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        assert_eq!(edited("titel: Stap\n---", &typed), "titel: Stap een\n---");
        let back = [title("Een: x"), title("Een")];
        let back: Vec<&str> = back.iter().map(String::as_str).collect();
        assert_eq!(edited("titel: 'Een'\n---", &back), "titel: 'Een'\n---");
    }

    #[test]
    fn edits_of_what_has_moved_find_it() {
        let edits = [
            r#"{"value": {"set": {"at": ["a", 0], "value": "x"}}}"#,
            r#"{"value": {"move": {"at": ["a", 0], "to": 1}}}"#,
            r#"{"value": {"set": {"at": ["a", 0], "value": "p"}}}"#,
            r#"{"value": {"remove": {"at": ["a", 1]}}}"#,
        ];
        assert_eq!(edited("a: [p, q]\n---", &edits[..3]), "a: [p, x]\n---");
        assert_eq!(edited("a: [p, q]\n---", &edits), "a: [p]\n---");
    }

    #[test]
    fn a_refused_edit_leaves_the_file_as_it_was() {
        let mut file = UnsavedFile::new(Source::new("a.md".into(), "titel: Een\n---"));
        let edit = serde_json::from_str(&title("Twee")).unwrap();
        file.edit(edit, &scope).unwrap();
        let absent = serde_json::from_str(r#"{"value": {"remove": {"at": ["b"]}}}"#).unwrap();
        assert_eq!(file.edit(absent, &scope), Err(ValueRefusal::Absent));
        assert_eq!(file.text().text(), "titel: Twee\n---");
        assert_eq!(file.saved().text(), "titel: Een\n---");
    }

    #[test]
    fn lines_of_a_text_that_do_not_change_keep_their_ends() {
        let body = |text: &str| serde_json::json!({"body": text}).to_string();
        let text = "a: 1\n---\r\nEen\nTwee\r\nDrie";
        assert_eq!(
            edited(text, &[&body("\nEen\nAnders\nen meer\nDrie")]),
            "a: 1\n---\r\nEen\nAnders\r\nen meer\r\nDrie"
        );
        assert_eq!(edited(text, &[&body("\nEen\nTwee\nDrie")]), text);
        assert_eq!(
            edited(text, &[&body("\nEen\nTwee\nDrie\n")]),
            "a: 1\n---\r\nEen\nTwee\r\nDrie\r\n"
        );
        assert_eq!(
            edited(text, &[&body("x"), &body("\nEen\nTwee\nDrie")]),
            text
        );
    }
}
