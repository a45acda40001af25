//! Where a site is published: `publiceren` in `regions/<site>/region.yaml`.

use super::publish_target::{PublishTarget, TargetFault};
use super::schema::{FieldReader, Read, choices, record, scalar};
use super::shape::Shape;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::syntax::yaml::Node;

record! {
    /// Where a site is published, and on what kind of host. Never with a secret.
    pub struct Publication {
        /// The place on the host.
        target: PublishTarget = "doel" required "sftp://noord@host.voorbeeld.nl/www"
            => "Waar de bestanden heen gaan: het adres van de map, zonder wachtwoord.",
        /// The kind of host, which determines how headers and redirects are written.
        host: HostKind = "soort" optional "apache"
            => "Wat voor server het is. Zonder deze sleutel komen er geen instellingen voor de server bij.",
    }
}

choices! {
    /// A kind of host, by the way in which it is configured from within a site.
    pub enum HostKind {
        /// Apache and LiteSpeed: `.htaccess`.
        Apache = "apache",
        /// nginx: a file to include, since a site cannot configure it.
        Nginx = "nginx",
        /// GitHub Pages and GitLab Pages.
        Pages = "pages",
        /// Netlify: `_headers` and `_redirects`.
        Netlify = "netlify",
        /// Cloudflare Pages: `_headers` and `_redirects`, with limits of its own.
        Cloudflare = "cloudflare",
        /// Any other: nothing is configured.
        Plain = "plain",
    }
}

impl Read for PublishTarget {
    fn expected() -> Text {
        Text::new(
            "het adres van een map, dat begint met sftp://, ftps://, s3://, webdavs:// of file:///, \
             zoals sftp://noord@host.voorbeeld.nl/www, of het woord pages",
            "the address of a folder that begins with sftp://, ftps://, s3://, webdavs:// or \
             file:///, such as sftp://noord@host.example.nl/www, or the word pages",
        )
    }

    fn shape() -> Shape {
        Shape::Pattern("^(pages|(sftp|ftps|s3|webdavs|file)://\\S+)$")
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        let fault = match Self::parse(written) {
            Ok(target) => return Some(target),
            Err(fault) => fault,
        };
        let place = reader.place(node.span);
        reader.push(match fault {
            TargetFault::Secret => invalid_value::publish_target::secret(place),
            _ => invalid_value::publish_target::unusable(
                place,
                written,
                &fault.text(),
                &Self::expected(),
            ),
        });
        None
    }
}
