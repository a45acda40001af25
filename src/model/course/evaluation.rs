//! What participants thought of a course.

use std::sync::Arc;

use crate::model::number::Grade;
use crate::model::period::Period;
use crate::model::schema::record;
use crate::model::survey::Count;

record! {
    /// The evaluation of a course by its participants.
    pub struct Evaluation {
        /// When it was held.
        period: Period = "periode" required "2025-najaar"
            => "Wanneer is er geëvalueerd?",
        /// The number of participants who answered.
        response: Count = "respons" required "48"
            => "Hoeveel deelnemers deden mee? Een aantal van 1 tot en met 9 schrijft u als <10.",
        /// Their average grade.
        grade: Grade = "cijfer" optional "8.2"
            => "Het gemiddelde cijfer, van 1 tot en met 10.",
        /// What they said.
        note: Arc<str> = "toelichting" optional "Deelnemers waren vooral blij met de voorbeelden uit hun eigen wijk."
            => "Wat deelnemers ervan vonden, in een of twee zinnen.",
    }
}
