//! Which problems are not reported while a folder or a file cannot be read: those that may be caused
//! by what is unknown.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::heads::UnlistedFolders;

/// Removes the problems that files in the folders, or files that could not be read, may solve.
pub(super) fn without_uncertain(
    problems: Vec<Diagnostic>,
    folders: &UnlistedFolders,
) -> Vec<Diagnostic> {
    let has_unknown_links = problems.iter().any(hides_links);
    if folders.is_empty() && !has_unknown_links {
        return problems;
    }
    let is_certain = |problem: &Diagnostic| {
        let needs_links = matches!(problem.code, Code::UnusedMedia | Code::OrphanPage);
        !(has_unknown_links && needs_links)
            && (folders.is_empty() || !may_be_solved(problem, folders))
    };
    problems.into_iter().filter(is_certain).collect()
}

/// Whether a problem prevents reading the links in a document or a YAML file.
fn hides_links(problem: &Diagnostic) -> bool {
    let prevents_reading = matches!(
        problem.code,
        Code::MergeConflict | Code::UnreadableFile | Code::InvalidEncoding | Code::LimitExceeded
    );
    prevents_reading && matches!(problem.place.path.extension(), "md" | "yaml")
}

/// Whether files in the folders may solve a problem. Links and references to what may be in there
/// are not reported in the first place.
fn may_be_solved(problem: &Diagnostic, folders: &UnlistedFolders) -> bool {
    let path = problem.place.path.as_str();
    let in_themes = || folders.may_hide_files_of("themes");
    match problem.code {
        Code::UnusedMedia | Code::OrphanPage => folders.may_hide_documents(),
        // The problem that it exempts from may not have been found.
        Code::UnusedExemption => true,
        // Accents and runs of regions add anchors to the pages of shared documents.
        Code::BrokenAnchor | Code::StaleCourse => folders.may_hide_regional_documents(),
        // A menu names pages by their addresses.
        Code::BrokenLink => {
            path.starts_with("regions/")
                && path.ends_with("/region.yaml")
                && folders.may_hide_documents()
        }
        Code::UnusedAccent | Code::StrayAccent | Code::UnlistedProvider => {
            folders.may_hide_shared_documents()
        }
        Code::QuarterGap => folders.may_hide_documents_in("reisplan"),
        Code::OutcomeMismatch | Code::MissingNationalSite => folders.may_hide_sites(),
        Code::UnknownTheme | Code::TemplateError | Code::LowContrast => in_themes(),
        Code::UnknownReference => path.starts_with("themes/") && in_themes(),
        code => {
            matches!(code.as_str(), "lost-address" | "moved-document")
                && folders.may_hide_documents()
        }
    }
}
