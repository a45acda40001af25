//! Courses, with their modules and upcoming runs.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Number;

use super::retold::retold;
use super::schema_org;
use super::site::{academy, texts};
use crate::diagnostic::join_list;
use crate::export::absolute::{day_or_moment, link_url, logo_url, picture_url, url};
use crate::model::course::{
    self, Cost, EntryRequirements, Form, Function, Functions, Price, Provider, RunStatus,
    SessionOfRun, TextOrLink,
};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, OfferedRun};
use crate::model::layout::Kind;
use crate::model::number::Positive;
use crate::model::schema::Field;
use crate::model::survey::Count;
use crate::model::value::{ids, items, text, value};
use crate::model::vocabulary::Vocabulary;
use crate::plan::links::{Destination, destination, document_address};
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::SitePlan;
use crate::source::Spanned;

/// A course.
pub(super) fn course(heads: &Heads, plan: &SitePlan, document: DocIx) -> Vec<schema_org::Node> {
    let head = heads.document(document);
    let Some(course) = head.course() else {
        return Vec::new();
    };
    let link = url(heads, plan.site, &document_address(head).0);
    let localized = LocalizedDocument::new(heads, plan.site, document);
    // What is over, or may be, is not for sale.
    let price = localized.cost().filter(|_| !course.phase().is_over());
    let hours = course::Course::known(&course.time).and_then(|time| duration(&time.0.hours));
    let picture = localized.picture();
    let coming = heads
        .runs(document)
        .filter(|at| !at.run.is_past(plan.when.today));
    let page = RunPage {
        heads,
        course,
        title: head.title(),
        link: &link,
        today: plan.when.today,
        hours: hours.as_deref(),
        price,
    };
    // The dates of offer of others are those of its provider.
    let dateless = course.open_enrolment().filter(|_| !course.is_external());
    let dateless = dateless.map(|_| page.without_date());
    vec![schema_org::Node::Course(Box::new(schema_org::Course {
        id: link.clone(),
        url: link.clone(),
        name: head.title(),
        description: text(&course.goal).to_owned(),
        summary: localized.summary().to_owned(),
        in_language: value(&course.language)
            .map_or_else(|| "nl".to_owned(), |language| language.as_str().to_owned()),
        image: picture.and_then(|(from, picture)| picture_url(heads, plan, from, picture)),
        date_modified: head
            .common
            .updated
            .as_ref()
            .map(|period| period.value.w3c()),
        about: texts(
            ids(&head.common.themes).map(|id| Vocabulary::name(&heads.vocabulary.themes, id)),
        ),
        provider: course
            .provider
            .as_ref()
            .and_then(|known| provider(heads, plan, &known.value)),
        teaches: course::Course::known(&course.outcomes)
            .map(|outcomes| texts(outcomes.0.iter().map(|outcome| &outcome.value)))
            .unwrap_or_default(),
        course_prerequisites: prerequisites(heads, plan, course),
        educational_level: educational_levels(course),
        educational_credential_awarded: course
            .certificate
            .as_ref()
            .map(|certificate| certificate.value.to_string()),
        audience: course
            .participants()
            .map(|id| schema_org::Audience {
                audience_type: Vocabulary::name(&heads.vocabulary.audiences, id).to_owned(),
            })
            .collect(),
        is_accessible_for_free: price.and_then(|price| match price {
            Cost::Free => Some(true),
            Cost::Price(_) | Cost::Prices(_) => Some(false),
            Cost::OnRequest | Cost::Unknown => None,
        }),
        offers: page.offers(),
        has_course_instance: dateless
            .into_iter()
            .chain(coming.filter_map(|at| page.instance(&at)))
            .collect(),
        has_part: modules(heads, plan, head, course, &link),
        educational_alignment: alignment(heads, plan, head, &course.exempts),
        number_of_credits: credits(course),
        aggregate_rating: value(&course.evaluation).and_then(rating),
        video: value(&course.video).and_then(video),
        is_based_on: retold(heads, plan, head),
        time_required: hours.clone(),
    }))]
}

