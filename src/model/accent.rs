//! Accents: what a region changes in a shared document, `regions/<site>/content/<same path>`.

use std::sync::Arc;

use jiff::civil::Date;

use super::common::{Contact, Picture};
use super::course::{Cost, CourseRun, Material};
use super::schema::{choices, record};
use crate::source::Spanned;

record! {
    /// The keys of an accent. Each replaces the shared value on its site only, except the runs,
    /// which are added to the shared ones and are shown nationally as well.
    pub struct Accent {
        /// Summary.
        summary: Arc<str> = "samenvatting" optional "In Noord geven we deze cursus op twee plekken, in Groningen en in Assen."
            => "Een eigen samenvatting voor deze regio: een of twee zinnen, samen 50 tot 200 tekens.",
        /// Cost.
        cost: Cost = "kosten" optional "gratis"
            => "Wat het in deze regio kost.",
        /// Location, in words.
        location: Arc<str> = "locatie" optional "Groningen en Assen"
            => "Waar het in deze regio is.",
        /// Contact for questions.
        contact: Contact = "contact" optional "{email: info@voorbeeld.nl}"
            => "Waar kan een lezer in deze regio terecht met vragen?",
        /// Materials that participants get.
        materials: Vec<Spanned<Material>> = "materialen" optional "[Digitaal naslagwerk, {titel: Werkboek, link: https://voorbeeld.nl/werkboek}]"
            => "Wat een deelnemer in deze regio krijgt. Dit komt in de plaats van wat er al staat.",
        /// Picture.
        picture: Picture = "afbeelding" optional "{bestand: ../media/buurt.jpg, alt: Kinderen spelen op een plein, toestemming: ja}"
            => "Een eigen foto of tekening voor deze regio.",
        /// Runs of the course in the region.
        runs: Vec<Spanned<CourseRun>> = "uitvoeringen" optional "[{id: maart, start: 2026-03-12, plaats: Groningen}]"
            => "Wanneer en waar deze regio het geeft. Dit komt bij wat er al staat. Wat nog komt, mag er pas bij als de cursus beschikbaar of geevalueerd is.",
        /// How the text of the accent combines with the shared text; it is added when absent.
        body: BodyUse = "inhoud" optional "vervangen"
            => "Wat uw eigen tekst met de gedeelde tekst doet. Zonder deze sleutel komt die \
                eronder.",
        /// When the region last compared the accent with the shared text.
        compared_on: Date = "vergeleken_op" optional "2026-03-12"
            => "De dag waarop u dit voor het laatst met het gedeelde stuk hebt vergeleken.",
    }
}

choices! {
    /// How the text of an accent combines with the shared text.
    pub enum BodyUse {
        /// It is added below the shared text, under its own heading.
        Added = "toevoegen",
        /// It replaces the shared text.
        Replaces = "vervangen",
    }
}
