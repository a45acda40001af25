//! The theme of each site: its chain resolved, its files compiled once for all sites that share
//! it, and not before one of them is asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::gather::Gathered;
use crate::diagnostic::codes::{theme_cycle, unknown_theme};
use crate::diagnostic::{Code, Diagnostic, Names, Place};
use crate::digest::{Digest, Digester};
use crate::memo::{Memo, Slot};
use crate::model::document::Listed;
use crate::model::heads::{Heads, SiteIx};
use crate::model::sheets::Sheets;
use crate::model::theme::Theme as Settings;
use crate::render::theme::{Layer, Theme};
use crate::source::{FilePath, Source};
use crate::world::World;

/// The themes of an edition, each compiled when a site that has it is first asked for.
pub(super) struct Themes {
    by_id: BTreeMap<Arc<str>, Found>,
    of_site: Vec<Option<Arc<str>>>,
}

/// A theme whose chain is known.
struct Found {
    files: Arc<Files>,
    /// The digest of its files.
    digest: Digest,
    compiled: Arc<Slot<(Theme, Vec<Diagnostic>)>>,
}

/// What a theme is compiled from: its chain, itself first.
struct Files(Vec<LayerFiles>);

struct LayerFiles {
    id: Arc<str>,
    settings: Arc<Listed<Settings>>,
    files: Vec<(FilePath, Arc<[u8]>)>,
}

impl Themes {
    /// Finds the themes that the sites ask for.
    pub(super) fn find(
        world: &dyn World,
        memo: &Memo,
        heads: &Heads,
        gathered: &Gathered,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut themes = Self {
            by_id: BTreeMap::new(),
            of_site: Vec::new(),
        };
        let known = Names::new(gathered.sheets.themes.keys().map(|id| &**id));
        for site in &heads.sites {
            let wanted = site.region.theme.as_ref();
            let found = wanted.and_then(|wanted| {
                if gathered.sheets.themes.contains_key(&wanted.value) {
                    return Some(Arc::clone(&wanted.value));
                }
                let place = Place::new(&site.path, wanted.span);
                let suggestion = known.suggest(&wanted.value);
                problems.push(unknown_theme::problem(place, &wanted.value, &suggestion));
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
                let found = Found::new(world, memo, gathered, &chain);
                themes.by_id.insert(id, found);
            }
        }
        themes
    }

    /// The theme of a site, when it has one.
    pub(super) fn of(&self, site: SiteIx) -> Option<&Theme> {
        self.found(site).map(|found| &found.compiled().0)
    }

    /// What is wrong with the theme of a site.
    pub(super) fn problems_of(&self, site: SiteIx) -> &[Diagnostic] {
        self.found(site).map_or(&[], |found| &found.compiled().1)
    }

    /// The digest of all that the theme of a site is made of.
    pub(super) fn digest(&self, site: SiteIx) -> Digest {
        let found = self.found(site);
        found.map_or_else(|| Digest::of(b""), |found| found.digest)
    }

    /// What is wrong with the themes.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let found: Vec<&Found> = self.by_id.values().collect();
        let problems = found.par_iter().map(|found| found.compiled().1.clone());
        problems.flatten().collect()
    }

    fn found(&self, site: SiteIx) -> Option<&Found> {
        let id = self.of_site.get(site.0)?.as_ref()?;
        self.by_id.get(id)
    }
}

impl Found {
    fn new(world: &dyn World, memo: &Memo, gathered: &Gathered, chain: &[Arc<str>]) -> Self {
        let mut digester = Digester::new("theme");
        for layer in chain {
            digester = digester.text(layer);
            for (path, digest) in gathered.themes.get(layer).into_iter().flatten() {
                digester = digester.text(path.as_str()).digest(*digest);
            }
        }
        let digest = digester.finish();
        let files = Digester::new("theme files").digest(digest).finish();
        Self {
            files: memo.get("theme files", files, || Files::read(world, gathered, chain)),
            compiled: memo.slot("theme", digest),
            digest,
        }
    }

    fn compiled(&self) -> &(Theme, Vec<Diagnostic>) {
        self.compiled.get_or_init(|| self.files.compile())
    }
}

impl Files {
    fn read(world: &dyn World, gathered: &Gathered, chain: &[Arc<str>]) -> Self {
        let layer = |id: &Arc<str>| {
            let files = gathered.themes.get(id).into_iter().flatten();
            let files = files.filter_map(|(path, _)| Some((path.clone(), world.read(path).ok()?)));
            Some(LayerFiles {
                id: Arc::clone(id),
                settings: Arc::clone(gathered.sheets.themes.get(id)?),
                files: files.collect(),
            })
        };
        Self(chain.iter().filter_map(layer).collect())
    }

    fn compile(&self) -> (Theme, Vec<Diagnostic>) {
        let layers: Vec<Layer<'_>> = self
            .0
            .iter()
            .map(|layer| Layer {
                id: &layer.id,
                settings: &layer.settings.value,
                files: &layer.files,
            })
            .collect();
        Theme::compile(layers.first().map_or("", |layer| layer.id), &layers)
    }
}

/// The templates and style sheets of all themes, those that are not text left out.
pub(super) fn texts(world: &dyn World, memo: &Memo, gathered: &Gathered) -> Vec<Arc<Source>> {
    let files = gathered.themes.values().flatten();
    let texts =
        files.filter(|(path, _)| matches!(path.extension(), "html" | "css" | "svg" | "xml"));
    texts
        .filter_map(|(path, digest)| {
            let key = Digester::new("theme text")
                .text(path.as_str())
                .digest(*digest)
                .finish();
            let source = memo.get("theme text", key, || {
                let bytes = world.read(path).ok()?;
                Source::decode(path.clone(), &bytes).ok().map(Arc::new)
            });
            Option::clone(&source)
        })
        .collect()
}

/// A theme and what it builds on, to the last; `None` when that cannot be told, which is reported.
fn chain(
    sheets: &Sheets,
    id: &Arc<str>,
    known: &Names<&str>,
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
                let suggestion = known.suggest(&parent.value);
                let problem = unknown_theme::problem(place.clone(), &parent.value, &suggestion);
                problems.push(problem);
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
