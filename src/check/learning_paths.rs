//! Learning paths that lead back to where they began: `course-circle`.
//!
//! Reported once a circle, at its first course in the order of the files, with the other references
//! that close it.

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::course_circle::{self, FollowingCourse};
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::value::items;
use crate::plan::learning_path::LearningPaths;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let heads = context.heads;
    for circle in LearningPaths::new(heads).circles() {
        let next = circle.iter().cycle().skip(1);
        let steps = circle.iter().zip(next);
        let steps = steps.filter_map(|(course, other)| step(heads, *course, *other));
        findings.extend(course_circle::problem(&steps.collect::<Vec<_>>()));
    }
}

/// The reference by which a course follows on another.
fn step(heads: &Heads, course: DocIx, other: DocIx) -> Option<FollowingCourse<'_>> {
    let head = heads.document(course);
    let mut references = items(&head.course()?.follows).iter();
    let reference = references
        .find(|reference| heads.with_id(Kind::Course, &reference.value) == Some(other))?;
    Some(FollowingCourse {
        course: &head.at.id,
        follows: &reference.value.id,
        place: Place::new(&head.at.path, reference.span),
    })
}
