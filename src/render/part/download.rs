//! Files to download.

use serde::Serialize;

use crate::model::document::Head;
use crate::model::value::non_empty;
use crate::plan::links::{LinkedItem, find_target};
use crate::render::context::PageContext;
use crate::render::dutch;

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DownloadView {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its URL.
    pub(in crate::render) href: String,
    /// Whether it is on another site.
    pub(in crate::render) external: bool,
    /// The file type: `PDF`; null when the URL has no extension.
    pub(in crate::render) format: Option<String>,
    /// The size, in words: `1,2 MB`; null for a file elsewhere.
    pub(in crate::render) size: Option<String>,
}

impl DownloadView {
    /// A file of the project, by its path in a document; `None` when it does not exist.
    pub(in crate::render) fn of_file(
        context: &PageContext<'_>,
        head: &Head,
        title: &str,
        file: &str,
    ) -> Option<Self> {
        let (found, _) = find_target(context.heads, &head.at.path, &head.at.owner, file);
        let LinkedItem::Media(media) = found else {
            return None;
        };
        let size = context.heads.media.get(media)?.size;
        let href = non_empty(&context.resolve(head, file).href)?;
        Some(Self {
            title: title.to_owned(),
            href,
            external: false,
            format: file_type(file),
            size: Some(dutch::size(size)),
        })
    }

    /// A file elsewhere, by its web address.
    pub(in crate::render) fn of_url(title: &str, url: &str) -> Self {
        Self {
            title: title.to_owned(),
            href: url.to_owned(),
            external: true,
            format: file_type(url),
            size: None,
        }
    }
}

/// The file type by extension: `PDF`.
fn file_type(name: &str) -> Option<String> {
    let (_, extension) = name.rsplit('/').next()?.rsplit_once('.')?;
    let plain = extension.len() <= 4 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| extension.to_uppercase())
}
