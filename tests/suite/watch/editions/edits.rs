//! Everything that a person can do to a project, chosen at random.

use std::collections::BTreeMap;

use vindplek::world::Unreadable;

use super::content::{document, list_file, located, region};
use super::pools::*;
use super::run::Step;
use super::world::{Edit, EditedWorld};
use super::{change, theme};
use crate::support::random::Random;

/// Chooses edits that fit the project as it is.
pub(super) struct Editor<'s> {
    start: &'s BTreeMap<String, Vec<u8>>,
    random: Random,
    world: EditedWorld,
    /// Files as they were before an edit.
    earlier: Vec<(String, Vec<u8>)>,
}

type Choose = fn(&mut Editor<'_>) -> Vec<Edit>;

/// The kinds of edits, and how often each is made.
pub(super) const KINDS_OF_EDITS: &[(&str, usize, Choose)] = &[
    ("write a document", 9, |editor| editor.write_document()),
    ("write a list", 3, |editor| {
        let path = editor.random.one_of(LISTS);
        let text = list_file(path, &mut editor.random);
        editor.write(path, text)
    }),
    ("write a site", 2, |editor| {
        let site = editor.random.one_of(SITES);
        let text = region(site, &mut editor.random);
        editor.write(&format!("regions/{site}/region.yaml"), text)
    }),
    ("write a medium", 4, |editor| editor.write_medium()),
    ("write a file of a theme", 5, |editor| {
        let (path, text) = theme::file(&mut editor.random);
        editor.write(&path, text)
    }),
    ("write an unknown file", 1, |editor| {
        let path = editor.random.one_of(UNKNOWN);
        editor.write(path, "Een notitie.\n")
    }),
    ("shift a head", 6, |editor| {
        editor.change(".md", change::shift_head)
    }),
    ("comment in a head", 3, |editor| {
        editor.change(".md", change::comment_head)
    }),
    ("reorder keys", 2, |editor| {
        editor.change(".md", change::reorder_keys)
    }),
    ("mark a draft", 2, |editor| {
        editor.change(".md", |text, _| change::toggle_draft(text))
    }),
    ("change a body", 5, |editor| {
        editor.change(".md", |text, random| {
            format!("{text}\n{}", super::content::body(1, random))
        })
    }),
    ("shift a list", 2, |editor| {
        editor.change(".yaml", change::shift_head)
    }),
    ("replace a word", 5, |editor| {
        editor.change("", |text, random| {
            let (from, to) = random.one_of(REPLACED);
            match text.contains(from) {
                true => text.replacen(from, to, 1 + random.below(3)),
                false => text.replace(to, from),
            }
        })
    }),
    ("mistype", 4, |editor| editor.change("", change::mistype)),
    ("save half", 2, |editor| editor.save_half()),
    ("break the encoding", 1, |editor| editor.break_encoding()),
    ("list as unreadable", 2, |editor| {
        let path = editor.existing("");
        let why = editor.reason();
        vec![Edit::Unreadable { path, why }]
    }),
    ("fail to read", 3, |editor| editor.fail_to_read()),
    ("remove a file", 2, |editor| {
        vec![Edit::Remove(editor.existing(""))]
    }),
    ("rename a file", 2, |editor| {
        let from = editor.existing("");
        let to = editor.name();
        vec![Edit::Rename { from, to }]
    }),
    ("rename a folder", 2, |editor| {
        let (from, to) = editor.random.one_of(FOLDERS);
        let (from, to) = match editor.random.one_in(2) {
            true => (from, to),
            false => (to, from),
        };
        let (from, to) = (from.to_owned(), to.to_owned());
        vec![Edit::Rename { from, to }]
    }),
    ("move to another owner", 2, |editor| {
        editor.move_to_another_owner()
    }),
    ("copy a file", 1, |editor| {
        let from = editor.existing("");
        let to = editor.name();
        let bytes = editor.world.bytes(&from);
        bytes.map_or_else(Vec::new, |bytes| editor.write(&to, bytes))
    }),
    ("restore a file", 8, |editor| editor.restore()),
    ("start again", 1, |editor| {
        let files = editor.start.iter();
        let write = |(path, bytes): (&String, &Vec<u8>)| Edit::Write {
            path: path.clone(),
            bytes: bytes.clone(),
        };
        files.map(write).collect()
    }),
    ("change the date", 2, |editor| {
        let date = editor
            .random
            .one_of(&["2026-06-01", "2026-11-01", "2027-04-01", "2027-12-31"]);
        vec![Edit::Today(date.parse().unwrap())]
    }),
    ("show drafts", 2, |editor| {
        vec![Edit::Drafts(editor.random.one_in(2))]
    }),
];

impl<'s> Editor<'s> {
    pub(super) fn new(
        start: &'s BTreeMap<String, Vec<u8>>,
        world: &EditedWorld,
        seed: u64,
    ) -> Self {
        Self {
            start,
            random: Random::new(seed),
            world: world.clone(),
            earlier: Vec::new(),
        }
    }

    /// The next edit, as a step.
    pub(super) fn step(&mut self) -> Step {
        let total: usize = KINDS_OF_EDITS.iter().map(|(_, often, _)| often).sum();
        let mut at = self.random.below(total);
        let chosen = KINDS_OF_EDITS.iter().find(|(_, often, _)| {
            let is_chosen = at < *often;
            at = at.saturating_sub(*often);
            is_chosen
        });
        let (kind, _, choose) = chosen.unwrap();
        let mut edits = choose(self);
        if self.world.is_failing() && self.random.one_in(2) {
            edits.push(Edit::ReadAgain);
        }
        for edit in &edits {
            self.keep(edit);
            self.world.apply(edit);
        }
        Step {
            kind,
            edits,
            compiles: !self.random.one_in(4),
            seed: self.random.below(usize::MAX) as u64,
            compares: self.random.one_in(COMPARED),
        }
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Vec<Edit> {
        vec![Edit::Write {
            path: path.to_owned(),
            bytes: bytes.as_ref().to_vec(),
        }]
    }

    /// Keeps what an edit is about to change, so that it can be restored.
    fn keep(&mut self, edit: &Edit) {
        let (Edit::Write { path, .. }
        | Edit::Unreadable { path, .. }
        | Edit::Remove(path)
        | Edit::Rename { from: path, .. }) = edit
        else {
            return;
        };
        if let Some(bytes) = self.world.bytes(path) {
            self.earlier.push((path.clone(), bytes.to_vec()));
        }
    }

    /// A file that is there and whose name ends so; content is chosen more often than themes.
    fn existing(&mut self, ending: &str) -> String {
        let paths = self.world.paths();
        let is_wanted = |path: &&String| {
            path.ends_with(ending) && (!path.starts_with("themes/") || self.random.one_in(4))
        };
        let wanted: Vec<&String> = paths.iter().filter(is_wanted).collect();
        match wanted.is_empty() {
            true => "content/paginas/over.md".to_owned(),
            false => self.random.one_of(&wanted).clone(),
        }
    }

    /// A name for a file, of any kind.
    fn name(&mut self) -> String {
        match self.random.below(8) {
            0 => self.random.one_of(UNKNOWN).to_owned(),
            1 => self.random.one_of(LISTS).to_owned(),
            2 => self.medium_path(),
            3 => theme::file(&mut self.random).0,
            _ => self.document_path(),
        }
    }

    fn document_path(&mut self) -> String {
        let folder = self.folder();
        format!("{folder}{}", self.random.one_of(DOCUMENTS))
    }

    fn medium_path(&mut self) -> String {
        let folder = self.folder();
        format!("{folder}media/{}", self.random.one_of(MEDIA))
    }

    /// The folder of an owner: mostly the shared one.
    fn folder(&mut self) -> String {
        match self.random.one_in(3) {
            true => format!("regions/{}/content/", self.random.one_of(SITES)),
            false => "content/".to_owned(),
        }
    }

    fn write_document(&mut self) -> Vec<Edit> {
        let path = self.document_path();
        let Some(at) = located(&path) else {
            return Vec::new();
        };
        let shared = format!("content/{}", at.path_in_owner());
        let is_accent =
            path != shared && (self.world.bytes(&shared).is_some() != self.random.one_in(8));
        let text = document(&at, is_accent, &mut self.random);
        self.write(&path, text)
    }

    fn write_medium(&mut self) -> Vec<Edit> {
        let path = self.medium_path();
        let bytes = change::medium(&path, &mut self.random);
        self.write(&path, bytes)
    }

    /// Changes the text of a file whose name ends so.
    fn change(&mut self, ending: &str, change: fn(&str, &mut Random) -> String) -> Vec<Edit> {
        let path = self.existing(ending);
        match self.world.text(&path) {
            Some(text) => {
                let changed = change(&text, &mut self.random);
                self.write(&path, changed)
            }
            None => Vec::new(),
        }
    }

    fn save_half(&mut self) -> Vec<Edit> {
        let path = self.existing("");
        let bytes = self.world.bytes(&path).unwrap_or_default();
        let half = change::half_save(&bytes, &mut self.random);
        self.write(&path, half)
    }

    fn break_encoding(&mut self) -> Vec<Edit> {
        let path = self.existing("");
        let mut bytes = self.world.bytes(&path).unwrap_or_default().to_vec();
        bytes.insert(self.random.below(bytes.len() + 1), 0xE9);
        self.write(&path, bytes)
    }

    fn reason(&mut self) -> Unreadable {
        match self.random.below(4) {
            0 => Unreadable::Escapes,
            1 => Unreadable::NotUnicode,
            2 => Unreadable::TooLarge {
                size: 5 << 20,
                limit: 4 << 20,
            },
            _ => Unreadable::Refused("permission denied".to_owned()),
        }
    }

    /// Reading a few files fails, of which some have just been changed.
    fn fail_to_read(&mut self) -> Vec<Edit> {
        let mut edits = Vec::new();
        for _ in 0..=self.random.below(3) {
            let path = match self.random.one_in(3) {
                true => theme::file(&mut self.random).0,
                false => self.existing(""),
            };
            if let Some(mut bytes) = self.world.bytes(&path).filter(|_| !self.random.one_in(3)) {
                let is_text = path.ends_with(".md") || path.ends_with(".html");
                bytes = [&bytes, if is_text { "\nMeer.\n" } else { "\n" }.as_bytes()]
                    .concat()
                    .into();
                edits.extend(self.write(&path, bytes));
            }
            let why = self.reason();
            edits.push(Edit::FailRead { path, why });
        }
        edits
    }

    fn move_to_another_owner(&mut self) -> Vec<Edit> {
        let from = self.existing("");
        let to = self.folder();
        let inner = from.strip_prefix("content/").or_else(|| {
            let (_, inner) = from.strip_prefix("regions/")?.split_once("/content/")?;
            Some(inner)
        });
        match inner {
            Some(inner) => vec![Edit::Rename {
                to: format!("{to}{inner}"),
                from,
            }],
            None => Vec::new(),
        }
    }

    /// Puts a file back as it was at the start or before an edit.
    fn restore(&mut self) -> Vec<Edit> {
        let earlier = match self.earlier.is_empty() || self.random.one_in(2) {
            true => {
                let at = self.random.below(self.start.len());
                let file = self.start.iter().nth(at);
                file.map(|(path, bytes)| (path.clone(), bytes.clone()))
            }
            false => {
                let at = self.random.below(self.earlier.len());
                Some(self.earlier[at].clone())
            }
        };
        let (path, bytes) = earlier.unwrap();
        vec![Edit::Write { path, bytes }]
    }
}

/// One of so many editions is compared.
const COMPARED: usize = 3;
