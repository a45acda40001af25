//! How one takes part in a course without a date, and offer of others, on the page of a course.

use serde::Serialize;

use super::course_mail;
use super::provider::ProviderView;
use crate::model::course::Course;
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::{Room, upcoming};
use crate::render::context::PageContext;
use crate::render::part::basics::LinkView;
use crate::render::part::enrolment;
use crate::render::part::runs::NextUpcoming;

/// The ways to take part in a course that one can enrol for, when there is one besides its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct TakingPart {
    /// To enrol without a date.
    pub(in crate::render) any_time: Option<EnrolView>,
    /// A `mailto:` URL to ask for it, for a team, an organisation or a municipality.
    pub(in crate::render) request: Option<String>,
    /// Whether it can be asked for, also when there is no mail address to do so.
    pub(in crate::render) on_request: bool,
    /// The dates to choose from, in words: `Er zijn 3 data om uit te kiezen.`; null without one that
    /// can be joined.
    pub(in crate::render) dates: Option<String>,
}

/// A link to enrol without a date, or to the provider that one enrols with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct EnrolView {
    /// `aanmelden`, or `aanbieder` for the web site of a provider.
    pub(in crate::render) action: &'static str,
    /// Whether one enrols at the provider of offer of others.
    pub(in crate::render) at_provider: bool,
    /// `Aanmelden`, `Aanmelden bij de aanbieder`, `Naar de aanbieder`.
    pub(in crate::render) text: &'static str,
    /// Its URL.
    pub(in crate::render) href: String,
}

/// That a course is offer of others, which the academies did not assess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ExternalView {
    /// Whether one can enrol.
    pub(in crate::render) bookable: bool,
    /// Its provider, linked to where one enrols; null when it is unknown.
    pub(in crate::render) provider: Option<LinkView>,
}

impl TakingPart {
    /// The ways to take part in a course; `website` is that of its provider.
    pub(super) fn of(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        course: &Course,
        website: Option<&str>,
    ) -> Option<Self> {
        let runs = upcoming(context.heads, localized.document, context.today());
        let next = NextUpcoming::of(context, &runs).filter(|next| next.room() == Room::Open);
        let dates = next.map(|next| match next.others.len() + 1 {
            1 => "Er is één datum waarop je mee kunt doen.".to_owned(),
            several => format!("Er zijn {several} data om uit te kiezen."),
        });
        let any_time = EnrolView::of(context, localized, course, website, dates.is_some());
        let on_request = enrolment::is_requestable(course);
        let email = || match course.is_external() {
            true => enrolment::provider_email(localized),
            false => course_mail::academy_email(context, localized),
        };
        let request = on_request.then(email).flatten();
        (any_time.is_some() || on_request).then(|| Self {
            any_time,
            request: request.map(|email| enrolment::request(context, localized, &email)),
            on_request,
            dates,
        })
    }
}

impl EnrolView {
    /// The link to enrol without a date. For offer of others without dates it may be the web site
    /// of the provider.
    fn of(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        course: &Course,
        website: Option<&str>,
        dated: bool,
    ) -> Option<Self> {
        let enrol = enrolment::any_time(context, localized, course);
        let is_open = course.phase().is_bookable();
        let at_provider = course.is_external();
        let view = |action, text| {
            move |href| Self {
                action,
                at_provider,
                text,
                href,
            }
        };
        if !at_provider {
            return enrol.map(view("aanmelden", "Aanmelden"));
        }
        let website = website.filter(|_| is_open && !dated).map(str::to_owned);
        let at_website = website.map(view("aanbieder", "Naar de aanbieder"));
        let direct = enrol.map(view("aanmelden", "Aanmelden bij de aanbieder"));
        direct.or(at_website)
    }
}

impl ExternalView {
    /// That a course is offer of others; `None` when it is not, or when it was assessed after all.
    pub(super) fn of(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        course: &Course,
        provider: Option<&ProviderView>,
    ) -> Option<Self> {
        if !course.is_external() || course.assessment.is_some() {
            return None;
        }
        let enrol = enrolment::any_time(context, localized, course);
        let link = |provider: &ProviderView| {
            let text = provider.name.clone();
            match (&enrol, &provider.website) {
                (Some(enrol), _) => context.resolve(localized.head, enrol).with_text(text),
                (None, Some(website)) => website.clone(),
                (None, None) => provider.named(),
            }
        };
        Some(Self {
            bookable: course.phase().is_bookable(),
            provider: provider.map(link),
        })
    }
}
