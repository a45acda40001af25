//! The part of the schema.org vocabulary that is used (<https://schema.org>). Fields that are
//! unknown are left out, as schema.org has no notation for that.

use std::num::NonZeroU32;

use serde::{Serialize, Serializer};
use serde_json::Number;

/// Nodes with their JSON-LD context.
#[derive(Debug, Serialize)]
pub(super) struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node>,
}

impl Graph {
    pub(super) fn new(graph: Vec<Node>) -> Self {
        Self {
            context: "https://schema.org",
            graph,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Node {
    BreadcrumbList(BreadcrumbList),
    Course(Box<Course>),
    DefinedTermSet(DefinedTermSet),
    Event(Event),
    FaqPage(FaqPage),
    NewsArticle(Box<NewsArticle>),
    Organization(Organization),
    PublicationIssue(PublicationIssue),
    WebSite(WebSite),
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct BreadcrumbList {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item_list_element: Vec<ListItem>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct ListItem {
    /// From 1.
    pub(super) position: usize,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) item: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Course {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(rename = "abstract")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    /// BCP 47.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) in_language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) provider: Option<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) teaches: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) course_prerequisites: Vec<Prerequisite>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) educational_level: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) educational_credential_awarded: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) audience: Vec<Audience>,
    /// ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time_required: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_accessible_for_free: Option<bool>,
    #[serde(serialize_with = "one_or_more")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) offers: Vec<Offer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) has_course_instance: Vec<CourseInstance>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) has_part: Vec<LearningResource>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) educational_alignment: Vec<AlignmentObject>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) number_of_credits: Vec<QuantitativeValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) aggregate_rating: Option<AggregateRating>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) video: Option<VideoObject>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) is_based_on: Vec<CreativeWork>,
}

/// What one must know or have taken first.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Prerequisite {
    Text(String),
    Course(NamedCourse),
}

/// A course that has a page of its own.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "Course")]
pub(super) struct NamedCourse {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
}

/// A part of a curriculum that something teaches.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct AlignmentObject {
    pub(super) alignment_type: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) target_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target_url: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct QuantitativeValue {
    pub(super) value: Number,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) unit_text: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct AggregateRating {
    pub(super) rating_value: Number,
    pub(super) rating_count: u32,
    pub(super) best_rating: u32,
    pub(super) worst_rating: u32,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct VideoObject {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    /// ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) duration: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Audience {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) audience_type: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct LearningResource {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    /// ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time_required: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) educational_alignment: Vec<AlignmentObject>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct CourseInstance {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) course_mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_date: Option<String>,
    pub(super) event_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) event_attendance_mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) organizer: Option<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) instructor: Vec<Person>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) maximum_attendee_capacity: Option<NonZeroU32>,
    /// ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) course_workload: Option<String>,
    #[serde(serialize_with = "one_or_more")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) offers: Vec<Offer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sub_event: Vec<Session>,
}

/// A session of a course instance.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "Event", rename_all = "camelCase")]
pub(super) struct Session {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) start_date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) end_date: String,
    pub(super) event_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) event_attendance_mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Location>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Location {
    Place(Place),
    Virtual(VirtualLocation),
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct Place {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) address: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct VirtualLocation {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Offer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) category: &'static str,
    pub(super) price: Number,
    pub(super) price_currency: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) availability: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) valid_through: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}

/// A single offer without the brackets of a list, the form that most readers know.
fn one_or_more<S: Serializer>(offers: &[Offer], serializer: S) -> Result<S::Ok, S::Error> {
    match offers {
        [only] => only.serialize(serializer),
        offers => offers.serialize(serializer),
    }
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct NewsArticle {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) alternative_headline: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    pub(super) in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) author: Vec<Author>,
    pub(super) publisher: Organization,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) article_section: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_part_of: Option<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) is_based_on: Vec<CreativeWork>,
}

/// A work that a text retells.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct CreativeWork {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<Organization>,
    /// Whom to name as its maker, where it is not known whether that is a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) credit_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Author {
    Person(Person),
    Organization(Organization),
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct Person {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
}

/// A reference to a node described elsewhere.
#[derive(Debug, Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct PublicationIssue {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) issue_number: Option<String>,
    pub(super) in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    pub(super) publisher: Organization,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) is_based_on: Vec<CreativeWork>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) has_part: Vec<Reference>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Event {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) start_date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) end_date: String,
    pub(super) event_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) organizer: Option<Organization>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct Organization {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) logo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(rename = "areaServed")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) area_served: Vec<String>,
    #[serde(rename = "sameAs")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) same_as: Vec<String>,
}

impl Organization {
    /// An organisation with only its name and web site.
    pub(super) fn named(name: &str, url: Option<String>) -> Self {
        Self {
            id: None,
            name: name.to_owned(),
            url,
            logo: None,
            email: None,
            description: None,
            area_served: Vec::new(),
            same_as: Vec::new(),
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct WebSite {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    pub(super) in_language: &'static str,
    pub(super) publisher: Reference,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct DefinedTermSet {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    pub(super) name: &'static str,
    pub(super) in_language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) has_defined_term: Vec<DefinedTerm>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct DefinedTerm {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) term_code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alternate_name: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "FAQPage", rename_all = "camelCase")]
pub(super) struct FaqPage {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
    pub(super) in_language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) main_entity: Vec<Question>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Question {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    pub(super) accepted_answer: Answer,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct Answer {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
}
