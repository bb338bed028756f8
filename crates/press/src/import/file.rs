//! An article's file: what stands in it, in which order.

use article::Article;
use serde_json::{Map, Value};

/// The order in which an editor wants to read them; the types have those that are required first.
const ORDER: [&str; 22] = [
    "schema",
    "id",
    "lang",
    "channel",
    "kickers",
    "headline",
    "subheads",
    "summary",
    "published",
    "modified",
    "image",
    "body",
    "credits",
    "related",
    "tags",
    "corrections",
    "canonical",
    "formerly",
    "rights",
    "embed",
    "provenance",
    "phrases",
];

/// The article as its file has it: indented, in the order of the page.
pub(super) fn text(article: &Article) -> Result<String, serde_json::Error> {
    let Value::Object(mut fields) = serde_json::to_value(article)? else { return serde_json::to_string(article) };
    let mut ordered = Map::new();
    for name in ORDER {
        if let Some(value) = fields.remove(name) {
            ordered.insert(name.to_owned(), value);
        }
    }
    ordered.extend(fields);
    let mut text = serde_json::to_string_pretty(&Value::Object(ordered))?;
    text.push('\n');
    Ok(text)
}
