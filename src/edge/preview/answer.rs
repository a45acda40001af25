//! A request answered from the newest edition: everything but HTTP itself.

use super::session::{Session, Snapshot};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::edition::FileBytes;
use crate::percent;
use crate::preview::problems::ProblemContext;
use crate::preview::reply::{PreviewAddress, PreviewReply, reply};
use crate::preview::{client, dress, html, page, start, waiting, why};
use crate::source::FilePath;
use crate::world::{World, texts};

/// What is sent.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media_type: &'static str,
    pub(super) body: Vec<u8>,
    /// Where it goes on, for a redirect.
    pub(super) location: Option<String>,
    /// The digest of the file as it is built.
    pub(super) tag: Option<String>,
}

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

impl Answer {
    fn html(status: u16, page: String) -> Self {
        Self {
            status,
            media_type: HTML,
            body: page.into_bytes(),
            location: None,
            tag: None,
        }
    }

    /// A value as JSON.
    pub(super) fn json<T: serde::Serialize>(value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(body) => Self {
                media_type: JSON,
                body,
                ..Self::html(200, String::new())
            },
            Err(error) => Self::plain(500, &error.to_string()),
        }
    }

    /// Some words.
    pub(super) fn plain(status: u16, words: &str) -> Self {
        Self {
            media_type: "text/plain; charset=utf-8",
            ..Self::html(status, format!("{words}\n"))
        }
    }

    /// Nothing at all.
    pub(super) fn empty(status: u16) -> Self {
        Self::html(status, String::new())
    }
}

/// Answers a request for a page or file of a site, or for the start page.
pub(super) fn site(session: &Session, path: &str, query: &str) -> Answer {
    let snapshot = session.caught_up();
    let bare = query
        .split('&')
        .any(|part| part == "bare" || part.starts_with("bare="));
    let dress = |page: &str, is_old: bool| {
        let about = client::ClientData {
            revision: snapshot.revision,
            session: &session.name,
            token: &session.token,
            is_old,
        };
        match bare {
            true => page.to_owned(),
            false => dress::dress(page, &snapshot.homes, &client::added(about)),
        }
    };
    let dressed = |page: &str| dress(page, false);
    if path == "/" {
        let state = session.state(&snapshot);
        let today = snapshot.world.today();
        let waiting = waiting::waiting(&snapshot.edition, today, &project(&snapshot));
        return Answer::html(200, dressed(&start::start(&state, &waiting)));
    }
    let nothing = || Answer::html(404, dressed(&html::nothing()));
    let Some(asked) = PreviewAddress::new(path) else {
        return nothing();
    };
    match reply(&snapshot.edition, &snapshot.world, &asked, query) {
        PreviewReply::File {
            bytes,
            media_type,
            is_missing,
        } => {
            let is_page = media_type == HTML;
            let tag = Digest::of(&bytes).short(16);
            if is_page && !is_missing {
                session.keep_good(path, &bytes);
            }
            let bytes = match media_type {
                STYLE if !bare => style(session, &asked.site, bytes),
                _ => bytes,
            };
            let text = std::str::from_utf8(&bytes)
                .ok()
                .filter(|_| is_page && !bare);
            Answer {
                media_type,
                tag: Some(format!("\"{tag}\"")),
                body: match text {
                    Some(page) => dressed(page).into_bytes(),
                    None => bytes.to_vec(),
                },
                ..Answer::empty(if is_missing { 404 } else { 200 })
            }
        }
        PreviewReply::Redirect(to) => Answer {
            location: Some(to),
            ..Answer::empty(307)
        },
        PreviewReply::Broken(problem) => {
            let message = problem.message.say(session.language());
            broken(session, path, bare, message, &dress)
        }
        PreviewReply::NoTheme => {
            let message = "De site heeft geen thema waarmee pagina’s te maken zijn.";
            broken(session, path, bare, message, &dress)
        }
        PreviewReply::Nothing => nothing(),
    }
}

/// A style sheet with a mistake in it comes out empty; then the last that was whole takes its place,
/// as pages without any are of no use to anyone.
fn style(session: &Session, site: &str, bytes: FileBytes) -> FileBytes {
    let key = format!("{site} stijl");
    if bytes.is_empty() {
        return session.good(&key).map_or(bytes, FileBytes::Rendered);
    }
    session.keep_good(&key, &bytes);
    bytes
}

/// In place of a page that cannot be made comes the last that could; with `bare`, where nothing is
/// shown that was not built, only what is wrong.
fn broken(
    session: &Session,
    path: &str,
    bare: bool,
    message: &str,
    dress: &dyn Fn(&str, bool) -> String,
) -> Answer {
    let good = session.good(path).filter(|_| !bare);
    let good = good.and_then(|page| String::from_utf8(page).ok());
    let page = match good {
        Some(good) => dress(&good, true),
        None => dress(&html::broken(message), false),
    };
    Answer::html(500, page)
}

/// Answers a request for something of the preview's own, but for events and changes.
pub(super) fn own(session: &Session, name: &str, query: &str) -> Answer {
    match name {
        "state" => Answer::json(&session.state(&session.caught_up())),
        "problems" => problems(session),
        "page" => about(session, query, |snapshot, asked, project| {
            page::info(&snapshot.edition, asked, project)
        }),
        "why" => about(session, query, |snapshot, asked, project| {
            why::why(&snapshot.edition, &snapshot.world, asked, project)
        }),
        name => match client::file(name) {
            Some(file) => Answer {
                media_type: crate::preview::reply::media_type(name),
                body: file.text.as_bytes().to_vec(),
                ..Answer::empty(200)
            },
            None => Answer::plain(404, "not here"),
        },
    }
}

/// Tells something about the page that the query asks for; null when that is of no site.
fn about<T: serde::Serialize>(
    session: &Session,
    query: &str,
    tell: impl Fn(&Snapshot, &PreviewAddress, &str) -> Option<T>,
) -> Answer {
    let path = query.split('&').find_map(|part| part.strip_prefix("path="));
    // The path has been escaped twice: as a path, and as a part of the query.
    let asked = path.and_then(percent::decoded);
    let asked = asked.and_then(|path| PreviewAddress::new(&path));
    let snapshot = session.caught_up();
    Answer::json(&asked.and_then(|asked| tell(&snapshot, &asked, &project(&snapshot))))
}

fn problems(session: &Session) -> Answer {
    let snapshot = session.caught_up();
    let (revision, problems) = session.problems();
    let sources = texts(&snapshot.world, problems.iter().flat_map(Diagnostic::paths));
    let showing = ProblemContext {
        sources: &sources,
        language: session.language(),
        project: &project(&snapshot),
        modified: &|path: &FilePath| snapshot.world.modified(path),
    };
    Answer::json(&showing.list(revision, &problems))
}

/// The project's folder, with `/` between its parts.
fn project(snapshot: &Snapshot) -> String {
    let folder = snapshot.world.project().to_string_lossy();
    match std::path::MAIN_SEPARATOR {
        '/' => folder.into_owned(),
        // What Windows puts before a path that is absolute for sure is of no use to an editor.
        separator => folder.trim_start_matches(r"\\?\").replace(separator, "/"),
    }
}