/// Values of the course and its page that all its runs use.
struct RunPage<'a> {
    heads: &'a Heads,
    course: &'a course::Course,
    title: String,
    link: &'a str,
    today: Date,
    hours: Option<&'a str>,
    price: Option<&'a Cost>,
}

impl RunPage<'_> {
    /// The offers of the course. With enrolment without a date they are to be had now: at its page,
    /// or at the provider of offer of others.
    fn offers(&self) -> Vec<schema_org::Offer> {
        let offers = self.price.map(offers).unwrap_or_default();
        let Some(enrol) = self.course.open_enrolment() else {
            return offers;
        };
        let is_elsewhere = self.course.is_external() && enrol.starts_with("https://");
        let url = if is_elsewhere { enrol } else { self.link };
        let available = |offer| schema_org::Offer {
            availability: Some("https://schema.org/InStock"),
            url: Some(url.to_owned()),
            ..offer
        };
        offers.into_iter().map(available).collect()
    }

    /// The course as one can take it without a date.
    fn without_date(&self) -> schema_org::CourseInstance {
        let form = course::Course::known(&self.course.form).copied();
        schema_org::CourseInstance {
            id: format!("{}#_meedoen", self.link),
            name: self.title.clone(),
            url: format!("{}#_meedoen", self.link),
            course_mode: form.map(mode),
            start_date: None,
            end_date: None,
            event_status: "https://schema.org/EventScheduled",
            event_attendance_mode: form.map(attendance_mode),
            location: match form {
                Some(Form::Online) => Some(self.online()),
                Some(Form::InPerson | Form::Blended) | None => None,
            },
            organizer: None,
            instructor: Vec::new(),
            maximum_attendee_capacity: None,
            course_workload: self.hours.map(str::to_owned),
            offers: self.offers(),
            sub_event: Vec::new(),
        }
    }

    fn online(&self) -> schema_org::Location {
        schema_org::Location::Virtual(schema_org::VirtualLocation {
            url: self.link.to_owned(),
        })
    }

    fn instance(&self, at: &OfferedRun<'_>) -> Option<schema_org::CourseInstance> {
        let run = at.run;
        let link = format!("{}#uitvoering-{}", self.link, run.id.as_ref()?.value.0);
        let form = run.form().or(self.usual_form());
        let status = run
            .status
            .as_ref()
            .map_or(RunStatus::Planned, |status| status.value);
        let price = run.cost.as_ref().map(|own| &own.value).or(self.price);
        let event_status = match status {
            RunStatus::Cancelled => "https://schema.org/EventCancelled",
            _ => "https://schema.org/EventScheduled",
        };
        let sessions = run.sessions();
        Some(schema_org::CourseInstance {
            id: link.clone(),
            name: self.title.clone(),
            course_mode: form.map(mode),
            start_date: run
                .first_day()
                .map(|day| day_or_moment(day, run.first_time())),
            end_date: run
                .last_day()
                .map(|day| day_or_moment(day, run.last_time())),
            event_status,
            event_attendance_mode: form.map(attendance_mode),
            location: self.location(&join_list(&run.places(), "en"), form),
            organizer: at.site.map(|site| academy(self.heads, site)),
            instructor: items(&run.trainers)
                .iter()
                .map(|name| schema_org::Person {
                    name: name.value.to_string(),
                })
                .collect(),
            maximum_attendee_capacity: value(&run.places).copied(),
            course_workload: self.hours.map(str::to_owned),
            offers: price
                .map(offers)
                .unwrap_or_default()
                .into_iter()
                .map(|offer| schema_org::Offer {
                    availability: match status {
                        RunStatus::Open if run.is_closed(self.today) => None,
                        RunStatus::Open => Some("https://schema.org/InStock"),
                        RunStatus::Full => Some("https://schema.org/SoldOut"),
                        RunStatus::Cancelled => Some("https://schema.org/Discontinued"),
                        RunStatus::Planned => None,
                    },
                    valid_through: value(&run.enrol_until).map(ToString::to_string),
                    url: Some(link.clone()),
                    ..offer
                })
                .collect(),
            sub_event: sessions
                .iter()
                .map(|session| self.session(session, event_status))
                .collect(),
            url: link,
        })
    }

    fn session(
        &self,
        session: &SessionOfRun<'_>,
        event_status: &'static str,
    ) -> schema_org::Session {
        let form = session.form.or(self.usual_form());
        schema_org::Session {
            name: match session.title {
                "" => self.title.clone(),
                title => format!("{}: {title}", self.title),
            },
            start_date: day_or_moment(session.date, session.hours.from),
            end_date: day_or_moment(session.date, session.hours.until),
            event_status,
            event_attendance_mode: form.map(attendance_mode),
            location: self.location(session.place, form),
        }
    }

    fn usual_form(&self) -> Option<Form> {
        course::Course::known(&self.course.form).copied()
    }

    /// A place, or the page of the course for what is online.
    fn location(&self, place: &str, form: Option<Form>) -> Option<schema_org::Location> {
        match (place, form) {
            ("", Some(Form::Online)) => Some(self.online()),
            ("", _) => None,
            (place, _) => Some(schema_org::Location::Place(schema_org::Place {
                name: place.to_owned(),
                address: place.to_owned(),
            })),
        }
    }
}

