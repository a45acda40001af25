//! A course file to fill in by hand, for whoever has no script or would rather type.
//!
//! It holds every key that the form asks for: those that are required with a value that the checks
//! accept, the others as comments. What may be written stands above each.

use super::field::{Control, FieldView};

/// The name under which it is saved.
pub(in crate::render) const NAME: &str = "mijn-cursus.md";

/// The file.
pub(super) fn example(fields: &[&FieldView]) -> String {
    let mut file = String::from(
        "---\n\
         # Vul achter elke dubbele punt je eigen gegevens in.\n\
         # Wat met een hekje begint, is uitleg of hoef je niet in te vullen.\n",
    );
    // Dates are not for this file: those to come may not stand in it before the course has been
    // assessed.
    for field in fields.iter().filter(|field| field.key != "uitvoeringen") {
        file.push_str(&format!("\n# {}: {}", field.label, field.explanation));
        file.push_str(&format!("\n# Vul in: {}.", field.expected));
        let mark = if field.required { "" } else { "# " };
        file.push_str(&format!("\n{mark}{}: {}\n", field.key, value(field)));
    }
    file.push_str("---\n\n## Waar gaat het over?\n\nVertel hier in je eigen woorden meer.\n");
    file
}

/// The value of a field: the example of its key, or something of the editors' list where that does
/// not hold the example.
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

/// An example as it stands in a file: a text in quotation marks, so that a colon in it does no
/// harm; lists, mappings and words as they are.
fn quoted(example: &str) -> String {
    let is_word = example
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_word || example.starts_with(['[', '{', '"', '\'']) {
        return example.to_owned();
    }
    format!("\"{}\"", example.replace('\\', "\\\\").replace('"', "\\\""))
}
