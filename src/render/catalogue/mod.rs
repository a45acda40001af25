//! The catalogue for other programs: `/aanbod.json`, its schema, and a table.
//!
//! A reader can tell an empty list from a failed one by its count, and a changed one by its
//! revision. The national catalogue is the authority: it has every course.

mod collect;
pub mod item;
mod table;

use schemars::generate::SchemaSettings;

use self::collect::catalogue;
use self::item::Catalogue;
use super::absolute::url;
use crate::model::heads::Heads;
use crate::plan::address::Address;
use crate::plan::site::SitePlan;

/// `/aanbod.json`, version 1.
pub fn json(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    line(serde_json::to_vec(&catalogue(heads, plan)))
}

/// `/aanbod.schema.json`: the JSON Schema (2020-12) of `/aanbod.json`.
pub fn schema(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Catalogue>();
    let id = url(heads, plan.site, &Address::from("/aanbod.schema.json"));
    schema.insert("$id".to_owned(), id.into());
    line(serde_json::to_vec_pretty(&schema))
}

/// `/aanbod.csv`.
pub fn csv(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    table::table(heads, &catalogue(heads, plan))
}

/// Ends a text file with a line's end. Only a map whose keys are not texts cannot be written as
/// JSON, and there is none here.
fn line(json: serde_json::Result<Vec<u8>>) -> Vec<u8> {
    let mut bytes = json.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
