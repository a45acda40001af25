//! A course: `course` in `course.html`.

use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::body::{ACCENT, BodyView, OutlineHeading};
use super::course_mail;
use super::courses::trail;
use super::evaluation::EvaluationView;
use super::learning_path::LearningPathView;
use super::material::{self, MaterialView};
use super::meta::PageMeta;
use super::module::ModuleView;
use super::provider::ProviderView;
use super::summary::SummaryBox;
use super::taking_part::{ExternalView, TakingPart};
use super::verdict::VerdictView;
use crate::model::accent::Accent;
use crate::model::common::{Refs, Texts};
use crate::model::course::{Course, EntryRequirements, Function, Functions};
use crate::model::heads::DocIx;
use crate::model::layout::{Kind, Owner};
use crate::model::schema::Field;
use crate::model::value::{ids, items, non_empty, text, value};
use crate::model::vocabulary::{Vocabulary, Word};
use crate::plan::axis::Axis;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::part::basics::{ContactView, LinkKind, LinkView, PictureView, Tag};
use crate::render::part::credit::{self, CreditView};
use crate::render::part::facts::{self, OfferingAcademy, PhaseStep, PhaseView};
use crate::render::part::film::FilmView;
use crate::render::part::runs::{self, RunsView};
use crate::source::Spanned;

/// A course.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CourseView {
    /// Its id.
    pub(in crate::render) id: String,
    /// The kind of offer; null when unknown.
    pub(in crate::render) kind: Option<Tag>,
    /// Its phase.
    pub(in crate::render) phase: PhaseView,
    /// The steps of its development with the current one; empty when enrolment is open, and when
    /// the course has ended.
    pub(in crate::render) steps: Vec<PhaseStep>,
    /// The sections of the page, for a table of contents; empty for a short page.
    pub(in crate::render) parts: Vec<OutlineHeading>,
    /// The facts in short, and the main action.
    pub(in crate::render) summary: SummaryBox,
    /// Its goal.
    pub(in crate::render) goal: String,
    /// Its learning outcomes; empty when unknown.
    pub(in crate::render) outcomes: Vec<String>,
    /// The entry requirements.
    pub(in crate::render) entry: EntryView,
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// Whether its text begins without a heading.
    pub(in crate::render) begins_plain: bool,
    /// Its modules. The list is anchored `modules`.
    pub(in crate::render) modules: Vec<ModuleView>,
    /// Its runs. The list is anchored `uitvoeringen`.
    pub(in crate::render) runs: RunsView,
    /// The provider; null when unknown.
    pub(in crate::render) provider: Option<ProviderView>,
    /// The partners.
    pub(in crate::render) partners: Vec<ProviderView>,
    /// Its assessment against the norm; null when there is none.
    pub(in crate::render) norm: Option<VerdictView>,
    /// The functions of the carrièrepad it is for, each linked; empty when unknown.
    pub(in crate::render) functions: Vec<LinkView>,
    /// Whether it is for every function.
    pub(in crate::render) all_functions: bool,
    /// The BRC profiles it is for.
    pub(in crate::render) profiles: Vec<Tag>,
    /// Its themes.
    pub(in crate::render) themes: Vec<Tag>,
    /// Whether it is or will be given when asked for.
    pub(in crate::render) on_request: bool,
    /// The ways to take part besides its dates; null when there is no other.
    pub(in crate::render) taking_part: Option<TakingPart>,
    /// That it is offer of others, and where one enrols; null when it is not.
    pub(in crate::render) external: Option<ExternalView>,
    /// What pays for it: subsidies, vouchers, funds.
    pub(in crate::render) funding: Vec<LinkView>,
    /// The certificate.
    pub(in crate::render) certificate: Option<String>,
    /// What it counts for.
    pub(in crate::render) credit: CreditView,
    /// The language in which it is given; null for Dutch.
    pub(in crate::render) language: Option<String>,
    /// Its learning path; null when it is not part of one.
    pub(in crate::render) path: Option<LearningPathView>,
    /// The parts of a curriculum that need not be taken again after it.
    pub(in crate::render) exempts: Vec<LinkView>,
    /// What participants get.
    pub(in crate::render) materials: Vec<MaterialView>,
    /// What participants thought of it.
    pub(in crate::render) evaluation: Option<EvaluationView>,
    /// A video about it, shown as a picture with a link.
    pub(in crate::render) film: Option<FilmView>,
    /// The contact: the document's own, else the region's.
    pub(in crate::render) contact: ContactView,
    /// A `mailto:` URL to express interest; null for a course that is no longer given.
    pub(in crate::render) interest: Option<String>,
    /// A `mailto:` URL to report a change, with the subject filled in.
    pub(in crate::render) report: String,
    /// The academies that offer it, each linked to the course on its own site. On a regional site
    /// the other academies.
    pub(in crate::render) academies: Vec<OfferingAcademy>,
    /// The name of its region, for a course of one region.
    pub(in crate::render) region: Option<String>,
    /// Which of these fields the site's region overrides.
    pub(in crate::render) regional: RegionalView,
    /// Its picture.
    pub(in crate::render) picture: Option<PictureView>,
    /// Related courses, as [`crate::render::part::card::CourseCard`]s.
    pub(in crate::render) related: Vec<Value>,
}

