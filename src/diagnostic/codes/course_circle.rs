//! A learning path that leads back to itself: courses that each follow on the next.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "course-circle",
    group: RuleGroup::Courses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een leerpad heeft een begin.",
        en: "A learning path has a beginning.",
    },
    explanation: StaticText {
        nl: "Bij vervolg_op staat welke cursussen iemand eerst volgt. Komt u zo weer uit bij de \
             cursus waar u begon, dan kan niemand aan dit leerpad beginnen.",
        en: "Under vervolg_op stand the courses that one takes first. If they lead back to the course \
             itself, nobody can begin.",
    },
    bad_example: "# content/aanbod/samen-bewegen-verdieping.md
vervolg_op: [samen-bewegen]

# content/aanbod/samen-bewegen.md
vervolg_op: [samen-bewegen-verdieping]",
    good_example: "# content/aanbod/samen-bewegen-verdieping.md
vervolg_op: [samen-bewegen]",
};

/// The most steps of a circle that a message names.
const MOST_NAMED: usize = 12;

/// A reference of a circle.
pub(crate) struct FollowingCourse<'c> {
    /// The course.
    pub(crate) course: &'c str,
    /// The course that it follows on.
    pub(crate) follows: &'c str,
    /// The place of the reference.
    pub(crate) place: Place,
}

/// Reports a circle at its first reference; `None` for one without references.
pub(crate) fn problem(circle: &[FollowingCourse<'_>]) -> Option<Diagnostic> {
    let (first, others) = circle.split_first()?;
    let message = match others {
        [] => {
            let course = first.course;
            text!(
                "“{course}” is een vervolg op zichzelf",
                "“{course}” follows on itself"
            )
        }
        _ => {
            let mut path: Vec<&str> = circle.iter().map(|step| step.course).collect();
            if path.len() > MOST_NAMED {
                path.splice(MOST_NAMED / 2..path.len() - MOST_NAMED / 2, ["…"]);
            }
            path.push(first.course);
            let path = path.join(" → ");
            text!(
                "Dit leerpad draait rond: {path}",
                "This learning path goes round: {path}"
            )
        }
    };
    let mut problem = Diagnostic::new(Code::CourseCircle, first.place.clone(), message);
    for step in others {
        let (course, follows) = (step.course, step.follows);
        problem = problem.with_related(
            step.place.clone(),
            text!(
                "“{course}” is een vervolg op “{follows}”",
                "“{course}” follows on “{follows}”"
            ),
        );
    }
    Some(problem.with_help(Text::new(
        "Haal bij vervolg_op de cursus weg die niemand eerst hoeft te volgen",
        "Remove from vervolg_op the course that nobody has to take first",
    )))
}
