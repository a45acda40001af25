//! The failures of `vindplek publish`, in words.

use std::sync::Arc;

use crate::diagnostic::{Language, Text};
use crate::edge::Failure;
use crate::model::publish_target::PublishTarget;

/// The failure of an address that no site can be published to.
pub(super) fn no_target(fault: &Text) -> Failure {
    Failure::new(
        fault.clone(),
        Text::new(
            "Schrijf het zo: --to sftp://naam@server/map, of ftps://, s3://, webdavs:// of file:///",
            "Write it so: --to sftp://name@server/folder, or ftps://, s3://, webdavs:// or file:///",
        ),
    )
}

/// The failure of a site without a target.
pub(super) fn without_target(site: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("Er staat niet waar {site} gepubliceerd wordt"),
            format!("It is not said where {site} is published"),
        ),
        Text::new(
            format!(
                "Zet dat in regions/{site}/region.yaml:\npubliceren:\n  doel: \
                 sftp://{site}@host.voorbeeld.nl/www\n  soort: apache\nOf noem het eenmalig met --to"
            ),
            format!(
                "Give it in regions/{site}/region.yaml:\npubliceren:\n  doel: \
                 sftp://{site}@host.example.nl/www\n  soort: apache\nOr name it once with --to"
            ),
        ),
    )
}

/// The failure of several sites with one target.
pub(super) fn several_in_one_place() -> Failure {
    Failure::new(
        Text::new(
            "Met --to kan er maar één site tegelijk gepubliceerd worden",
            "With --to, one site can be published at a time",
        ),
        Text::new(
            "Geef de opdracht voor elke site apart, elk met een eigen map",
            "Run the command for each site, each with a folder of its own",
        ),
    )
}

/// The failure of two sites with the same target.
pub(super) fn shared_place(one: &str, other: &str, target: &PublishTarget) -> Failure {
    Failure::new(
        Text::new(
            format!("{one} en {other} hebben dezelfde plek: {target}"),
            format!("{one} and {other} have the same place: {target}"),
        ),
        Text::new(
            "Geef elke site een eigen map bij publiceren.doel in region.yaml",
            "Give each site a folder of its own at publiceren.doel in region.yaml",
        ),
    )
}

/// The failure of putting back a site at a host without releases.
pub(super) fn without_releases(site: &str, target: &PublishTarget) -> Failure {
    Failure::new(
        Text::new(
            format!("{site} kan niet worden teruggezet: op {target} staan geen eerdere versies"),
            format!("{site} cannot be put back: there are no earlier versions at {target}"),
        ),
        Text::new(
            "Zet de teksten terug met git, en publiceer opnieuw",
            "Put the texts back with git, and publish again",
        ),
    )
}

/// The failure of putting back the first release.
pub(super) fn nothing_before(site: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("Van {site} is er geen eerdere versie meer"),
            format!("There is no earlier version of {site} left"),
        ),
        Text::new(
            "Zet de teksten terug met git, en publiceer opnieuw",
            "Put the texts back with git, and publish again",
        ),
    )
}

/// The failure of some of the sites, with the fact that what visitors find is whole.
pub(super) fn unpublished(failures: &[(Arc<str>, Failure)], all: usize) -> Failure {
    let lines = |language: Language| -> String {
        let lines = failures.iter().map(|(site, failure)| {
            format!("\n  {site}: {}", failure.message().in_language(language))
        });
        lines.collect()
    };
    let helps = |language: Language| -> String {
        let mut helps: Vec<&str> = Vec::new();
        for (_, failure) in failures {
            let help = failure.help().in_language(language);
            if !helps.contains(&help) {
                helps.push(help);
            }
        }
        helps.join(". ")
    };
    let message = match (failures, all) {
        ([(site, failure)], 1) => Text::new(
            format!(
                "{site} is niet (helemaal) gepubliceerd: {}",
                failure.message().dutch()
            ),
            format!(
                "{site} was not published, or not all of it: {}",
                failure.message().english()
            ),
        ),
        _ => Text::new(
            format!(
                "Van de {all} sites zijn er {} niet (helemaal) gepubliceerd{}",
                failures.len(),
                lines(Language::Dutch)
            ),
            format!(
                "{} of {all} sites were not published, or not all of it{}",
                failures.len(),
                lines(Language::English)
            ),
        ),
    };
    Failure::new(
        message,
        Text::new(
            format!("{}. Wat bezoekers nu zien, is heel", helps(Language::Dutch)),
            format!(
                "{}. What visitors see now is whole",
                helps(Language::English)
            ),
        ),
    )
}
