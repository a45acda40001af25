//! `/feed.xml`: the news of a site as an Atom feed (RFC 4287).
//!
//! The id of an entry is the URL at which the item first stood, so that a feed reader does not show
//! a moved item as new (RFC 4287, section 4.2.6). Its dates come from the content: an unchanged
//! document produces an unchanged entry, whenever the site is built.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::absolute::{midnight, oldest_address, url};
use super::dates::{changed, published};
use super::xml::Xml;
use crate::model::address::Address;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::value::{ids, items, text};
use crate::model::vocabulary::Vocabulary;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::SitePlan;

/// The maximum number of items in the feed.
pub(super) const FEED_SIZE: usize = 30;

/// The feed of a site: its newest news and specials. `body` returns the HTML of a document with
/// absolute links; an entry for which it returns `None` has only its summary.
pub fn feed(heads: &Heads, plan: &SitePlan, body: &dyn Fn(DocIx) -> Option<String>) -> Vec<u8> {
    let entries = entries(heads, plan);
    let site = heads.site(plan.site);
    let own = url(heads, plan.site, &Address::from("/feed.xml"));
    let list = url(heads, plan.site, &Address::from("/nieuws/"));
    let namespace = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "nl")];
    Xml::document("feed", &namespace, |xml| {
        xml.text("title", &[], &format!("Nieuws van {}", site.name()));
        if let Some(welcome) = &site.region.welcome {
            xml.text("subtitle", &[], text(&welcome.text));
        }
        xml.text("id", &[], &own);
        let relation = ("rel", "self");
        xml.empty(
            "link",
            &[relation, ("type", "application/atom+xml"), ("href", &own)],
        );
        xml.empty(
            "link",
            &[("rel", "alternate"), ("type", "text/html"), ("href", &list)],
        );
        xml.text("updated", &[], &midnight(updated(heads, plan, &entries)));
        xml.element("author", &[], |xml| xml.text("name", &[], site.name()));
        xml.text("generator", &[], "vindplek");
        for entry in &entries {
            xml.element("entry", &[], |xml| {
                write_entry(xml, heads, plan, entry, body)
            });
        }
    })
}

/// An item with the dates that Atom requires.
struct FeedEntry {
    document: DocIx,
    published: Option<Date>,
    updated: Date,
}

/// The items that appeared last, the newest first. The dates of Atom are moments, and readers sort by
/// them, so news of which no day is known is left out: of a `datum` that is vaguer than a day, any
/// moment would be made up. Atom requires a date of change for each; specials without any date are
/// last and get the earliest known one.
fn entries(heads: &Heads, plan: &SitePlan) -> Vec<FeedEntry> {
    let today = plan.when.today;
    let dated = plan.news.iter().filter_map(|&document| {
        let head = heads.document(document);
        let published = published(head, today);
        let has_day = published.is_some() || head.at.kind == Kind::Special;
        has_day.then(|| (document, published, changed(head, today)))
    });
    let mut newest: Vec<(DocIx, Option<Date>, Option<Date>)> = dated.collect();
    newest.sort_by_key(|(_, published, changed)| Reverse(published.or(*changed)));
    newest.truncate(FEED_SIZE);
    let days = newest
        .iter()
        .map(|(_, published, changed)| changed.or(*published));
    let earliest = days.flatten().min();
    let entry = |(document, published, changed): (DocIx, Option<Date>, Option<Date>)| FeedEntry {
        document,
        published,
        updated: changed.or(published).or(earliest).unwrap_or(NEVER),
    };
    newest.into_iter().map(entry).collect()
}

/// A date for what content does not date at all.
const NEVER: Date = jiff::civil::date(1970, 1, 1);

/// The day of the last change of a feed: that of its entries. One in the future would hide later
/// changes, so it counts only when all are. Without entries it is that of the site's documents:
/// the build's date would change every day.
fn updated(heads: &Heads, plan: &SitePlan, entries: &[FeedEntry]) -> Date {
    let days = || entries.iter().map(|entry| entry.updated);
    let past = days().filter(|day| *day <= plan.when.today).max();
    let of_site = || {
        let shown = (0..heads.documents.len())
            .map(DocIx)
            .filter(|document| plan.address_of(*document).is_some());
        shown
            .filter_map(|document| changed(heads.document(document), plan.when.today))
            .max()
    };
    past.or_else(|| days().max())
        .or_else(of_site)
        .unwrap_or(NEVER)
}

