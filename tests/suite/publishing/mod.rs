//! Publishing to a host: what it gets, in which order, and what is left when something goes wrong.

mod faults;
mod host;
mod program;
mod refusals;
mod releases;

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use tempfile::{TempDir, tempdir};
use vindplek::edge::publish::{
    Backoff, LocalState, Publisher, SitePublication, Transport, Unpublished, site_files,
};
use vindplek::publish::{PlanOptions, PublishPlan, SendPhase};

use self::host::MemoryHost;

/// A site in a folder, as a build leaves it.
struct BuiltSite {
    folder: TempDir,
    files: Vec<(String, SendPhase)>,
}

impl BuiltSite {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempdir().unwrap();
        for (path, text) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let phase = |path: &str| match path.rsplit_once('.').unwrap().1 {
            "css" => SendPhase::Asset,
            "jpg" => SendPhase::Medium,
            "html" if path == "index.html" => SendPhase::List,
            "html" => SendPhase::Page,
            _ => SendPhase::Data,
        };
        Self {
            folder,
            files: files
                .iter()
                .map(|(path, _)| ((*path).to_owned(), phase(path)))
                .collect(),
        }
    }

    /// Publishes it from a folder that remembers publications.
    fn publish(
        &self,
        host: &dyn Transport,
        memory: &TempDir,
        options: PlanOptions,
    ) -> Result<PublishPlan, Unpublished> {
        let local = LocalState::open(memory.path(), "noord").unwrap();
        let publisher = Publisher {
            owner: "anna@laptop".to_owned(),
            breaks_locks: false,
        };
        self.publication(host, options, |publication| {
            publication.carry_out(&publisher, &local, &())
        })
    }

    fn publication<T>(
        &self,
        host: &dyn Transport,
        options: PlanOptions,
        then: impl FnOnce(SitePublication<'_>) -> T,
    ) -> T {
        let files = site_files(self.folder.path(), self.files.clone()).unwrap();
        then(SitePublication {
            transport: host,
            site: "noord",
            base_url: "https://noord.nl",
            from: self.folder.path(),
            files: &files,
            options,
            backoff: Backoff {
                attempts: 2,
                first: Duration::ZERO,
            },
        })
    }

    /// The files that a host should have.
    fn texts(&self) -> BTreeMap<String, String> {
        let text = |path: &str| fs::read_to_string(self.folder.path().join(path)).unwrap();
        let files = self.files.iter();
        files.map(|(path, _)| (path.clone(), text(path))).collect()
    }
}

/// A site, and what it becomes: its style has another name, a page comes and a page goes.
fn before_and_after() -> (BuiltSite, BuiltSite) {
    let before = BuiltSite::new(&[
        ("stijl.1.css", "blauw"),
        ("plein.1.jpg", "plein"),
        ("aanbod/a/index.html", "href=stijl.1.css href=index.html a"),
        ("aanbod/b/index.html", "href=stijl.1.css href=plein.1.jpg b"),
        (
            "index.html",
            "href=stijl.1.css href=aanbod/a/index.html href=aanbod/b/index.html",
        ),
        ("feed.xml", "a b"),
        ("over/1.html", "href=stijl.1.css"),
        ("over/2.html", "href=stijl.1.css"),
        ("over/3.html", "href=stijl.1.css"),
        ("over/4.html", "href=stijl.1.css"),
        ("over/5.html", "href=stijl.1.css"),
        ("over/6.html", "href=stijl.1.css"),
    ]);
    let after = BuiltSite::new(&[
        ("stijl.2.css", "groen"),
        ("plein.1.jpg", "plein"),
        ("aanbod/b/index.html", "href=stijl.2.css href=plein.1.jpg b"),
        ("aanbod/c/index.html", "href=stijl.2.css href=index.html c"),
        (
            "index.html",
            "href=stijl.2.css href=aanbod/b/index.html href=aanbod/c/index.html",
        ),
        ("feed.xml", "b c"),
        ("over/1.html", "href=stijl.2.css"),
        ("over/2.html", "href=stijl.2.css"),
        ("over/3.html", "href=stijl.2.css"),
        ("over/4.html", "href=stijl.2.css"),
        ("over/5.html", "href=stijl.2.css"),
        ("over/6.html", "href=stijl.2.css"),
    ]);
    (before, after)
}

#[test]
fn a_host_gets_what_differs_and_no_more() {
    let (before, after) = before_and_after();
    let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    assert_eq!(host.visible(), before.texts());

    let again = before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    assert!(again.is_empty());

    let page = before.folder.path().join("aanbod/a/index.html");
    let changed = fs::read_to_string(&page).unwrap().replace(" a", " A");
    fs::write(page, &changed).unwrap();
    host.sent.set(0);
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    assert_eq!(host.sent.get(), changed.len());

    after
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    assert_eq!(host.visible(), after.texts());
    let own = host.files.borrow();
    let own: Vec<_> = own
        .keys()
        .filter(|path| path.starts_with(".vindplek/"))
        .collect();
    assert_eq!(own, [".vindplek/.htaccess", ".vindplek/manifest.json"]);
}

#[test]
fn what_others_changed_on_the_host_is_mended() {
    let (before, _) = before_and_after();
    let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    host.files.borrow_mut().remove("feed.xml");
    host.files
        .borrow_mut()
        .insert("index.html".into(), b"gehackt".into());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    assert_eq!(host.visible(), before.texts());
}

#[test]
fn files_of_others_survive() {
    let (before, after) = before_and_after();
    let others = [
        ("wp/foto.jpg", "x"),
        ("aanbod/a/notitie.txt", "y"),
        ("stijl.css", "z"),
    ];
    let (host, memory) = (MemoryHost::with(&others), tempdir().unwrap());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    let plan = after
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    assert_eq!(plan.foreign, 3);
    let visible = host.visible();
    for (path, text) in others {
        assert_eq!(visible[path], text);
    }
    assert_eq!(visible.len(), after.texts().len() + 3);
}
