//! What the vocabulary must hold: pages and templates know six audiences by their ids.
//!
//! Reported once, at the list; what refers to such an id is not wrong as well.

use super::context::CheckContext;
use super::findings::Findings;
use super::known::AUDIENCES;
use crate::diagnostic::codes::invalid_value;
use crate::model::layout::ListFile;
use crate::model::value::items;

pub(super) fn check(context: &CheckContext<'_>, found: &mut Findings) {
    let Some(sheet) = &context.yaml.vocabulary else {
        return;
    };
    let list = &sheet.value.audiences;
    let (Some(field), true) = (list, context.yaml.is_complete(ListFile::Vocabulary)) else {
        return;
    };
    let is_there = |id: &str| {
        let mut words = items(list).iter();
        words.any(|word| word.id.as_ref().is_none_or(|known| &*known.value.0 == id))
    };
    let missing: Vec<&str> = AUDIENCES.into_iter().filter(|id| !is_there(id)).collect();
    if !missing.is_empty() {
        let place = super::keys::holder(&sheet.source, field.span, "doelgroepen");
        found.push(invalid_value::missing_list_ids(place, &missing));
    }
}
