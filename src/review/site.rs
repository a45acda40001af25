//! The differences of one site.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::facts::facts;
use super::page_text::PageText;
use super::report::{ChangedPage, MovedPage, PageName, Presence, RemovedAddress, SiteReview};
use super::shared::{ComparedPage, take_shared};
use super::side::Side;
use super::side_pages::SidePages;
use super::sources::of_document;
use super::texts::changes;
use crate::edition::{EditionFile, EditionSite};
use crate::model::heads::{Availability, DocIx};
use crate::model::period::dutch_date;
use crate::plan::page::PageKind;

/// Compares a site; `None` if neither edition can render it.
pub(super) fn compare(
    before: Side<'_>,
    now: Side<'_>,
    sites: (Option<EditionSite<'_>>, Option<EditionSite<'_>>),
) -> Option<SiteReview> {
    match sites {
        (None, None) => None,
        (Some(site), None) => Some(SiteReview {
            presence: Presence::Gone,
            ..SiteReview::named(before, &site)
        }),
        (None, Some(site)) => Some(SiteReview {
            presence: Presence::New,
            added: SidePages::of(now, site).names(),
            ..SiteReview::named(now, &site)
        }),
        (Some(old), Some(new)) => Some(compared(
            &SidePages::of(before, old),
            &SidePages::of(now, new),
        )),
    }
}

impl SiteReview {
    fn named(side: Side<'_>, site: &EditionSite<'_>) -> Self {
        let settings = side.edition.heads().site(site.plan().site);
        Self {
            id: site.id().to_string(),
            name: settings.name().to_owned(),
            short_name: settings.short_name().to_owned(),
            ..Self::default()
        }
    }
}

fn compared(old: &SidePages<'_>, new: &SidePages<'_>) -> SiteReview {
    let mut review = SiteReview::named(new.side, &new.site);
    let moved = moved(old, new);
    review.removed = removed(old, new, &moved);
    let is_target = |address: &str| moved.values().any(|to| to.address == address);
    review.added = new
        .pages
        .keys()
        .filter(|address| !old.pages.contains_key(*address) && !is_target(address))
        .map(|address| new.name(address))
        .collect();
    compare_pages(old, new, &moved, &mut review);
    review.moved = moved
        .iter()
        .map(|(from, to)| MovedPage {
            from: (*from).to_owned(),
            to: to.address.to_owned(),
            title: new.name(to.address).title,
            redirects: to.redirects,
        })
        .collect();
    for (address, medium) in &new.downloads {
        match old.downloads.get(address) {
            None if !old.has(address) => review.added_files.push((*address).to_owned()),
            Some(was) if was.digest != medium.digest => {
                review.changed_files.push((*address).to_owned());
            }
            _ => {}
        }
    }
    review.waiting = waiting(old, new);
    review
}

/// Where a page moved to.
struct NewAddress<'e> {
    address: &'e str,
    redirects: bool,
}

/// The pages whose address is another one now, by the former: those that redirect, and those of the
/// same document, or with the same kind and title, under a new address.
fn moved<'e>(old: &SidePages<'e>, new: &SidePages<'e>) -> BTreeMap<&'e str, NewAddress<'e>> {
    let mut moved = BTreeMap::new();
    let gone = old
        .pages
        .iter()
        .filter(|(address, _)| !new.pages.contains_key(*address));
    let mut without_redirect = Vec::new();
    for (address, (_, kind)) in gone {
        let redirect = new.redirects.get(address);
        match redirect.and_then(|document| new.address_of(*document)) {
            Some(to) => {
                let destination = NewAddress {
                    address: to,
                    redirects: true,
                };
                moved.insert(*address, destination);
            }
            None => without_redirect.extend(Some(*address).zip(kind.document())),
        }
    }
    for (address, document) in without_redirect {
        let head = old.side.edition.heads().document(document);
        let is_free = |to: &&str| {
            !old.pages.contains_key(to) && moved.values().all(|other| other.address != *to)
        };
        let is_same = |to: &&str| {
            new.document_at(to).is_some_and(|document| {
                let other = new.side.edition.heads().document(document);
                other.at.kind == head.at.kind
                    && (other.at.path == head.at.path || other.title() == head.title())
            })
        };
        let to = new.pages.keys().copied().filter(is_free).find(is_same);
        if let Some(to) = to {
            let destination = NewAddress {
                address: to,
                redirects: false,
            };
            moved.insert(address, destination);
        }
    }
    moved
}

fn removed(
    old: &SidePages<'_>,
    new: &SidePages<'_>,
    moved: &BTreeMap<&str, NewAddress<'_>>,
) -> Vec<RemovedAddress> {
    let redirects = old.redirects.iter().map(|(address, document)| PageName {
        address: (*address).to_owned(),
        title: old.side.edition.heads().document(*document).title(),
    });
    let files = old.downloads.keys().chain(&old.tables);
    let files = files.map(|address| PageName {
        address: (*address).to_owned(),
        title: String::new(),
    });
    old.names()
        .into_iter()
        .chain(redirects)
        .chain(files)
        .filter(|page| !new.has(&page.address) && !moved.contains_key(&*page.address))
        .map(|page| RemovedAddress {
            is_recorded: new.is_recorded(&page.address),
            page,
        })
        .collect()
}

