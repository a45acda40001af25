//! There must be exactly one national site: `missing-national-site`, `second-national-site`.

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{missing_national_site, second_national_site};
use crate::source::Span;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let mut first: Option<Place> = None;
    for file in context.yaml.sites.values() {
        if !file.value.is_national() {
            continue;
        }
        let span = file
            .value
            .kind
            .as_ref()
            .map_or(Span::FILE, |kind| kind.span);
        let place = Place::new(file.source.path(), span);
        match &first {
            None => first = Some(place),
            Some(first) => findings.push(second_national_site::problem(place, first.clone())),
        }
    }
    let all_known = context
        .yaml
        .sites
        .values()
        .all(|file| file.value.kind.is_some());
    if first.is_none() && all_known {
        let place = Place::file(&"regions".into());
        findings.push(missing_national_site::problem(place));
    }
}