fn mode(form: Form) -> &'static str {
    match form {
        Form::InPerson => "Onsite",
        Form::Online => "Online",
        Form::Blended => "Blended",
    }
}

fn attendance_mode(form: Form) -> &'static str {
    match form {
        Form::InPerson => "https://schema.org/OfflineEventAttendanceMode",
        Form::Online => "https://schema.org/OnlineEventAttendanceMode",
        Form::Blended => "https://schema.org/MixedEventAttendanceMode",
    }
}

/// An offer for each price; none for a price on request or unknown. Whom a price is for is its name:
/// `eligibleCustomerType` knows businesses and consumers only.
fn offers(cost: &Cost) -> Vec<schema_org::Offer> {
    let offer = |category, price, (name, description)| schema_org::Offer {
        category,
        name,
        price,
        price_currency: "EUR",
        description,
        availability: None,
        valid_through: None,
        url: None,
    };
    if matches!(cost, Cost::Free) {
        return vec![offer("Free", Number::from(0), (None, None))];
    }
    let of_price = |price: &Price| {
        let texts = (shared(&price.audience), shared(&price.note));
        let amount = price.amount.as_ref()?.value.0.decimal();
        Some(offer("Paid", amount, texts))
    };
    cost.prices().filter_map(of_price).collect()
}

fn shared(field: &Field<Arc<str>>) -> Option<String> {
    field.as_ref().map(|text| text.value.to_string())
}

fn provider(
    heads: &Heads,
    plan: &SitePlan,
    provider: &Provider,
) -> Option<schema_org::Organization> {
    let (name, website, logo) = match provider {
        Provider::Unknown => return None,
        Provider::Partner(reference) => {
            let partner = heads.partner(&reference.id)?;
            let logo = logo_url(heads, plan, partner);
            (text(&partner.name), &partner.website, logo)
        }
        Provider::Unlisted(unlisted) => (text(&unlisted.name), &unlisted.website, None),
    };
    let website = website.as_ref().map(|website| website.value.to_string());
    Some(schema_org::Organization {
        logo,
        ..schema_org::Organization::named(name, website)
    })
}

/// The conditions to take part, and the courses that one takes first.
fn prerequisites(
    heads: &Heads,
    plan: &SitePlan,
    course: &course::Course,
) -> Vec<schema_org::Prerequisite> {
    let conditions = match value(&course.entry) {
        Some(EntryRequirements::Conditions(list)) => texts(list.iter().map(|text| &text.value)),
        Some(EntryRequirements::None | EntryRequirements::Unknown) | None => Vec::new(),
    };
    let named = |id| {
        let other = heads.with_id(Kind::Course, id)?;
        let link = match destination(heads, plan.site, plan.when, other) {
            Destination::Here { address, .. } => url(heads, plan.site, &address),
            Destination::Referral { url, .. } => url,
            Destination::Unpublished(_) | Destination::Nowhere => return None,
        };
        Some(schema_org::NamedCourse {
            id: link.clone(),
            url: link,
            name: heads.document(other).title(),
        })
    };
    let courses = ids(&course.follows).filter_map(|id| named(id));
    let courses = courses.map(schema_org::Prerequisite::Course);
    let conditions = conditions.into_iter().map(schema_org::Prerequisite::Text);
    conditions.chain(courses).collect()
}

