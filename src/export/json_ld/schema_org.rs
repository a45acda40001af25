//! The part of the schema.org vocabulary that is used (<https://schema.org>). Fields that may be
//! unknown are written as null or empty, and pruned afterwards.

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
    pub(super) item_list_element: Vec<ListItem>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct ListItem {
    /// From 1.
    pub(super) position: usize,
    pub(super) name: String,
    pub(super) item: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Course {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) name: String,
    pub(super) description: String,
    #[serde(rename = "abstract")]
    pub(super) summary: String,
    /// BCP 47.
    pub(super) in_language: String,
    pub(super) image: Option<String>,
    pub(super) date_modified: Option<String>,
    pub(super) about: Vec<String>,
    pub(super) provider: Option<Organization>,
    pub(super) teaches: Vec<String>,
    pub(super) course_prerequisites: Vec<Prerequisite>,
    pub(super) educational_level: Vec<String>,
    pub(super) educational_credential_awarded: Option<String>,
    pub(super) audience: Vec<Audience>,
    /// ISO 8601.
    pub(super) time_required: Option<String>,
    pub(super) is_accessible_for_free: Option<bool>,
    #[serde(serialize_with = "one_or_more")]
    pub(super) offers: Vec<Offer>,
    pub(super) has_course_instance: Vec<CourseInstance>,
    pub(super) has_part: Vec<LearningResource>,
    pub(super) educational_alignment: Vec<AlignmentObject>,
    pub(super) number_of_credits: Vec<QuantitativeValue>,
    pub(super) aggregate_rating: Option<AggregateRating>,
    pub(super) video: Option<VideoObject>,
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
    pub(super) id: String,
    pub(super) url: String,
    pub(super) name: String,
}

/// A part of a curriculum that something teaches.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct AlignmentObject {
    pub(super) alignment_type: &'static str,
    pub(super) target_name: String,
    pub(super) target_url: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct QuantitativeValue {
    pub(super) value: Number,
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
    pub(super) name: String,
    pub(super) url: String,
    /// ISO 8601.
    pub(super) duration: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Audience {
    pub(super) audience_type: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct LearningResource {
    #[serde(rename = "@id")]
    pub(super) id: Option<String>,
    pub(super) name: String,
    /// ISO 8601.
    pub(super) time_required: Option<String>,
    pub(super) educational_alignment: Vec<AlignmentObject>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct CourseInstance {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) course_mode: Option<&'static str>,
    pub(super) start_date: Option<String>,
    pub(super) end_date: Option<String>,
    pub(super) event_status: &'static str,
    pub(super) event_attendance_mode: Option<&'static str>,
    pub(super) location: Option<Location>,
    pub(super) organizer: Option<Organization>,
    pub(super) instructor: Vec<Person>,
    pub(super) maximum_attendee_capacity: Option<NonZeroU32>,
    /// ISO 8601.
    pub(super) course_workload: Option<String>,
    #[serde(serialize_with = "one_or_more")]
    pub(super) offers: Vec<Offer>,
    pub(super) sub_event: Vec<Session>,
}

/// A session of a course instance.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "Event", rename_all = "camelCase")]
pub(super) struct Session {
    pub(super) name: String,
    pub(super) start_date: String,
    pub(super) end_date: String,
    pub(super) event_status: &'static str,
    pub(super) event_attendance_mode: Option<&'static str>,
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
    pub(super) name: String,
    pub(super) address: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct VirtualLocation {
    pub(super) url: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Offer {
    pub(super) name: Option<String>,
    pub(super) category: &'static str,
    pub(super) price: Number,
    pub(super) price_currency: &'static str,
    pub(super) description: Option<String>,
    pub(super) availability: Option<&'static str>,
    pub(super) valid_through: Option<String>,
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
    pub(super) id: String,
    pub(super) url: String,
    pub(super) headline: String,
    pub(super) alternative_headline: Option<String>,
    pub(super) description: String,
    pub(super) in_language: &'static str,
    pub(super) image: Option<String>,
    pub(super) date_published: Option<String>,
    pub(super) date_modified: Option<String>,
    pub(super) author: Vec<Author>,
    pub(super) publisher: Organization,
    pub(super) article_section: Vec<String>,
    pub(super) is_part_of: Option<Reference>,
    pub(super) is_based_on: Vec<CreativeWork>,
}

/// A work that a text retells.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct CreativeWork {
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) author: Option<Organization>,
    /// Whom to name as its maker, where it is not known whether that is a person.
    pub(super) credit_text: Option<String>,
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
    pub(super) name: String,
}

/// A reference to a node described elsewhere.
#[derive(Debug, Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    pub(super) id: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct PublicationIssue {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) issue_number: Option<String>,
    pub(super) in_language: &'static str,
    pub(super) date_published: Option<String>,
    pub(super) date_modified: Option<String>,
    pub(super) publisher: Organization,
    pub(super) is_based_on: Vec<CreativeWork>,
    pub(super) has_part: Vec<Reference>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Event {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) url: String,
    pub(super) start_date: String,
    pub(super) end_date: String,
    pub(super) event_status: &'static str,
    pub(super) location: Option<Place>,
    pub(super) organizer: Option<Organization>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct Organization {
    #[serde(rename = "@id")]
    pub(super) id: Option<String>,
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) logo: Option<String>,
    pub(super) email: Option<String>,
    pub(super) description: Option<String>,
    #[serde(rename = "areaServed")]
    pub(super) area_served: Vec<String>,
    #[serde(rename = "sameAs")]
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
    pub(super) id: String,
    pub(super) url: String,
    pub(super) name: String,
    pub(super) in_language: &'static str,
    pub(super) publisher: Reference,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct DefinedTermSet {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) name: &'static str,
    pub(super) in_language: &'static str,
    pub(super) has_defined_term: Vec<DefinedTerm>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct DefinedTerm {
    pub(super) term_code: String,
    pub(super) name: String,
    pub(super) alternate_name: Vec<String>,
    pub(super) description: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "FAQPage", rename_all = "camelCase")]
pub(super) struct FaqPage {
    pub(super) url: String,
    pub(super) in_language: &'static str,
    pub(super) main_entity: Vec<Question>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Question {
    pub(super) name: String,
    pub(super) accepted_answer: Answer,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct Answer {
    pub(super) text: String,
}
