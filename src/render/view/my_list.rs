//! The courses that a visitor keeps: `my_list` in `my-list.html`.

use serde::Serialize;

use super::meta::PageMeta;
use crate::model::address::Address;
use crate::render::context::PageContext;

/// The page that a script fills with the courses that a visitor keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MyListView {
    /// The URL of the script with the courses.
    pub(in crate::render) data_href: String,
    /// The URL of the list of all courses.
    pub(in crate::render) courses_href: String,
    /// The URL of the overview for printing.
    pub(in crate::render) overview_href: String,
}

/// The list of a visitor.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, MyListView) {
    let summary =
        "De scholing die je bewaarde, naast elkaar. Om te kiezen, te printen of te sturen.";
    let page = PageMeta::new(context, "Mijn lijst", summary, &[]).excluded_from_search();
    let href = |address: &str| context.href(&Address::from(address));
    let view = MyListView {
        data_href: href("/mijn-lijst/gegevens.js"),
        courses_href: href("/aanbod/"),
        overview_href: href("/aanbod/overzicht/"),
    };
    (page, view)
}
