//! Projects in memory to make drafts in.

use std::collections::BTreeMap;

use vindplek::diagnostic::{Diagnostic, Severity};
use vindplek::draft::{Draft, DraftContext, DraftRefusal, DraftRequest, draft};
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::support::files::{PHOTO, ProjectFiles};
use crate::support::small::{self, COURSE_TEXT, TODAY};

/// A project in memory that has no problems of its own.
pub(crate) struct Project {
    pub(crate) world: MemoryWorld,
    pub(crate) memo: Memo,
    /// The special of new articles; the only one when absent.
    special: Option<&'static str>,
}

impl Project {
    pub(crate) fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut world = MemoryWorld::new(TODAY.parse().unwrap());
        for (path, bytes) in files {
            world.write(path, bytes);
        }
        let project = Self {
            world,
            memo: Memo::new(),
            special: None,
        };
        let found = project.problems(&project.world, true);
        assert!(found.is_empty(), "{found:#?}");
        project
    }

    pub(crate) fn draft(&self, wish: DraftRequest<'_>) -> Result<Draft, DraftRefusal> {
        let edition = compile(
            &self.world,
            Options {
                drafts: false,
                ..Options::default()
            },
            &self.memo,
        );
        let ground = DraftContext {
            heads: edition.heads(),
            world: &self.world,
        };
        let special = wish.special.or(self.special);
        draft(ground, DraftRequest { special, ..wish })
    }

    /// All problems but hints.
    pub(crate) fn problems(&self, world: &MemoryWorld, drafts: bool) -> Vec<Diagnostic> {
        let edition = compile(
            world,
            Options {
                drafts,
                ..Options::default()
            },
            &self.memo,
        );
        let problems = edition.problems().iter();
        let counts = problems.filter(|problem| problem.severity != Severity::Hint);
        counts.cloned().collect()
    }

    /// The problems after a file is written.
    pub(crate) fn problems_with(&self, path: &str, text: &str, drafts: bool) -> Vec<Diagnostic> {
        let mut world = self.world.clone();
        world.write(path, text);
        self.problems(&world, drafts)
    }
}

/// The small project.
pub(crate) fn minimal() -> Project {
    Project::new(&small::project())
}

const SPECIAL: &str = "---
titel: Eerste
editie: Eerste
samenvatting: In deze special lees je hoe de academies samen op weg gaan naar meer aanbod.
---
";

/// The small project with an entry in every list, a picture, a special and a course that can be
/// booked.
pub(crate) fn rich() -> Project {
    let mut files = small::project();
    let word = |list: &str, id: &str| format!("{list}:\n  - {{id: {id}, naam: Een woord}}\n");
    let lists = ["themas", "profielen", "pijlers", "categorieen"];
    let vocabulary = files.get_mut("content/vocabulaire.yaml").unwrap();
    let mut text = String::from_utf8(vocabulary.clone()).unwrap();
    for list in lists {
        text = text.replace(&format!("{list}: []\n"), &word(list, "eerste"));
    }
    *vocabulary = text.into_bytes();
    let bookable = COURSE_TEXT.replace("fase: getoetst", "fase: beschikbaar");
    files.insert("content/media/plein.jpg".to_owned(), PHOTO.to_vec());
    let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.into());
    add("content/aanbod/te-boeken.md", &bookable);
    add("content/specials/eerste/index.md", SPECIAL);
    // A draft comes first, and may not be chosen.
    let draft = SPECIAL.replace("titel: Eerste", "titel: Aankomend\nconcept: true");
    add("content/specials/aankomend/index.md", &draft);
    Project {
        special: Some("eerste"),
        ..Project::new(&files)
    }
}

/// The project of this repository.
pub(crate) fn real() -> Project {
    Project::new(&ProjectFiles::of_repository().files)
}
