//! A course file to fill in by hand, for providers without scripts or with a text editor.
//!
//! It holds every key that the form asks for: required keys with a value that passes the checks,
//! the others as comments. Above each is what it may contain.

use super::field::{Control, FieldView};

/// The file name of the download.
pub(in crate::render) const NAME: &str = "mijn-cursus.md";

/// The file.
pub(super) fn example(fields: &[&FieldView]) -> String {
    let mut file = String::from(
        "---\n\
         # Vul achter elke dubbele punt je eigen gegevens in.\n\
         # Wat met een hekje begint, is uitleg of hoef je niet in te vullen.\n",
    );
    // Dates are left out: before its assessment a course file may not have upcoming runs.
    for field in fields.iter().filter(|field| field.key != "uitvoeringen") {
        file.push_str(&format!("\n# {}: {}", field.label, field.explanation));
        file.push_str(&format!("\n# Vul in: {}.", field.expected));
        let mark = if field.required { "" } else { "# " };
        file.push('\n');
        for line in entry(field).lines() {
            file.push_str(&format!("{mark}{line}\n"));
        }
    }
    file.push_str("---\n\n## Waar gaat het over?\n\nVertel hier in je eigen woorden meer.\n");
    file
}

/// A key with its value. A sentence in a list stands after a hyphen.
fn entry(field: &FieldView) -> String {
    let value = value(field);
    let sentence = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match sentence.filter(|text| text.contains(' ') && !text.contains(", ") && !text.contains('{'))
    {
        Some(sentence) => format!("{}:\n  - {}", field.key, quoted(sentence)),
        None => format!("{}: {value}", field.key),
    }
}

/// The value of a field: the example of its key, or an entry of the editors' list if that lacks the
/// example.
fn value(field: &FieldView) -> String {
    let known = |word: &str| field.choices.iter().any(|choice| choice.id == word);
    let first = || field.choices.first().map_or("", |choice| &*choice.id);
    let word = field.example.trim_matches(['[', ']']);
    match field.control {
        Control::Keuze | Control::Keuzelijst if !known(word) => first().to_owned(),
        Control::Keuzes if !known(word) => format!("[{}]", first()),
        // The example names a partner, which not every project has.
        Control::Wegen if field.key == "aanbieder" => {
            "{naam: Naam van je organisatie, website: \"https://voorbeeld.nl\"}".to_owned()
        }
        _ => quoted(field.example),
    }
}

/// An example as YAML: a text is quoted, so that it may contain a colon; lists, mappings and words
/// stay as they are.
fn quoted(example: &str) -> String {
    let is_word = example
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_word || example.starts_with(['[', '{', '"', '\'']) {
        return example.to_owned();
    }
    format!("\"{}\"", example.replace('\\', "\\\\").replace('"', "\\\""))
}
