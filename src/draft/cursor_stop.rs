//! Stops for the cursor in a snippet.
//!
//! A stop is marked with private use characters while the text is put together, and written in the
//! syntax of VS Code at the end ([`to_vs_code`]), because the text itself must be escaped first.

/// The private use characters, one for each part of a stop.
const STOP: char = '\u{e000}';
const CHOICE: char = '\u{e001}';
const END: char = '\u{e002}';
const END_OF_CHOICE: char = '\u{e003}';
const TODAY: char = '\u{e004}';

/// A stop for the cursor, with what stands there before something else does.
pub(super) fn stop(text: &str) -> String {
    format!("{STOP}{text}{END}")
}

/// A stop at which one of some words is chosen.
pub(super) fn choice(words: &[&str], first: &str) -> String {
    let rest = words.iter().copied().filter(|word| *word != first);
    let words: Vec<&str> = std::iter::once(first).chain(rest).collect();
    format!("{CHOICE}{}{END_OF_CHOICE}", words.join(","))
}

/// A stop with the date of the day on which the snippet is used.
pub(super) fn today() -> String {
    stop(&TODAY.to_string())
}

/// The text with its stops in the syntax of VS Code, numbered; the characters that mean something
/// there are escaped in the rest of the text.
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
