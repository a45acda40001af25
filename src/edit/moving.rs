//! Plans the move of a document, accent, special, picture or folder.

use std::collections::{BTreeMap, BTreeSet};

use super::context::EditContext;
use super::destination::{destination, moved, require_name};
use super::finish::finish;
use super::former;
use super::pending::PendingEdits;
use super::plan::EditPlan;
use super::references;
use super::refusal::{EditRefusal, path_text};
use super::retarget::Retarget;
use super::subject::{Subject, SubjectKind, TypedPath, find};
use crate::diagnostic::{Names, Text};
use crate::model::address::Address;
use crate::model::layout::{DocumentPath, Kind, Location, Owner, locate};
use crate::plan::links::address_at;
use crate::source::FilePath;

/// Plans a move: files, accents, links, references, menus and former addresses.
///
/// # Errors
/// There is nothing at the old place, nothing can stand at the new place, or the move would lose text
/// or cause an error.
pub fn plan_move(
    context: EditContext<'_>,
    old: TypedPath<'_>,
    new: TypedPath<'_>,
) -> Result<EditPlan, EditRefusal> {
    plan_moves(context, &[(old, new)])
}

/// Plans several moves as one, each from its old place to its new one.
///
/// # Errors
/// As of [`plan_move`], for any of them.
pub fn plan_moves(
    context: EditContext<'_>,
    moves: &[(TypedPath<'_>, TypedPath<'_>)],
) -> Result<EditPlan, EditRefusal> {
    let mut subjects = Vec::new();
    let mut renames = BTreeMap::new();
    for (old, new) in moves {
        let subject = find(context, *old)?;
        let to = destination(context, &subject, *new)?;
        if to == subject.root {
            return Err(same_place(&to));
        }
        renames.extend(renamed_files(context, &subject, &to)?);
        subjects.push(subject);
    }
    require_free(context, &renames)?;
    for subject in &subjects {
        require_role(context, subject, &renames)?;
    }
    let mut pending = PendingEdits {
        renames: renames.clone(),
        ..PendingEdits::default()
    };
    Retarget::following(context, &renames).rewrite(&mut pending)?;
    references::rename(&mut pending, context, &renames);
    list_former(context, &mut pending, &renames)?;
    finish(context, pending)
}

/// Rejects a place in a region or special that does not exist.
fn require_holder(
    context: EditContext<'_>,
    subject: &Subject,
    at: &DocumentPath,
) -> Result<(), EditRefusal> {
    require_region(context, &at.owner)?;
    let Some(special) = at
        .special
        .as_deref()
        .filter(|_| at.kind == Kind::SpecialArticle)
    else {
        return Ok(());
    };
    let moves_along = subject.document_kind() == Some(Kind::Special);
    if moves_along
        || context
            .edition
            .heads()
            .with_id(Kind::Special, special)
            .is_some()
    {
        return Ok(());
    }
    Err(EditRefusal::new(
        Text::new(
            format!("Er is geen special “{special}”"),
            format!("There is no special “{special}”"),
        ),
        Text::new(
            "Kies een map onder content/specials/ waarin een index.md staat",
            "Choose a folder below content/specials/ that has an index.md",
        ),
    ))
}

fn require_region(context: EditContext<'_>, owner: &Owner) -> Result<(), EditRefusal> {
    let heads = context.edition.heads();
    let Owner::Site(id) = owner else {
        return Ok(());
    };
    if heads.site_with_id(id).is_some() {
        return Ok(());
    }
    let names = Names::new(heads.sites.iter().map(|site| site.id.to_string()));
    let near = names.suggest(id).near().map(str::to_owned);
    let all: Vec<&str> = heads.sites.iter().map(|site| &*site.id).collect();
    let all = all.join(", ");
    Err(EditRefusal::new(
        Text::new(
            format!("Er is geen regio “{id}”"),
            format!("There is no region “{id}”"),
        ),
        match near {
            Some(near) => Text::new(
                format!("Bedoelt u regions/{near}/?"),
                format!("Did you mean regions/{near}/?"),
            ),
            None => Text::new(format!("Kies uit: {all}"), format!("Choose from: {all}")),
        },
    ))
}

/// The new path of each file.
fn renamed_files(
    context: EditContext<'_>,
    subject: &Subject,
    to: &FilePath,
) -> Result<BTreeMap<FilePath, FilePath>, EditRefusal> {
    let mut renames = BTreeMap::new();
    for file in &subject.files {
        let new = moved(subject, to, file);
        match locate(&new) {
            Location::Document(at) => {
                require_name(&at)?;
                require_holder(context, subject, &at)?;
            }
            Location::Media(owner) => require_region(context, &owner)?,
            _ => {}
        }
        renames.insert(file.clone(), new);
    }
    let companions = subject.companions(context);
    if companions.is_empty() {
        return Ok(renames);
    }
    let inner = |path: &FilePath| path.as_str().strip_prefix("content/").map(str::to_owned);
    let (Some(old_inner), Some(new_inner)) = (inner(&subject.root), inner(to)) else {
        return Err(accents_left(&companions));
    };
    for file in companions {
        let new = file.as_str().replacen(
            &format!("/content/{old_inner}"),
            &format!("/content/{new_inner}"),
            1,
        );
        renames.insert(file, FilePath::new(new));
    }
    Ok(renames)
}

