//! Page content that data files carry too: the example of the registration form, texts in the feed.

use super::context::{PageContext, SiteContext};
use super::part::retold::RetoldView;
use super::view::body::BodyView;
use super::view::registration;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::plan::localized::LocalizedDocument;

/// The example course file that the registration page offers for download.
pub fn registration_example(site: &SiteContext<'_>, address: &Address) -> String {
    registration::example_file(&PageContext::new(site, address))
}

/// The text of a document for the feed, with absolute URLs.
pub fn feed_text(site: &SiteContext<'_>, document: DocIx) -> Option<String> {
    let address = site.plan.address_of(document)?;
    let context = PageContext::new(site, address).with_absolute_urls();
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let text = BodyView::of(&context, &localized).html;
    let works = RetoldView::all(&context, localized.head);
    let text = RetoldView::paragraph(&works).unwrap_or_default() + &text;
    (!text.is_empty()).then_some(text)
}
