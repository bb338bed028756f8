//! An article as it is published: the newsroom's own JSON with the ways on from it.
//!
//! Its fields are kept, those too that this Kanbao does not know, in their order. They are copied from JSON to JSON
//! without a tree between: an edition has many of them.

use std::borrow::Cow;
use std::fmt;

use article::{ArticleId, Teaser};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use serde_transcode::Transcoder;

use super::newest::Newest;
use super::players;
use super::record::Record;

/// What the press itself says of a story.
const OURS: [&str; 3] = ["previous", "next", "phrases"];

/// The JSON to publish for the article that stands in `text`. `related` ids become links; an id of a story that is
/// not published falls away.
pub(super) fn published(text: &str, story: &Teaser, newest: &Newest) -> serde_json::Result<String> {
    let Fields(fields) = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let mut file = Record::with_capacity(text.len());
    for (name, json) in fields.iter().filter(|(name, _)| !OURS.contains(&name.as_ref())) {
        match name.as_ref() {
            "related" => file.field("related", &related(serde_json::from_str(json.get())?, story, newest)?)?,
            // Few have any, and a tree takes time.
            "body" if json.get().contains("\"embed\"") => {
                let mut body: Value = serde_json::from_str(json.get())?;
                players::name_in(&mut body);
                file.field("body", &body)?;
            }
            // Quotes part strings from the rest only where nothing is escaped; and what is takes twice the room of what it stands for.
            name if json.get().contains('\\') => {
                file.field(name, &Transcoder::new(&mut serde_json::Deserializer::from_str(json.get())))?;
            }
            name => file.copy(name, json)?,
        }
    }
    let [previous, next] = newest.onward(story);
    for (name, link) in [("previous", previous), ("next", next)] {
        if let Some(link) = link {
            file.field(name, &link)?;
        }
    }
    if !story.phrases.is_empty() {
        file.field("phrases", &story.phrases)?;
    }
    Ok(file.finish())
}

fn related(related: Value, story: &Teaser, newest: &Newest) -> serde_json::Result<Value> {
    let Value::Array(related) = related else { return Ok(related) };
    let mut links = Vec::with_capacity(related.len());
    for entry in related {
        match &entry {
            Value::String(id) => {
                let link = ArticleId::new(id).and_then(|id| newest.link(&id, story));
                let link = link.map(serde_json::to_value).transpose()?;
                // It may be named twice, or by two of the ids that it had.
                links.extend(link.filter(|link| !links.contains(link)));
            }
            _ => links.push(entry),
        }
    }
    Ok(Value::Array(links))
}

/// The fields of an object, as they stand in the file. Where a name stands twice, the last one counts, in the place of
/// the first, as in every browser.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields: Vec<(Cow<str>, &RawValue)> = Vec::new();
        while let Some((Name(name), value)) = map.next_entry()? {
            match fields.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = value,
                None => fields.push((name, value)),
            }
        }
        Ok(Fields(fields))
    }
}

/// A name, borrowed where nothing in it is escaped.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
