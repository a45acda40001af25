//! Courses, with their modules and upcoming runs.

use serde_json::Number;

use super::retold::retold;
use super::schema_org;
use super::site::{academy, texts};
use crate::export::absolute::{picture_url, url};
use crate::model::course::{
    self, Cost, EntryRequirements, Form, Function, Functions, Phase, Provider, RunStatus,
};
use crate::model::heads::{DocIx, Heads, OfferedRun};
use crate::model::number::Positive;
use crate::model::schema::Field;
use crate::model::value::{ids, items, text};
use crate::model::vocabulary::Vocabulary;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::SitePlan;

/// A course.
pub(super) fn course(heads: &Heads, plan: &SitePlan, document: DocIx) -> Vec<schema_org::Node> {
    let head = heads.document(document);
    let Some(course) = head.course() else {
        return Vec::new();
    };
    let link = url(heads, plan.site, &document_address(head).0);
    let localized = LocalizedDocument::new(heads, plan.site, document);
    let price = localized.cost();
    let price = price.filter(|_| course.phase() != Phase::Stopped);
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
        hours: hours.as_deref(),
        price,
    };
    vec![schema_org::Node::Course(Box::new(schema_org::Course {
        id: link.clone(),
        url: link.clone(),
        name: head.title(),
        description: text(&course.goal).to_owned(),
        summary: localized.summary().to_owned(),
        in_language: "nl",
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
            .and_then(|known| provider(heads, &known.value)),
        teaches: course::Course::known(&course.outcomes)
            .map(|outcomes| texts(outcomes.0.iter().map(|outcome| &outcome.value)))
            .unwrap_or_default(),
        course_prerequisites: match course.entry.as_ref().map(|entry| &entry.value) {
            Some(EntryRequirements::Conditions(list)) => texts(list.iter().map(|text| &text.value)),
            Some(EntryRequirements::None | EntryRequirements::Unknown) | None => Vec::new(),
        },
        educational_level: course
            .functions
            .as_ref()
            .map(|functions| levels(&functions.value))
            .unwrap_or_default(),
        educational_credential_awarded: course
            .certificate
            .as_ref()
            .map(|certificate| certificate.value.to_string()),
        audience: ids(&course.participants)
            .map(|id| schema_org::Audience {
                audience_type: Vocabulary::name(&heads.vocabulary.audiences, id).to_owned(),
            })
            .collect(),
        is_accessible_for_free: price.and_then(|price| match price {
            Cost::Free => Some(true),
            Cost::Price(_) => Some(false),
            Cost::OnRequest | Cost::Unknown => None,
        }),
        offers: price.and_then(offer),
        has_course_instance: coming.filter_map(|at| page.instance(&at)).collect(),
        has_part: modules(course, &link),
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
    hours: Option<&'a str>,
    price: Option<&'a Cost>,
}

impl RunPage<'_> {
    fn instance(&self, at: &OfferedRun<'_>) -> Option<schema_org::CourseInstance> {
        let run = at.run;
        let link = format!("{}#uitvoering-{}", self.link, run.id.as_ref()?.value.0);
        let form = run.form.as_ref().map(|form| form.value);
        let form = form.or_else(|| course::Course::known(&self.course.form).copied());
        let status = run
            .status
            .as_ref()
            .map_or(RunStatus::Planned, |status| status.value);
        let price = run.cost.as_ref().map(|own| &own.value).or(self.price);
        let place = text(&run.place);
        let location = match (place, form) {
            ("", Some(Form::Online)) => {
                Some(schema_org::Location::Virtual(schema_org::VirtualLocation {
                    url: self.link.to_owned(),
                }))
            }
            ("", _) => None,
            (place, _) => Some(schema_org::Location::Place(schema_org::Place {
                name: place.to_owned(),
                address: place.to_owned(),
            })),
        };
        Some(schema_org::CourseInstance {
            id: link.clone(),
            name: self.title.clone(),
            course_mode: form.map(|form| match form {
                Form::InPerson => "Onsite",
                Form::Online => "Online",
                Form::Blended => "Blended",
            }),
            start_date: run.first_day().map(|day| day.to_string()),
            end_date: run.last_day().map(|day| day.to_string()),
            event_status: match status {
                RunStatus::Cancelled => "https://schema.org/EventCancelled",
                _ => "https://schema.org/EventScheduled",
            },
            event_attendance_mode: form.map(|form| match form {
                Form::InPerson => "https://schema.org/OfflineEventAttendanceMode",
                Form::Online => "https://schema.org/OnlineEventAttendanceMode",
                Form::Blended => "https://schema.org/MixedEventAttendanceMode",
            }),
            location,
            organizer: at.site.map(|site| academy(self.heads, site)),
            course_workload: self.hours.map(str::to_owned),
            offers: price.and_then(offer).map(|offer| schema_org::Offer {
                availability: match status {
                    RunStatus::Open => Some("https://schema.org/InStock"),
                    RunStatus::Full => Some("https://schema.org/SoldOut"),
                    RunStatus::Cancelled => Some("https://schema.org/Discontinued"),
                    RunStatus::Planned => None,
                },
                url: Some(link.clone()),
                ..offer
            }),
            url: link,
        })
    }
}

/// The price; `None` for a price on request or unknown.
fn offer(cost: &Cost) -> Option<schema_org::Offer> {
    let (category, price, description) = match cost {
        Cost::OnRequest | Cost::Unknown => return None,
        Cost::Free => ("Free", Number::from(0), None),
        Cost::Price(price) => {
            let note = price.note.as_ref().map(|note| note.value.to_string());
            ("Paid", price.amount.as_ref()?.value.0.decimal(), note)
        }
    };
    Some(schema_org::Offer {
        category,
        price,
        price_currency: "EUR",
        description,
        availability: None,
        url: None,
    })
}

fn provider(heads: &Heads, provider: &Provider) -> Option<schema_org::Organization> {
    let (name, website) = match provider {
        Provider::Unknown => return None,
        Provider::Partner(reference) => {
            let partner = heads.partner(&reference.id)?;
            (text(&partner.name), &partner.website)
        }
        Provider::Unlisted(unlisted) => (text(&unlisted.name), &unlisted.website),
    };
    let website = website.as_ref().map(|website| website.value.to_string());
    Some(schema_org::Organization::named(name, website))
}

fn levels(functions: &Functions) -> Vec<String> {
    let of = Function::ALL
        .iter()
        .filter(|function| functions.contains(**function));
    of.map(|function| format!("Functie {}", function.word()))
        .collect()
}

fn modules(course: &course::Course, link: &str) -> Vec<schema_org::LearningResource> {
    items(&course.modules)
        .iter()
        .map(|module| schema_org::LearningResource {
            id: module
                .id
                .as_ref()
                .map(|id| format!("{link}#module-{}", id.value.0)),
            name: text(&module.title).to_owned(),
            time_required: duration(&module.hours),
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
