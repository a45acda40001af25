//! Paths as Windows writes them, `..\media\groep.jpg`, and paths that only one computer knows,
//! `C:\Users\…\groep.jpg` and `file:///…`.

/// A path that is not written as in a link.
pub(super) struct WindowsPath<'t> {
    /// The path with slashes; `None` when it begins at a disk, so that it is outside the project.
    pub(super) portable: Option<String>,
    /// Its last part.
    pub(super) file_name: &'t str,
}

/// Recognises such a path. A text with spaces before its first backslash is none.
pub(super) fn parse(text: &str) -> Option<WindowsPath<'_>> {
    let has_drive = matches!(
        text.as_bytes(),
        [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic()
    );
    let is_local = has_drive || text.starts_with("file:") || text.starts_with("\\\\");
    let first = text.split('\\').next().unwrap_or_default();
    let is_relative = text.contains('\\')
        && !first.contains(char::is_whitespace)
        && (first.trim_matches('.').is_empty() || has_extension(text));
    let file_name = text.rsplit(['\\', '/']).next().unwrap_or_default();
    if is_local {
        Some(WindowsPath {
            portable: None,
            file_name,
        })
    } else if is_relative {
        Some(WindowsPath {
            portable: Some(text.replace('\\', "/")),
            file_name,
        })
    } else {
        None
    }
}

/// Whether a path ends in an extension of two to four letters or digits.
fn has_extension(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| {
        (2..=4).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_windows_are_recognised_and_other_texts_are_not() {
        let portable = |text| parse(text).map(|path| path.portable);
        assert_eq!(
            portable("..\\media\\groep.jpg"),
            Some(Some("../media/groep.jpg".to_owned()))
        );
        assert_eq!(
            portable("media\\groep 1.jpg"),
            Some(Some("media/groep 1.jpg".to_owned()))
        );
        for text in [
            "C:\\Users\\Jan\\groep.jpg",
            "file:///C:/Users/groep.jpg",
            "\\\\server\\deel\\groep.jpg",
        ] {
            assert_eq!(portable(text), Some(None), "{text}");
        }
        for text in [
            "../media/groep.jpg",
            "Typ een \\ aan het eind.",
            "a\\b",
            "Kies A: dat",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
