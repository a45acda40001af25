//! Tab stops for the cursor in a snippet.
//!
//! A stop is marked with private use characters while the text is built, and converted to the syntax
//! of VS Code at the end ([`to_vs_code`]), because the text itself must be escaped first.

/// The private use characters, one for each part of a stop.
const STOP: char = '\u{e000}';
const CHOICE: char = '\u{e001}';
const END: char = '\u{e002}';
const END_OF_CHOICE: char = '\u{e003}';
const TODAY: char = '\u{e004}';

/// A stop with a default text.
pub(super) fn stop(text: &str) -> String {
    format!("{STOP}{text}{END}")
}

/// A stop with a choice of words.
pub(super) fn choice(words: &[&str], first: &str) -> String {
    let rest = words.iter().copied().filter(|word| *word != first);
    let words: Vec<&str> = std::iter::once(first).chain(rest).collect();
    format!("{CHOICE}{}{END_OF_CHOICE}", words.join(","))
}

/// A stop with the date on which the snippet is inserted.
pub(super) fn today() -> String {
    stop(&TODAY.to_string())
}

/// Converts a text to the snippet syntax of VS Code: stops are numbered, special characters in the
/// rest of the text escaped.
pub(super) fn to_vs_code(text: &str) -> String {
    let mut finished = String::with_capacity(text.len());
    let mut stops = 0;
    for c in text.chars() {
        match c {
            '\\' | '$' | '}' => finished.extend(['\\', c]),
            STOP | CHOICE => {
                stops += 1;
                let sign = if c == STOP { ':' } else { '|' };
                finished.push_str(&format!("${{{stops}{sign}"));
            }
            END => finished.push('}'),
            END_OF_CHOICE => finished.push_str("|}"),
            TODAY => finished.push_str("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"),
            c => finished.push(c),
        }
    }
    finished
}
