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
        steps: Vec<Spanned<TitledText>> = "stappen" optional "[{titel: Bepaal je functie, tekst: Vraag je leidinggevende.}]"
            => "Hoe je het carrièrepad gebruikt, stap voor stap.",
        /// How to read it.
        guide: Vec<Spanned<TitledText>> = "leeswijzer" optional "[{titel: Wat is een functie?, tekst: Een raamwerk met vier functies.}]"
            => "Hoe je het carrièrepad leest.",
        /// Questions and answers.
        questions: Vec<Spanned<CareerQuestion>> = "vragen" optional "[{vraag: Voor wie?, antwoord: Voor buurtsportcoaches.}]"
            => "Vragen met hun antwoord.",
        /// The animated film, shown as a picture with a link.
        film: Film = "animatie" optional "{titel: Het carrièrepad, url: https://voorbeeld.nl/film, beschrijving: Een korte film.}"
            => "De film over het carrièrepad.",
    }

    /// A heading with a text.
    pub struct TitledText {
        /// The heading.
        title: Arc<str> = "titel" required "Bepaal je functie"
            => "De kop.",
        /// The text.
        text: Arc<str> = "tekst" required "Vraag je leidinggevende welke functie bij je werk past."
            => "De tekst eronder.",
    }

    /// A question with its answer.
    pub struct CareerQuestion {
        /// The question.
        question: Arc<str> = "vraag" required "Voor wie is het carrièrepad?"
            => "De vraag.",
        /// The answer.
        answer: Arc<str> = "antwoord" required "Voor elke buurtsportcoach."
            => "Het antwoord.",
    }

    /// A film elsewhere.
    pub struct Film {
        /// What it is called.
        title: Arc<str> = "titel" required "Het carrièrepad in beeld"
            => "Hoe de film heet.",
        /// Where it can be seen.
        url: Arc<str> = "url" required "https://voorbeeld.nl/film"
            => "Waar je de film ziet.",
        /// What it shows.
        description: Arc<str> = "beschrijving" required "Een korte film over de vier functies."
            => "Wat de film laat zien.",
    }

    /// One function; its letter is the name of its file.
    pub struct FunctionProfile {
        /// Its role.
        role: Known<Arc<str>> = "rol" optional "begeleidend"
            => "Welke rol heb je in deze functie?",
        /// Its level.
        level: Known<Arc<str>> = "niveau" optional "onbekend"
            => "Op welk niveau werk je?",
        /// What it is for.
        goal: Known<Arc<str>> = "doel" optional "onbekend"
            => "Waar is de functie voor?",
        /// What it brings about.
        results: Known<Texts> = "resultaten" optional "onbekend"
            => "Wat bereik je in deze functie?",
        /// What it asks.
        skills: Known<Texts> = "competenties" optional "onbekend"
            => "Wat moet je kunnen?",
    }
}
