//! The bytes of pictures and downloads: `broken-media`, `unsafe-media`, `large-media`.
//!
//! A file has been examined when it was listed ([`crate::model::medium`]). Here its faults become
//! problems, with the places where it is used. They belong to the sites that show these places,
//! whatever the date, and are warnings when only drafts use it.

use rustc_hash::FxHashMap;

use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use super::lists;
use crate::diagnostic::codes::{broken_media, large_media, unsafe_media};
use crate::diagnostic::{Diagnostic, Place, Severity, Text};
use crate::model::heads::{Media, SiteIx};
use crate::model::medium::{
    MediumFault, MediumFaultKind, MediumFormat, PIXEL_LIMIT, PointerKind, svg_faults,
};
use crate::plan::links::LinkedItem;
use crate::plan::site::media::in_menu;
use crate::plan::visibility::media_address;
use crate::source::FilePath;

/// The largest download that is not reported, in bytes.
const DOWNLOAD_LIMIT: u64 = 10_000_000;

/// How many of the places where a medium is used are shown.
const MAX_USES: usize = 5;

/// Where a medium is used.
#[derive(Default)]
struct MediumUses<'c> {
    /// The places in documents, with the document.
    in_documents: Vec<(Place, &'c CheckedDocument<'c>)>,
    /// The places in list files, which all sites share.
    in_lists: Vec<Place>,
    /// The sites with it in their menu.
    in_menus: Vec<SiteIx>,
}

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let problems = problems_by_medium(context);
    if !problems.is_empty() {
        let uses = uses(context, &problems);
        let unused = MediumUses::default();
        for (at, (media, found)) in problems {
            let uses = uses.get(&at).unwrap_or(&unused);
            let found = found.into_iter();
            findings.extend(found.map(|problem| used_at(context, problem, media, uses)));
        }
    }
    of_themes(context, findings);
}

/// The problems with each medium that has some, by its position.
fn problems_by_medium<'e>(
    context: &CheckContext<'e>,
) -> FxHashMap<usize, (&'e Media, Vec<Diagnostic>)> {
    let mut problems = FxHashMap::default();
    let heads = context.heads;
    for (at, media) in heads.media.iter().enumerate() {
        let faults = media.faults.iter();
        let mut found: Vec<Diagnostic> = faults
            .map(|fault| medium_problem(&media.path, fault))
            .collect();
        let format = MediumFormat::of_extension(media.path.extension());
        let is_picture = format.is_some_and(MediumFormat::is_web_picture);
        if found.is_empty() && media.size > DOWNLOAD_LIMIT && !is_picture {
            let place = Place::file(&media.path);
            found.push(large_media::problem(place, media.size, DOWNLOAD_LIMIT));
        }
        if !found.is_empty() {
            problems.insert(at, (media, found));
        }
    }
    problems
}

/// The uses of the media that have problems.
fn uses<'c>(
    context: &'c CheckContext<'_>,
    wanted: &FxHashMap<usize, (&Media, Vec<Diagnostic>)>,
) -> FxHashMap<usize, MediumUses<'c>> {
    let mut uses: FxHashMap<usize, MediumUses<'c>> = FxHashMap::default();
    for checked in &context.checked {
        for link in &checked.links {
            if let Some(LinkedItem::Media(at)) = link.leads_to
                && wanted.contains_key(&at)
            {
                let place = Place::new(&checked.document.head.at.path, link.link.span);
                let uses = uses.entry(at).or_default();
                uses.in_documents.push((place, checked));
            }
        }
    }
    for picture in lists::pictures(context) {
        if let LinkedItem::Media(at) = picture.leads_to {
            uses.entry(at).or_default().in_lists.push(picture.place);
        }
    }
    for site in context.heads.site_positions() {
        for at in in_menu(context.heads, site) {
            uses.entry(at).or_default().in_menus.push(site);
        }
    }
    uses
}

