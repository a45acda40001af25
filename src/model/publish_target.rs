//! The addresses that a site can be published to.
//!
//! An address names a protocol, a host and a folder, and never a secret: it stands in a file that is
//! shared. `region.yaml` and `vindplek publish --to` take the same addresses.

use std::fmt;
use std::sync::Arc;

use url::Url;

use crate::diagnostic::Text;

/// The place that a site is published to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PublishTarget {
    /// The Pages service of the repository's own host: the pipeline publishes what is built.
    Pages,
    /// A folder of this machine: an absolute path.
    Folder(Arc<str>),
    /// A folder of a server.
    Server(ServerTarget),
    /// A bucket, or a folder in one.
    Bucket(BucketTarget),
}

/// A folder of a server.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ServerTarget {
    /// How the server is reached.
    pub protocol: Protocol,
    /// The name of the account; `None` when it is that of the machine.
    pub user: Option<Arc<str>>,
    /// The name or address of the server.
    pub host: Arc<str>,
    /// The port; `None` for the usual one.
    pub port: Option<u16>,
    /// The folder: absolute, or relative to the folder that one enters when it begins without `/`.
    pub folder: Arc<str>,
}

/// How a server is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// File transfer over SSH.
    Sftp,
    /// FTP over TLS (RFC 4217).
    Ftps,
    /// WebDAV over https (RFC 4918).
    Webdavs,
}

impl Protocol {
    /// The scheme of its addresses.
    pub fn scheme(self) -> &'static str {
        match self {
            Self::Sftp => "sftp",
            Self::Ftps => "ftps",
            Self::Webdavs => "webdavs",
        }
    }
}

/// A bucket of a service that speaks the protocol of S3.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BucketTarget {
    /// The name of the bucket.
    pub bucket: Arc<str>,
    /// The folder in it, without a slash at either end; may be empty.
    pub folder: Arc<str>,
    /// The address of the service; `None` for Amazon's.
    pub endpoint: Option<Arc<str>>,
    /// The region of the service.
    pub region: Option<Arc<str>>,
}

/// Why an address is none that a site can be published to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetFault {
    /// It is no address, or of a scheme that is not known.
    Unknown,
    /// It holds a password or a key.
    Secret,
    /// Its scheme sends everything, the password too, in the clear.
    Insecure,
    /// It has no host, or a bucket without a name.
    NoHost,
    /// A folder of this machine has a host before it.
    HostOfFile,
    /// It holds `..`, `?` or `#`, or a parameter that is not known.
    Extra,
}

impl TargetFault {
    /// The fault in words.
    pub fn text(self) -> Text {
        match self {
            Self::Unknown => Text::new(
                "Dit is geen plek waar vindplek kan publiceren",
                "This is not a place that vindplek can publish to",
            ),
            Self::Secret => Text::new(
                "Er staat een wachtwoord of sleutel in dit adres",
                "There is a password or key in this address",
            ),
            Self::Insecure => Text::new(
                "Hier gaat alles onversleuteld heen, ook het wachtwoord",
                "This sends everything unencrypted, the password too",
            ),
            Self::NoHost => Text::new(
                "In dit adres ontbreekt de naam van de server of de bucket",
                "This address lacks the name of the server or bucket",
            ),
            Self::HostOfFile => Text::new(
                "Een map op deze computer heeft drie schuine strepen: file:///",
                "A folder of this machine has three slashes: file:///",
            ),
            Self::Extra => Text::new(
                "Dit adres heeft meer dan een server en een map",
                "This address has more than a server and a folder",
            ),
        }
    }
}

