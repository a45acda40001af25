//! Drafts of documents.

use std::collections::BTreeSet;

use super::facts::{Facts, place};
use super::head::KeyLines;
use super::name;
use super::request::{Draft, DraftContext, DraftRefusal, DraftRequest, tidy};
use crate::diagnostic::{Text, nearest};
use crate::model::common::Common;
use crate::model::document::{Content, Role, keys, read};
use crate::model::layout::{DocumentPath, Kind, Owner, is_photo};
use crate::model::period::Quarter;
use crate::model::sample;
use crate::model::schema::Record;
use crate::model::shape::{Key, Shape, Target};
use crate::model::target_ids;
use crate::plan::site::media::logos;
use crate::source::Source;
use crate::syntax::yaml::{YamlContext, yaml_scalar};

/// The draft of a document.
pub(super) fn draft(
    context: DraftContext<'_>,
    kind: Kind,
    request: DraftRequest<'_>,
) -> Result<Draft, DraftRefusal> {
    let title = tidy(request.title);
    let owner = context.owner(request.region)?;
    let start = match kind {
        Kind::Quarter => quarter(context, &owner, &title)?,
        _ => Start::from_title(context, kind, request, &title)?,
    };
    let at = name::document_path(context, &owner, &start.inner)?;
    let mut facts = Facts::of(context.heads, context.world.today());
    preset_facts(&mut facts, context, &at, &start);
    require_targets(&facts, kind)?;
    let text = text(&facts, &at, &start);
    let source = Source::new(at.path.clone(), &text);
    let made = read(at, source, Role::Whole);
    name::require_unredirected(context, &made.head)?;
    Ok(Draft {
        path: made.head.at.path.clone(),
        text,
        note: start.note,
    })
}

/// The data that follow from a title.
struct Start {
    /// The path below the folder of the owner.
    inner: String,
    /// The title; empty when it follows from the name of the file.
    title: String,
    note: Option<Text>,
}

impl Start {
    /// A document that is named after its title.
    fn from_title(
        context: DraftContext<'_>,
        kind: Kind,
        request: DraftRequest<'_>,
        title: &str,
    ) -> Result<Self, DraftRefusal> {
        // A page may be in a folder: `voor/Werkgever`.
        let (folder, last) = match (kind, title.rsplit_once('/')) {
            (Kind::Page, Some((folder, last))) => (Some(folder), last.trim()),
            _ => (None, title),
        };
        let own = name::from_title(last)?;
        let inner = match kind {
            Kind::Course => format!("aanbod/{own}.md"),
            Kind::News => format!("nieuws/{own}.md"),
            Kind::Special => format!("specials/{own}/index.md"),
            Kind::SpecialArticle => format!("specials/{}/{own}.md", special(context, request)?),
            Kind::Survey => format!("peilingen/{own}.md"),
            Kind::Roadmap => "reisplan/index.md".to_owned(),
            Kind::CareerPath => "carrierepad/index.md".to_owned(),
            Kind::Quarter => format!("reisplan/{own}.md"),
            Kind::Function => format!("carrierepad/{own}.md"),
            Kind::Page => {
                let folders = folder.into_iter().flat_map(|folder| folder.split('/'));
                let parts: Result<Vec<String>, DraftRefusal> =
                    folders.map(name::from_title).collect();
                let parts = [parts?, vec![own]].concat();
                format!("paginas/{}.md", parts.join("/"))
            }
        };
        Ok(Self {
            inner,
            title: last.to_owned(),
            note: None,
        })
    }
}

/// Rejects a document with a required reference to which the project has no target yet.
fn require_targets(facts: &Facts<'_>, kind: Kind) -> Result<(), DraftRefusal> {
    let required = own_keys(kind).into_iter().filter(|key| key.required);
    for key in required {
        if let Shape::Reference(target) = (key.shape)()
            && facts.id(target, "").is_none()
        {
            let (name, place) = (key.name, place(target));
            return Err(DraftRefusal::new(
                Text::new(
                    format!("Bij “{name}” is nog niets te noemen"),
                    format!("There is nothing yet to name at “{name}”"),
                ),
                Text::new(
                    format!("Zet eerst iets in {place}"),
                    format!("Put something into {place} first"),
                ),
            ));
        }
    }
    Ok(())
}

