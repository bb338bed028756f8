//! JSON of other systems: a tree whose texts can be mended before anybody reads them.

use serde_json::Value;

use super::fault::Unreadable;

/// Reads JSON. Escapes such as `\u5831` are characters from here on.
pub(super) fn parse(json: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(json).map_err(|error| Unreadable::json(json, &error))
}

/// All texts in it, in the order of the document. Names of fields are none.
pub(super) fn texts(value: &mut Value) -> Vec<&mut String> {
    let mut texts = Vec::new();
    collect(value, &mut texts);
    texts
}

fn collect<'v>(value: &'v mut Value, texts: &mut Vec<&'v mut String>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.iter_mut().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values_mut().for_each(|field| collect(field, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