/// Rejects a move onto another file, also when the names differ in case only: many disks do not tell
/// these apart.
fn require_free(
    context: EditContext<'_>,
    renames: &BTreeMap<FilePath, FilePath>,
) -> Result<(), EditRefusal> {
    let stays = |path: &&FilePath| !renames.contains_key(*path);
    let entries = context.world.entries().paths().filter(stays);
    let taken: BTreeMap<String, &FilePath> = entries
        .map(|path| (path.as_str().to_lowercase(), path))
        .collect();
    let mut new = renames.values();
    match new.find_map(|path| taken.get(&path.as_str().to_lowercase())) {
        Some(path) => Err(taken_already(path)),
        None => Ok(()),
    }
}

/// Rejects a document that would become an accent, and an accent that would become a document.
fn require_role(
    context: EditContext<'_>,
    subject: &Subject,
    renames: &BTreeMap<FilePath, FilePath>,
) -> Result<(), EditRefusal> {
    for file in &subject.files {
        let Some(Location::Document(new)) = renames.get(file).map(locate) else {
            continue;
        };
        let shared = new.shared_path();
        let is_there = context.world.entries().contains(&shared);
        match (&subject.kind, &new.owner) {
            (SubjectKind::Accent(_), Owner::Shared) => return Err(accent_alone(&shared)),
            (SubjectKind::Accent(_), Owner::Site(_)) if !is_there => {
                return Err(accent_alone(&shared));
            }
            (SubjectKind::Document(_), Owner::Site(_))
                if is_there && !renames.contains_key(&shared) =>
            {
                return Err(would_be_accent(&new.path, &shared));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Lists the old addresses of documents that get another one.
fn list_former(
    context: EditContext<'_>,
    pending: &mut PendingEdits,
    renames: &BTreeMap<FilePath, FilePath>,
) -> Result<(), EditRefusal> {
    let heads = context.edition.heads();
    let today = context.world.today();
    for (old, new) in renames {
        let (Some(document), Location::Document(at)) = (heads.at_path(old), locate(new)) else {
            continue;
        };
        let Some(text) = context.edition.document(old) else {
            continue;
        };
        let new: BTreeSet<Address> = new_addresses(&at).into_iter().collect();
        let mut add = former::own_addresses(heads, document);
        add.retain(|address| !new.contains(address));
        if !former::was_public(heads, document, today) {
            add.clear();
        }
        let mut drop = former::listed(heads, document);
        drop.retain(|address| new.contains(address));
        former::change(pending, text, &add, &drop)?;
    }
    Ok(())
}

fn new_addresses(at: &DocumentPath) -> Vec<Address> {
    let (address, _) = address_at(at);
    let print = Address::new(format!("{address}print/"));
    match at.kind {
        Kind::Special => vec![address, print],
        _ => vec![address],
    }
}

fn same_place(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("{path} staat daar al"),
            format!("{path} is there already"),
        ),
        Text::new(
            "Kies een andere plek of naam",
            "Choose another place or name",
        ),
    )
}

fn taken_already(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("Op die plek staat al iets: {path}"),
            format!("Something is at that place already: {path}"),
        ),
        Text::new(
            format!(
                "Kies een andere naam. Is het een accent, neem dan over wat erin staat en haal een \
                 van de twee weg: vindplek rm {path}"
            ),
            format!(
                "Choose another name. If it is an accent, copy what is in it and remove one of the \
                 two: vindplek rm {path}"
            ),
        ),
    )
}

fn accents_left(files: &[FilePath]) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            "Wat van één regio is, kan geen accenten hebben, en deze zouden achterblijven",
            "What belongs to one region cannot have accents, and these would be left behind",
        ),
        Text::new(
            "Neem over wat u wilt bewaren, haal ze weg met vindplek rm, en geef de opdracht dan \
             opnieuw",
            "Copy what you want to keep, remove them with vindplek rm, then run the command again",
        ),
    )
    .with_places(files.iter().map(path_text))
}

fn accent_alone(shared: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("Dit is een accent, en daar is geen gedeeld stuk: {shared}"),
            format!("This is an accent, and there is no shared document there: {shared}"),
        ),
        Text::new(
            "Zet het op de plek van een gedeeld stuk, zoals \
             regions/noord/content/aanbod/inclusie.md bij content/aanbod/inclusie.md",
            "Put it at the path of a shared document, such as \
             regions/noord/content/aanbod/inclusie.md for content/aanbod/inclusie.md",
        ),
    )
}

fn would_be_accent(new: &FilePath, shared: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("Op {new} zou dit een accent worden op {shared}"),
            format!("At {new} this would become an accent on {shared}"),
        ),
        Text::new("Kies een andere naam", "Choose another name"),
    )
}