/// The special that an article belongs to: the requested one, or the only one.
fn special(context: DraftContext<'_>, request: DraftRequest<'_>) -> Result<String, DraftRefusal> {
    let known = target_ids::ids(context.heads, Target::Special);
    let list = known.iter().map(|id| &**id).collect::<Vec<_>>().join(", ");
    let (message, near) = match (request.special, &*known) {
        (Some(id), known) if known.iter().any(|other| **other == *id) => return Ok(id.to_owned()),
        (None, [only]) => return Ok(only.to_string()),
        (Some(id), known) => (
            Text::new(
                format!("Er is geen special “{id}”"),
                format!("There is no special “{id}”"),
            ),
            nearest(id, known.iter().map(|id| &**id)),
        ),
        (None, _) => (
            Text::new(
                "Bij welke special hoort het artikel?",
                "Which special does the article belong to?",
            ),
            None,
        ),
    };
    let help = match (near, known.is_empty()) {
        (Some(near), _) => Text::new(
            format!("Bedoelt u “{near}”? De specials zijn: {list}"),
            format!("Did you mean “{near}”? The specials are: {list}"),
        ),
        (None, false) => Text::new(
            format!("Zet erachter: --special en de naam. De specials zijn: {list}"),
            format!("Add --special and its name. The specials are: {list}"),
        ),
        (None, true) => Text::new(
            "Maak eerst een special: vindplek new special \"Titel\"",
            "Begin a special first: vindplek new special \"Titel\"",
        ),
    };
    Err(DraftRefusal::new(message, help))
}

/// A quarter of the reisplan: the one that the title names, or the first that has no file yet.
fn quarter(context: DraftContext<'_>, owner: &Owner, title: &str) -> Result<Start, DraftRefusal> {
    if *owner != Owner::Shared {
        return Err(DraftRefusal::new(
            Text::new(
                "Het reisplan is voor alle regio’s hetzelfde",
                "The reisplan is the same for all regions",
            ),
            Text::new(
                "Laat --regio weg. Een regio kan een kwartaal wel aanvullen: vindplek new accent \
                 reisplan/2026-K4 --regio noord",
                "Leave out --regio. A region can add to a quarter: vindplek new accent \
                 reisplan/2026-K4 --regio noord",
            ),
        ));
    }
    let heads = context.heads;
    let roadmap = heads.of_kind(Kind::Roadmap).next();
    let span = roadmap.and_then(|roadmap| match &heads.document(roadmap).content {
        Content::Roadmap(roadmap) => {
            Some((roadmap.from.as_ref()?.value, roadmap.to.as_ref()?.value))
        }
        _ => None,
    });
    let named = named_quarter(title);
    let quarter = named.unwrap_or_else(|| {
        let first = span.map_or_else(|| Quarter::of(context.world.today()), |(from, _)| from);
        let mut quarter = first;
        while heads.with_id(Kind::Quarter, &quarter.id()).is_some() {
            quarter = quarter.next();
        }
        quarter
    });
    let id = quarter.id();
    let outside = span.filter(|(from, to)| !(*from..=*to).contains(&quarter));
    let note = outside.map(|(from, to)| {
        let key = if quarter < from { "van" } else { "tot" };
        let (from, to) = (from.id(), to.id());
        Text::new(
            format!(
                "Het reisplan loopt van {from} tot en met {to}. Zet “{key}: {id}” in \
                 content/reisplan/index.md voordat dit kwartaal op de site komt"
            ),
            format!(
                "The reisplan runs from {from} to {to}. Write “{key}: {id}” in \
                 content/reisplan/index.md before this quarter is published"
            ),
        )
    });
    Ok(Start {
        inner: format!("reisplan/{id}.md"),
        title: if named.is_some() { "" } else { title }.to_owned(),
        note,
    })
}

/// The quarter that a title names: `2027-K2`, `2027 Q2`, `kwartaal 2 van 2027`.
fn named_quarter(title: &str) -> Option<Quarter> {
    let (mut year, mut quarter) = (None, None);
    for word in title.split(|c: char| !c.is_alphanumeric()) {
        let word = word.to_lowercase();
        let digits = word.trim_start_matches(['k', 'q']);
        match word.as_str() {
            "" | "kwartaal" | "van" | "quarter" | "of" => {}
            _ if word.len() == 4 && year.is_none() => year = Some(word),
            _ if digits.len() == 1 && quarter.is_none() => quarter = Some(digits.to_owned()),
            _ => return None,
        }
    }
    Quarter::parse(&format!("{}-K{}", year?, quarter?))
}

