//! Courses: `aanbod/<id>.md`. The keys are those of the registration form that the academies agreed
//! on.

mod credit;
mod evaluation;
mod material;
mod price_text;
mod run;
mod text_or_link;
mod values;
mod video;

use std::sync::Arc;

use jiff::civil::Date;

pub use self::credit::{NlqfLevel, RegisterPoints};
pub use self::evaluation::Evaluation;
pub use self::material::{LinkedMaterial, Material};
pub use self::run::{CourseRun, Session, SessionOfRun};
pub use self::text_or_link::{TextOrLink, TitledLink};
pub use self::values::{
    Answers, Cost, EntryRequirements, Euros, Functions, Provider, TimeInvestment,
};
pub use self::video::Video;
use super::common::Refs;
use super::language_tag::LanguageTag;
use super::link::{EnrolAddress, WebAddress};
use super::number::Positive;
use super::schema::{Field, choices, record};
use super::value::{
    ACourse, AKind, AModule, APartner, AProfile, ARegion, AnAudience, Known, NewId, NonEmpty, Ref,
};
use crate::source::Spanned;

record! {
    /// A course, a training or a learning path: anything that a coach can take part in.
    pub struct Course {
        /// Kind of course.
        kind: Known<Ref<AKind>> = "soort" required "cursus"
            => "Wat voor scholing is het?",
        /// The phase of its development.
        phase: Phase = "fase" required "in-ontwikkeling"
            => "Hoe ver is het? Aanmelden kan alleen als het beschikbaar of geevalueerd is. Kies afgerond voor wat één keer is gegeven, en onbekend als u niet weet of het nog komt.",
        /// The route by which it enters the academies.
        route: Route = "route" required "nieuw"
            => "Bestaat het al, of wordt het nieuw gemaakt? Kies extern voor aanbod van een ander dat de academies niet toetsen: aanmelden gaat daar bij de aanbieder.",
        /// Its goal.
        goal: Arc<str> = "doel" required "Je weet hoe de gemeente werkt en hoe je invloed hebt op beleid."
            => "Waar is het goed voor? Schrijf een of twee zinnen.",
        /// The audiences that take part.
        participants: Known<Refs<AnAudience>> = "deelnemers" required "[buurtsportcoach]"
            => "Wie doet er mee?",
        /// The functions of the carrièrepad that it suits.
        functions: Functions = "functies" required "[A, B]"
            => "Bij welke functies van het carrièrepad past het?",
        /// The address to enrol without a date: https or mailto.
        enrol: EnrolAddress = "aanmelden" optional "https://voorbeeld.nl/aanmelden"
            => "Waar een deelnemer zich aanmeldt als er geen datum te kiezen is, zoals bij e-learning: een webadres, of mailto: met een e-mailadres. Dit mag erbij als de fase beschikbaar of geevalueerd is. Wat bij één datum hoort, staat bij die uitvoering.",
        /// Whether it is given when asked for.
        on_request: bool = "op_aanvraag" optional "ja"
            => "Kan een team, organisatie of gemeente het aanvragen, op een datum naar keuze?",
        /// The BRC profiles that it suits, which are independent of the functions.
        profiles: Refs<AProfile> = "profielen" optional "[beweegcoach]"
            => "Voor welke profielen van de Brede Regeling Combinatiefuncties (BRC) is het? Dat is iets anders dan de functie.",
        /// Learning outcomes.
        outcomes: Known<NonEmpty<Arc<str>>> = "leeruitkomsten" required "[Je kunt de beleidscyclus uitleggen.]"
            => "Wat weet of kan een deelnemer na afloop?",
        /// Entry requirements.
        entry: EntryRequirements = "instapvoorwaarden" required "geen"
            => "Wat moet een deelnemer hebben of kunnen?",
        /// Time investment.
        time: Known<TimeInvestment> = "tijdsinvestering" required "{dagdelen: 4}"
            => "Hoeveel tijd kost het, met de voorbereiding erbij? Eén getal is genoeg.",
        /// Cost.
        cost: Cost = "kosten" required "onbekend"
            => "Wat kost het om mee te doen? Gelden er meer prijzen, maak er dan een lijst van, met bij elke prijs voor wie die is.",
        /// What pays for it: subsidies, vouchers, funds.
        funding: Vec<Spanned<TextOrLink>> = "vergoeding" optional "[{titel: Scholingsfonds van de sport, link: 'https://voorbeeld.nl/fonds'}]"
            => "Welke subsidie, voucher of welk fonds betaalt mee? Een tekst, of een titel met een link.",
        /// Form: in person, online or both.
        form: Known<Form> = "vorm" required "fysiek"
            => "Komen deelnemers bij elkaar, is het online of allebei?",
        /// Location, in words.
        location: Arc<str> = "locatie" optional "Bij jou in de regio"
            => "Waar is het? Bijvoorbeeld: bij jou in de regio.",
        /// The organisation that gives it.
        provider: Provider = "aanbieder" required "sportbedrijf"
            => "Welke organisatie geeft de scholing?",
        /// The organisations that help.
        partners: Refs<APartner> = "partners" optional "[sportbedrijf]"
            => "Welke organisaties helpen mee?",
        /// The academies that offer it, in addition to those of its runs.
        offered_by: Refs<ARegion> = "aangeboden_door" optional "[noord]"
            => "Welke academies bieden het aan? Die van een uitvoering tellen vanzelf mee.",
        /// The assessment against the norm.
        assessment: Assessment = "toetsing" optional "{versie: '1', datum: 2026-03-12, antwoorden: {doel: ja}}"
            => "Hoe het aan het toetsingskader is getoetst. Dit moet erbij vanaf de fase getoetst.",
        /// Its modules.
        modules: Vec<Spanned<Module>> = "modules" optional "[{id: een, titel: Dagdeel één, uren: 3}]"
            => "Bestaat het uit delen die los te volgen zijn? Met modules hoeft niemand iets \
                dubbel te doen.",
        /// Parts of a curriculum that need not be taken again after it.
        exempts: Vec<Spanned<TextOrLink>> = "vrijstelling" optional "['Keuzedeel Bewegen in de wijk, mbo Sport en bewegen']"
            => "Welke onderdelen van een mbo- of hbo-opleiding hoeft een deelnemer na afloop niet over te doen?",
        /// The courses that one takes first.
        follows: Refs<ACourse> = "vervolg_op" optional "[hoe-werkt-de-gemeente]"
            => "Welke cursussen volgt een deelnemer eerst? Zo ontstaat een leerpad, dat op de pagina van elke cursus staat.",
        /// Materials that participants get.
        materials: Vec<Spanned<Material>> = "materialen" optional "[Digitaal naslagwerk, {titel: Werkboek, link: https://voorbeeld.nl/werkboek}]"
            => "Wat krijgt een deelnemer erbij? Een tekst, of een titel met een bestand of een link erbij.",
        /// The certificate that participants get.
        certificate: Arc<str> = "certificaat" optional "Bewijs van deelname"
            => "Wat krijgt een deelnemer na afloop? Bijvoorbeeld een bewijs van deelname.",
        /// The points that it gives in registers of professionals.
        points: Vec<Spanned<RegisterPoints>> = "punten" optional "[{register: Registerplein, aantal: 12}]"
            => "Hoeveel punten krijgt een deelnemer ervoor, en bij welk register?",
        /// Its level in the Dutch qualifications framework.
        nlqf: NlqfLevel = "nlqf" optional "5"
            => "Het niveau in het Nederlands kwalificatieraamwerk, NLQF.",
        /// Its credits in the European system.
        ects: Positive = "ects" optional "2.5"
            => "Hoeveel studiepunten (ECTS) krijgt een deelnemer ervoor?",
        /// The language in which it is given; Dutch when absent.
        language: LanguageTag = "taal" optional "en"
            => "In welke taal is het, als dat geen Nederlands is?",
        /// What participants thought of it.
        evaluation: Evaluation = "evaluatie" optional "{periode: 2025-najaar, respons: 48, cijfer: 8.2}"
            => "Wat vonden deelnemers ervan? Dit hoort erbij in de fase geevalueerd.",
        /// A video about it.
        video: Video = "video" optional "{titel: Een ochtend op het plein, url: https://voorbeeld.nl/video, duur: 3 minuten, ondertiteld: ja}"
            => "Een korte video erover. Die staat op de pagina als plaatje met een link.",
        /// Its runs.
        runs: Vec<Spanned<CourseRun>> = "uitvoeringen" optional "[{id: maart, regio: noord, start: 2026-03-12, plaats: Groningen}]"
            => "Wanneer en waar wordt het gegeven? Wat nog komt, mag er pas bij als de fase beschikbaar of geevalueerd is.",
    }

