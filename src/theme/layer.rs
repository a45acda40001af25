//! A theme in the chain that a site's theme is made of.

use std::sync::Arc;

use crate::model;
use crate::source::FilePath;

/// One theme of the chain that a site's theme is made of.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'a> {
    /// The name of its folder under `themes`.
    pub id: &'a str,
    /// What its `theme.yaml` says.
    pub settings: &'a model::theme::ThemeSettings,
    /// Its files by their paths in the project, in the order of the paths. Those that are neither
    /// under `templates` nor under `assets` are left alone.
    pub files: &'a [(FilePath, Arc<[u8]>)],
}

/// The folder of a layer where its templates or assets stand, with a slash at its end.
pub(super) fn folder(layer: &Layer<'_>, part: &str) -> String {
    format!("themes/{}/{part}/", layer.id)
}
