//! The preview server, over HTTP and on a real disk.

use std::fs;
use std::path::Path;

use serde_json::Value;
use vindplek::edge::disk::DiskWorld;
use vindplek::edge::preview::Bound;
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;

use super::preview::{PAGE, Preview, errors, today};
use crate::support::small;

#[test]
fn only_pages_that_are_not_bare_have_the_client() {
    let preview = Preview::new(&[]);
    let world = DiskWorld::open(preview.path(), Some(today())).unwrap();
    let edition = compile(&world, Options::default(), &Memo::new());
    for site in edition.sites() {
        for file in site.files() {
            let address = file.address();
            let response = preview.get(&format!("/{}{address}?bare", site.id()));
            assert_eq!(response.status, 200, "{address}");
            assert_eq!(response.headers["cache-control"], "no-store");
            let built = file
                .produce(&world, &vindplek::picture::NothingKept)
                .unwrap();
            assert!(response.body == *built, "{address}");
        }
    }
    let response = preview.get(PAGE);
    assert_eq!(response.headers["content-type"], "text/html; charset=utf-8");
    let page = response.text();
    assert!(page.contains("/__vindplek/client.js"));
    for script in ["client.js", "idiomorph.js"] {
        let response = preview.get(&format!("/__vindplek/{script}"));
        assert_eq!(
            response.headers["content-type"],
            "text/javascript; charset=utf-8"
        );
    }
}

#[test]
fn addresses_are_never_looked_up_as_paths_on_disk() {
    let preview = Preview::new(&[]);
    let status = |path: &str| preview.get(path).status;
    assert_eq!(status("/"), 200);
    assert_eq!(status(PAGE), 200);
    let redirect = |path: &str| preview.get(path).headers.get("location").cloned();
    assert_eq!(redirect("/noord").as_deref(), Some("/noord/"));
    assert_eq!(redirect("/noord/aanbod").as_deref(), Some("/noord/aanbod/"));
    assert_eq!(
        redirect("/noord/aanbod?a=1").as_deref(),
        Some("/noord/aanbod/?a=1")
    );
    assert_eq!(
        redirect("/noord/aanbod/index.html").as_deref(),
        Some("/noord/aanbod/")
    );
    let missing = preview.get("/noord/weg/");
    assert_eq!(missing.status, 404);
    assert!(
        missing.text().contains("/__vindplek/client.js"),
        "the client reloads when the page appears"
    );
    let page = missing.text();
    let (_, style) = page.split_once("rel=\"stylesheet\" href=\"").unwrap();
    let (style, _) = style.split_once('"').unwrap();
    assert_eq!(status(style), 200, "{style}");
    for path in [
        "/noord/../../regions/noord/region.yaml",
        "/noord/%2e%2e/%2e%2e/Cargo.toml",
        "/..%2f..%2fetc/passwd",
        "/noord/content/aanbod/samen-bewegen.md",
        "/regions/noord/region.yaml",
        "/__vindplek/../noord/",
        "/__vindplek/weg",
        "/%ff/",
        "/geen-site/",
    ] {
        assert_eq!(status(path), 404, "{path}");
    }
    let head = preview.request("HEAD", PAGE, &[("Host", &preview.host())], "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(
        preview
            .request("DELETE", PAGE, &[("Host", &preview.host())], "")
            .status,
        405
    );
}

#[test]
fn a_request_for_another_host_is_refused() {
    let preview = Preview::new(&[]);
    let status = |host: &str| preview.request("GET", PAGE, &[("Host", host)], "").status;
    assert_eq!(status("boef.example"), 403);
    assert_eq!(status(&format!("boef.example:{}", preview.port)), 403);
    assert_eq!(status("127.0.0.1"), 200);
}

#[test]
fn a_page_requested_after_a_save_is_never_stale() {
    let preview = Preview::new(&[]);
    for number in 0..40 {
        let text = format!("{}\nZin nummer {number}.\n", small::COURSE_TEXT);
        match number % 2 {
            0 => small::write(preview.path(), small::COURSE, text.as_bytes()),
            _ => {
                let beside = preview.path().join("content/aanbod/.tijdelijk");
                fs::write(&beside, text).unwrap();
                fs::rename(beside, preview.path().join(small::COURSE)).unwrap();
            }
        }
        let page = preview.get(PAGE).text();
        assert!(page.contains(&format!("Zin nummer {number}.")), "{number}");
    }
    fs::remove_file(preview.path().join(small::COURSE)).unwrap();
    assert_eq!(preview.get(PAGE).status, 404);
}

