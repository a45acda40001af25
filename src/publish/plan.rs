//! What a publication sends and removes.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{KnownState, SentFile, TargetManifest};
use super::phase::SendPhase;
use crate::digest::Digest;

/// The share of the files on a host, in per cent, that may be removed without the user's word.
const REMOVABLE: usize = 20;

/// The end of the names that files have while they are sent.
pub const PARTIAL: &str = ".vindplek";

/// A file of a built site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFileOnDisk {
    /// Its path in the site's folder, with `/` between the parts.
    pub path: String,
    /// When it is sent.
    pub phase: SendPhase,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its size, in bytes.
    pub size: u64,
}

/// The files in a site's folder on a host, by path, with their sizes in bytes; without vindplek's own.
pub type TargetListing = BTreeMap<String, u64>;

/// What the user allows.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlanOptions {
    /// To remove more than a fifth of the site.
    pub allow_removals: bool,
    /// To replace files that vindplek did not put there.
    pub overwrite: bool,
}

/// Why a file is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The host does not have it, or another file is in its place that may be replaced.
    New,
    /// The host has it with other bytes.
    Changed,
    /// What the host has is not known, or not what was sent: it is sent once more.
    Again,
}

/// A file that is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSend {
    /// Its path in the site's folder.
    pub path: String,
    /// When it is sent.
    pub phase: SendPhase,
    /// Its size, in bytes.
    pub size: u64,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Why.
    pub change: Change,
    /// Whether the host has a file of this size there already, so that the size will not tell whether
    /// the new one has arrived.
    pub has_same_size: bool,
}

/// What a publication does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishPlan {
    /// What is sent, in order.
    pub sends: Vec<PlannedSend>,
    /// What is removed afterwards, in order: files of this site that it no longer has, and what
    /// interrupted publications left.
    pub removals: Vec<String>,
    /// How many files stay as they are.
    pub unchanged: usize,
    /// How many files there are that vindplek did not put there, and leaves alone.
    pub foreign: usize,
    /// Foreign files that are replaced.
    pub replaced: Vec<String>,
    /// Whether an interrupted publication is completed.
    pub completes: bool,
    /// Whether nothing is known of what the host has, because what vindplek noted there is lost.
    pub is_state_lost: bool,
    /// What the host has when this is done.
    pub manifest: TargetManifest,
}

impl PublishPlan {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.sends.is_empty() && self.removals.is_empty() && !self.completes
    }

    /// The number of bytes that are sent.
    pub fn bytes(&self) -> u64 {
        self.sends.iter().map(|send| send.size).sum()
    }

    /// How many files are sent for a reason.
    pub fn count(&self, change: Change) -> usize {
        self.sends
            .iter()
            .filter(|send| send.change == change)
            .count()
    }
}

/// Why nothing is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanRefusal {
    /// Another site is published there: its name and address.
    OtherSite {
        /// The id of the site.
        site: String,
        /// Its base address.
        base_url: String,
    },
    /// Files that vindplek did not put there are in the way: these.
    Foreign(Vec<String>),
    /// Too much would be removed.
    Removals {
        /// How many files.
        removed: usize,
        /// Out of how many.
        of: usize,
    },
}

