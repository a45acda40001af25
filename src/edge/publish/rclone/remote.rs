//! A target as a remote of rclone: settings in the environment of the program, so that nothing is
//! written, and no secret stands in an argument that other users of the machine can see.

use std::collections::BTreeMap;

use serde_json::Value;
use url::Url;

use crate::model::publish_target::{BucketTarget, Protocol, PublishTarget, ServerTarget};

/// The name of the remote that the environment defines.
const NAME: &str = "VINDPLEK";

/// A remote: what stands before a path, and the environment that defines it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Remote {
    /// The remote with the site's folder: `vindplek:/www/noord`.
    pub(super) folder: String,
    /// The variables that define it.
    pub(super) variables: Vec<(String, String)>,
}

/// The secrets that a remote is given, in the form that rclone takes.
#[derive(Clone, Default)]
pub(super) struct Secrets {
    /// The password, obscured by rclone.
    pub(super) obscured_password: Option<String>,
    /// The private key.
    pub(super) key: Option<String>,
    /// The path of a file with the keys of servers.
    pub(super) known_hosts: Option<String>,
}

impl Remote {
    /// The remote of a server or bucket. `configured` are the remotes of the user's own configuration of
    /// rclone: if one is of this server and account, its settings are used.
    pub(super) fn new(
        target: &PublishTarget,
        secrets: &Secrets,
        configured: &BTreeMap<String, BTreeMap<String, Value>>,
    ) -> Option<Self> {
        let settings = match target {
            PublishTarget::Pages | PublishTarget::Folder(_) => return None,
            PublishTarget::Server(server) => server_settings(server, secrets),
            PublishTarget::Bucket(bucket) => bucket_settings(bucket),
        };
        let folder = match target {
            PublishTarget::Server(server) => &server.folder,
            PublishTarget::Bucket(bucket) => &*match bucket.folder.is_empty() {
                true => bucket.bucket.to_string(),
                false => format!("{}/{}", bucket.bucket, bucket.folder),
            },
            PublishTarget::Pages | PublishTarget::Folder(_) => "",
        };
        if let Some((name, own)) = matching(&settings, configured) {
            return Some(Self {
                folder: format!("{name}:{}", below(own, folder)),
                variables: Vec::new(),
            });
        }
        let variable = |(key, value): (&'static str, String)| {
            let key = key.to_uppercase();
            (format!("RCLONE_CONFIG_{NAME}_{key}"), value)
        };
        Some(Self {
            folder: format!("{}:{folder}", NAME.to_lowercase()),
            variables: settings.into_iter().map(variable).collect(),
        })
    }

    /// A path in the site's folder.
    pub(super) fn path(&self, path: &str) -> String {
        match self.folder.ends_with([':', '/']) || path.is_empty() {
            true => format!("{}{path}", self.folder),
            false => format!("{}/{path}", self.folder),
        }
    }
}

fn server_settings(server: &ServerTarget, secrets: &Secrets) -> BTreeMap<&'static str, String> {
    let mut settings = BTreeMap::new();
    if let Some(user) = &server.user {
        settings.insert("user", user.to_string());
    }
    if let Some(password) = &secrets.obscured_password {
        settings.insert("pass", password.clone());
    }
    if server.protocol != Protocol::Webdavs {
        settings.insert("host", server.host.to_string());
        if let Some(port) = server.port {
            settings.insert("port", port.to_string());
        }
    }
    match server.protocol {
        Protocol::Sftp => {
            settings.insert("type", "sftp".into());
            // Cheap hosts have no shell, and times say nothing.
            settings.insert("shell_type", "none".into());
            settings.insert("disable_hashcheck", "true".into());
            settings.insert("set_modtime", "false".into());
            if let Some(key) = &secrets.key {
                settings.insert("key_pem", key.trim().replace('\n', "\\n"));
            }
            if let Some(known_hosts) = &secrets.known_hosts {
                settings.insert("known_hosts_file", known_hosts.clone());
            }
        }
        Protocol::Ftps => {
            settings.insert("type", "ftp".into());
            let key = match server.port {
                Some(990) => "tls",
                _ => "explicit_tls",
            };
            settings.insert(key, "true".into());
            // With TLS 1.3, servers such as vsftpd take the end of a file for a broken line.
            settings.insert("disable_tls13", "true".into());
            // Many servers hide names that begin with a dot, as that of our own folder does.
            settings.insert("force_list_hidden", "true".into());
        }
        Protocol::Webdavs => {
            settings.insert("type", "webdav".into());
            settings.insert("vendor", "other".into());
            // Not with the folder: rclone makes no folders above the address.
            settings.insert("url", web_address(server));
        }
    }
    settings
}

fn web_address(server: &ServerTarget) -> String {
    let port = server
        .port
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    format!("https://{}{port}", server.host)
}

