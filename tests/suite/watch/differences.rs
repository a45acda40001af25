//! “Wat verandert er” and “Wat ontbreekt”: pages of the preview, and two versions of a page in frames.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::preview::{PAGE, Preview};
use crate::support::small;

const NEW_TITLE: &str = "Samen wandelen";

/// Edits the title of the only course, without saving it.
fn edit_title(preview: &Preview) {
    let (host, token) = (preview.host(), preview.token());
    let headers = [("Host", &*host), ("X-Vindplek-Token", &*token)];
    let edit = json!({"value": {"set": {"at": ["titel"], "value": NEW_TITLE}}});
    let body = json!({"file": small::COURSE, "edit": edit}).to_string();
    let response = preview.request("POST", "/__vindplek/edit", &headers, &body);
    assert_eq!(response.status, 204, "{}", response.text());
}

/// Commits everything in the folder.
fn commit(folder: &Path) {
    let init: &[&str] = &["init", "--quiet", "--initial-branch=main"];
    for arguments in [
        init,
        &["add", "--all"],
        &["commit", "--quiet", "--message", "Een stand"],
    ] {
        let mut git = Command::new("git");
        git.arg("-C").arg(folder);
        git.args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]);
        let git = git.args(arguments).env("GIT_CONFIG_NOSYSTEM", "1");
        let done = git.env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"));
        let done = done.output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }
}

/// What changed on the page of the course on a site, as the panel gets it.
fn changed(preview: &Preview, since: &str, site: &str) -> Value {
    let told = preview.json(&format!("/__vindplek/differences?sinds={since}"));
    let sites = told["sites"].as_array().unwrap().clone();
    let found = sites.into_iter().find(|found| found["id"] == site);
    found.map_or(Value::Null, |site| site["parts"][0].clone())
}

/// A version of the page of the course.
fn version(preview: &Preview, start: &str) -> String {
    let response = preview.get(&format!("/__vindplek/versie/{start}{PAGE}"));
    assert_eq!(response.status, 200);
    response.text()
}

#[test]
fn what_is_not_saved_is_compared_with_what_is() {
    let preview = Preview::new(&[]);
    let none = preview.get("/__vindplek/verandert").text();
    assert!(none.contains("Er verandert niets"), "{none}");
    edit_title(&preview);
    let part = changed(&preview, "bewaard", "noord");
    assert_eq!(part["title"], "Veranderd");
    assert_eq!(part["lines"][0]["address"], "/aanbod/samen-bewegen/");
    let words = part["lines"][0]["details"][0].as_str().unwrap();
    assert!(words.contains(NEW_TITLE), "{words}");
    let page = preview.get("/__vindplek/verandert").text();
    assert!(
        page.contains("vergelijk?sinds=bewaard&amp;site=noord"),
        "{page}"
    );
    let both = part["lines"][0]["compare"].as_str().unwrap();
    let both = preview.get(both).text();
    assert!(both.contains("src=\"/__vindplek/versie/bewaard/voor/noord/aanbod/samen-bewegen/\""));
    assert!(both.contains("src=\"/__vindplek/versie/bewaard/nu/noord/aanbod/samen-bewegen/\""));
}

#[test]
fn a_version_is_marked_and_its_links_stay_in_it() {
    let preview = Preview::new(&[]);
    edit_title(&preview);
    let (before, now) = (
        version(&preview, "bewaard/voor"),
        version(&preview, "bewaard/nu"),
    );
    assert!(before.contains("Samen bewegen") && !before.contains(NEW_TITLE));
    assert!(now.contains(NEW_TITLE));
    for page in [&before, &now] {
        let heading = page.split("<h1").nth(1).unwrap().split('>').next().unwrap();
        assert!(heading.contains("data-vindplek-verschil"), "{heading}");
        assert!(page.contains("/__vindplek/marks.css"));
        assert!(
            !page.contains("data-token"),
            "a version has nothing of the preview that acts"
        );
        assert!(
            !page.contains("href=\"/landelijk/"),
            "links stay in the version"
        );
    }
    assert!(before.contains("href=\"/__vindplek/versie/bewaard/voor/landelijk/"));
    let missing = preview.get("/__vindplek/versie/bewaard/voor/noord/weg/");
    assert_eq!(missing.status, 404);
    let folder = preview.get("/__vindplek/versie/bewaard/voor/noord/aanbod");
    assert_eq!(
        folder.headers["location"],
        "/__vindplek/versie/bewaard/voor/noord/aanbod/"
    );
    let style = preview.get("/__vindplek/versie/bewaard/voor/noord/assets/css/weg.css");
    assert_eq!(style.status, 404);
    assert_eq!(
        preview.get("/__vindplek/versie/ooit/voor/noord/").status,
        404
    );
}

