//! Courses: `aanbod/<id>.md`. The fields are those of the registration form that the academies
//! agreed on.

use std::sync::Arc;

use jiff::civil::Date;

use super::common::{Refs, Texts};
use super::number::Positive;
use super::schema::{Field, Read, Reader, choices, record};
use super::value::{
    ACriterion, AKind, AModule, APartner, AProfile, ARegion, AnAudience, Known, Named, NewId,
    NonEmpty, Ref, Table, is_word, note, one_of,
};
use crate::diagnostic::Text;
use crate::diagnostic::codes::{invalid_value, missing_key};
use crate::source::Spanned;
use crate::syntax::yaml::{Node, Value};

record! {
    /// A course, a training, a learning path: anything that a coach can take part in.
    pub struct Course {
        /// What kind of offer.
        kind: Ref<AKind> = "soort" required "cursus",
        /// How far it has come.
        phase: Phase = "fase" required "in-ontwikkeling",
        /// Along which route it lands in the academies.
        route: Route = "route" required "nieuw",
        /// What it is for.
        goal: Arc<str> = "doel" required "Je weet hoe de gemeente werkt en hoe je invloed hebt op beleid.",
        /// Who takes part.
        participants: Refs<AnAudience> = "deelnemers" required "[buurtsportcoach]",
        /// For which functions of the carrièrepad.
        functions: Functions = "functies" required "[A, B]",
        /// For which BRC profiles: another axis than the functions.
        profiles: Refs<AProfile> = "profielen" optional "[beweegcoach]",
        /// What one can do afterwards.
        outcomes: Known<NonEmpty<Arc<str>>> = "leeruitkomsten" required "[Je kunt de beleidscyclus uitleggen.]",
        /// What one must have or be able to do before.
        entry: Entry = "instapvoorwaarden" required "geen",
        /// How much time it takes.
        time: Known<Time> = "tijdsinvestering" required "{dagdelen: 4}",
        /// What it costs.
        cost: Cost = "kosten" required "onbekend",
        /// Where it happens: in a room, online or both.
        form: Known<Form> = "vorm" required "fysiek",
        /// Where, in words.
        location: Arc<str> = "locatie" optional "Bij jou in de regio",
        /// Who gives it.
        provider: Provider = "aanbieder" required "vsg",
        /// Who helps.
        partners: Refs<APartner> = "partners" optional "[mulier-instituut]",
        /// The academies that offer it, besides those of its runs.
        offered_by: Refs<ARegion> = "aangeboden_door" optional "[noord]",
        /// The assessment against the norm.
        assessment: Assessment = "toetsing" optional "{versie: '1', datum: 2026-03-12, antwoorden: {doel: ja}}",
        /// Its parts.
        modules: Vec<Spanned<Module>> = "modules" optional "[{id: een, titel: Dagdeel één, uren: 3}]",
        /// What one gets.
        materials: Texts = "materialen" optional "[Digitaal naslagwerk]",
        /// What one can show afterwards.
        certificate: Arc<str> = "certificaat" optional "Bewijs van deelname",
        /// When and where it is given.
        runs: Vec<Spanned<Run>> = "uitvoeringen" optional "[{id: maart, regio: noord, start: 2026-03-12}]",
    }

    /// A part of a course.
    pub struct Module {
        /// Unique in the course.
        id: NewId = "id" required "beleidscyclus",
        /// What it is called.
        title: Arc<str> = "titel" required "De beleidscyclus",
        /// Half-days.
        half_days: Positive = "dagdelen" optional "1",
        /// Hours.
        hours: Positive = "uren" optional "3",
        /// Days.
        days: Positive = "dagen" optional "1",
        /// In words.
        note: Arc<str> = "toelichting" optional "plus voorbereiding thuis",
        /// Modules elsewhere that teach the same, so that nobody does a thing twice.
        equals: Refs<AModule> = "gelijk_aan" optional "[andere-cursus#module]",
    }

    /// One time that a course is given.
    pub struct Run {
        /// Unique in the course.
        id: NewId = "id" required "maart-2026",
        /// The academy that gives it.
        region: Ref<ARegion> = "regio" optional "noord",
        /// First day.
        start: Date = "start" required "2026-03-12",
        /// Last day; the first when absent.
        end: Date = "eind" optional "2026-03-26",
        /// Where.
        place: Arc<str> = "plaats" optional "Groningen",
        /// Form of this run.
        form: Form = "vorm" optional "fysiek",
        /// Whether one can still join.
        status: RunStatus = "status" optional "open",
        /// Where to enrol: https or mailto.
        enrol: Arc<str> = "aanmelden" optional "https://voorbeeld.nl/aanmelden",
        /// What this run costs.
        cost: Cost = "kosten" optional "gratis",
    }