/// The functions that a course is for, and its level in the qualifications framework.
fn educational_levels(course: &course::Course) -> Vec<String> {
    let mut all = value(&course.functions).map_or_else(Vec::new, levels);
    all.extend(value(&course.nlqf).map(|level| format!("NLQF {}", level.word())));
    all
}

/// Study credits, and points of registers.
fn credits(course: &course::Course) -> Vec<schema_org::QuantitativeValue> {
    let credit = |amount: &Positive, unit: &str| schema_org::QuantitativeValue {
        value: amount.0.decimal(),
        unit_text: unit.to_owned(),
    };
    let ects = value(&course.ects).map(|amount| credit(amount, "ECTS"));
    let points = items(&course.points).iter().filter_map(|points| {
        let amount = value(&points.value.amount)?;
        Some(credit(amount, text(&points.value.register)))
    });
    ects.into_iter().chain(points).collect()
}

/// The grade that participants gave; `None` unless it says how many they were.
fn rating(evaluation: &course::Evaluation) -> Option<schema_org::AggregateRating> {
    let grade = value(&evaluation.grade)?;
    match *value(&evaluation.response)? {
        Count::BelowTen | Count::Exactly(0) => None,
        Count::Exactly(count) => Some(schema_org::AggregateRating {
            rating_value: grade.0.decimal(),
            rating_count: count,
            best_rating: 10,
            worst_rating: 1,
        }),
    }
}

fn video(video: &course::Video) -> Option<schema_org::VideoObject> {
    let duration = video.seconds().map(|total| {
        let parts = [
            (total / 3600, 'H'),
            (total / 60 % 60, 'M'),
            (total % 60, 'S'),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: String = parts
            .map(|(number, unit)| format!("{number}{unit}"))
            .collect();
        format!("PT{parts}")
    });
    Some(schema_org::VideoObject {
        name: value(&video.title)?.to_string(),
        url: value(&video.url)?.to_string(),
        duration,
    })
}

/// Parts of a curriculum that a course or module teaches.
fn alignment(
    heads: &Heads,
    plan: &SitePlan,
    head: &Head,
    parts: &Field<Vec<Spanned<TextOrLink>>>,
) -> Vec<schema_org::AlignmentObject> {
    let part = |part: &Spanned<TextOrLink>| schema_org::AlignmentObject {
        alignment_type: "teaches",
        target_name: part.value.title().to_owned(),
        target_url: part
            .value
            .link()
            .and_then(|link| link_url(heads, plan, head, link)),
    };
    items(parts).iter().map(part).collect()
}

fn levels(functions: &Functions) -> Vec<String> {
    let of = Function::ALL
        .iter()
        .filter(|function| functions.contains(**function));
    of.map(|function| format!("Functie {}", function.word()))
        .collect()
}

fn modules(
    heads: &Heads,
    plan: &SitePlan,
    head: &Head,
    course: &course::Course,
    link: &str,
) -> Vec<schema_org::LearningResource> {
    items(&course.modules)
        .iter()
        .map(|module| schema_org::LearningResource {
            id: module
                .id
                .as_ref()
                .map(|id| format!("{link}#module-{}", id.value.0)),
            name: text(&module.title).to_owned(),
            time_required: duration(&module.hours),
            educational_alignment: alignment(heads, plan, head, &module.exempts),
        })
        .collect()
}

/// Hours in ISO 8601: `PT2H30M`. Half-days and days of a course have no fixed length and are left
/// out.
fn duration(hours: &Field<Positive>) -> Option<String> {
    let hundredths = hours.as_ref()?.value.0.hundredths();
    let minutes = (hundredths * 60).div_ceil(100);
    Some(match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("PT{hours}H"),
        (0, minutes) => format!("PT{minutes}M"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    })
}