#[test]
fn browsers_receive_saves_problems_and_changes() {
    let preview = Preview::new(&[]);
    // What a save changes is known once the edition before it has been rendered.
    let first = preview.until(|state| state["rendered"].as_u64() == Some(1));
    assert_eq!(first["problems"]["errors"], 0);
    let mut others = [preview.events(), preview.events()];
    let revision = first["revision"].as_u64().unwrap();
    preview.session.caught_up();
    let wrong = small::COURSE_TEXT.replace("doelgroepen:", "doelgoepen:");
    small::write(preview.path(), small::COURSE, wrong.as_bytes());
    let state = preview.until(|state| errors(state) > Some(0));
    assert!(state["revision"].as_u64() > Some(revision));
    for events in &mut others {
        while errors(&events.next()) == Some(0) {}
    }
    let list = preview.json("/__vindplek/problems");
    let problem = &list["problems"][0];
    assert_eq!(problem["code"], "unknown-key");
    assert_eq!(problem["path"], small::COURSE);
    assert_eq!(problem["excerpt"]["text"], "doelgoepen: [buurtsportcoach]");
    assert_eq!(problem["fix"], "“doelgoepen” → “doelgroepen”");

    small::write(preview.path(), small::COURSE, small::COURSE_TEXT.as_bytes());
    let fixed = preview.until(|state| errors(state) == Some(0));
    let title = small::COURSE_TEXT.replace("Samen bewegen", "Samen rennen");
    small::write(preview.path(), small::COURSE, title.as_bytes());
    let after = fixed["revision"].as_u64();
    let changed = preview.until(|state| state["changes"]["revision"].as_u64() > after);
    assert_eq!(
        changed["changes"]["saved"],
        serde_json::json!([small::COURSE])
    );
    let text = changed["changes"]["text"].as_str().unwrap();
    for site in ["landelijk ", "noord ", "zuid "] {
        assert!(text.contains(site), "{text}");
    }
    assert!(
        preview
            .reported
            .changes
            .lock()
            .unwrap()
            .contains(&text.to_owned())
    );
    assert!(preview.reported.problems.lock().unwrap().contains(&1));
}

#[test]
fn a_fix_needs_the_token_and_the_right_host_and_origin() {
    let wrong = small::COURSE_TEXT.replace("doelgroepen:", "doelgoepen:");
    let preview = Preview::new(&[(small::COURSE, wrong.as_bytes())]);
    preview.until(|state| errors(state) > Some(0));
    let list = preview.json("/__vindplek/problems");
    let id = list["problems"][0]["id"].as_str().unwrap();
    let body = format!("{{\"id\":\"{id}\"}}");
    let (host, token) = (preview.host(), preview.token());
    let origin = format!("http://{host}");
    let status = |headers: &[(&str, &str)], body: &str| {
        preview
            .request("POST", "/__vindplek/fix", headers, body)
            .status
    };
    let host = ("Host", host.as_str());
    let token = ("X-Vindplek-Token", token.as_str());
    assert_eq!(status(&[host], &body), 403);
    assert_eq!(status(&[host, ("X-Vindplek-Token", "geraden")], &body), 403);
    assert_eq!(
        status(&[host, token, ("Origin", "http://boef.example")], &body),
        403
    );
    assert_eq!(status(&[("Host", "boef.example"), token], &body), 403);
    let on_disk = || fs::read_to_string(preview.path().join(small::COURSE)).unwrap();
    assert_eq!(on_disk(), wrong);
    assert_eq!(status(&[host, token], "{\"id\":\"weg\"}"), 404);
    assert_eq!(status(&[host, token], "onzin"), 400);
    assert_eq!(status(&[host, token, ("Origin", &origin)], &body), 204);
    assert_eq!(on_disk(), small::COURSE_TEXT);
    assert_eq!(
        status(&[host, token], &body),
        404,
        "the problem no longer exists"
    );
    preview.until(|state| errors(state) == Some(0));
}

#[test]
fn a_broken_template_shows_the_last_good_page_and_is_reported() {
    let preview = Preview::new(&[]);
    let good = preview.get(PAGE).text();
    let template = "themes/basis/templates/course.html";
    let whole = fs::read_to_string(preview.path().join(template)).unwrap();
    let broken = format!("{whole}\n{{% if %}}\n");
    small::write(preview.path(), template, broken.as_bytes());
    let page = preview.get(PAGE);
    assert_eq!(page.status, 500);
    assert!(page.text().contains("Samen bewegen"), "the last good page");
    assert_eq!(
        preview.get("/noord/aanbod/").status,
        200,
        "it uses another template"
    );
    let state = preview.until(|state| errors(state) > Some(0));
    assert!(state["revision"].as_u64() > Some(1));
    // A problem on a page that no browser has opened is reported as well.
    let broken = format!("{whole}{{{{ page.bestaat_niet.echt }}}}");
    let news = "themes/basis/templates/news-article.html";
    let news = match preview.path().join(news).exists() {
        true => news,
        false => template,
    };
    small::write(preview.path(), template, whole.as_bytes());
    small::write(preview.path(), news, broken.as_bytes());
    preview.until(|state| errors(state) > Some(0));
    small::write(preview.path(), template, b"{{ er.is.niets }}");
    let page = preview.get(PAGE);
    assert_eq!(page.status, 500);
    assert!(page.text().contains("Samen bewegen"), "the last good page");
    assert!(page.text().contains("/__vindplek/client.js"));
    assert!(
        !preview
            .get(&format!("{PAGE}?bare"))
            .text()
            .contains("client.js")
    );
    assert!(good.contains("Samen bewegen"));
    small::write(preview.path(), template, whole.as_bytes());
    assert_eq!(preview.get(PAGE).status, 200);
}

