//! JSON Schemas of everything that is written in YAML, for text editors that support them.
//!
//! A schema lists the keys, what each is for and what its value looks like, so that a text editor
//! completes keys and marks gross mistakes while typing. It is derived from the same keys as the
//! checks, but covers less: it sees no other file. A file that passes the checks always matches its
//! schema.
//!
//! The schemas use draft 7, which the YAML extension of Visual Studio Code supports best.

use serde_json::{Map, Value, json};

use crate::model::accent::Accent;
use crate::model::document;
use crate::model::layout::{Kind, ListFile};
use crate::model::ledger::Ledger;
use crate::model::region::Region;
use crate::model::schema::Record;
use crate::model::shape::{Key, Shape, Target};
use crate::model::theme::ThemeSettings;
use crate::model::yaml_files::list_keys;

/// The folder of the schemas, below the folder of the settings of a text editor.
const FOLDER: &str = "schemas";

/// The pattern of an id.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The pattern of a date.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// The pattern of a time of the day.
const TIME: &str = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$";

/// The pattern of a number with at most two decimals.
const NUMBER: &str = "^[0-9]+([.][0-9]{1,2})?$";

/// All schemas, each with its path below the folder of the settings of a text editor.
///
/// # Errors
/// The error type of the JSON serializer; in practice it does not fail.
pub fn schemas() -> serde_json::Result<Vec<(String, String)>> {
    let documents = Kind::ALL.into_iter().map(|kind| {
        let title = format!("De sleutels boven de tekst van {}", kind.pattern());
        (kind.word(), title, document::keys(kind).concat())
    });
    let accent = (
        "accent",
        "De sleutels boven de tekst van een accent".to_owned(),
        Accent::KEYS.to_vec(),
    );
    let lists = ListFile::ALL.into_iter().map(|list| {
        (
            list_name(list),
            list.path().to_owned(),
            list_keys(list).to_vec(),
        )
    });
    let others = [
        ("region", "regions/<regio>/region.yaml", Region::KEYS),
        ("adressen", "regions/<regio>/adressen.yaml", Ledger::KEYS),
        ("theme", "themes/<thema>/theme.yaml", ThemeSettings::KEYS),
    ];
    let others = others.map(|(name, title, keys)| (name, title.to_owned(), keys.to_vec()));
    let all = documents.chain([accent]).chain(lists).chain(others);
    all.map(|(name, title, keys)| {
        let mut schema = record_schema(&keys);
        schema.insert(
            "$schema".into(),
            "http://json-schema.org/draft-07/schema#".into(),
        );
        schema.insert("title".into(), title.into());
        let mut text = serde_json::to_string_pretty(&schema)?;
        text.push('\n');
        Ok((format!("{FOLDER}/{name}.schema.json"), text))
    })
    .collect()
}

/// The name of a list file without its folder and extension.
fn list_name(list: ListFile) -> &'static str {
    let path = list.path().trim_end_matches(".yaml");
    path.rsplit('/').next().unwrap_or(path)
}

fn record_schema(keys: &[Key]) -> Map<String, Value> {
    let property = |key: &Key| {
        let mut value = shape_schema((key.shape)());
        let description = format!("{}\n\nBijvoorbeeld: {}", key.about, key.example);
        value.insert("description".into(), description.into());
        (key.name.to_owned(), Value::Object(value))
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    let required: Vec<&str> = keys
        .iter()
        .filter(|key| key.required && key.unless.is_none())
        .map(|key| key.name)
        .collect();
    let mut record = object(json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    }));
    let either = keys.iter().filter_map(|key| Some((key.name, key.unless?)));
    let either = either
        .map(|(key, other)| json!({ "anyOf": [{ "required": [key] }, { "required": [other] }] }));
    let either: Vec<Value> = either.collect();
    if !either.is_empty() {
        record.insert("allOf".into(), either.into());
    }
    record
}

fn shape_schema(shape: Shape) -> Map<String, Value> {
    object(match shape {
        // Other YAML parsers read some texts as a number or a boolean.
        Shape::Text | Shape::Link(_) => {
            json!({ "type": ["string", "number", "boolean"], "pattern": "\\S" })
        }
        Shape::Number => json!({
            "type": ["number", "string"], "exclusiveMinimum": 0, "pattern": NUMBER,
        }),
        Shape::Amount => json!({ "type": ["number", "string"], "minimum": 0, "pattern": NUMBER }),
        Shape::Whole => {
            json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$" })
        }
        Shape::Count => {
            json!({ "type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]*$" })
        }
        Shape::Point => json!({
            "type": "array", "minItems": 2, "maxItems": 2,
            "items": { "type": "integer", "minimum": 0, "maximum": 100 },
        }),
        Shape::TimeOfDay => json!({ "type": "string", "pattern": TIME }),
        Shape::Flag => json!({ "enum": [true, false, "ja", "nee", "true", "false"] }),
        Shape::Date => json!({ "type": "string", "pattern": DAY }),
        Shape::Id | Shape::Rule => json!({ "type": ["string", "integer"], "pattern": ID }),
        // Other YAML parsers read a word of digits as a number.
        Shape::Words(words) => {
            let numbers = words.iter().filter_map(|word| word.parse::<u32>().ok());
            let numbers = numbers.map(Value::from);
            let words = words.iter().map(|word| Value::from(*word));
            json!({ "enum": words.chain(numbers).collect::<Vec<_>>() })
        }
        Shape::Pattern(pattern) => json!({ "type": "string", "pattern": pattern }),
        Shape::Reference(target) => json!({
            "type": ["string", "integer"],
            "pattern": reference_pattern(target),
        }),
        Shape::List { item, least } => json!({
            "type": "array", "items": shape_schema(*item), "minItems": least,
        }),
        Shape::Record(keys) => Value::Object(record_schema(keys)),
        Shape::Table { of: names, value } => {
            let mut table =
                json!({ "type": "object", "additionalProperties": shape_schema(*value) });
            if let Some(target) = names {
                table["propertyNames"] = json!({ "pattern": reference_pattern(target) });
            }
            table
        }
        Shape::AnyOf(shapes) => {
            let shapes: Vec<Map<String, Value>> = shapes.into_iter().map(shape_schema).collect();
            json!({ "anyOf": shapes })
        }
    })
}

/// The pattern of the id of a target.
fn reference_pattern(target: Target) -> &'static str {
    match target {
        Target::Module => "^[a-z0-9-]+#[a-z0-9-]+$",
        _ => ID,
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_unless(keys: &[Key]) {
        for key in keys {
            if let Some(other) = key.unless {
                assert!(key.required, "{}", key.name);
                assert!(keys.iter().any(|key| key.name == other), "{other}");
            }
        }
    }

    #[test]
    fn a_run_has_a_start_or_sessions() {
        let keys = crate::model::course::CourseRun::KEYS;
        check_unless(keys);
        let schema = Value::Object(record_schema(keys));
        assert_eq!(schema["required"], json!(["id"]));
        assert_eq!(
            schema["allOf"],
            json!([{ "anyOf": [{ "required": ["start"] }, { "required": ["bijeenkomsten"] }] }])
        );
        assert_eq!(schema["properties"]["plaatsen"]["minimum"], 1);
        assert_eq!(schema["properties"]["van"]["pattern"], TIME);
    }
}
