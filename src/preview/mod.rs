//! The preview apart from the pages as built: pure functions for the server.
//!
//! A preview serves exactly what [`EditionFile::produce`](crate::edition::EditionFile::produce)
//! returns. Its own elements (the bar, the list of problems, the script that updates a page:
//! [`client`]) are added to the response ([`dress`]); with `?bare` a page is served as built. A
//! page that fails to render is served with status 500 as last rendered, marked with `data-old` at
//! the script element; one that never rendered shows the problem.
//!
//! # Addresses
//!
//! | address | response |
//! |---|---|
//! | `/` | the start page: the sites, the state of the content, what changed last |
//! | `/noord/aanbod/` | the page at `/aanbod/` of the site `noord`; without the trailing slash a redirect |
//! | `/noord/weg/` | status 404 with the `404.html` of the site |
//! | `…?bare` | the page as built |
//! | `/__vindplek/verandert` | “Wat verandert er”: the pages that differ from what is saved, or with `?sinds=commit` from the last commit |
//! | `/__vindplek/vergelijk?sinds=commit&site=noord&adres=/aanbod/` | two versions of a page side by side ([`differences`]) |
//! | `/__vindplek/ontbreekt` | “Wat ontbreekt”: what is unknown, old, empty, past or full ([`missing`]), of a `site`, a `soort` and a `waarom` |
//! | `/__vindplek/…` | see below |
//!
//! Every response has `Cache-Control: no-store`, and headers that keep other sites from using it
//! ([`guard`]): it cannot be framed or embedded (a version of a page only by the preview itself), and a drawing, feed or HTML file of the project runs
//! no script. A `Host` that is neither a loopback name, nor an IP address, nor the one given with
//! `--host` is refused with status 403 (DNS rebinding), for people with a page that says what to do;
//! when other machines are served, names of the local network are allowed too.
//!
//! # `/__vindplek/…`
//!
//! - `GET events`: server-sent events named `state`, each with the newest [`state`] as JSON in
//!   `data`. One is sent on connection and one whenever the state changes; each replaces all earlier
//!   ones.
//! - `GET state`: the same JSON, [`state::PreviewState`], sent once every change on the disk has been
//!   processed.
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
//!    "unsaved": [], "rendered": 7}
//!   ```
//!
//!   `problems` and `changes` are null until first known, and belong to the revision that they name:
//!   they are computed after the revision is served. `pages` is null until the site has been planned;
//!   `rendered` is the newest revision of which every file has been rendered in the background, so
//!   that its results are final. `saved` is empty when the date or the draft setting caused the
//!   changes.
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
//!   `excerpt` is null for a problem of a whole file; columns count characters from 1 and `end` is
//!   exclusive. `fix` is null unless the problem has a safe fix; else it describes the change in
//!   words.
//! - `POST fix` with `{"id": "…"}` fixes one problem. The header `X-Vindplek-Token` must equal the
//!   `data-token` of the page's script element, `Origin` (when sent) must be that of the server, and
//!   the peer must be on this machine; else 403. 204 on success, 404 when the problem no longer
//!   exists, 409 with `{"message": "…"}` when it cannot be fixed.
//! - `POST travel` with `{"as_of": "2026-12-24"}`, or null to follow the clock again, and `{"drafts":
//!   true}`; an absent key leaves its setting unchanged. The same conditions as for `fix`. 204.
//! - `GET page?path=/noord/aanbod/hoe/`: information about that page, [`page::PageInfo`]:
//!
//!   ```json
//!   {"site": "noord", "address": "/aanbod/hoe/", "exists": true, "status": "scheduled",
//!    "status_label": "gepland voor 3 maart 2027",
//!    "source": {"path": "content/aanbod/hoe.md", "line": null, "file": "/…/content/aanbod/hoe.md", "open": "vscode://…"},
//!    "editable": [{"path": "content/aanbod/hoe.md", "label": "Deze pagina"}, {"path": "regions/noord/region.yaml", "label": "De site Noord"}],
//!    "elsewhere": [{"site": "zuid", "short_name": "Zuid", "path": "/zuid/aanbod/hoe/", "exists": true}]}
//!   ```
//!
//!   `source` is null for a page without a single document; for a page that does not exist it is the
//!   document that would produce it. `status` is `published`, `draft`, `scheduled`, `expired` or null.
//!   `editable` lists the files that `form` takes for the page.
//!   On a site without the page, `path` is its nearest existing ancestor: `/zuid/aanbod/`. The whole
//!   answer is null when there is no such site.
//! - `GET why?path=/noord/aanbod/hoe/`: the files and lines that cause the page to be there, or
//!   not, and that set its content, [`why::Why`]; null when there is no such site:
//!
//!   ```json
//!   {"site": "noord", "address": "/aanbod/hoe/", "exists": true, "parts": [{"title": "Wat er op de pagina staat", "lines": [
//!     {"text": "kosten", "value": "gratis",
//!      "place": {"path": "regions/noord/content/aanbod/hoe.md", "line": 2, "file": "…", "open": "…"},
//!      "instead_of": {"path": "content/aanbod/hoe.md", "line": 9, "file": "…", "open": "…"}}]}]}
//!   ```
//!
//!   `text` is a sentence or a key; `value`, `place` and `instead_of` are null when absent.
//! - `GET form?file=content/aanbod/hoe.md`: the form of a file with its unsaved edits (`edit::form`), and
//!   what can be done with it, `document`; for a theme the contrast of its colours, `contrasts`. Null for a file without
//!   keys. `is_changed`, `is_read_only`, `is_new`, `can_undo`, `can_redo` and `conflicts` (`edit::reconcile`) tell the state of the edits.
//! - `POST edit` with `{"file": "…", "edit": {"value": {"set": {"at": ["uitvoeringen", 0, "plaats"], "value": "Assen"}}}}`,
//!   or another edit (`edit::unsaved`): the pages show it, and nothing is written. 204; 404 when there is no
//!   such value, 409 with `{"message": "…"}` when it cannot be edited safely.
//! - `POST undo` and `POST redo` with `{"file": "…"}` step through them. `POST settle` with `{"file": "…",
//!   "choices": [[{"value": ["titel"]}, "mine"]]}` chooses between what the editor and somebody else made of it.
//! - `GET things`: what can be begun (`draft::things`). `POST begin` with `{"thing": "cursus", "title": "…", "region": null,
//!   "special": null, "copy": null}` begins it, unsaved, and answers with `file` and `page`.
//! - `POST rename` with `{"file": "…", "name": "…"}` and `POST remove` with `{"file": "…", "redirect": null, "gone": false}`
//!   answer with the plan in words, and `needs_fate`; with `"sure": true` they carry it out and answer with `page`.
//! - `POST save` with `{"file": "…"}` writes the edits of a file to the disk; 409 with a message when it is not there
//!   as it was when they began. `POST discard` drops them. The same conditions as for `fix` hold for all three.
//! - `GET insertions?file=…`: what can be inserted in the text of a file ([`crate::edit::Insertions`]).
//! - `GET picture?file=…&path=../media/plein.jpg`: the picture that a file names so, as it is on the disk.
//! - `POST medium` with a line `{"file": "…", "name": "plein.jpg"}`, and then the bytes of a picture: adds it to the
//!   media that the file uses. `{"path": "../media/plein.jpg", "file": "content/media/plein.jpg", "is_there": false}`;
//!   `is_there` is true when the same picture was there already. 409 with a message when it may not be there, 413
//!   over 30 MB. The same conditions as for `fix`.
//! - `GET differences?sinds=bewaard`: what “Wat verandert er” shows, as JSON. `details` are sentences;
//!   `address` and `compare` are null for what is no page; 409 with a message when there is nothing to compare with:
//!
//!   ```json
//!   {"sites": [{"id": "noord", "name": "Noord", "count": "1 pagina", "parts": [{"title": "Veranderd", "lines": [
//!     {"title": "Samen bewegen", "address": "/aanbod/samen-bewegen/", "compare": "/__vindplek/vergelijk?…", "details": ["“a” wordt “b”"]}]}]}]}
//!   ```
//! - `GET sending`: what there is to send through git ([`SendingState`](crate::sending::state::SendingState)); for
//!   another machine as if there were no git:
//!
//!   ```json
//!   {"is_shown": true, "obstacle": null, "branch": "main", "remote": "https://…", "files": [{"path": "content/aanbod/hoe.md",
//!      "name": "Cursus ‘Hoe’", "difference": "changed", "sentence": "Cursus ‘Hoe’ aangepast", "is_own": true}],
//!    "unsent": ["De agenda is bijgewerkt"], "proposed": 0, "unfetched": 2, "unsaved": [], "needs_name": false, "is_busy": false,
//!    "questions": null, "done": [{"command": "git push …", "output": "…", "is_ok": true, "is_change": true}]}
//!   ```
//!
//!   `questions` are those of a merge that waits: for each file `{"file", "name", "questions": [{"at", "label", "mine", "theirs"}]}`.
//! - `POST sending/keep` with `{"files": […], "sentence": "…"}` commits; `sending/fetch` with `{}` brings in the work of others, and
//!   `sending/settle` with `{"answers": [{"file", "at", "side": "mine"}]}` what was asked for that; `sending/push` and
//!   `sending/propose` send. All take `name` and `email` when git does not know the editor, and answer
//!   `{"is_done", "message", "offer", "address"}`; 409 while another step is being taken. `sending/later` drops a merge that waits,
//!   `sending/stop` stops a step. The same conditions as for `fix`, and never from another machine.
//! - `GET client.js` and the rest of `client::FILES`.

pub mod changes;
pub mod client;
pub mod differences;
pub mod document;
pub mod dress;
mod editor;
pub mod guard;
pub mod html;
pub mod media_type;
pub mod missing;
pub mod page;
pub mod pages;
pub mod problems;
pub mod reply;
pub mod start;
pub mod state;
pub mod waiting;
pub mod why;

/// The path prefix of the preview's own resources.
pub const OWN: &str = "/__vindplek/";
