//! Plans the removal of a document, accent, special or picture.

use std::collections::BTreeSet;

use super::context::EditContext;
use super::finish::finish;
use super::former;
use super::links::project_links;
use super::pending::PendingEdits;
use super::plan::EditPlan;
use super::references::{self, DocumentReference};
use super::refusal::{EditRefusal, at_line};
use super::retarget::{Retarget, place};
use super::subject::{Subject, SubjectKind, TypedPath, find};
use crate::diagnostic::Text;
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::source::FilePath;

/// What becomes of the addresses of a document that is removed.
#[derive(Debug, Clone, Copy)]
pub enum AddressFate<'t> {
    /// They redirect to this document.
    Redirect(TypedPath<'t>),
    /// They expire.
    Gone,
}

/// Whether removing something needs an [`AddressFate`]: it has an address that was public.
///
/// # Errors
/// There is nothing at that place.
pub fn needs_fate(context: EditContext<'_>, typed: TypedPath<'_>) -> Result<bool, EditRefusal> {
    let subject = find(context, typed)?;
    let files = removed_files(context, &subject)?;
    Ok(!public_addresses(context, &files).is_empty())
}

/// Plans a removal: files, accents, links, references and addresses.
///
/// # Errors
/// There is nothing at that place, its addresses need a fate, it is still used, or the removal would
/// cause an error.
pub fn plan_removal(
    context: EditContext<'_>,
    typed: TypedPath<'_>,
    fate: Option<AddressFate<'_>>,
) -> Result<EditPlan, EditRefusal> {
    let subject = find(context, typed)?;
    let removed = removed_files(context, &subject)?;
    let addresses = public_addresses(context, &removed);
    if fate.is_none() && !addresses.is_empty() {
        return Err(no_fate(&subject, &addresses));
    }
    let mut pending = PendingEdits {
        removals: removed.clone(),
        ..PendingEdits::default()
    };
    let is_removed = |path: &FilePath| removed.contains(path);
    match fate {
        Some(AddressFate::Redirect(typed)) if matches!(subject.kind, SubjectKind::Document(_)) => {
            let target = redirect_target(context, typed, &removed)?;
            let path = &context.edition.heads().document(target).at.path;
            Retarget::instead(context, &removed, path).rewrite(&mut pending)?;
            if let Some(document) = context.edition.document(path) {
                former::change(&mut pending, document, &addresses, &[])?;
            }
        }
        _ => require_unlinked(context, &subject, &removed)?,
    }
    let mut uses = references::references_to(context, &is_removed);
    uses.retain(|reference| !removed.contains(reference.source.path()));
    let kept = references::remove(&mut pending, uses);
    match kept.is_empty() {
        true => finish(context, pending),
        false => Err(still_referred_to(&kept)),
    }
}

fn removed_files(
    context: EditContext<'_>,
    subject: &Subject,
) -> Result<BTreeSet<FilePath>, EditRefusal> {
    if let SubjectKind::Folder = subject.kind {
        return Err(EditRefusal::new(
            Text::new(
                format!("{} is een map", subject.root),
                format!("{} is a folder", subject.root),
            ),
            Text::new(
                "Haal wat erin staat een voor een weg; een lege map verdwijnt vanzelf",
                "Remove what is in it one by one; an empty folder disappears by itself",
            ),
        ));
    }
    let files = subject.files.iter().cloned();
    Ok(files.chain(subject.companions(context)).collect())
}

/// The addresses of removed documents that were public, and the former ones that they list.
fn public_addresses(context: EditContext<'_>, removed: &BTreeSet<FilePath>) -> Vec<Address> {
    let heads = context.edition.heads();
    let today = context.world.today();
    let documents = removed.iter().filter_map(|path| heads.at_path(path));
    let public = documents.filter(|document| former::was_public(heads, *document, today));
    let of_document = |document: DocIx| {
        let own = former::own_addresses(heads, document);
        own.into_iter().chain(former::listed(heads, document))
    };
    public.flat_map(of_document).collect()
}