#[test]
fn the_date_and_drafts_can_be_switched() {
    let draft = small::COURSE_TEXT.replacen("---\n", "---\nconcept: true\n", 1);
    let preview = Preview::new(&[("content/aanbod/later.md", draft.as_bytes())]);
    let address = "/noord/aanbod/later/";
    assert_eq!(preview.get(address).status, 404);
    let (host, token) = (preview.host(), preview.token());
    let headers = [
        ("Host", host.as_str()),
        ("X-Vindplek-Token", token.as_str()),
    ];
    let travel = |body: &str| {
        preview
            .request("POST", "/__vindplek/travel", &headers, body)
            .status
    };
    assert_eq!(travel("{\"drafts\":true}"), 204);
    assert_eq!(preview.get(address).status, 200);
    let info = preview.json(&format!("/__vindplek/page?path={address}"));
    assert_eq!(info["status"], "draft");
    assert_eq!(info["source"]["path"], "content/aanbod/later.md");
    assert_eq!(info["elsewhere"].as_array().unwrap().len(), 3);
    assert_eq!(travel("{\"as_of\":\"2027-01-01\"}"), 204);
    let state = preview.json("/__vindplek/state");
    assert_eq!(
        (&state["today"], &state["as_of"]),
        (&"2027-01-01".into(), &"2027-01-01".into())
    );
    assert_eq!(state["drafts"], true);
    assert_eq!(travel("{\"as_of\":null,\"drafts\":false}"), 204);
    assert_eq!(preview.json("/__vindplek/state")["as_of"], Value::Null);
    assert_eq!(preview.get(address).status, 404);
    assert_eq!(travel("{\"as_of\":\"morgen\"}"), 400);
}

#[test]
fn a_page_is_explained_and_located_on_every_site() {
    let preview = Preview::new(&[]);
    let why = preview.json(&format!("/__vindplek/why?path={PAGE}"));
    assert_eq!(why["exists"], true);
    assert_eq!(why["parts"][0]["lines"][0]["place"]["path"], small::COURSE);
    let absent = "%2Fzuid%2Fnieuws%2Fstart%2F";
    let why = preview.json(&format!("/__vindplek/why?path={absent}"));
    assert_eq!(why["exists"], false);
    let info = preview.json(&format!("/__vindplek/page?path={absent}"));
    assert_eq!(info["elsewhere"][1]["path"], "/noord/nieuws/start/");
    assert_eq!(info["elsewhere"][2]["path"], "/zuid/nieuws/", "the nearest");
    for own in ["why", "page"] {
        let nothing = preview.json(&format!("/__vindplek/{own}?path=/"));
        assert_eq!(nothing, Value::Null, "the start page belongs to no site");
    }
}

#[test]
fn links_to_the_sites_stay_in_the_preview() {
    let preview = Preview::new(&[]);
    let built = preview.get("/noord/?bare").text();
    assert!(built.contains("https://zuid.example/"));
    let page = preview.get("/noord/").text();
    assert!(page.contains("href=\"/zuid/\"") && page.contains("href=\"/landelijk/\""));
    assert!(
        page.contains("rel=\"canonical\" href=\"https://noord.example/\"")
            || page.contains("https://noord.example/"),
        "links for machines are kept"
    );
}

#[test]
fn a_port_in_use_is_skipped() {
    let first = Bound::new("127.0.0.1", 0).unwrap();
    let second = Bound::new("127.0.0.1", first.port()).unwrap();
    assert_ne!(first.port(), second.port());
    assert!(first.is_loopback() && first.url().starts_with("http://localhost:"));
    assert!(Bound::new("geen.host.example.invalid", 4000).is_err());
}

#[test]
fn a_preview_writes_nothing_in_the_project() {
    let preview = Preview::new(&[]);
    let listed = |at: &Path| -> Vec<_> {
        let entries = walkdir::WalkDir::new(at).sort_by_file_name().into_iter();
        entries.map(|entry| entry.unwrap().into_path()).collect()
    };
    let before = listed(preview.path());
    preview.get("/");
    preview.get(PAGE);
    preview.until(|state| !state["problems"].is_null());
    assert_eq!(listed(preview.path()), before);
}

#[test]
fn a_project_that_cannot_be_found_is_reported_and_comes_back_by_itself() {
    let preview = Preview::new(&[]);
    assert_eq!(preview.get(PAGE).status, 200);
    let regions = preview.path().join("regions");
    let aside = preview.path().join("elders");
    fs::rename(&regions, &aside).unwrap();
    for path in ["/", PAGE, "/noord/"] {
        let response = preview.get(path);
        assert_eq!(response.status, 503, "{path}");
        let page = response.text();
        assert!(page.contains("niet te vinden"), "{path}: {page}");
        assert!(
            page.contains("/__vindplek/client.js"),
            "it reloads by itself"
        );
        assert!(!page.contains("Samen bewegen"), "{path}");
    }
    fs::rename(&aside, &regions).unwrap();
    assert_eq!(preview.get(PAGE).status, 200);
}
