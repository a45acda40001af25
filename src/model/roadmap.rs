//! The reisplan: `reisplan/index.md`, and a file for each quarter beside it.

use std::sync::Arc;

use super::common::Refs;
use super::period::Quarter;
use super::schema::{choices, record};
use super::value::{APillar, ARegion, AnAudience, Ref};
use crate::source::Spanned;

record! {
    /// The journey as a whole.
    pub struct Roadmap {
        /// First quarter.
        from: Quarter = "van" required "2024-K3"
            => "Het eerste kwartaal.",
        /// Last quarter.
        to: Quarter = "tot" required "2026-K4"
            => "Het laatste kwartaal.",
        /// Where it leads.
        goal: Arc<str> = "einddoel" required "Elke buurtsportcoach vindt dichtbij het aanbod dat past."
            => "Waar de reis heen gaat.",
    }

    /// What stands in one quarter.
    pub struct QuarterPlan {
        /// What is to be reached.
        milestones: Vec<Spanned<Milestone>> = "mijlpalen" optional "[{titel: Reisplan is klaar, status: onderweg}]"
            => "Wat er in dit kwartaal bereikt moet zijn.",
    }

    /// Something to be reached in a quarter.
    pub struct Milestone {
        /// What.
        title: Arc<str> = "titel" required "Het reisplan is klaar"
            => "Wat er bereikt moet zijn.",
        /// The pillar it belongs to.
        pillar: Ref<APillar> = "pijler" optional "aanbod"
            => "Bij welke pijler van LAB het hoort.",
        /// The regions it is about; all when absent.
        regions: Refs<ARegion> = "regios" optional "[noord]"
            => "Voor welke regio's het is. Zonder deze regel is het voor alle.",
        /// For whom it matters.
        audiences: Refs<AnAudience> = "doelgroepen" optional "[buurtsportcoach]"
            => "Voor welke lezers het telt.",
        /// How it stands.
        status: MilestoneStatus = "status" required "gepland"
            => "Hoe het ermee staat.",
        /// Where one can read more: a path or an address.
        link: Arc<str> = "link" optional "../nieuws/reisplan.md"
            => "Waar je meer leest: een pad naar een bestand, of een webadres.",
    }
}

choices! {
    /// How a milestone stands.
    pub enum MilestoneStatus {
        /// It is to come.
        Planned = "gepland",
        /// It is being worked on.
        Underway = "onderweg",
        /// It has been reached.
        Reached = "bereikt",
        /// It will not be reached.
        Dropped = "vervallen",
        /// Nobody has said.
        Unknown = "onbekend",
    }
}
