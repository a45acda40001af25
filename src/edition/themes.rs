//! The theme of each site: its chain of parents resolved, its files compiled on first use, once for
//! all sites that share it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::gather::{ProjectFiles, read_text, unreadable};
use crate::diagnostic::codes::{template_error, theme_cycle, unknown_theme};
use crate::diagnostic::{Code, Diagnostic, Names, Place};
use crate::memo::{FileReader, ReadingStage, Remembered, Slot, Stage};
use crate::model::document::YamlFile;
use crate::model::heads::{Heads, SiteIx};
use crate::model::names::is_same_name;
use crate::model::theme::ThemeSettings;
use crate::model::yaml_files::YamlFiles;
use crate::picture::drawing::DrawingError;
use crate::picture::social::Canvas;
use crate::render::dress;
use crate::source::{FilePath, Source};
use crate::theme::{Layer, Theme};
use crate::world::FileEntry;

/// The themes of an edition, each compiled on first use.
pub(super) struct Themes {
    by_id: BTreeMap<Arc<str>, Arc<Slot<CompiledTheme>>>,
    of_site: Vec<Option<Arc<str>>>,
}

impl Themes {
    /// Finds the themes of the sites, and reports those that are missing or build on each other.
    pub(super) fn find(
        reader: &FileReader<'_>,
        heads: &Heads,
        files: &ProjectFiles,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut themes = Self {
            by_id: BTreeMap::new(),
            of_site: Vec::new(),
        };
        let known = Names::new(files.yaml.themes.keys().map(|id| &**id));
        for site in &heads.sites {
            let wanted = site.region.theme.as_ref();
            let found = wanted.and_then(|wanted| {
                if let Some(id) = named(&files.yaml, &wanted.value) {
                    return Some(id);
                }
                let place = Place::new(&site.path, wanted.span);
                let suggestion = known.suggest(&wanted.value);
                let problem = unknown_theme::problem(place, &wanted.value, &suggestion);
                problems.push(match files.themes.contains_key(&wanted.value) {
                    true => unknown_theme::with_missing_settings(problem, &wanted.value),
                    false => problem,
                });
                None
            });
            themes.of_site.push(found);
        }
        let mut wanted: Vec<Arc<str>> = themes.of_site.iter().flatten().cloned().collect();
        wanted.sort();
        wanted.dedup();
        let subjects: Arc<[Arc<str>]> = heads.vocabulary.subjects().into();
        let mut reported = Vec::new();
        for id in wanted {
            let chain = chain(&files.yaml, &id, &known, &mut reported, problems);
            // Without its parent, everything that a theme inherits would be missing.
            if let Some(chain) = chain {
                let files = reader.get(&ThemeFiles::new(files, &chain));
                problems.extend(files.problems.iter().cloned());
                let compiled = reader.memo().slot(CompiledTheme {
                    files,
                    subjects: Arc::clone(&subjects),
                });
                themes.by_id.insert(id, compiled);
            }
        }
        themes
    }

    /// The theme of a site, if it has one.
    pub(super) fn of(&self, site: SiteIx) -> Option<&Arc<Slot<CompiledTheme>>> {
        let id = self.of_site.get(site.0)?.as_ref()?;
        self.by_id.get(id)
    }

    /// For each site with a theme, that theme and those that it builds on, as far as they are known.
    pub(super) fn chains(&self, yaml: &YamlFiles) -> Vec<(SiteIx, Vec<Arc<str>>)> {
        let sites = self.of_site.iter().enumerate();
        let chains = sites.filter_map(|(site, theme)| {
            let mut chain = vec![Arc::clone(theme.as_ref()?)];
            while let Some(file) = chain.last().and_then(|id| yaml.themes.get(id))
                && let Some(parent) = &file.value.parent
                && let Some(id) = named(yaml, &parent.value)
                && !chain.contains(&id)
            {
                chain.push(id);
            }
            Some((SiteIx(site), chain))
        });
        chains.collect()
    }

    /// The problems of the theme of a site.
    pub(super) fn problems_of(&self, site: SiteIx) -> &[Diagnostic] {
        self.of(site).map_or(&[], |theme| &theme.output().1)
    }

    /// The problems of all themes.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let themes: Vec<&Arc<Slot<CompiledTheme>>> = self.by_id.values().collect();
        let problems = themes.par_iter().map(|theme| {
            let (theme, problems) = theme.output();
            let drawing = dress(&theme.drawings).problem();
            let drawing = drawing.map(|why| undrawable(&theme.drawings.social_path, &why));
            problems.iter().cloned().chain(drawing).collect::<Vec<_>>()
        });
        problems.flatten().collect()
    }
}

/// The stage that compiles a theme; it returns the theme and its problems.
#[derive(Hash)]
pub(super) struct CompiledTheme {
    files: Remembered<ThemeSources>,
    /// The subjects that get illustrations.
    subjects: Arc<[Arc<str>]>,
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
        Theme::compile(&layers, &self.subjects)
    }
}

/// The stage that draws what the social pictures of a site share.
#[derive(Hash)]
pub(super) struct CanvasOfSite {
    theme: Arc<Slot<CompiledTheme>>,
    /// The name of the site.
    name: Arc<str>,
}

impl CanvasOfSite {
    pub(super) fn new(theme: &Arc<Slot<CompiledTheme>>, name: &str) -> Self {
        Self {
            theme: Arc::clone(theme),
            name: name.into(),
        }
    }
}

impl Stage for CanvasOfSite {
    const NAME: &'static str = "canvas";
    type Output = Result<Canvas, DrawingError>;

    fn run(&self) -> Result<Canvas, DrawingError> {
        let (theme, _) = self.theme.output();
        dress(&theme.drawings).canvas(&self.name)
    }
}

