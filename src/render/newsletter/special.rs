//! A special edition as a mail: its cover, and its articles as a whole.

use super::entries::{link, picture};
use super::{MailContent, for_whom, is_for, mail, name};
use crate::export::newsletter::{MailBlock, MailEntry, MailInline, MailPart, MailReader, SiteMail};
use crate::model::document::Head;
use crate::model::heads::DocIx;
use crate::model::value::ids;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::{PageContext, SiteContext};
use crate::render::dutch;
use crate::render::part::download::DownloadView;
use crate::render::part::retold::RetoldView;
use crate::render::view::article::{ArticleParts, MeetingView};
use crate::render::view::special::{SpecialArticleView, article, cover};

/// A special as a mail for an audience, or for everyone; `None` when the site does not show it, or when
/// it has nothing for that audience. An article that names no audience is for that of its special.
pub fn special(
    site: &SiteContext<'_>,
    document: DocIx,
    audience: Option<&str>,
) -> Option<SiteMail> {
    let address = site.plan.address_of(document)?;
    let context = PageContext::new(site, address).with_absolute_urls();
    let localized = LocalizedDocument::new(site.heads, site.plan.site, document);
    let (_, view) = cover(&context, document)?;
    let is_for_whole = is_for(localized.head, audience);
    let concerns = |article: &&DocIx| {
        let head = site.heads.document(**article);
        match ids(&head.common.audiences).next() {
            Some(_) => is_for(head, audience),
            None => is_for_whole,
        }
    };
    let articles = site.plan.articles(&localized.head.at.id);
    let chosen = articles.iter().filter(concerns);
    let reader = MailReader { audience, lower: 0 };
    let entries: Vec<MailEntry> = chosen
        .filter_map(|document| article_entry(site, *document, audience))
        .collect();
    if entries.is_empty() && !is_for_whole {
        return None;
    }
    let mut opening = Vec::new();
    opening.extend(view.picture.and_then(picture).map(MailBlock::Picture));
    opening.push(MailBlock::words(localized.summary()));
    opening.extend(retold(&context, localized.head, &reader));
    opening.extend(reader.read(&view.body.html));
    if entries.len() > 1 {
        opening.push(MailBlock::label("In deze special"));
        opening.push(MailBlock::List {
            start: Some(1),
            items: entries.iter().map(contents_item).collect(),
        });
    }
    let title = localized.head.title();
    let whom = for_whom(&context, audience);
    let date = view.date.map(|date| date.text);
    let kicker = [Some(view.edition), date.or(view.expected), whom.clone()];
    let content = MailContent {
        name: name(&[&context.site().id, &localized.head.at.id], audience),
        subject: match whom {
            Some(whom) => format!("{title} ({whom})"),
            None => title.clone(),
        },
        kicker: kicker
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .map(|part| dutch::capitalised(&part))
            .collect(),
        title,
        opening,
        parts: vec![MailPart {
            title: None,
            entries,
            more: Some((
                "Lees de special op de site".to_owned(),
                context.href(address),
            )),
        }],
    };
    Some(mail(site, &context, content))
}

fn contents_item(entry: &MailEntry) -> Vec<MailBlock> {
    let link = MailInline::link(&*entry.title, &*entry.href);
    vec![MailBlock::Paragraph(vec![link])]
}

fn article_entry(
    site: &SiteContext<'_>,
    document: DocIx,
    audience: Option<&str>,
) -> Option<MailEntry> {
    let address = site.plan.address_of(document)?;
    let context = PageContext::new(site, address).with_absolute_urls();
    let localized = LocalizedDocument::new(site.heads, site.plan.site, document);
    let (_, view) = article(&context, document)?;
    let SpecialArticleView {
        pillar,
        article,
        body,
        ..
    } = view;
    let pillar = pillar.map(|pillar| pillar.name);
    let kicker = [pillar, article.kicker.clone()];
    let reader = MailReader { audience, lower: 1 };
    let mut details = Vec::new();
    details.extend(byline(&article).map(MailBlock::words));
    details.extend(retold(&context, localized.head, &reader));
    details.extend(article.meeting.as_ref().map(meeting));
    let mut blocks = Vec::new();
    blocks.extend(article.quote.map(|quote| MailBlock::Quote {
        blocks: vec![MailBlock::words(quote.text)],
        by: quote.by.map(|by| vec![MailInline::text(by)]),
    }));
    blocks.extend(reader.read(&body.html));
    blocks.extend(links(
        "Downloads",
        article.downloads.iter().map(download).collect(),
    ));
    let further = article.further.iter().map(|further| vec![link(further)]);
    blocks.extend(links("Verder lezen", further.collect()));
    Some(MailEntry {
        kicker: kicker.into_iter().flatten().collect(),
        title: localized.head.title(),
        href: context.href(address),
        picture: article.picture.and_then(picture),
        summary: localized.summary().to_owned(),
        details,
        body: blocks,
        reads_on: false,
    })
}

/// Who sends an article and who wrote it.
fn byline(article: &ArticleParts) -> Option<String> {
    let sender = (!article.sender.is_empty()).then(|| article.sender.clone());
    let authors = article.authors.as_ref();
    let authors = authors.map(|authors| format!("Tekst: {authors}"));
    let parts: Vec<String> = sender.into_iter().chain(authors).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What a text retells.
fn retold(context: &PageContext<'_>, head: &Head, reader: &MailReader<'_>) -> Vec<MailBlock> {
    let works = RetoldView::all(context, head);
    RetoldView::paragraph(&works).map_or_else(Vec::new, |html| reader.read(&html))
}

/// The meeting that an article is about.
fn meeting(meeting: &MeetingView) -> MailBlock {
    let verb = if meeting.past { "was" } else { "is" };
    let day = match meeting.weekday {
        Some(weekday) => format!(" op {weekday} {}", meeting.dates.text),
        None => format!(" {}", meeting.dates.text),
    };
    let mut line = vec![
        MailInline::Strong(vec![MailInline::text(format!("De bijeenkomst {verb}"))]),
        MailInline::text(day),
    ];
    for part in [&meeting.hours, &meeting.place].into_iter().flatten() {
        line.push(MailInline::text(format!(" · {part}")));
    }
    if let Some(target) = &meeting.enrol {
        line.push(MailInline::text(" · "));
        line.push(MailInline::link("Aanmelden", &**target));
    }
    MailBlock::Paragraph(line)
}

fn download(file: &DownloadView) -> Vec<MailInline> {
    let facts: Vec<&str> = [&file.format, &file.size]
        .into_iter()
        .flatten()
        .map(|fact| &**fact)
        .collect();
    let mut line = vec![MailInline::link(&*file.title, &*file.href)];
    if !facts.is_empty() {
        line.push(MailInline::text(format!(" ({})", facts.join(", "))));
    }
    line
}

/// A list of links with a title; nothing without links.
fn links(title: &str, items: Vec<Vec<MailInline>>) -> Vec<MailBlock> {
    match items.is_empty() {
        true => Vec::new(),
        false => vec![MailBlock::label(title), MailBlock::bullets(items)],
    }
}
