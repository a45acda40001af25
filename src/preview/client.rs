//! What the preview adds to a page, and the files that this asks for.
//!
//! The script brings the page up to date after a save. It takes the new page and changes the old
//! one into it with idiomorph (`client/idiomorph.js`, as its makers publish it; licence 0BSD, in
//! `client/idiomorph-LICENSE`), so that what the reader was doing stays as it was.

use super::html::escaped;

/// A file of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientFile {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The files of the client.
pub const FILES: [ClientFile; 3] = [
    ClientFile {
        name: "client.js",
        text: include_str!("client/client.js"),
    },
    ClientFile {
        name: "client.css",
        text: include_str!("client/client.css"),
    },
    ClientFile {
        name: "idiomorph.js",
        text: include_str!("client/idiomorph.js"),
    },
];

/// A file of the client by its name.
pub fn file(name: &str) -> Option<ClientFile> {
    FILES.into_iter().find(|file| file.name == name)
}

/// What comes at the end of every page. `revision` is that of the page, `session` that of the
/// server, `token` what has to be sent along when something is to be changed.
pub fn added(revision: u64, session: &str, token: &str) -> String {
    format!(
        "<script type=\"module\" src=\"/__vindplek/client.js\" data-vindplek data-revision=\"{revision}\" \
         data-session=\"{}\" data-token=\"{}\"></script>",
        escaped(session),
        escaped(token)
    )
}
