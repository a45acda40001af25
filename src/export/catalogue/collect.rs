//! Collects the data of `/aanbod.json` from the model.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use serde_json::value::to_raw_value;

use super::item::{
    Academy, Catalogue, CatalogueCost, CatalogueEvaluation, CatalogueModule, CataloguePrice,
    CatalogueProvider, CatalogueSession, CatalogueVideo, Item, Lapsed, OpenableItem, Points, Run,
    Time,
};
use crate::diagnostic::join_list;
use crate::digest::Digest;
use crate::export::absolute::{course_id, link_url, url};
use crate::model::address::Address;
use crate::model::course::{
    self, Course, EntryRequirements, Evaluation, Form, Function, Functions, Material, Route,
    RunStatus, SessionOfRun, TextOrLink,
};
use crate::model::document::Head;
use crate::model::heads::{Availability, DocIx, Heads, OfferedRun, SiteIx};
use crate::model::layout::Kind;
use crate::model::number::Positive;
use crate::model::period::{Period, Season};
use crate::model::schema::Field;
use crate::model::survey::Count;
use crate::model::value::{ids, items, non_empty, value};
use crate::plan::equivalents::{self, Equivalents, ModuleAt};
use crate::plan::links::{document_address, public_url};
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::SitePlan;
use crate::plan::visibility::is_visible;
use crate::source::Spanned;

/// The catalogue of a site.
///
/// # Errors
/// That of serialising a map with keys other than strings; no item has one.
pub(super) fn catalogue(heads: &Heads, plan: &SitePlan) -> serde_json::Result<Catalogue> {
    let count = Cell::new(0);
    let items = to_raw_value(&Counted {
        items: || offer(heads, plan),
        count: &count,
    })?;
    let lapsed = lapsed(heads, plan);
    let said = serde_json::to_vec(&(&items, &lapsed))?;
    let site = heads.site(plan.site);
    Ok(Catalogue {
        versie: 1,
        site: Arc::clone(&site.id),
        naam: site.name().to_owned(),
        basis_url: site.region.base().to_owned(),
        revisie: Digest::of(&said).short(16),
        aantal: count.get(),
        items,
        vervallen: lapsed,
    })
}

/// Items that are counted as they are serialised.
struct Counted<'c, F> {
    items: F,
    count: &'c Cell<usize>,
}

impl<F: Fn() -> I, I: Iterator<Item = Item>> Serialize for Counted<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counted = (self.items)().inspect(|_| self.count.update(|count| count + 1));
        serializer.collect_seq(counted)
    }
}

/// The courses of a site, made one by one: those of a large catalogue are never all there as values.
pub(super) fn offer(heads: &Heads, plan: &SitePlan) -> impl Iterator<Item = Item> {
    let equivalents = Equivalents::among(heads, &plan.courses);
    let courses = plan.courses.iter();
    courses.filter_map(move |course| item(heads, plan, &equivalents, *course))
}

/// The courses that were on the site and no longer are, by id: those in the ledger of the site,
/// those that have expired, and the former ids of those that moved. A course that is no longer
/// offered is still an item, with its phase; drafts and withheld courses were never on the site.
fn lapsed(heads: &Heads, plan: &SitePlan) -> Vec<Lapsed> {
    let mut since: BTreeMap<Arc<str>, Option<Date>> = BTreeMap::new();
    // Of two sources of one id, the one that knows the last day.
    let mut add = |id: &str, day: Option<Date>| {
        let known = since.entry(id.into()).or_default();
        *known = day.max(*known);
    };
    for gone in items(&heads.site(plan.site).ledger.gone) {
        let address = value(&gone.value.address).map(|address| &*address.0);
        if let Some(id) = address.and_then(course_id) {
            add(id, value(&gone.value.since).copied());
        }
    }
    for document in (0..heads.documents.len()).map(DocIx) {
        let head = heads.document(document);
        let expired = match heads.availability(document, plan.when.today) {
            _ if !heads.shows(plan.site, document) => continue,
            Availability::Published => None,
            Availability::Expired(since) => Some(since),
            Availability::Draft | Availability::Scheduled(_) | Availability::Withheld => continue,
        };
        if let Some(day) = expired.filter(|_| head.course().is_some()) {
            add(&head.at.id, Some(day));
        }
        for former in items(&head.common.formerly) {
            if let Some(id) = course_id(&former.value.0) {
                add(id, None);
            }
        }
    }
    for course in &plan.courses {
        since.remove(&heads.document(*course).at.id);
    }
    let lapsed = |(id, day): (Arc<str>, Option<Date>)| Lapsed {
        id,
        sinds: day.map(|day| day.to_string()),
    };
    since.into_iter().map(lapsed).collect()
}