fn write_entry(
    xml: &mut Xml,
    heads: &Heads,
    plan: &SitePlan,
    entry: &FeedEntry,
    body: &dyn Fn(DocIx) -> Option<String>,
) {
    let head = heads.document(entry.document);
    let (address, _) = document_address(head);
    let link = url(heads, plan.site, &address);
    xml.text("title", &[], &head.title());
    let base = heads.site(plan.site).region.base();
    let id = format!("{base}{}", oldest_address(head));
    xml.text("id", &[], &id);
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("href", &link)],
    );
    // The web pages that the text retells (RFC 4287, section 4.2.7.2).
    for work in items(&head.common.retells) {
        let source = text(&work.value.link);
        if source.starts_with("https://") {
            xml.empty("link", &[("rel", "via"), ("href", source)]);
        }
    }
    if let Some(published) = entry.published {
        xml.text("published", &[], &midnight(published));
    }
    xml.text("updated", &[], &midnight(entry.updated));
    for name in authors(head) {
        xml.element("author", &[], |xml| xml.text("name", &[], name));
    }
    for category in head
        .article()
        .into_iter()
        .flat_map(|article| ids(&article.categories))
    {
        let label = Vocabulary::name(&heads.vocabulary.categories, category);
        xml.empty("category", &[("term", category), ("label", label)]);
    }
    let summary = LocalizedDocument::new(heads, plan.site, entry.document).summary();
    if !summary.is_empty() {
        xml.text("summary", &[], summary);
    }
    if let Some(html) = body(entry.document) {
        xml.text("content", &[("type", "html")], &html);
    }
}