/// The entry requirements of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct EntryView {
    /// Whether they are known.
    pub(in crate::render) known: bool,
    /// The conditions; empty with `known` means there are none.
    pub(in crate::render) conditions: Vec<String>,
}

/// What the site's region overrides in a shared course, or adds to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RegionalView {
    /// Whether it overrides anything.
    pub(in crate::render) any: bool,
    /// Whether it overrides the price.
    pub(in crate::render) cost: bool,
    /// Whether it overrides the location.
    pub(in crate::render) place: bool,
    /// Whether it overrides the contact.
    pub(in crate::render) contact: bool,
    /// Whether it overrides the materials.
    pub(in crate::render) materials: bool,
}

impl RegionalView {
    fn of(accent: Option<&Accent>) -> Self {
        let has = |is: fn(&Accent) -> bool| accent.is_some_and(is);
        Self {
            any: accent.is_some(),
            cost: has(|accent| accent.cost.is_some()),
            place: has(|accent| accent.location.is_some()),
            contact: has(|accent| accent.contact.is_some()),
            materials: has(|accent| accent.materials.is_some()),
        }
    }
}

/// A course.
pub(in crate::render) fn view(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, CourseView)> {
    let heads = context.heads;
    let localized = LocalizedDocument::new(heads, context.plan.site, document);
    let course = localized.head.course()?;
    let page = PageMeta::of_document(context, &localized, &trail());
    let vocabulary = &heads.vocabulary;
    let kind =
        |kind: &str| context.tag(Axis::Kind, kind, Vocabulary::name(&vocabulary.kinds, kind));
    let partners = ids(&course.partners).filter_map(|id| ProviderView::of_partner(context, id));
    let picture = localized.picture();
    let body = BodyView::of(context, &localized);
    let email = course_mail::questions(context, &localized);
    let interest = course_mail::interest(context, &localized, course);
    let provider = ProviderView::of(context, course);
    let website = provider.as_ref().and_then(ProviderView::url);
    let taking_part = TakingPart::of(context, &localized, course, website);
    let summary = SummaryBox::of(
        context,
        &localized,
        course,
        taking_part.as_ref(),
        interest.as_deref(),
    );
    let mut view = CourseView {
        id: localized.head.at.id.to_string(),
        kind: Course::known(&course.kind).map(|known| kind(known)),
        phase: facts::phase(course.phase(), summary.room()),
        steps: facts::steps(course.phase()),
        parts: Vec::new(),
        summary,
        goal: text(&course.goal).to_owned(),
        outcomes: Course::known(&course.outcomes).map_or_else(Vec::new, |list| texts(&list.0)),
        entry: entry(course),
        begins_plain: !body.html.is_empty() && !body.html.starts_with("<h2"),
        body,
        modules: context.if_asked("modules", || {
            let modules = 0..items(&course.modules).len();
            let module = |at| ModuleView::of(context, (document, at));
            modules.filter_map(module).collect()
        }),
        runs: runs::view(context, &localized, &email),
        external: context.if_asked("external", || {
            ExternalView::of(context, &localized, course, provider.as_ref())
        }),
        provider,
        partners: context.if_asked("partners", || partners.collect()),
        norm: context.if_asked("norm", || VerdictView::of(context, course)),
        functions: context.if_asked("functions", || functions(context, course)),
        all_functions: matches!(value(&course.functions), Some(Functions::All)),
        profiles: context.if_asked("profiles", || {
            let names = &vocabulary.profiles;
            tags(context, Axis::Profile, names, &course.profiles)
        }),
        themes: tags(
            context,
            Axis::Theme,
            &vocabulary.themes,
            &localized.head.common.themes,
        ),
        on_request: course.is_on_request(),
        taking_part,
        funding: context.if_asked("funding", || {
            material::openable(context, localized.head, &course.funding)
        }),
        certificate: non_empty(text(&course.certificate)),
        credit: CreditView::of(course),
        language: credit::language(course),
        path: context.if_asked("path", || LearningPathView::of(context, document)),
        exempts: context.if_asked("exempts", || {
            material::openable(context, localized.head, &course.exempts)
        }),
        materials: context.if_asked("materials", || {
            material::materials(context, &localized, course)
        }),
        evaluation: value(&course.evaluation).and_then(EvaluationView::of),
        film: value(&course.video).and_then(FilmView::of_video),
        contact: context.if_asked("contact", || {
            context.contact(localized.contact(), &localized.head.title())
        }),
        report: context.if_asked("report", || course_mail::report(context, &localized)),
        academies: context.if_asked("academies", || {
            facts::offers(heads, document, context.plan.when, context.plan.site)
        }),
        region: match &localized.head.at.owner {
            Owner::Site(owner) => heads
                .site_with_id(owner)
                .map(|owner| heads.site(owner).short_name().to_owned()),
            Owner::Shared => None,
        },
        regional: RegionalView::of(localized.accent),
        interest,
        picture: picture.and_then(|(head, picture)| context.picture(head, picture)),
        related: context.if_asked("related", || {
            let related = context.shared.related(document);
            context.shared.course_cards(&related)
        }),
    };
    view.parts = context.if_asked("parts", || sections(&view, context.site().is_national()));
    Some((page, view))
}

