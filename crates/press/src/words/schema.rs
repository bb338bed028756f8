//! The JSON Schema of `words.json`, made of the words themselves.

use article::{Lang, Value as Words};
use kanbao::Locales;
use serde_json::{Map, Value, json};

/// The schema of the file.
pub(crate) fn schema() -> Value {
    let english = Locales::known().of(&Lang::new("en").expect("a tag")).named();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kanbao words",
        "description": "The newsroom's own words for the interface, an object a language. Of a language that the press speaks, \
                        those that are to be others; of any other, all.",
        "type": "object",
        "propertyNames": {"pattern": "^([a-z]{2,8}|zh-Hans|zh-Hant)$", "not": {"const": "zh"}},
        "additionalProperties": of(&english),
    })
}

fn of(words: &Words) -> Value {
    match words {
        Words::Record(fields) => {
            let fields: Map<String, Value> = fields.iter().map(|(name, words)| (name.clone(), of(words))).collect();
            json!({"type": "object", "properties": fields})
        }
        Words::List(items) => {
            let items: Vec<Value> = items.iter().map(of).collect();
            json!({"type": "array", "prefixItems": items, "minItems": items.len(), "maxItems": items.len()})
        }
        Words::Text(words) => json!({"type": "string", "description": format!("In English: {words}")}),
        _ => json!({}),
    }
}
