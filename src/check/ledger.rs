//! An address in the ledger of a site that the site has again: `duplicate-address`.
//!
//! Other programs remove what the ledger lists, so it must not list what is there. What is scheduled
//! counts from the first day, as a date alone must not bring an error.

use std::collections::HashMap;

use super::addresses::place;
use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::codes::duplicate_address;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::address::Address;
use crate::model::document::YamlFile;
use crate::model::heads::{Availability, DocIx, SiteIx};
use crate::model::layout::Kind;
use crate::model::ledger::{Ledger, SiteAddress};
use crate::model::value::items;
use crate::plan::file::FileKind;
use crate::plan::links::document_address;
use crate::source::{Source, Span, Spanned};

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    for (id, file) in &context.yaml.ledgers {
        let site = context.heads.site_with_id(id);
        let taken = site.map(|site| taken(context, site, &file.value));
        for problem in problems(file, &taken.unwrap_or_default()) {
            findings.push(problem.on_site(id));
        }
    }
}

/// An entry with an address that is in use.
struct TakenEntry<'l> {
    address: &'l Spanned<SiteAddress>,
    /// The place of the entry.
    span: Span,
    /// The document or former address that uses it.
    user: Place,
}

fn taken<'l>(context: &CheckContext<'_>, site: SiteIx, ledger: &'l Ledger) -> Vec<TakenEntry<'l>> {
    let entries = items(&ledger.gone);
    if entries.is_empty() {
        return Vec::new();
    }
    let scheduled = scheduled(context, site);
    let taken = entries.iter().filter_map(|entry| {
        let address = entry.value.address.as_ref()?;
        let planned = context.plan(site).at(&address.value.0);
        let planned = planned.map(|file| place(context.heads, file.kind));
        Some(TakenEntry {
            address,
            span: entry.span,
            user: planned.or_else(|| scheduled.get(&*address.value.0).cloned())?,
        })
    });
    taken.collect()
}

/// The addresses that the site has, or will have by the date alone, each with its user.
pub(super) fn scheduled(context: &CheckContext<'_>, site: SiteIx) -> HashMap<Address, Place> {
    let heads = context.heads;
    let documents = (0..heads.documents.len()).map(DocIx);
    let comes = |document: DocIx| {
        let availability = heads.availability(document, context.when.today);
        matches!(
            availability,
            Availability::Published | Availability::Scheduled(_)
        )
    };
    // An article comes with the cover of its special.
    let is_scheduled = |document: &DocIx| {
        let special = heads.document(*document).at.special.as_deref();
        let cover = special.and_then(|id| heads.with_id(Kind::Special, id));
        heads.shows(site, *document) && comes(*document) && cover.is_none_or(comes)
    };
    let mut addresses = HashMap::new();
    for document in documents.filter(is_scheduled) {
        let head = heads.document(document);
        addresses.insert(document_address(head).0, Place::file(&head.at.path));
        for (former, address) in items(&head.common.formerly).iter().enumerate() {
            let user = place(heads, FileKind::Redirect { document, former });
            addresses.insert(Address::from(&*address.value.0), user);
        }
    }
    addresses
}

fn problems(file: &YamlFile<Ledger>, taken: &[TakenEntry<'_>]) -> Vec<Diagnostic> {
    let path = file.source.path();
    let whole = file.value.gone.as_ref();
    // Without any entry left, the key would have no value.
    let whole = whole.filter(|list| list.value.len() == taken.len());
    let problem = |(at, entry): (usize, &TakenEntry<'_>)| {
        let removal = match whole {
            Some(list) => (at == 0).then_some((list.span, "[]")),
            None => lines(&file.source, entry.span).map(|lines| (lines, "")),
        };
        let place = Place::new(path, entry.address.span);
        let address = &entry.address.value.0;
        let problem = duplicate_address::gone_and_in_use(place, address, entry.user.clone());
        match removal {
            Some((span, text)) => problem.with_fix(false, Place::new(path, span), text),
            None => problem,
        }
    };
    taken.iter().enumerate().map(problem).collect()
}

/// The lines of an item of a list; `None` when something else stands on them. Only the spaces around
/// the item are read, as one line can hold thousands of items.
fn lines(source: &Source, item: Span) -> Option<Span> {
    const SPACES: [char; 3] = [' ', '\t', '\r'];
    let before = source.text().get(..item.range().start)?;
    let after = source.text().get(item.range().end..)?;
    let before = before.trim_end_matches(SPACES).strip_suffix('-')?;
    let start = before.trim_end_matches(SPACES);
    let rest = after.trim_start_matches(SPACES);
    let is_alone =
        (start.is_empty() || start.ends_with('\n')) && (rest.is_empty() || rest.starts_with('\n'));
    let end = source.text().len() - rest.len() + usize::from(!rest.is_empty());
    is_alone.then(|| Span::new(start.len(), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_removed_with_its_lines_or_not_at_all() {
        let removed = |text: &str, item: &str| {
            let start = text.find(item).unwrap();
            let source = Source::new("a.yaml".into(), text);
            let lines = lines(&source, Span::new(start, start + item.len()))?;
            Some(text[lines.range()].to_owned())
        };
        let (one, two) = ("adres: /a/\n    sinds: 1", "adres: /b/\n    sinds: 2");
        let text = format!("vervallen:\n  - {one}\n  - {two}");
        assert_eq!(removed(&text, one), Some(format!("  - {one}\n")));
        assert_eq!(removed(&text, two), Some(format!("  - {two}")));
        assert_eq!(
            removed("vervallen: [{adres: /a/}, {}]\n", "{adres: /a/}"),
            None
        );
        assert_eq!(removed("- adres: /a/ # weg\n", "adres: /a/"), None);
    }
}
