//! What a host is known to have: the manifest, and what was being sent when a publication stopped.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::digest::Digest;

/// The version of the state's form. A program that finds a later one leaves the host alone.
const VERSION: u32 = 1;

/// A file that vindplek put on a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentFile {
    /// The digest of its bytes; `None` when a publication stopped while it was being sent, so that
    /// it may have its old bytes or its new ones.
    #[serde(with = "optional_digest")]
    pub digest: Option<Digest>,
    /// Its size, in bytes.
    pub size: u64,
}

/// The files that vindplek put on a host, after its last complete publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetManifest {
    version: u32,
    /// The id of the site.
    pub site: String,
    /// The base address of the site.
    pub base_url: String,
    /// The id of the last publication of which every file has arrived.
    #[serde(default)]
    pub publication: String,
    /// The files, by path in the site's folder.
    pub files: BTreeMap<String, SentFile>,
    /// Files that are no longer part of the site, and may not have been removed yet.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub leaving: BTreeSet<String>,
}

impl TargetManifest {
    /// A manifest of a site.
    pub fn new(
        site: &str,
        base_url: &str,
        files: BTreeMap<String, SentFile>,
        leaving: BTreeSet<String>,
    ) -> Self {
        Self {
            version: VERSION,
            site: site.to_owned(),
            base_url: base_url.to_owned(),
            publication: String::new(),
            files,
            leaving,
        }
    }

    /// Whether vindplek put a file there.
    pub fn names(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.leaving.contains(path)
    }
}

/// What a publication is going to send, in order, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    version: u32,
    /// The id of the publication.
    publication: String,
    /// The path, digest and size of each file.
    files: Vec<(String, SentFile)>,
    /// How many of them are known to have arrived.
    arrived: usize,
}

impl Sending {
    /// A publication that is about to begin.
    pub fn new(publication: &str, files: Vec<(String, SentFile)>) -> Self {
        Self {
            version: VERSION,
            publication: publication.to_owned(),
            files,
            arrived: 0,
        }
    }

    /// Notes that this many files more have arrived.
    pub fn advance(&mut self, files: usize) {
        self.arrived = self.files.len().min(self.arrived + files);
    }
}

/// Why what stands on a host about earlier publications cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnreadableState {
    /// A later version of vindplek wrote it.
    Newer,
}

/// What earlier publications left on a host about themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownState {
    /// The manifest, with what is known of an interrupted publication in it.
    pub manifest: Option<TargetManifest>,
    /// Whether a publication was interrupted.
    pub is_interrupted: bool,
    /// Whether there was a state that could not be read, because it is damaged.
    pub is_damaged: bool,
}

impl KnownState {
    /// Reads the state from the bytes of the two files, each `None` when it is not there. A damaged file
    /// is as good as a lost one.
    ///
    /// # Errors
    /// A later version of vindplek wrote it.
    pub fn read(
        manifest: Option<&[u8]>,
        sending: Option<&[u8]>,
        site: &str,
        base_url: &str,
    ) -> Result<Self, UnreadableState> {
        let mut is_damaged = false;
        let mut manifest: Option<TargetManifest> = parsed(manifest, &mut is_damaged)?;
        let sending: Option<Sending> = parsed(sending, &mut is_damaged)?;
        if let Some(manifest) = &mut manifest {
            let files = std::mem::take(&mut manifest.files);
            manifest.files = files
                .into_iter()
                .filter(|(path, _)| is_plain(path))
                .collect();
            manifest.leaving.retain(|path| is_plain(path));
        }
        let is_complete = |sending: &Sending| {
            let last = manifest.as_ref().map(|manifest| &manifest.publication);
            last == Some(&sending.publication)
        };
        let sending = sending.filter(|sending| !is_complete(sending));
        let is_interrupted = sending.is_some();
        if let Some(sending) = sending {
            let manifest = manifest.get_or_insert_with(|| {
                TargetManifest::new(site, base_url, BTreeMap::new(), BTreeSet::new())
            });
            let arrived = sending.arrived;
            for (at, (path, file)) in sending.files.into_iter().enumerate() {
                if !is_plain(&path) {
                    continue;
                }
                manifest.leaving.remove(&path);
                let digest = file.digest.filter(|_| at < arrived);
                manifest.files.insert(path, SentFile { digest, ..file });
            }
        }
        Ok(Self {
            manifest,
            is_interrupted,
            is_damaged,
        })
    }
}

