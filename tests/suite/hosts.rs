//! What a build writes for the host of a site. Whether servers do as it says is tried on real ones, in
//! `tests/hosts`.

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::support::program::vindplek;
use crate::support::small::{TODAY, on_disk};

/// Builds; returns what the program said on its standard error.
fn build(project: &TempDir, arguments: &[&str]) -> String {
    let mut command = vindplek(project.path());
    command.args(["build", "--as-of", TODAY]).args(arguments);
    let done = command.output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{said}");
    said
}

/// The files of the built site of Noord.
fn noord(project: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let root = project.path().join("dist/noord");
    let files = WalkDir::new(&root).into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).unwrap();
            (
                path.to_str().unwrap().to_owned(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

#[test]
fn without_a_host_nothing_is_added_and_with_one_only_its_files() {
    let project = on_disk(&[]);
    build(&project, &[]);
    let plain = noord(&project);
    for (host, files) in [
        ("apache", &[".htaccess"][..]),
        ("nginx", &[".nginx.conf"]),
        ("netlify", &["_headers", "_redirects"]),
        ("cloudflare", &["_headers", "_redirects"]),
        ("plain", &[]),
    ] {
        build(&project, &["--host", host]);
        let mut made = noord(&project);
        for file in files {
            assert!(made.remove(*file).is_some(), "{host}: {file}");
        }
        assert!(made == plain, "{host}: {:?}", made.keys());
    }
    build(&project, &[]);
    assert!(noord(&project) == plain);
}

#[test]
fn the_host_of_a_region_counts_for_its_site_alone() {
    let project = on_disk(&[]);
    let path = project.path().join("regions/noord/region.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let target = "publiceren: {doel: \"sftp://noord@host.voorbeeld.nl/www\", soort: apache}\n";
    fs::write(&path, format!("{text}\n{target}")).unwrap();
    build(&project, &[]);
    let has = |site: &str| {
        let file = project.path().join("dist").join(site).join(".htaccess");
        file.is_file()
    };
    assert!(has("noord"));
    assert!(!has("landelijk"));
}

#[test]
fn on_pages_a_page_says_itself_what_it_may_do_and_the_publisher_hears_what_it_cannot() {
    let project = on_disk(&[]);
    let said = build(&project, &["--host", "pages"]);
    assert!(said.contains("geen headers instellen"), "{said}");
    assert_eq!(said.matches("geen headers instellen").count(), 1, "{said}");
    let made = noord(&project);
    assert_eq!(made[".nojekyll"], b"");
    let page = String::from_utf8(made["index.html"].clone()).unwrap();
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self';";
    let (policy, style) = (page.find(policy), page.find("<link rel=\"stylesheet\""));
    assert!(policy.is_some_and(|policy| Some(policy) < style), "{page}");
}

#[test]
fn compressed_forms_stand_beside_the_texts_that_they_make_smaller() {
    let project = on_disk(&[]);
    build(&project, &[]);
    let plain = noord(&project);
    build(&project, &["--precompress"]);
    let made = noord(&project);
    for (path, bytes) in &made {
        let form = path
            .strip_suffix(".br")
            .or_else(|| path.strip_suffix(".gz"));
        match form {
            Some(text) => assert!(bytes.len() < made[text].len(), "{path}"),
            None => assert!(plain[path] == *bytes, "{path}"),
        }
    }
    for path in ["index.html.br", "index.html.gz", "aanbod.json.br"] {
        assert!(made.contains_key(path), "{path}");
    }
    assert!(!made.keys().any(|path| path.ends_with(".png.br")));
    build(&project, &["--precompress"]);
    assert!(noord(&project) == made);
    build(&project, &[]);
    assert!(noord(&project) == plain);
}
