//! A course: `course` in `course.html`.

use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::body::BodyView;
use super::card::all_named;
use super::card::{Offer, PhaseView};
use super::courses::trail;
use super::facts::{self, Unknowns};
use super::meta::PageMeta;
use super::module::ModuleView;
use super::parts::{ContactView, LinkKind, LinkView, Named, PictureView, Stamp, Tag};
use super::runs;
use super::shown::{Shown, value};
use super::verdict::VerdictView;
use crate::model::common::{Refs, Texts};
use crate::model::course::{Course, Entry, Function, Functions, Provider};
use crate::model::heads::DocIx;
use crate::model::layout::{Kind, Owner};
use crate::model::schema::Field;
use crate::model::value::{ids, items, text};
use crate::model::vocabulary::{Vocabulary, Word};
use crate::plan::address::Address;
use crate::plan::facet::Axis;
use crate::plan::runs::coming;
use crate::render::dutch;
use crate::render::here::Here;
use crate::render::spot::{mailto, owned};
use crate::source::Spanned;

/// A course.
#[derive(Debug, Serialize)]
pub struct CourseView {
    /// Its id.
    pub id: String,
    /// What kind of offer.
    pub kind: Tag,
    /// How far it has come.
    pub phase: PhaseView,
    /// The facts in short. Each is null when unknown; `unknown` says so once.
    pub summary: SummaryBox,
    /// What it is for.
    pub goal: String,
    /// What one can do afterwards; empty when unknown.
    pub outcomes: Vec<String>,
    /// What one must have or be able to do before.
    pub entry: EntryView,
    /// Its text.
    pub body: BodyView,
    /// Its parts. The list is anchored `modules`.
    pub modules: Vec<ModuleView>,
    /// When and where it is given. The list is anchored `uitvoeringen`.
    pub runs: RunsView,
    /// Who gives it; null when unknown.
    pub provider: Option<ProviderView>,
    /// Who helps.
    pub partners: Vec<ProviderView>,
    /// How it was held against the norm; null when it was not.
    pub norm: Option<VerdictView>,
    /// For which functions of the carrièrepad, each with a link to it; empty when unknown.
    pub functions: Vec<LinkView>,
    /// Whether it is for every function.
    pub all_functions: bool,
    /// For which BRC profiles.
    pub profiles: Vec<Tag>,
    /// What it is about.
    pub themes: Vec<Tag>,
    /// What one can show afterwards.
    pub certificate: Option<String>,
    /// What one gets.
    pub materials: Vec<String>,
    /// Whom to ask: the document's contact, else the region's.
    pub contact: ContactView,
    /// A `mailto:` address to pass on a change, with the subject filled in.
    pub report: String,
    /// The academies that offer it, each with a link to it on its own site. On a regional site the
    /// other academies.
    pub academies: Vec<Offer>,
    /// The name of the region whose course it is, for a course of one region.
    pub region: Option<String>,
    /// What the region of this site has changed in the shared course, in words: `de kosten`, `het
    /// contact`; empty when nothing.
    pub changed: Vec<String>,
    /// The picture that goes with it.
    pub picture: Option<PictureView>,
    /// Related courses, as [`super::card::CourseCard`]s.
    pub related: Vec<Value>,
}

/// The facts of a course in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SummaryBox {
    /// The first run to come.
    pub start: Option<Stamp>,
    /// The anchor of that run: `uitvoering-maart`.
    pub start_anchor: Option<String>,
    /// Where: the place of that run, else where the course is given in general.
    pub place: Option<String>,
    /// How much time: `4 dagdelen`.
    pub time: Option<String>,
    /// What there is to say about the time.
    pub time_note: Option<String>,
    /// What it costs.
    pub cost: Option<CostView>,
    /// In a room, online or both.
    pub form: Option<Named>,
    /// Who takes part.
    pub participants: Vec<Named>,
    /// What is not known and what to do about it, in one or two sentences: `Datum, plaats en prijs
    /// zijn nog niet bekend. Mail je academie dat je belangstelling hebt.`
    pub unknown: Option<String>,
    /// The `mailto:` address that goes with it, with the subject filled in.
    pub unknown_mail: Option<String>,
}

