//! What a review reports: values that are printed as sentences or as JSON.

use serde::Serialize;

use super::problems::ProblemChanges;

/// The differences between two editions. The sentences are in Dutch, as the sites and their
/// editors are.
#[derive(Debug, Serialize)]
pub struct Review {
    /// The sites, in the order of their folders; also those that are new or gone.
    pub sites: Vec<SiteReview>,
    /// The problems that are new and gone.
    pub problems: ProblemChanges,
    /// How many errors there were before: then the sites were not complete.
    pub errors_before: usize,
    /// How many errors there are now: then the sites are not complete, and cannot be built.
    pub errors_now: usize,
}

/// The differences of a site.
#[derive(Debug, Default, Serialize)]
pub struct SiteReview {
    /// The name of its folder.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short_name: String,
    /// Whether it is there only before, only now, or both.
    pub presence: Presence,
    /// New pages.
    pub added: Vec<PageName>,
    /// Addresses of pages and downloads that no longer lead anywhere.
    pub removed: Vec<RemovedAddress>,
    /// Pages with another address.
    pub moved: Vec<MovedPage>,
    /// Pages of which the own text changed.
    pub changed: Vec<ChangedPage>,
    /// Pages that differ because they mention something that changed.
    pub mentioning: Vec<PageName>,
    /// What changed in the same way on most pages.
    pub everywhere: Vec<SharedChange>,
    /// How many pages differ only in what visitors do not read: markup, style, data for programs.
    pub looks_changed: usize,
    /// New downloads.
    pub added_files: Vec<String>,
    /// Downloads with the same address and other contents.
    pub changed_files: Vec<String>,
    /// What is ready and not yet visible, in sentences.
    pub waiting: Vec<String>,
    /// Pages that cannot be rendered, before or now.
    pub unrendered: Vec<String>,
}

/// When a site exists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// Before and now.
    #[default]
    Both,
    /// Only now.
    New,
    /// Only before.
    Gone,
}

/// A page by its address and title.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PageName {
    /// Its address on the site.
    pub address: String,
    /// Its title; empty if it is not known.
    pub title: String,
}

/// An address that no longer leads anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemovedAddress {
    /// The page or download that it led to.
    #[serde(flatten)]
    pub page: PageName,
    /// Whether the ledger of the site says that it is gone for good.
    pub is_recorded: bool,
}

/// A page with another address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedPage {
    /// Its address before.
    pub from: String,
    /// Its address now.
    pub to: String,
    /// Its title now.
    pub title: String,
    /// Whether the former address redirects to the present one.
    pub redirects: bool,
}

/// A page of which the own text changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedPage {
    /// The page.
    #[serde(flatten)]
    pub page: PageName,
    /// Changes of title, dates and prices, in sentences.
    pub facts: Vec<String>,
    /// The texts, pictures and links that differ, in order.
    pub texts: Vec<TextChange>,
}

/// A change in what visitors see.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TextChange {
    /// What was there; empty if it is new.
    pub before: Vec<String>,
    /// What is there now; empty if it is gone.
    pub now: Vec<String>,
}

/// A change that is the same on many pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedChange {
    /// The change.
    #[serde(flatten)]
    pub change: TextChange,
    /// On how many pages.
    pub pages: usize,
}

impl Review {
    /// Whether nothing differs that a person would notice.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty() && self.sites.iter().all(SiteReview::is_empty)
    }
}

impl SiteReview {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.presence == Presence::Both
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.moved.is_empty()
            && self.changed.is_empty()
            && self.mentioning.is_empty()
            && self.everywhere.is_empty()
            && self.looks_changed == 0
            && self.added_files.is_empty()
            && self.changed_files.is_empty()
            && self.waiting.is_empty()
            && self.unrendered.is_empty()
    }
}
