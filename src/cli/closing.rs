//! How a build ends: the summary line of a built site, and the failure for sites that could not be
//! written.

use std::time::Duration;

use crate::diagnostic::{Language, Text};
use crate::edge::Failure;
use crate::edge::output::{PublishedState, SiteReport, UnwrittenSite};

/// `noord: 84 pagina’s, 1,2 MB, 0,3 s – 3 gewijzigd`
pub(super) fn line(report: &SiteReport, language: Language) -> String {
    let words = ClosingWords::of(language);
    let page = if report.pages == 1 {
        words.page
    } else {
        words.pages
    };
    let changes = match (report.written, report.removed) {
        (0, 0) => words.unchanged.to_owned(),
        (written, 0) => format!("{written} {}", words.changed),
        (0, removed) => format!("{removed} {}", words.removed),
        (written, removed) => {
            format!("{written} {}, {removed} {}", words.changed, words.removed)
        }
    };
    format!(
        "{}: {} {page}, {}, {} – {changes}",
        report.site,
        report.pages,
        size(report.bytes, language),
        seconds(report.time, language),
    )
}

/// The failure for sites that could not be written: which sites are new now and which are not, why,
/// and what to do.
pub(super) fn failure(written: &[SiteReport], unwritten: &[UnwrittenSite]) -> Failure {
    let message = |language| message(written, unwritten, language);
    let help = |language| help(unwritten, language);
    let in_both = |text: &dyn Fn(Language) -> String| {
        Text::new(text(Language::Dutch), text(Language::English))
    };
    Failure::new(in_both(&message), in_both(&help))
}

/// The failure of an output folder that cannot be used, with the fact that nothing was changed.
pub(super) fn nothing_changed(failure: &Failure) -> Failure {
    let (message, help) = (failure.message(), failure.help());
    Failure::new(
        message.clone(),
        Text::new(
            format!("{}. Er is niets veranderd", help.dutch()),
            format!("{}. Nothing was changed", help.english()),
        ),
    )
}

fn message(written: &[SiteReport], unwritten: &[UnwrittenSite], language: Language) -> String {
    let words = FailureWords::of(language);
    let in_state = |state| {
        let sites = unwritten.iter().filter(move |site| site.state == state);
        sites.map(|site| site.site.as_str()).collect::<Vec<_>>()
    };
    let mut lines = vec![match unwritten {
        [only] => words.one.replace("{}", &only.site),
        _ => words.more.replace("{}", &unwritten.len().to_string()),
    }];
    for (label, sites) in [
        (
            words.new,
            written.iter().map(|site| site.site.as_str()).collect(),
        ),
        (words.old, in_state(PublishedState::Old)),
        (words.partial, in_state(PublishedState::Partial)),
    ] {
        if !sites.is_empty() {
            lines.push(format!("{label}: {}", sites.join(", ")));
        }
    }
    lines.extend(unwritten.iter().map(|site| {
        let why = site.failure.message().in_language(language);
        format!("{}: {why}", site.site)
    }));
    lines.join("\n  ")
}

/// The remedy of each failure once, and that the same command completes everything.
fn help(unwritten: &[UnwrittenSite], language: Language) -> String {
    let words = FailureWords::of(language);
    let mut helps: Vec<&str> = Vec::new();
    for site in unwritten {
        let help = site.failure.help().in_language(language);
        if !helps.contains(&help) {
            helps.push(help);
        }
    }
    if !helps.iter().any(|help| help.contains(words.command)) {
        helps.push(words.again);
    }
    let is_partial = |site: &UnwrittenSite| site.state == PublishedState::Partial;
    if unwritten.iter().any(is_partial) {
        helps.push(words.complete);
    }
    helps.join(". ")
}

struct FailureWords {
    one: &'static str,
    more: &'static str,
    new: &'static str,
    old: &'static str,
    partial: &'static str,
    /// How a remedy says that the command must be run again.
    command: &'static str,
    again: &'static str,
    complete: &'static str,
}