    /// A part of a course that can be taken separately.
    pub struct Module {
        /// Unique in the course.
        id: NewId = "id" required "beleidscyclus"
            => "Een korte naam, die in deze cursus één keer voorkomt.",
        /// Its title.
        title: Arc<str> = "titel" required "De beleidscyclus"
            => "Hoe de module heet.",
        /// Half-days.
        half_days: Positive = "dagdelen" optional "1"
            => "Hoeveel dagdelen de module duurt.",
        /// Hours.
        hours: Positive = "uren" optional "3"
            => "Hoeveel uren de module duurt.",
        /// Days.
        days: Positive = "dagen" optional "1"
            => "Hoeveel dagen de module duurt.",
        /// Explanation.
        note: Arc<str> = "toelichting" optional "plus voorbereiding thuis"
            => "Uitleg bij de tijd.",
        /// Equivalent modules of other courses, so that nobody takes the same module twice.
        equals: Refs<AModule> = "gelijk_aan" optional "[andere-cursus#module]"
            => "Modules van andere cursussen waarin een deelnemer hetzelfde leert: cursus#module.",
        /// Parts of a curriculum that need not be taken again after it.
        exempts: Vec<Spanned<TextOrLink>> = "vrijstelling" optional "['Keuzedeel Bewegen in de wijk, mbo Sport en bewegen']"
            => "Welke onderdelen van een mbo- of hbo-opleiding hoeft een deelnemer na deze module niet over te doen?",
    }

