//! Drafts of accents: regional changes to a shared document.
//!
//! An accent has no page of its own, so it cannot be marked as a draft. Therefore the new file has
//! no effect yet: it sets only the date of comparison, and has no text below its keys.

use deunicode::deunicode;

use super::document::{own_keys, set_picture};
use super::facts::Facts;
use super::head::KeyLines;
use super::request::{Draft, DraftContext, DraftRefusal, DraftRequest, tidy};
use crate::diagnostic::{Text, nearest};
use crate::model::accent::Accent;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Site};
use crate::model::layout::{DocumentPath, Kind, Owner};
use crate::model::schema::Record;
use crate::model::shape::Key;
use crate::source::FilePath;
use crate::syntax::markdown::slug;

/// The draft of an accent.
pub(super) fn draft(
    context: DraftContext<'_>,
    request: DraftRequest<'_>,
) -> Result<Draft, DraftRefusal> {
    let site = context.site(request.region.ok_or_else(|| missing_region(context))?)?;
    let document = shared(context, &tidy(request.title))?;
    let head = context.heads.document(document);
    require_shown(context, site, document)?;
    let owner = Owner::Site(site.id.clone());
    let inner = head.at.path_in_owner();
    let path = FilePath::new(format!("{}{inner}", owner.folder()));
    context.require_free(&path)?;

    let mut facts = Facts::of(context.heads, context.world.today());
    facts.set("vergeleken_op", context.world.today().to_string());
    match head
        .course()
        .is_some_and(|course| course.phase().is_bookable())
    {
        true => facts.set_upcoming_run(&site.id),
        false => facts.set_past_run(&site.id),
    }
    let at = DocumentPath {
        path: path.clone(),
        owner,
        ..head.at.clone()
    };
    set_picture(&mut facts, context, &at);
    let keys = keys(head.at.kind);
    let mut lines = KeyLines::new(&facts, 0);
    let (shared, name) = (&head.at.path, site.short_name());
    lines.comment(&format!(
        "Wat hier staat, verandert alleen op de site van {name} iets aan {shared}."
    ));
    lines.add(&keys, &|key| key.name == "vergeleken_op");
    lines.blank();
    lines.comment(&format!(
        "Eigen tekst schrijft u onder de laatste streepjes. Die komt op de pagina onder “In \
         {name}”."
    ));
    Ok(Draft {
        path,
        text: format!("---\n{}---\n", lines.text()),
        note: None,
    })
}

/// The keys that an accent on a kind of document can use.
pub(super) fn keys(kind: Kind) -> Vec<&'static Key> {
    let own = own_keys(kind);
    let of_accents = ["inhoud", "vergeleken_op"];
    let keys = Accent::KEYS.iter().filter(|key| {
        of_accents.contains(&key.name) || own.iter().any(|other| other.name == key.name)
    });
    keys.collect()
}

fn missing_region(context: DraftContext<'_>) -> DraftRefusal {
    let ids = context.heads.sites.iter().map(|site| &*site.id);
    let list = ids.collect::<Vec<_>>().join(", ");
    DraftRefusal::new(
        Text::new("Van welke regio is het accent?", "Whose accent is it?"),
        Text::new(
            format!("Zet erachter: --regio en de regio. De regio’s zijn: {list}"),
            format!("Add --regio and the region. The regions are: {list}"),
        ),
    )
}

/// Finds the shared document by its path, id or title.
fn shared(context: DraftContext<'_>, named: &str) -> Result<DocIx, DraftRefusal> {
    let heads = context.heads;
    let documents = (0..heads.documents.len()).map(DocIx);
    let shared: Vec<DocIx> = documents
        .filter(|document| heads.document(*document).at.owner == Owner::Shared)
        .collect();
    let path = named.trim_start_matches("content/").trim_end_matches(".md");
    let id = slug(named);
    let title = deunicode(named).to_lowercase();
    let matchers: [&dyn Fn(&Head) -> bool; 3] = [
        &|head| head.at.path_in_owner().trim_end_matches(".md") == path,
        &|head| *head.at.id == *named || *head.at.id == *id,
        &|head| head.sort_key() == title,
    ];
    for matches_name in matchers {
        let found = shared
            .iter()
            .filter(|at| matches_name(heads.document(**at)));
        match &*found.copied().collect::<Vec<_>>() {
            [] => {}
            [only] => return Ok(*only),
            several => return Err(ambiguous(context, named, several)),
        }
    }
    Err(unknown(context, named, &shared))
}

fn ambiguous(context: DraftContext<'_>, named: &str, several: &[DocIx]) -> DraftRefusal {
    let paths = several
        .iter()
        .map(|at| context.heads.document(*at).at.path_in_owner());
    let list = paths.collect::<Vec<_>>().join(", ");
    DraftRefusal::new(
        Text::new(
            format!("“{named}” is meer dan één stuk"),
            format!("“{named}” is more than one document"),
        ),
        Text::new(
            format!("Noem de plek: {list}"),
            format!("Name its path: {list}"),
        ),
    )
}

fn unknown(context: DraftContext<'_>, named: &str, shared: &[DocIx]) -> DraftRefusal {
    let heads = shared.iter().map(|at| context.heads.document(*at));
    let names =
        heads.flat_map(|head| [head.at.path_in_owner().trim_end_matches(".md"), &head.at.id]);
    let help = match nearest(named, names) {
        Some(near) => Text::new(
            format!("Bedoelt u “{near}”?"),
            format!("Did you mean “{near}”?"),
        ),
        None => Text::new(
            "Noem de plek van een stuk onder content, zoals aanbod/hoe-werkt-de-gemeente",
            "Name the path of a document below content, such as aanbod/hoe-werkt-de-gemeente",
        ),
    };
    DraftRefusal::new(
        Text::new(
            format!("Er is geen gedeeld stuk “{named}”"),
            format!("There is no shared document “{named}”"),
        ),
        help,
    )
}

/// Rejects an accent on a document that the region does not show, as it would have no effect.
fn require_shown(
    context: DraftContext<'_>,
    site: &Site,
    document: DocIx,
) -> Result<(), DraftRefusal> {
    let heads = context.heads;
    let shows = heads
        .site_with_id(&site.id)
        .is_some_and(|site| heads.shows(site, document));
    if shows {
        return Ok(());
    }
    let (path, name) = (&heads.document(document).at.path, site.name());
    Err(DraftRefusal::new(
        Text::new(
            format!("{name} laat {path} niet zien"),
            format!("{name} does not show {path}"),
        ),
        Text::new(
            "Zet de regio daar eerst bij regios",
            "Add the region to regios there first",
        ),
    ))
}
