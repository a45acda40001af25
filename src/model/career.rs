//! The carrièrepad (career path): `carrierepad/index.md`, with a file for each function beside it.

use std::sync::Arc;

use super::common::Texts;
use super::link::WebAddress;
use super::schema::record;
use super::value::Known;
use crate::source::Spanned;

record! {
    /// The introduction to the path.
    pub struct CareerPath {
        /// How to use it, step by step.
        steps: Vec<Spanned<TitledText>> = "stappen" optional "[{titel: Bepaal je functie, tekst: Vraag je leidinggevende.}]"
            => "Hoe een lezer het carrièrepad gebruikt, stap voor stap.",
        /// How to read it.
        guide: Vec<Spanned<TitledText>> = "leeswijzer" optional "[{titel: Wat is een functie?, tekst: Een raamwerk met vier functies.}]"
            => "Uitleg bij het lezen van het carrièrepad.",
        /// Questions and answers.
        questions: Vec<Spanned<CareerQuestion>> = "vragen" optional "[{vraag: Voor wie?, antwoord: Voor buurtsportcoaches.}]"
            => "Vragen met hun antwoord.",
        /// The animated film, shown as a picture that links to it.
        film: Film = "animatie" optional "{titel: Het carrièrepad, url: https://voorbeeld.nl/film, beschrijving: Een korte film.}"
            => "De film over het carrièrepad.",
    }

    /// A heading with a text.
    pub struct TitledText {
        /// The heading.
        title: Arc<str> = "titel" required "Bepaal je functie"
            => "De titel.",
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

    /// A film on another site.
    pub struct Film {
        /// Its title.
        title: Arc<str> = "titel" required "Het carrièrepad in beeld"
            => "Hoe de film heet.",
        /// Its web address.
        url: WebAddress = "url" required "https://voorbeeld.nl/film"
            => "Waar de film te zien is.",
        /// What it shows.
        description: Arc<str> = "beschrijving" required "Een korte film over de vier functies."
            => "Wat de film laat zien.",
    }

    /// One function; the name of its file is its letter.
    pub struct FunctionProfile {
        /// Its role.
        role: Known<Arc<str>> = "rol" optional "begeleidend"
            => "Welke rol hoort bij deze functie?",
        /// Its level.
        level: Known<Arc<str>> = "niveau" optional "onbekend"
            => "Op welk niveau is het werk?",
        /// Its goal.
        goal: Known<Arc<str>> = "doel" optional "onbekend"
            => "Waar is de functie voor?",
        /// The results that it aims for.
        results: Known<Texts> = "resultaten" optional "onbekend"
            => "Wat bereikt iemand in deze functie?",
        /// The skills that it requires.
        skills: Known<Texts> = "competenties" optional "onbekend"
            => "Wat moet iemand in deze functie kunnen?",
    }
}
