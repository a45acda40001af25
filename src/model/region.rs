//! Sites: `regions/<site>/region.yaml`.

use std::sync::Arc;

use super::common::Refs;
use super::schema::{Field, Read, Reader, choices, record};
use super::value::{APartner, scalar};
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::source::Spanned;
use crate::syntax::yaml::Node;

record! {
    /// A site: one of the academies, or the national overview.
    pub struct Region {
        /// Its name.
        name: Arc<str> = "naam" required "Buurtsportcoach Academy Noord",
        /// Its name where there is little room.
        short_name: Arc<str> = "korte_naam" required "Noord",
        /// Academy or national overview.
        kind: RegionKind = "soort" required "regio",
        /// Folder under `themes/`.
        theme: Arc<str> = "thema" required "noord",
        /// Where the site will stand.
        base_url: BaseUrl = "basis_url" required "https://voorbeeld.nl",
        /// Whether it is on line; it is when absent.
        status: RegionStatus = "status" optional "live",
        /// The academy's present site, for referrals while it prepares.
        website: Arc<str> = "website" optional "https://voorbeeld.nl",
        /// The words on the home page.
        welcome: Welcome = "welkom" required "{titel: Welkom, tekst: Hier vind je aanbod.}",
        /// Whom to ask.
        contact: RegionContact = "contact" required "{email: LAB@sportengemeenten.nl}",
        /// Mail address for registrations; the national one when absent.
        registration: Arc<str> = "aanmeldadres" optional "LAB@sportengemeenten.nl",
        /// Its partners.
        partners: Refs<APartner> = "partners" optional "[hanzehogeschool]",
        /// The provinces it serves.
        provinces: Vec<Spanned<Arc<str>>> = "provincies" optional "[Groningen, Fryslân, Drenthe]",
        /// The navigation; a default when absent.
        menu: Vec<Spanned<MenuItem>> = "menu" optional "[{label: Aanbod, link: /aanbod/}]",
        /// Where else one finds it.
        channels: Vec<Spanned<Channel>> = "kanalen" optional "[{naam: LinkedIn, url: https://voorbeeld.nl}]",
        /// Whether browsers are told to use https for the whole host.
        hsts: bool = "hsts" optional "false",
        /// Language of the program's messages; national site only.
        language: LanguageName = "taal" optional "nl",
    }

    /// The words on the home page.
    pub struct Welcome {
        /// The heading.
        title: Arc<str> = "titel" required "Welkom bij de academie van Noord",
        /// The text.
        text: Arc<str> = "tekst" required "Hier vind je scholing voor buurtsportcoaches in het noorden.",
    }

    /// Whom to ask.
    pub struct RegionContact {
        /// A name or a role.
        name: Arc<str> = "naam" optional "Programma LAB",
        /// Mail address.
        email: Arc<str> = "email" required "LAB@sportengemeenten.nl",
        /// Web page.
        url: Arc<str> = "url" optional "https://voorbeeld.nl/contact",
    }

    /// An entry of the navigation.
    pub struct MenuItem {
        /// The word.
        label: Arc<str> = "label" required "Aanbod",
        /// Where it leads: an address on the site, or https.
        link: Arc<str> = "link" required "/aanbod/",
    }

    /// A place elsewhere where one finds the academy.
    pub struct Channel {
        /// What it is called.
        name: Arc<str> = "naam" required "LinkedIn",
        /// Its address.
        url: Arc<str> = "url" required "https://voorbeeld.nl",
    }
}

choices! {
    /// Academy or overview.
    pub enum RegionKind {
        /// A regional academy.
        Academy = "regio",
        /// The national overview.
        National = "landelijk",
    }

    /// Whether a site is on line.
    pub enum RegionStatus {
        /// It is.
        Live = "live",
        /// Not yet: referrals go to the academy's present site.
        Preparing = "in-voorbereiding",
    }

    /// A language of the program's messages.
    pub enum LanguageName {
        /// Dutch.
        Dutch = "nl",
        /// English.
        English = "en",
    }
}

/// Where a site stands: https, a host, perhaps a path; without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Arc<str>);

impl BaseUrl {
    /// The address without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path on the host, without a slash at its end: empty, or `/noord`.
    pub fn path(&self) -> &str {
        let after_scheme = self.0.get(8..).unwrap_or_default();
        after_scheme.find('/').map_or("", |at| &after_scheme[at..])
    }
}

impl Read for BaseUrl {
    fn expected() -> Text {
        Text::new(
            "een webadres dat met https:// begint",
            "a web address that begins with https://",
        )
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        let rest = written.strip_prefix("https://").unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let usable = |c: char| c.is_ascii_alphanumeric() || "-._~/:".contains(c);
        if !host.is_empty() && rest.chars().all(usable) && !rest.contains("//") {
            return Some(Self(written.trim_end_matches('/').into()));
        }
        let place = reader.place(node.span);
        reader.push(invalid_value::problem(place, written, &Self::expected()));
        None
    }
}

impl Region {
    /// Whether it is the national overview.
    pub fn is_national(&self) -> bool {
        matches!(&self.kind, Some(kind) if kind.value == RegionKind::National)
    }

    /// Whether it is still being prepared.
    pub fn is_preparing(&self) -> bool {
        matches!(&self.status, Some(status) if status.value == RegionStatus::Preparing)
    }

    /// The base address; empty when it could not be read.
    pub fn base(&self) -> &str {
        let base: &Field<BaseUrl> = &self.base_url;
        base.as_ref().map_or("", |base| base.value.as_str())
    }
}