fn item(heads: &Heads, plan: &SitePlan, equals: &Equivalents, document: DocIx) -> Option<Item> {
    let head = heads.document(document);
    let course = head.course()?;
    let (address, _) = document_address(head);
    let localized = LocalizedDocument::new(heads, plan.site, document);
    let summary = localized.summary();
    Some(Item {
        id: Arc::clone(&head.at.id),
        url: url(heads, plan.site, &address),
        titel: head.title(),
        samenvatting: (!summary.is_empty()).then(|| summary.to_owned()),
        doel: shared(&course.goal),
        soort: Course::known(&course.kind).map(|kind| Arc::clone(&kind.id)),
        fase: course.phase().word(),
        route: value(&course.route)
            .filter(|route| **route != Route::Unknown)
            .map(|route| route.word()),
        deelnemers: Course::known(&course.participants)
            .map(|_| course.participants().cloned().collect()),
        functies: course
            .functions
            .as_ref()
            .and_then(|known| functions(&known.value)),
        profielen: ids(&course.profiles).cloned().collect(),
        themas: ids(&head.common.themes).cloned().collect(),
        leeruitkomsten: Course::known(&course.outcomes).map(|outcomes| texts(&outcomes.0)),
        instapvoorwaarden: course
            .entry
            .as_ref()
            .and_then(|known| conditions(&known.value)),
        tijdsinvestering: Course::known(&course.time).map(|time| {
            let time = &time.0;
            Time {
                dagdelen: number(&time.half_days),
                uren: number(&time.hours),
                dagen: number(&time.days),
                toelichting: shared(&time.note),
            }
        }),
        kosten: localized.cost().and_then(cost),
        vorm: Course::known(&course.form).map(|form| form.word()),
        locatie: localized.location().map(str::to_owned),
        aanbieder: course
            .provider
            .as_ref()
            .and_then(|known| provider(heads, &known.value)),
        aanmelden: course.open_enrolment().map(|enrol| Arc::clone(enrol)),
        op_aanvraag: value(&course.on_request) == Some(&true),
        vergoeding: openable(heads, plan, head, &course.funding),
        certificaat: shared(&course.certificate),
        punten: points(course),
        nlqf: value(&course.nlqf).and_then(|level| level.word().parse().ok()),
        ects: number(&course.ects),
        taal: value(&course.language)
            .map_or_else(|| "nl".to_owned(), |language| language.as_str().to_owned()),
        vervolg_op: follows(heads, plan, course),
        vrijstelling: openable(heads, plan, head, &course.exempts),
        materialen: materials(heads, plan, &localized, course),
        evaluatie: value(&course.evaluation).map(evaluation),
        video: value(&course.video).map(video),
        modules: modules(heads, plan, document, course, equals),
        bijgewerkt: head
            .common
            .updated
            .as_ref()
            .map(|period| period_text(period.value)),
        academies: academies(heads, document, course, &address),
    })
}

/// The academies that offer a course, each with its own price and runs. If an academy's site does
/// not show the course, its URL is that of the home page.
fn academies(heads: &Heads, document: DocIx, course: &Course, address: &Address) -> Vec<Academy> {
    let academy = |site: SiteIx| {
        let home = Address::from("/");
        let target = if heads.shows(site, document) {
            address
        } else {
            &home
        };
        let price = LocalizedDocument::new(heads, site, document).cost();
        let of_site = heads.runs(document).filter(|run| run.site == Some(site));
        Academy {
            regio: Arc::clone(&heads.site(site).id),
            naam: heads.site(site).name().to_owned(),
            url: public_url(heads, site, target, None),
            kosten: price.and_then(cost),
            uitvoeringen: of_site.map(|run| self::run(&run, course, price)).collect(),
        }
    };
    let academies = heads.offered_by(document).iter();
    academies.copied().map(academy).collect()
}

