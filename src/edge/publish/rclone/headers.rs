//! Headers that a bucket keeps with each file, as nothing else tells its server of them.

use std::collections::BTreeMap;

use crate::export::host::FileHeaders;

/// Paths in groups that have the same headers, each with its headers: `Content-Type: text/calendar`.
pub(super) fn grouped_by_headers<'p>(
    paths: &[&'p str],
    headers: &FileHeaders,
) -> Vec<(Vec<String>, Vec<&'p str>)> {
    let mut groups: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let headers = headers.of(path).into_iter();
        let headers = headers.map(|(name, value)| format!("{name}: {value}"));
        groups.entry(headers.collect()).or_default().push(path);
    }
    groups.into_iter().collect()
}