/// What something costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CostView {
    /// `€ 125,50 per deelnemer, vrijgesteld van btw`, `Gratis`, `Op aanvraag`.
    pub text: String,
    /// What there is to say about it.
    pub note: Option<String>,
    /// Whether it is free of charge.
    pub free: bool,
}

/// What one must have or be able to do before a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    /// Whether it is known at all.
    pub known: bool,
    /// The conditions; empty with `known` means that there are none.
    pub conditions: Vec<String>,
}

/// When and where a course is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunsView {
    /// Runs to come of the site's own region; on the national site all of them.
    pub own: Vec<RunView>,
    /// Runs to come of other regions, to be folded; empty on the national site.
    pub others: Vec<RunView>,
    /// Runs that are past, the latest first, to be folded.
    pub past: Vec<RunView>,
}

/// One time that a course is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// Its anchor: `uitvoering-maart`.
    pub anchor: String,
    /// When.
    pub dates: Stamp,
    /// The last day, for machines.
    pub end: String,
    /// Where.
    pub place: Option<String>,
    /// In a room, online or both; that of the course when the run does not say.
    pub form: Option<Named>,
    /// Whether one can still join: `open`, `vol`, `geannuleerd`, `gepland`, with its words. For a
    /// past run null, unless it was cancelled.
    pub status: Option<Named>,
    /// The academy that gives it.
    pub region: Option<Named>,
    /// What it costs, when the run says so.
    pub cost: Option<CostView>,
    /// Where to enrol; only when one can.
    pub enrol: Option<String>,
    /// Its calendar file.
    pub calendar: Option<String>,
}

/// An organisation that gives or helps with a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProviderView {
    /// Its name.
    pub name: String,
    /// Its web site.
    pub website: Option<String>,
    /// Where it stands on the page of partners; null when it is not in that list.
    pub href: Option<String>,
}

/// A course.
pub fn view(here: &Here<'_>, document: DocIx) -> Option<(PageMeta, CourseView)> {
    let heads = here.heads;
    let shown = Shown::new(heads, here.plan.site, document);
    let course = shown.head.course()?;
    let page = PageMeta::of_document(here, "course", &shown, &trail());
    let vocabulary = &heads.vocabulary;
    let kind = value(&course.kind).map_or("", |kind| &**kind);
    let modules = items(&course.modules).iter();
    let partners = ids(&course.partners).filter_map(|id| partner(here, id));
    let picture = shown.picture();
    let view = CourseView {
        id: shown.head.at.id.to_string(),
        kind: here.tag(Axis::Kind, kind, Vocabulary::name(&vocabulary.kinds, kind)),
        phase: facts::phase(course.phase()),
        summary: summary(here, &shown, course),
        goal: text(&course.goal).to_owned(),
        outcomes: Course::known(&course.outcomes).map_or_else(Vec::new, |list| texts(&list.0)),
        entry: entry(course),
        body: BodyView::of(here, &shown),
        modules: modules
            .filter_map(|module| ModuleView::of(here, document, module))
            .collect(),
        runs: runs::view(here, &shown),
        provider: provider(here, course),
        partners: partners.collect(),
        norm: VerdictView::of(here, course),
        functions: functions(here, course),
        all_functions: matches!(value(&course.functions), Some(Functions::All)),
        profiles: tags(here, Axis::Profile, &vocabulary.profiles, &course.profiles),
        themes: tags(
            here,
            Axis::Theme,
            &vocabulary.themes,
            &shown.head.common.themes,
        ),
        certificate: owned(text(&course.certificate)),
        materials: shown.materials(course).map_or_else(Vec::new, texts),
        contact: here.contact(shown.contact()),
        report: report(here, &shown),
        academies: facts::offers(heads, document, here.plan.when, here.plan.site),
        region: match &shown.head.at.owner {
            Owner::Site(owner) => heads
                .site_with_id(owner)
                .map(|owner| heads.site(owner).short_name().to_owned()),
            Owner::Shared => None,
        },
        changed: shown.changed(),
        picture: picture.and_then(|(head, picture)| here.picture(head, picture)),
        related: here.shared.course_cards(here.shared.related(document)),
    };
    Some((page, view))
}

fn texts(texts: &Texts) -> Vec<String> {
    texts.iter().map(|text| text.value.to_string()).collect()
}

