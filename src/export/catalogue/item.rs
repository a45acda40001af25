//! The structure of `/aanbod.json`.
//!
//! Version 1 is a promise to its consumers: keys are only ever added. The schema is derived from
//! these types, so the keys and their descriptions are Dutch.

use std::num::NonZeroU32;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::Number;
use serde_json::value::RawValue;

use crate::model::course::{Form, Function, Per, Phase, Route, RunStatus, Vat};

/// Het aanbod van een academie, of van alle academies samen.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Aanbod", rename = "Aanbod")]
pub(super) struct Catalogue {
    /// Versie van deze indeling. Binnen een versie komen er alleen sleutels bij.
    #[schemars(extend("const" = 1))]
    pub(super) versie: u32,
    /// Korte naam van de site waar deze lijst van is.
    pub(super) site: Arc<str>,
    /// Naam van de academie.
    pub(super) naam: String,
    /// Adres van de site, zonder schuine streep aan het eind.
    #[schemars(extend("format" = "uri"))]
    pub(super) basis_url: String,
    /// Kenmerk van wat de lijst zegt. Verandert alleen als de inhoud van de lijst verandert.
    pub(super) revisie: String,
    /// Aantal opleidingen en trainingen in `items`. Zo is een lege lijst te onderscheiden van een mislukte.
    pub(super) aantal: usize,
    /// De opleidingen en trainingen die de site toont, ook wat nog in ontwikkeling is, en wat
    /// afgerond of gestopt is of waarvan niemand weet of het nog gegeven wordt.
    #[schemars(with = "Vec<Item>")]
    pub(super) items: Box<RawValue>,
    /// Wat eerder in `items` stond en er nu niet meer is: het is weggehaald of verlopen, of heeft een
    /// andere korte naam gekregen.
    pub(super) vervallen: Vec<Lapsed>,
}

