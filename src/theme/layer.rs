//! A theme in the chain of a site's theme.

use std::sync::Arc;

use crate::model;
use crate::source::FilePath;

/// One theme in the chain of a site's theme.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'a> {
    /// The name of its folder under `themes`.
    pub id: &'a str,
    /// The settings in its `theme.yaml`.
    pub settings: &'a model::theme::ThemeSettings,
    /// Its files by path in the project, in the order of the paths. Files outside `templates` and
    /// `assets` are ignored.
    pub files: &'a [(FilePath, Arc<[u8]>)],
}

/// The path of a folder of a layer, with a trailing slash.
pub(super) fn folder(layer: &Layer<'_>, part: &str) -> String {
    format!("themes/{}/{part}/", layer.id)
}
