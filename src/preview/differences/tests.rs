use jiff::civil::date;

use super::*;
use crate::edition::{Edition, Options, compile};
use crate::memo::Memo;
use crate::review::{Review, Side};
use crate::world::MemoryWorld;

const PAGE: &str = "content/paginas/over.md";

fn world(text: &str) -> MemoryWorld {
    let mut world = MemoryWorld::new(date(2026, 11, 1));
    for (site, kind) in [("landelijk", "landelijk"), ("noord", "regio")] {
        let text = format!(
            "naam: {site}\nkorte_naam: {site}\nsoort: {kind}\nthema: basis\nbasis_url: https://{site}.example\n\
             welkom: {{titel: Welkom, tekst: Dag.}}\ncontact: {{email: mail@{site}.example}}\n"
        );
        world.write(&format!("regions/{site}/region.yaml"), text);
    }
    for file in crate::world::BuiltInThemes::new().files("basis").unwrap() {
        world.write(file.path.as_str(), &*file.bytes);
    }
    world.write(PAGE, text);
    world
}

fn view(before: &MemoryWorld, now: &MemoryWorld) -> DifferencesView {
    let memo = Memo::new();
    let compiled = |world: &MemoryWorld| compile(world, Options::default(), &memo);
    let (old, new): (Edition, Edition) = (compiled(before), compiled(now));
    let side = |edition, world| Side {
        edition,
        world,
        problems: &[],
    };
    let review = Review::of(side(&old, before), side(&new, now), &|_| true);
    differences(&review, Since::Saved)
}

fn text(title: &str, words: &str) -> String {
    format!(
        "---\ntitel: {title}\nsamenvatting: Wie wij zijn en wat wij doen voor wie in de wijk werkt.\n---\n\n{words}\n"
    )
}

#[test]
fn each_site_names_its_pages_with_what_changed() {
    let (before, now) = (
        world(&text("Over <ons>", "Wij zijn er.")),
        world(&text("Over <ons>", "Wij zijn er nu.")),
    );
    let found = view(&before, &now);
    let ids: Vec<&str> = found.sites.iter().map(|site| &*site.id).collect();
    assert_eq!(ids, ["landelijk", "noord"]);
    let line = &found.sites[1].parts[0].lines[0];
    assert_eq!(
        (&*line.title, line.address.as_deref()),
        ("Over <ons>", Some("/over/"))
    );
    assert_eq!(line.details, ["“Wij zijn er.” wordt “Wij zijn er nu.”"]);
    assert_eq!(
        line.compare.as_deref(),
        Some("/__vindplek/vergelijk?sinds=bewaard&site=noord&adres=%2Fover%2F")
    );
    let page = differences_page(Ok(&found), Since::Saved);
    assert!(page.contains("Over &lt;ons&gt;"), "{page}");
    assert!(!page.contains("Over <ons>"));
}

#[test]
fn nothing_is_told_when_nothing_differs() {
    let same = world(&text("Over", "Wij zijn er."));
    let page = differences_page(Ok(&view(&same, &same)), Since::Saved);
    assert!(page.contains("Er verandert niets"));
}

#[test]
fn a_page_that_is_new_is_shown_alone() {
    let compared = ComparedAddresses {
        since: Since::Commit,
        site: "noord",
        now: Some("/over/"),
        before: None,
    };
    let page = compare_page(&compared, &DifferencesView::default());
    assert!(page.contains("Deze pagina is nieuw."));
    assert_eq!(page.matches("<iframe").count(), 1);
    assert!(page.contains("src=\"/__vindplek/versie/commit/nu/noord/over/\""));
}

#[test]
fn an_address_of_a_version_is_parsed() {
    let found = VersionAddress::new("commit/voor/noord/aanbod/").unwrap();
    assert_eq!(
        (found.since, found.side),
        (Since::Commit, VersionSide::Before)
    );
    assert_eq!(found.path, "/noord/aanbod/");
    assert_eq!(found.start(), "/__vindplek/versie/commit/voor");
    for other in [
        "",
        "commit",
        "commit/voor",
        "anders/voor/noord/",
        "commit/straks/noord/",
    ] {
        assert_eq!(VersionAddress::new(other), None, "{other}");
    }
}
