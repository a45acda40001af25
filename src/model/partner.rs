//! Organisations: `partners.yaml`.

use std::sync::Arc;

use super::link::{PicturePath, WebAddress};
use super::schema::{choices, record};
use super::value::{NewId, value};
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
        /// Logo.
        logo: Logo = "logo" optional "{bestand: media/logos/sportbedrijf.svg, alt: Logo van Sportbedrijf Voorbeeldstad}"
            => "Het logo van de organisatie, als die het goed vindt dat u het gebruikt.",
        /// Description.
        description: Arc<str> = "omschrijving" optional "Geeft cursussen in de eigen sporthal."
            => "Wat de organisatie doet.",
    }

    /// The logo of an organisation.
    pub struct Logo {
        /// Path of the file, from the folder of the list.
        file: PicturePath = "bestand" required "media/logos/sportbedrijf.svg"
            => "Waar het bestand staat, gezien vanaf partners.yaml. Het liefst een SVG zonder witte rand.",
        /// Alternative text.
        alt: Arc<str> = "alt" required "Logo van Sportbedrijf Voorbeeldstad"
            => "Wat een bezoeker hoort die het logo niet ziet: van wie het is.",
        /// Path of the file for a dark screen; without it the logo gets a light plate there.
        dark: PicturePath = "donker" optional "media/logos/sportbedrijf-donker.svg"
            => "Het logo voor een donker scherm. Zonder deze sleutel staat het logo daar op een licht vlak.",
    }
}

impl Logo {
    /// The paths of its files: for a light screen, then for a dark one.
    pub fn files(&self) -> impl Iterator<Item = &PicturePath> {
        let files = [value(&self.file), value(&self.dark)];
        files.into_iter().flatten()
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
