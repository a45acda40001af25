//! The numbers of articles must be unique within a special: `duplicate-id`.
//!
//! `volgorde` determines the place of an article in the special.

use std::collections::HashMap;
use std::sync::Arc;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::duplicate_id;
use crate::model::document::Content;
use crate::model::layout::Kind;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let mut first: HashMap<(Option<Arc<str>>, u32), Place> = HashMap::new();
    for document in context.heads.of_kind(Kind::SpecialArticle) {
        let head = context.heads.document(document);
        let Content::SpecialArticle(placed, _) = &head.content else {
            continue;
        };
        let Some(order) = &placed.order else { continue };
        let place = Place::new(&head.at.path, order.span);
        let key = (head.at.special.clone(), order.value);
        match first.get(&key) {
            Some(other) => {
                findings.push(duplicate_id::duplicate_number(
                    place,
                    order.value,
                    other.clone(),
                ));
            }
            None => {
                first.insert(key, place);
            }
        }
    }
}