    /// How much time something takes. A half-day is a unit of its own and never converted.
    pub struct TimeFields {
        /// Half-days.
        half_days: Positive = "dagdelen" optional "4",
        /// Hours.
        hours: Positive = "uren" optional "12",
        /// Days.
        days: Positive = "dagen" optional "2",
        /// In words.
        note: Arc<str> = "toelichting" optional "plus voorbereiding thuis",
    }

    /// A price.
    pub struct Price {
        /// In euros.
        amount: Positive = "bedrag" required "125.50",
        /// Who pays it.
        per: Per = "per" required "deelnemer",
        /// VAT.
        vat: Vat = "btw" optional "vrijgesteld",
        /// In words.
        note: Arc<str> = "toelichting" optional "inclusief lunch",
    }

    /// A provider that is not in the list of partners yet.
    pub struct UnlistedProvider {
        /// Name.
        name: Arc<str> = "naam" required "Naam van de aanbieder",
        /// Web site.
        website: Arc<str> = "website" optional "https://voorbeeld.nl",
    }

    /// How a course was held against the norm. The verdict follows from the answers.
    pub struct Assessment {
        /// Version of the norm.
        version: Arc<str> = "versie" required "'1'",
        /// When.
        date: Date = "datum" required "2026-03-12",
        /// The answer to each criterion.
        answers: Answers = "antwoorden" required "{doel: ja, kosten: nvt}",
    }
}

choices! {
    /// How far a course has come.
    pub enum Phase {
        /// Being made.
        InDevelopment = "in-ontwikkeling",
        /// Described in the shared words.
        Described = "omschreven",
        /// Held against the norm.
        Assessed = "getoetst",
        /// On offer.
        Available = "beschikbaar",
        /// On offer, and evaluated.
        Evaluated = "geevalueerd",
        /// No longer on offer.
        Stopped = "gestopt",
        /// Not fit for the academies; never published.
        Unfit = "niet-geschikt",
    }

    /// Along which route an offer lands in the academies.
    pub enum Route {
        /// It existed.
        Existing = "bestaand",
        /// It is made for them.
        New = "nieuw",
    }

    /// A function of the carrièrepad.
    pub enum Function {
        /// Guiding.
        A = "A",
        /// The letter alone is known.
        B = "B",
        /// The letter alone is known.
        C = "C",
        /// Policy-making and coordinating.
        D = "D",
    }

    /// Where a course happens.
    pub enum Form {
        /// In a room.
        InPerson = "fysiek",
        /// Online.
        Online = "online",
        /// Both.
        Blended = "blended",
    }

    /// Whether one can join a run.
    pub enum RunStatus {
        /// One can.
        Open = "open",
        /// It is full.
        Full = "vol",
        /// It does not take place.
        Cancelled = "geannuleerd",
        /// It will take place.
        Planned = "gepland",
    }

    /// Who pays a price.
    pub enum Per {
        /// Each participant.
        Participant = "deelnemer",
        /// A group.
        Group = "groep",
        /// An organisation.
        Organisation = "organisatie",
    }

    /// How value-added tax stands to a price.
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
    /// Whether one may enrol, and runs may still be to come.
    pub fn is_bookable(self) -> bool {
        matches!(self, Self::Available | Self::Evaluated)
    }

    /// Whether an assessment against the norm is due.
    pub fn needs_assessment(self) -> bool {
        matches!(self, Self::Assessed | Self::Available | Self::Evaluated)
    }
}

impl Function {
    /// The letter in an address: `a`.
    pub fn letter(self) -> char {
        match self {
            Self::A => 'a',
            Self::B => 'b',
            Self::C => 'c',
            Self::D => 'd',
        }
    }
}

/// For which functions of the carrièrepad a course is.
#[derive(Debug, Clone)]
pub enum Functions {
    /// Not known yet.
    Unknown,
    /// For all of them.
    All,
    /// For these.
    Some(Vec<Spanned<Function>>),
}

impl Functions {
    /// Whether it is for a function, as far as is known.
    pub fn contains(&self, function: Function) -> bool {
        match self {
            Self::Unknown => false,
            Self::All => true,
            Self::Some(functions) => functions.iter().any(|f| f.value == function),
        }
    }
}