/// Een scholing: een cursus, training, leergang of ander aanbod.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Scholing")]
pub(super) struct Item {
    /// Korte naam, uniek in het aanbod van alle academies.
    pub(super) id: Arc<str>,
    /// De pagina van de scholing op deze site.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
    /// Titel.
    pub(super) titel: String,
    /// Samenvatting in een of twee zinnen.
    pub(super) samenvatting: Option<String>,
    /// Waar de scholing voor is.
    pub(super) doel: Option<Arc<str>>,
    /// Soort aanbod: een id uit de woordenlijst `soorten`. `null`: niet bekend.
    pub(super) soort: Option<Arc<str>>,
    /// Hoe ver de scholing is. Aanmelden kan alleen bij `beschikbaar` en `geevalueerd`. Bij
    /// `afgerond`, `gestopt` en `onbekend` is het geen aanbod meer, of misschien niet.
    #[schemars(schema_with = "phase")]
    pub(super) fase: &'static str,
    /// Langs welke route de scholing in het aanbod komt. `extern`: aanbod van een ander, dat de
    /// academies niet hebben getoetst. `null`: niet bekend.
    #[schemars(schema_with = "route")]
    pub(super) route: Option<&'static str>,
    /// Wie er meedoen: ids uit de woordenlijst `doelgroepen`. `null`: niet bekend.
    pub(super) deelnemers: Option<Vec<Arc<str>>>,
    /// Voor welke functies van het carrièrepad. `null`: niet bekend.
    #[schemars(schema_with = "functions")]
    pub(super) functies: Option<Vec<&'static str>>,
    /// Voor welke BRC-profielen: ids uit de woordenlijst `profielen`.
    pub(super) profielen: Vec<Arc<str>>,
    /// Waar de scholing over gaat: ids uit de woordenlijst `themas`.
    pub(super) themas: Vec<Arc<str>>,
    /// Wat je na afloop kunt. `null`: niet bekend.
    pub(super) leeruitkomsten: Option<Vec<Arc<str>>>,
    /// Wat je vooraf moet hebben of kunnen. Leeg: geen voorwaarden. `null`: niet bekend.
    pub(super) instapvoorwaarden: Option<Vec<Arc<str>>>,
    /// Hoeveel tijd de scholing kost. `null`: niet bekend.
    pub(super) tijdsinvestering: Option<Time>,
    /// Wat de scholing kost op deze site. `null`: niet bekend.
    pub(super) kosten: Option<CatalogueCost>,
    /// Op locatie, online of allebei. `null`: niet bekend.
    #[schemars(schema_with = "form")]
    pub(super) vorm: Option<&'static str>,
    /// Waar de scholing is, in woorden.
    pub(super) locatie: Option<String>,
    /// Wie de scholing geeft. `null`: niet bekend.
    pub(super) aanbieder: Option<CatalogueProvider>,
    /// Waar je je aanmeldt zonder datum: een webadres of mailto-adres. `null`: dat kan niet.
    pub(super) aanmelden: Option<Arc<str>>,
    /// Of een team, organisatie of gemeente de scholing kan aanvragen.
    pub(super) op_aanvraag: bool,
    /// Subsidies, vouchers en fondsen die meebetalen.
    pub(super) vergoeding: Vec<OpenableItem>,
    /// Wat je na afloop kunt laten zien.
    pub(super) certificaat: Option<Arc<str>>,
    /// Accreditatiepunten van registers.
    pub(super) punten: Vec<Points>,
    /// Niveau in het Nederlands kwalificatieraamwerk. `null`: niet gezegd.
    #[schemars(range(min = 1, max = 8))]
    pub(super) nlqf: Option<u8>,
    /// Aantal studiepunten (ECTS). `null`: niet gezegd.
    pub(super) ects: Option<Number>,
    /// Taal waarin de scholing is, als taalcode (BCP 47).
    pub(super) taal: String,
    /// Korte namen van de scholingen die je eerst volgt, als die te zien zijn.
    pub(super) vervolg_op: Vec<Arc<str>>,
    /// Onderdelen van een mbo- of hbo-opleiding die je na afloop niet over hoeft te doen.
    pub(super) vrijstelling: Vec<OpenableItem>,
    /// Wat je als deelnemer krijgt op deze site.
    pub(super) materialen: Vec<OpenableItem>,
    /// Wat deelnemers van de scholing vonden. `null`: niet gezegd.
    pub(super) evaluatie: Option<CatalogueEvaluation>,
    /// Een video over de scholing. `null`: die is er niet.
    pub(super) video: Option<CatalogueVideo>,
    /// De onderdelen.
    pub(super) modules: Vec<CatalogueModule>,
    /// Van wanneer de gegevens zijn: een jaar (2021), seizoen (2021-najaar), midden van een
    /// jaar (2019-medio), kwartaal (2022-K1), maand (2022-02) of dag (2022-02-09).
    pub(super) bijgewerkt: Option<String>,
    /// De academies die de scholing aanbieden.
    pub(super) academies: Vec<Academy>,
}

/// Een scholing die er niet meer is.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Vervallen")]
pub(super) struct Lapsed {
    /// Korte naam van de scholing.
    pub(super) id: Arc<str>,
    /// De eerste dag waarop de scholing niet meer op de site stond. `null`: niet bekend.
    #[schemars(extend("format" = "date"))]
    pub(super) sinds: Option<String>,
}

/// Een academie die de scholing aanbiedt.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Academie")]
pub(super) struct Academy {
    /// Korte naam van de regio.
    pub(super) regio: Arc<str>,
    /// Naam van de academie.
    pub(super) naam: String,
    /// De scholing op de site van de academie, of de website van een academie in voorbereiding.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
    /// Wat de scholing bij deze academie kost. `null`: niet bekend.
    pub(super) kosten: Option<CatalogueCost>,
    /// Wanneer en waar deze academie de scholing geeft, ook als dat al geweest is.
    pub(super) uitvoeringen: Vec<Run>,
}

