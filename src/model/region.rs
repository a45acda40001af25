//! Sites: `regions/<site>/region.yaml`.

use std::sync::Arc;

use super::common::{Refs, Texts};
use super::link::{MailAddress, MenuLink, WebAddress, is_good};
use super::outside::Accepted;
use super::publication::Publication;
use super::sample;
use super::schema::{Field, FieldReader, Read, choices, record, scalar};
use super::shape::Shape;
use super::value::{APartner, text, value};
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::source::Spanned;
use crate::syntax::yaml::Node;

record! {
    /// A site: one of the academies, or the national overview.
    pub struct Region {
        /// Its name.
        name: Arc<str> = "naam" required "Buurtsportcoach Academy Noord"
            => "De naam van de site.",
        /// Its name where space is limited.
        short_name: Arc<str> = "korte_naam" required "Noord"
            => "De naam waar weinig plaats is.",
        /// Academy or national overview.
        kind: RegionKind = "soort" required "regio"
            => "Een academie van een regio, of het landelijke overzicht.",
        /// Folder under `themes/`.
        theme: Arc<str> = "thema" required "noord"
            => "Het uiterlijk: een map onder themes.",
        /// The base address of the site.
        base_url: BaseUrl = "basis_url" required "https://voorbeeld.nl"
            => "Het webadres waar de site komt te staan.",
        /// Whether it is online; it is when absent.
        status: RegionStatus = "status" optional "live"
            => "Of de site al te bezoeken is. Zonder deze sleutel is dat zo.",
        /// The academy's current site, for referrals while this one is in preparation.
        website: WebAddress = "website" optional "https://voorbeeld.nl"
            => "De site die de academie nu heeft. Zolang deze in voorbereiding is, gaan verwijzingen daarheen.",
        /// The welcome text on the home page.
        welcome: Welcome = "welkom" required "{titel: Welkom, tekst: Hier vind je aanbod.}"
            => "De woorden bovenaan de voorpagina.",
        /// Contact for visitors.
        contact: RegionContact = "contact" required "{email: info@voorbeeld.nl}"
            => "Waar kan een bezoeker terecht met vragen?",
        /// Mail address for registrations; the national one when absent.
        registration: MailAddress = "aanmeldadres" optional "info@voorbeeld.nl"
            => "Het e-mailadres waar aanbieders scholing aanmelden. Zonder deze sleutel is dat het \
                landelijke.",
        /// Its partners.
        partners: Refs<APartner> = "partners" optional "[sportbedrijf]"
            => "Met welke organisaties de academie werkt.",
        /// The provinces it serves.
        provinces: Vec<Spanned<Arc<str>>> = "provincies" optional "[Groningen, Fryslân, Drenthe]"
            => "In welke provincies de academie werkt.",
        /// The municipalities it serves.
        municipalities: Texts = "gemeenten" optional "[Groningen, Het Hogeland, Westerkwartier]"
            => "Welke gemeenten bij de academie horen. Daarmee vindt een bezoeker zijn academie.",
        /// The navigation; a default one when absent.
        menu: Vec<Spanned<MenuItem>> = "menu" optional "[{label: Aanbod, link: /aanbod/}]"
            => "Het menu bovenaan. Zonder deze sleutel is er een gewoon menu.",
        /// Its channels on other sites.
        channels: Vec<Spanned<Channel>> = "kanalen" optional "[{naam: LinkedIn, url: https://voorbeeld.nl}]"
            => "Waar de academie nog meer te vinden is.",
        /// Where it is published.
        publication: Publication = "publiceren" optional "{doel: \"sftp://noord@host.voorbeeld.nl/www\", soort: apache}"
            => "Waar de site heen gaat met vindplek publish, en wat voor server dat is.",
        /// Whether browsers must use https for the whole host (RFC 6797).
        hsts: bool = "hsts" optional "false"
            => "Of browsers alleen https mogen gebruiken. Dat geldt voor alles op dit webadres, dus zet het niet zomaar aan.",
        /// Language of the program's messages; national site only.
        language: LanguageName = "taal" optional "nl"
            => "De taal van de meldingen van vindplek. Dit telt alleen bij de landelijke site.",
    }

