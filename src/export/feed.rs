//! `/feed.xml`: the news of a site as an Atom feed (RFC 4287).
//!
//! The id of an entry is its URL, which never changes silently. Its dates come from the
//! content: an unchanged document produces an unchanged entry, whenever the site is built.

use jiff::civil::Date;

use super::absolute::{midnight, url};
use super::xml::Xml;
use crate::model::address::Address;
use crate::model::document::{Content, Head};
use crate::model::heads::{DocIx, Heads};
use crate::model::period::Period;
use crate::model::value::{ids, items, text};
use crate::model::vocabulary::Vocabulary;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::{SitePlan, news_date};

/// The maximum number of items in the feed.
pub(super) const FEED_SIZE: usize = 30;

/// The feed of a site: its newest news and specials. `body` returns the HTML of a document with
/// absolute links; an entry for which it returns `None` has only its summary.
pub fn feed(heads: &Heads, plan: &SitePlan, body: &dyn Fn(DocIx) -> Option<String>) -> Vec<u8> {
    let entries = entries(heads, plan);
    let site = heads.site(plan.site);
    let own = url(heads, plan.site, &Address::from("/feed.xml"));
    let list = url(heads, plan.site, &Address::from("/nieuws/"));
    let updated = entries.iter().map(|entry| entry.updated).max();
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
        xml.text(
            "updated",
            &[],
            &midnight(updated.unwrap_or(plan.when.today)),
        );
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

/// The newest items, in the order of the news. Atom requires a date for each; items without one are
/// last in that order and get the earliest known date.
fn entries(heads: &Heads, plan: &SitePlan) -> Vec<FeedEntry> {
    let newest = plan.news.iter().take(FEED_SIZE);
    let earliest = newest
        .clone()
        .filter_map(|item| news_date(heads.document(*item)))
        .min();
    newest
        .map(|&document| {
            let head = heads.document(document);
            let published = date(head);
            let known = published.max(updated_on(head)).or_else(|| news_date(head));
            FeedEntry {
                document,
                published,
                updated: known.or(earliest).unwrap_or(plan.when.today),
            }
        })
        .collect()
}

/// The date of publication of an item.
fn date(head: &Head) -> Option<Date> {
    let date = match &head.content {
        Content::News(dated, _) => &dated.date,
        Content::Special(special) => &special.date,
        _ => &None,
    };
    date.as_ref().map(|date| date.value)
}

/// The date as of which an item holds; `None` when it is vaguer than a day.
fn updated_on(head: &Head) -> Option<Date> {
    match head.common.updated.as_ref()?.value {
        Period::Day(day) => Some(day),
        _ => None,
    }
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
    xml.text("id", &[], &link);
    xml.empty(
        "link",
        &[("rel", "alternate"), ("type", "text/html"), ("href", &link)],
    );
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
    fn only_an_update_to_the_day_changes_the_entry() {
        let moved = feed_text(&[(
            "content/nieuws/a.md",
            &format!("{NEWS}bijgewerkt: 2026-02-20\n"),
        )]);
        assert_eq!(moved.matches("<updated>2026-02-20T").count(), 2);
        let vague = feed_text(&[(
            "content/nieuws/a.md",
            &format!("{NEWS}bijgewerkt: '2026'\n"),
        )]);
        assert_eq!(vague.matches("<updated>2026-02-03T").count(), 2);
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
        let feed = feed_text(&[]);
        assert!(!feed.contains("<entry>"));
        assert!(feed.contains("<updated>2026-03-01T00:00:00+01:00</updated>"));
        assert!(feed.contains("<name>Academie Noord</name>"));
    }
}
