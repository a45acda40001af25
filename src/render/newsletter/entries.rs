//! The entries of a mail: a news item, a course, a date.

use crate::export::newsletter::{MailBlock, MailEntry, MailInline, MailPicture};
use crate::render::dutch;
use crate::render::part::basics::{LinkView, PictureView};
use crate::render::part::card::{CourseCard, NewsCard};
use crate::render::view::agenda::entry::AgendaEntry;

/// A news item or a special, from its card with absolute URLs.
pub(super) fn news(card: NewsCard) -> MailEntry {
    let date = card.date.map(|date| dutch::capitalised(&date.text));
    let undated = card.undated.then(|| "Datum onbekend".to_owned());
    let special = card.special.then(|| "Special".to_owned());
    let kicker = [
        date.or(undated).or(card.expected),
        special,
        card.region,
        card.kicker,
        card.sender,
    ];
    MailEntry {
        kicker: kicker.into_iter().flatten().collect(),
        title: card.title,
        href: card.path,
        picture: card.picture.and_then(picture),
        summary: card.summary,
        details: Vec::new(),
        body: Vec::new(),
        reads_on: true,
    }
}

/// A course, from its card with absolute URLs. `state` says what is new about it.
pub(super) fn course(card: CourseCard, state: &str) -> MailEntry {
    let external = card.external.then(|| "Van een andere aanbieder".to_owned());
    let only = card.region.map(|region| format!("Alleen in {region}"));
    let kind = card.kind.map(|kind| kind.name);
    let kicker = [
        Some(state.to_owned()),
        Some(card.phase.short),
        kind,
        external,
        only,
    ];
    let mut facts: Vec<String> = match card.start {
        Some(start) => start.in_words(),
        None => card.location.into_iter().collect(),
    };
    let form = card.form.map(|form| form.name);
    let one_each = [card.time, card.cost, form, card.functions, card.language];
    facts.extend(one_each.into_iter().flatten());
    facts.extend(card.points);
    facts.extend(card.dateless.into_iter().map(str::to_owned));
    let mut details = Vec::new();
    if !facts.is_empty() {
        let facts = facts.into_iter().map(|fact| vec![MailInline::text(fact)]);
        details.push(MailBlock::bullets(facts));
    }
    details.extend(card.unknown.map(MailBlock::words));
    if !card.academies.is_empty() {
        let mut line = vec![MailInline::text("Bij ")];
        for (number, academy) in card.academies.into_iter().enumerate() {
            if number > 0 {
                line.push(MailInline::text(", "));
            }
            line.push(MailInline::link(academy.short_name, academy.url));
        }
        details.push(MailBlock::Paragraph(line));
    }
    MailEntry {
        kicker: kicker.into_iter().flatten().collect(),
        title: card.title,
        href: card.path,
        picture: card.picture.and_then(picture),
        summary: card.summary,
        details,
        body: Vec::new(),
        reads_on: true,
    }
}

/// A run or a meeting.
pub(super) fn date(entry: AgendaEntry) -> MailEntry {
    let region = entry.region.map(|region| region.name);
    let day = match entry.weekday {
        Some(weekday) => format!("{weekday} {}", entry.dates.text),
        None => entry.dates.text,
    };
    let when = [Some(dutch::capitalised(&day)), entry.hours, entry.place];
    let when = when.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let status = entry.status.map(|status| status.name);
    MailEntry {
        kicker: [Some(entry.kind_text), region]
            .into_iter()
            .flatten()
            .collect(),
        title: entry.title,
        href: entry.href,
        details: [Some(when), status]
            .into_iter()
            .flatten()
            .map(MailBlock::words)
            .collect(),
        ..MailEntry::default()
    }
}

/// A picture, if mail programs can show it.
pub(super) fn picture(picture: PictureView) -> Option<MailPicture> {
    let picture = MailPicture {
        source: picture.files.src,
        alt: picture.alt,
        width: picture.files.width,
        link: None,
    };
    picture.is_shown_in_mail().then_some(picture)
}

/// A link as a view has it; one without a target is text.
pub(super) fn link(link: &LinkView) -> MailInline {
    match link.href.is_empty() {
        true => MailInline::text(&*link.text),
        false => MailInline::link(&*link.text, &*link.href),
    }
}
