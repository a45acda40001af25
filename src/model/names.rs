//! Names of files on other systems: Unicode forms, case, and names that Windows cannot store.
//!
//! macOS may write an accented letter as two characters where other systems write one, and Windows
//! and macOS do not distinguish case. A name is found whichever form it was written in, and two
//! names that would be one file elsewhere are a problem.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name with each accented letter as one character (Unicode normalisation form C).
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc(name) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.nfc().collect())
}

/// Whether two names are one, in whichever Unicode form they were written.
pub fn is_same_name(a: &str, b: &str) -> bool {
    let both_are_plain = || a.is_ascii() && b.is_ascii();
    a == b || !both_are_plain() && composed(a) == composed(b)
}

/// A name as disks compare it that distinguish neither case nor Unicode form.
pub fn folded_name(name: &str) -> String {
    composed(name).to_lowercase()
}

/// Why Windows cannot store a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotOnWindows {
    /// It is the name of a device, with or without an extension.
    Device,
    /// It ends in a dot or a space.
    Ending,
}

/// Checks whether Windows can store the name of a file or folder.
///
/// # Errors
/// Why it cannot.
pub fn check_for_windows(name: &str) -> Result<(), NotOnWindows> {
    if name.ends_with(['.', ' ']) {
        return Err(NotOnWindows::Ending);
    }
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches(' ');
    match is_device(&stem.to_lowercase()) {
        true => Err(NotOnWindows::Device),
        false => Ok(()),
    }
}

fn is_device(stem: &str) -> bool {
    if matches!(stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") {
        return true;
    }
    let number = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    let mut rest = number.unwrap_or_default().chars();
    matches!(
        (rest.next(), rest.next()),
        (Some('0'..='9' | '¹' | '²' | '³'), None)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_unicode_forms_and_both_cases_are_one_name() {
        assert_eq!(composed("cafe\u{301}.jpg"), "caf\u{e9}.jpg");
        assert_eq!(folded_name("Cafe\u{301}.JPG"), folded_name("caf\u{e9}.jpg"));
        assert_ne!(folded_name("cafe.jpg"), folded_name("caf\u{e9}.jpg"));
    }

    #[test]
    fn names_that_windows_cannot_store_are_recognised() {
        for name in [
            "con",
            "CON.md",
            "aux.tar.gz",
            "nul .txt",
            "com1",
            "Lpt9.png",
            "com0",
            "com¹",
        ] {
            assert_eq!(check_for_windows(name), Err(NotOnWindows::Device), "{name}");
        }
        for name in ["plein.", "plein ", "plein.jpg ", "con."] {
            assert_eq!(check_for_windows(name), Err(NotOnWindows::Ending), "{name}");
        }
        for name in [
            "contact.md",
            "icon.png",
            "com.png",
            "com10.md",
            "consul",
            "lpt",
            "nulmeting.md",
        ] {
            assert_eq!(check_for_windows(name), Ok(()), "{name}");
        }
    }
}
