//! The newsletter of a site: what visitors find on it that they did not find before a day.

use jiff::civil::Date;

use super::{MailContent, entries, for_whom, is_for, mail, name};
use crate::diagnostic::join_list;
use crate::export::newsletter::{MailBlock, MailEntry, MailPart, SiteMail};
use crate::export::{appeared, facts_renewed};
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::plan::agenda::AgendaEvent;
use crate::render::context::{PageContext, SiteContext};
use crate::render::dutch;
use crate::render::part::card;
use crate::render::view::agenda::entry::{entry, upcoming};

/// How many dates of the agenda a newsletter shows; the site has the rest.
const DATES: usize = 8;

/// The newsletter of a site for an audience, or for everyone; `None` when nothing is new.
///
/// New are news, specials, and articles that were added to a special, which appeared on `since` or
/// later ([`appeared`]); and courses on offer that appeared since, or whose facts were renewed
/// ([`facts_renewed`]). Dates of the agenda have no day on which they were added: those of the own
/// academy that are still to begin are shown when something else is new.
pub fn newsletter(site: &SiteContext<'_>, since: Date, audience: Option<&str>) -> Option<SiteMail> {
    let root = Address::from("/");
    let context = PageContext::new(site, &root).with_absolute_urls();
    let items = NewItems {
        context: &context,
        since,
        audience,
    };
    let (news, courses) = (items.news(), items.courses());
    if news.is_empty() && courses.is_empty() {
        return None;
    }
    let (dates, all_dates) = items.dates();
    let counts = [
        (news.len(), "bericht", "berichten"),
        (courses.len(), "cursus", "cursussen"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| dutch::amount(count, one, more))
        .collect();
    let counts: Vec<&str> = counts.iter().map(|count| &**count).collect();
    let days = dutch::days(since, since);
    let mut summary = format!(
        "Nieuw of bijgewerkt sinds {days}: {}.",
        join_list(&counts, "en")
    );
    if all_dates > 0 {
        let dates = dutch::amount(all_dates, "datum", "data");
        summary.push_str(&format!(" In de agenda: {dates}."));
    }
    let more = |words: &str, address: &str| {
        let target = context.href(&Address::from(address));
        Some((words.to_owned(), target))
    };
    let parts = [
        MailPart {
            title: Some("Nieuws".to_owned()),
            entries: news,
            more: None,
        },
        MailPart {
            title: Some("Nieuw en bijgewerkt aanbod".to_owned()),
            entries: courses,
            more: more("Bekijk het hele aanbod", "/aanbod/"),
        },
        MailPart {
            title: Some("In de agenda".to_owned()),
            entries: dates,
            more: more("Bekijk de hele agenda", "/agenda/"),
        },
    ];
    let today = dutch::days(context.today(), context.today());
    let whom = for_whom(&context, audience);
    let of_site = format!(
        "Nieuws van {}",
        dutch::inside_sentence(context.site().name())
    );
    let subject = match &whom {
        Some(whom) => format!("{of_site} {whom}, {today}"),
        None => format!("{of_site}, {today}"),
    };
    let day = context.today().to_string();
    let content = MailContent {
        name: name(&[&context.site().id, &day], audience),
        subject,
        kicker: std::iter::once(today)
            .chain(whom.map(|whom| dutch::capitalised(&whom)))
            .collect(),
        title: of_site,
        opening: vec![MailBlock::words(summary)],
        parts: parts
            .into_iter()
            .filter(|part| !part.entries.is_empty())
            .collect(),
    };
    Some(mail(site, &context, content))
}

/// What a newsletter is made of.
struct NewItems<'c, 's> {
    /// The root of the site, with absolute URLs.
    context: &'c PageContext<'s>,
    since: Date,
    audience: Option<&'c str>,
}

impl NewItems<'_, '_> {
    /// Whether a document appeared since.
    fn is_new(&self, document: &DocIx) -> bool {
        let head = self.context.heads.document(*document);
        appeared(head, self.context.today()).is_some_and(|day| day >= self.since)
    }

    fn concerns(&self, document: &DocIx) -> bool {
        is_for(self.context.heads.document(*document), self.audience)
    }

    /// News and specials in the order of the site, then what was added to specials.
    fn news(&self) -> Vec<MailEntry> {
        let plan = self.context.plan;
        let is_in = |document: &DocIx| self.is_new(document) && self.concerns(document);
        let news = plan.news.iter().copied().filter(is_in);
        let old_specials = plan.specials.iter().filter(|special| !self.is_new(special));
        let articles = old_specials.flat_map(|special| {
            let id = &self.context.heads.document(*special).at.id;
            plan.articles(id).iter().copied().filter(is_in)
        });
        let entry = |document| entries::news(card::news(self.context, document));
        news.chain(articles).map(entry).collect()
    }

    /// New courses, then those whose facts were renewed, both in the order of the site.
    fn courses(&self) -> Vec<MailEntry> {
        let offer = self.context.plan.offer().iter().copied();
        let offer = offer.filter(|course| self.concerns(course));
        let (new, known): (Vec<DocIx>, Vec<DocIx>) = offer.partition(|course| self.is_new(course));
        let is_renewed = |course: &DocIx| {
            let head = self.context.heads.document(*course);
            facts_renewed(head, self.context.today()).is_some_and(|day| day >= self.since)
        };
        let new = new.into_iter().map(|course| (course, "Nieuw"));
        let renewed = known.into_iter().filter(is_renewed);
        let all = new.chain(renewed.map(|course| (course, "Bijgewerkt")));
        let site = self.context.plan.site;
        all.filter_map(|(course, state)| {
            let card = card::course(self.context, site, course)?;
            Some(entries::course(card, state))
        })
        .collect()
    }

    /// The first dates of the own academy that are still to begin, and the number of all of them.
    fn dates(&self) -> (Vec<MailEntry>, usize) {
        let today = self.context.today();
        let coming = upcoming(self.context).filter(|item| item.own && item.start >= today);
        let concerning = coming.filter(|item| match item.event {
            AgendaEvent::Run(document, _) | AgendaEvent::Meeting(document) => {
                self.concerns(&document)
            }
        });
        let mut entries: Vec<MailEntry> = concerning
            .filter_map(|item| entry(self.context, item))
            .filter(|entry| !entry.cancelled)
            .map(entries::date)
            .collect();
        let count = entries.len();
        entries.truncate(DATES);
        (entries, count)
    }
}
