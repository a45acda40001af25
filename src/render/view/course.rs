//! A course: `course` in `course.html`.

use serde::Serialize;
use tera::Value;

use super::body::BodyView;
use super::card::{Offer, PhaseView};
use super::parts::{ContactView, LinkView, Named, PictureView, Stamp, Tag};

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
    /// Where.
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

/// A part of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModuleView {
    /// Its anchor: `module-beleidscyclus`.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// How much time it takes.
    pub time: Option<String>,
    /// What there is to say about the time.
    pub note: Option<String>,
    /// Modules elsewhere that teach the same: who did one of those "hoeft dit niet over te doen".
    /// The text names module and course.
    pub equals: Vec<LinkView>,
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
    /// What it costs, when that differs from the course.
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

/// How a course was held against the norm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictView {
    /// Version of the norm that it was held against.
    pub version: String,
    /// Whether the norm has a later version.
    pub outdated: bool,
    /// When.
    pub date: Option<Stamp>,
    /// The outcome: `Geschikt`; null when the answers do not lead to one.
    pub outcome: Option<String>,
    /// Whether that is fit.
    pub fit: bool,
    /// What the outcome means.
    pub explanation: Option<String>,
    /// The way to it: question and answer.
    pub steps: Vec<VerdictStep>,
    /// The page of the norm.
    pub href: String,
}

/// A question of the norm with the answer given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictStep {
    /// The question.
    pub question: String,
    /// `Ja`, `Nee` or `Niet van toepassing`.
    pub answer: &'static str,
}
