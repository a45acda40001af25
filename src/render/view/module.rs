//! The modules of a course.

use serde::Serialize;

use super::facts;
use super::parts::LinkView;
use super::shown::value;
use crate::model::course::Module;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::value::{items, text};
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
    pub fn of(here: &Here<'_>, document: DocIx, module: &Module) -> Option<Self> {
        let id = &value(&module.id)?.0;
        let course = &here.heads.document(document).at.id;
        let equals = here.shared.equivalents().of(course, id);
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

/// The link to a module, written `course#module`; `None` for one of a course that is not published.
fn equal(here: &Here<'_>, module: &str) -> Option<LinkView> {
    let (course, id) = module.split_once('#')?;
    let document = here.heads.with_id(Kind::Course, course)?;
    let head = here.heads.document(document);
    let modules = items(&head.course()?.modules).iter();
    let mut modules =
        modules.filter(|module| value(&module.id).is_some_and(|known| &*known.0 == id));
    let title = text(&modules.next()?.title);
    let target = here.document(document, Some(&module_anchor(id)));
    let link = target.with_text(format!("{title} ({})", head.title()));
    (!link.href.is_empty()).then_some(link)
}
