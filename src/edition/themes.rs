//! The theme of each site: its chain resolved, its files compiled once for all sites that share
//! it, and not before one of them is asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::gather::{Gathered, read_text, unreadable};
use crate::diagnostic::codes::{theme_cycle, unknown_theme};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::memo::{FileReader, ReadingStage, Remembered, Slot, Stage};
use crate::model::document::Listed;
use crate::model::heads::{Heads, SiteIx};
use crate::model::sheets::Sheets;
use crate::model::theme::Theme as Settings;
use crate::source::{FilePath, Source};
use crate::theme::{Layer, Theme};
use crate::world::Entry;

/// The themes of an edition, each compiled when a site that has it is first asked for.
pub(super) struct Themes {
    by_id: BTreeMap<Arc<str>, Arc<Slot<CompiledTheme>>>,
    of_site: Vec<Option<Arc<str>>>,
}

impl Themes {
    /// Finds the themes that the sites ask for.
    pub(super) fn find(
        reader: &FileReader<'_>,
        heads: &Heads,
        gathered: &Gathered,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut themes = Self {
            by_id: BTreeMap::new(),
            of_site: Vec::new(),
        };
        let known: Vec<&str> = gathered.sheets.themes.keys().map(|id| &**id).collect();
        for site in &heads.sites {
            let wanted = site.region.theme.as_ref();
            let found = wanted.and_then(|wanted| {
                if gathered.sheets.themes.contains_key(&wanted.value) {
                    return Some(Arc::clone(&wanted.value));
                }
                let place = Place::new(&site.path, wanted.span);
                problems.push(unknown_theme::problem(place, &wanted.value, &known));
                None
            });
            themes.of_site.push(found);
        }
        let mut wanted: Vec<Arc<str>> = themes.of_site.iter().flatten().cloned().collect();
        wanted.sort();
        wanted.dedup();
        let mut seen_cycles = Vec::new();
        for id in wanted {
            let chain = chain(&gathered.sheets, &id, &known, &mut seen_cycles, problems);
            // Without the theme that it builds on, all that it has from there would be missing.
            if let Some(chain) = chain {
                let files = reader.get(&ThemeFiles::new(gathered, &chain));
                problems.extend(files.problems.iter().cloned());
                let compiled = reader.memo().slot(CompiledTheme { files });
                themes.by_id.insert(id, compiled);
            }
        }
        themes
    }

    /// The theme of a site, when it has one.
    pub(super) fn of(&self, site: SiteIx) -> Option<&Arc<Slot<CompiledTheme>>> {
        let id = self.of_site.get(site.0)?.as_ref()?;
        self.by_id.get(id)
    }

    /// What is wrong with the theme of a site.
    pub(super) fn problems_of(&self, site: SiteIx) -> &[Diagnostic] {
        self.of(site).map_or(&[], |theme| &theme.output().1)
    }

    /// What is wrong with the themes.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let themes: Vec<&Arc<Slot<CompiledTheme>>> = self.by_id.values().collect();
        let problems = themes.par_iter().map(|theme| theme.output().1.clone());
        problems.flatten().collect()
    }
}

/// A theme, compiled, and what is wrong with it.
#[derive(Hash)]
pub(super) struct CompiledTheme {
    files: Remembered<ThemeSources>,
}

impl Stage for CompiledTheme {
    const NAME: &'static str = "theme";
    type Output = (Theme, Vec<Diagnostic>);

    fn run(&self) -> (Theme, Vec<Diagnostic>) {
        let layers = self.files.layers.iter().map(|layer| Layer {
            id: &layer.id,
            settings: &layer.settings.value,
            files: &layer.files,
        });
        let layers: Vec<Layer<'_>> = layers.collect();
        Theme::compile(layers.first().map_or("", |layer| layer.id), &layers)
    }
}

/// The files of a theme and of those that it builds on, itself first.
#[derive(Hash)]
struct ThemeFiles<'g>(Vec<LayerFiles<'g>>);

#[derive(Hash)]
struct LayerFiles<'g> {
    id: Arc<str>,
    settings: Remembered<Listed<Settings>>,
    files: &'g [(FilePath, Entry)],
}

/// What a theme is compiled from.
struct ThemeSources {
    /// Its chain, itself first.
    layers: Vec<LayerSources>,
    /// Which files could not be read.
    problems: Vec<Diagnostic>,
}

struct LayerSources {
    id: Arc<str>,
    settings: Remembered<Listed<Settings>>,
    files: Vec<(FilePath, Arc<[u8]>)>,
}