/// Works out what a publication does: what is sent because the host lacks it or has other bytes, and
/// what is removed because the site no longer has it.
///
/// # Errors
/// Something that the user has to allow first, or another site's place.
pub fn plan(
    (site, base_url): (&str, &str),
    files: &[SiteFileOnDisk],
    known: &KnownState,
    listing: &TargetListing,
    options: PlanOptions,
) -> Result<PublishPlan, PlanRefusal> {
    let manifest = known.manifest.as_ref();
    if let Some(other) = manifest
        && (other.site != site || other.base_url != base_url)
        && !options.overwrite
    {
        return Err(PlanRefusal::OtherSite {
            site: other.site.clone(),
            base_url: other.base_url.clone(),
        });
    }
    let nothing = BTreeMap::new();
    let sent = manifest.map_or(&nothing, |manifest| &manifest.files);
    let is_ours = |path: &str| manifest.is_some_and(|known| known.names(path));
    let is_state_lost = manifest.is_none() && (known.is_damaged || is_recognised(files, listing));
    let mut sends: Vec<PlannedSend> = files
        .iter()
        .filter_map(|file| {
            let change = change(file, sent.get(&file.path), listing.get(&file.path))?;
            let change = match is_state_lost {
                true => Change::Again,
                false => change,
            };
            Some(PlannedSend {
                path: file.path.clone(),
                phase: file.phase,
                size: file.size,
                digest: file.digest,
                change,
                has_same_size: listing.get(&file.path) == Some(&file.size),
            })
        })
        .collect();
    sends.sort_by(|one, other| (one.phase, &one.path).cmp(&(other.phase, &other.path)));

    let in_way = |send: &&PlannedSend| {
        !is_state_lost && listing.contains_key(&send.path) && !is_ours(&send.path)
    };
    let replaced: Vec<String> = sends
        .iter()
        .filter(in_way)
        .map(|send| send.path.clone())
        .collect();
    if !replaced.is_empty() && !options.overwrite {
        return Err(PlanRefusal::Foreign(replaced));
    }

    let wanted: BTreeMap<&str, SendPhase> = files
        .iter()
        .map(|file| (file.path.as_str(), file.phase))
        .collect();
    let leaving = manifest.into_iter().flat_map(|known| &known.leaving);
    let gone: BTreeSet<&String> = sent
        .keys()
        .chain(leaving)
        .filter(|path| !wanted.contains_key(path.as_str()) && listing.contains_key(*path))
        .collect();
    if gone.len() * 100 > sent.len().max(1) * REMOVABLE && !options.allow_removals {
        return Err(PlanRefusal::Removals {
            removed: gone.len(),
            of: sent.len(),
        });
    }
    let is_leftover = |path: &&String| {
        let base = path
            .strip_suffix(PARTIAL)
            .and_then(|name| name.rsplit_once('.'));
        base.is_some_and(|(base, _)| wanted.contains_key(base) || is_ours(base))
    };
    let leftovers: Vec<&String> = listing.keys().filter(is_leftover).collect();
    let is_foreign = |path: &&String| {
        !wanted.contains_key(path.as_str()) && !is_ours(path) && !leftovers.contains(path)
    };
    // The pages first, then what they need.
    let mut removals: Vec<String> = gone.iter().copied().cloned().collect();
    removals.sort_by_key(|path| !path.ends_with(".html"));
    removals.extend(leftovers.iter().copied().cloned());
    Ok(PublishPlan {
        unchanged: files.len() - sends.len(),
        foreign: listing.keys().filter(is_foreign).count(),
        completes: known.is_interrupted,
        is_state_lost,
        manifest: TargetManifest::new(
            site,
            base_url,
            files
                .iter()
                .map(|file| (file.path.clone(), as_sent(file)))
                .collect(),
            gone.into_iter().cloned().collect(),
        ),
        sends,
        removals,
        replaced,
    })
}

/// Whether a host has this site although nothing is noted there. The names of assets hold a digest of
/// their bytes, so no other site has one of the same name and size.
fn is_recognised(files: &[SiteFileOnDisk], listing: &TargetListing) -> bool {
    let mut assets = files.iter().filter(|file| file.phase == SendPhase::Asset);
    assets.any(|asset| listing.get(&asset.path) == Some(&asset.size))
}

fn as_sent(file: &SiteFileOnDisk) -> SentFile {
    SentFile {
        digest: Some(file.digest),
        size: file.size,
    }
}

/// Why a file has to be sent; `None` when the host has it.
fn change(file: &SiteFileOnDisk, sent: Option<&SentFile>, found: Option<&u64>) -> Option<Change> {
    let (Some(sent), Some(found)) = (sent, found) else {
        return Some(match (sent, found) {
            // It was sent, and is no longer there.
            (Some(_), None) => Change::Again,
            _ => Change::New,
        });
    };
    match sent.digest {
        None => Some(Change::Again),
        Some(digest) if digest != file.digest => Some(Change::Changed),
        // Somebody changed it, or it did not arrive whole.
        Some(_) if *found != file.size => Some(Change::Again),
        Some(_) => None,
    }
}
