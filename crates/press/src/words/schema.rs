//! The JSON Schema of `words.json`, made of the words themselves.

use article::{Lang, Value as Words};
use kanbao::{Locale, Locales, places};
use serde_json::{Map, Value, json};

/// The schema of the file.
pub(crate) fn schema() -> Value {
    let known = Locales::known();
    let english = known.of(&Lang::new("en").expect("a tag")).named();
    let mut languages = Map::from_iter([("$schema".to_owned(), json!({"type": "string"}))]);
    languages.extend(known.each().map(Locale::tag).map(|tag| (tag.to_owned(), json!({"$ref": "#/$defs/some"}))));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kanbao words",
        "description": "The newsroom's own words for the interface, an object a language. Of a language that the press speaks, \
                        those that are to be others; of any other, all.",
        "type": "object",
        "propertyNames": {"pattern": "^([a-z]{2,8}|zh-Hans|zh-Hant|\\$schema)$", "not": {"const": "zh"}},
        "properties": languages,
        "additionalProperties": {"$ref": "#/$defs/all"},
        "$defs": {"some": of(&english, false), "all": of(&english, true)},
    })
}

fn of(words: &Words, needs_all: bool) -> Value {
    match words {
        Words::Record(fields) => {
            let of = |(name, words): &(String, Words)| (name.clone(), of(words, needs_all));
            let fields: Map<String, Value> = fields.iter().map(of).collect();
            let needed: Vec<&String> = fields.keys().filter(|_| needs_all).collect();
            json!({"type": "object", "required": needed, "properties": fields})
        }
        Words::List(items) => {
            let items: Vec<Value> = items.iter().map(|words| of(words, needs_all)).collect();
            json!({"type": "array", "prefixItems": items, "minItems": items.len(), "maxItems": items.len()})
        }
        Words::Text(words) => {
            let patterns: Vec<Value> = patterns(words).map(|pattern| json!({"pattern": pattern})).collect();
            json!({"type": "string", "description": format!("In English: {words}"), "allOf": patterns})
        }
        _ => json!({}),
    }
}

/// What is said in the place of these words matches each of these, as far as a pattern can tell.
fn patterns(words: &str) -> impl Iterator<Item = String> {
    // What stands between words may be a space.
    let line = match words.contains(char::is_alphabetic) {
        true => "^[^\\x00-\\x1F]*[^\\s\\x00-\\x1F][^\\x00-\\x1F]*$",
        false => "^[^\\x00-\\x1F]+$",
    };
    let places = places(words).unwrap_or_default();
    let places: Vec<String> = places.into_iter().map(|place| format!("\\{{{place}\\}}")).collect();
    std::iter::once(line.to_owned()).chain(places)
}
