//! The reisplan (roadmap): `reisplan/index.md`, with a file for each quarter beside it.

use std::sync::Arc;

use super::common::Refs;
use super::link::KeyLink;
use super::period::Quarter;
use super::schema::{choices, record};
use super::value::{APillar, ARegion, AnAudience, Ref};
use crate::source::Spanned;

record! {
    /// The reisplan as a whole.
    pub struct Roadmap {
        /// First quarter.
        from: Quarter = "van" required "2024-K3"
            => "Het eerste kwartaal.",
        /// Last quarter.
        to: Quarter = "tot" required "2026-K4"
            => "Het laatste kwartaal.",
        /// Its goal.
        goal: Arc<str> = "einddoel" required "Elke buurtsportcoach vindt dichtbij het aanbod dat past."
            => "Waar de reis heen gaat.",
    }

    /// The plan for one quarter.
    pub struct QuarterPlan {
        /// The milestones of the quarter.
        milestones: Vec<Spanned<Milestone>> = "mijlpalen" optional "[{titel: Reisplan is klaar, status: onderweg}]"
            => "Wat er in dit kwartaal bereikt moet zijn.",
    }

    /// A milestone of a quarter.
    pub struct Milestone {
        /// Its title.
        title: Arc<str> = "titel" required "Het reisplan is klaar"
            => "Wat er bereikt moet zijn.",
        /// The pillar that it belongs to.
        pillar: Ref<APillar> = "pijler" optional "aanbod"
            => "Bij welke pijler van het programma het hoort.",
        /// The regions that it concerns; all when absent.
        regions: Refs<ARegion> = "regios" optional "[noord]"
            => "Voor welke regio’s het is. Zonder deze sleutel is het voor alle.",
        /// The audiences that it concerns.
        audiences: Refs<AnAudience> = "doelgroepen" optional "[buurtsportcoach]"
            => "Voor welke lezers het telt.",
        /// Its status.
        status: MilestoneStatus = "status" required "gepland"
            => "Hoe het ermee staat.",
        /// A link to more information: a path or a web address.
        link: KeyLink = "link" optional "../nieuws/reisplan.md"
            => "Waar meer te lezen is: een pad naar een bestand, of een webadres.",
    }
}

choices! {
    /// The status of a milestone.
    pub enum MilestoneStatus {
        /// Planned.
        Planned = "gepland",
        /// In progress.
        Underway = "onderweg",
        /// Reached.
        Reached = "bereikt",
        /// Dropped.
        Dropped = "vervallen",
        /// Not known.
        Unknown = "onbekend",
    }
}
