//! What can be done with the document that a form is of.

use serde::Serialize;

use crate::draft::{DraftKind, usable_keys};
use crate::model::heads::{Heads, SiteIx};
use crate::model::layout::{Location, Owner, locate};
use crate::source::FilePath;

/// A document, for what can be done with it as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentInfo {
    /// The word for its kind, if others of the kind can be begun.
    kind: Option<&'static str>,
    /// The region that it belongs to; null for one that is shared.
    region: Option<String>,
    /// The special that it is in.
    special: Option<String>,
    /// The sites that show it and do not adapt it yet.
    adaptable: Vec<AdaptableSite>,
    /// Whether it is what a region changes in a shared document.
    is_accent: bool,
}

/// A site that can adapt a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct AdaptableSite {
    id: String,
    name: String,
}

/// What can be done with a document; `None` for another file.
pub fn document_info(heads: &Heads, path: &FilePath) -> Option<DocumentInfo> {
    let Location::Document(at) = locate(path) else {
        return None;
    };
    let region = match &at.owner {
        Owner::Shared => None,
        Owner::Site(id) => Some(id.to_string()),
    };
    let document = heads.at_path(path);
    let can_adapt = region.is_none() && !usable_keys(&at, true).is_empty();
    let is_adaptable = |site: &SiteIx| {
        document.is_some_and(|document| {
            can_adapt && heads.shows(*site, document) && heads.accent(document, *site).is_none()
        })
    };
    let sites = heads.site_positions().filter(is_adaptable);
    let sites = sites.map(|site| AdaptableSite {
        id: heads.site(site).id.to_string(),
        name: heads.site(site).short_name().to_owned(),
    });
    Some(DocumentInfo {
        kind: DraftKind::ALL
            .contains(&DraftKind::Document(at.kind))
            .then(|| at.kind.word()),
        is_accent: region.is_some() && heads.at_path(&at.shared_path()).is_some(),
        region,
        special: at.special.as_ref().map(ToString::to_string),
        adaptable: sites.collect(),
    })
}
