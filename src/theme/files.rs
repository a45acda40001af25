//! Sorts the files of a chain of themes by purpose, and resolves names of assets along the chain.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fonts;
use super::layer::{Layer, folder};
use crate::diagnostic::codes::invalid_encoding;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::names::composed;
use crate::source::{FilePath, Source, Span};

/// The files of a chain of themes, by purpose.
#[derive(Debug, Default)]
pub(super) struct ChainFiles {
    /// Every template of every layer: a layer may extend the very template that it overrides.
    pub(super) templates: Vec<Source>,
    /// Every style sheet of every layer.
    pub(super) styles: Vec<Source>,
    /// The other assets by name under `assets`, from the first layer that has them.
    pub(super) assets: BTreeMap<String, Arc<[u8]>>,
}

impl ChainFiles {
    /// Sorts the files of a chain, the theme itself first.
    pub(super) fn of(chain: &[Layer<'_>], problems: &mut Vec<Diagnostic>) -> Self {
        let mut files = Self::default();
        for layer in chain {
            for (path, bytes) in layer.files {
                files.add(layer, path, bytes, problems);
            }
        }
        files
    }

    fn add(
        &mut self,
        layer: &Layer<'_>,
        path: &FilePath,
        bytes: &Arc<[u8]>,
        problems: &mut Vec<Diagnostic>,
    ) {
        if path.as_str().starts_with(&folder(layer, "templates")) {
            self.templates.extend(decoded(path, bytes, problems));
            return;
        }
        let Some(name) = path.as_str().strip_prefix(&folder(layer, "assets")) else {
            return;
        };
        if path.extension() == "css" {
            self.styles.extend(decoded(path, bytes, problems));
        } else {
            if path.extension() == "woff2" {
                problems.extend(fonts::problem_of(path, bytes));
            }
            let asset = self.assets.entry(composed(name).into_owned());
            asset.or_insert_with(|| Arc::clone(bytes));
        }
    }
}

fn decoded(path: &FilePath, bytes: &[u8], problems: &mut Vec<Diagnostic>) -> Option<Source> {
    Source::decode(path.clone(), bytes)
        .map_err(|at| {
            let place = Place::new(path, Span::new(at, at + 1));
            problems.push(invalid_encoding::problem(place));
        })
        .ok()
}