/// From how many sections on a page is long.
const LONG: usize = 5;

/// The sections of a page, in the order of the template.
fn sections(view: &CourseView, national: bool) -> Vec<OutlineHeading> {
    let offered = !view.academies.is_empty();
    let runs = &view.runs;
    let dated = [&runs.own, &runs.others, &runs.past]
        .iter()
        .any(|runs| !runs.is_empty());
    let accent = view
        .body
        .outline
        .iter()
        .find(|heading| heading.id == ACCENT);
    let accent = accent.map_or("", |heading| &*heading.text);
    let parts = [
        (!view.outcomes.is_empty(), "_leeruitkomsten", "Na afloop"),
        (view.entry.known, "_instap", "Wat je nodig hebt"),
        (view.path.is_some(), "_leerpad", "Het leerpad"),
        (view.taking_part.is_some(), "_meedoen", "Zo doe je mee"),
        (dated, "uitvoeringen", "Wanneer en waar"),
        (offered && national, "_academies", "Bij welke academie"),
        (
            !view.body.html.is_empty(),
            "_programma",
            "Waar het over gaat",
        ),
        (!accent.is_empty(), ACCENT, accent),
        (!view.modules.is_empty(), "modules", "Modules"),
        (
            !view.exempts.is_empty(),
            "_vrijstelling",
            "Wat je niet over hoeft te doen",
        ),
        (!view.materials.is_empty(), "_materialen", "Wat je krijgt"),
        (
            view.evaluation.is_some(),
            "_evaluatie",
            "Wat deelnemers vinden",
        ),
        (view.norm.is_some(), "_toetsing", "Toetsing"),
        (offered && !national, "_academies", "Bij andere academies"),
        (true, "_vraag", "Vragen"),
    ];
    let parts = parts.iter().filter(|(is, ..)| *is);
    let parts: Vec<OutlineHeading> = parts
        .map(|(_, id, text)| OutlineHeading {
            id: (*id).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    if parts.len() < LONG {
        Vec::new()
    } else {
        parts
    }
}

fn texts(texts: &Texts) -> Vec<String> {
    texts.iter().map(|text| text.value.to_string()).collect()
}

fn tags<N>(
    context: &PageContext<'_>,
    axis: Axis,
    list: &Field<Vec<Spanned<Word>>>,
    refs: &Field<Refs<N>>,
) -> Vec<Tag> {
    let tag = |id: &Arc<str>| context.tag(axis, id, Vocabulary::name(list, id));
    ids(refs).map(tag).collect()
}

fn entry(course: &Course) -> EntryView {
    match value(&course.entry) {
        None | Some(EntryRequirements::Unknown) => EntryView {
            known: false,
            conditions: Vec::new(),
        },
        Some(EntryRequirements::None) => EntryView {
            known: true,
            conditions: Vec::new(),
        },
        Some(EntryRequirements::Conditions(conditions)) => EntryView {
            known: true,
            conditions: texts(conditions),
        },
    }
}

/// The functions that a course is for, each with its page on the carrièrepad.
fn functions(context: &PageContext<'_>, course: &Course) -> Vec<LinkView> {
    let Some(functions) = value(&course.functions) else {
        return Vec::new();
    };
    let named = Function::ALL
        .iter()
        .filter(|function| functions.contains(**function));
    let link = |function: &Function| {
        let letter = function.letter();
        let text = format!("Functie {}", function.word());
        match context.heads.with_id(Kind::Function, letter) {
            Some(document) => context.document(document, None).with_text(text),
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
