//! Organisations: `partners.yaml`.

use std::sync::Arc;

use super::link::WebAddress;
use super::schema::{choices, record};
use super::value::NewId;
use crate::source::Spanned;

record! {
    /// The list of organisations.
    pub struct Partners {
        /// The organisations.
        partners: Vec<Spanned<Partner>> = "partners" required "[{id: sportbedrijf, naam: Sportbedrijf Voorbeeldstad}]"
            => "De organisaties.",
    }

    /// An organisation.
    pub struct Partner {
        /// Its id.
        id: NewId = "id" required "sportbedrijf"
            => "De korte naam waarmee een tekst ernaar verwijst.",
        /// Its name.
        name: Arc<str> = "naam" required "Sportbedrijf Voorbeeldstad"
            => "De naam van de organisatie.",
        /// Its kind.
        kind: PartnerKind = "soort" optional "werkgever"
            => "Wat voor organisatie het is.",
        /// Web site.
        website: WebAddress = "website" optional "https://www.voorbeeld.nl"
            => "Het webadres van de organisatie.",
        /// Description.
        description: Arc<str> = "omschrijving" optional "Geeft cursussen in de eigen sporthal."
            => "Wat de organisatie doet.",
    }
}

choices! {
    /// Kinds of organisation.
    pub enum PartnerKind {
        /// A programme.
        Programme = "programma",
        /// An association.
        Association = "vereniging",
        /// A knowledge institute.
        Institute = "kennisinstelling",
        /// A school.
        Education = "onderwijs",
        /// A sports federation.
        Federation = "bond",
        /// An employer.
        Employer = "werkgever",
        /// A consultancy.
        Consultancy = "adviesbureau",
        /// A regional organisation.
        Regional = "regionaal",
    }
}

impl PartnerKind {
    /// The heading above organisations of this kind.
    pub fn dutch(self) -> &'static str {
        match self {
            Self::Programme => "Programma’s",
            Self::Association => "Verenigingen",
            Self::Institute => "Kennisinstellingen",
            Self::Education => "Onderwijs",
            Self::Federation => "Bonden",
            Self::Employer => "Werkgevers",
            Self::Consultancy => "Adviesbureaus",
            Self::Regional => "Regionale organisaties",
        }
    }
}
