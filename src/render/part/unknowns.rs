//! The unknowns of a course, in sentences.

use super::cost::CostView;
use super::enrolment;
use super::facts::provider_name;
use crate::diagnostic::join_list;
use crate::model::course::{Course, EntryRequirements, Form, Functions};
use crate::model::heads::Heads;
use crate::model::value::value;
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::upcoming;
use crate::plan::site::SitePlan;
use crate::render::dutch;

/// How many unknowns one sentence lists.
const LONGEST_LIST: usize = 5;

/// The unknowns of a course.
#[derive(Debug)]
pub(in crate::render) struct Unknowns {
    /// Of the facts needed to decide: `datum`, `plaats`, `prijs` …
    pub(in crate::render) main: Vec<&'static str>,
    /// Of other facts: `leeruitkomsten`, `aanbieder` …
    pub(in crate::render) further: Vec<&'static str>,
}

impl Unknowns {
    /// The unknowns of a course on a site; none for a course that is no longer offered.
    pub(in crate::render) fn of(
        heads: &Heads,
        plan: &SitePlan,
        localized: &LocalizedDocument<'_>,
        course: &Course,
    ) -> Self {
        let mut unknown = Self {
            main: Vec::new(),
            further: Vec::new(),
        };
        if course.phase().is_over() {
            return unknown;
        }
        let runs = upcoming(heads, localized.document, plan.when.today);
        let form = Course::known(&course.form).copied();
        let placed = form == Some(Form::Online)
            || localized.location().is_some()
            || (enrolment::is_requestable(course) && runs.is_empty())
            || runs.iter().any(|run| run.place().is_some());
        let costs = runs.iter().filter_map(|run| value(&run.run.cost));
        let priced = costs
            .chain(localized.cost())
            .any(|known| CostView::of(known).is_some());
        let main = [
            (
                runs.is_empty() && !enrolment::needs_no_date(course),
                "datum",
            ),
            (!placed, "plaats"),
            (Course::known(&course.time).is_none(), "duur"),
            (!priced, "prijs"),
            (form.is_none(), "vorm"),
        ];
        let further = [
            (Course::known(&course.outcomes).is_none(), "leeruitkomsten"),
            (
                matches!(
                    value(&course.entry),
                    None | Some(EntryRequirements::Unknown)
                ),
                "instapvoorwaarden",
            ),
            (
                matches!(value(&course.functions), None | Some(Functions::Unknown)),
                "functies uit het carrièrepad",
            ),
            (Course::known(&course.participants).is_none(), "deelnemers"),
            (Course::known(&course.kind).is_none(), "soort scholing"),
            (provider_name(heads, course).is_none(), "aanbieder"),
        ];
        unknown
            .main
            .extend(main.iter().filter(|(is, _)| *is).map(|(_, word)| *word));
        unknown
            .further
            .extend(further.iter().filter(|(is, _)| *is).map(|(_, word)| *word));
        unknown
    }

    /// The main unknowns in one sentence: `Datum, plaats en prijs zijn nog niet bekend.`
    pub(super) fn main_sentence(&self) -> Option<String> {
        sentence(&self.main)
    }

    /// All unknowns: in one sentence, or in two when that would be a long list.
    pub(in crate::render) fn sentence(&self) -> Option<String> {
        let all: Vec<&str> = self.main.iter().chain(&self.further).copied().collect();
        if all.len() <= LONGEST_LIST || self.main.is_empty() || self.further.is_empty() {
            return sentence(&all);
        }
        let further = match &*self.further {
            [only] => format!("de {only}"),
            things => join_list(things, "en"),
        };
        let main = self.main_sentence()?;
        Some(format!("{main} Dat geldt ook voor {further}."))
    }
}

fn sentence(things: &[&'static str]) -> Option<String> {
    let plural = match things {
        [] => return None,
        [only] => only.ends_with("en") || only.starts_with("functies") || *only == "deelnemers",
        _ => true,
    };
    let verb = if plural { "zijn" } else { "is" };
    let subject = match things {
        [only] => format!("De {only}"),
        _ => dutch::capitalised(&join_list(things, "en")),
    };
    Some(format!("{subject} {verb} nog niet bekend."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknowns(main: &[&'static str], further: &[&'static str]) -> Option<String> {
        let unknown = Unknowns {
            main: main.to_vec(),
            further: further.to_vec(),
        };
        unknown.sentence()
    }

    #[test]
    fn unknowns_are_joined_in_a_sentence() {
        assert_eq!(unknowns(&[], &[]), None);
        assert_eq!(
            unknowns(&["datum", "plaats", "prijs"], &[]).as_deref(),
            Some("Datum, plaats en prijs zijn nog niet bekend.")
        );
        assert_eq!(
            unknowns(&["prijs"], &["aanbieder"]).as_deref(),
            Some("Prijs en aanbieder zijn nog niet bekend.")
        );
        assert_eq!(
            unknowns(
                &["datum", "plaats", "duur", "prijs", "vorm"],
                &["aanbieder"]
            )
            .as_deref(),
            Some(
                "Datum, plaats, duur, prijs en vorm zijn nog niet bekend. Dat geldt ook voor de \
                 aanbieder."
            )
        );
        assert_eq!(
            unknowns(
                &["datum", "prijs"],
                &[
                    "leeruitkomsten",
                    "deelnemers",
                    "soort scholing",
                    "aanbieder"
                ]
            )
            .as_deref(),
            Some(
                "Datum en prijs zijn nog niet bekend. Dat geldt ook voor leeruitkomsten, \
                 deelnemers, soort scholing en aanbieder."
            )
        );
        assert_eq!(
            unknowns(&[], &["leeruitkomsten"]).as_deref(),
            Some("De leeruitkomsten zijn nog niet bekend.")
        );
        assert_eq!(
            unknowns(&[], &["deelnemers"]).as_deref(),
            Some("De deelnemers zijn nog niet bekend.")
        );
    }
}