impl PublishTarget {
    /// Reads an address.
    ///
    /// # Errors
    /// The address is none that a site can be published to.
    pub fn parse(written: &str) -> Result<Self, TargetFault> {
        if written == "pages" {
            return Ok(Self::Pages);
        }
        let (scheme, rest) = written.split_once("://").ok_or(TargetFault::Unknown)?;
        if matches!(scheme, "ftp" | "http" | "webdav" | "dav") {
            return Err(TargetFault::Insecure);
        }
        if !matches!(scheme, "sftp" | "ftps" | "webdavs" | "s3" | "file") {
            return Err(TargetFault::Unknown);
        }
        if scheme == "file" && !rest.starts_with('/') {
            return Err(TargetFault::HostOfFile);
        }
        // Parsing resolves `..`, which could lead to the folder of another site.
        let climbs = |part: &str| matches!(&*part.to_lowercase().replace("%2e", "."), "." | "..");
        if rest.split(['/', '\\', '?']).any(climbs) || written.contains(char::is_whitespace) {
            return Err(TargetFault::Extra);
        }
        let url = Url::parse(written).map_err(|error| match error {
            url::ParseError::EmptyHost => TargetFault::NoHost,
            _ => TargetFault::Unknown,
        })?;
        if url.password().is_some() {
            return Err(TargetFault::Secret);
        }
        let folder = decoded(url.path())?;
        if scheme == "s3" {
            return bucket(&url, &folder).map(Self::Bucket);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(TargetFault::Extra);
        }
        let protocol = match scheme {
            "sftp" => Protocol::Sftp,
            "ftps" => Protocol::Ftps,
            "webdavs" => Protocol::Webdavs,
            _ => {
                return Ok(Self::Folder(
                    without_slash_before_drive(trimmed(&folder)).into(),
                ));
            }
        };
        Ok(Self::Server(ServerTarget {
            protocol,
            user: account(&url)?,
            host: host(&url)?,
            port: url.port(),
            folder: match folder.strip_prefix("/~/") {
                Some(below_home) => below_home.trim_end_matches('/').into(),
                None if folder == "/~" => "".into(),
                None => trimmed(&folder).into(),
            },
        }))
    }
}

/// Reads `s3://bucket/folder?endpoint=https://service&region=name`.
fn bucket(url: &Url, folder: &str) -> Result<BucketTarget, TargetFault> {
    if !url.username().is_empty() {
        return Err(TargetFault::Secret);
    }
    let (mut endpoint, mut region) = (None, None);
    for (key, value) in url.query_pairs() {
        match &*key {
            "endpoint" => endpoint = Some(service(&value)?),
            "region" => region = Some(Arc::from(&*value)),
            _ => return Err(TargetFault::Extra),
        }
    }
    if url.fragment().is_some() || url.port().is_some() {
        return Err(TargetFault::Extra);
    }
    Ok(BucketTarget {
        bucket: host(url)?,
        folder: folder.trim_matches('/').into(),
        endpoint,
        region,
    })
}

/// The address of a service: https, or http on this machine.
fn service(written: &str) -> Result<Arc<str>, TargetFault> {
    let full = match written.contains("://") {
        true => written.to_owned(),
        false => format!("https://{written}"),
    };
    let url = Url::parse(&full).map_err(|_| TargetFault::Unknown)?;
    let is_local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if !url.username().is_empty() || url.password().is_some() {
        return Err(TargetFault::Secret);
    }
    match url.scheme() {
        "https" => {}
        "http" if is_local => {}
        _ => return Err(TargetFault::Insecure),
    }
    Ok(full.trim_end_matches('/').into())
}

fn account(url: &Url) -> Result<Option<Arc<str>>, TargetFault> {
    match url.username() {
        "" => Ok(None),
        name => decoded(name).map(|name| Some(name.into())),
    }
}

fn host(url: &Url) -> Result<Arc<str>, TargetFault> {
    let host = url.host_str().filter(|host| !host.is_empty());
    host.map(Arc::from).ok_or(TargetFault::NoHost)
}

fn decoded(part: &str) -> Result<String, TargetFault> {
    let decoded = percent_encoding::percent_decode_str(part).decode_utf8();
    let text = decoded.map_err(|_| TargetFault::Unknown)?;
    match text.contains(char::is_control) {
        true => Err(TargetFault::Extra),
        false => Ok(text.into_owned()),
    }
}