/// A problem with a medium, with its uses, the sites of these, and the severity that follows.
fn used_at(
    context: &CheckContext<'_>,
    mut problem: Diagnostic,
    media: &Media,
    uses: &MediumUses<'_>,
) -> Diagnostic {
    let is_of_draft = |checked: &CheckedDocument<'_>| {
        let head = &checked.document.head;
        let shared = context.heads.accented(head);
        head.is_draft()
            || shared.is_some_and(|(shared, _)| context.heads.document(shared).is_draft())
    };
    let in_documents = uses.in_documents.iter();
    let only_drafts = !uses.in_documents.is_empty()
        && uses.in_menus.is_empty()
        && uses.in_lists.is_empty()
        && in_documents
            .clone()
            .all(|(_, checked)| is_of_draft(checked));
    if only_drafts && !context.when.drafts {
        problem.severity = problem.severity.max(Severity::Warning);
    }
    let has_it = |site: &SiteIx| media_address(context.heads, *site, media).is_some();
    let sites = in_documents.clone().flat_map(|(_, checked)| &checked.sites);
    let sites = sites.chain(&uses.in_menus).copied();
    let of_lists = match uses.in_lists.is_empty() {
        true => None,
        false => Some(context.heads.site_positions()),
    };
    let sites = sites.chain(of_lists.into_iter().flatten());
    let mut sites: Vec<SiteIx> = sites.filter(has_it).collect();
    sites.sort_unstable();
    sites.dedup();
    for site in sites {
        problem = problem.on_site(&context.heads.site(site).id);
    }
    let places = in_documents.map(|(place, _)| place).chain(&uses.in_lists);
    for place in places.take(MAX_USES) {
        problem = problem.with_related(
            place.clone(),
            Text::new("Hier wordt het gebruikt", "It is used here"),
        );
    }
    problem
}

/// Drawings of themes. What they fetch is reported by `third-party`, and those that are inlined need
/// not be complete.
fn of_themes(context: &CheckContext<'_>, findings: &mut Findings) {
    let texts = context.theme_texts.iter();
    for source in texts.filter(|source| source.path().extension() == "svg") {
        let faults = svg_faults(source.text().as_bytes()).into_iter();
        let reported = faults.filter(|fault| {
            fault.kind.is_unsafe() && !matches!(fault.kind, MediumFaultKind::ExternalPart(_))
        });
        findings.extend(reported.map(|fault| medium_problem(source.path(), &fault)));
    }
}

/// What is wrong with a picture or download, as a problem with its file.
pub fn medium_problem(path: &FilePath, fault: &MediumFault) -> Diagnostic {
    let place = Place::new(path, fault.span);
    match &fault.kind {
        MediumFaultKind::Empty => broken_media::empty_file(place),
        MediumFaultKind::Damaged => broken_media::damaged_file(place),
        MediumFaultKind::Pointer(PointerKind::GitLfs) => broken_media::git_lfs_pointer(place),
        MediumFaultKind::Pointer(PointerKind::GitAnnex) => broken_media::git_annex_pointer(place),
        MediumFaultKind::Pointer(PointerKind::SymbolicLink) => {
            broken_media::symbolic_link_as_text(place)
        }
        MediumFaultKind::Pointer(PointerKind::Shortcut) => broken_media::shortcut(place),
        MediumFaultKind::Pointer(PointerKind::Unfinished) => {
            broken_media::unfinished_download(place)
        }
        MediumFaultKind::WebPage => broken_media::web_page(place),
        MediumFaultKind::OtherFormat(found) => {
            broken_media::other_format(place, found.name(), found.extension())
        }
        MediumFaultKind::NotShown(found) => broken_media::not_shown(place, found.name()),
        MediumFaultKind::NotThis(expected) => broken_media::not_of_format(place, expected.name()),
        MediumFaultKind::TooManyPixels(size) => {
            broken_media::too_many_pixels(place, size.width, size.height, PIXEL_LIMIT)
        }
        MediumFaultKind::Malformed => broken_media::malformed_svg(place),
        MediumFaultKind::NoNamespace => broken_media::svg_without_namespace(place),
        MediumFaultKind::UndeclaredPrefix(prefix) => broken_media::undeclared_prefix(place, prefix),
        MediumFaultKind::MissingPart(address) => broken_media::svg_part_elsewhere(place, address),
        MediumFaultKind::Active => unsafe_media::active_file(place),
        MediumFaultKind::Script => unsafe_media::script(place),
        MediumFaultKind::Handler(name) => unsafe_media::event_handler(place, name),
        MediumFaultKind::ScriptAddress => unsafe_media::script_address(place),
        MediumFaultKind::ExternalPart(address) => unsafe_media::external_part(place, address),
        MediumFaultKind::WebPagePart => unsafe_media::web_page_part(place),
        MediumFaultKind::Declarations => unsafe_media::declarations(place),
        MediumFaultKind::StyleSheet => unsafe_media::style_sheet(place),
    }
}