#[test]
fn a_page_that_moved_is_compared_with_itself() {
    let preview = Preview::new(&[]);
    commit(preview.path());
    let moved = small::COURSE_TEXT.replace(
        "---\n\nJe doet",
        "voorheen: [/aanbod/samen-bewegen/]\n---\n\nU doet",
    );
    fs::remove_file(preview.path().join(small::COURSE)).unwrap();
    fs::write(preview.path().join("content/aanbod/wandelen.md"), moved).unwrap();
    let part = changed(&preview, "commit", "noord");
    let lines = part["lines"].as_array().unwrap();
    let line = lines
        .iter()
        .find(|line| line["address"] == "/aanbod/wandelen/")
        .unwrap();
    let compare = line["compare"].as_str().unwrap();
    assert!(
        compare.ends_with("&was=%2Faanbod%2Fsamen-bewegen%2F"),
        "{compare}"
    );
    let page = preview.get(compare).text();
    let start = "src=\"/__vindplek/versie/commit/nu/noord/aanbod/wandelen/?met=";
    assert!(page.contains(start), "{page}");
    let now = "/__vindplek/versie/commit/nu/noord/aanbod/wandelen/?met=%2Fnoord%2Faanbod%2Fsamen-bewegen%2F";
    let now = preview.get(now).text();
    let marked = now
        .split("U doet")
        .next()
        .unwrap()
        .rsplit('<')
        .next()
        .unwrap();
    assert!(marked.contains("data-vindplek-verschil"), "{marked}");
}

#[test]
fn only_the_preview_itself_shows_a_version_in_a_frame() {
    let preview = Preview::new(&[]);
    let version = preview.get(&format!("/__vindplek/versie/bewaard/nu{PAGE}"));
    assert_eq!(version.headers["x-frame-options"], "SAMEORIGIN");
    assert_eq!(
        version.headers["content-security-policy"],
        "frame-ancestors 'self'"
    );
    for other in [PAGE, "/", "/__vindplek/verandert", "/__vindplek/ontbreekt"] {
        let response = preview.get(other);
        assert_eq!(response.headers["x-frame-options"], "DENY", "{other}");
        assert_eq!(
            response.headers["content-security-policy"], "frame-ancestors 'none'",
            "{other}"
        );
    }
}

#[test]
fn the_last_commit_is_compared_and_follows_git() {
    let preview = Preview::new(&[]);
    let refused = preview.get("/__vindplek/differences?sinds=commit");
    assert_eq!(refused.status, 409);
    let page = preview.get("/__vindplek/verandert?sinds=commit").text();
    assert!(page.contains("git-repository"), "{page}");

    commit(preview.path());
    let saved = small::COURSE_TEXT.replace("Samen bewegen", "Samen fietsen");
    fs::write(preview.path().join(small::COURSE), saved).unwrap();
    let words = |since: &str| changed(&preview, since, "noord").to_string();
    assert!(
        words("commit").contains("Samen fietsen"),
        "{}",
        words("commit")
    );
    assert_eq!(words("bewaard"), "null", "all of it is saved");
    assert!(version(&preview, "commit/voor").contains("Samen bewegen"));
    assert!(version(&preview, "commit/nu").contains("Samen fietsen"));

    fs::write(
        preview.path().join("regions/noord/content/nieuws/nieuw.md"),
        "---\ntitel: Nieuw bericht\nsamenvatting: In december begint de academie met de tweede groep, en iedereen mag meedoen.\ndatum: 2026-10-20\nafzender: LAB\n---\n\nTot dan.\n",
    )
    .unwrap();
    let all = preview.get("/__vindplek/verandert?sinds=commit").text();
    assert!(all.contains("Nieuw bericht"), "{all}");
    let added = preview.get("/__vindplek/vergelijk?sinds=commit&site=noord&adres=/nieuws/nieuw/");
    assert!(added.text().contains("Deze pagina is nieuw."));

    commit(preview.path());
    assert_eq!(words("commit"), "null", "the commit is another one");
}

#[test]
fn what_is_missing_leads_into_the_form() {
    let unknown = small::COURSE_TEXT.replace("kosten: gratis", "kosten: onbekend");
    let preview = Preview::new(&[(small::COURSE, unknown.as_bytes())]);
    let page = preview.get("/__vindplek/ontbreekt?waarom=onbekend").text();
    let link = format!(
        "{}?bewerk=content%2Faanbod%2Fsamen-bewegen.md&amp;sleutel=kosten",
        PAGE.replace("noord", "landelijk")
    );
    assert!(page.contains(&link), "{page}");
    let shown = preview.get(&link.replace("&amp;", "&"));
    assert_eq!(shown.status, 200);
    assert_eq!(
        preview.json("/__vindplek/state")["unsaved"],
        json!([]),
        "a link changes nothing"
    );
    let other = preview
        .get("/__vindplek/ontbreekt?soort=nieuws&site=noord")
        .text();
    assert!(!other.contains("samen-bewegen.md"), "{other}");
}
