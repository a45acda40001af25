//! JSON Schemas of everything that an editor writes in YAML, for text editors that can use them.
//!
//! A schema says what a key is for, which keys there are and what their values look like, so that a
//! text editor completes them and marks the worst of mistakes while they are made. It is made from
//! the same keys as the checks. It is not the checks: it knows no other file, so what it lets pass
//! may still be wrong. What the checks let pass is never marked.
//!
//! Draft 7 is what the YAML extension of Visual Studio Code knows best.

use serde_json::{Map, Value, json};

use crate::model::accent::Accent;
use crate::model::document;
use crate::model::figures::Figures;
use crate::model::glossary::Glossary;
use crate::model::layout::{Kind, ListFile};
use crate::model::norm::Norm;
use crate::model::partner::Partners;
use crate::model::region::Region;
use crate::model::schema::{Key, Record, Target};
use crate::model::shape::Shape;
use crate::model::theme::ThemeSettings;
use crate::model::vocabulary::Vocabulary;

/// The folder for schemas, below that for a text editor.
const FOLDER: &str = "schemas";

/// A small name, as a regular expression.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// A day of the calendar, as a regular expression.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A number with at most two decimals, as a regular expression.
const NUMBER: &str = "^[0-9]+([.][0-9]{1,2})?$";

/// Every schema, by its path below the folder for a text editor.
///
/// # Errors
/// None that can be caused; the error is that of the JSON writer.
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
        let keys = match list {
            ListFile::Vocabulary => Vocabulary::KEYS,
            ListFile::Partners => Partners::KEYS,
            ListFile::Glossary => Glossary::KEYS,
            ListFile::Norm => Norm::KEYS,
            ListFile::Figures => Figures::KEYS,
        };
        (name(list), list.path().to_owned(), keys.to_vec())
    });
    let others = [
        ("region", "regions/<regio>/region.yaml", Region::KEYS),
        ("theme", "themes/<thema>/theme.yaml", ThemeSettings::KEYS),
    ];
    let others = others.map(|(name, title, keys)| (name, title.to_owned(), keys.to_vec()));
    let all = documents.chain([accent]).chain(lists).chain(others);
    all.map(|(name, title, keys)| {
        let mut schema = record(&keys);
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

/// The name of a list file without its folder and ending.
fn name(list: ListFile) -> &'static str {
    let path = list.path().trim_end_matches(".yaml");
    path.rsplit('/').next().unwrap_or(path)
}

fn record(keys: &[Key]) -> Map<String, Value> {
    let property = |key: &Key| {
        let mut value = of((key.shape)());
        let description = format!("{}\n\nBijvoorbeeld: {}", key.about, key.example);
        value.insert("description".into(), description.into());
        (key.name.to_owned(), Value::Object(value))
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    let required: Vec<&str> = keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name)
        .collect();
    object(json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    }))
}

fn of(shape: Shape) -> Map<String, Value> {
    object(match shape {
        // A text that looks like a number or a yes is one to other readers of YAML.
        Shape::Text => json!({ "type": ["string", "number", "boolean"], "pattern": "\\S" }),
        Shape::Number => json!({
            "type": ["number", "string"], "exclusiveMinimum": 0, "pattern": NUMBER,
        }),
        Shape::Amount => json!({ "type": ["number", "string"], "minimum": 0, "pattern": NUMBER }),
        Shape::Whole => {
            json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$" })
        }
        Shape::Flag => json!({ "enum": [true, false, "ja", "nee", "true", "false"] }),
        Shape::Date => json!({ "type": "string", "pattern": DAY }),
        Shape::Id => json!({ "type": ["string", "integer"], "pattern": ID }),
        Shape::Words(words) => json!({ "enum": words }),
        Shape::Pattern(pattern) => json!({ "type": "string", "pattern": pattern }),
        Shape::Reference(target) => json!({
            "type": ["string", "integer"],
            "pattern": reference(target),
        }),
        Shape::List { item, least } => json!({
            "type": "array", "items": of(*item), "minItems": least,
        }),
        Shape::Record(keys) => Value::Object(record(keys)),
        Shape::Table { of: names, value } => {
            let mut table = json!({ "type": "object", "additionalProperties": of(*value) });
            if let Some(target) = names {
                table["propertyNames"] = json!({ "pattern": reference(target) });
            }
            table
        }
        Shape::AnyOf(shapes) => {
            let shapes: Vec<Map<String, Value>> = shapes.into_iter().map(of).collect();
            json!({ "anyOf": shapes })
        }
    })
}

/// What the id of a thing looks like, as a regular expression.
fn reference(target: Target) -> &'static str {
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