fn tags<N>(
    here: &Here<'_>,
    axis: Axis,
    list: &Field<Vec<Spanned<Word>>>,
    refs: &Field<Refs<N>>,
) -> Vec<Tag> {
    let tag = |id: &Arc<str>| here.tag(axis, id, Vocabulary::name(list, id));
    ids(refs).map(tag).collect()
}

fn summary(here: &Here<'_>, shown: &Shown<'_>, course: &Course) -> SummaryBox {
    let runs = coming(here.heads, shown.document, here.today());
    let own = runs.iter().find(|run| run.site == Some(here.plan.site));
    let next = own.or(runs.first());
    let time = Course::known(&course.time).map(|time| &time.0);
    let unknowns = Unknowns::of(here.heads, here.plan, shown, course);
    let unknown = unknowns
        .sentences()
        .map(|sentences| match here.site().is_national() {
            true => format!("{sentences} Mail ons dat je belangstelling hebt."),
            false => format!("{sentences} Mail je academie dat je belangstelling hebt."),
        });
    let location = shown.location().map(str::to_owned);
    let subject = format!("Belangstelling voor {}", shown.head.title());
    SummaryBox {
        start: next.map(|run| dutch::stamp(run.start, run.end)),
        start_anchor: next
            .and_then(|run| value(&run.run.id))
            .map(|id| runs::anchor(id)),
        place: next.and_then(|run| run.place()).or(location),
        time: time.and_then(facts::time),
        time_note: time.and_then(|time| owned(text(&time.note))),
        cost: shown.cost().and_then(facts::cost),
        form: Course::known(&course.form).copied().map(facts::form),
        participants: all_named(&here.heads.vocabulary.audiences, &course.participants),
        unknown_mail: unknown
            .as_ref()
            .map(|_| mailto(&mail_address(here, shown), &subject)),
        unknown,
    }
}

/// The mail address for questions about a course: its own, else the site's.
fn mail_address(here: &Here<'_>, shown: &Shown<'_>) -> String {
    let own = shown
        .contact()
        .and_then(|contact| owned(text(&contact.email)));
    own.or(here.contact(None).email).unwrap_or_default()
}

fn report(here: &Here<'_>, shown: &Shown<'_>) -> String {
    let subject = format!(
        "Wijziging: {} ({})",
        shown.head.title(),
        here.public(here.address)
    );
    mailto(&here.contact(None).email.unwrap_or_default(), &subject)
}

fn entry(course: &Course) -> EntryView {
    match value(&course.entry) {
        None | Some(Entry::Unknown) => EntryView {
            known: false,
            conditions: Vec::new(),
        },
        Some(Entry::None) => EntryView {
            known: true,
            conditions: Vec::new(),
        },
        Some(Entry::Conditions(conditions)) => EntryView {
            known: true,
            conditions: texts(conditions),
        },
    }
}

fn partner(here: &Here<'_>, id: &str) -> Option<ProviderView> {
    let partner = here.heads.partner(id)?;
    let page = here.href(&Address::from("/partners/"));
    Some(ProviderView {
        name: text(&partner.name).to_owned(),
        website: owned(text(&partner.website)),
        href: Some(format!("{page}#{id}")),
    })
}

fn provider(here: &Here<'_>, course: &Course) -> Option<ProviderView> {
    match value(&course.provider)? {
        Provider::Unknown => None,
        Provider::Partner(id) => partner(here, id),
        Provider::Unlisted(provider) => Some(ProviderView {
            name: text(&provider.name).to_owned(),
            website: owned(text(&provider.website)),
            href: None,
        }),
    }
}

/// The functions that a course is for, each with its page on the carrièrepad.
fn functions(here: &Here<'_>, course: &Course) -> Vec<LinkView> {
    let Some(functions) = value(&course.functions) else {
        return Vec::new();
    };
    let named = Function::ALL
        .iter()
        .filter(|function| functions.contains(**function));
    let link = |function: &Function| {
        let letter = function.letter().to_string();
        let text = format!("Functie {}", function.word());
        match here.heads.with_id(Kind::Function, &letter) {
            Some(document) => here.document(document, None).with_text(text),
            None => LinkView {
                text,
                href: String::new(),
                kind: LinkKind::None,
                academy: None,
            },
        }
    };
    named.map(link).collect()
}
