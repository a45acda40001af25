//! The window that the program runs in, on systems that make one for it.
//!
//! On Windows a program that is double-clicked, or that a folder is dropped on, gets a window of its
//! own, which closes when the program ends, before anybody can read why it did.

use crate::diagnostic::{Language, Text};
use crate::edge::terminal;

/// Keeps a window that was opened for the program alone open until the user has read it.
pub fn keep_open(language: Language) {
    if is_own() && terminal::can_ask() {
        let words = Text::new(
            "\nDruk op Enter om dit venster te sluiten.",
            "\nPress Enter to close this window.",
        );
        terminal::ask(words.in_language(language));
    }
}

#[cfg(windows)]
fn is_own() -> bool {
    mousetrap::started_by_explorer()
}

#[cfg(not(windows))]
fn is_own() -> bool {
    false
}
