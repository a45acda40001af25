//! Mandatory ids in the vocabulary: pages and templates use six audiences by their ids.
//!
//! Reported once, at the list; references to a missing one are not reported too.

use super::context::CheckContext;
use super::findings::Findings;
use super::known::AUDIENCES;
use crate::diagnostic::codes::invalid_value;
use crate::model::layout::ListFile;
use crate::model::value::items;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let Some(file) = &context.yaml.vocabulary else {
        return;
    };
    let list = &file.value.audiences;
    let (Some(field), true) = (list, context.yaml.is_complete(ListFile::Vocabulary)) else {
        return;
    };
    let is_present = |id: &str| {
        let mut words = items(list).iter();
        words.any(|word| word.id.as_ref().is_none_or(|known| &*known.value.0 == id))
    };
    let missing: Vec<&str> = AUDIENCES.into_iter().filter(|id| !is_present(id)).collect();
    if !missing.is_empty() {
        let place = super::keys::key_before(&file.source, field.span, "doelgroepen");
        findings.push(invalid_value::missing_list_ids(place, &missing));
    }
}
