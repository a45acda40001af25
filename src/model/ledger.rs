//! The ledger of a site: `regions/<site>/adressen.yaml`.
//!
//! Content does not remember what was removed from it. Others do: they linked to a page, or took over an
//! item. So each site keeps a ledger of the addresses that it published, which is how an address that
//! got lost is noticed, and of those that it withdrew and when.

use std::sync::Arc;

use jiff::civil::Date;

use super::schema::{FieldReader, Read, record, scalar};
use super::shape::Shape;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::source::Spanned;
use crate::syntax::yaml::Node;

record! {
    /// The ledger of a site.
    pub struct Ledger {
        /// The addresses that were ever published.
        published: Vec<Spanned<SiteAddress>> = "gepubliceerd" optional "[/aanbod/inclusie/]"
            => "De adressen die ooit gepubliceerd zijn. vindplek publish schrijft ze hier op; laat ze staan.",
        /// The addresses that it no longer has.
        gone: Vec<Spanned<GoneAddress>> = "vervallen" optional "[{adres: /aanbod/oude-cursus/, sinds: 2026-11-29}]"
            => "De adressen die er niet meer zijn, en die ook nergens heen verwijzen.",
    }

    /// An address that a site no longer has.
    pub struct GoneAddress {
        /// The address.
        address: SiteAddress = "adres" required "/aanbod/oude-cursus/"
            => "Het adres op deze site, zonder de naam van de site ervoor.",
        /// The first day on which it was gone.
        since: Date = "sinds" required "2026-11-29"
            => "De eerste dag dat het adres er niet meer was.",
    }
}

/// The address of a page or file on a site, as written: `/aanbod/oude-cursus/`, `/media/plan.pdf`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SiteAddress(pub Arc<str>);

impl SiteAddress {
    /// Whether a text is such an address.
    pub fn is_valid(written: &str) -> bool {
        let parts = written
            .strip_prefix('/')
            .map(|path| path.trim_end_matches('/'));
        let is_part = |part: &str| !matches!(part, "" | "." | "..");
        let is_refused = |c: char| c.is_whitespace() || c.is_control() || "?#\\".contains(c);
        parts.is_some_and(|path| path.split('/').all(is_part))
            && !written.ends_with("//")
            && !written.contains(is_refused)
    }
}

impl Read for SiteAddress {
    fn expected() -> Text {
        Text::new(
            "een adres op de site, met een / aan het begin, zoals /aanbod/oude-cursus/",
            "an address on the site, with a / at its beginning, such as /aanbod/oude-cursus/",
        )
    }

    fn shape() -> Shape {
        Shape::Pattern("^(/[^/\\s?#\\\\]+)+/?$")
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        if Self::is_valid(written) {
            return Some(Self(written.into()));
        }
        let place = reader.place(node.span);
        let problem = invalid_value::unexpected_value(place.clone(), written, &Self::expected());
        let with_slash = format!("/{written}");
        let is_meant = Self::is_valid(&with_slash) && !written.contains(':');
        reader.push(match is_meant {
            true => problem.with_fix(true, place, with_slash),
            false => problem,
        });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::read_yaml_file;
    use crate::source::Source;

    #[test]
    fn an_address_begins_at_the_root_of_the_site() {
        for valid in ["/aanbod/oud/", "/aanbod/oud/mei.ics", "/media/deel%231.png"] {
            assert!(SiteAddress::is_valid(valid), "{valid}");
        }
        for invalid in [
            "/",
            "aanbod/oud/",
            "https://noord.nl/aanbod/oud/",
            "//noord.nl/",
            "/aanbod/../oud/",
            "/aanbod//oud/",
            "/aanbod/oud//",
            "/aanbod/oud/#kosten",
            "/aanbod/oud/?a=1",
            "/aanbod/de oude/",
        ] {
            assert!(!SiteAddress::is_valid(invalid), "{invalid}");
        }
    }

    #[test]
    fn an_address_without_its_first_slash_is_mended() {
        let fix = |address: &str| {
            let text = format!("vervallen: [{{adres: '{address}', sinds: 2026-11-29}}]\n");
            let source = Source::new("regions/noord/adressen.yaml".into(), &text);
            let file = read_yaml_file::<Ledger>(source);
            assert_eq!(file.problems.len(), 1, "{address}");
            let fix = file.problems[0].fix.as_ref()?;
            Some(fix.edits[0].text.clone())
        };
        assert_eq!(fix("aanbod/oud/").as_deref(), Some("/aanbod/oud/"));
        assert_eq!(fix("https://noord.nl/aanbod/oud/"), None);
    }
}
