//! The floors of the crate: a room imports only from itself and from lower floors.

mod circles;
mod names;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Every room and its floor. A room may use itself and what lies lower; of rooms on one floor
/// neither may use the other.
const FLOORS: &[(&str, u8)] = &[
    ("main", 14),
    ("cli", 13),
    ("edge", 12),
    ("language_server", 11),
    ("sending", 11),
    ("preview", 10),
    ("edit", 9),
    ("publish", 9),
    ("review", 9),
    ("edition", 8),
    ("render", 7),
    ("check", 6),
    ("export", 6),
    ("draft", 6),
    ("picture", 5),
    ("plan", 5),
    ("theme", 5),
    ("schema", 5),
    ("model", 4),
    ("syntax", 3),
    ("memo", 2),
    ("world", 1),
    ("diagnostic", 1),
    ("source", 0),
    ("deferred", 0),
    ("digest", 0),
    ("escape", 0),
    ("percent", 0),
    ("printable", 0),
];

fn floor(room: &str) -> Option<u8> {
    let found = FLOORS.iter().find(|(name, _)| *name == room);
    found.map(|(_, floor)| *floor)
}

/// The room that a file under `src` belongs to.
fn room(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a file names, in `use crate::…` and in the midst of its code. Comments and
/// documentation may name any room.
fn named_rooms(source: &str) -> BTreeSet<String> {
    let code: String = source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut rooms = BTreeSet::new();
    for start in ["crate::", "vindplek::"] {
        for (at, _) in code.match_indices(start) {
            let rest = code[at + start.len()..].trim_start();
            match rest.strip_prefix('{') {
                Some(group) => rooms.extend(heads(group)),
                None => rooms.extend(identifier(rest)),
            }
        }
    }
    rooms
}

/// The first name of each path in a group of imports, `a::{b, c}, d}`.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut heads: Vec<String> = identifier(group.trim_start()).into_iter().collect();
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => heads.extend(identifier(group[at + 1..].trim_start())),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn identifier(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    // What the crate itself exports has a capital, or none at all after `crate::`.
    let name = &text[..end];
    name.starts_with(|c: char| c.is_ascii_lowercase())
        .then(|| name.to_owned())
}

/// What a file does that its floor forbids.
fn breaches(path: &Path, source: &str) -> Vec<String> {
    let own = room(path);
    let shown = path.display();
    let Some(own_floor) = floor(&own) else {
        return vec![format!("{shown}: the room “{own}” has no floor")];
    };
    let others = named_rooms(source).into_iter().filter(|name| *name != own);
    others
        .filter_map(|other| match floor(&other) {
            Some(floor) if floor < own_floor => None,
            Some(floor) => Some(format!(
                "{shown}: “{own}” (floor {own_floor}) uses “{other}” (floor {floor})"
            )),
            None => Some(format!("{shown}: “{other}” has no floor")),
        })
        .collect()
}

#[test]
fn imports_point_downward_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut files = 0;
    let outside = [Path::new("lib.rs"), Path::new("build.rs")];
    for entry in WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&src).unwrap();
        if path.extension().is_some_and(|ending| ending == "rs") && !outside.contains(&path) {
            files += 1;
            found.extend(breaches(path, &fs::read_to_string(entry.path()).unwrap()));
        }
    }
    assert!(files > 20, "only {files} files were read");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_room_of_the_library_has_a_floor() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let rooms = lib.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches("pub ");
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    let homeless: Vec<&str> = rooms.filter(|room| floor(room).is_none()).collect();
    assert_eq!(homeless, Vec::<&str>::new());
}

#[test]
fn every_form_of_an_upward_import_is_found() {
    let upward = [
        "use crate::edge::Failure;",
        "use crate::{digest::Digest, edge::{disk::DiskWorld, Failure}};",
        "use crate::{\n    source::Span,\n    edge,\n};",
        "fn f() { crate::edge::output::publish() }",
        "use crate::preview::page;",
        "use crate::cellar::Wine;",
    ];
    for source in upward {
        assert_eq!(
            breaches(Path::new("render/page.rs"), source).len(),
            1,
            "{source}"
        );
    }
    let downward = [
        "use crate::{digest::Digest, render::{edge, cli}};",
        "//! Used by [`crate::edge::output`].",
        "use crate::render::view::Page;",
    ];
    for source in downward {
        assert_eq!(
            breaches(Path::new("render/page.rs"), source),
            [""; 0],
            "{source}"
        );
    }
}
