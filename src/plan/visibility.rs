//! Which documents, pictures and downloads visitors of a site see on a date.

use jiff::civil::Date;

use crate::model::address::Address;
use crate::model::heads::{Availability, DocIx, Heads, Media, SiteIx};
use crate::model::layout::{Kind, Owner};

/// What a plan depends on besides the heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The date for which the site is built.
    pub today: Date,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether search engines must stay out of the whole site, as it is a preview.
    pub noindex: bool,
}

/// Whether visitors may read a document; drafts too, when `when` includes them.
pub fn is_visible(heads: &Heads, document: DocIx, when: When) -> bool {
    let own = match heads.availability(document, when.today) {
        Availability::Published => true,
        Availability::Draft => when.drafts,
        Availability::Scheduled(_) | Availability::Expired(_) | Availability::Withheld => false,
    };
    let special = heads.document(document).at.special.as_deref();
    let cover = special.and_then(|id| heads.with_id(Kind::Special, id));
    own && cover.is_none_or(|cover| is_visible(heads, cover, when))
}

/// Whether visitors may read a document on some date; drafts too, if they are included.
pub fn is_ever_visible(heads: &Heads, document: DocIx, drafts: bool) -> bool {
    // Which day is asked about makes no difference, as all three answers count.
    let own = match heads.availability(document, Date::ZERO) {
        Availability::Published | Availability::Scheduled(_) | Availability::Expired(_) => true,
        Availability::Draft => drafts,
        Availability::Withheld => false,
    };
    let special = heads.document(document).at.special.as_deref();
    let cover = special.and_then(|id| heads.with_id(Kind::Special, id));
    own && cover.is_none_or(|cover| is_ever_visible(heads, cover, drafts))
}

/// The address of a picture or download on a site: shared ones on every site, a region's own on its
/// site and on the national one.
pub fn media_address(heads: &Heads, site: SiteIx, media: &Media) -> Option<Address> {
    match &media.owner {
        Owner::Shared => Some(Address::new(format!("/media/{}", media.name))),
        Owner::Site(owner) => {
            let viewed = heads.site(site);
            (viewed.is_national() || viewed.id == *owner)
                .then(|| Address::new(format!("/media/{owner}/{}", media.name)))
        }
    }
}
