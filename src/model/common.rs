//! The keys that the front matter of every Markdown document can have.

use std::sync::Arc;

use jiff::civil::Date;

use super::focal_point::FocalPoint;
use super::former_address::FormerAddress;
use super::link::{KeyLink, MailAddress, PicturePath, WebAddress};
use super::names::is_same_name;
use super::period::Period;
use super::schema::{FieldReader, Read, choices, record, scalar};
use super::shape::Shape;
use super::value::{ARegion, ATheme, AnAudience, Ref, is_word};
use crate::diagnostic::codes::invalid_value;
use crate::diagnostic::{Code, Text};
use crate::source::Spanned;
use crate::syntax::yaml::{Node, Value};

/// A list of texts.
pub type Texts = Vec<Spanned<Arc<str>>>;

/// A list of references.
pub type Refs<N> = Vec<Spanned<Ref<N>>>;

record! {
    /// The keys that all kinds of document share, except the title and summary: those are required
    /// for some kinds and derived for others.
    pub struct Common {
        /// On which regional sites the document is shown; all when absent.
        regions: Regions = "regios" optional "alle"
            => "Op welke regionale sites het staat: op alle, of op die van een lijst. Zonder deze \
                sleutel staat het op alle.",
        /// Whether the national site shows it; it does when absent.
        national: bool = "landelijk" optional "true"
            => "Of het ook op de landelijke site staat. Zonder deze sleutel is dat zo.",
        /// Its audiences.
        audiences: Refs<AnAudience> = "doelgroepen" optional "[buurtsportcoach]"
            => "Voor welke lezers is het?",
        /// The works of others that its text retells.
        retells: Vec<Spanned<RetoldWork>> = "naar" optional "[{titel: Sport in de wijk, auteur: Kenniscentrum Voorbeeld, link: https://voorbeeld.nl/sport-in-de-wijk, datum: 2022-02}]"
            => "Wat een ander eerder schreef en hier is naverteld. Wie dat schreef, staat hier en niet bij auteurs.",
        /// Its themes.
        themes: Refs<ATheme> = "themas" optional "[gezondheid]"
            => "Over welke onderwerpen gaat het?",
        /// Whether it is a draft, which is built on request only.
        draft: bool = "concept" optional "true"
            => "Een concept staat nog niet op de site. Haal deze sleutel weg als het klaar is.",
        /// The first day on which it is published.
        publish_on: Date = "publiceren_op" optional "2026-03-12"
            => "De eerste dag dat het op de site staat.",
        /// The first day on which it is no longer published.
        expires_on: Date = "verloopt_op" optional "2026-12-31"
            => "De eerste dag dat het niet meer op de site staat.",
        /// The date of the facts.
        updated: Period = "bijgewerkt" optional "2026-03"
            => "Van wanneer de feiten zijn: een dag, een maand, een kwartaal, een seizoen of een jaar.",
        /// The sources of the facts.
        sources: Vec<Spanned<CitedSource>> = "bronnen" optional "['Jaarverslag van de academie, 2026']"
            => "Waar de feiten vandaan komen: een tekst, of een titel met een link.",
        /// Former addresses, each of which becomes a redirect.
        formerly: Vec<Spanned<FormerAddress>> = "voorheen" optional "[/cursus/oud/]"
            => "Adressen waar het eerder stond, het oudste eerst, ook van een oude site: /oud.html of /?p=12. Wie daar komt, wordt doorgestuurd. Komt er een bij, zet die dan achteraan: aan het eerste adres herkennen feeds en agenda’s wat er verhuisd is.",
        /// Picture.
        picture: Picture = "afbeelding" optional "{bestand: ../media/buurt.jpg, alt: Kinderen spelen op een plein, toestemming: ja}"
            => "De foto of tekening die erbij hoort. Zet het bestand, zo groot als u het hebt, in de map media: vindplek maakt de maten die een pagina nodig heeft, en laat weg waar de foto is gemaakt.",
        /// Contact for questions.
        contact: Contact = "contact" optional "{email: info@voorbeeld.nl}"
            => "Waar kan een lezer terecht met vragen? Geef een algemeen adres, niet dat van een persoon.",
        /// Warnings that are not reported for this document.
        exemptions: Vec<Spanned<Exemption>> = "negeer" optional "[{regel: hard-to-read, reden: citaat uit een wet}]"
            => "Waarschuwingen die hier niet gelden, met de reden.",
    }

    /// The title and summary where they are required.
    pub struct Titled {
        /// The title.
        title: Arc<str> = "titel" required "Hoe werkt de gemeente nou?"
            => "De titel, kort en duidelijk: hoogstens 90 tekens.",
        /// One or two sentences for lists and search engines, 50 to 200 characters.
        summary: Arc<str> = "samenvatting" required "In vier dagdelen leer je hoe een gemeente besluit, en hoe je daar op tijd bij bent."
            => "Waar gaat het over, en voor wie is het? Schrijf een of twee zinnen, samen 50 tot 200 tekens. Ze staan in lijsten en in zoekmachines.",
    }

    /// The title and summary where they are optional.
    pub struct MaybeTitled {
        /// The title, instead of the derived one.
        title: Arc<str> = "titel" optional "Kwartaal 3 van 2024"
            => "Een eigen titel. Zonder deze sleutel volgt de titel uit de naam van het bestand.",
        /// One or two sentences for lists.
        summary: Arc<str> = "samenvatting" optional "We werken de opbrengst van de bijeenkomst uit tot een reisplan voor tien kwartalen."
            => "Een of twee zinnen voor lijsten, samen 50 tot 200 tekens.",
    }

