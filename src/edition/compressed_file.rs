//! A text of a site in a compressed form, beside the text itself.

use super::file::{EditionFile, FileBytes};
use super::site::EditionSite;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::export::compressed::Compression;
use crate::export::host;
use crate::picture::{Job, Kept};
use crate::world::World;

/// A compressed form of a text of a site.
#[derive(Clone, Copy)]
pub struct CompressedFile<'e> {
    text: EditionFile<'e>,
    compression: Compression,
}

impl<'e> EditionSite<'e> {
    /// Its texts in compressed forms, if those were asked for.
    pub fn compressed_files(&self) -> impl Iterator<Item = CompressedFile<'e>> + use<'e> {
        let is_wanted = self.plan().host.precompressed;
        let texts = self.files().filter(move |_| is_wanted);
        texts.flat_map(CompressedFile::of)
    }
}

impl<'e> CompressedFile<'e> {
    /// The compressed forms of a file: none of one that is no text, or that only the host reads.
    fn of(file: EditionFile<'e>) -> impl Iterator<Item = Self> + use<'e> {
        let is_wanted = host::is_text(&file.path());
        let forms = Compression::ALL.into_iter().filter(move |_| is_wanted);
        forms.map(move |compression| Self {
            text: file,
            compression,
        })
    }

    /// The text itself.
    pub fn text(&self) -> EditionFile<'e> {
        self.text
    }

    /// Its path in the site's folder: that of the text with an ending more.
    pub fn path(&self) -> String {
        format!("{}.{}", self.text.path(), self.compression.ending())
    }

    /// A digest that changes when its bytes do, from such a digest of the text.
    pub fn digest(&self, text: Digest) -> Digest {
        Digest::of(format!("{}\n{text}", self.compression.recipe()).as_bytes())
    }

    /// Makes it, or takes it from what was made before, with its digest; `None` when it is not smaller
    /// than the text.
    ///
    /// # Errors
    /// Those of the text.
    pub fn produce(
        &self,
        world: &dyn World,
        kept: &dyn Kept,
    ) -> Result<Option<(FileBytes, Digest)>, Box<Diagnostic>> {
        let text = self.text.produce(world, kept)?;
        let of_text = self.text.digest();
        let recipe = self.digest(of_text.unwrap_or_else(|| Digest::of(&text)));
        let job = Job {
            wanted: 0,
            recipes: &[recipe],
            pixels: 0,
            make: &|_| Ok(vec![self.compression.compress(&text)]),
        };
        let made = kept.get(&job);
        // Making it cannot fail, so neither can this.
        let made = made.unwrap_or_else(|_| self.compression.compress(&text).into());
        Ok((made.len() < text.len()).then_some((FileBytes::Shared(made), recipe)))
    }
}