fn bucket_settings(bucket: &BucketTarget) -> BTreeMap<&'static str, String> {
    let mut settings = BTreeMap::from([
        ("type", "s3".to_owned()),
        ("env_auth", "true".to_owned()),
        ("no_check_bucket", "true".to_owned()),
    ]);
    settings.insert(
        "provider",
        match bucket.endpoint {
            Some(_) => "Other".to_owned(),
            None => "AWS".to_owned(),
        },
    );
    if let Some(endpoint) = &bucket.endpoint {
        settings.insert("endpoint", endpoint.to_string());
    }
    if let Some(region) = &bucket.region {
        settings.insert("region", region.to_string());
    }
    settings
}

/// A folder as a configured remote names it, whose address may lead to a folder of the server.
fn below<'f>(own: &BTreeMap<String, Value>, folder: &'f str) -> &'f str {
    let path = own.get("url").and_then(Value::as_str).map(base_path);
    let rest = path.and_then(|path| folder.strip_prefix(&*path));
    rest.map_or(folder, |rest| rest.trim_start_matches('/'))
}

/// The path of a web address, without a slash at its end.
fn base_path(address: &str) -> String {
    let path = Url::parse(address).map(|url| url.path().to_owned());
    let path = path.unwrap_or_default();
    let path = crate::percent::decoded(&path).unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}

/// The name and settings of a configured remote of the same server and account.
fn matching<'c>(
    settings: &BTreeMap<&'static str, String>,
    configured: &'c BTreeMap<String, BTreeMap<String, Value>>,
) -> Option<(&'c str, &'c BTreeMap<String, Value>)> {
    // What identifies a server; the rest of its settings is the user's.
    const IDENTITY: [&str; 6] = ["type", "host", "port", "user", "endpoint", "url"];
    let is_same = |remote: &&String| {
        let own = configured.get(*remote);
        IDENTITY.iter().all(|key| {
            let theirs = own.and_then(|own| own.get(*key)).and_then(Value::as_str);
            match settings.get(key) {
                Some(ours) => theirs.is_some_and(|theirs| same_value(key, ours, theirs)),
                // An account that the target does not name is theirs to give.
                None => *key == "user" || theirs.is_none_or(str::is_empty),
            }
        })
    };
    let (name, own) = configured.iter().find(|(name, _)| is_same(name))?;
    Some((name, own))
}

fn same_value(key: &str, ours: &str, theirs: &str) -> bool {
    let bare = |address: &str| {
        let address = address.trim_end_matches('/');
        address
            .strip_prefix("https://")
            .unwrap_or(address)
            .to_lowercase()
    };
    let origin = |address: &str| Url::parse(address).map(|url| url.origin()).ok();
    match key {
        "url" => origin(ours) == origin(theirs),
        "endpoint" | "host" => bare(ours) == bare(theirs),
        _ => ours == theirs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remote(target: &str, config: &str) -> Remote {
        let target = PublishTarget::parse(target).unwrap();
        let secrets = Secrets {
            obscured_password: Some("verhuld".to_owned()),
            ..Secrets::default()
        };
        Remote::new(&target, &secrets, &serde_json::from_str(config).unwrap()).unwrap()
    }

    #[test]
    fn a_target_is_a_remote_of_the_environment() {
        let sftp = remote("sftp://noord@host.nl:2222/www/noord", "{}");
        assert_eq!(sftp.path("a/b.html"), "vindplek:/www/noord/a/b.html");
        let has = |key: &str, value: &str| {
            sftp.variables
                .contains(&(format!("RCLONE_CONFIG_VINDPLEK_{key}"), value.to_owned()))
        };
        assert!(has("TYPE", "sftp") && has("PORT", "2222") && has("PASS", "verhuld"));
        assert_eq!(
            remote("sftp://host.nl/~/www", "{}").path("a"),
            "vindplek:www/a"
        );
        assert_eq!(remote("ftps://host.nl/", "{}").path("a"), "vindplek:/a");
        assert_eq!(
            remote("s3://emmer/noord", "{}").path("a"),
            "vindplek:emmer/noord/a"
        );
        let webdav = remote("webdavs://noord@host.nl/mijn%20map", "{}");
        assert_eq!(webdav.path("a"), "vindplek:/mijn map/a");
        assert!(
            webdav
                .variables
                .iter()
                .any(|(_, value)| value == "https://host.nl")
        );
    }

    #[test]
    fn a_remote_of_the_user_is_used_if_it_is_the_same_server() {
        let config = r#"{"anders":{"type":"sftp","host":"host.nl","user":"zuid"},
            "noord":{"type":"sftp","host":"HOST.nl","user":"noord","pass":"x"}}"#;
        let own = remote("sftp://noord@host.nl/www", config);
        assert_eq!(
            (own.path(""), own.variables.len()),
            ("noord:/www".to_owned(), 0)
        );
        assert_eq!(
            remote("sftp://west@host.nl/www", config).path(""),
            "vindplek:/www"
        );
        let cloud = r#"{"wolk":{"type":"webdav","vendor":"nextcloud","user":"noord",
            "url":"https://host.nl/remote.php/dav/files/noord/"}}"#;
        let webdav = "webdavs://noord@host.nl/remote.php/dav/files/noord/www";
        assert_eq!(remote(webdav, cloud).path("a"), "wolk:www/a");
        assert_eq!(
            remote("ftps://noord@host.nl/www", config).path(""),
            "vindplek:/www"
        );
    }
}
