//! The modules of a course.

use serde::Serialize;

use super::facts;
use super::parts::LinkView;
use super::shown::value;
use crate::model::value::text;
use crate::plan::equivalents::{self, ModuleAt};
use crate::render::here::Here;
use crate::render::spot::owned;

/// A part of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModuleView {
    /// Its anchor: `module-beleidscyclus`.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// How much time it takes.
    pub time: Option<String>,
    /// What there is to say about the time.
    pub note: Option<String>,
    /// Modules elsewhere that teach the same: who did one of those "hoeft dit niet over te doen".
    /// The text names module and course.
    pub equals: Vec<LinkView>,
}

impl ModuleView {
    /// A module of a course; `None` for one without an id.
    pub fn of(here: &Here<'_>, at: ModuleAt) -> Option<Self> {
        let module = equivalents::module(here.heads, at)?;
        let id = &value(&module.id)?.0;
        let equals = here.shared.equivalents().of(at);
        Some(Self {
            anchor: module_anchor(id),
            title: text(&module.title).to_owned(),
            time: facts::duration(&module.half_days, &module.hours, &module.days),
            note: owned(text(&module.note)),
            equals: equals.filter_map(|other| equal(here, other)).collect(),
        })
    }
}

fn module_anchor(id: &str) -> String {
    format!("module-{id}")
}

/// The link to a module; `None` for one of a course that is not published.
fn equal(here: &Here<'_>, at: ModuleAt) -> Option<LinkView> {
    let module = equivalents::module(here.heads, at)?;
    let (course, _) = at;
    let head = here.heads.document(course);
    let title = text(&module.title);
    let target = here.document(course, Some(&module_anchor(&value(&module.id)?.0)));
    let link = target.with_text(format!("{title} ({})", head.title()));
    (!link.href.is_empty()).then_some(link)
}
