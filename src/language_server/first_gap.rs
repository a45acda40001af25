//! Where an editor begins to write in a new file.

use crate::model::sample;

/// The offset in a new file where an editor begins to write: the first text that asks for one.
pub fn first_gap(text: &str) -> usize {
    let asked = [sample::SUMMARY, sample::TO_DO].into_iter();
    let first = asked.filter_map(|sample| text.find(sample)).min();
    first.unwrap_or(0)
}
