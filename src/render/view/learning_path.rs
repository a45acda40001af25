//! The learning path of a course: what one takes first, and what follows.

use serde::Serialize;

use crate::model::heads::DocIx;
use crate::plan::runs::Room;
use crate::plan::visibility::is_visible;
use crate::render::context::PageContext;
use crate::render::part::basics::LinkView;
use crate::render::part::facts;

/// The learning path of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct LearningPathView {
    /// What one takes first, step by step.
    pub(in crate::render) before: Vec<Vec<PathCourse>>,
    /// What follows, step by step.
    pub(in crate::render) after: Vec<Vec<PathCourse>>,
}

/// Another course of a learning path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PathCourse {
    /// The link to it, with its title.
    pub(in crate::render) link: LinkView,
    /// Why nobody can take it any more: `Wordt niet meer aangeboden`; null for a course that is
    /// not over.
    pub(in crate::render) over: Option<String>,
}

impl LearningPathView {
    /// The learning path of a course; `None` for one that is not part of a path. Courses that
    /// visitors cannot see are left out.
    pub(super) fn of(context: &PageContext<'_>, course: DocIx) -> Option<Self> {
        let paths = context.shared.learning_paths();
        let before = visible(context, paths.steps_before(course));
        let after = paths.unforked(visible(context, paths.steps_after(course)));
        let path = Self {
            before: shown(context, before),
            after: shown(context, after),
        };
        (!path.before.is_empty() || !path.after.is_empty()).then_some(path)
    }
}

/// The courses that visitors can see, in steps that have some.
fn visible(context: &PageContext<'_>, mut steps: Vec<Vec<DocIx>>) -> Vec<Vec<DocIx>> {
    for step in &mut steps {
        step.retain(|course| is_visible(context.heads, *course, context.plan.when));
    }
    steps.retain(|step| !step.is_empty());
    steps
}

fn shown(context: &PageContext<'_>, steps: Vec<Vec<DocIx>>) -> Vec<Vec<PathCourse>> {
    let step = |step: Vec<DocIx>| {
        let courses = step.into_iter();
        let courses = courses.filter_map(|course| path_course(context, course));
        courses.collect::<Vec<_>>()
    };
    let steps = steps.into_iter().map(step);
    steps.filter(|step| !step.is_empty()).collect()
}

fn path_course(context: &PageContext<'_>, document: DocIx) -> Option<PathCourse> {
    let phase = context.heads.document(document).course()?.phase();
    let link = context.titled(document);
    (!link.href.is_empty()).then(|| PathCourse {
        link,
        over: phase
            .is_over()
            .then(|| facts::phase(phase, Room::Open).text),
    })
}
