//! Plans of new files that belong together: a project to begin with, and a theme of one's own.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::plan::FileChange;
use super::refusal::EditRefusal;
use crate::diagnostic::{Diagnostic, Severity, Text, join_list};
use crate::draft::{
    Draft, DraftContext, DraftKind, DraftRefusal, DraftRequest, draft, national_site, starter,
};
use crate::edition::{Options, compile};
use crate::memo::Memo;
use crate::model::layout::ListFile;
use crate::source::FilePath;
use crate::world::{BuiltInThemes, FileEntry, MemoryWorld, World};

/// The id of the national site of a new project.
pub const NATIONAL: &str = "landelijk";

/// A site of a new project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSite {
    /// Its id, the name of its folder.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Plans the content of a new project: its sites, of which the one with the id [`NATIONAL`] is the
/// national one, the lists, a note about pictures, and a draft of every kind of document. Its themes are those of the
/// program.
///
/// # Errors
/// A site has an id that cannot be used, or the project would have an error.
pub fn plan_project(
    sites: &[NewSite],
    themes: &BuiltInThemes,
    today: Date,
) -> Result<Vec<FileChange>, EditRefusal> {
    let mut project = PlannedProject {
        world: MemoryWorld::new(today),
        memo: Memo::new(),
        changes: Vec::new(),
    };
    project.world.add_built_in_themes(themes);
    for list in ListFile::ALL {
        project.add(&list.path().into(), starter::list(list));
    }
    let (note, text) = starter::MEDIA_NOTE;
    project.add(&note.into(), text);
    for site in sites {
        let request = DraftRequest {
            thing: DraftKind::Region,
            title: &site.name,
            region: Some(&site.id),
            special: None,
        };
        match site.id == NATIONAL {
            true => project.add_draft(request, national_site)?,
            false => project.add_draft(request, draft)?,
        }
    }
    for request in starter::documents() {
        project.add_draft(request, draft)?;
    }
    project.require_sound()?;
    Ok(project.changes)
}

/// Plans the files of a built-in theme as the project's own.
///
/// # Errors
/// There is no such theme, or the project has it already.
pub fn plan_theme(
    world: &dyn World,
    themes: &BuiltInThemes,
    theme: &str,
) -> Result<Vec<FileChange>, EditRefusal> {
    let Some(files) = themes.files(theme) else {
        let names: Vec<&str> = themes.names().collect();
        return Err(EditRefusal::new(
            Text::new(
                format!("Er is geen ingebouwd thema “{theme}”"),
                format!("There is no built-in theme “{theme}”"),
            ),
            Text::new(
                format!("Kies {}", join_list(&names, "of")),
                format!("Choose {}", join_list(&names, "or")),
            ),
        ));
    };
    let is_shown = |path: &FilePath| {
        let entry = world.entries().get(path);
        matches!(entry, Some(FileEntry::BuiltIn { .. }))
    };
    if !files.iter().all(|file| is_shown(&file.path)) {
        return Err(EditRefusal::new(
            Text::new(
                format!("De map themes/{theme} is er al"),
                format!("The folder themes/{theme} exists"),
            ),
            Text::new(
                "Werk met de bestanden die daar staan, of geef die map eerst een andere naam",
                "Work on the files in it, or give that folder another name first",
            ),
        ));
    }
    let files = files.iter();
    Ok(files
        .map(|file| new_file(&file.path, Arc::clone(&file.bytes)))
        .collect())
}

/// A new file of a plan.
pub fn new_file(path: &FilePath, bytes: Arc<[u8]>) -> FileChange {
    FileChange {
        from: None,
        to: Some(path.clone()),
        before: Arc::default(),
        after: bytes,
        edits: Vec::new(),
    }
}

/// A project in memory, to which files are added one at a time.
struct PlannedProject {
    world: MemoryWorld,
    memo: Memo,
    changes: Vec<FileChange>,
}

impl PlannedProject {
    fn add(&mut self, path: &FilePath, text: &str) {
        self.world.write(path.as_str(), text);
        self.changes.push(new_file(path, text.as_bytes().into()));
    }

    fn add_draft(
        &mut self,
        request: DraftRequest<'_>,
        draft: fn(DraftContext<'_>, DraftRequest<'_>) -> Result<Draft, DraftRefusal>,
    ) -> Result<(), EditRefusal> {
        let edition = compile(&self.world, Options::default(), &self.memo);
        let context = DraftContext {
            heads: edition.heads(),
            world: &self.world,
        };
        let drafted = draft(context, request).map_err(refused)?;
        self.add(&drafted.path, &drafted.text);
        Ok(())
    }

    /// Rejects a project with an error, which only the names of its sites can cause.
    fn require_sound(&self) -> Result<(), EditRefusal> {
        let edition = compile(
            &self.world,
            Options {
                drafts: true,
                ..Options::default()
            },
            &self.memo,
        );
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        let errors: Vec<&Diagnostic> = edition.problems().iter().filter(is_error).collect();
        let Some(first) = errors.first() else {
            return Ok(());
        };
        let paths: BTreeSet<&FilePath> = errors.iter().map(|error| &error.place.path).collect();
        let places = paths.into_iter();
        let places = places.map(|path| Text::new(path.as_str(), path.as_str()));
        let help = Text::new(
            "Kies voor de sites andere namen",
            "Choose other names for the sites",
        );
        Err(EditRefusal::new(first.message.clone(), help).with_places(places))
    }
}

fn refused(refusal: DraftRefusal) -> EditRefusal {
    EditRefusal::new(refusal.message, refusal.help)
}
