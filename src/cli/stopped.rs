//! Which sites the errors of a report stop, and how to build the others.

use super::context::SiteSelection;
use crate::diagnostic::{Diagnostic, Text};
use crate::edition::Edition;

/// The line after a report with errors; `None` if the project has no site that is selected.
pub(super) fn line(
    edition: &Edition,
    selected: &SiteSelection,
    problems: &[Diagnostic],
) -> Option<Text> {
    let stopped = edition.stopped_sites(problems);
    let sites = edition.heads().sites.iter().map(|site| &*site.id);
    let sites: Vec<&str> = sites.filter(|site| selected.contain(site)).collect();
    let (stopped, free): (Vec<&str>, Vec<&str>) =
        sites.into_iter().partition(|site| stopped.contains(*site));
    match (stopped.is_empty(), free.is_empty()) {
        (true, true) => None,
        (false, true) => {
            let stopped = stopped.join(", ");
            Some(Text::new(
                format!("De fouten houden deze sites tegen: {stopped}"),
                format!("The errors stop these sites: {stopped}"),
            ))
        }
        (true, false) => {
            let command = command(&free);
            Some(Text::new(
                format!("Deze fouten houden geen site tegen. Bouwen kan met: {command}"),
                format!("The errors stop no single site. To build them: {command}"),
            ))
        }
        (false, false) => {
            let command = command(&free);
            let (stopped, free) = (stopped.join(", "), free.join(", "));
            Some(Text::new(
                format!(
                    "De fouten houden deze sites tegen: {stopped}. Zonder fouten: {free}. Die kunt \
                     u wel bouwen, met: {command}"
                ),
                format!(
                    "The errors stop these sites: {stopped}. Without errors: {free}. Those can be \
                     built, with: {command}"
                ),
            ))
        }
    }
}

fn command(sites: &[&str]) -> String {
    let options = sites.iter().map(|site| format!(" --site {site}"));
    format!("vindplek build{}", options.collect::<String>())
}
