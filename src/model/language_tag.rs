//! The language in which something is given: a tag of BCP 47, such as `nl` or `en-GB`.

use std::sync::Arc;

use super::schema::{FieldReader, Read, scalar};
use super::shape::Shape;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::syntax::yaml::Node;

/// The languages that editors and providers choose from; any other tag can be written too.
const COMMON: &[&str] = &[
    "nl", "en", "de", "fr", "fy", "nds", "li", "dse", "pap", "tr", "ar", "uk", "pl", "es",
];

/// The Dutch names of languages, by the first part of their tag.
const NAMES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "Amhaars"),
    ("ar", "Arabisch"),
    ("be", "Belarussisch"),
    ("ber", "Berbers"),
    ("bg", "Bulgaars"),
    ("bn", "Bengaals"),
    ("bs", "Bosnisch"),
    ("ca", "Catalaans"),
    ("cs", "Tsjechisch"),
    ("cy", "Welsh"),
    ("da", "Deens"),
    ("de", "Duits"),
    ("dse", "Nederlandse Gebarentaal"),
    ("el", "Grieks"),
    ("en", "Engels"),
    ("es", "Spaans"),
    ("et", "Ests"),
    ("eu", "Baskisch"),
    ("fa", "Perzisch"),
    ("fi", "Fins"),
    ("fr", "Frans"),
    ("fy", "Fries"),
    ("ga", "Iers"),
    ("he", "Hebreeuws"),
    ("hi", "Hindi"),
    ("hr", "Kroatisch"),
    ("hu", "Hongaars"),
    ("hy", "Armeens"),
    ("id", "Indonesisch"),
    ("is", "IJslands"),
    ("it", "Italiaans"),
    ("ja", "Japans"),
    ("ka", "Georgisch"),
    ("ko", "Koreaans"),
    ("ku", "Koerdisch"),
    ("lb", "Luxemburgs"),
    ("li", "Limburgs"),
    ("lt", "Litouws"),
    ("lv", "Lets"),
    ("mk", "Macedonisch"),
    ("ms", "Maleis"),
    ("mt", "Maltees"),
    ("nds", "Nedersaksisch"),
    ("ne", "Nepalees"),
    ("nl", "Nederlands"),
    ("no", "Noors"),
    ("pap", "Papiaments"),
    ("pl", "Pools"),
    ("prs", "Dari"),
    ("ps", "Pasjtoe"),
    ("pt", "Portugees"),
    ("ro", "Roemeens"),
    ("rom", "Romani"),
    ("ru", "Russisch"),
    ("sk", "Slowaaks"),
    ("sl", "Sloveens"),
    ("so", "Somalisch"),
    ("sq", "Albanees"),
    ("sr", "Servisch"),
    ("srn", "Sranantongo"),
    ("sv", "Zweeds"),
    ("sw", "Swahili"),
    ("ta", "Tamil"),
    ("th", "Thai"),
    ("ti", "Tigrinya"),
    ("tr", "Turks"),
    ("uk", "Oekraïens"),
    ("ur", "Urdu"),
    ("vi", "Vietnamees"),
    ("zgh", "Tamazight"),
    ("zh", "Chinees"),
];

/// A language tag in its usual case: `en`, `en-GB`, `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LanguageTag(Arc<str>);

impl LanguageTag {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is Dutch, of any country.
    pub fn is_dutch(&self) -> bool {
        first_part(&self.0) == "nl"
    }

    /// The name of the language in Dutch; that of an unknown one by its tag.
    pub fn dutch(&self) -> String {
        match name_of(first_part(&self.0)) {
            Some(name) => name.to_owned(),
            None => format!("De taal met code {}", self.0),
        }
    }
}

/// The Dutch name of a language, by the first part of its tag.
pub fn name_of(language: &str) -> Option<&'static str> {
    let found = NAMES.iter().find(|(tag, _)| *tag == language);
    found.map(|(_, name)| *name)
}

