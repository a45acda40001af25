//! Answers requests from the newest edition: everything but HTTP itself.

use super::editions::Snapshot;
use super::response::{PreviewResponse, parameter};
use super::sending::overview::overview;
use super::session::PreviewSession;
use super::{beginning, differences, editing, inserting, missing, versions};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::edition::FileBytes;
use crate::preview::differences::VERSION;
use crate::preview::media_type::{CSS, media_type};
use crate::preview::problems::ProblemContext;
use crate::preview::reply::{PreviewAddress, PreviewReply, reply};
use crate::preview::{client, dress, html, page, start, waiting, why};
use crate::source::FilePath;
use crate::world::{World, read_texts};

/// Answers a request for a page or file of a site, or for the start page.
pub(super) fn site(session: &PreviewSession, path: &str, query: &str) -> PreviewResponse {
    let snapshot = session.caught_up();
    let bare = query
        .split('&')
        .any(|part| part == "bare" || part.starts_with("bare="));
    let dress_for = |page: &str, site: Option<&str>, is_old: bool| {
        let about = client::ClientData {
            revision: snapshot.revision,
            session: &session.name,
            token: &session.token,
            is_old,
        };
        match bare {
            true => page.to_owned(),
            false => dress::dress(page, &snapshot.homes, site, &client::added(about)),
        }
    };
    let dress = |page: &str, is_old: bool| dress_for(page, None, is_old);
    let dressed = |page: &str| dress(page, false);
    if snapshot.edition.heads().sites.is_empty() {
        return PreviewResponse::html(503, dressed(&html::no_sites(&project(&snapshot))));
    }
    if path == "/" {
        let state = session.state(&snapshot);
        let today = snapshot.world.today();
        let waiting = waiting::waiting(&snapshot.edition, today, &project(&snapshot));
        return PreviewResponse::html(200, dressed(&start::start(&state, &waiting)));
    }
    let not_found = || PreviewResponse::html(404, dressed(&html::not_found()));
    let Some(asked) = PreviewAddress::new(path) else {
        return not_found();
    };
    match reply(
        &snapshot.edition,
        &snapshot.world,
        &session.kept,
        &asked,
        query,
    ) {
        PreviewReply::File {
            bytes,
            media_type,
            is_page,
            is_missing,
        } => {
            let tag = Digest::of(&bytes).short(16);
            if is_page && !is_missing {
                session.last_good.insert(path, &bytes);
            }
            let bytes = match media_type {
                CSS if !bare => style(session, &asked.site, bytes),
                _ => bytes,
            };
            let text = std::str::from_utf8(&bytes)
                .ok()
                .filter(|_| is_page && !bare);
            PreviewResponse {
                media_type,
                is_page,
                tag: Some(format!("\"{tag}\"")),
                body: match text {
                    Some(page) => dress_for(page, Some(&asked.site), false).into_bytes(),
                    None => bytes.to_vec(),
                },
                ..PreviewResponse::empty(if is_missing { 404 } else { 200 })
            }
        }
        PreviewReply::Redirect(to) => PreviewResponse {
            location: Some(to),
            ..PreviewResponse::empty(307)
        },
        PreviewReply::Broken(problem) => {
            let message = problem.message.in_language(session.language());
            broken(session, path, bare, message, &dress)
        }
        PreviewReply::NoTheme => {
            let message = "De site heeft geen thema waarmee pagina’s te maken zijn.";
            broken(session, path, bare, message, &dress)
        }
        PreviewReply::Nothing => not_found(),
    }
}

/// Replaces a style sheet that could not be compiled, and is therefore empty, by the last good one,
/// because pages without any style are useless.
fn style(session: &PreviewSession, site: &str, bytes: FileBytes) -> FileBytes {
    let key = format!("{site} stijl");
    if bytes.is_empty() {
        return session.last_good.get(&key).map_or(bytes, FileBytes::Shared);
    }
    session.last_good.insert(&key, &bytes);
    bytes
}

/// The response for a page that cannot be rendered: the last good one, marked as old, or else the
/// problem. With `bare`, which shows only what is built, it is always the problem.
fn broken(
    session: &PreviewSession,
    path: &str,
    bare: bool,
    message: &str,
    dress: &dyn Fn(&str, bool) -> String,
) -> PreviewResponse {
    let last_good_page = session.last_good.get(path).filter(|_| !bare);
    let last_good_page = last_good_page.and_then(|page| String::from_utf8(page.to_vec()).ok());
    let page = match last_good_page {
        Some(last_good_page) => dress(&last_good_page, true),
        None => dress(&html::broken(message), false),
    };
    PreviewResponse::html(500, page)
}

/// Answers a request for something of the preview itself, except events and changes.
pub(super) fn own(session: &PreviewSession, name: &str, query: &str) -> PreviewResponse {
    match name {
        "verandert" => differences::page(session, query),
        "differences" => differences::list(session, query),
        "vergelijk" => versions::compare(session, query),
        "ontbreekt" => missing::page(session, query),
        "state" => PreviewResponse::json(&session.state(&session.caught_up())),
        "problems" => problems(session),
        "form" => editing::form(session, query),
        "sending" => PreviewResponse::json(&overview(session)),
        "insertions" => inserting::insertions(session, query),
        "picture" => inserting::picture(session, query),
        "things" => beginning::kinds(session),
        "page" => about(session, query, |snapshot, asked, project| {
            page::info(&snapshot.edition, &snapshot.world, asked, project)
        }),
        "why" => about(session, query, |snapshot, asked, project| {
            why::why(&snapshot.edition, &snapshot.world, asked, project)
        }),
        name if name.starts_with(VERSION) => {
            versions::version(session, name.strip_prefix(VERSION).unwrap_or(name), query)
        }
        name => match client::file(name) {
            Some(file) => PreviewResponse {
                media_type: media_type(name),
                body: file.text.as_bytes().to_vec(),
                ..PreviewResponse::empty(200)
            },
            None => PreviewResponse::plain(404, "no such address in the preview"),
        },
    }
}

/// Answers with what `describe` returns for the page in the query; null when it is of no site.
fn about<T: serde::Serialize>(
    session: &PreviewSession,
    query: &str,
    describe: impl Fn(&Snapshot, &PreviewAddress, &str) -> Option<T>,
) -> PreviewResponse {
    // The path is escaped twice: as a path, and as part of the query.
    let asked = parameter(query, "path");
    let asked = asked.and_then(|path| PreviewAddress::new(&path));
    let snapshot = session.caught_up();
    PreviewResponse::json(&asked.and_then(|asked| describe(&snapshot, &asked, &project(&snapshot))))
}

fn problems(session: &PreviewSession) -> PreviewResponse {
    let snapshot = session.caught_up();
    let found = session.findings.get().problems.unwrap_or_default();
    let sources = read_texts(
        &snapshot.world,
        found.problems.iter().flat_map(Diagnostic::paths),
    );
    let showing = ProblemContext {
        sources: &sources,
        language: session.language(),
        project: &project(&snapshot),
        modified: &|path: &FilePath| snapshot.world.base().modified(path),
    };
    PreviewResponse::json(&showing.list(found.revision, &found.problems))
}

/// The path of the project, with `/` between its parts.
fn project(snapshot: &Snapshot) -> String {
    let folder = snapshot.world.base().project().to_string_lossy();
    match std::path::MAIN_SEPARATOR {
        '/' => folder.into_owned(),
        // An editor cannot use the prefix of verbatim paths on Windows.
        separator => folder.trim_start_matches(r"\\?\").replace(separator, "/"),
    }
}
