//! Structured data for search engines, in the words of <https://schema.org>.
//!
//! What is not known is left out: a search engine shows what it is told.

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::spot::Spot;
use super::view::facts;
use super::view::runs::{Coming, coming};
use super::view::shown::{Shown, value};
use crate::model::course::{Cost, Course, Form, Per, Price, Provider, RunStatus};
use crate::model::news::{Article, Meeting};
use crate::model::value::{items, text};

/// Things that a page is about. Serialises as the text of a script element, in which `<` is
/// escaped so that no text can end the element; as null when there is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script(pub Vec<Value>);

impl Serialize for Script {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_empty() {
            return serializer.serialize_none();
        }
        let graph = json!({"@context": "https://schema.org", "@graph": self.0});
        serializer.serialize_str(&graph.to_string().replace('<', "\\u003c"))
    }
}

/// A thing without the properties that are not known.
fn thing(kind: &str, properties: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let known = properties.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    let mut map: Map<String, Value> = known.map(|(name, value)| (name.to_owned(), value)).collect();
    map.insert("@type".to_owned(), kind.into());
    Value::Object(map)
}

/// The way to a page: texts with full addresses.
pub fn breadcrumbs(way: &[(String, String)]) -> Value {
    let step = |(at, (name, url)): (usize, &(String, String))| {
        json!({"@type": "ListItem", "position": at + 1, "name": name, "item": url})
    };
    let steps: Vec<Value> = way.iter().enumerate().map(step).collect();
    thing("BreadcrumbList", [("itemListElement", steps.into())])
}

/// The academy or programme whose site it is.
pub fn organisation(spot: &Spot<'_>) -> Value {
    let contact = spot.contact(None);
    let same_as = items(&spot.site().region.channels).iter();
    let same_as: Vec<Value> = same_as.map(|channel| text(&channel.url).into()).collect();
    thing(
        "EducationalOrganization",
        [
            ("name", spot.site().name().into()),
            ("url", format!("{}/", spot.site().region.base()).into()),
            ("email", contact.email.into()),
            ("sameAs", same_as.into()),
        ],
    )
}

/// A course, with its runs to come.
pub fn course(spot: &Spot<'_>, shown: &Shown<'_>, course: &Course) -> Value {
    let runs = coming(spot.heads, shown.document, spot.today());
    let usual = shown.cost(course);
    let instances = runs.iter().map(|run| instance(spot, run, usual)).collect::<Vec<_>>();
    let outcomes = Course::known(&course.outcomes).map(|outcomes| {
        let texts = outcomes.0.iter().map(|outcome| Value::from(&*outcome.value));
        Value::Array(texts.collect())
    });
    thing(
        "Course",
        [
            ("name", shown.head.title().into()),
            ("description", shown.summary().into()),
            ("url", spot.public(spot.address).into()),
            ("inLanguage", "nl".into()),
            ("provider", provider(spot, course)),
            ("teaches", outcomes.into()),
            ("educationalCredentialAwarded", text(&course.certificate).into()),
            ("offers", usual.map_or(Value::Null, offer)),
            ("hasCourseInstance", instances.into()),
        ],
    )
}

fn provider(spot: &Spot<'_>, course: &Course) -> Value {
    let Some(name) = facts::provider_name(spot.heads, course) else {
        return Value::Null;
    };
    let website = match value(&course.provider) {
        Some(Provider::Partner(partner)) => {
            let partner = spot.heads.partner(&partner.id);
            partner.map_or("", |partner| text(&partner.website))
        }
        Some(Provider::Unlisted(provider)) => text(&provider.website),
        Some(Provider::Unknown) | None => "",
    };
    thing("Organization", [("name", name.into()), ("url", website.into())])
}

