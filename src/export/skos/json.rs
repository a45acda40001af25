//! JSON-LD (<https://www.w3.org/TR/json-ld11/>), with its context in the file, so that a reader fetches
//! nothing.

use serde_json::{Map, Value, json};

use super::graph::{LANGUAGE, Object, PREFIXES, Resource, Statement};

/// The resources as a JSON-LD document.
pub(super) fn write(resources: &[Resource]) -> Vec<u8> {
    let context: Map<String, Value> = PREFIXES
        .iter()
        .map(|(prefix, iri)| ((*prefix).to_owned(), json!(iri)))
        .collect();
    let graph = resources.iter().map(|resource| {
        let mut node = node(resource.class, &resource.statements);
        node.insert("@id".to_owned(), json!(resource.iri));
        Value::Object(node)
    });
    let document = json!({ "@context": context, "@graph": graph.collect::<Vec<_>>() });
    let mut text = format!("{document:#}").into_bytes();
    text.push(b'\n');
    text
}

/// A resource without its name: its type, and its statements by property.
fn node(class: &str, statements: &[Statement]) -> Map<String, Value> {
    let mut node = Map::new();
    node.insert("@type".to_owned(), json!(class));
    for statement in statements {
        let object = match &statement.object {
            Object::Iri(iri) => json!({ "@id": iri }),
            Object::Text(text) => json!({ "@value": text, "@language": LANGUAGE }),
            Object::Blank(class, statements) => Value::Object(self::node(class, statements)),
        };
        let entry = node.entry(statement.property.name());
        if let Value::Array(objects) = entry.or_insert_with(|| json!([])) {
            objects.push(object);
        }
    }
    node
}
