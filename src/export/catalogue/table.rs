//! `/aanbod.csv`: the catalogue for spreadsheets.
//!
//! For people, unlike the JSON: names in place of ids, and decimal commas. Unknown values are empty
//! cells.

use super::item::{
    Academy, CatalogueCost, CatalogueEvaluation, CataloguePrice, Item, OpenableItem, Points,
};
use crate::export::spreadsheet;
use crate::model::course::Form;
use crate::model::heads::Heads;
use crate::model::schema::Field;
use crate::model::vocabulary::{Vocabulary, Word};
use crate::source::Spanned;

const COLUMNS: [&str; 41] = [
    "id",
    "titel",
    "samenvatting",
    "doel",
    "soort",
    "fase",
    "deelnemers",
    "functies",
    "profielen",
    "themas",
    "leeruitkomsten",
    "instapvoorwaarden",
    "dagdelen",
    "uren",
    "dagen",
    "tijd_toelichting",
    "kosten",
    "bedrag",
    "per",
    "kosten_toelichting",
    "vorm",
    "locatie",
    "aanbieder",
    "op_aanvraag",
    "certificaat",
    "academies",
    "bijgewerkt",
    "url",
    "taal",
    "punten",
    "nlqf",
    "ects",
    "vervolg_op",
    "vrijstelling",
    "materialen",
    "evaluatie_cijfer",
    "evaluatie_respons",
    "route",
    "aanmelden",
    "prijzen",
    "vergoeding",
];

/// A table with a row for each course.
pub(super) fn table(heads: &Heads, items: impl Iterator<Item = Item>) -> Vec<u8> {
    spreadsheet::table(COLUMNS, items.map(|item| row(heads, &item)))
}

fn row(heads: &Heads, item: &Item) -> [String; COLUMNS.len()] {
    let vocabulary = &heads.vocabulary;
    let time = item.tijdsinvestering.as_ref();
    let (cost, amount, per, cost_note) = match &item.kosten {
        None => ("", String::new(), "", ""),
        Some(CatalogueCost::Gratis) => ("gratis", String::new(), "", ""),
        Some(CatalogueCost::OpAanvraag) => ("op aanvraag", String::new(), "", ""),
        Some(CatalogueCost::Bedrag { laagste, .. }) => (
            "bedrag",
            number(Some(&laagste.bedrag)),
            laagste.per.unwrap_or(""),
            or_empty(&laagste.toelichting),
        ),
    };
    let evaluation = item.evaluatie.as_ref();
    let form = item
        .vorm
        .and_then(|word| word.parse().ok())
        .map_or("", Form::dutch);
    let provider = item
        .aanbieder
        .as_ref()
        .map_or("", |provider| &*provider.naam);
    let entry = match item.instapvoorwaarden.as_deref() {
        Some([]) => "geen".to_owned(),
        Some(conditions) => joined(conditions),
        None => String::new(),
    };
    [
        item.id.to_string(),
        item.titel.clone(),
        or_empty(&item.samenvatting).to_owned(),
        or_empty(&item.doel).to_owned(),
        item.soort
            .iter()
            .map(|id| Vocabulary::name(&vocabulary.kinds, id))
            .collect(),
        item.fase.to_owned(),
        item.deelnemers
            .as_deref()
            .map(|ids| names(&vocabulary.audiences, ids))
            .unwrap_or_default(),
        item.functies.as_deref().map(joined).unwrap_or_default(),
        names(&vocabulary.profiles, &item.profielen),
        names(&vocabulary.themes, &item.themas),
        item.leeruitkomsten
            .as_deref()
            .map(joined)
            .unwrap_or_default(),
        entry,
        number(time.and_then(|time| time.dagdelen.as_ref())),
        number(time.and_then(|time| time.uren.as_ref())),
        number(time.and_then(|time| time.dagen.as_ref())),
        time.map_or("", |time| or_empty(&time.toelichting))
            .to_owned(),
        cost.to_owned(),
        amount,
        per.to_owned(),
        cost_note.to_owned(),
        form.to_owned(),
        or_empty(&item.locatie).to_owned(),
        provider.to_owned(),
        if item.op_aanvraag { "ja" } else { "" }.to_owned(),
        or_empty(&item.certificaat).to_owned(),
        joined(
            &item
                .academies
                .iter()
                .map(|academy: &Academy| &academy.naam)
                .collect::<Vec<_>>(),
        ),
        or_empty(&item.bijgewerkt).to_owned(),
        item.url.clone(),
        item.taal.clone(),
        joined(&item.punten.iter().map(points).collect::<Vec<_>>()),
        item.nlqf.map(|level| level.to_string()).unwrap_or_default(),
        number(item.ects.as_ref()),
        joined(&item.vervolg_op),
        titles(&item.vrijstelling),
        titles(&item.materialen),
        number(evaluation.and_then(|evaluation| evaluation.cijfer.as_ref())),
        evaluation.map_or_else(String::new, response),
        item.route.unwrap_or_default().to_owned(),
        or_empty(&item.aanmelden).to_owned(),
        prices(item.kosten.as_ref()),
        joined(&item.vergoeding.iter().map(funding).collect::<Vec<_>>()),
    ]
}

/// `12 Registerplein`.
fn points(points: &Points) -> String {
    let amount = number(points.aantal.as_ref());
    format!("{amount} {}", or_empty(&points.register))
        .trim()
        .to_owned()
}

fn response(evaluation: &CatalogueEvaluation) -> String {
    match (evaluation.respons, evaluation.respons_minder_dan) {
        (Some(count), _) => count.to_string(),
        (None, Some(limit)) => format!("<{limit}"),
        (None, None) => String::new(),
    }
}

fn titles(items: &[OpenableItem]) -> String {
    joined(&items.iter().map(|item| &item.titel).collect::<Vec<_>>())
}

/// Several prices, each with whom it is for; empty when there is one price or none.
fn prices(cost: Option<&CatalogueCost>) -> String {
    let Some(CatalogueCost::Bedrag { prijzen, .. }) = cost else {
        return String::new();
    };
    let price = |price: &CataloguePrice| {
        let amount = number(Some(&price.bedrag));
        let audience = or_empty(&price.voor);
        format!("{audience}: {amount} per {}", price.per.unwrap_or_default())
    };
    match prijzen.iter().all(|price| price.voor.is_none()) {
        true => String::new(),
        false => joined(&prijzen.iter().map(price).collect::<Vec<_>>()),
    }
}

fn funding(funding: &OpenableItem) -> String {
    match &funding.link {
        Some(link) => format!("{} ({link})", funding.titel),
        None => funding.titel.clone(),
    }
}

fn or_empty<T: AsRef<str>>(text: &Option<T>) -> &str {
    text.as_ref().map_or("", AsRef::as_ref)
}

/// A number with a decimal comma.
fn number(number: Option<&serde_json::Number>) -> String {
    number
        .map(|number| number.to_string().replace('.', ","))
        .unwrap_or_default()
}

fn joined<T: AsRef<str>>(texts: &[T]) -> String {
    texts
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<_>>()
        .join(" | ")
}

fn names<T: AsRef<str>>(list: &Field<Vec<Spanned<Word>>>, ids: &[T]) -> String {
    joined(
        &ids.iter()
            .map(|id| Vocabulary::name(list, id.as_ref()))
            .collect::<Vec<_>>(),
    )
}
