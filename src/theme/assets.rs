//! The files that a theme publishes beside the pages, and the template functions that return them.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Function, Kwargs, State, Tera, TeraResult};

use super::drawings;
use super::files::ChainFiles;
use super::tidy;
use crate::digest::Digest;
use crate::model::address::Address;
use crate::model::names::composed;

/// A file that the theme publishes: as it is, but scripts without comments and indentation.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address, under `/assets/`, with the digest of its bytes in its name, so that a browser
    /// may cache it forever.
    pub address: Address,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The number of hexadecimal digits of the digest in the name of an asset.
const DIGEST_DIGITS: usize = 10;

/// Assets by their names in templates and style sheets.
#[derive(Debug, Clone, Default)]
pub(super) struct PublishedAssets(BTreeMap<String, Asset>);

/// Publishes the assets of a chain, except style sheets and the drawing of social pictures, of which
/// only what is made is published.
pub(super) fn publish_all(files: &ChainFiles) -> PublishedAssets {
    let mut published = PublishedAssets::default();
    for (name, bytes) in files
        .assets
        .iter()
        .filter(|(name, _)| *name != drawings::SOCIAL)
    {
        let script = name
            .ends_with(".js")
            .then(|| std::str::from_utf8(bytes).ok());
        let bytes = match script.flatten() {
            Some(script) => tidy::script(script).into_bytes().into(),
            None => Arc::clone(bytes),
        };
        published.add(name, bytes);
    }
    published
}

impl PublishedAssets {
    /// Publishes a file; returns its address.
    pub(super) fn add(&mut self, name: &str, bytes: Arc<[u8]>) -> Address {
        let digest = Digest::of(&bytes).short(DIGEST_DIGITS);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let address = Address::new(format!("/assets/{stem}.{digest}.{extension}"));
        let asset = Asset {
            address: address.clone(),
            bytes,
        };
        self.0.insert(name.to_owned(), asset);
        address
    }

    /// Publishes a text, unless the theme has a file of that name.
    pub(super) fn add_missing(&mut self, name: &str, text: String) {
        if self.get(name).is_none() {
            self.add(name, text.into_bytes().into());
        }
    }

    /// The text of a file, if it is there and is one.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(&self.get(name)?.bytes).ok()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Asset> {
        self.0.get(&*composed(name))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(super) fn into_assets(self) -> Vec<Asset> {
        let mut assets: Vec<Asset> = self.0.into_values().collect();
        assets.sort_by(|a, b| a.address.cmp(&b.address));
        assets
    }
}

/// Registers the template functions:
///
/// - `asset(name="hero.svg")`: the address of an asset relative to the site's root, percent-encoded
///   and without a leading slash, to be appended to `page.root`;
/// - `has_asset(name=…)`: whether the asset exists;
/// - `drawing(name="kaart/noord.svg")`: the text of an SVG file, to be inlined in the page.
pub(super) fn register(engine: &mut Tera, published: &PublishedAssets) {
    let shared = Arc::new(published.clone());
    let assets = Arc::clone(&shared);
    engine.register_function("asset", move |arguments: Kwargs, _: &State| {
        let asset = find_asset(&assets, &arguments)?;
        let address = asset.address.encoded();
        TeraResult::Ok(address.trim_start_matches('/').to_owned())
    });
    let assets = Arc::clone(&shared);
    engine.register_function("has_asset", move |arguments: Kwargs, _: &State| {
        let name: &str = arguments.must_get("name")?;
        TeraResult::Ok(assets.get(name).is_some())
    });
    engine.register_function("drawing", DrawingFunction(shared));
}

/// The function `drawing`, whose result is markup and not escaped.
struct DrawingFunction(Arc<PublishedAssets>);

impl Function<TeraResult<String>> for DrawingFunction {
    fn call(&self, arguments: Kwargs, _: &State) -> TeraResult<String> {
        let asset = find_asset(&self.0, &arguments)?;
        let text = std::str::from_utf8(&asset.bytes).map_err(Error::message)?;
        Ok(text.trim().to_owned())
    }

    fn is_safe(&self) -> bool {
        true
    }
}

fn find_asset<'p>(published: &'p PublishedAssets, arguments: &Kwargs) -> TeraResult<&'p Asset> {
    let name: &str = arguments.must_get("name")?;
    published
        .get(name)
        .ok_or_else(|| Error::message(format!("no asset `{name}` in this theme or its parents")))
}
