//! The resolved arguments that commands share: the project, the language, the sites.

use std::collections::BTreeSet;
use std::env;
use std::io;
use std::path::{Path, PathBuf};

use super::args::{Color, GlobalArgs, Lang, ScopeArgs};
use super::report;
use crate::diagnostic::{Diagnostic, Language, Text, nearest};
use crate::edge::apply::roll_back;
use crate::edge::disk::DiskWorld;
use crate::edge::{Action, Failure};
use crate::edition::Edition;
use crate::source::FilePath;
use crate::world::{FileEntry, Unreadable, World};

/// The folder by which a project is recognised.
const REGIONS: &str = "regions";

/// The resolved global options.
#[derive(Debug)]
pub(super) struct CommandContext {
    project: Option<PathBuf>,
    language: Option<Language>,
    /// Whether to print problems only.
    pub(super) quiet: bool,
    /// Whether to print details.
    pub(super) verbose: bool,
}

impl CommandContext {
    /// Resolves the global arguments, and sets whether colours are used.
    pub(super) fn new(shared: GlobalArgs) -> Self {
        let color = match shared.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        color.write_global();
        Self {
            project: shared.project,
            language: shared.lang.map(|lang| match lang {
                Lang::Nl => Language::Dutch,
                Lang::En => Language::English,
            }),
            quiet: shared.quiet,
            verbose: shared.verbose,
        }
    }

    /// The language of messages: the requested one, else that of the national site, else Dutch.
    pub(super) fn language(&self, national: Option<Language>) -> Language {
        self.language.or(national).unwrap_or_default()
    }

    /// The language requested with `--lang`.
    pub(super) fn requested_language(&self) -> Option<Language> {
        self.language
    }

    /// The folder that is given with `--project`.
    pub(super) fn given_project(&self) -> Option<&Path> {
        self.project.as_deref()
    }

    /// The same arguments for another project.
    pub(super) fn with_project(self, project: PathBuf) -> Self {
        Self {
            project: Some(project),
            ..self
        }
    }

    /// The project's folder.
    pub(super) fn project(&self) -> Result<PathBuf, Failure> {
        match &self.project {
            Some(project) => Ok(project.clone()),
            None => find_project(),
        }
    }

    /// The project's folder, in which an interrupted change is undone first.
    pub(super) fn whole_project(&self) -> Result<PathBuf, Failure> {
        let project = self.project()?;
        if roll_back(&project)? && !self.quiet {
            let undone = Text::new(
                "Een mv of rm die halverwege stopte, is teruggedraaid; geef de opdracht zo nodig opnieuw",
                "An mv or rm that stopped half-way was undone; run the command again if need be",
            );
            report::detail(&undone, self.language(None));
        }
        Ok(project)
    }

    /// Opens the project and resolves the selected sites.
    pub(super) fn open(&self, scope: &ScopeArgs) -> Result<(DiskWorld, SiteSelection), Failure> {
        let project = self.whole_project()?;
        let world = DiskWorld::open(&project, scope.date.as_of)?;
        let sites = SiteSelection::new(&scope.sites, &world)?;
        if self.verbose {
            report::detail(&opened(&world), self.language(None));
        }
        Ok((world, sites))
    }
}

/// The detail line about the opened project: its path, size and date.
fn opened(world: &DiskWorld) -> Text {
    let (project, today) = (world.project().display(), world.today());
    let files = world.file_count();
    Text::new(
        format!("Project “{project}”: {files} bestanden, op {today}"),
        format!("Project “{project}”: {files} files, on {today}"),
    )
}

/// The sites selected for a command.
#[derive(Debug, Hash)]
pub(super) struct SiteSelection(Option<BTreeSet<String>>);

impl SiteSelection {
    /// Selects the named sites; all when none is named. A site exists when its folder does, even if
    /// its files cannot be compiled.
    fn new(named: &[String], world: &dyn World) -> Result<Self, Failure> {
        if named.is_empty() {
            return Ok(Self(None));
        }
        let entries = world.entries();
        let known: BTreeSet<&str> = entries
            .iter()
            .filter_map(|(path, entry)| region(path, entry))
            .collect();
        // What sites there are is unknown if their folders cannot be listed.
        if entries.contains(&REGIONS.into()) {
            return Ok(Self(Some(named.iter().cloned().collect())));
        }
        for name in named {
            if !known.contains(name.as_str()) {
                return Err(unknown_site(name, &known));
            }
        }
        Ok(Self(Some(named.iter().cloned().collect())))
    }

    /// Whether a site is selected.
    pub(super) fn contain(&self, site: &str) -> bool {
        self.0.as_ref().is_none_or(|sites| sites.contains(site))
    }

    /// The problems that concern a selected site.
    pub(super) fn select(&self, edition: &Edition, problems: &[Diagnostic]) -> Vec<Diagnostic> {
        match &self.0 {
            None => problems.to_vec(),
            Some(sites) => edition.concerning(problems, &|site| sites.contains(site)),
        }
    }
}

/// The site whose folder a path is in, or whose folder cannot be listed.
fn region<'p>(path: &'p FilePath, entry: &FileEntry) -> Option<&'p str> {
    let inside = path.as_str().strip_prefix(REGIONS)?.strip_prefix('/')?;
    match inside.split_once('/') {
        Some((site, _)) => Some(site),
        None => matches!(entry, FileEntry::Unreadable(Unreadable::Folder(_))).then_some(inside),
    }
}

fn unknown_site(name: &str, known: &BTreeSet<&str>) -> Failure {
    let list = known.iter().copied().collect::<Vec<_>>().join(", ");
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => Text::new(
            format!("Bedoelt u “{near}”? De sites zijn: {list}"),
            format!("Did you mean “{near}”? The sites are: {list}"),
        ),
        None => Text::new(
            format!("De sites zijn: {list}"),
            format!("The sites are: {list}"),
        ),
    };
    Failure::new(
        Text::new(
            format!("Er is geen site “{name}”"),
            format!("There is no site “{name}”"),
        ),
        help,
    )
}

/// Whether a folder is that of a project.
pub(super) fn is_project(folder: &Path) -> bool {
    folder.join(REGIONS).is_dir()
}

/// The folder of a project that a folder is in: the nearest one upward.
pub(super) fn nearest_project(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let project = folder.ancestors().find(|folder| is_project(folder));
    project.map(Path::to_owned)
}

/// The project that the program was started in.
fn find_project() -> Result<PathBuf, Failure> {
    let here = env::current_dir()
        .map_err(|error: io::Error| Failure::io(Action::Read, Path::new("."), &error))?;
    nearest_project(&here).ok_or_else(|| {
        let shown = here.display();
        Failure::new(
            Text::new(
                format!("In “{shown}” en de mappen daarboven staat geen project"),
                format!("There is no project in “{shown}” or the folders above it"),
            ),
            Text::new(
                "Ga naar de map waar “regions” in staat, of wijs die aan met --project. Een nieuw \
                 project begint u met: vindplek init mijn-project",
                "Go to the folder that holds “regions”, or point at it with --project. To begin a \
                 new project: vindplek init my-project",
            ),
        )
    })
}
