//! Learning paths: `vervolg_op`, read in both directions.
//!
//! A circle has no first course. It is reported, and until it is mended the reference that closes it
//! is left out of the paths, so that every walk along them ends.

use std::collections::{BTreeMap, BTreeSet};

use super::circles::Circles;
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::value::items;

/// What courses follow on, over all sites.
#[derive(Debug, Default)]
pub struct LearningPaths {
    /// By position of the document: the courses that one takes first.
    before: Vec<Vec<DocIx>>,
    /// By position of the document: the courses that follow on it.
    after: Vec<Vec<DocIx>>,
    /// The circles: in each, every course follows on the next, and the last on the first.
    circles: Vec<Vec<DocIx>>,
}

impl LearningPaths {
    /// The paths of all courses.
    pub fn new(heads: &Heads) -> Self {
        let documents = heads.documents.len();
        let written: Vec<Vec<usize>> = (0..documents).map(|at| written(heads, DocIx(at))).collect();
        let found = Circles::of(&written);
        let mut paths = Self {
            before: vec![Vec::new(); documents],
            after: vec![Vec::new(); documents],
            circles: Vec::new(),
        };
        for (course, others) in written.iter().enumerate() {
            for other in others {
                if !found.closing.contains(&(course, *other)) {
                    paths.before[course].push(DocIx(*other));
                    paths.after[*other].push(DocIx(course));
                }
            }
        }
        let circles = found.circles.into_iter();
        paths.circles = circles
            .map(|circle| circle.into_iter().map(DocIx).collect())
            .collect();
        paths
    }

    /// The circles: in each, every course follows on the next, and the last on the first. The first
    /// is the first in the order of the files.
    pub fn circles(&self) -> &[Vec<DocIx>] {
        &self.circles
    }

    /// The courses that one takes before a course, step by step: the first step first.
    pub fn steps_before(&self, course: DocIx) -> Vec<Vec<DocIx>> {
        let mut steps = steps(&self.before, course);
        steps.reverse();
        steps
    }

    /// The courses that follow on a course, step by step.
    pub fn steps_after(&self, course: DocIx) -> Vec<Vec<DocIx>> {
        steps(&self.after, course)
    }

    /// Steps that follow on each other, as far as everybody goes the same way: of what follows on one branch
    /// only, the page of that branch tells.
    pub fn unforked(&self, mut steps: Vec<Vec<DocIx>>) -> Vec<Vec<DocIx>> {
        let follows = |later: &DocIx, earlier: &DocIx| self.after[earlier.0].contains(later);
        let is_shared = |pair: &[Vec<DocIx>]| match pair {
            [earlier, later] => later
                .iter()
                .all(|later| earlier.iter().all(|earlier| follows(later, earlier))),
            _ => true,
        };
        let shared = steps.windows(2).take_while(|pair| is_shared(pair)).count();
        steps.truncate(shared + 1);
        steps
    }
}

/// The courses that can be reached from a course, by the longest way to each.
fn steps(next: &[Vec<DocIx>], from: DocIx) -> Vec<Vec<DocIx>> {
    let mut distances: BTreeMap<DocIx, usize> = BTreeMap::new();
    let mut reached = BTreeSet::from([from]);
    let mut distance = 0;
    while !reached.is_empty() {
        let further = reached.iter().filter_map(|course| next.get(course.0));
        reached = further.flatten().copied().collect();
        for course in &reached {
            distances.insert(*course, distance);
        }
        distance += 1;
    }
    let mut steps = vec![Vec::new(); distance.saturating_sub(1)];
    for (course, distance) in distances {
        steps[distance].push(course);
    }
    steps
}

/// The courses that a course names under `vervolg_op`, as far as they exist, each once.
fn written(heads: &Heads, document: DocIx) -> Vec<usize> {
    let course = heads.document(document).course();
    let references = course.map_or(&[][..], |course| items(&course.follows));
    let mut named = Vec::new();
    for reference in references {
        if let Some(DocIx(other)) = heads.with_id(Kind::Course, &reference.value)
            && !named.contains(&other)
        {
            named.push(other);
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{UNKNOWN_COURSE, project};

    fn paths(courses: &[(&str, &str)]) -> (Heads, LearningPaths) {
        let texts: Vec<(String, String)> = courses
            .iter()
            .map(|(id, follows)| {
                let path = format!("content/aanbod/{id}.md");
                (path, format!("{UNKNOWN_COURSE}vervolg_op: [{follows}]\n"))
            })
            .collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(p, t)| (&**p, &**t)).collect();
        let heads = project(&files);
        let paths = LearningPaths::new(&heads);
        (heads, paths)
    }

    fn names(heads: &Heads, steps: &[Vec<DocIx>]) -> Vec<String> {
        let name = |course: &DocIx| heads.document(*course).at.id.to_string();
        let names = |step: &Vec<DocIx>| step.iter().map(name).collect::<Vec<_>>().join("+");
        steps.iter().map(names).collect()
    }

    #[test]
    fn a_path_is_read_in_both_directions() {
        let (heads, paths) = paths(&[("een", ""), ("twee", "een"), ("drie", "twee, een")]);
        let course = |id| heads.with_id(Kind::Course, id).unwrap();
        let before = paths.steps_before(course("drie"));
        assert_eq!(names(&heads, &before), ["een", "twee"]);
        let after = paths.steps_after(course("een"));
        assert_eq!(names(&heads, &after), ["twee", "drie"]);
        assert!(paths.steps_before(course("een")).is_empty());
    }

    #[test]
    fn several_courses_can_be_one_step() {
        let (heads, paths) = paths(&[("a", ""), ("b", ""), ("c", "b, a, onbekend")]);
        let course = heads.with_id(Kind::Course, "c").unwrap();
        assert_eq!(names(&heads, &paths.steps_before(course)), ["a+b"]);
    }

    #[test]
    fn what_follows_on_one_branch_is_not_told_of_the_other() {
        let courses = [("a", ""), ("b", "a"), ("t", "a"), ("c", "b"), ("d", "c")];
        let (heads, paths) = paths(&courses);
        let after = |id| {
            let course = heads.with_id(Kind::Course, id).unwrap();
            names(&heads, &paths.unforked(paths.steps_after(course)))
        };
        assert_eq!(after("a"), ["b+t"]);
        assert_eq!(after("b"), ["c", "d"]);
        assert!(after("t").is_empty());
    }

    #[test]
    fn branches_that_meet_go_on_together() {
        let (heads, paths) = paths(&[("a", ""), ("b", "a"), ("t", "a"), ("c", "b, t")]);
        let course = heads.with_id(Kind::Course, "a").unwrap();
        let steps = paths.unforked(paths.steps_after(course));
        assert_eq!(names(&heads, &steps), ["b+t", "c"]);
    }

    #[test]
    fn each_circle_is_found_once_and_walks_end() {
        let (heads, paths) = paths(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "d, a")]);
        let circles = names(&heads, paths.circles());
        assert_eq!(circles, ["a+b+c", "d"]);
        for course in heads.of_kind(Kind::Course) {
            assert!(paths.steps_before(course).len() < 4);
            assert!(paths.steps_after(course).len() < 4);
        }
    }
}
