//! An article as it is published: the newsroom's own JSON with the ways on from it.
//!
//! Its fields are kept, those too that this Kanbao does not know, in their order.

use article::{ArticleId, Teaser};
use serde_json::{Map, Value};

use super::order::Newest;

/// The JSON to publish for the article that stands in `text`. `related` ids become links; an id of a story that is
/// not published falls away.
pub(super) fn published(text: &str, story: &Teaser, newest: &Newest) -> serde_json::Result<String> {
    let mut fields: Map<String, Value> = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    if let Some(Value::Array(related)) = fields.get_mut("related") {
        let mut links = Vec::with_capacity(related.len());
        for entry in related.drain(..) {
            match &entry {
                Value::String(id) => {
                    let link = ArticleId::new(id).filter(|id| *id != story.id).and_then(|id| newest.link(&id));
                    links.extend(link.map(serde_json::to_value).transpose()?);
                }
                _ => links.push(entry),
            }
        }
        *related = links;
    }
    let [previous, next] = newest.onward(&story.id);
    let phrases = Some(&story.phrases).filter(|phrases| !phrases.is_empty());
    set(&mut fields, "previous", previous)?;
    set(&mut fields, "next", next)?;
    set(&mut fields, "phrases", phrases)?;
    serde_json::to_string(&fields)
}

fn set(fields: &mut Map<String, Value>, name: &str, value: Option<impl serde::Serialize>) -> serde_json::Result<()> {
    match value {
        Some(value) => _ = fields.insert(name.to_owned(), serde_json::to_value(value)?),
        None => _ = fields.shift_remove(name),
    }
    Ok(())
}
