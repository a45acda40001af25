//! The elements that the preview adds to a page, and the client files they load.
//!
//! | file | what it does |
//! |---|---|
//! | `remember.js` | keeps the page as served, before any script of the page runs |
//! | `client.js` | starts the client |
//! | `connection.js` | receives server events, over one connection for all tabs |
//! | `live.js` | updates the page after a save |
//! | `merge.js` | applies only the server's changes to the page |
//! | `media.js` | replaces style sheets and pictures by new versions |
//! | `bar.js` | the bar |
//! | `travel.js` | the choice of a date, and of drafts |
//! | `panel.js` | shared by the next six |
//! | `overlay.js` | the problems |
//! | `why.js` | “Waarom zie ik dit?” |
//! | `begin.js` | “Iets nieuws”: begins a file |
//! | `edit.js` | “Bewerken”: the form of a file of the page |
//! | `send.js` | “Versturen”: keeping, fetching and sending through git |
//! | `asked.js` | opens that form when the address asks for it |
//! | `changes.js` | “Wat verandert er?” |
//! | `compare.js` | two versions of a page side by side |
//! | `form.js` | the fields of a form |
//! | `choice.js`, `combobox.js` | the fields of what is chosen from a list; a choice by typing part of a name |
//! | `text.js`, `markdown.js` | the text of a document; edits of it |
//! | `insert.js`, `dialog.js` | the dialogs that insert something in a text; a dialog over a panel |
//! | `picture.js`, `colour.js`, `drag.js` | pictures; colours and their contrast; moving items with the pointer |
//! | `sides.js` | two versions of one thing, to choose from: in a form, and before sending |
//! | `conflicts.js` | what somebody else saved meanwhile, to choose from |
//! | `manage.js` | what can be done with a document: copy, adapt, rename, remove |
//! | `steps.js` | a form one question at a time |
//! | `frame.js` | reports the page to a text editor that shows it in a frame |
//! | `kept.js` | what a tab keeps between pages |
//! | `dom.js` | elements and requests |
//!
//! Each visible part has its own style sheet, in the shadow root of its element, out of reach of
//! themes; `pages.css` styles the pages of the preview itself.
//!
//! A new page is merged into the old one with idiomorph (`client/idiomorph.js`, unmodified; licence
//! 0BSD, in `client/idiomorph-LICENSE`), so that focus, scroll position and input are kept. Texts are
//! edited with CodeMirror 6 (`client/codemirror.js`, made by `.release/codemirror/build`; licence MIT, with
//! the versions in `client/codemirror-LICENSE`), which a page loads when a form with a text opens.

use crate::escape;

/// A file of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientFile {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Embeds client files with their texts.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(ClientFile { name: $name, text: include_str!($name) }),+]
    };
}

/// The files of the client.
pub(super) const FILES: &[ClientFile] = files![
    "asked.js",
    "bar.css",
    "bar.js",
    "begin.css",
    "begin.js",
    "changes.css",
    "changes.js",
    "choice.js",
    "client.js",
    "codemirror.js",
    "colour.js",
    "combobox.js",
    "compare.css",
    "compare.js",
    "conflicts.js",
    "connection.js",
    "dialog.js",
    "dom.js",
    "drag.js",
    "edit.css",
    "edit.js",
    "fields.css",
    "form.js",
    "frame.js",
    "idiomorph.js",
    "insert.js",
    "kept.js",
    "live.js",
    "manage.js",
    "markdown.js",
    "marks.css",
    "media.js",
    "merge.js",
    "overlay.css",
    "overlay.js",
    "pages.css",
    "panel.css",
    "panel.js",
    "picture.js",
    "remember.js",
    "send.css",
    "send.js",
    "shared.css",
    "sides.css",
    "sides.js",
    "steps.js",
    "text.js",
    "travel.css",
    "travel.js",
    "why.css",
    "why.js",
];

/// The client file with a name.
pub fn file(name: &str) -> Option<ClientFile> {
    FILES.iter().copied().find(|file| file.name == name)
}

/// Data for the client about a page.
#[derive(Debug, Clone, Copy)]
pub struct ClientData<'a> {
    /// Its revision.
    pub revision: u64,
    /// The identity of the server process.
    pub session: &'a str,
    /// The token that requests for changes must include.
    pub token: &'a str,
    /// Whether the page failed to render and is shown as last rendered.
    pub is_old: bool,
}

/// The elements added at the end of every page.
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