/// The document that addresses redirect to.
fn redirect_target(
    context: EditContext<'_>,
    typed: TypedPath<'_>,
    removed: &BTreeSet<FilePath>,
) -> Result<DocIx, EditRefusal> {
    let heads = context.edition.heads();
    let subject = find(context, typed)?;
    let document = match &subject.kind {
        SubjectKind::Document(at) => heads.at_path(&at.path),
        _ => None,
    };
    match document {
        Some(document) if can_receive(heads, context, document, removed) => Ok(document),
        _ => Err(EditRefusal::new(
            Text::new(
                format!("Naar {} kan niet doorgestuurd worden", subject.root),
                format!("Nothing can redirect to {}", subject.root),
            ),
            Text::new(
                "Kies een stuk met een eigen pagina, dat nu op de sites staat en blijft bestaan",
                "Choose a document with a page of its own that is published and remains",
            ),
        )),
    }
}

fn can_receive(
    heads: &Heads,
    context: EditContext<'_>,
    document: DocIx,
    removed: &BTreeSet<FilePath>,
) -> bool {
    let at = &heads.document(document).at;
    let has_page = context
        .edition
        .plans()
        .iter()
        .any(|plan| plan.address_of(document).is_some());
    at.kind != Kind::Quarter && has_page && !removed.contains(&at.path)
}

/// Rejects the removal of what other files link to.
fn require_unlinked(
    context: EditContext<'_>,
    subject: &Subject,
    removed: &BTreeSet<FilePath>,
) -> Result<(), EditRefusal> {
    let links = project_links(context);
    let uses = links
        .iter()
        .filter(|link| removed.contains(&link.target) && !removed.contains(link.source.path()));
    let places: Vec<Text> = uses.map(place).collect();
    if places.is_empty() {
        return Ok(());
    }
    let help = match subject.kind {
        SubjectKind::Medium => Text::new(
            "Haal dat eerst weg, of gebruik er een ander bestand voor",
            "Remove that first, or use another file for it",
        ),
        _ => Text::new(
            "Haal deze links eerst weg, of laat ze naar een ander stuk leiden: \
             --redirect content/aanbod/naam.md",
            "Remove these links first, or have them lead to another document: \
             --redirect content/aanbod/name.md",
        ),
    };
    let root = &subject.root;
    Err(EditRefusal::new(
        Text::new(
            format!("{root} wordt nog gebruikt"),
            format!("{root} is still used"),
        ),
        help,
    )
    .with_places(places))
}

fn still_referred_to(references: &[DocumentReference<'_>]) -> EditRefusal {
    let place = |reference: &DocumentReference<'_>| {
        let line = reference.source.line_column(reference.span.start).line;
        let text = reference.source.text().get(reference.span.range());
        let text = text.unwrap_or_default();
        at_line(reference.source.path(), line, &Text::new(text, text))
    };
    EditRefusal::new(
        Text::new(
            "Hier staat de naam van dit stuk nog bij een sleutel",
            "A key still has the name of this document here",
        ),
        Text::new(
            "Zet daar eerst iets anders, of haal die sleutel weg",
            "Put something else there first, or remove that key",
        ),
    )
    .with_places(references.iter().map(place))
}

fn no_fate(subject: &Subject, addresses: &[Address]) -> EditRefusal {
    let root = &subject.root;
    let list: Vec<&str> = addresses.iter().map(Address::as_str).collect();
    let list = list.join(", ");
    EditRefusal::new(
        Text::new(
            format!("Wat moet er gebeuren met wie naar {list} gaat?"),
            format!("What must happen to readers who go to {list}?"),
        ),
        Text::new(
            format!(
                "Stuur ze door naar een ander stuk: vindplek rm {root} --redirect \
                 content/aanbod/naam.md. Of laat het adres vervallen: vindplek rm {root} --gone"
            ),
            format!(
                "Redirect them to another document: vindplek rm {root} --redirect \
                 content/aanbod/name.md. Or let the address expire: vindplek rm {root} --gone"
            ),
        ),
    )
}