fn instance(spot: &Spot<'_>, run: &Coming<'_>, usual: Option<&Cost>) -> Value {
    let mode = match run.form {
        Some(Form::InPerson) => Value::from("Onsite"),
        Some(Form::Online) => "Online".into(),
        Some(Form::Blended) => "Blended".into(),
        None => Value::Null,
    };
    let cost = value(&run.run.cost).or(usual);
    let mut offer = cost.map_or(Value::Null, offer);
    if let Value::Object(offer) = &mut offer
        && run.status() == RunStatus::Full
    {
        offer.insert("availability".to_owned(), "https://schema.org/SoldOut".into());
    }
    let organiser = run.site.map(|site| {
        let site = spot.heads.site(site);
        thing("Organization", [("name", site.name().into())])
    });
    thing(
        "CourseInstance",
        [
            ("courseMode", mode),
            ("startDate", run.start.to_string().into()),
            ("endDate", run.end.to_string().into()),
            ("location", place(text(&run.run.place))),
            ("organizer", organiser.into()),
            ("offers", offer),
        ],
    )
}

/// A price for one participant, or none; other prices cannot be compared and are left out.
fn offer(cost: &Cost) -> Value {
    let price = match cost {
        Cost::Free => Value::from(0),
        Cost::Price(Price { amount: Some(amount), per: Some(per), .. })
            if per.value == Per::Participant =>
        {
            Value::Number(amount.value.0.decimal())
        }
        Cost::Price(_) | Cost::OnRequest | Cost::Unknown => return Value::Null,
    };
    let category = if matches!(cost, Cost::Free) { "Free" } else { "Paid" };
    thing(
        "Offer",
        [
            ("price", price),
            ("priceCurrency", "EUR".into()),
            ("category", category.into()),
        ],
    )
}

fn place(name: &str) -> Value {
    match name {
        "" => Value::Null,
        _ => thing("Place", [("name", name.into()), ("address", name.into())]),
    }
}

/// A piece of news, or an article of a special.
pub fn news(spot: &Spot<'_>, shown: &Shown<'_>, article: &Article, day: Option<Date>) -> Value {
    let authors = items(&article.authors).iter();
    let authors = authors.map(|author| thing("Person", [("name", (&*author.value).into())]));
    let sender = thing("Organization", [("name", text(&article.sender).into())]);
    thing(
        "NewsArticle",
        [
            ("headline", shown.head.title().into()),
            ("description", shown.summary().into()),
            ("url", spot.public(spot.address).into()),
            ("inLanguage", "nl".into()),
            ("datePublished", day.map(|day| day.to_string()).into()),
            ("author", Value::Array(authors.collect())),
            ("publisher", sender),
        ],
    )
}

/// A meeting that a piece of news announces or tells of.
pub fn meeting(spot: &Spot<'_>, shown: &Shown<'_>, meeting: &Meeting) -> Option<Value> {
    let start = value(&meeting.start)?;
    let end = value(&meeting.end).unwrap_or(start);
    Some(thing(
        "Event",
        [
            ("name", shown.head.title().into()),
            ("description", shown.summary().into()),
            ("url", spot.public(spot.address).into()),
            ("startDate", start.to_string().into()),
            ("endDate", end.to_string().into()),
            ("location", place(text(&meeting.place))),
        ],
    ))
}

/// Questions with their answers.
pub fn questions<'a>(questions: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
    let question = |(question, answer): (&str, &str)| {
        let answer = thing("Answer", [("text", answer.into())]);
        thing("Question", [("name", question.into()), ("acceptedAnswer", answer)])
    };
    let questions: Vec<Value> = questions.map(question).collect();
    thing("FAQPage", [("mainEntity", questions.into())])
}

/// Terms with their definitions.
pub fn terms<'a>(name: &str, terms: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
    let term = |(term, definition): (&str, &str)| {
        thing("DefinedTerm", [("name", term.into()), ("description", definition.into())])
    };
    let terms: Vec<Value> = terms.map(term).collect();
    thing("DefinedTermSet", [("name", name.into()), ("hasDefinedTerm", terms.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_the_script_element() {
        let script = Script(vec![thing("Course", [("name", "</script><b>".into())])]);
        let text = serde_json::to_value(&script).unwrap();
        let text = text.as_str().unwrap();
        assert!(!text.contains('<'));
        let back: Value = serde_json::from_str(text).unwrap();
        assert_eq!(back["@graph"][0]["name"], "</script><b>");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let thing = thing("Course", [("name", "x".into()), ("url", Value::Null)]);
        assert_eq!(thing, json!({"@type": "Course", "name": "x"}));
        assert_eq!(serde_json::to_value(Script::default()).unwrap(), Value::Null);
    }
}
