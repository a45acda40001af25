//! What is published: a site as a list of outputs, whose bytes are made on demand.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::made::MadeOutputs;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;

/// When an output is put into place; outputs are removed in reverse order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Order {
    /// Files that pages need: styles, scripts, fonts, pictures, downloads.
    Asset,
    /// Pages.
    Page,
    /// What programs read: feeds, calendars, the sitemap, the catalogue. Called `Feed` in manifests
    /// of earlier versions.
    #[serde(alias = "Feed")]
    Data,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path in the site, with `/` between the parts.
    pub path: String,
    /// When it is put into place.
    pub order: Order,
    /// The digest of its bytes, or of all that they are made from, if known without rendering: then an
    /// output that is published already is not rendered at all.
    pub digest: Option<Digest>,
}

/// The bytes of an output: rendered for it, or shared with the world.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// Rendered for this output.
    Made(Vec<u8>),
    /// Shared with the world.
    Shared(Arc<[u8]>),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Made(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// An output with its bytes.
#[derive(Debug, Clone)]
pub struct Produced {
    /// The bytes.
    pub bytes: Bytes,
    /// The digest of the output if it was known before; else one of the bytes.
    pub digest: Digest,
}

/// A site to publish: a list of files, each of which any thread can render.
pub trait SiteFiles: Sync {
    /// The name of the site and of its folder.
    fn site(&self) -> &str;

    /// All files of the site.
    fn outputs(&self) -> &[Output];

    /// The output with this number; `None` when it turns out that it is better left out.
    ///
    /// # Errors
    /// All problems that prevent its rendering.
    fn produce(&self, number: usize) -> Result<Option<Produced>, Vec<Diagnostic>>;

    /// What its outputs were made from, as far as it is to be recorded.
    fn made(&self) -> Option<MadeOutputs> {
        None
    }
}

/// Receives the progress of rendering. The unit type ignores it.
pub trait Progress: Sync {
    /// Rendering of this many files begins.
    fn begin(&self, files: usize);

    /// One more file has been rendered.
    fn rendered(&self);
}

impl Progress for () {
    fn begin(&self, _files: usize) {}

    fn rendered(&self) {}
}