impl FailureWords {
    fn of(language: Language) -> Self {
        match language {
            Language::Dutch => Self {
                one: "De site {} kon niet worden geschreven",
                more: "Er konden {} sites niet worden geschreven",
                new: "nu bijgewerkt",
                old: "nog zoals het was",
                partial: "half bijgewerkt",
                again: "Geef daarna dezelfde opdracht opnieuw",
                command: "opdracht opnieuw",
                complete: "Wat half bijgewerkt is, wordt dan afgemaakt",
            },
            Language::English => Self {
                one: "The site {} could not be written",
                more: "{} sites could not be written",
                new: "up to date now",
                old: "still as before",
                partial: "partly up to date",
                again: "Then run the same command again",
                command: "command again",
                complete: "It completes what is partly up to date",
            },
        }
    }
}

/// A size in the largest decimal unit that leaves a whole part.
pub(super) fn size(bytes: u64, language: Language) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => tenths(bytes / 100, "kB", language),
        1_000_000..1_000_000_000 => tenths(bytes / 100_000, "MB", language),
        _ => tenths(bytes / 100_000_000, "GB", language),
    }
}

fn seconds(time: Duration, language: Language) -> String {
    let tenth = u64::try_from(time.as_millis() / 100).unwrap_or(u64::MAX);
    tenths(tenth, "s", language)
}

fn tenths(tenths: u64, unit: &str, language: Language) -> String {
    let mark = match language {
        Language::Dutch => ',',
        Language::English => '.',
    };
    format!("{}{mark}{} {unit}", tenths / 10, tenths % 10)
}

struct ClosingWords {
    page: &'static str,
    pages: &'static str,
    changed: &'static str,
    removed: &'static str,
    unchanged: &'static str,
}

impl ClosingWords {
    fn of(language: Language) -> Self {
        match language {
            Language::Dutch => Self {
                page: "pagina",
                pages: "pagina’s",
                changed: "gewijzigd",
                removed: "verwijderd",
                unchanged: "niets gewijzigd",
            },
            Language::English => Self {
                page: "page",
                pages: "pages",
                changed: "changed",
                removed: "removed",
                unchanged: "nothing changed",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    fn report(written: usize, removed: usize) -> SiteReport {
        SiteReport {
            site: "noord".to_owned(),
            pages: 84,
            files: 120,
            bytes: 1_249_000,
            written,
            removed,
            time: Duration::from_millis(340),
            manifest: Digest::of(b""),
        }
    }

    #[test]
    fn each_language_has_its_own_decimal_mark() {
        assert_eq!(
            line(&report(3, 0), Language::Dutch),
            "noord: 84 pagina’s, 1,2 MB, 0,3 s – 3 gewijzigd"
        );
        assert_eq!(
            line(&report(3, 2), Language::English),
            "noord: 84 pages, 1.2 MB, 0.3 s – 3 changed, 2 removed"
        );
        assert!(line(&report(0, 0), Language::Dutch).ends_with("niets gewijzigd"));
    }

    #[test]
    fn a_failure_names_what_is_new_and_what_is_old() {
        let unwritten = |site: &str, state| UnwrittenSite {
            site: site.to_owned(),
            state,
            failure: Failure::new(
                Text::new("Kan het niet", "Cannot"),
                Text::new("Zorg ervoor", "Make sure"),
            ),
        };
        let sites = [
            unwritten("oost", PublishedState::Old),
            unwritten("zuid", PublishedState::Partial),
        ];
        let both = failure(&[report(1, 0)], &sites);
        assert_eq!(
            both.message().dutch(),
            "Er konden 2 sites niet worden geschreven\n  nu bijgewerkt: noord\n  \
             nog zoals het was: oost\n  half bijgewerkt: zuid\n  oost: Kan het niet\n  \
             zuid: Kan het niet"
        );
        assert_eq!(
            both.help().english(),
            "Make sure. Then run the same command again. It completes what is partly up to date"
        );
        let one = failure(&[], &sites[..1]);
        assert_eq!(
            one.message().english(),
            "The site oost could not be written\n  still as before: oost\n  oost: Cannot"
        );
    }

    #[test]
    fn sizes_are_shown_in_the_largest_fitting_unit() {
        let dutch = |bytes| size(bytes, Language::Dutch);
        assert_eq!(
            [
                dutch(999),
                dutch(1_000),
                dutch(999_999),
                dutch(1_000_000_000)
            ],
            ["999 B", "1,0 kB", "999,9 kB", "1,0 GB"]
        );
    }
}
