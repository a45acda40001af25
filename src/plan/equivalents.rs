//! Equivalent modules: `gelijk_aan`, which is symmetric even if only one side declares it.

use crate::model::course::Module;
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::value::{ids, items};

/// A module: its course, and its position in the course.
pub type ModuleAt = (DocIx, usize);

/// The equivalent modules: sorted pairs, each in both directions.
#[derive(Debug, Default)]
pub struct Equivalents(Vec<(ModuleAt, ModuleAt)>);

impl Equivalents {
    /// The equivalences among some courses; modules of other courses are left out, as visitors
    /// cannot reach them.
    pub fn among(heads: &Heads, courses: &[DocIx]) -> Self {
        let mut is_among = vec![false; heads.documents.len()];
        for course in courses {
            is_among[course.0] = true;
        }
        let find = |name: &str| {
            let (course, id) = name.split_once('#')?;
            let course = heads.with_id(Kind::Course, course)?;
            let at = modules(heads, course).position(|module| id_of(module) == Some(id))?;
            is_among[course.0].then_some((course, at))
        };
        let mut pairs = Vec::new();
        for &course in courses {
            for (at, module) in modules(heads, course).enumerate() {
                let one = (course, at);
                for other in ids(&module.equals).filter_map(|name| find(name)) {
                    if one != other && id_of(module).is_some() {
                        pairs.extend([(one, other), (other, one)]);
                    }
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }

    /// The modules equivalent to a module, in the order of the courses' paths.
    pub fn of(&self, module: ModuleAt) -> impl Iterator<Item = ModuleAt> {
        let first = self.0.partition_point(|(one, _)| *one < module);
        let pairs = self.0.get(first..).unwrap_or_default().iter();
        let pairs = pairs.take_while(move |(one, _)| *one == module);
        pairs.map(|(_, other)| *other)
    }
}

/// The module at a position.
pub fn module(heads: &Heads, (course, at): ModuleAt) -> Option<&Module> {
    let modules = items(&heads.document(course).course()?.modules);
    modules.get(at).map(|module| &module.value)
}

fn modules(heads: &Heads, course: DocIx) -> impl Iterator<Item = &Module> {
    let course = heads.document(course).course();
    let modules = course.map_or(&[][..], |course| items(&course.modules));
    modules.iter().map(|module| &module.value)
}

fn id_of(module: &Module) -> Option<&str> {
    module.id.as_ref().map(|id| &*id.value.0)
}
