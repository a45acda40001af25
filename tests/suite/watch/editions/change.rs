//! Changes of a text, as editors and their editors make them.

use crate::support::random::Random;

/// What a typing error leaves in a text.
const SNIPPETS: &[&str] = &[
    ":",
    ": ",
    "\t",
    "\"",
    "- ",
    "# ",
    "## ",
    "[",
    "](",
    "{",
    "}",
    "|",
    "*",
    "```\n",
    "---\n",
    "\n\n",
    "\r\n",
    "\0",
    "\u{FEFF}",
    "é",
    "&a ",
    "<b>",
    "::: kader A\n",
    "[^1]",
    "{#a}",
    "onbekend",
];

/// Puts something before the head of a file, or takes that away, so that the head shifts.
pub(super) fn shift_head(text: &str, random: &mut Random) -> String {
    let bare = text.trim_start_matches(['\u{FEFF}', '\n', '\r', ' ']);
    match random.below(6) {
        0 => format!("\u{FEFF}{bare}"),
        1 => bare.replace("\r\n", "\n").replace('\n', "\r\n"),
        2 => bare.replace("\r\n", "\n"),
        3 => bare.to_owned(),
        _ => format!("{}{bare}", "\n".repeat(1 + random.below(60))),
    }
}

/// Adds a comment between the lines of the head.
pub(super) fn comment_head(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = 1 + random.below(lines.len().min(8));
    let comment = random.one_of(&[
        "# opmerking\n",
        "\n",
        "# [zo]\n# en zo\n",
        "  # ingesprongen\n",
    ]);
    lines.insert(at.min(lines.len()), comment);
    lines.concat()
}

/// Puts the keys of the head in another order.
pub(super) fn reorder_keys(text: &str, random: &mut Random) -> String {
    let Some((before, rest)) = text.split_once("---\n") else {
        return text.to_owned();
    };
    let Some((head, body)) = rest.split_once("---\n") else {
        return text.to_owned();
    };
    let mut keys: Vec<String> = Vec::new();
    for line in head.split_inclusive('\n') {
        match keys.last_mut() {
            Some(key) if line.starts_with([' ', '-', '#']) => key.push_str(line),
            _ => keys.push(line.to_owned()),
        }
    }
    for at in 0..keys.len() {
        let other = random.below(keys.len());
        keys.swap(at, other);
    }
    format!("{before}---\n{}---\n{body}", keys.concat())
}

/// Marks a document as a draft, or no longer.
pub(super) fn toggle_draft(text: &str) -> String {
    match text.contains("concept: true\n") {
        true => text.replace("concept: true\n", ""),
        false => text.replacen("---\n", "---\nconcept: true\n", 1),
    }
}

/// Makes a typing error: a few characters too many or too few, or a line twice or not at all.
pub(super) fn mistype(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    let at = random.offset(&text);
    let line = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    match random.below(4) {
        0 => {
            let end = text.floor_char_boundary(at + 1 + random.below(6));
            text.replace_range(at..end.max(at), "");
        }
        1 => {
            let copy = text[at..line].to_owned();
            text.insert_str(line, &copy);
        }
        2 => text.replace_range(at..line, ""),
        _ => text.insert_str(at, random.one_of(SNIPPETS)),
    }
    text
}

/// A file as an interrupted save leaves it: cut at any byte, empty, or full of NUL.
pub(super) fn half_save(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    match random.below(4) {
        0 => Vec::new(),
        1 => vec![0; bytes.len()],
        _ => bytes[..random.below(bytes.len() + 1)].to_vec(),
    }
}

/// A picture or download: of several kinds and sizes, or broken.
pub(super) fn medium(path: &str, random: &mut Random) -> Vec<u8> {
    let (width, height) = (
        random.one_of(&[1_u8, 16, 200]),
        random.one_of(&[1_u8, 16, 200]),
    );
    let ending = path.rsplit('.').next().unwrap_or_default();
    let mut bytes = match ending {
        "png" => {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
            bytes.extend([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
            bytes
        }
        "gif" => [b"GIF89a".as_slice(), &[width, 0, height, 0, 0, 0, 0]].concat(),
        "jpg" => {
            let frame = [0xff, 0xc0, 0, 11, 8, 0, height, 0, width, 1, 1, 0x11, 0];
            [&[0xff, 0xd8], frame.as_slice(), &[0xff, 0xd9]].concat()
        }
        "webp" => {
            let size = [width - 1, 0, 0, height - 1, 0, 0];
            let head = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".as_slice();
            [head, &size].concat()
        }
        "svg" => format!("<svg width=\"{width}\" height=\"{height}\"/>").into_bytes(),
        _ => format!("%PDF {}", random.below(99)).into_bytes(),
    };
    match random.below(6) {
        0 => bytes.truncate(random.below(bytes.len())),
        1 => bytes.push(0),
        _ => {}
    }
    bytes
}
