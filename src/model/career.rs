//! The carrièrepad: `carrierepad/index.md`, and a file for each function beside it.

use std::sync::Arc;

use super::common::Texts;
use super::schema::record;
use super::value::Known;
use crate::source::Spanned;

record! {
    /// The explanation of the path.
    pub struct CareerPath {
        /// How to use it, step by step.
        steps: Vec<Spanned<Explained>> = "stappen" optional "[{titel: Bepaal je functie, tekst: Vraag je leidinggevende.}]",
        /// How to read it.
        guide: Vec<Spanned<Explained>> = "leeswijzer" optional "[{titel: Wat is een functie?, tekst: Een raamwerk met vier functies.}]",
        /// Questions and answers.
        questions: Vec<Spanned<Question>> = "vragen" optional "[{vraag: Voor wie?, antwoord: Voor buurtsportcoaches.}]",
        /// The animated film, shown as a picture with a link.
        film: Film = "animatie" optional "{titel: Het carrièrepad, url: https://voorbeeld.nl/film, beschrijving: Een korte film.}",
    }

    /// A heading with a text.
    pub struct Explained {
        /// The heading.
        title: Arc<str> = "titel" required "Bepaal je functie",
        /// The text.
        text: Arc<str> = "tekst" required "Vraag je leidinggevende welke functie bij je werk past.",
    }

    /// A question with its answer.
    pub struct Question {
        /// The question.
        question: Arc<str> = "vraag" required "Voor wie is het carrièrepad?",
        /// The answer.
        answer: Arc<str> = "antwoord" required "Voor elke buurtsportcoach.",
    }

    /// A film elsewhere.
    pub struct Film {
        /// What it is called.
        title: Arc<str> = "titel" required "Het carrièrepad in beeld",
        /// Where it can be seen.
        url: Arc<str> = "url" required "https://voorbeeld.nl/film",
        /// What it shows.
        description: Arc<str> = "beschrijving" required "Een korte film over de vier functies.",
    }

    /// One function; its letter is the name of its file.
    pub struct FunctionProfile {
        /// Its role.
        role: Known<Arc<str>> = "rol" optional "begeleidend",
        /// Its level.
        level: Known<Arc<str>> = "niveau" optional "onbekend",
        /// What it is for.
        goal: Known<Arc<str>> = "doel" optional "onbekend",
        /// What it brings about.
        results: Known<Texts> = "resultaten" optional "onbekend",
        /// What it asks.
        skills: Known<Texts> = "competenties" optional "onbekend",
    }
}
