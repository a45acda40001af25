//! Headers that a bucket keeps with each file, as nothing else tells its server of them.

use std::collections::BTreeMap;

use crate::export::host::content_type;

/// Paths in groups that have the same headers, each with its headers: `Content-Type: text/calendar`.
pub(super) fn grouped_by_headers<'p>(paths: &[&'p str]) -> Vec<(Vec<String>, Vec<&'p str>)> {
    let mut groups: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let headers = content_type(path).map(|kind| format!("Content-Type: {kind}"));
        let headers = headers.into_iter().collect();
        groups.entry(headers).or_default().push(path);
    }
    groups.into_iter().collect()
}