/// `C:/www` of `/C:/www`: on Windows a path begins with its drive (RFC 8089, appendix E.2).
fn without_slash_before_drive(folder: &str) -> &str {
    match folder.as_bytes() {
        [b'/', drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => &folder[1..],
        _ => folder,
    }
}

/// A folder without a slash at its end, unless it is the root.
fn trimmed(folder: &str) -> &str {
    match folder.trim_end_matches('/') {
        "" => "/",
        trimmed => trimmed,
    }
}

/// The address, as it can be shown: there is no secret in it.
impl fmt::Display for PublishTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pages => f.write_str("pages"),
            Self::Folder(folder) => {
                write!(f, "file:///{}", folder.trim_start_matches('/'))
            }
            Self::Bucket(bucket) => write!(f, "s3://{}/{}", bucket.bucket, bucket.folder),
            Self::Server(server) => {
                write!(f, "{}://", server.protocol.scheme())?;
                if let Some(user) = &server.user {
                    write!(f, "{user}@")?;
                }
                f.write_str(&server.host)?;
                if let Some(port) = server.port {
                    write!(f, ":{port}")?;
                }
                match server.folder.starts_with('/') {
                    true => f.write_str(&server.folder),
                    false => write!(f, "/~/{}", server.folder),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(written: &str) -> Result<String, TargetFault> {
        PublishTarget::parse(written).map(|target| target.to_string())
    }

    #[test]
    fn an_address_names_a_protocol_a_host_and_a_folder() {
        for address in [
            "pages",
            "file:///srv/www/noord",
            "file:///C:/www/noord",
            "sftp://noord@host.voorbeeld.nl/www/noord",
            "sftp://noord@host.voorbeeld.nl:2222/~/www",
            "ftps://host.voorbeeld.nl/",
            "webdavs://noord@host.voorbeeld.nl/remote.php/dav",
            "s3://academies/noord",
        ] {
            assert_eq!(shown(address).as_deref(), Ok(address));
        }
        assert_eq!(
            shown("sftp://h.nl/www/").as_deref(),
            Ok("sftp://h.nl/www"),
            "a slash at the end means nothing"
        );
        assert_eq!(
            PublishTarget::parse("sftp://h.nl/mijn%20map"),
            PublishTarget::parse("sftp://h.nl/mijn%20map/"),
        );
    }

    #[test]
    fn a_bucket_has_a_service_and_a_region() {
        let target = PublishTarget::parse(
            "s3://academies/noord/?endpoint=https://s3.voorbeeld.nl/&region=nl-ams",
        );
        let Ok(PublishTarget::Bucket(bucket)) = target else {
            panic!("{target:?}");
        };
        assert_eq!(bucket.endpoint.as_deref(), Some("https://s3.voorbeeld.nl"));
        assert_eq!(bucket.region.as_deref(), Some("nl-ams"));
        assert_eq!(&*bucket.folder, "noord");
        let plain = "s3://academies?endpoint=http://s3.voorbeeld.nl";
        assert_eq!(shown(plain), Err(TargetFault::Insecure));
        assert!(shown("s3://academies?endpoint=http://127.0.0.1:9000").is_ok());
    }

    #[test]
    fn what_cannot_be_published_to_is_refused() {
        for (address, fault) in [
            ("www.voorbeeld.nl", TargetFault::Unknown),
            ("https://voorbeeld.nl/", TargetFault::Unknown),
            ("ftp://voorbeeld.nl/", TargetFault::Insecure),
            ("sftp://noord:geheim@voorbeeld.nl/www", TargetFault::Secret),
            ("s3://sleutel@academies/noord", TargetFault::Secret),
            ("s3://academies?secret=abc", TargetFault::Extra),
            ("sftp:///www", TargetFault::NoHost),
            ("file://srv/www", TargetFault::HostOfFile),
            ("sftp://voorbeeld.nl/www/../zuid", TargetFault::Extra),
            ("sftp://voorbeeld.nl/www/%2e%2e/zuid", TargetFault::Extra),
            ("sftp://voorbeeld.nl/www?a=b", TargetFault::Extra),
        ] {
            assert_eq!(shown(address), Err(fault), "{address}");
        }
    }
}
