//! What the preview adds to a page, and the files that this asks for.
//!
//! | file | what it does |
//! |---|---|
//! | `remember.js` | keeps the page as it was served, before any script of the page runs |
//! | `client.js` | starts all of it |
//! | `connection.js` | hears the server out, over one line for all tabs |
//! | `live.js` | brings the page up to date after a save |
//! | `merge.js` | changes in the page what the server changed, and nothing else |
//! | `media.js` | new style sheets and pictures in place of the old |
//! | `bar.js` | the bar |
//! | `travel.js` | the choice of a day, and of drafts |
//! | `panel.js` | what the next two have in common |
//! | `overlay.js` | the problems |
//! | `why.js` | “Waarom zie ik dit?” |
//! | `dom.js` | elements and requests |
//!
//! Each part that is seen has a style sheet of its own, in the shadow of its element, so that no
//! theme reaches it; `pages.css` is for the pages that the preview writes itself.
//!
//! A new page is worked into the old one with idiomorph (`client/idiomorph.js`, as its makers
//! publish it; licence 0BSD, in `client/idiomorph-LICENSE`), so that what the reader was doing stays
//! as it was.

use crate::escape;

/// A file of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientFile {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Lists files of the client with their texts.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(ClientFile { name: $name, text: include_str!($name) }),+]
    };
}

/// The files of the client.
pub(super) const FILES: &[ClientFile] = files![
    "bar.css",
    "bar.js",
    "client.js",
    "connection.js",
    "dom.js",
    "idiomorph.js",
    "live.js",
    "media.js",
    "merge.js",
    "overlay.css",
    "overlay.js",
    "pages.css",
    "panel.css",
    "panel.js",
    "remember.js",
    "shared.css",
    "travel.css",
    "travel.js",
    "why.css",
    "why.js",
];

/// A file of the client by its name.
pub fn file(name: &str) -> Option<ClientFile> {
    FILES.iter().copied().find(|file| file.name == name)
}

/// What the client has to know of a page.
#[derive(Debug, Clone, Copy)]
pub struct ClientData<'a> {
    /// The revision that it is of.
    pub revision: u64,
    /// The identity of this server.
    pub session: &'a str,
    /// What has to be sent along when something is to be changed.
    pub token: &'a str,
    /// Whether the page could not be made, and is shown as it was when it last could.
    pub is_old: bool,
}

/// What comes at the end of every page.
pub fn added(about: ClientData<'_>) -> String {
    let old = if about.is_old { " data-old" } else { "" };
    format!(
        "<script type=\"module\" src=\"/__vindplek/client.js\" data-vindplek data-revision=\"{}\" \
         data-session=\"{}\" data-token=\"{}\"{old}></script>\
         <script src=\"/__vindplek/remember.js\" data-vindplek></script>",
        about.revision,
        escape::html(about.session),
        escape::html(about.token)
    )
}
