//! A copy of a document as the start of another.

use super::form::FormScope;
use super::values::{NewValue, ValueEdit, ValueRefusal, ValueStep, edit_value};
use crate::source::{FilePath, Source};

/// The keys that hold for one document alone: its addresses, its days and what is known of it since.
const OWN: [&str; 8] = [
    "voorheen",
    "uitvoeringen",
    "toetsing",
    "evaluatie",
    "publiceren_op",
    "verloopt_op",
    "bijgewerkt",
    "datum",
];

/// A copy of a document at another path, with a title of its own, as a draft. What holds for the first
/// alone is left out: its former addresses, runs, assessment, evaluation and dates.
///
/// # Errors
/// The document is written in a form that cannot be edited safely.
pub fn copied(
    document: &Source,
    path: &FilePath,
    title: &str,
    scope: &dyn Fn(&Source) -> Option<FormScope>,
) -> Result<Source, ValueRefusal> {
    let key = |name: &str| vec![ValueStep::Key(name.to_owned())];
    let set = |name: &str, value: &str| ValueEdit::Set {
        at: key(name),
        value: NewValue::Text(value.to_owned()),
    };
    let removals = OWN.map(|name| ValueEdit::Remove { at: key(name) });
    let edits = removals
        .into_iter()
        .chain([set("titel", title), set("concept", "true")]);
    let mut text = Source::new(path.clone(), document.text());
    for edit in edits {
        let at = scope(&text).ok_or(ValueRefusal::Unwritable)?;
        match edit_value(&text, at.yaml, &at.keys, &edit) {
            Ok(edited) => text = text.with_text(&edited),
            Err(ValueRefusal::Absent) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::form::form_scope;
    use crate::world::MemoryWorld;
    use jiff::civil::date;

    #[test]
    fn a_copy_is_a_draft_without_what_holds_for_the_first_alone() {
        let text = "---\ntitel: Samen # kort\nvoorheen: [/oud/]\ndoel: Iets\nuitvoeringen:\n  - start: 2026-11-03\n---\nTekst\n";
        let first = Source::new("content/aanbod/samen.md".into(), text);
        let world = MemoryWorld::new(date(2026, 11, 1));
        let scope = |text: &Source| form_scope(text, &world);
        let path = "content/aanbod/anders.md".into();
        let copy = copied(&first, &path, "Anders: nog eens", &scope).unwrap();
        assert_eq!(copy.path(), &path);
        assert_eq!(
            copy.text(),
            "---\ntitel: \"Anders: nog eens\" # kort\nconcept: true\ndoel: Iets\n---\nTekst\n"
        );
    }
}