/// Een keer dat de scholing gegeven wordt.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Uitvoering")]
pub(super) struct Run {
    /// Korte naam, uniek binnen de scholing.
    pub(super) id: Option<Arc<str>>,
    /// Eerste dag.
    #[schemars(extend("format" = "date"))]
    pub(super) start: Option<String>,
    /// Laatste dag.
    #[schemars(extend("format" = "date"))]
    pub(super) eind: Option<String>,
    /// Hoe laat het op elke dag begint, in Nederlandse tijd: `09:30`. `null`: niet bekend, of het
    /// verschilt per bijeenkomst.
    #[schemars(schema_with = "time_of_day")]
    pub(super) van: Option<String>,
    /// Hoe laat het op elke dag klaar is. `null`: niet bekend, of het verschilt per bijeenkomst.
    #[schemars(schema_with = "time_of_day")]
    pub(super) tot: Option<String>,
    /// De bijeenkomsten, op volgorde van de dag. Leeg: alleen de dagen hierboven zijn bekend.
    pub(super) bijeenkomsten: Vec<CatalogueSession>,
    /// Plaats.
    pub(super) plaats: Option<String>,
    /// Op locatie, online of allebei. `null`: niet bekend.
    #[schemars(schema_with = "form")]
    pub(super) vorm: Option<&'static str>,
    /// Of er plek is.
    #[schemars(schema_with = "status")]
    pub(super) status: &'static str,
    /// Waar je je aanmeldt: een webadres of mailto-adres.
    pub(super) aanmelden: Option<Arc<str>>,
    /// De laatste dag waarop je je kunt aanmelden. `null`: niet gezegd.
    #[schemars(extend("format" = "date"))]
    pub(super) aanmelden_tot: Option<String>,
    /// Waar je je opgeeft voor de wachtlijst als het vol is: een webadres of mailto-adres.
    pub(super) wachtlijst: Option<Arc<str>>,
    /// Voor hoeveel deelnemers er plaats is. `null`: niet gezegd.
    pub(super) plaatsen: Option<NonZeroU32>,
    /// Vanaf hoeveel deelnemers het doorgaat. `null`: niet gezegd.
    pub(super) minimum: Option<NonZeroU32>,
    /// De namen van wie het geven.
    pub(super) trainers: Vec<Arc<str>>,
    /// Wat deze uitvoering kost. `null`: niet bekend.
    pub(super) kosten: Option<CatalogueCost>,
}

/// Een bijeenkomst van een uitvoering.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Bijeenkomst")]
pub(super) struct CatalogueSession {
    /// De dag.
    #[schemars(extend("format" = "date"))]
    pub(super) datum: String,
    /// Hoe laat het begint, in Nederlandse tijd: `09:30`. `null`: niet bekend.
    #[schemars(schema_with = "time_of_day")]
    pub(super) van: Option<String>,
    /// Hoe laat het klaar is. `null`: niet bekend.
    #[schemars(schema_with = "time_of_day")]
    pub(super) tot: Option<String>,
    /// Plaats. `null`: niet bekend, of online.
    pub(super) plaats: Option<Arc<str>>,
    /// Op locatie, online of allebei. `null`: niet bekend.
    #[schemars(schema_with = "form")]
    pub(super) vorm: Option<&'static str>,
    /// Waar het deze keer over gaat.
    pub(super) titel: Option<Arc<str>>,
}

/// Kosten.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Kosten")]
#[serde(tag = "soort", rename_all = "kebab-case")]
pub(super) enum CatalogueCost {
    /// Er is een prijs. Zijn er meer, dan is dit de laagste en staan ze allemaal in `prijzen`.
    Bedrag {
        /// De prijs, of van meer prijzen de laagste.
        #[serde(flatten)]
        laagste: CataloguePrice,
        /// Alle prijzen; ook als het er maar een is.
        prijzen: Vec<CataloguePrice>,
    },
    /// Het kost niets.
    Gratis,
    /// De prijs is op te vragen.
    OpAanvraag,
}

/// Een prijs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Prijs")]
pub(super) struct CataloguePrice {
    /// Bedrag in euro.
    pub(super) bedrag: Number,
    /// Wie dat betaalt.
    #[schemars(schema_with = "per")]
    pub(super) per: Option<&'static str>,
    /// Of de btw erin zit. `null`: niet gezegd.
    #[schemars(schema_with = "vat")]
    pub(super) btw: Option<&'static str>,
    /// Voor wie deze prijs is, in woorden. `null`: voor iedereen.
    pub(super) voor: Option<Arc<str>>,
    /// Toelichting.
    pub(super) toelichting: Option<Arc<str>>,
}

/// Tijd. Een dagdeel is een eigen maat en wordt niet omgerekend.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Tijdsinvestering")]
pub(super) struct Time {
    /// Aantal dagdelen.
    pub(super) dagdelen: Option<Number>,
    /// Aantal uren.
    pub(super) uren: Option<Number>,
    /// Aantal dagen.
    pub(super) dagen: Option<Number>,
    /// Toelichting.
    pub(super) toelichting: Option<Arc<str>>,
}

