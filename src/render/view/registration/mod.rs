//! The registration form for providers: `registration` in `registration.html`.
//!
//! The form is derived from the content model: the shape of a key's value
//! ([`Shape`](crate::model::shape::Shape)) determines its control. The texts for each key, and the
//! keys that providers are not asked for, are in `words`. A test fails when the model gains a key
//! without an entry there.
//!
//! The form produces a course file that passes the checks. Two things follow from that.
//!
//! - A provider can say that a course is in development or described. Later phases need an
//!   assessment against the norm, which is up to an academy.
//! - A course in those phases may have past runs but no upcoming ones, as nobody can enrol yet. But
//!   providers know dates, and the academies want them. So both are asked in one list: past dates
//!   become runs, upcoming ones are written in the text, from which the academy takes them over after
//!   the assessment.
//!
//! Only a script can write a file in the browser, so the form is shown only when scripts run.
//! Otherwise there are an example to download and the list of all fields.

mod choices;
mod example;
pub(in crate::render) mod field;
mod words;

use serde::Serialize;

pub(in crate::render) use self::example::NAME as EXAMPLE_NAME;
use self::field::FieldView;
use self::words::{BODY, SECTIONS};
use super::meta::PageMeta;
use super::site::registration;
use crate::model::address::Address;
use crate::model::common::{Common, Titled};
use crate::model::course::Course;
use crate::model::layout::{Kind, MAX_NAME_LENGTH, RESERVED};
use crate::model::personal;
use crate::model::schema::Record;
use crate::model::shape::Key;
use crate::model::value::items;
use crate::render::context::PageContext;
use crate::render::part::mail::mailto;
use crate::world::TEXT_LIMIT;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RegistrationView {
    /// The sections of the form, in the order shown.
    pub(in crate::render) sections: Vec<SectionView>,
    /// The keys in the order of a file, separated by spaces.
    pub(in crate::render) order: String,
    /// The ids that a new course cannot have, separated by spaces.
    pub(in crate::render) taken: String,
    /// The maximum length of an id, in bytes.
    pub(in crate::render) longest_id: usize,
    /// The maximum size of a file, in bytes.
    pub(in crate::render) largest: u64,
    /// The word lists that tell personal mail addresses from others.
    pub(in crate::render) personal: PersonalWords,
    /// The file name of the example: `mijn-cursus.md`.
    pub(in crate::render) example_name: &'static str,
    /// The URL of the example file, which passes the checks.
    pub(in crate::render) example_href: String,
    /// The mail address for registrations.
    pub(in crate::render) email: String,
    /// The `mailto:` URL, with the subject filled in.
    pub(in crate::render) mail: String,
    /// The URL of the norm.
    pub(in crate::render) norm_href: String,
    /// The URL of the glossary.
    pub(in crate::render) glossary_href: String,
}

/// A section of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SectionView {
    /// Its anchor, without the prefix `deel-`.
    pub(in crate::render) id: &'static str,
    /// Its number, from 1.
    pub(in crate::render) number: usize,
    /// Its heading.
    pub(in crate::render) title: &'static str,
    /// Its fields.
    pub(in crate::render) fields: Vec<FieldView>,
}

/// Word lists, each separated by spaces; see [`personal`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PersonalWords {
    /// Words for roles and organisations.
    pub(in crate::render) roles: &'static str,
    /// First names.
    pub(in crate::render) first_names: &'static str,
    /// Surnames.
    pub(in crate::render) surnames: &'static str,
    /// Domains of private mail.
    pub(in crate::render) private: &'static str,
}

/// The registration form.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, RegistrationView) {
    let summary = "Heb je scholing voor buurtsportcoaches? Vul het formulier in en mail het bestand dat eruit komt naar de academie.";
    let page = PageMeta::new(context, "Scholing aanmelden", summary, &[]);
    let email = registration(context.heads, context.plan.site);
    let order: Vec<&str> = keys().map(|key| key.name).collect();
    let view = RegistrationView {
        sections: sections(context),
        order: order.join(" "),
        taken: taken(context),
        longest_id: MAX_NAME_LENGTH,
        largest: TEXT_LIMIT,
        personal: PersonalWords {
            roles: personal::ROLES,
            first_names: personal::FIRST_NAMES,
            surnames: personal::SURNAMES,
            private: personal::PRIVATE_MAIL_HOSTS,
        },
        example_name: EXAMPLE_NAME,
        example_href: context.href(&Address::new(format!("/aanmelden/{EXAMPLE_NAME}"))),
        mail: mailto(&email, "Aanmelding van scholing", &[]),
        email,
        norm_href: context.href(&Address::from("/toetsingskader/")),
        glossary_href: context.href(&Address::from("/begrippen/")),
    };
    (page, view)
}

/// The course file to fill in by hand.
pub(in crate::render) fn example_file(context: &PageContext<'_>) -> String {
    let sections = sections(context);
    let all = || sections.iter().flat_map(|section| &section.fields);
    let in_order = keys().filter_map(|key| all().find(|field| field.key == key.name));
    example::example(&in_order.collect::<Vec<_>>())
}

/// The keys of a course file, in the order of the file.
fn keys() -> impl Iterator<Item = &'static Key> {
    Titled::KEYS.iter().chain(Course::KEYS).chain(Common::KEYS)
}