fn run(at: &OfferedRun<'_>, course: &Course, price: Option<&course::Cost>) -> Run {
    let run = at.run;
    let usual = Course::known(&course.form).copied();
    let hours = run.hours();
    let status = run
        .status
        .as_ref()
        .map_or(RunStatus::Planned, |status| status.value);
    Run {
        id: run.id.as_ref().map(|id| Arc::clone(&id.value.0)),
        start: run.first_day().map(|day| day.to_string()),
        eind: run.last_day().map(|day| day.to_string()),
        van: hours.from.map(|time| time.to_string()),
        tot: hours.until.map(|time| time.to_string()),
        bijeenkomsten: run
            .sessions()
            .iter()
            .map(|session| self::session(session, usual))
            .collect(),
        plaats: non_empty(&join_list(&run.places(), "en")),
        vorm: run.form().or(usual).map(Form::word),
        status: status.word(),
        aanmelden: address(&run.enrol),
        aanmelden_tot: value(&run.enrol_until).map(ToString::to_string),
        wachtlijst: address(&run.waiting_list),
        plaatsen: value(&run.places).copied(),
        minimum: value(&run.minimum).copied(),
        trainers: texts(items(&run.trainers)),
        kosten: run
            .cost
            .as_ref()
            .map(|own| &own.value)
            .or(price)
            .and_then(cost),
    }
}

fn session(session: &SessionOfRun<'_>, usual: Option<Form>) -> CatalogueSession {
    let written = |text: &str| (!text.is_empty()).then(|| Arc::from(text));
    CatalogueSession {
        datum: session.date.to_string(),
        van: session.hours.from.map(|time| time.to_string()),
        tot: session.hours.until.map(|time| time.to_string()),
        plaats: written(session.place),
        vorm: session.form.or(usual).map(Form::word),
        titel: written(session.title),
    }
}

fn points(course: &Course) -> Vec<Points> {
    let points = items(&course.points).iter().map(|points| Points {
        register: shared(&points.value.register),
        aantal: number(&points.value.amount),
    });
    points.collect()
}

/// The courses that one takes first, as far as visitors can see them.
fn follows(heads: &Heads, plan: &SitePlan, course: &Course) -> Vec<Arc<str>> {
    let is_seen = |id: &&Arc<str>| {
        let other = heads.with_id(Kind::Course, id);
        other.is_some_and(|other| is_visible(heads, other, plan.when))
    };
    ids(&course.follows).filter(is_seen).cloned().collect()
}

/// What is named in a text or by a title, with its link.
fn openable(
    heads: &Heads,
    plan: &SitePlan,
    head: &Head,
    parts: &Field<Vec<Spanned<TextOrLink>>>,
) -> Vec<OpenableItem> {
    let part = |part: &Spanned<TextOrLink>| OpenableItem {
        titel: part.value.title().to_owned(),
        link: part
            .value
            .link()
            .and_then(|link| link_url(heads, plan, head, link)),
    };
    items(parts).iter().map(part).collect()
}

fn materials(
    heads: &Heads,
    plan: &SitePlan,
    localized: &LocalizedDocument<'_>,
    course: &Course,
) -> Vec<OpenableItem> {
    let (head, materials) = localized.materials(course);
    let material = |material: &Spanned<Material>| {
        let link = match &material.value {
            Material::Text(_) => None,
            Material::Linked(linked) => match (value(&linked.file), value(&linked.link)) {
                (Some(file), _) => Some(&**file),
                (None, link) => link.map(|link| &**link),
            },
        };
        OpenableItem {
            titel: material.value.title().to_owned(),
            link: link.and_then(|link| link_url(heads, plan, head, link)),
        }
    };
    materials.iter().map(material).collect()
}

fn evaluation(evaluation: &Evaluation) -> CatalogueEvaluation {
    let response = value(&evaluation.response);
    CatalogueEvaluation {
        periode: value(&evaluation.period).map(|period| period_text(*period)),
        respons: match response {
            Some(Count::Exactly(count)) => Some(*count),
            Some(Count::BelowTen) | None => None,
        },
        respons_minder_dan: matches!(response, Some(Count::BelowTen)).then_some(10),
        cijfer: value(&evaluation.grade).map(|grade| grade.0.decimal()),
        toelichting: shared(&evaluation.note),
    }
}

fn video(video: &course::Video) -> CatalogueVideo {
    CatalogueVideo {
        titel: shared(&video.title),
        url: address(&video.url),
        duur: shared(&video.length),
        ondertiteld: value(&video.subtitled).copied(),
    }
}

