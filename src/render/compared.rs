//! `/mijn-lijst/gegevens.js`: what the list of a visitor shows of each course, for its script.
//!
//! The format is private to the script of the same build; other programs use the catalogue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{PageContext, SiteContext};
use super::fragment::{Fragments, data_script};
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::value::items;
use crate::plan::page::PageKind;

/// The template of a course.
const COURSE: &str = "partials/compared-course.html";

#[derive(Serialize)]
struct ComparedCourses {
    /// By id: the card of the course with its facts.
    courses: BTreeMap<String, String>,
    /// By former id: the present one, for lists from before a course was renamed.
    renamed: BTreeMap<String, String>,
}

/// Renders the courses.
///
/// # Errors
/// An error of the template engine in a course.
pub fn script(site: &SiteContext<'_>, address: &Address) -> Result<Vec<u8>, Box<Diagnostic>> {
    let context = PageContext::new(site, address);
    let mut fragments = Fragments::new(site, address, PageKind::MyList, COURSE);
    let mut data = ComparedCourses {
        courses: BTreeMap::new(),
        renamed: BTreeMap::new(),
    };
    for &document in &context.plan.courses {
        let Some(card) = context.shared.course_card(document) else {
            continue;
        };
        let id = context.heads.document(document).at.id.to_string();
        for former in former_ids(&context, document) {
            data.renamed.insert(former, id.clone());
        }
        data.courses.insert(id, fragments.render("card", card)?);
    }
    Ok(data_script("vindplekCompared", &data))
}

/// The ids that a course had at its former addresses.
fn former_ids(context: &PageContext<'_>, document: DocIx) -> Vec<String> {
    let formerly = items(&context.heads.document(document).common.formerly).iter();
    let ids = formerly.filter_map(|address| {
        let path = address.value.0.strip_prefix("/aanbod/")?;
        let id = path.trim_end_matches('/');
        (!id.is_empty() && !id.contains('/')).then(|| id.to_owned())
    });
    ids.collect()
}
