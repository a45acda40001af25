//! What a proposal changes on the sites, for people who do not read diffs.
//!
//! [`Review::of`] compares two editions, which are compiled for the same day, so that only the
//! texts make a difference. It compares what visitors get and not the files: a renamed file whose
//! address stays is no change, and a word in a list that shows on forty pages is.
//!
//! - An address is new, gone, or leads elsewhere.
//! - A page differs when visitors see other texts, pictures or links on it (`page_text`). What
//!   changes in the same way on most pages of a site, such as the menu, is said once (`shared`).
//! - A page whose own source changed is described; others only mention what changed elsewhere.
//! - Titles, dates and prices are compared as values, and put in a sentence (`facts`).
//! - A problem is new or gone by what it says, not by its line.
//!
//! An edition with errors is compared as far as it can be rendered.

mod document;
mod facts;
mod markdown;
mod marks;
mod page_text;
mod price;
mod problems;
mod report;
mod runs;
mod shared;
mod side;
mod side_pages;
mod site;
mod sources;
mod texts;
mod words;

use std::sync::Arc;

use rayon::prelude::*;

use self::problems::ProblemChanges;
use self::site::compare;
use crate::edition::EditionSite;

pub use self::markdown::{Compared, markdown};
pub use self::marks::{MARK, MarkedVersions, PageVersion};
pub use self::report::{PageName, Presence, Review, SiteReview};
pub use self::side::Side;
pub use self::words::in_words;

impl Review {
    /// Compares two sides, of the sites that are selected.
    pub fn of(
        before: Side<'_>,
        now: Side<'_>,
        is_selected: &(dyn Fn(&str) -> bool + Sync),
    ) -> Self {
        let mut ids: Vec<&Arc<str>> = [before.edition, now.edition]
            .into_iter()
            .flat_map(|edition| &edition.heads().sites)
            .map(|site| &site.id)
            .collect();
        ids.sort();
        ids.dedup();
        ids.retain(|id| is_selected(id));
        let sites = ids.into_par_iter().filter_map(|id| {
            let pair = (site_of(before, id), site_of(now, id));
            compare(before, now, pair)
        });
        Self {
            sites: sites.collect(),
            problems: ProblemChanges::between(before, now),
            errors_before: problems::errors(before.problems),
            errors_now: problems::errors(now.problems),
        }
    }
}

fn site_of<'e>(side: Side<'e>, id: &str) -> Option<EditionSite<'e>> {
    side.edition.site(side.edition.heads().site_with_id(id)?)
}