fn modules(
    heads: &Heads,
    plan: &SitePlan,
    document: DocIx,
    course: &Course,
    equals: &Equivalents,
) -> Vec<CatalogueModule> {
    let name = |other: ModuleAt| {
        let id = &equivalents::module(heads, other)?.id.as_ref()?.value.0;
        Some(format!("{}#{id}", heads.document(other.0).at.id))
    };
    let module = |(at, module): (usize, &course::Module)| {
        let units = [&module.half_days, &module.hours, &module.days];
        let is_known = units.iter().any(|unit| unit.is_some()) || module.note.is_some();
        let own = module.id.as_ref().map(|id| Arc::clone(&id.value.0));
        CatalogueModule {
            gelijk_aan: equals.of((document, at)).filter_map(name).collect(),
            id: own,
            titel: shared(&module.title),
            vrijstelling: openable(heads, plan, heads.document(document), &module.exempts),
            tijdsinvestering: is_known.then(|| Time {
                dagdelen: number(&module.half_days),
                uren: number(&module.hours),
                dagen: number(&module.days),
                toelichting: shared(&module.note),
            }),
        }
    };
    items(&course.modules)
        .iter()
        .map(|item| &item.value)
        .enumerate()
        .map(module)
        .collect()
}

fn cost(cost: &course::Cost) -> Option<CatalogueCost> {
    match cost {
        course::Cost::Unknown => None,
        course::Cost::Free => Some(CatalogueCost::Gratis),
        course::Cost::OnRequest => Some(CatalogueCost::OpAanvraag),
        course::Cost::Price(_) | course::Cost::Prices(_) => Some(CatalogueCost::Bedrag {
            laagste: cost.lowest().and_then(price)?,
            prijzen: cost.prices().filter_map(price).collect(),
        }),
    }
}

fn price(price: &course::Price) -> Option<CataloguePrice> {
    Some(CataloguePrice {
        bedrag: price.amount.as_ref()?.value.0.decimal(),
        per: price.per.as_ref().map(|per| per.value.word()),
        btw: price.vat.as_ref().map(|vat| vat.value.word()),
        voor: shared(&price.audience),
        toelichting: shared(&price.note),
    })
}

/// What pays for a course.
fn provider(heads: &Heads, provider: &course::Provider) -> Option<CatalogueProvider> {
    match provider {
        course::Provider::Unknown => None,
        course::Provider::Partner(reference) => {
            let partner = heads.partner(&reference.id);
            let name = partner.and_then(|partner| shared(&partner.name));
            Some(CatalogueProvider {
                id: Some(Arc::clone(&reference.id)),
                naam: name.unwrap_or_else(|| Arc::clone(&reference.id)),
                website: partner.and_then(|partner| address(&partner.website)),
            })
        }
        course::Provider::Unlisted(unlisted) => Some(CatalogueProvider {
            id: None,
            naam: shared(&unlisted.name)?,
            website: address(&unlisted.website),
        }),
    }
}

fn functions(functions: &Functions) -> Option<Vec<&'static str>> {
    let of = Function::ALL
        .iter()
        .filter(|function| functions.contains(**function));
    match functions {
        Functions::Unknown => None,
        Functions::All | Functions::Some(_) => Some(of.map(|function| function.word()).collect()),
    }
}

fn conditions(entry: &EntryRequirements) -> Option<Vec<Arc<str>>> {
    match entry {
        EntryRequirements::Unknown => None,
        EntryRequirements::None => Some(Vec::new()),
        EntryRequirements::Conditions(conditions) => Some(texts(conditions)),
    }
}

fn texts(texts: &[Spanned<Arc<str>>]) -> Vec<Arc<str>> {
    texts.iter().map(|text| Arc::clone(&text.value)).collect()
}

fn shared(field: &Field<Arc<str>>) -> Option<Arc<str>> {
    field.as_ref().map(|text| Arc::clone(&text.value))
}

fn address<T: Deref<Target = Arc<str>>>(field: &Field<T>) -> Option<Arc<str>> {
    field.as_ref().map(|address| Arc::clone(&address.value))
}

fn number(field: &Field<Positive>) -> Option<serde_json::Number> {
    field.as_ref().map(|number| number.value.0.decimal())
}

/// A period in the notation of the content, the only one that preserves its precision.
fn period_text(period: Period) -> String {
    let season = |season| match season {
        Season::Spring => "voorjaar",
        Season::Summer => "zomer",
        Season::Autumn => "najaar",
        Season::Winter => "winter",
    };
    match period {
        Period::Season(year, of) => format!("{year}-{}", season(of)),
        Period::Middle(year) => format!("{year}-medio"),
        Period::Quarter(quarter) => quarter.id(),
        Period::Year(_) | Period::Month(..) | Period::Day(_) => period.w3c(),
    }
}