    /// An amount of time. Half-days are never converted to hours or days.
    pub struct TimeFields {
        /// Half-days.
        half_days: Positive = "dagdelen" optional "4"
            => "Hoeveel dagdelen.",
        /// Hours.
        hours: Positive = "uren" optional "12"
            => "Hoeveel uren.",
        /// Days.
        days: Positive = "dagen" optional "2"
            => "Hoeveel dagen.",
        /// Explanation.
        note: Arc<str> = "toelichting" optional "plus voorbereiding thuis"
            => "Uitleg bij de tijd, zoals voorbereiding thuis.",
    }

    /// A price.
    pub struct Price {
        /// In euros.
        amount: Euros = "bedrag" required "125.50"
            => "Het bedrag in euro’s, met een punt voor de centen.",
        /// The unit that the price is for.
        per: Per = "per" required "deelnemer"
            => "Waar het bedrag voor geldt: een deelnemer, een groep of een organisatie.",
        /// VAT.
        vat: Vat = "btw" optional "vrijgesteld"
            => "Of de btw erin zit.",
        /// Whom it is for, if not for everyone.
        audience: Arc<str> = "voor" optional "leden van de bond"
            => "Voor wie deze prijs is, als die niet voor iedereen geldt.",
        /// Explanation.
        note: Arc<str> = "toelichting" optional "inclusief lunch"
            => "Uitleg bij de prijs.",
    }

