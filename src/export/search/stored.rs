//! The stored format of MiniSearch 7: what its `toJSON` returns and its `loadJS` reads,
//! `serializationVersion` 2.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::words::WordCounts;

/// A field of the index, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexField {
    /// The title.
    Title,
    /// Headings, and short facts: names, places, months.
    Names,
    /// The summary.
    Summary,
    /// Everything else.
    Text,
}

impl IndexField {
    /// Every field.
    pub const ALL: [Self; 4] = [Self::Title, Self::Names, Self::Summary, Self::Text];

    /// The name of the field in the script.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Names => "names",
            Self::Summary => "summary",
            Self::Text => "text",
        }
    }
}

/// By document the frequency of a stem in a field.
type Postings = BTreeMap<usize, u32>;

/// An index under construction. `T` is what the script gets of a document that it finds.
pub struct StoredIndex<T> {
    documents: Vec<T>,
    lengths: Vec<[usize; IndexField::ALL.len()]>,
    postings: FxHashMap<Arc<str>, [Postings; IndexField::ALL.len()]>,
}

impl<T> Default for StoredIndex<T> {
    fn default() -> Self {
        Self {
            documents: Vec::new(),
            lengths: Vec::new(),
            postings: FxHashMap::default(),
        }
    }
}

impl<T: Serialize> StoredIndex<T> {
    /// Adds a document with the words of its fields, in the order of [`IndexField::ALL`].
    ///
    /// A stem is stored for the weightiest field that has it: what the other fields would add to the
    /// score is small, and what they would add to the index is half of it.
    pub fn add(&mut self, document: T, fields: &[WordCounts; IndexField::ALL.len()]) {
        let at = self.documents.len();
        self.documents.push(document);
        self.lengths.push(fields.each_ref().map(WordCounts::len));
        for (field, words) in fields.iter().enumerate() {
            for (stem, count) in words.iter() {
                let postings = match self.postings.get_mut(stem) {
                    Some(postings) => postings,
                    None => self.postings.entry(Arc::clone(stem)).or_default(),
                };
                let is_known = postings[..field]
                    .iter()
                    .any(|known| known.contains_key(&at));
                if !is_known {
                    postings[field].insert(at, count);
                }
            }
        }
    }

    /// The index, to be serialised.
    pub fn stored(&self) -> impl Serialize + '_ {
        let mut index: Vec<(&str, BTreeMap<usize, &Postings>)> = self
            .postings
            .iter()
            .map(|(stem, postings)| (&**stem, filled(postings)))
            .collect();
        index.sort_unstable_by_key(|(stem, _)| *stem);
        let count = self.documents.len();
        let names = IndexField::ALL.iter().enumerate();
        Stored {
            document_count: count,
            next_id: count,
            document_ids: (0..count).map(|at| (at, at)).collect(),
            field_ids: names.map(|(at, field)| (field.word(), at)).collect(),
            field_length: self.lengths.iter().enumerate().collect(),
            average_field_length: std::array::from_fn(|field| self.average_length(field)),
            stored_fields: self.documents.iter().enumerate().collect(),
            dirt_count: 0,
            index,
            serialization_version: 2,
        }
    }

    fn average_length(&self, field: usize) -> f64 {
        let total: usize = self.lengths.iter().map(|lengths| lengths[field]).sum();
        let average = total as f64 / self.lengths.len().max(1) as f64;
        // One decimal is enough, and the library divides by it.
        (average * 10.0).round().max(1.0) / 10.0
    }
}

/// The fields that have a stem.
fn filled(postings: &[Postings]) -> BTreeMap<usize, &Postings> {
    let fields = postings.iter().enumerate();
    fields
        .filter(|(_, postings)| !postings.is_empty())
        .collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stored<'i, T> {
    document_count: usize,
    next_id: usize,
    document_ids: BTreeMap<usize, usize>,
    field_ids: BTreeMap<&'static str, usize>,
    field_length: BTreeMap<usize, &'i [usize; IndexField::ALL.len()]>,
    average_field_length: [f64; IndexField::ALL.len()],
    stored_fields: BTreeMap<usize, &'i T>,
    dirt_count: usize,
    index: Vec<(&'i str, BTreeMap<usize, &'i Postings>)>,
    serialization_version: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_stored_for_the_weightiest_field() {
        let mut index = StoredIndex::default();
        let words = |text: &str| WordCounts::of_sentence(text);
        index.add(
            "a",
            &[
                words("sport"),
                words(""),
                words("sport club"),
                words("sport"),
            ],
        );
        index.add(
            "b",
            &[words("dorp"), words(""), words(""), words("sport sport")],
        );
        let stored = serde_json::to_value(index.stored()).unwrap();
        assert_eq!(stored["documentCount"], 2);
        assert_eq!(stored["storedFields"]["1"], "b");
        assert_eq!(
            stored["index"],
            serde_json::json!([
                ["club", {"2": {"0": 1}}],
                ["dorp", {"0": {"1": 1}}],
                ["sport", {"0": {"0": 1}, "3": {"1": 2}}],
            ])
        );
    }
}
