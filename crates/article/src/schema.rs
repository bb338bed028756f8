//! JSON Schema 2020-12 of the newsroom's files, generated from the types.
//!
//! What it says and what the reader does are the same (`tests/testsuite/schema.rs`), but for this: the schema refuses
//! unknown block types and spaces around an address, where the reader is content with a warning or takes them off;
//! and it accepts what a pattern cannot tell: days that do not exist, a blank headline, two channels with one id,
//! a name with more characters in one script than in the other, a `source` whose scheme may not be fetched
//! (`data:{id}`). Spaces around a `source` are taken by both, and stay.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};

use crate::{Article, ScriptOverrides, Site};

/// The schema of an article's file.
pub fn article_schema() -> Schema {
    schema::<Article>("Kanbao article")
}

/// The schema of `site.json`.
pub fn site_schema() -> Schema {
    schema::<Site>("Kanbao site")
}

/// The schema of `script-overrides.json`.
pub fn script_overrides_schema() -> Schema {
    schema::<ScriptOverrides>("Kanbao script overrides")
}

fn schema<T: schemars::JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize().with_transform(RecursiveTransform(as_read));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}

/// The reader takes `null` for a field that is not there, and a whole number up to the largest of its type.
fn as_read(schema: &mut Schema) {
    if schema.get("format") == Some(&json!("uint32")) && schema.get("maximum").is_none() {
        schema.insert("maximum".to_owned(), u32::MAX.into());
    }
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (_, field) in fields.iter_mut().filter(|(name, _)| !required.contains(&json!(name))) {
        let Some(field) = field.as_object_mut() else { continue };
        if let Some(kind) = field.get_mut("type").filter(|kind| kind.is_string()) {
            *kind = json!([kind, "null"]);
        } else if let Some(reference) = field.remove("$ref") {
            field.insert("anyOf".to_owned(), json!([{"$ref": reference}, {"type": "null"}]));
        }
    }
}
