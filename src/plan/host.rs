//! What the kind of host of a site asks for: the files with which it is configured.

use crate::model::publication::HostKind;
use crate::model::region::Region;

/// Which hosts the sites are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HostChoice {
    /// For none: a preview and a check.
    #[default]
    None,
    /// For the one that `publiceren` in `region.yaml` names.
    OfRegion,
    /// All for this one.
    Kind(HostKind),
}

/// What a site is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HostSettings {
    /// The kind of host.
    pub kind: HostKind,
    /// Whether each text is there in compressed forms too, which the host is to send.
    pub precompressed: bool,
}

impl Default for HostSettings {
    fn default() -> Self {
        Self {
            kind: HostKind::Plain,
            precompressed: false,
        }
    }
}

impl HostSettings {
    /// The settings of a site.
    pub fn of(choice: HostChoice, precompressed: bool, region: &Region) -> Self {
        let named = || {
            let publication = &region.publication.as_ref()?.value;
            Some(publication.host.as_ref()?.value)
        };
        let kind = match choice {
            HostChoice::None => None,
            HostChoice::OfRegion => named(),
            HostChoice::Kind(kind) => Some(kind),
        };
        Self {
            kind: kind.unwrap_or(HostKind::Plain),
            precompressed,
        }
    }
}

/// A file with which a host is configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HostFile {
    /// The settings for Apache.
    Htaccess,
    /// The settings for nginx. Its name begins with a dot, so that nginx does not serve it once it has
    /// read it.
    Nginx,
    /// An empty file, without which GitHub Pages leaves out names with an underscore.
    NoJekyll,
    /// The headers, for Netlify and Cloudflare Pages.
    Headers,
    /// The redirects, for Netlify and Cloudflare Pages.
    Redirects,
}

impl HostFile {
    /// The files for a kind of host.
    pub fn of(kind: HostKind) -> &'static [Self] {
        match kind {
            HostKind::Apache => &[Self::Htaccess],
            HostKind::Nginx => &[Self::Nginx],
            HostKind::Pages => &[Self::NoJekyll],
            HostKind::Netlify | HostKind::Cloudflare => &[Self::Headers, Self::Redirects],
            HostKind::Plain => &[],
        }
    }

    /// Its address, at the root of the site.
    pub fn address(self) -> &'static str {
        match self {
            Self::Htaccess => "/.htaccess",
            Self::Nginx => "/.nginx.conf",
            Self::NoJekyll => "/.nojekyll",
            Self::Headers => "/_headers",
            Self::Redirects => "/_redirects",
        }
    }
}
