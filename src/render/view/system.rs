//! Pages that no editor wrote: `not_found` in `not-found.html`, `redirect` in `redirect.html`.

use serde::Serialize;

use super::parts::LinkView;

/// What a visitor gets at an address that is not there. All its links are full addresses, as
/// nobody knows where it will be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundView {
    /// Where one could go instead.
    pub suggestions: Vec<LinkView>,
}

/// What stands at a former address: a stub that sends visitors on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedirectView {
    /// Where it is now, for `<meta http-equiv="refresh">` and the link.
    pub href: String,
    /// The title of what is there.
    pub title: String,
}
