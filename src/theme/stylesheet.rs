//! One style sheet out of a theme's tokens and the style sheets of its chain.
//!
//! `assets/stijl.css` of the oldest theme comes first and that of the theme itself last; each may
//! `@import` others beside it. lightningcss bundles, lowers to what browsers of the last few years
//! read, and minifies; a `url(…)` that names an asset becomes its published name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::error::ErrorLocation;
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};

use super::assets::PublishedAssets;
use super::files::ThemeFiles;
use super::layer::{Layer, folder};
use super::{place, tokens};
use crate::diagnostic::codes::{limit_exceeded, template_error};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::source::{FilePath, Source, Span};

/// The name under which the bundler knows the sheet that imports all others.
const ENTRY: &str = "entry.css";
/// The name under which it knows the tokens; not a file, so what is wrong there is reported
/// `theme.yaml`.
const TOKENS: &str = "tokens.css";
/// How deep brackets of all kinds may be nested.
const MAX_DEPTH: usize = 64;

/// The style sheet of a chain; what could be made of it when something is wrong.
pub(super) fn bundle(
    chain: &[Layer<'_>],
    files: &ThemeFiles,
    published: &PublishedAssets,
    problems: &mut Vec<Diagnostic>,
) -> String {
    let known = problems.len();
    for source in &files.styles {
        // lightningcss calls itself for every level, and would run out of stack.
        if let Some(at) = too_deep(source.text()) {
            let place = Place::new(source.path(), Span::new(at, at + 1));
            problems.push(limit_exceeded::too_deep(place, MAX_DEPTH));
            continue;
        }
        // Each file by itself first, so that the problems of all of them are told, in order.
        if let Err(error) = StyleSheet::parse(source.text(), ParserOptions::default()) {
            let place = located(source, error.loc.as_ref());
            problems.push(template_error::problem(place, &error.kind.to_string()));
        }
    }
    if problems.len() > known {
        return String::new();
    }
    let sheets = StylesheetProvider::new(chain, files);
    match sheets.bundled(published) {
        Ok(css) => css,
        Err(fault) => {
            problems.push(sheets.problem(&fault));
            String::new()
        }
    }
}

/// The first bracket that is nested too deeply. Brackets in comments and texts are counted as well,
/// as a style sheet that people write comes nowhere near the limit.
fn too_deep(css: &str) -> Option<usize> {
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

/// What went wrong in bundling: where, by the bundler's name of the sheet, and what.
struct StylesheetFault {
    place: Option<ErrorLocation>,
    words: String,
}

impl StylesheetFault {
    fn new(place: Option<ErrorLocation>, kind: &dyn std::fmt::Display) -> Self {
        Self {
            place,
            words: kind.to_string(),
        }
    }
}

/// The sheets as the bundler sees them: a small file system.
struct StylesheetProvider<'a> {
    texts: BTreeMap<PathBuf, &'a str>,
    sources: BTreeMap<PathBuf, &'a Source>,
    made: GeneratedSheets,
    settings: FilePath,
}

/// The sheets that are made and not read.
struct GeneratedSheets {
    entry: String,
    tokens: String,
}

impl<'a> StylesheetProvider<'a> {
    fn new(chain: &[Layer<'_>], files: &'a ThemeFiles) -> Self {
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
                tokens: tokens::declared(chain),
            },
            settings: FilePath::new(format!("themes/{own}/theme.yaml")),
        }
    }

    fn bundled(&self, published: &PublishedAssets) -> Result<String, StylesheetFault> {
        let options = ParserOptions::default();
        let mut sheet = Bundler::new(self, None, options)
            .bundle(Path::new(ENTRY))
            .map_err(|error| StylesheetFault::new(error.loc, &error.kind))?;
        sheet
            .minify(MinifyOptions {
                targets: targets(),
                ..MinifyOptions::default()
            })
            .map_err(|error| StylesheetFault::new(error.loc, &error.kind))?;
        let printed = sheet
            .to_css(PrinterOptions {
                minify: true,
                targets: targets(),
                analyze_dependencies: Some(DependencyOptions::default()),
                ..PrinterOptions::default()
            })
            .map_err(|error| StylesheetFault::new(error.loc, &error.kind))?;
        let mut css = printed.code;
        for dependency in printed.dependencies.unwrap_or_default() {
            if let Dependency::Url(link) = dependency {
                css = css.replace(&link.placeholder, &published_name(&link, published)?);
            }
        }
        Ok(css)
    }

    fn problem(&self, fault: &StylesheetFault) -> Diagnostic {
        let source = fault
            .place
            .as_ref()
            .and_then(|place| self.sources.get(Path::new(&place.filename)));
        let place = match source {
            Some(source) => located(source, fault.place.as_ref()),
            None => Place::file(&self.settings),
        };
        template_error::problem(place, &fault.words)
    }
}

impl SourceProvider for StylesheetProvider<'_> {
    type Error = std::io::Error;

    fn read<'s>(&'s self, file: &Path) -> Result<&'s str, Self::Error> {
        match file.to_str() {
            Some(ENTRY) => Ok(&self.made.entry),
            Some(TOKENS) => Ok(&self.made.tokens),
            _ => self.texts.get(file).copied().ok_or_else(|| missing(file)),
        }
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, Self::Error> {
        if is_elsewhere(specifier) {
            return Ok(ResolveResult::External(specifier.to_owned()));
        }
        let target = from.with_file_name(specifier);
        if specifier == TOKENS || self.texts.contains_key(&target) {
            return Ok(target.into());
        }
        Err(missing(&target))
    }
}

fn missing(file: &Path) -> std::io::Error {
    std::io::Error::new(
        std::io::ErrorKind::NotFound,
        format!("there is no style sheet {}", file.display()),
    )
}

/// The name under which an asset is published, as seen from the style sheet beside it.
fn published_name(
    link: &UrlDependency,
    published: &PublishedAssets,
) -> Result<String, StylesheetFault> {
    if is_elsewhere(&link.url) {
        return Ok(link.url.clone());
    }
    if let Some(asset) = published.get(&link.url) {
        let name = asset.address.as_str();
        return Ok(name.strip_prefix("/assets/").unwrap_or(name).to_owned());
    }
    let near = nearest(&link.url, published.names())
        .map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default();
    let place = ErrorLocation {
        filename: link.loc.file_path.clone(),
        line: link.loc.start.line.saturating_sub(1),
        column: link.loc.start.column,
    };
    let words = format!("no asset `{}` in this theme or its parents{near}", link.url);
    Err(StylesheetFault::new(Some(place), &words))
}

/// Whether an address is on another host. That nothing may be fetched there is a rule of its own
/// (`third-party`), which reports it once.
fn is_elsewhere(url: &str) -> bool {
    ["https://", "http://", "//"]
        .iter()
        .any(|start| url.starts_with(start))
}

/// Where lightningcss points at: it counts lines from 0 and columns from 1.
fn located(source: &Source, at: Option<&ErrorLocation>) -> Place {
    match at {
        Some(at) => place::at(
            source,
            at.line as usize,
            (at.column as usize).saturating_sub(1),
        ),
        None => Place::file(source.path()),
    }
}

/// Browsers of the last three years or so: nesting and newer things are lowered for them. Not so
/// `light-dark()`, which tokens make needless and whose lowering adds to every sheet.
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
