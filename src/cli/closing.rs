//! The summary line of a built site.

use std::time::Duration;

use crate::diagnostic::Language;
use crate::edge::publish::SiteReport;

/// `noord: 84 pagina’s, 1,2 MB, 0,3 s — 3 gewijzigd`
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
        "{}: {} {page}, {}, {} — {changes}",
        report.site,
        report.pages,
        size(report.bytes, language),
        seconds(report.time, language),
    )
}

/// A size in the largest decimal unit that leaves a whole part.
fn size(bytes: u64, language: Language) -> String {
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

    fn report(written: usize, removed: usize) -> SiteReport {
        SiteReport {
            site: "noord".to_owned(),
            pages: 84,
            files: 120,
            bytes: 1_249_000,
            written,
            removed,
            time: Duration::from_millis(340),
        }
    }

    #[test]
    fn each_language_has_its_own_decimal_mark() {
        assert_eq!(
            line(&report(3, 0), Language::Dutch),
            "noord: 84 pagina’s, 1,2 MB, 0,3 s — 3 gewijzigd"
        );
        assert_eq!(
            line(&report(3, 2), Language::English),
            "noord: 84 pages, 1.2 MB, 0.3 s — 3 changed, 2 removed"
        );
        assert!(line(&report(0, 0), Language::Dutch).ends_with("niets gewijzigd"));
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