/// The problem of a drawing that pictures are made from.
pub(super) fn undrawable(path: &FilePath, why: &DrawingError) -> Diagnostic {
    template_error::problem(Place::file(path), &why.to_string())
}

/// The stage that reads the files of a theme and of its parents, the theme itself first.
#[derive(Hash)]
struct ThemeFiles<'g>(Vec<LayerFiles<'g>>);

#[derive(Hash)]
struct LayerFiles<'g> {
    id: Arc<str>,
    settings: Remembered<YamlFile<ThemeSettings>>,
    files: &'g [(FilePath, FileEntry)],
}

/// The files that a theme is compiled from.
struct ThemeSources {
    /// The theme and its parents, the theme itself first.
    layers: Vec<LayerSources>,
    /// Files that could not be read.
    problems: Vec<Diagnostic>,
}

struct LayerSources {
    id: Arc<str>,
    settings: Remembered<YamlFile<ThemeSettings>>,
    files: Vec<(FilePath, Arc<[u8]>)>,
}

impl<'g> ThemeFiles<'g> {
    fn new(files: &'g ProjectFiles, chain: &[Arc<str>]) -> Self {
        let layer = |id: &Arc<str>| {
            Some(LayerFiles {
                id: Arc::clone(id),
                settings: files.yaml.themes.get(id)?.clone(),
                files: files.themes.get(id).map_or(&[], Vec::as_slice),
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

/// The templates, style sheets and drawings of all themes, except those that are not text.
pub(super) fn texts(reader: &FileReader<'_>, files: &ProjectFiles) -> Vec<Arc<Source>> {
    let files = files.themes.values().flatten();
    let texts =
        files.filter(|(path, _)| matches!(path.extension(), "html" | "css" | "svg" | "xml"));
    let texts = texts.map(|(path, entry)| reader.get(&ThemeText { path, entry }));
    texts.filter_map(|text| Option::clone(&text)).collect()
}

#[derive(Hash)]
struct ThemeText<'g> {
    path: &'g FilePath,
    entry: &'g FileEntry,
}

impl ReadingStage for ThemeText<'_> {
    const NAME: &'static str = "theme text";
    type Output = Option<Arc<Source>>;

    fn run(&self, reader: &FileReader<'_>) -> Option<Arc<Source>> {
        let text = read_text(reader, self.path, self.entry);
        text.ok().map(Arc::new)
    }
}

/// The folder of a theme by its name, in whichever Unicode form that was written.
fn named(yaml: &YamlFiles, name: &Arc<str>) -> Option<Arc<str>> {
    if yaml.themes.contains_key(name) {
        return Some(Arc::clone(name));
    }
    let mut folders = yaml.themes.keys();
    folders.find(|folder| is_same_name(folder, name)).cloned()
}

/// A theme with its parent, the parent of that, and so on. `None` if the chain is broken, which is
/// reported once per place.
fn chain(
    yaml: &YamlFiles,
    id: &Arc<str>,
    known: &Names<&str>,
    reported: &mut Vec<Place>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<Arc<str>>> {
    let mut chain = vec![Arc::clone(id)];
    while let Some(file) = chain.last().and_then(|id| yaml.themes.get(id)) {
        let Some(parent) = &file.value.parent else {
            if may_have_parent(file) {
                return None;
            }
            break;
        };
        let place = Place::new(file.source.path(), parent.span);
        let found = named(yaml, &parent.value);
        let id = found.as_ref().unwrap_or(&parent.value);
        if let Some(at) = chain.iter().position(|known| known == id) {
            let problem = cycle(yaml, &chain[at..]);
            if !reported.contains(&problem.place) {
                reported.push(problem.place.clone());
                problems.push(problem);
            }
            return None;
        }
        let is_new = !reported.contains(&place);
        if found.is_none() {
            if is_new {
                let suggestion = known.suggest(&parent.value);
                let problem = unknown_theme::problem(place.clone(), &parent.value, &suggestion);
                problems.push(problem);
                reported.push(place);
            }
            return None;
        }
        chain.push(Arc::clone(id));
    }
    Some(chain)
}

/// The problem of themes that build on each other in a cycle. It is reported at the theme that most
/// others build on, as that one was probably meant to have no parent; among equals, at the last in
/// path order.
fn cycle(yaml: &YamlFiles, cycle: &[Arc<str>]) -> Diagnostic {
    let children = |id: &Arc<str>| {
        let parents = yaml
            .themes
            .values()
            .filter_map(|file| file.value.parent.as_ref());
        parents.filter(|parent| parent.value == *id).count()
    };
    let blamed = (0..cycle.len()).max_by_key(|at| (children(&cycle[*at]), &cycle[*at]));
    let (before, from) = cycle.split_at(blamed.unwrap_or_default());
    let names: Vec<&str> = from
        .iter()
        .chain(before)
        .chain(from.first())
        .map(|id| &**id)
        .collect();
    let blamed = from.first().and_then(|id| yaml.themes.get(id));
    let place = blamed.map_or_else(
        || Place::file(&"themes".into()),
        |file| {
            let span = file.value.parent.as_ref().map(|parent| parent.span);
            Place::new(file.source.path(), span.unwrap_or_default())
        },
    );
    theme_cycle::problem(place, &names)
}

/// Whether a theme without a parent may be meant to have one: its file could not be read
/// completely, or has an unknown key.
fn may_have_parent(file: &YamlFile<ThemeSettings>) -> bool {
    let is_unknown = |problem: &Diagnostic| problem.code == Code::UnknownKey;
    !file.complete || file.problems.iter().any(is_unknown)
}
