//! The files in which a site shows a picture.

use crate::digest::Digest;
use crate::model::address::Address;
use crate::model::dimensions::Dimensions;
use crate::model::heads::Media;
use crate::model::medium::{Encoding, PictureForm, recipes, stripped_recipe};

/// The digits of the digest in the address of a picture.
const DIGEST_DIGITS: usize = 10;

/// A picture that pages of a site show, with the addresses of its files. An address has a digest of all
/// that its bytes depend on, so that a browser may keep the file forever, and of the path of its source,
/// so that two sources never share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPicture {
    /// Its own size, if known.
    pub size: Option<Dimensions>,
    /// What is made of it; nothing of a picture that is published whole, without its metadata.
    pub forms: Vec<PictureForm>,
    /// The address of each form, or of the whole picture.
    pub addresses: Vec<Address>,
}

impl ShownPicture {
    /// A picture that a site would publish at this address.
    pub(super) fn new(medium: &Media, address: &Address) -> Self {
        let forms = medium.forms();
        let digest = |recipe: &str| {
            let whole = format!("{} {recipe}", medium.path);
            Digest::of(whole.as_bytes()).short(DIGEST_DIGITS)
        };
        let (stem, extension) = match address.as_str().rsplit_once('.') {
            Some((stem, extension)) if !extension.contains('/') => (stem, extension),
            _ => (address.as_str(), "bin"),
        };
        let addresses = match forms.is_empty() {
            true => vec![format!(
                "{stem}.{}.{extension}",
                digest(&stripped_recipe(medium.digest).short(64))
            )],
            false => {
                let recipes = recipes(medium.digest, &forms);
                let named = forms.iter().zip(recipes).map(|(form, recipe)| {
                    let (width, extension) = (form.size.width, form.encoding.extension());
                    format!("{stem}.{width}.{}.{extension}", digest(&recipe.short(64)))
                });
                named.collect()
            }
        };
        Self {
            size: medium.dimensions,
            forms,
            addresses: addresses.into_iter().map(Address::new).collect(),
        }
    }

    /// The file for who does not read WebP, or the whole picture: its address, and its size if known.
    pub fn fallback(&self) -> Option<(&Address, Option<Dimensions>)> {
        let size = self.forms.last().map(|form| form.size).or(self.size);
        Some((self.addresses.last()?, size))
    }

    /// The WebP files, from narrow to wide: their addresses and widths.
    pub fn webp(&self) -> impl Iterator<Item = (&Address, u32)> {
        let files = self.forms.iter().zip(&self.addresses);
        files
            .filter(|(form, _)| form.encoding == Encoding::WebP)
            .map(|(form, address)| (address, form.size.width))
    }
}
