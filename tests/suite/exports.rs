//! The files that other programs read, as built.

use regex_lite::Regex;
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::sites::{COURSE, base, text};
use crate::support::files::ProjectFiles;

/// A file of each site, as built.
fn of_each_site(world: &MemoryWorld, address: &str) -> Vec<(String, String)> {
    let edition = compile(world, Options::default(), &Memo::new());
    let sites = edition.sites().map(|site| {
        let bytes = site
            .find(address)
            .unwrap()
            .produce(world, &vindplek::picture::NothingKept)
            .unwrap();
        (
            site.id().to_string(),
            String::from_utf8(bytes.to_vec()).unwrap(),
        )
    });
    sites.collect()
}

/// The project with a run in Noord on 12 December 2026.
fn with_run(status: &str) -> ProjectFiles {
    let mut project = base();
    let run = format!(
        "uitvoeringen:
  - {{id: december, regio: noord, start: 2026-12-12, plaats: Assen, status: {status}}}
"
    );
    let course = text(&project, COURSE).replacen("uitvoeringen:\n", &run, 1);
    project.files.insert(COURSE.into(), course.into());
    project
}

/// The event of the run in December in a calendar.
fn event(calendar: &str) -> Vec<&str> {
    let events = calendar.split("BEGIN:VEVENT\r\n").skip(1);
    let mut ours = events.filter(|event| event.contains(".december@"));
    ours.next().unwrap().split("\r\n").collect()
}

#[test]
fn a_cancelled_run_replaces_the_open_one_in_every_calendar() {
    let course = COURSE.trim_start_matches("content").trim_end_matches(".md");
    for address in ["/agenda.ics", &format!("{course}/december.ics")] {
        let world = |status| with_run(status).world("2026-11-29".parse().unwrap());
        let open = of_each_site(&world("open"), address);
        let cancelled = of_each_site(&world("geannuleerd"), address);
        for ((site, open), (_, cancelled)) in open.iter().zip(&cancelled) {
            // A calendar cannot collapse the runs of other regions.
            if site == "oost" && address == "/agenda.ics" {
                continue;
            }
            let (open, cancelled) = (event(open), event(cancelled));
            let value = |event: &[&str], name: &str| {
                let mut lines = event.iter();
                let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
                value.unwrap().to_owned()
            };
            let number = |event: &[&str]| value(event, "SEQUENCE").parse::<i64>().unwrap();
            assert!(number(&open) < number(&cancelled), "{site}{address}");
            for stamp in ["DTSTAMP", "LAST-MODIFIED"] {
                assert!(value(&open, stamp) < value(&cancelled, stamp));
            }
            assert_eq!(value(&open, "UID"), value(&cancelled, "UID"));
            assert_eq!(value(&open, "STATUS"), "CONFIRMED");
            assert_eq!(value(&cancelled, "STATUS"), "CANCELLED");
        }
    }
}

#[test]
fn renamed_news_is_no_new_item_in_any_feed() {
    let mut project = base();
    let path = "content/nieuws/het-reisplan.md";
    let news = text(&project, path);
    let ids = |project: &ProjectFiles| {
        let world = project.world("2026-11-29".parse().unwrap());
        let feeds = of_each_site(&world, "/feed.xml").into_iter();
        let id = Regex::new("<id>[^<]*</id>").unwrap();
        let of_feed = |(_, feed): (String, String)| {
            let ids = id.find_iter(&feed).map(|id| id.as_str().to_owned());
            ids.collect::<Vec<_>>()
        };
        feeds.map(of_feed).collect::<Vec<_>>()
    };
    let before = ids(&project);
    project.files.remove(path);
    let moved = news.replacen("---\n", "---\nvoorheen: [/nieuws/het-reisplan/]\n", 1);
    let path = "content/nieuws/een-reisplan.md";
    project.files.insert(path.into(), moved.into());
    assert_eq!(ids(&project), before);
}

/// The links and pictures in the HTML of a feed.
fn links_of_feed(feed: &str) -> Vec<String> {
    let content = Regex::new(r#"(?s)<content type="html">(.*?)</content>"#).unwrap();
    let link =
        Regex::new(r#"\s(?:href|src|srcset|cite|poster|action)=("[^"]*"|[^\s">]+)"#).unwrap();
    let mut links = Vec::new();
    for content in content.captures_iter(feed) {
        let html = content[1].replace("&lt;", "<").replace("&gt;", ">");
        let html = html
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&");
        links.extend(
            link.captures_iter(&html)
                .map(|link| link[1].trim_matches('"').to_owned()),
        );
    }
    links
}

#[test]
fn every_link_in_a_feed_is_absolute() {
    let mut project = base();
    let item = "---
titel: Alles wat een link kan zijn
samenvatting: Dit bericht heeft elke soort link die een tekst kan hebben, en die moet ook in een lezer werken.
datum: 2026-10-12
afzender: Programma LAB
---

Een noot.[^1] En [verderop](#kop), een buurtsportcoach, [een cursus](../aanbod/hoe-werkt-de-gemeente.md#modules),
[het verslag](../media/verslag.pdf) en [de lijst](../partners.yaml).

![Kinderen spelen op een plein](../media/plein.jpg)

## Kop {#kop}

::: kader Nog een noot
- In een lijst.[^2]

[Begin](#kop)
:::

::: routing

[^1]: Zie [de kop](#kop).
[^2]: Zie ook <https://lab.example/>.
";
    project
        .files
        .insert("content/nieuws/links.md".into(), item.into());
    for project in [project, ProjectFiles::of_repository()] {
        let world = project.world("2026-11-01".parse().unwrap());
        for (site, feed) in of_each_site(&world, "/feed.xml") {
            let links = links_of_feed(&feed);
            for link in &links {
                let is_absolute = ["https://", "mailto:", "tel:"]
                    .iter()
                    .any(|start| link.starts_with(start));
                assert!(is_absolute, "{site}: {link}");
            }
            assert!(!links.is_empty(), "{site}");
        }
    }
}

#[test]
fn the_not_found_page_names_no_host_for_its_own_files() {
    let world = ProjectFiles::of_repository().world("2026-11-01".parse().unwrap());
    let link = Regex::new(r#"<(link|script|img|a)\s[^>]*?(?:href|src)="([^"]*)""#).unwrap();
    let catalogues = of_each_site(&world, "/aanbod.json");
    for ((site, page), (_, catalogue)) in of_each_site(&world, "/404.html").iter().zip(catalogues) {
        let catalogue: serde_json::Value = serde_json::from_str(&catalogue).unwrap();
        let base = catalogue["basis_url"].as_str().unwrap();
        let (_, after_scheme) = base.split_once("://").unwrap();
        let path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]);
        let mut own = 0;
        for found in link.captures_iter(page) {
            let target = &found[2];
            if target.starts_with('/') {
                assert!(target.starts_with(&format!("{path}/")), "{site}: {target}");
                own += 1;
            } else {
                let is_elsewhere = ["https://", "mailto:", "#"]
                    .iter()
                    .any(|start| target.starts_with(start));
                assert!(is_elsewhere, "{site}: {target}");
                let is_canonical = found[0].contains("canonical");
                assert!(
                    is_canonical || !target.starts_with(&format!("{base}/")),
                    "{site}: {target}"
                );
            }
        }
        assert!(own > 5, "{site}");
    }
}