/// A page that both editions have.
struct CommonPage<'e> {
    old: (&'e str, EditionFile<'e>, PageKind),
    new: (&'e str, EditionFile<'e>, PageKind),
}

/// How a page differs.
enum Difference {
    /// Not at all.
    Same,
    /// In what visitors do not read.
    Looks,
    /// In what they see.
    Seen(PageText, PageText),
    /// It cannot be rendered in one of the editions.
    Unrendered,
}

fn compare_pages(
    old: &SidePages<'_>,
    new: &SidePages<'_>,
    moved: &BTreeMap<&str, NewAddress<'_>>,
    review: &mut SiteReview,
) {
    let common: Vec<CommonPage<'_>> = old
        .pages
        .iter()
        .filter_map(|(address, (file, kind))| {
            let to = moved.get(address).map_or(*address, |to| to.address);
            let (found, (new_file, new_kind)) = new.pages.get_key_value(to)?;
            Some(CommonPage {
                old: (*address, *file, *kind),
                new: (*found, *new_file, *new_kind),
            })
        })
        .collect();
    let differences: Vec<Difference> = common
        .par_iter()
        .map(|page| difference(old, new, page))
        .collect();
    let mut compared: Vec<ComparedPage> = common
        .iter()
        .zip(&differences)
        .map(|(page, difference)| ComparedPage {
            template: page.new.2.template(),
            is_list: new.sources(page.new.2).is_empty(),
            changes: match difference {
                Difference::Seen(before, now) => changes(&before.pieces, &now.pieces),
                Difference::Same | Difference::Looks | Difference::Unrendered => Vec::new(),
            },
        })
        .collect();
    review.everywhere = take_shared(&mut compared);
    for ((page, difference), compared) in common.iter().zip(differences).zip(compared) {
        let (address, _, kind) = page.new;
        let facts = match (page.old.2.document(), kind.document()) {
            (Some(before), Some(now)) => facts(old.subject(before), new.subject(now)),
            _ => Vec::new(),
        };
        match difference {
            Difference::Unrendered => review.unrendered.push(address.to_owned()),
            Difference::Looks if page.old.0 == address => review.looks_changed += 1,
            Difference::Same | Difference::Looks | Difference::Seen(..) => {}
        }
        let is_own = is_changed(old, new, page);
        if !facts.is_empty() || (is_own && !compared.changes.is_empty()) {
            review.changed.push(ChangedPage {
                page: new.name(address),
                facts,
                texts: compared.changes,
            });
        } else if !compared.changes.is_empty() {
            review.mentioning.push(new.name(address));
        }
    }
}

fn difference(old: &SidePages<'_>, new: &SidePages<'_>, page: &CommonPage<'_>) -> Difference {
    let (Some(before), Some(now)) = (old.rendered(&page.old.1), new.rendered(&page.new.1)) else {
        return Difference::Unrendered;
    };
    if before == now {
        return Difference::Same;
    }
    let before = PageText::of(&before, page.old.0);
    let now = PageText::of(&now, page.new.0);
    match before == now {
        true => Difference::Looks,
        false => Difference::Seen(before, now),
    }
}

/// Whether one of the files that a page is made from in the first place changed.
fn is_changed(old: &SidePages<'_>, new: &SidePages<'_>, page: &CommonPage<'_>) -> bool {
    let entries = |side: &SidePages<'_>, kind: PageKind| -> Vec<_> {
        let paths = side.sources(kind).into_iter();
        paths
            .map(|path| side.side.world.entries().get(&path).cloned())
            .collect()
    };
    entries(old, page.old.2) != entries(new, page.new.2)
}

/// What is ready and not yet visible, of the documents that are new or changed.
fn waiting(old: &SidePages<'_>, new: &SidePages<'_>) -> Vec<String> {
    let heads = new.side.edition.heads();
    let (site, when) = (new.site.plan().site, new.site.plan().when);
    let changed = |document: DocIx| {
        of_document(heads, site, document)
            .iter()
            .any(|path| old.side.world.entries().get(path) != new.side.world.entries().get(path))
    };
    let documents = (0..heads.documents.len()).map(DocIx);
    documents
        .filter(|document| heads.shows(site, *document) && changed(*document))
        .filter_map(|document| {
            let named = new.subject(document).named();
            match heads.availability(document, when.today) {
                Availability::Scheduled(day) => Some(format!(
                    "{named} staat klaar, en komt op {} online.",
                    dutch_date(day)
                )),
                Availability::Draft if !when.drafts => {
                    Some(format!("{named} is nog een concept: lezers zien het niet."))
                }
                _ => None,
            }
        })
        .collect()
}