/// Presets the keys whose values follow from the request and the project.
fn preset_facts(
    facts: &mut Facts<'_>,
    context: DraftContext<'_>,
    at: &DocumentPath,
    start: &Start,
) {
    let title = match (&*start.title, Quarter::parse(&at.id)) {
        ("", Some(quarter)) => quarter.title(),
        (title, _) => title.to_owned(),
    };
    let title = yaml_scalar(&title, YamlContext::Line);
    facts.set("titel", title.clone());
    facts.set(
        "samenvatting",
        yaml_scalar(sample::SUMMARY, YamlContext::Line),
    );
    facts.set("concept", "true");
    facts.set("editie", title);
    if at.kind == Kind::Roadmap {
        let quarter = Quarter::of(context.world.today()).id();
        facts.set("van", quarter.clone());
        facts.set("tot", quarter);
    }
    facts.set("volgorde", next_number(context, at).to_string());
    if let Owner::Site(site) = &at.owner {
        facts.set_past_run(site);
        // The national site has no courses.
        if target_ids::ids(context.heads, Target::Region).contains(site) {
            facts.set("uitvoeringen.regio", &**site);
        }
    }
    set_picture(facts, context, at);
}

/// Presets the picture: an existing one that is shared or of the document's region.
pub(super) fn set_picture(facts: &mut Facts<'_>, context: DraftContext<'_>, at: &DocumentPath) {
    let up = "../".repeat(at.path_in_owner().matches('/').count());
    let logos: BTreeSet<usize> = logos(context.heads).collect();
    let mut media = context.heads.media.iter().enumerate();
    let picture = media.find(|(position, media)| {
        let is_seen = media.owner == Owner::Shared || media.owner == at.owner;
        is_seen && is_photo(&media.name) && !logos.contains(position)
    });
    match picture {
        Some((_, picture)) => {
            let path = format!("{up}media/{}", picture.name);
            facts.set("afbeelding.bestand", yaml_scalar(&path, YamlContext::Flow));
        }
        None => facts.set_unavailable("afbeelding.bestand"),
    }
}

/// The number of a new article in a special: after the last.
fn next_number(context: DraftContext<'_>, at: &DocumentPath) -> u32 {
    let articles = context.heads.of_kind(Kind::SpecialArticle);
    let places = articles.filter_map(|article| {
        let head = context.heads.document(article);
        match &head.content {
            Content::SpecialArticle(placed, _) if head.at.special == at.special => {
                Some(placed.order.as_ref()?.value)
            }
            _ => None,
        }
    });
    places.max().map_or(1, |last| last.saturating_add(1))
}

/// The text of the file for a document.
fn text(facts: &Facts<'_>, at: &DocumentPath, start: &Start) -> String {
    file(facts, at.kind, &usable_keys(at), &|key| match key.name {
        "titel" => !start.title.is_empty(),
        name => key.required || name == "concept",
    })
}

/// The keys that a document can use. A regional document is shown by its region only.
pub(super) fn usable_keys(at: &DocumentPath) -> Vec<&'static Key> {
    let mut keys = own_keys(at.kind);
    keys.retain(|key| at.owner == Owner::Shared || key.name != "regios");
    keys
}

/// The text of a file with these keys and the sample body of its kind.
pub(super) fn file(
    facts: &Facts<'_>,
    kind: Kind,
    keys: &[&Key],
    fills: &dyn Fn(&Key) -> bool,
) -> String {
    let mut lines = KeyLines::new(facts, 0);
    lines.add(keys, fills);
    format!("---\n{}---\n\n{}", lines.text(), sample::body(kind))
}

/// The keys of a kind of document in the order of a draft: title and summary, the draft mark, the
/// keys of the kind, the shared keys.
pub(super) fn own_keys(kind: Kind) -> Vec<&'static Key> {
    let mut keys: Vec<&Key> = keys(kind).into_iter().flatten().collect();
    let is_shared = |name: &str| Common::KEYS.iter().any(|key| key.name == name);
    keys.sort_by_key(|key| match key.name {
        "titel" | "samenvatting" => 0,
        "concept" => 1,
        name if !is_shared(name) => 2,
        _ => 3,
    });
    keys
}
