//! Where a branch is sent to, by the settings of the repository.

use std::collections::BTreeMap;

/// The pattern of the settings that decide it, for `git config --get-regexp`.
pub const SETTINGS: &str = r"^(branch\..*\.(remote|merge)|remote\..*\.url)$";

/// The remote that is meant when a branch has none.
const USUAL_REMOTE: &str = "origin";

/// Where a branch is sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingDestination {
    /// The name of the remote.
    pub remote: String,
    /// The address of the remote.
    pub address: String,
    /// The branch there.
    pub branch: String,
    /// Whether the branch here is set up to follow it.
    pub is_followed: bool,
}

impl SendingDestination {
    /// The destination of a branch, from the output of `git config -z --get-regexp`. `None` when there is
    /// no remote.
    pub fn of(branch: &str, output: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(output);
        let entries = text.split('\0').filter_map(|entry| entry.split_once('\n'));
        // The last of several is in force; of addresses the first.
        let settings: BTreeMap<&str, &str> = entries.clone().collect();
        let address = |remote: &str| {
            let key = format!("remote.{remote}.url");
            let mut found = entries.clone().filter(|(name, _)| *name == key);
            found.next().map(|(_, address)| address.to_owned())
        };
        let own = |setting: &str| {
            settings
                .get(&*format!("branch.{branch}.{setting}"))
                .copied()
        };
        let followed = own("merge").and_then(|merge| merge.strip_prefix("refs/heads/"));
        if let Some((remote, there)) = own("remote").zip(followed)
            && let Some(address) = address(remote)
        {
            return Some(Self {
                remote: remote.to_owned(),
                address,
                branch: there.to_owned(),
                is_followed: true,
            });
        }
        let mut remotes = settings.keys().filter_map(|key| {
            let name = key.strip_prefix("remote.")?;
            name.strip_suffix(".url")
        });
        let only = remotes.next().filter(|_| remotes.next().is_none());
        let usual = address(USUAL_REMOTE).map(|_| USUAL_REMOTE);
        let remote = own("remote").filter(|remote| address(remote).is_some());
        let remote = remote.or(usual).or(only)?;
        Some(Self {
            remote: remote.to_owned(),
            address: address(remote)?,
            branch: branch.to_owned(),
            is_followed: false,
        })
    }

    /// The ref that remembers the branch there as it was last seen.
    pub fn seen(&self) -> String {
        format!("refs/remotes/{}/{}", self.remote, self.branch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn destination(settings: &[(&str, &str)]) -> Option<(String, String, bool)> {
        let entries = settings
            .iter()
            .map(|(key, value)| format!("{key}\n{value}\0"));
        let found = SendingDestination::of("main", entries.collect::<String>().as_bytes());
        found.map(|it| (it.remote, it.branch, it.is_followed))
    }

    #[test]
    fn the_upstream_decides_and_else_origin_or_the_only_remote() {
        let origin = ("remote.origin.url", "https://h/o");
        let fork = ("remote.mijn.fork.url", "https://h/f");
        let upstream = [
            ("branch.main.remote", "mijn.fork"),
            ("branch.main.merge", "refs/heads/hoofd/tak"),
        ];
        let told = |remote: &str, branch: &str, is_followed| {
            Some((remote.to_owned(), branch.to_owned(), is_followed))
        };
        assert_eq!(
            destination(&[origin, fork, upstream[0], upstream[1]]),
            told("mijn.fork", "hoofd/tak", true)
        );
        assert_eq!(destination(&[origin, fork]), told("origin", "main", false));
        assert_eq!(destination(&[fork]), told("mijn.fork", "main", false));
        let other = ("remote.b.url", "b");
        assert_eq!(destination(&[fork, other]), None);
        assert_eq!(destination(&[]), None);
        // A branch that follows another branch of this repository is sent nowhere.
        assert_eq!(
            destination(&[("branch.main.remote", "."), upstream[1]]),
            None
        );
    }
}
