//! Drafts of regions: a new site, in preparation.

use super::facts::Facts;
use super::head::KeyLines;
use super::name;
use super::request::{Draft, DraftContext, DraftRefusal, DraftRequest, tidy};
use crate::diagnostic::Text;
use crate::model::layout::{Location, is_reserved, locate};
use crate::model::region::{Region, RegionKind, RegionStatus};
use crate::model::schema::Record;
use crate::model::shape::Key;
use crate::model::value::{is_id, text};
use crate::source::FilePath;
use crate::syntax::markdown::slug;
use crate::syntax::yaml::{YamlContext, yaml_scalar};
use crate::world::BASE_THEME;

/// The draft of a region, or of the national site. Its id is the requested one, or is derived from
/// the title.
pub(super) fn draft(
    context: DraftContext<'_>,
    request: DraftRequest<'_>,
    kind: RegionKind,
) -> Result<Draft, DraftRefusal> {
    let title = tidy(request.title);
    let own = name::from_title(&title)?;
    let id = request.region.unwrap_or(&own);
    if !is_id(id) || is_reserved(id) {
        return Err(DraftRefusal::new(
            Text::new(
                format!("“{id}” kan geen naam van een regio zijn"),
                format!("“{id}” cannot be the name of a region"),
            ),
            Text::new(
                "Gebruik kleine letters, cijfers en streepjes, zoals: --regio midden",
                "Use lower-case letters, digits and hyphens, such as: --regio midden",
            ),
        ));
    }
    let path = FilePath::new(format!("regions/{id}/region.yaml"));
    context.require_free(&path)?;
    let theme = theme(context, id).ok_or_else(no_theme)?;

    let mut facts = Facts::of(context.heads, context.world.today());
    // The word that equals the id is the short name.
    let short = title.split(' ').find(|word| slug(word) == *id);
    let (short, welcome) = match kind {
        RegionKind::Academy => (short.unwrap_or(&title), format!("Welkom bij {title}")),
        RegionKind::National => ("Landelijk", "Alle scholing op één plek".to_owned()),
    };
    facts.set("naam", yaml_scalar(&title, YamlContext::Line));
    facts.set("korte_naam", yaml_scalar(short, YamlContext::Line));
    facts.set("soort", kind.word());
    facts.set("status", RegionStatus::Preparing.word());
    facts.set("thema", theme);
    facts.set("basis_url", format!("https://{id}.voorbeeld.nl"));
    facts.set("welkom.titel", yaml_scalar(&welcome, YamlContext::Line));
    facts.set(
        "contact.email",
        yaml_scalar(&email(context), YamlContext::Line),
    );
    let keys: Vec<&Key> = Region::KEYS.iter().collect();
    let mut lines = KeyLines::new(&facts, 0);
    lines.add(&keys, &|key| key.required || key.name == "status");
    let folder = format!("regions/{id}/content");
    Ok(Draft {
        path,
        text: lines.text(),
        note: Some(Text::new(
            format!("Wat alleen deze regio heeft, en wat zij anders doet, komt in {folder}"),
            format!("What only this region has, and what it does differently, goes into {folder}"),
        )),
    })
}

/// An existing theme: the one named after the region, else one that no region uses, else any. The
/// theme that the others build on is chosen last, as it looks like no academy.
fn theme(context: DraftContext<'_>, id: &str) -> Option<String> {
    let themes = context
        .world
        .entries()
        .paths()
        .filter_map(|path| match locate(path) {
            Location::Theme(theme) => Some(theme),
            _ => None,
        });
    let themes: Vec<_> = themes.collect();
    let is_used = |theme: &str| {
        let mut sites = context.heads.sites.iter();
        sites.any(|site| text(&site.region.theme) == theme)
    };
    let own = themes.iter().find(|theme| ***theme == *id);
    let is_base = |theme: &str| theme == BASE_THEME;
    let mut free = themes.iter().filter(|theme| !is_used(theme));
    let free = free.find(|theme| !is_base(theme));
    let other = || themes.iter().find(|theme| !is_base(theme));
    let theme = own.or(free).or_else(other).or(themes.first());
    theme.map(ToString::to_string)
}

fn no_theme() -> DraftRefusal {
    DraftRefusal::new(
        Text::new("Er is geen thema", "There is no theme"),
        Text::new(
            "Een regio heeft een uiterlijk nodig: een map onder themes met een theme.yaml",
            "A region needs a look: a folder below themes with a theme.yaml",
        ),
    )
}

/// The initial mail address of a region: that of the national site.
fn email(context: DraftContext<'_>) -> String {
    let national = context.heads.national.map(|at| context.heads.site(at));
    let email = national.and_then(|site| {
        let contact = site.region.contact.as_ref()?;
        Some(contact.value.email.as_ref()?.value.to_string())
    });
    email.unwrap_or_else(|| "info@voorbeeld.nl".to_owned())
}
