//! What a course counts for, in words: points of registers, level and study credits; and its
//! language.

use serde::Serialize;

use crate::model::course::{Course, RegisterPoints};
use crate::model::value::{items, text, value};
use crate::render::dutch;

/// What a course counts for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CreditView {
    /// The points of each register: `12 punten bij Registerplein`.
    pub(in crate::render) points: Vec<String>,
    /// The level: `NLQF 5`.
    pub(in crate::render) level: Option<String>,
    /// The education at that level: `een associate degree`.
    pub(in crate::render) level_of: Option<&'static str>,
    /// The study credits: `2,5 ECTS`.
    pub(in crate::render) credits: Option<String>,
}

impl CreditView {
    /// What a course counts for.
    pub(in crate::render) fn of(course: &Course) -> Self {
        let level = value(&course.nlqf);
        Self {
            points: points(course),
            level: level.map(|level| format!("NLQF {}", level.word())),
            level_of: level.map(|level| level.dutch()),
            credits: value(&course.ects).map(|credits| dutch::quantity(credits.0, "ECTS", "ECTS")),
        }
    }
}

/// The points of a course in each register: `12 punten bij Registerplein`.
pub(in crate::render) fn points(course: &Course) -> Vec<String> {
    let in_words = |points: &RegisterPoints| {
        let amount = value(&points.amount)?;
        let amount = dutch::quantity(amount.0, "punt", "punten");
        Some(match text(&points.register) {
            "" => amount,
            register => format!("{amount} bij {register}"),
        })
    };
    let points = items(&course.points).iter();
    points.filter_map(|item| in_words(&item.value)).collect()
}

/// The name of the language in which a course is given; `None` for Dutch.
pub(in crate::render) fn language(course: &Course) -> Option<String> {
    let language = value(&course.language)?;
    (!language.is_dutch()).then(|| language.dutch())
}
