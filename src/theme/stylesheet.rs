//! Bundles a theme's tokens and the style sheets of its chain into one style sheet.
//!
//! `assets/stijl.css` of the root theme comes first and that of the theme itself last; each may
//! `@import` others beside it. lightningcss bundles, lowers syntax for browsers of the last few
//! years, and minifies; a `url(…)` of an asset is replaced by its published name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::error::ErrorLocation;
use lightningcss::printer::PrinterOptions;
use lightningcss::rules::CssRule;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};

use super::assets::PublishedAssets;
use super::files::ChainFiles;
use super::layer::{Layer, folder};
use super::{place, tokens};
use crate::diagnostic::codes::{limit_exceeded, template_error};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::percent;
use crate::source::{FilePath, Source, Span};

/// The bundler's name of the sheet that imports all others.
const ENTRY: &str = "entry.css";
/// The bundler's name of the tokens; not a file, so problems in it are reported at `theme.yaml`.
const TOKENS: &str = "tokens.css";
/// How deep brackets of all kinds may nest.
const MAX_DEPTH: usize = 64;

/// The style sheet of a chain; empty when it has problems.
pub(super) fn bundle(
    chain: &[Layer<'_>],
    files: &ChainFiles,
    published: &PublishedAssets,
    problems: &mut Vec<Diagnostic>,
) -> String {
    let mut parsable: Vec<&Source> = Vec::new();
    for source in &files.styles {
        // lightningcss recurses for every level, and would overflow the stack.
        match first_too_deep(source.text()) {
            None => parsable.push(source),
            Some(at) => {
                let place = Place::new(source.path(), Span::new(at, at + 1));
                problems.push(limit_exceeded::nesting_too_deep(place, MAX_DEPTH));
            }
        }
    }
    let sheets = CssSources::new(chain, files);
    let are_all_parsable = parsable.len() == files.styles.len();
    let bundled = are_all_parsable.then(|| sheets.bundled(published));
    // What is in the bundle has no errors. Otherwise each file is parsed by itself, so that the problems
    // of all are reported, in order.
    let is_bundled = |source: &Source| matches!(bundled, Some(Ok(_))) && sheets.was_read(source);
    let before = problems.len();
    for source in parsable.into_iter().filter(|source| !is_bundled(source)) {
        if let Err(error) = StyleSheet::parse(source.text(), ParserOptions::default()) {
            let place = place_of_error(source, error.loc.as_ref());
            problems.push(template_error::problem(place, &error.kind.to_string()));
        }
    }
    match bundled {
        Some(Ok(css)) if problems.len() == before => return css,
        Some(Err(error)) if problems.len() == before => {
            let missing = sheets.missing_imports();
            let errors = if missing.is_empty() {
                vec![error]
            } else {
                missing
            };
            problems.extend(errors.iter().map(|error| sheets.problem(error)));
        }
        _ => {}
    }
    String::new()
}

/// The offset of the first bracket that is nested too deeply. Brackets in comments and strings
/// count as well: hand-written style sheets come nowhere near the limit.
fn first_too_deep(css: &str) -> Option<usize> {
    let mut depth = 0_usize;
    css.bytes().position(|byte| {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

/// An error of the bundler; its place has the bundler's name of the sheet.
struct BundleError {
    place: Option<ErrorLocation>,
    message: String,
}

impl BundleError {
    fn new(place: Option<ErrorLocation>, kind: &dyn std::fmt::Display) -> Self {
        Self {
            place,
            message: kind.to_string(),
        }
    }
}

/// The style sheets as a virtual file system for the bundler.
struct CssSources<'a> {
    texts: BTreeMap<PathBuf, &'a str>,
    sources: BTreeMap<PathBuf, &'a Source>,
    made: GeneratedSheets,
    settings: FilePath,
    /// Those that the bundler has read, which it does in parallel.
    read: Mutex<BTreeSet<PathBuf>>,
}

/// The sheets that are generated.
struct GeneratedSheets {
    entry: String,
    tokens: String,
}

impl<'a> CssSources<'a> {
    fn new(chain: &[Layer<'_>], files: &'a ChainFiles) -> Self {
        let sources: BTreeMap<PathBuf, &Source> = files
            .styles
            .iter()
            .map(|source| (PathBuf::from(source.path().as_str()), source))
            .collect();
        let texts = sources
            .iter()
            .map(|(path, source)| (path.clone(), source.text()))
            .collect();
        let mut entry = format!("@import '{TOKENS}';");
        for layer in chain.iter().rev() {
            let main = format!("{}stijl.css", folder(layer, "assets"));
            if sources.contains_key(Path::new(&main)) {
                entry.push_str(&format!("@import '{main}';"));
            }
        }
        let own = chain.first().map_or("", |layer| layer.id);
        Self {
            texts,
            sources,
            made: GeneratedSheets {
                entry,
                tokens: tokens::declarations(chain),
            },
            settings: FilePath::new(format!("themes/{own}/theme.yaml")),
            read: Mutex::default(),
        }
    }

    /// Whether a sheet has been read.
    fn was_read(&self, sheet: &Source) -> bool {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.contains(Path::new(sheet.path().as_str()))
    }

    /// The imports of style sheets that do not exist, in the order of the style sheet. The bundler
    /// loads sheets in parallel and would report one of them, not always the same.
    fn missing_imports(&self) -> Vec<BundleError> {
        let mut missing = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![PathBuf::from(ENTRY)];
        while let Some(path) = waiting.pop() {
            let parsed = self.read(&path).ok().filter(|_| seen.insert(path.clone()));
            let parsed = parsed.map(|css| StyleSheet::parse(css, ParserOptions::default()));
            let Some(Ok(sheet)) = parsed else { continue };
            let mut imported = Vec::new();
            for rule in &sheet.rules.0 {
                let CssRule::Import(import) = rule else {
                    continue;
                };
                match self.resolve(&import.url, &path) {
                    Ok(ResolveResult::File(target)) => imported.push(target),
                    Ok(ResolveResult::External(_)) => {}
                    Err(error) => {
                        let place = ErrorLocation {
                            filename: path.to_string_lossy().into_owned(),
                            line: import.loc.line,
                            column: import.loc.column,
                        };
                        missing.push(BundleError::new(Some(place), &error));
                    }
                }
            }
            waiting.extend(imported.into_iter().rev());
        }
        missing
    }

    fn bundled(&self, published: &PublishedAssets) -> Result<String, BundleError> {
        let options = ParserOptions::default();
        let mut sheet = Bundler::new(self, None, options)
            .bundle(Path::new(ENTRY))
            .map_err(|error| BundleError::new(error.loc, &error.kind))?;
        sheet
            .minify(MinifyOptions {
                targets: targets(),
                ..MinifyOptions::default()
            })
            .map_err(|error| BundleError::new(error.loc, &error.kind))?;
        let printed = sheet
            .to_css(PrinterOptions {
                minify: true,
                targets: targets(),
                analyze_dependencies: Some(DependencyOptions::default()),
                ..PrinterOptions::default()
            })
            .map_err(|error| BundleError::new(error.loc, &error.kind))?;
        let mut css = printed.code;
        for dependency in printed.dependencies.unwrap_or_default() {
            if let Dependency::Url(link) = dependency {
                css = css.replace(&link.placeholder, &published_name(&link, published)?);
            }
        }
        Ok(css)
    }

    fn problem(&self, error: &BundleError) -> Diagnostic {
        let source = error
            .place
            .as_ref()
            .and_then(|place| self.sources.get(Path::new(&place.filename)));
        let place = match source {
            Some(source) => place_of_error(source, error.place.as_ref()),
            None => Place::file(&self.settings),
        };
        template_error::problem(place, &error.message)
    }
}

impl SourceProvider for CssSources<'_> {
    type Error = std::io::Error;

    fn read<'s>(&'s self, file: &Path) -> Result<&'s str, Self::Error> {
        match file.to_str() {
            Some(ENTRY) => Ok(&self.made.entry),
            Some(TOKENS) => Ok(&self.made.tokens),
            _ => {
                let text = self.texts.get(file).copied();
                let text = text.ok_or_else(|| not_found(file))?;
                let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
                read.insert(file.to_owned());
                Ok(text)
            }
        }
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, Self::Error> {
        if is_external(specifier) {
            return Ok(ResolveResult::External(specifier.to_owned()));
        }
        let target = from.with_file_name(specifier);
        if specifier == TOKENS || self.texts.contains_key(&target) {
            return Ok(target.into());
        }
        Err(not_found(&target))
    }
}

fn not_found(file: &Path) -> std::io::Error {
    std::io::Error::new(
        std::io::ErrorKind::NotFound,
        format!("there is no style sheet {}", file.display()),
    )
}

/// The published name of an asset, relative to the style sheet.
fn published_name(
    link: &UrlDependency,
    published: &PublishedAssets,
) -> Result<String, BundleError> {
    if is_external(&link.url) {
        return Ok(link.url.clone());
    }
    let decoded = percent::decoded(&link.url).unwrap_or_default();
    let asset = published.get(&link.url).or_else(|| published.get(&decoded));
    if let Some(asset) = asset {
        let name = asset.address.encoded();
        return Ok(name.strip_prefix("/assets/").unwrap_or(&name).to_owned());
    }
    let near = nearest(&link.url, published.names())
        .map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default();
    let place = ErrorLocation {
        filename: link.loc.file_path.clone(),
        line: link.loc.start.line.saturating_sub(1),
        column: link.loc.start.column,
    };
    let message = format!("no asset `{}` in this theme or its parents{near}", link.url);
    Err(BundleError::new(Some(place), &message))
}

/// Whether an address is on another host. The rule `third-party` reports those.
fn is_external(url: &str) -> bool {
    ["https://", "http://", "//"]
        .iter()
        .any(|start| url.starts_with(start))
}

/// The place of an error of lightningcss, which counts lines from 0 and columns from 1.
fn place_of_error(source: &Source, at: Option<&ErrorLocation>) -> Place {
    match at {
        Some(at) => place::char_at(
            source,
            at.line as usize,
            (at.column as usize).saturating_sub(1),
        ),
        None => Place::file(source.path()),
    }
}

/// Browsers of the last three years or so: nesting and newer syntax are lowered for them. Except
/// `light-dark()`, which tokens make unnecessary and whose lowering adds to every sheet.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Targets {
        browsers: Some(Browsers {
            chrome: version(111, 0),
            edge: version(111, 0),
            firefox: version(113, 0),
            safari: version(16, 4),
            ios_saf: version(16, 4),
            samsung: version(22, 0),
            ..Browsers::default()
        }),
        exclude: Features::LightDark,
        ..Targets::default()
    }
}
