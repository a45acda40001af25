//! What a preview shows besides the pages as they are built: pure functions, for whoever serves.
//!
//! A preview serves what [`EditionFile::produce`](crate::edition::EditionFile::produce) makes and
//! nothing else. What it adds (the bar, the list of problems, the script that brings a page up to
//! date: [`client`]) is added to the response ([`dress`]); with `?bare` a page comes as it is built.
//! A page that cannot be made is sent with status 500 as it was when it last could, and says so
//! (`data-old` at the script element); one that never could names what is wrong.
//!
//! # Addresses
//!
//! | address | what |
//! |---|---|
//! | `/` | the start page: the sites, the state of the content, what changed last |
//! | `/noord/aanbod/` | the page at `/aanbod/` of the site `noord`; without the slash at its end a redirect |
//! | `/noord/weg/` | with status 404 the `404.html` of the site |
//! | `…?bare` | the page as it is built |
//! | `/__vindplek/…` | what follows |
//!
//! Everything is sent with `Cache-Control: no-store`. A `Host` that is neither a loopback name nor
//! the one that was asked for with `--host` is refused with status 403 (DNS rebinding).
//!
//! # `/__vindplek/…`
//!
//! - `GET events`: server-sent events. Each has the newest [`state`] as JSON in `data`; the name is
//!   `state`. One comes when the connection is made and one whenever something in it changes. It is
//!   enough to look at the newest.
//! - `GET state`: the same JSON by itself, [`state::PreviewState`]. It waits until every change on the disk
//!   has been dealt with.
//!
//!   ```json
//!   {"session": "9c1d…", "revision": 7, "polling": false, "today": "2026-11-01", "today_label": "zondag 1 november 2026",
//!    "as_of": "2026-11-01", "drafts": false,
//!    "sites": [{"id": "landelijk", "name": "…", "short_name": "…", "national": true, "path": "/landelijk/",
//!               "base_url": "https://…", "pages": 84, "problems": {"errors": 0, "warnings": 1, "hints": 0}}],
//!    "content": {"documents": 93, "drafts": 2, "scheduled": 1, "expired": 0},
//!    "problems": {"revision": 7, "errors": 0, "warnings": 3, "hints": 1},
//!    "changes": {"revision": 7, "saved": ["content/aanbod/hoe.md"], "saved_count": 1, "text": "noord 3, landelijk 1",
//!                "sites": [{"site": "noord", "count": 3, "paths": ["/noord/aanbod/"]}]},
//!    "rendered": 7}
//!   ```
//!
//!   `problems` and `changes` are null until they are known for the first time, and belong to the
//!   revision that they name: they follow a moment after the revision itself. `pages` is null until
//!   the site has been planned; `rendered` tells of which revision every file has been made behind
//!   what is served, so that nothing more is to come of it. Nothing was `saved` when the date made the difference, or whether
//!   drafts are shown.
//! - `GET problems`: [`problems::ProblemList`], newest file first:
//!
//!   ```json
//!   {"revision": 7, "errors": 1, "warnings": 0, "hints": 0, "problems": [{
//!      "id": "3f2a…", "code": "unknown-key", "severity": "error", "severity_label": "fout",
//!      "path": "content/aanbod/hoe.md", "line": 4, "column": 1, "end_line": 4, "end_column": 11,
//!      "message": "…", "help": "…", "summary": "…", "explanation": "…", "sites": ["noord"],
//!      "excerpt": {"line": 4, "text": "doelgoepen: …", "start": 1, "end": 11},
//!      "text": "fout[unknown-key]: … as the terminal shows it",
//!      "related": [{"path": "…", "line": 2, "column": 1, "message": "…", "open": "vscode://…"}],
//!      "file": "/…/content/aanbod/hoe.md", "open": "vscode://file/…/content/aanbod/hoe.md:4:1",
//!      "fix": "“doelgoepen” → “doelgroepen”"}]}
//!   ```
//!
//!   `excerpt` is null for a statement about a whole file; columns count characters from 1 and `end`
//!   is behind the last. `fix` is null unless the problem can be mended safely; else it is what the
//!   change comes down to, in words.
//! - `POST fix` with `{"id": "…"}` mends one problem. The header `X-Vindplek-Token` must be what the
//!   script element of the page has as `data-token`, `Origin` (when sent) that of the server, and the
//!   peer on this machine; else 403. 204 when it is done, 404 when the problem is gone, 409 with
//!   `{"message": "…"}` when it cannot be done.
//! - `POST travel` with `{"as_of": "2026-12-24"}`, or null to follow the clock again, and `{"drafts":
//!   true}`; a key that is absent stays as it is. The same conditions. 204.
//! - `GET page?path=/noord/aanbod/hoe/`: what stands there, [`page::PageInfo`]:
//!
//!   ```json
//!   {"site": "noord", "address": "/aanbod/hoe/", "exists": true, "status": "scheduled",
//!    "status_label": "gepland voor 3 maart 2027",
//!    "source": {"path": "content/aanbod/hoe.md", "line": null, "file": "/…/content/aanbod/hoe.md", "open": "vscode://…"},
//!    "elsewhere": [{"site": "zuid", "short_name": "Zuid", "path": "/zuid/aanbod/hoe/", "exists": true}]}
//!   ```
//!
//!   `source` is null for a page that no one document makes; of a page that is not there it is the
//!   document that would make it. `status` is `published`, `draft`, `scheduled`, `expired` or null. On
//!   a site without the page, `path` is what is nearest above it: `/zuid/aanbod/`. Where there is no
//!   site, all of it is null.
//! - `GET why?path=/noord/aanbod/hoe/`: the files and lines that put the page there, or keep it away,
//!   and set what it says, [`why::Why`]; null where there is no site:
//!
//!   ```json
//!   {"site": "noord", "address": "/aanbod/hoe/", "exists": true, "parts": [{"title": "Wat er op de pagina staat", "lines": [
//!     {"text": "kosten", "value": "gratis",
//!      "place": {"path": "regions/noord/content/aanbod/hoe.md", "line": 2, "file": "…", "open": "…"},
//!      "instead_of": {"path": "content/aanbod/hoe.md", "line": 9, "file": "…", "open": "…"}}]}]}
//!   ```
//!
//!   `text` is a sentence, or a key; `value`, `place` and `instead_of` are null where there is none.
//! - `GET client.js` and the rest of `client::FILES`.

pub mod changes;
pub mod client;
pub mod dress;
mod editor;
pub mod guard;
pub mod html;
pub mod media_type;
pub mod page;
pub mod problems;
pub mod reply;
pub mod start;
pub mod state;
pub mod waiting;
pub mod why;

/// Where everything stands that is the preview's own.
pub const OWN: &str = "/__vindplek/";