/// Wie de scholing geeft.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Aanbieder")]
pub(super) struct CatalogueProvider {
    /// Id uit de lijst van partners. `null`: de aanbieder staat nog niet in die lijst.
    pub(super) id: Option<Arc<str>>,
    /// Naam.
    pub(super) naam: Arc<str>,
    /// Website.
    pub(super) website: Option<Arc<str>>,
}

/// Een onderdeel van een scholing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Module")]
pub(super) struct CatalogueModule {
    /// Korte naam, uniek binnen de scholing.
    pub(super) id: Option<Arc<str>>,
    /// Titel.
    pub(super) titel: Option<Arc<str>>,
    /// Hoeveel tijd het onderdeel kost. `null`: niet bekend.
    pub(super) tijdsinvestering: Option<Time>,
    /// Onderdelen van andere scholing waarin je hetzelfde leert, als `scholing#module`.
    pub(super) gelijk_aan: Vec<String>,
    /// Onderdelen van een mbo- of hbo-opleiding die je na deze module niet over hoeft te doen.
    pub(super) vrijstelling: Vec<OpenableItem>,
}

/// Punten in een register.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Punten")]
pub(super) struct Points {
    /// Naam van het register.
    pub(super) register: Option<Arc<str>>,
    /// Aantal punten.
    pub(super) aantal: Option<Number>,
}

/// Iets met een titel, en een adres als het te openen is.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Onderdeel")]
pub(super) struct OpenableItem {
    /// Titel.
    pub(super) titel: String,
    /// Webadres. `null`: er is niets te openen.
    #[schemars(extend("format" = "uri"))]
    pub(super) link: Option<String>,
}

/// Wat deelnemers van een scholing vonden.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Evaluatie")]
pub(super) struct CatalogueEvaluation {
    /// Wanneer er geëvalueerd is, geschreven als `bijgewerkt`.
    pub(super) periode: Option<String>,
    /// Hoeveel deelnemers meededen. `null`: zie `respons_minder_dan`.
    pub(super) respons: Option<u32>,
    /// Als het er te weinig waren om te noemen: er deden er minder mee dan dit aantal.
    pub(super) respons_minder_dan: Option<u32>,
    /// Gemiddeld cijfer, van 1 tot en met 10. `null`: niet gezegd.
    pub(super) cijfer: Option<Number>,
    /// Wat deelnemers zeiden.
    pub(super) toelichting: Option<Arc<str>>,
}

/// Een video op een andere site.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Video")]
pub(super) struct CatalogueVideo {
    /// Titel.
    pub(super) titel: Option<Arc<str>>,
    /// Webadres.
    pub(super) url: Option<Arc<str>>,
    /// Hoelang de video duurt, in woorden of als 3:20.
    pub(super) duur: Option<Arc<str>>,
    /// Of er ondertitels bij staan. `null`: niet gezegd.
    pub(super) ondertiteld: Option<bool>,
}

fn phase(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": Phase::WORDS })
}

fn route(_: &mut SchemaGenerator) -> Schema {
    let known = Route::ALL.iter().filter(|route| **route != Route::Unknown);
    let words: Vec<&str> = known.map(|route| route.word()).collect();
    word_or_null(&words)
}

fn form(_: &mut SchemaGenerator) -> Schema {
    word_or_null(Form::WORDS)
}

fn time_of_day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" })
}

fn per(_: &mut SchemaGenerator) -> Schema {
    word_or_null(Per::WORDS)
}

fn vat(_: &mut SchemaGenerator) -> Schema {
    word_or_null(Vat::WORDS)
}

fn status(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": RunStatus::WORDS })
}

fn functions(_: &mut SchemaGenerator) -> Schema {
    let function = json_schema!({ "type": "string", "enum": Function::WORDS });
    json_schema!({ "type": ["array", "null"], "items": function })
}

fn word_or_null(words: &[&str]) -> Schema {
    let values: Vec<Option<&str>> = words.iter().copied().map(Some).chain([None]).collect();
    json_schema!({ "type": ["string", "null"], "enum": values })
}