fn first_part(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The tag of a language that was written as a Dutch name.
fn tag_of_name(name: &str) -> Option<&'static str> {
    let found = NAMES
        .iter()
        .find(|(_, known)| known.to_lowercase() == name.to_lowercase());
    found.map(|(tag, _)| *tag)
}

/// Parses a tag of a language, with a script, a region and variants, and gives each part its usual
/// case. `None` when it has another shape.
fn parse(written: &str) -> Option<LanguageTag> {
    let mut parts = written.split('-');
    let language = parts.next()?;
    let is_alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(2..=3).contains(&language.len()) || !is_alphabetic(language) {
        return None;
    }
    let mut tag = language.to_ascii_lowercase();
    // The parts have an order: a script, then a region, then variants.
    let mut last = 0;
    for part in parts {
        let is_digits = part.bytes().all(|byte| byte.is_ascii_digit());
        let is_alphanumeric = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let begins_with_digit = part.starts_with(|c: char| c.is_ascii_digit());
        let (rank, cased) = match part.len() {
            4 if is_alphabetic(part) => {
                let (first, rest) = part.split_at(1);
                let cased = first.to_ascii_uppercase() + &rest.to_ascii_lowercase();
                (1, cased)
            }
            2 if is_alphabetic(part) => (2, part.to_ascii_uppercase()),
            3 if is_digits => (2, part.to_owned()),
            4 if begins_with_digit && is_alphanumeric => (3, part.to_ascii_lowercase()),
            5..=8 if is_alphanumeric => (3, part.to_ascii_lowercase()),
            _ => return None,
        };
        if rank < last || (rank == last && rank < 3) {
            return None;
        }
        last = rank;
        tag.push('-');
        tag.push_str(&cased);
    }
    Some(LanguageTag(tag.into()))
}

impl Read for LanguageTag {
    fn expected() -> Text {
        Text::new(
            "de code van een taal, zoals en (Engels), de (Duits) of fy (Fries)",
            "the code of a language, such as en (English), de (German) or fy (Frisian)",
        )
    }

    fn shape() -> Shape {
        let any = Shape::Pattern(
            "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$",
        );
        any.or_words(COMMON)
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        let problem = match (tag_of_name(written), parse(written)) {
            // A name that has the shape of a tag, such as "Ests", is no tag that anyone means.
            (None, Some(tag)) => return Some(tag),
            (Some(tag), _) => invalid_value::language_name(reader.place(node.span), written, tag),
            (None, None) => {
                let place = reader.place(node.span);
                invalid_value::unexpected_value(place, written, &Self::expected())
            }
        };
        reader.push(problem);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_get_their_usual_case() {
        let tag = |text: &str| parse(text).map(|tag| tag.as_str().to_owned());
        for (written, expected) in [
            ("en", "en"),
            ("EN-gb", "en-GB"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("de-1996", "de-1996"),
            ("ca-valencia", "ca-valencia"),
        ] {
            assert_eq!(tag(written).as_deref(), Some(expected), "{written}");
        }
        for written in [
            "",
            "e",
            "engels",
            "en_GB",
            "en-",
            "-en",
            "en-GB-Latn",
            "en-GB-NL",
            "e1",
            "en-x",
        ] {
            assert_eq!(tag(written), None, "{written}");
        }
    }

    #[test]
    fn a_language_has_its_dutch_name() {
        let tag = |text: &str| parse(text).unwrap();
        assert_eq!(tag("en-GB").dutch(), "Engels");
        assert!(tag("nl-BE").is_dutch());
        assert_eq!(tag("xx").dutch(), "De taal met code xx");
        assert_eq!(tag_of_name("engels"), Some("en"));
    }

    #[test]
    fn names_are_sorted_and_the_common_languages_have_one() {
        assert!(NAMES.is_sorted());
        assert!(COMMON.iter().all(|tag| name_of(tag).is_some()));
    }
}
