//! The modules of a course.

use serde::Serialize;

use crate::model::value::{non_empty, text, value};
use crate::plan::equivalents::{self, ModuleAt};
use crate::render::context::PageContext;
use crate::render::part::basics::LinkView;
use crate::render::part::facts;
use crate::render::view::material::openable;

/// A module of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ModuleView {
    /// Its anchor: `module-beleidscyclus`.
    pub(in crate::render) anchor: String,
    /// Its title.
    pub(in crate::render) title: String,
    /// Its study time.
    pub(in crate::render) time: Option<String>,
    /// A note about the study time.
    pub(in crate::render) note: Option<String>,
    /// Equivalent modules elsewhere: a participant who completed one "hoeft dit niet over te doen".
    /// The text names module and course.
    pub(in crate::render) equals: Vec<LinkView>,
    /// The parts of a curriculum that need not be taken again after it.
    pub(in crate::render) exempts: Vec<LinkView>,
}

impl ModuleView {
    /// A module of a course; `None` for one without an id.
    pub(super) fn of(context: &PageContext<'_>, at: ModuleAt) -> Option<Self> {
        let module = equivalents::module(context.heads, at)?;
        let id = &value(&module.id)?.0;
        let equals = context.shared.equivalents().of(at);
        Some(Self {
            anchor: module_anchor(id),
            title: text(&module.title).to_owned(),
            time: facts::duration(&module.half_days, &module.hours, &module.days),
            note: non_empty(text(&module.note)),
            equals: equals
                .filter_map(|other| equivalent_link(context, other))
                .collect(),
            exempts: openable(context, context.heads.document(at.0), &module.exempts),
        })
    }
}

/// The anchor of a module on the page of its course.
pub(in crate::render) fn module_anchor(id: &str) -> String {
    format!("module-{id}")
}

/// The link to a module; `None` for one of a course that is not published.
fn equivalent_link(context: &PageContext<'_>, at: ModuleAt) -> Option<LinkView> {
    let module = equivalents::module(context.heads, at)?;
    let (course, _) = at;
    let head = context.heads.document(course);
    let title = text(&module.title);
    let target = context.document(course, Some(&module_anchor(&value(&module.id)?.0)));
    let link = target.with_text(format!("{title} ({})", head.title()));
    (!link.href.is_empty()).then_some(link)
}
