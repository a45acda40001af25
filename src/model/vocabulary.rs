//! The closed vocabularies that editors maintain: `vocabulaire.yaml`.

use std::sync::Arc;

use super::common::Texts;
use super::schema::{Field, record};
use super::value::{NewId, items, text};
use crate::source::Spanned;

record! {
    /// The lists of words.
    pub struct Vocabulary {
        /// Kinds of course.
        kinds: Vec<Spanned<Word>> = "soorten" required "[{id: cursus, naam: Cursus}]"
            => "Soorten scholing.",
        /// Audiences.
        audiences: Vec<Spanned<Word>> = "doelgroepen" required "[{id: buurtsportcoach, naam: Buurtsportcoach}]"
            => "Lezers en deelnemers.",
        /// Themes.
        themes: Vec<Spanned<Word>> = "themas" required "[{id: gezondheid, naam: Gezondheid}]"
            => "Onderwerpen.",
        /// BRC profiles.
        profiles: Vec<Spanned<Word>> = "profielen" required "[{id: beweegcoach, naam: Beweegcoach}]"
            => "Profielen van de BRC.",
        /// Pillars of LAB.
        pillars: Vec<Spanned<Word>> = "pijlers" required "[{id: aanbod, naam: Aanbod}]"
            => "Pijlers van het programma.",
        /// Categories of news.
        categories: Vec<Spanned<Word>> = "categorieen" required "[{id: terugblik, naam: Terugblik}]"
            => "Rubrieken van het nieuws.",
    }

    /// A word of a list.
    pub struct Word {
        /// Its id.
        id: NewId = "id" required "gezondheid"
            => "De korte naam waarmee een tekst ernaar verwijst. Die verandert niet meer.",
        /// Its name, as readers see it.
        name: Arc<str> = "naam" required "Gezondheid"
            => "Hoe het heet.",
        /// Description.
        description: Arc<str> = "omschrijving" optional "Sport en bewegen voor een betere gezondheid."
            => "Wat het betekent.",
        /// Its plural, for a list of audiences.
        plural: Arc<str> = "meervoud" optional "Buurtsportcoaches"
            => "De naam in het meervoud, waar de site over meer dan één praat.",
        /// Synonyms, by which visitors find it.
        also: Texts = "ook" optional "[vitaliteit, leefstijl]"
            => "Andere woorden waarmee mensen hierop zoeken.",
    }
}

impl Vocabulary {
    /// The ids of all themes and categories: everything that a document can be about.
    pub fn subjects(&self) -> Vec<Arc<str>> {
        let words = items(&self.themes).iter().chain(items(&self.categories));
        let ids = words.filter_map(|word| Some(Arc::clone(&word.value.id.as_ref()?.value.0)));
        ids.collect()
    }

    /// Whether a list has a word.
    pub fn has(list: &Field<Vec<Spanned<Word>>>, id: &str) -> bool {
        Self::word(list, id).is_some()
    }

    /// The plural of a word; its name if the list has no plural.
    pub fn plural<'a>(list: &'a Field<Vec<Spanned<Word>>>, id: &'a str) -> &'a str {
        let word = Self::word(list, id);
        let plural = word.and_then(|word| word.plural.as_ref());
        plural.map_or_else(|| Self::name(list, id), |plural| &plural.value)
    }

    /// The name of a word; the id itself if the list does not have it.
    pub fn name<'a>(list: &'a Field<Vec<Spanned<Word>>>, id: &'a str) -> &'a str {
        Self::word(list, id).map_or(id, |word| text(&word.name))
    }

    fn word<'a>(list: &'a Field<Vec<Spanned<Word>>>, id: &str) -> Option<&'a Word> {
        let mut words = items(list).iter().map(|word| &word.value);
        words.find(|word| word.id.as_ref().is_some_and(|known| &*known.value.0 == id))
    }
}