fn sections(context: &PageContext<'_>) -> Vec<SectionView> {
    let field = |name: &str| match name {
        BODY => field::body(context),
        name => field::field(context, "", keys().find(|key| key.name == name)?),
    };
    let section = |(at, section): (usize, &words::FormSection)| SectionView {
        id: section.id,
        number: at + 1,
        title: section.title,
        fields: section.keys.iter().filter_map(|key| field(key)).collect(),
    };
    SECTIONS.iter().enumerate().map(section).collect()
}

/// The ids that a new course cannot have: those of all courses on all sites, former addresses of
/// courses, and words reserved by addresses.
fn taken(context: &PageContext<'_>) -> String {
    let heads = context.heads;
    let courses = heads
        .of_kind(Kind::Course)
        .map(|course| heads.document(course).at.id.to_string());
    let documents = heads.documents.iter();
    let formerly = documents.flat_map(|head| items(&head.common.formerly));
    let formerly = formerly.filter_map(|former| {
        let rest = former.value.0.strip_prefix("/aanbod/")?;
        rest.split('/').next().map(str::to_owned)
    });
    let reserved = RESERVED.iter().map(|word| (*word).to_owned());
    let mut taken: Vec<String> = courses.chain(formerly).chain(reserved).collect();
    taken.sort();
    taken.dedup();
    taken.join(" ")
}

#[cfg(test)]
mod tests {
    use super::field::join;
    use super::words::{KeyMeaning, KeyTreatment, meaning, rows_of, treatment};
    use super::*;
    use crate::model::shape::Shape;

    /// Every key of a course file with its path and shape; without those inside a mapping that
    /// providers do not write.
    fn paths() -> Vec<(String, Shape)> {
        let mut found = Vec::new();
        for key in keys() {
            walk("", key, &mut found);
        }
        found
    }

    fn walk(holder: &str, key: &Key, found: &mut Vec<(String, Shape)>) {
        let path = join(holder, key.name);
        let shape = (key.shape)();
        found.push((path.clone(), shape.clone()));
        if matches!(treatment(&path), Some(KeyTreatment::Asked(_))) {
            inside(&path, &shape, found);
        }
    }

    fn inside(path: &str, shape: &Shape, found: &mut Vec<(String, Shape)>) {
        match shape {
            Shape::Record(keys) => keys.iter().for_each(|key| walk(path, key, found)),
            Shape::List { item, .. } => inside(rows_of(path), item, found),
            Shape::AnyOf(shapes) => shapes.iter().for_each(|shape| inside(path, shape, found)),
            _ => {}
        }
    }

    #[test]
    fn every_key_of_the_model_has_a_treatment() {
        for (path, _) in paths() {
            assert!(treatment(&path).is_some(), "what of {path}?");
        }
    }

    #[test]
    fn every_word_of_the_model_has_a_meaning() {
        fn words(path: &str, shape: &Shape) {
            match shape {
                Shape::Words(words) => {
                    for word in *words {
                        assert!(meaning(path, word).is_some(), "{path}: what of {word}?");
                    }
                }
                Shape::List { item, .. } => words(path, item),
                Shape::AnyOf(shapes) => shapes.iter().for_each(|shape| words(path, shape)),
                _ => {}
            }
        }
        for (path, shape) in paths() {
            if matches!(treatment(&path), Some(KeyTreatment::Asked(_))) {
                words(&path, &shape);
            }
        }
    }

    #[test]
    fn every_asked_key_is_in_exactly_one_section() {
        let listed: Vec<&str> = SECTIONS
            .iter()
            .flat_map(|section| section.keys)
            .copied()
            .collect();
        for key in keys() {
            let times = listed.iter().filter(|name| **name == key.name).count();
            let asked = matches!(treatment(key.name), Some(KeyTreatment::Asked(_)));
            assert_eq!(times, usize::from(asked), "{}", key.name);
        }
    }

    #[test]
    fn every_required_field_has_a_message_when_empty() {
        fn check(holder: &str, keys: &[Key]) {
            for key in keys {
                let path = join(holder, key.name);
                let Some(KeyTreatment::Asked(asked)) = treatment(&path) else {
                    continue;
                };
                assert_eq!(asked.missing.is_empty(), !key.required, "{path}");
                check_inside(&path, &(key.shape)());
            }
        }
        fn check_inside(path: &str, shape: &Shape) {
            match shape {
                Shape::Record(keys) => check(path, keys),
                Shape::List { item, .. } => check_inside(rows_of(path), item),
                Shape::AnyOf(shapes) => shapes.iter().for_each(|shape| check_inside(path, shape)),
                _ => {}
            }
        }
        check("", &keys().copied().collect::<Vec<_>>());
    }

    #[test]
    fn phases_that_need_an_assessment_cannot_be_chosen() {
        let offered: Vec<&str> = crate::model::course::Phase::ALL
            .iter()
            .filter(|phase| matches!(meaning("fase", phase.word()), Some(KeyMeaning::Choice(..))))
            .inspect(|phase| assert!(!phase.follows_assessment()))
            .map(|phase| phase.word())
            .collect();
        assert_eq!(offered, ["in-ontwikkeling", "omschreven"]);
    }
}
