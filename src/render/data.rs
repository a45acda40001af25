//! What data files show as pages do.

use super::context::{PageContext, SiteContext};
use super::view::body::BodyView;
use super::view::registration;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::plan::localized::LocalizedDocument;

/// The course file to fill in by hand, which stands beside the registration form.
pub fn registration_example(site: &SiteContext<'_>, address: &Address) -> String {
    registration::example_file(&PageContext::new(site, address))
}

/// The text of a document as a feed carries it: with full addresses, as it is read elsewhere.
pub fn feed_text(site: &SiteContext<'_>, document: DocIx) -> Option<String> {
    let address = site.plan.address_of(document)?;
    let context = PageContext::new(site, address).anywhere();
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let text = BodyView::of(&context, &localized).html;
    (!text.is_empty()).then_some(text)
}