    /// A picture.
    pub struct Picture {
        /// Path of the file, as in a link.
        file: PicturePath = "bestand" required "../media/buurt.jpg"
            => "Waar het bestand staat, gezien vanaf deze tekst.",
        /// Alternative text. Required unless the picture is decorative.
        alt: Arc<str> = "alt" optional "Kinderen spelen op een plein"
            => "Wat erop te zien is, voor wie het niet ziet. Alleen bij versiering mag dit weg.",
        /// Whether it adds nothing to the text.
        decorative: bool = "decoratief" optional "true"
            => "Of het alleen versiering is.",
        /// Caption.
        caption: Arc<str> = "bijschrift" optional "Spelen op het plein"
            => "De tekst die eronder staat.",
        /// Photographer.
        photographer: Arc<str> = "fotograaf" optional "Naam van de fotograaf"
            => "Wie de foto heeft gemaakt.",
        /// What a crop keeps; the middle when absent.
        focal_point: FocalPoint = "brandpunt" optional "[50, 30]"
            => "Wat te zien blijft waar de foto wordt bijgesneden, in procenten van links en van boven: [50, 20] is in het midden, bovenin. Zonder deze sleutel is dat het midden van de foto.",
        /// Whether recognisable people agreed to its use.
        consent: Consent = "toestemming" optional "ja"
            => "Of mensen die herkenbaar zijn het goed vinden. Kies nvt als niemand herkenbaar is.",
    }

    /// Contact for questions.
    pub struct Contact {
        /// A name or a role.
        name: Arc<str> = "naam" optional "De redactie"
            => "Een afdeling of een rol, geen persoon.",
        /// Mail address.
        email: MailAddress = "email" optional "info@voorbeeld.nl"
            => "Een algemeen e-mailadres.",
        /// Web page.
        url: WebAddress = "url" optional "https://www.voorbeeld.nl"
            => "Een webpagina.",
    }

    /// A source with an address.
    pub struct CitedLink {
        /// Its title.
        title: Arc<str> = "titel" required "Jaarverslag van de academie, 2026"
            => "Hoe de bron heet.",
        /// Its web address.
        link: KeyLink = "link" required "https://www.sportindebuurt.nl"
            => "Het webadres van de bron.",
    }

    /// A work of someone else that a text retells.
    pub struct RetoldWork {
        /// Its title.
        title: Arc<str> = "titel" required "Sport in de wijk"
            => "Hoe het oorspronkelijke stuk heet.",
        /// Who made it: a person or an organisation.
        author: Arc<str> = "auteur" optional "Kenniscentrum Voorbeeld"
            => "Wie het heeft gemaakt: een schrijver of een organisatie.",
        /// A path or a web address.
        link: KeyLink = "link" optional "https://voorbeeld.nl/sport-in-de-wijk"
            => "Waar het te lezen is.",
        /// When it appeared.
        date: Period = "datum" optional "2022-02"
            => "Wanneer het verscheen: een dag, een maand, een kwartaal, een seizoen of een jaar.",
    }

    /// A rule that a document is exempt from, with the reason.
    pub struct Exemption {
        /// The rule.
        rule: Code = "regel" required "hard-to-read"
            => "De naam van de regel, zoals die in de melding staat.",
        /// The reason.
        reason: Arc<str> = "reden" required "citaat uit een wet"
            => "Waarom de regel hier niet geldt.",
    }
}

choices! {
    /// Whether recognisable people in a picture agreed to its use.
    pub enum Consent {
        /// They did.
        Given = "ja",
        /// Nobody can be recognised.
        NotNeeded = "nvt",
    }
}

/// On which regional sites a document is shown.
#[derive(Debug, Clone, Hash)]
pub enum Regions {
    /// On all of them.
    All,
    /// On these.
    Some(Refs<ARegion>),
}

impl Regions {
    /// Whether a region is among them.
    pub fn contains(&self, region: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some(regions) => regions.iter().any(|r| is_same_name(&r.value.id, region)),
        }
    }
}

impl Read for Regions {
    fn expected() -> Text {
        Text::new(
            "het woord alle, of een lijst van regio’s, zoals [noord, oost]",
            "alle, or a list of regions, such as [noord, oost]",
        )
    }

    fn shape() -> Shape {
        Refs::<ARegion>::shape().or_words(&["alle"])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "alle") => Some(Self::All),
            Value::List(_) => Vec::read(node, reader).map(Self::Some),
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

/// A source of facts: a link, or only a text.
#[derive(Debug, Clone, Hash)]
pub enum CitedSource {
    /// A title and an address.
    Link(CitedLink),
    /// A text.
    Text(Arc<str>),
}

impl Read for CitedSource {
    fn expected() -> Text {
        Text::new(
            "een tekst, of een blok met titel en link",
            "a text, or a mapping with titel and link",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![Shape::Text, CitedLink::shape()])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => CitedLink::read(node, reader).map(Self::Link),
            Value::List(_) => reader.wrong_type(node, &Self::expected()),
            _ => Arc::read(node, reader).map(Self::Text),
        }
    }
}

impl Read for Code {
    fn expected() -> Text {
        Text::new(
            "de naam van een regel, zoals hard-to-read (zie: vindplek explain)",
            "the name of a rule, such as hard-to-read (see: vindplek explain)",
        )
    }

    fn shape() -> Shape {
        Shape::Rule
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        written.parse().ok().or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|code| code.as_str()).collect();
            let place = reader.place(node.span);
            reader.push(invalid_value::not_in_closed_list(place, written, &names));
            None
        })
    }
}