impl Read for Functions {
    fn expected() -> Text {
        Text::new(
            "een lijst van functies (A, B, C, D), of: alle, of: onbekend",
            "a list of functions (A, B, C, D), or: alle, or: onbekend",
        )
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            _ if is_word(node, "alle") => Some(Self::All),
            Value::List(_) => NonEmpty::read(node, reader).map(|list| Self::Some(list.0)),
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

/// What one must have or be able to do before a course.
#[derive(Debug, Clone)]
pub enum Entry {
    /// Nothing: `geen`.
    None,
    /// Not known yet.
    Unknown,
    /// These.
    Conditions(Texts),
}

impl Read for Entry {
    fn expected() -> Text {
        Text::new(
            "een lijst van voorwaarden, of: geen, of: onbekend",
            "a list of conditions, or: geen, or: onbekend",
        )
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            _ if is_word(node, "geen") => Some(Self::None),
            Value::List(_) => NonEmpty::read(node, reader).map(|list| Self::Conditions(list.0)),
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

/// How much time a course takes: at least one unit is given.
#[derive(Debug, Clone, Default)]
pub struct Time(pub TimeFields);

impl Read for Time {
    fn expected() -> Text {
        Text::new(
            "een blok met dagdelen, uren of dagen",
            "a mapping with dagdelen, uren or dagen",
        )
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            return reader.wrong_type(node, &Self::expected());
        };
        let units = ["dagdelen", "uren", "dagen"];
        let before = reader.problems.len();
        let fields = TimeFields::read(node, reader)?;
        if units.iter().all(|unit| map.get(unit).is_none()) && reader.problems.len() == before {
            let place = reader.holder_place();
            let problem = missing_key::problem(place, "dagdelen", &Self::expected(), "4");
            reader.push(problem);
        }
        Some(Self(fields))
    }
}

/// What a course costs.
#[derive(Debug, Clone)]
pub enum Cost {
    /// Nothing.
    Free,
    /// One has to ask.
    OnRequest,
    /// Not known yet.
    Unknown,
    /// A price.
    Price(Price),
}

impl Read for Cost {
    fn expected() -> Text {
        Text::new(
            "gratis, op-aanvraag, onbekend, of een blok met bedrag en per",
            "gratis, op-aanvraag, onbekend, or a mapping with bedrag and per",
        )
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "gratis") => Some(Self::Free),
            _ if is_word(node, "op-aanvraag") => Some(Self::OnRequest),
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            Value::Map(_) => Price::read(node, reader).map(Self::Price),
            Value::Scalar(scalar) if !super::number::looks_like_one(&scalar.text) => {
                let words = ["gratis", "op-aanvraag", "onbekend"];
                let problem = match &*scalar.text {
                    "" => invalid_value::empty(reader.place(node.span), &one_of(&words)),
                    other => invalid_value::not_in_list(reader.place(node.span), other, &words),
                };
                reader.push(problem);
                None
            }
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

/// Who gives a course.
#[derive(Debug, Clone)]
pub enum Provider {
    /// Not known yet.
    Unknown,
    /// A partner of the list.
    Partner(Ref<APartner>),
    /// One that is not in the list yet.
    Unlisted(UnlistedProvider),
}

impl Read for Provider {
    fn expected() -> Text {
        Text::new(
            "de korte naam (id) van een partner, of: onbekend",
            "the id of a partner, or: onbekend",
        )
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            Value::Map(_) => UnlistedProvider::read(node, reader).map(Self::Unlisted),
            _ => Ref::read(node, reader).map(Self::Partner),
        }
    }
}

/// The answer to each criterion of the norm, by the criterion's id.
#[derive(Debug, Clone, Default)]
pub struct Answers(pub Table<Answer>);

impl Read for Answers {
    fn expected() -> Text {
        Text::new(
            "een blok met voor elk criterium ja, nee of nvt",
            "a mapping from criteria to ja, nee or nvt",
        )
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let table: Table<Answer> = match &node.value {
            Value::Map(_) => Table::read(node, reader)?,
            _ => return reader.wrong_type(node, &Self::expected()),
        };
        for (criterion, _) in &table.0 {
            note(reader, ACriterion::TARGET, &criterion.value, criterion.span);
        }
        Some(Self(table))
    }
}

impl Run {
    /// The last day: the first when no end is given.
    pub fn last_day(&self) -> Option<Date> {
        let end = self.end.as_ref().map(|end| end.value);
        end.or_else(|| self.first_day())
    }

    /// The first day.
    pub fn first_day(&self) -> Option<Date> {
        self.start.as_ref().map(|start| start.value)
    }

    /// Whether its last day lies before a date. A run without a date is not past.
    pub fn is_past(&self, today: Date) -> bool {
        self.last_day().is_some_and(|last| last < today)
    }
}

impl Course {
    /// The runs, in the order in which they were written.
    pub fn runs(&self) -> &[Spanned<Run>] {
        super::value::items(&self.runs)
    }

    /// The phase; [`Phase::InDevelopment`] when it could not be read, which promises the least.
    pub fn phase(&self) -> Phase {
        self.phase
            .as_ref()
            .map_or(Phase::InDevelopment, |p| p.value)
    }

    /// A field as a value that may be unknown.
    pub fn known<T>(field: &Field<Known<T>>) -> Option<&T> {
        field.as_ref().and_then(|value| value.value.known())
    }
}

impl Form {
    /// As readers see it.
    pub fn dutch(self) -> &'static str {
        match self {
            Self::InPerson => "Op locatie",
            Self::Online => "Online",
            Self::Blended => "Op locatie en online",
        }
    }
}