    /// A price in a list of several.
    pub struct ListedPrice {
        /// Whom it is for.
        audience: Arc<str> = "voor" required "leden van de bond"
            => "Voor wie deze prijs is.",
        /// In euros.
        amount: Euros = "bedrag" required "125.50"
            => "Het bedrag in euro's, met een punt voor de centen. Is het voor sommigen gratis, zet dat dan bij de toelichting.",
        /// The unit that the price is for.
        per: Per = "per" required "deelnemer"
            => "Waar het bedrag voor geldt: een deelnemer, een groep of een organisatie.",
        /// VAT.
        vat: Vat = "btw" optional "vrijgesteld"
            => "Of de btw erin zit.",
        /// Explanation.
        note: Arc<str> = "toelichting" optional "inclusief lunch"
            => "Uitleg bij de prijs.",
    }

    /// A provider that is not in the list of partners yet.
    pub struct UnlistedProvider {
        /// Name.
        name: Arc<str> = "naam" required "Naam van de aanbieder"
            => "De naam van de organisatie.",
        /// Web site.
        website: WebAddress = "website" optional "https://voorbeeld.nl"
            => "Het webadres van de organisatie.",
    }

    /// The assessment of a course against the norm. The verdict follows from the answers.
    pub struct Assessment {
        /// Version of the norm.
        version: Arc<str> = "versie" required "'1'"
            => "De versie van het toetsingskader.",
        /// Date of the assessment.
        date: Date = "datum" required "2026-03-12"
            => "De dag van de toetsing.",
        /// The answer to each criterion.
        answers: Answers = "antwoorden" required "{doel: ja, kosten: nvt}"
            => "Het antwoord op elk criterium: ja, nee of nvt.",
    }
}

choices! {
    /// A phase of the development of a course.
    pub enum Phase {
        /// In development.
        InDevelopment = "in-ontwikkeling",
        /// Described in the shared terms.
        Described = "omschreven",
        /// Assessed against the norm.
        Assessed = "getoetst",
        /// Available.
        Available = "beschikbaar",
        /// Available, and evaluated.
        Evaluated = "geevalueerd",
        /// A one-off that has been given.
        Completed = "afgerond",
        /// No longer given.
        Stopped = "gestopt",
        /// Unfit for the academies; never published.
        Unfit = "niet-geschikt",
        /// Nobody knows whether it is still given. Unlike a phase that could not be read, this is
        /// what the content says.
        Unknown = "onbekend",
    }

    /// The route by which a course enters the academies.
    pub enum Route {
        /// It exists already.
        Existing = "bestaand",
        /// It is made for the academies.
        New = "nieuw",
        /// It is offer of others, which the academies did not assess; one enrols at its provider.
        External = "extern",
        /// No source says.
        Unknown = "onbekend",
    }

    /// A function of the carrièrepad.
    pub enum Function {
        /// Guiding.
        A = "A",
        /// Only its letter is known.
        B = "B",
        /// Only its letter is known.
        C = "C",
        /// Policy-making and coordinating.
        D = "D",
    }

    /// The form of a course or run.
    pub enum Form {
        /// In person.
        InPerson = "fysiek",
        /// Online.
        Online = "online",
        /// Both.
        Blended = "blended",
    }

    /// Whether people can enrol for a run.
    pub enum RunStatus {
        /// Open for enrolment.
        Open = "open",
        /// Full.
        Full = "vol",
        /// Cancelled.
        Cancelled = "geannuleerd",
        /// Planned.
        Planned = "gepland",
    }

    /// The unit that a price is for.
    pub enum Per {
        /// A participant.
        Participant = "deelnemer",
        /// A group.
        Group = "groep",
        /// An organisation.
        Organisation = "organisatie",
    }

    /// Whether a price includes value-added tax.
    pub enum Vat {
        /// Included.
        Included = "inclusief",
        /// Excluded.
        Excluded = "exclusief",
        /// Exempt.
        Exempt = "vrijgesteld",
    }

    /// The answer to a criterion of the norm.
    pub enum Answer {
        /// Yes.
        Yes = "ja",
        /// No.
        No = "nee",
        /// Does not apply.
        NotApplicable = "nvt",
    }
}

