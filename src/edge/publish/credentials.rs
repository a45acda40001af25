//! Secrets for a host: from the environment only, never written and never shown.
//!
//! Each variable may end in the id of the site, in capitals and with `_` for `-`, so that one pipeline
//! can publish several sites: `VINDPLEK_PASSWORD_NOORD` before `VINDPLEK_PASSWORD`.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::edge::{Action, Failure};

/// The password of an account.
const PASSWORD: &str = "VINDPLEK_PASSWORD";

/// The text of a private key for SSH.
const KEY: &str = "VINDPLEK_KEY";

/// The keys of servers, as in a file `known_hosts`.
const KNOWN_HOSTS: &str = "VINDPLEK_KNOWN_HOSTS";

/// The secrets that were found.
#[derive(Clone, Default)]
pub(super) struct Credentials {
    /// The password of the account.
    pub(super) password: Option<String>,
    /// The private key for SSH.
    pub(super) key: Option<String>,
    /// The keys of servers; these are no secret.
    pub(super) known_hosts: Option<String>,
}

/// Never shows what it holds.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials")
    }
}

impl Credentials {
    /// The secrets of a site in the environment.
    pub(super) fn of_site(site: &str) -> Self {
        let ending = site.to_uppercase().replace('-', "_");
        let find = |name: &str| {
            let own = env::var(format!("{name}_{ending}")).ok();
            let found = own.or_else(|| env::var(name).ok());
            found.filter(|value| !value.trim().is_empty())
        };
        Self {
            password: find(PASSWORD),
            key: find(KEY),
            known_hosts: find(KNOWN_HOSTS),
        }
    }

    /// A file in a folder with the keys of servers; `None` when the environment has none.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn known_hosts_file(&self, folder: &Path) -> Result<Option<PathBuf>, Failure> {
        let Some(text) = &self.known_hosts else {
            return Ok(None);
        };
        let path = folder.join("known_hosts");
        fs::write(&path, format!("{}\n", text.trim()))
            .map_err(|error| Failure::io(Action::Write, &path, &error))?;
        Ok(Some(path))
    }

    /// A text without the secrets, should a program have repeated one.
    pub(super) fn hidden(&self, text: &str) -> String {
        let mut hidden = text.to_owned();
        for secret in [&self.password, &self.key].into_iter().flatten() {
            for line in secret.lines().filter(|line| line.len() > 3) {
                hidden = hidden.replace(line, "…");
            }
        }
        hidden
    }
}