/// The version of a state, whatever else it holds.
#[derive(Deserialize)]
struct AnyState {
    version: u32,
}

fn parsed<T: serde::de::DeserializeOwned>(
    bytes: Option<&[u8]>,
    is_damaged: &mut bool,
) -> Result<Option<T>, UnreadableState> {
    let Some(bytes) = bytes else {
        return Ok(None);
    };
    match serde_json::from_slice::<AnyState>(bytes) {
        Ok(state) if state.version > VERSION => return Err(UnreadableState::Newer),
        _ => {}
    }
    let value = serde_json::from_slice(bytes).ok();
    *is_damaged |= value.is_none();
    Ok(value)
}

/// Whether a path stays inside the site's folder. Every path of this program does; one from a file that
/// somebody else wrote may not.
pub(super) fn is_plain(path: &str) -> bool {
    let is_refused = |c: char| c.is_control() || c == '\\';
    path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains(is_refused)
}

mod optional_digest {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::digest::Digest;

    pub(super) fn serialize<S: Serializer>(
        digest: &Option<Digest>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        digest.map(|digest| digest.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Digest>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        let parse = |text: String| text.parse().map_err(|()| D::Error::custom("not a digest"));
        text.map(parse).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SentFile {
        SentFile {
            digest: Some(Digest::of(text.as_bytes())),
            size: text.len() as u64,
        }
    }

    fn manifest(files: &[(&str, &str)]) -> Vec<u8> {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), file(text)));
        let manifest = TargetManifest::new(
            "noord",
            "https://noord.nl",
            files.collect(),
            BTreeSet::new(),
        );
        serde_json::to_vec(&manifest).unwrap()
    }

    fn sending(files: &[(&str, &str)], arrived: usize) -> Vec<u8> {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), file(text)));
        let mut sending = Sending::new("twee", files.collect());
        sending.advance(arrived);
        serde_json::to_vec(&sending).unwrap()
    }

    fn read(manifest: Option<&[u8]>, sending: Option<&[u8]>) -> KnownState {
        KnownState::read(manifest, sending, "noord", "https://noord.nl").unwrap()
    }

    #[test]
    fn after_an_interruption_a_file_is_new_or_unknown() {
        let manifest = manifest(&[("index.html", "oud"), ("over/index.html", "over")]);
        let sending = sending(&[("a.css", "stijl"), ("index.html", "nieuw")], 1);
        let state = read(Some(&manifest), Some(&sending));
        assert!(state.is_interrupted);
        let files = state.manifest.unwrap().files;
        assert_eq!(files["a.css"], file("stijl"));
        assert_eq!(files["index.html"].digest, None);
        assert_eq!(files["over/index.html"], file("over"));
    }

    #[test]
    fn a_sending_of_which_the_manifest_knows_that_it_is_complete_is_over() {
        let mut known = read(Some(&manifest(&[("index.html", "nieuw")])), None)
            .manifest
            .unwrap();
        known.publication = "twee".to_owned();
        let bytes = serde_json::to_vec(&known).unwrap();
        let state = read(Some(&bytes), Some(&sending(&[("index.html", "nieuw")], 0)));
        assert!(!state.is_interrupted);
        assert_eq!(state.manifest, Some(known));
    }

    #[test]
    fn a_first_publication_that_was_interrupted_is_known_by_what_it_was_sending() {
        let state = read(None, Some(&sending(&[("index.html", "nieuw")], 0)));
        assert_eq!(state.manifest.unwrap().files["index.html"].digest, None);
    }

    #[test]
    fn a_damaged_state_is_a_lost_one_and_a_later_one_is_respected() {
        let state = read(Some(b"{\"version\":1,\"sit"), None);
        assert!(state.is_damaged && state.manifest.is_none());
        let later = KnownState::read(Some(b"{\"version\":2}"), None, "noord", "");
        assert_eq!(later, Err(UnreadableState::Newer));
    }

    #[test]
    fn a_path_that_leaves_the_folder_is_not_believed() {
        let manifest = manifest(&[("../zuid/index.html", "x"), ("index.html", "y")]);
        let files = read(Some(&manifest), None).manifest.unwrap().files;
        assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html"]);
    }
}