impl Phase {
    /// Whether people can enrol, and future runs are allowed.
    pub fn is_bookable(self) -> bool {
        matches!(self, Self::Available | Self::Evaluated)
    }

    /// Whether it is over, or may be: it comes last in lists, and is not counted as offer.
    pub fn is_over(self) -> bool {
        match self {
            Self::InDevelopment
            | Self::Described
            | Self::Assessed
            | Self::Available
            | Self::Evaluated => false,
            Self::Completed | Self::Stopped | Self::Unfit | Self::Unknown => true,
        }
    }

    /// Whether it follows the assessment against the norm. From there on a provider is in the list
    /// of partners.
    pub fn follows_assessment(self) -> bool {
        matches!(self, Self::Assessed | Self::Available | Self::Evaluated)
    }
}

impl Route {
    /// The phases that make sense for offer of others.
    pub const EXTERNAL_PHASES: [Phase; 3] = [Phase::Available, Phase::Completed, Phase::Stopped];
}

impl Function {
    /// The letter as it is in an address: `a`.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
            Self::D => "d",
        }
    }
}

impl Course {
    /// The runs, in the order in which they were written.
    pub fn runs(&self) -> &[Spanned<CourseRun>] {
        super::value::items(&self.runs)
    }

    /// Whether the template of its page uses an anchor: `modules`, `module-<id>`, `uitvoeringen` or
    /// `uitvoering-<id>`. Any id of a run counts, as the accents of regions add runs.
    pub(super) fn has_anchor(&self, id: &str) -> bool {
        let modules = super::value::items(&self.modules);
        let is_id = |module: &Spanned<Module>, id: &str| {
            let own = module.value.id.as_ref();
            own.is_some_and(|own| &*own.value.0 == id)
        };
        match id.strip_prefix("module-") {
            Some(id) => modules.iter().any(|module| is_id(module, id)),
            None if id == "modules" => !modules.is_empty(),
            None => id == "uitvoeringen" || id.starts_with("uitvoering-"),
        }
    }

    /// Whether it is offer of others, which did not walk the routes of the academies.
    pub fn is_external(&self) -> bool {
        super::value::value(&self.route) == Some(&Route::External)
    }

    /// Whether an assessment against the norm is required.
    pub fn needs_assessment(&self) -> bool {
        self.phase().follows_assessment() && !self.is_external()
    }

    /// The id of its kind; empty when it is unknown.
    pub fn kind(&self) -> &str {
        Self::known(&self.kind).map_or("", |kind| &kind.id)
    }

    /// The ids of the audiences that take part; none when they are unknown.
    pub fn participants(&self) -> impl Iterator<Item = &Arc<str>> {
        let known = Self::known(&self.participants).into_iter().flatten();
        known.map(|audience| &audience.value.id)
    }

    /// The address to enrol without a date, while one can enrol.
    pub fn open_enrolment(&self) -> Option<&EnrolAddress> {
        super::value::value(&self.enrol).filter(|_| self.phase().is_bookable())
    }

    /// Whether it is or will be given when asked for.
    pub fn is_on_request(&self) -> bool {
        super::value::value(&self.on_request) == Some(&true) && !self.phase().is_over()
    }

    /// The phase; [`Phase::InDevelopment`] if it could not be read, as that promises the least.
    pub fn phase(&self) -> Phase {
        self.phase
            .as_ref()
            .map_or(Phase::InDevelopment, |p| p.value)
    }

    /// The value of a field; `None` if it is absent or `onbekend`.
    pub fn known<T>(field: &Field<Known<T>>) -> Option<&T> {
        field.as_ref().and_then(|value| value.value.known())
    }
}

impl Form {
    /// The form in Dutch words.
    pub fn dutch(self) -> &'static str {
        match self {
            Self::InPerson => "Op locatie",
            Self::Online => "Online",
            Self::Blended => "Op locatie en online",
        }
    }
}
