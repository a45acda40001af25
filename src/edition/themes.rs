//! The theme of each site: its chain resolved, its files compiled once for all sites that share
//! it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::gather::Gathered;
use crate::diagnostic::codes::{theme_cycle, unknown_theme};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::digest::Digester;
use crate::memo::Memo;
use crate::model::document::Listed;
use crate::model::heads::{Heads, SiteIx};
use crate::model::sheets::Sheets;
use crate::model::theme::Theme as Settings;
use crate::render::theme::{Layer, Theme};
use crate::source::{FilePath, Source};
use crate::world::World;

/// The compiled themes of an edition.
pub(super) struct Themes {
    by_id: BTreeMap<Arc<str>, Arc<(Theme, Vec<Diagnostic>)>>,
    of_site: Vec<Option<Arc<str>>>,
}

impl Themes {
    /// Compiles the themes that the sites ask for.
    pub(super) fn compile(
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
                let compiled = compile(world, memo, gathered, &id, &chain);
                problems.extend(compiled.1.iter().cloned());
                themes.by_id.insert(id, compiled);
            }
        }
        themes
    }

    /// The theme of a site, when it has one.
    pub(super) fn of(&self, site: SiteIx) -> Option<&Theme> {
        let id = self.of_site.get(site.0)?.as_ref()?;
        self.by_id.get(id).map(|compiled| &compiled.0)
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

fn compile(
    world: &dyn World,
    memo: &Memo,
    gathered: &Gathered,
    id: &Arc<str>,
    chain: &[Arc<str>],
) -> Arc<(Theme, Vec<Diagnostic>)> {
    let mut digester = Digester::new("theme").text(id);
    for layer in chain {
        digester = digester.text(layer);
        for (path, digest) in gathered.themes.get(layer).into_iter().flatten() {
            digester = digester.text(path.as_str()).digest(*digest);
        }
    }
    memo.get("theme", digester.finish(), || {
        let files: Vec<Vec<(FilePath, Arc<[u8]>)>> = chain
            .iter()
            .map(|layer| {
                let files = gathered.themes.get(layer).into_iter().flatten();
                files
                    .filter_map(|(path, _)| Some((path.clone(), world.read(path).ok()?)))
                    .collect()
            })
            .collect();
        let layers: Vec<Layer<'_>> = chain
            .iter()
            .zip(&files)
            .filter_map(|(id, files)| {
                Some(Layer {
                    id,
                    settings: &gathered.sheets.themes.get(id)?.value,
                    files,
                })
            })
            .collect();
        Theme::compile(id, &layers)
    })
}
