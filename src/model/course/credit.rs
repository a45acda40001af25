//! What a course counts for: points of a register, and its level.

use std::sync::Arc;

use crate::model::number::Positive;
use crate::model::schema::{choices, record};

record! {
    /// Points that a course gives in a register of professionals.
    pub struct RegisterPoints {
        /// The register.
        register: Arc<str> = "register" required "Registerplein"
            => "De naam van het register.",
        /// How many points.
        amount: Positive = "aantal" required "12"
            => "Hoeveel punten.",
    }
}

choices! {
    /// A level of the Dutch qualifications framework, NLQF.
    pub enum NlqfLevel {
        /// That of mbo-1.
        One = "1",
        /// That of mbo-2.
        Two = "2",
        /// That of mbo-3.
        Three = "3",
        /// That of mbo-4 and havo.
        Four = "4",
        /// That of an associate degree.
        Five = "5",
        /// That of a bachelor.
        Six = "6",
        /// That of a master.
        Seven = "7",
        /// That of a doctorate.
        Eight = "8",
    }
}

impl NlqfLevel {
    /// The education at this level, in Dutch words.
    pub fn dutch(self) -> &'static str {
        match self {
            Self::One => "mbo-1",
            Self::Two => "mbo-2",
            Self::Three => "mbo-3",
            Self::Four => "mbo-4",
            Self::Five => "een associate degree",
            Self::Six => "een bachelor",
            Self::Seven => "een master",
            Self::Eight => "een promotie",
        }
    }
}
