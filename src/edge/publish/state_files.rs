//! The names of vindplek's own files in a site's folder on a host.

/// The folder that holds them.
pub(super) const STATE: &str = ".vindplek";

/// The manifest.
pub(super) const MANIFEST: &str = ".vindplek/manifest.json";

/// What is being sent.
pub(super) const SENDING: &str = ".vindplek/sending.json";

/// Keeps Apache from serving the others.
pub(super) const DENIAL: (&str, &[u8]) = (".vindplek/.htaccess", b"Require all denied\n");

/// The folder of files that are being written, under other names than theirs.
pub(super) const STAGE: &str = ".vindplek/new";

const LOCK: &str = ".vindplek/lock-";

/// The lock with an id.
pub(super) fn lock_path(id: &str) -> String {
    format!("{LOCK}{id}.json")
}

/// Whether a file is a lock.
pub(super) fn is_lock(path: &str) -> bool {
    path.starts_with(LOCK) && path.ends_with(".json")
}

/// Whether a file is vindplek's own, and no part of the site.
pub(super) fn is_state(path: &str) -> bool {
    path.strip_prefix(STATE)
        .is_some_and(|rest| rest.starts_with('/'))
}
