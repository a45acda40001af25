//! The placeholder texts of a new document.
//!
//! Every line except headings is a request to the editor, such as "write … here", so that none of
//! it passes for content. The rule `sample-text` reports lines that the editor left in place.

use super::layout::Kind;

/// The placeholder for a value.
pub const TO_DO: &str = "Schrijf hier zelf iets.";

/// The placeholder for a summary, long enough to be accepted as one.
pub const SUMMARY: &str =
    "Schrijf hier in een of twee zinnen waar het over gaat, en voor wie het is.";

/// The placeholder body for a kind of document.
pub fn body(kind: Kind) -> &'static str {
    match kind {
        Kind::Course => COURSE,
        Kind::News | Kind::SpecialArticle => ARTICLE,
        Kind::Special => SPECIAL,
        Kind::Roadmap => ROADMAP,
        Kind::Quarter => QUARTER,
        Kind::CareerPath => CAREER_PATH,
        Kind::Function => FUNCTION,
        Kind::Survey => SURVEY,
        Kind::Page => PAGE,
    }
}

const COURSE: &str = "\
Vertel hier in een paar zinnen waar het over gaat.

## Voor wie is het?

Wie doet er mee, en wat heeft een deelnemer eraan in het werk?

## Wat leer je?

- Zet hier één ding op elke regel.

## Hoe gaat het in zijn werk?

Hoe vaak komen deelnemers bij elkaar, en wat doen ze dan?
";

const ARTICLE: &str = "\
Begin met het belangrijkste: wie, wat, waar en wanneer.

## Wat is er gebeurd?

Vertel het in de volgorde waarin een lezer het wil weten.

## Wat kun jij ermee?

Wat verandert er voor uw lezer, en waar begint die?
";

const SPECIAL: &str = "\
Vertel hier waar deze special over gaat en voor wie die is.

## Wat lees je erin?

Noem hier wat een lezer zal verrassen.
";

const ROADMAP: &str = "\
Vertel hier waar de reis heen gaat.

## Hoe is de route gemaakt?

Wie dachten er mee, en wat kwam daaruit?
";

const QUARTER: &str = "\
Vertel hier wat er in dit kwartaal gebeurt.
";

const CAREER_PATH: &str = "\
Vertel hier wat het carrièrepad is en wat een lezer eraan heeft.
";

const FUNCTION: &str = "\
Vertel hier wat iemand in deze functie doet.

## Wat hoort erbij?

Wat vraagt het werk, en hoe kan iemand groeien?
";

const SURVEY: &str = "\
Vertel hier wat er gevraagd is en waarom.

## Wat valt op?

Wat laten de uitkomsten zien, en wat nog niet?
";

const PAGE: &str = "\
Begin met wat een lezer hier zoekt.

## Wat moet je weten?

Zet het belangrijkste voorop.

## Meer weten?

Waar kan een lezer terecht met vragen?
";