    /// The welcome text on the home page.
    pub struct Welcome {
        /// The heading.
        title: Arc<str> = "titel" required "Welkom bij de academie van Noord"
            => "De titel.",
        /// The text.
        text: Arc<str> = "tekst" required "Hier vind je scholing voor buurtsportcoaches in het noorden."
            => "De tekst eronder.",
    }

    /// Contact for visitors.
    pub struct RegionContact {
        /// A name or a role.
        name: Arc<str> = "naam" optional "De redactie"
            => "Een afdeling of een rol, geen persoon.",
        /// Mail address.
        email: MailAddress = "email" required "info@voorbeeld.nl"
            => "Een algemeen e-mailadres.",
        /// Web page.
        url: WebAddress = "url" optional "https://voorbeeld.nl/contact"
            => "Een webpagina.",
    }

    /// An entry of the navigation.
    pub struct MenuItem {
        /// The text of the link.
        label: Arc<str> = "label" required "Aanbod"
            => "Het woord in het menu.",
        /// The target: an address on the site, a path to a file, or a web address with https.
        link: MenuLink = "link" required "/aanbod/"
            => "Waar het heen leidt: een adres op de site, het pad naar een bestand, of een webadres.",
    }

    /// A channel of the academy on another site.
    pub struct Channel {
        /// Its name.
        name: Arc<str> = "naam" required "LinkedIn"
            => "Hoe het heet.",
        /// Its address.
        url: WebAddress = "url" required "https://voorbeeld.nl"
            => "Het webadres.",
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

    /// Whether a site is online.
    pub enum RegionStatus {
        /// Online.
        Live = "live",
        /// In preparation: referrals go to the academy's current site.
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

/// The base address of a site: https, a host and an optional path, without a final slash.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl(Arc<str>);

impl BaseUrl {
    /// The address, without a final slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path on the host, without a final slash: empty, or `/noord`.
    pub fn path(&self) -> &str {
        let after_scheme = self.0.get(8..).unwrap_or_default();
        after_scheme.find('/').map_or("", |at| &after_scheme[at..])
    }
}

impl Read for BaseUrl {
    fn expected() -> Text {
        Text::new(
            "een webadres dat met https:// begint, met gewone letters, cijfers en streepjes, zoals \
             https://www.voorbeeld.nl",
            "a web address that begins with https://, with plain letters, digits and hyphens, such \
             as https://www.voorbeeld.nl",
        )
    }

    fn shape() -> Shape {
        Shape::Pattern("^https://[A-Za-z0-9._~:-]+(/[A-Za-z0-9._~:-]+)*/?$")
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        if !is_good(node, reader, written, Accepted::Web) {
            return None;
        }
        let rest = written.strip_prefix("https://").unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/:".contains(c);
        if !host.is_empty() && rest.chars().all(is_allowed) && !rest.contains("//") {
            return Some(Self(written.trim_end_matches('/').into()));
        }
        let place = reader.place(node.span);
        reader.push(invalid_value::unexpected_value(
            place,
            written,
            &Self::expected(),
        ));
        None
    }
}

impl Region {
    /// Whether it is the national overview.
    pub fn is_national(&self) -> bool {
        matches!(&self.kind, Some(kind) if kind.value == RegionKind::National)
    }

    /// Whether it is in preparation.
    pub fn is_preparing(&self) -> bool {
        matches!(&self.status, Some(status) if status.value == RegionStatus::Preparing)
    }

    /// What an academy says of itself to visitors of other sites: its welcome, unless that is still
    /// the sample text of a new site.
    pub fn introduction(&self) -> Option<&str> {
        let written = text(&value(&self.welcome)?.text);
        let is_sample = [sample::TO_DO, sample::SUMMARY].contains(&written.trim());
        (!is_sample && !written.is_empty()).then_some(written)
    }

    /// The base address; empty if it could not be read.
    pub fn base(&self) -> &str {
        let base: &Field<BaseUrl> = &self.base_url;
        base.as_ref().map_or("", |base| base.value.as_str())
    }
}