impl<'g> ThemeFiles<'g> {
    fn new(gathered: &'g Gathered, chain: &[Arc<str>]) -> Self {
        let layer = |id: &Arc<str>| {
            Some(LayerFiles {
                id: Arc::clone(id),
                settings: gathered.sheets.themes.get(id)?.clone(),
                files: gathered.themes.get(id).map_or(&[], Vec::as_slice),
            })
        };
        Self(chain.iter().filter_map(layer).collect())
    }
}

impl ReadingStage for ThemeFiles<'_> {
    const NAME: &'static str = "theme files";
    type Output = ThemeSources;

    fn run(&self, reader: &FileReader<'_>) -> ThemeSources {
        let mut problems = Vec::new();
        let mut read = |layer: &LayerFiles<'_>| {
            let mut files = Vec::new();
            for (path, entry) in layer.files {
                match reader.read(path, entry) {
                    Ok(bytes) => files.push((path.clone(), bytes)),
                    Err(why) => problems.push(unreadable(path, &why)),
                }
            }
            LayerSources {
                id: Arc::clone(&layer.id),
                settings: layer.settings.clone(),
                files,
            }
        };
        ThemeSources {
            layers: self.0.iter().map(&mut read).collect(),
            problems,
        }
    }
}

/// The templates and style sheets of all themes, those that are not text left out.
pub(super) fn texts(reader: &FileReader<'_>, gathered: &Gathered) -> Vec<Arc<Source>> {
    let files = gathered.themes.values().flatten();
    let texts =
        files.filter(|(path, _)| matches!(path.extension(), "html" | "css" | "svg" | "xml"));
    let texts = texts.map(|(path, entry)| reader.get(&ThemeText { path, entry }));
    texts.filter_map(|text| Option::clone(&text)).collect()
}

#[derive(Hash)]
struct ThemeText<'g> {
    path: &'g FilePath,
    entry: &'g Entry,
}

impl ReadingStage for ThemeText<'_> {
    const NAME: &'static str = "theme text";
    type Output = Option<Arc<Source>>;

    fn run(&self, reader: &FileReader<'_>) -> Option<Arc<Source>> {
        let text = read_text(reader, self.path, self.entry);
        text.ok().map(Arc::new)
    }
}

/// A theme and what it builds on, to the last; `None` when that cannot be told, which is reported.
fn chain(
    sheets: &Sheets,
    id: &Arc<str>,
    known: &[&str],
    told: &mut Vec<Place>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<Arc<str>>> {
    let mut chain = vec![Arc::clone(id)];
    while let Some(sheet) = chain.last().and_then(|id| sheets.themes.get(id)) {
        let Some(parent) = &sheet.value.parent else {
            if may_have_parent(sheet) {
                return None;
            }
            break;
        };
        let place = Place::new(sheet.source.path(), parent.span);
        if let Some(at) = chain.iter().position(|id| *id == parent.value) {
            let problem = cycle(sheets, &chain[at..]);
            if !told.contains(&problem.place) {
                told.push(problem.place.clone());
                problems.push(problem);
            }
            return None;
        }
        let is_new = !told.contains(&place);
        if !sheets.themes.contains_key(&parent.value) {
            if is_new {
                problems.push(unknown_theme::problem(place.clone(), &parent.value, known));
                told.push(place);
            }
            return None;
        }
        chain.push(Arc::clone(&parent.value));
    }
    Some(chain)
}

/// What is said of themes that build on each other in a circle: once, at the one that most other
/// themes build on, as that was to be the last. Of two, the second in the order of their paths.
fn cycle(sheets: &Sheets, round: &[Arc<str>]) -> Diagnostic {
    let children = |id: &Arc<str>| {
        let parents = sheets
            .themes
            .values()
            .filter_map(|sheet| sheet.value.parent.as_ref());
        parents.filter(|parent| parent.value == *id).count()
    };
    let blamed = (0..round.len()).max_by_key(|at| (children(&round[*at]), &round[*at]));
    let (before, from) = round.split_at(blamed.unwrap_or_default());
    let names: Vec<&str> = from
        .iter()
        .chain(before)
        .chain(from.first())
        .map(|id| &**id)
        .collect();
    let blamed = from.first().and_then(|id| sheets.themes.get(id));
    let place = blamed.map_or_else(
        || Place::file(&"themes".into()),
        |sheet| {
            let span = sheet.value.parent.as_ref().map(|parent| parent.span);
            Place::new(sheet.source.path(), span.unwrap_or_default())
        },
    );
    theme_cycle::problem(place, &names)
}

/// Whether a theme that names no parent may have meant to: its file could not be read as a whole,
/// or holds a key that is not known.
fn may_have_parent(sheet: &Listed<Settings>) -> bool {
    let is_unknown = |problem: &Diagnostic| problem.code == Code::UnknownKey;
    !sheet.complete || sheet.problems.iter().any(is_unknown)
}