/// The authors of an item, then its sender; none for a special, whose author is the site.
fn authors(head: &Head) -> Vec<&str> {
    let Some(article) = head.article() else {
        return Vec::new();
    };
    let writers = items(&article.authors).iter().map(|author| &*author.value);
    let sender = article.sender.iter().map(|sender| &*sender.value);
    writers.chain(sender).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{plan, project};

    const NEWS: &str = "titel: 'Samen & verder'\nsamenvatting: Kort.\ndatum: 2026-02-03\n\
                        afzender: LAB\nauteurs: [Jo]\ncategorieen: [terugblik]\n";

    fn feed_text(files: &[(&str, &str)]) -> String {
        let heads = project(files);
        let body = |_| Some("<p>Tekst</p>".to_owned());
        String::from_utf8(feed(&heads, &plan(&heads, "noord"), &body)).unwrap()
    }

    #[test]
    fn an_entry_has_absolute_urls_dates_from_content_and_its_text() {
        let feed = feed_text(&[("content/nieuws/a.md", NEWS)]);
        for part in [
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://academies.nl/noord/feed.xml\"/>",
            "<id>https://academies.nl/noord/nieuws/a/</id>",
            "<title>Samen &amp; verder</title>",
            "<published>2026-02-03T00:00:00+01:00</published>",
            "<updated>2026-02-03T00:00:00+01:00</updated>",
            "<category term=\"terugblik\" label=\"Terugblik\"/>",
            "<content type=\"html\">&lt;p&gt;Tekst&lt;/p&gt;</content>",
        ] {
            assert!(feed.contains(part), "{part} is not in {feed}");
        }
        let (jo, lab) = (
            feed.find("<name>Jo<").unwrap(),
            feed.find("<name>LAB<").unwrap(),
        );
        assert!(jo < lab);
    }

    #[test]
    fn a_moved_item_keeps_its_id_and_has_its_new_link() {
        for former in ["[/nieuws/oud/]", "[/nieuws/oud/, /nieuws/later/]"] {
            let moved = format!("{NEWS}voorheen: {former}\n");
            let feed = feed_text(&[("content/nieuws/nieuw.md", &moved)]);
            assert!(feed.contains("<id>https://academies.nl/noord/nieuws/oud/</id>"));
            assert!(feed.contains("href=\"https://academies.nl/noord/nieuws/nieuw/\""));
        }
    }

    #[test]
    fn an_item_appears_on_the_day_that_it_is_published_on() {
        let later = NEWS.replace("2026-02-03", "2025-10-12") + "publiceren_op: 2026-02-19\n";
        let feed = feed_text(&[
            ("content/nieuws/a.md", NEWS),
            ("content/nieuws/later.md", &later),
        ]);
        assert!(feed.contains("<published>2026-02-19T00:00:00+01:00</published>"));
        assert_eq!(feed.matches("<updated>2026-02-19T").count(), 2);
        let first = |id: &str| feed.find(&format!("/nieuws/{id}/</id>")).unwrap();
        assert!(first("later") < first("a"));
    }

    #[test]
    fn an_item_with_an_old_date_that_appears_today_is_not_too_old_for_the_feed() {
        let later = NEWS.replace("2026-02-03", "2020-10-12") + "publiceren_op: 2026-03-01\n";
        let paths: Vec<String> = (0..FEED_SIZE)
            .map(|at| format!("content/nieuws/n{at}.md"))
            .collect();
        let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (&**path, NEWS)).collect();
        files.push(("content/nieuws/later.md", &later));
        assert!(feed_text(&files).contains("/nieuws/later/</id>"));
    }

    #[test]
    fn a_date_in_the_future_does_not_date_the_feed() {
        let ahead = NEWS.replace("2026-02-03", "2026-09-01");
        let update = format!("{NEWS}bijgewerkt: 2026-12-24\n");
        let feed = feed_text(&[
            ("content/nieuws/a.md", &update),
            ("content/nieuws/ahead.md", &ahead),
        ]);
        assert!(feed.contains("<published>2026-09-01T"));
        assert_eq!(feed.matches("<updated>2026-02-03T").count(), 2);
        assert!(!feed.contains("2026-12-24"));
    }

    #[test]
    fn an_update_changes_the_entry() {
        let moved = feed_text(&[(
            "content/nieuws/a.md",
            &format!("{NEWS}bijgewerkt: 2026-02-20\n"),
        )]);
        assert_eq!(moved.matches("<updated>2026-02-20T").count(), 2);
        for (vague, day) in [("2026", "2026-02-03"), ("2026-03", "2026-03-01")] {
            let text = format!("{NEWS}bijgewerkt: '{vague}'\n");
            let feed = feed_text(&[("content/nieuws/a.md", &text)]);
            assert_eq!(feed.matches(&format!("<updated>{day}T")).count(), 2);
        }
    }

    #[test]
    fn news_of_which_no_day_is_known_is_not_in_the_feed() {
        let dated = |date: &str| NEWS.replace("2026-02-03", date);
        for date in ["onbekend", "2026-02", "2025-najaar"] {
            let feed = feed_text(&[("content/nieuws/a.md", &dated(date))]);
            assert!(!feed.contains("<entry>"), "{date}");
            let shown = dated(date) + "publiceren_op: 2026-02-19\n";
            let feed = feed_text(&[("content/nieuws/a.md", &shown)]);
            let is_in = feed.contains("<published>2026-02-19T");
            assert_eq!(is_in, date != "onbekend", "{date}");
        }
    }

    #[test]
    fn the_page_that_an_item_retells_is_linked_and_its_author_is_no_author_of_ours() {
        let retold = format!(
            "{NEWS}naar: [{{titel: Ons verhaal, auteur: Kim, link: 'https://elders.nl/a'}}]\n"
        );
        let feed = feed_text(&[("content/nieuws/a.md", &retold)]);
        assert!(feed.contains("<link rel=\"via\" href=\"https://elders.nl/a\"/>"));
        assert!(!feed.contains("<name>Kim<"));
    }

    #[test]
    fn a_special_without_a_date_is_in_the_feed() {
        let special = "titel: De special\nsamenvatting: Kort.\neditie: Een\nverwacht: 2026-K4\n";
        let feed = feed_text(&[
            ("content/nieuws/a.md", NEWS),
            ("content/specials/een/index.md", special),
        ]);
        let (_, entry) = feed.split_once("<title>De special</title>").unwrap();
        assert!(entry.contains("<updated>2026-02-03T"));
        assert!(!entry.contains("<published>"));
    }

    #[test]
    fn an_empty_feed_has_an_author_and_a_date() {
        let page = "titel: Over\nsamenvatting: Kort.\nbijgewerkt: 2026-02\n";
        let feed = feed_text(&[("content/paginas/over.md", page)]);
        assert!(!feed.contains("<entry>"));
        assert!(feed.contains("<updated>2026-02-01T00:00:00+01:00</updated>"));
        assert!(feed.contains("<name>Academie Noord</name>"));
    }
}
