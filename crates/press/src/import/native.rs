//! Parts of our own contract inside other formats: what `press export` puts beside what the format can hold.
//!
//! They are as hostile as everything else, and go through the contract's own door.

use article::{Block, Read, Reader, Severity, Value};

use super::story::Story;

/// A part of the contract, where the value is one without an error in it.
pub(super) fn part<T: Read>(value: &serde_json::Value) -> Option<T> {
    if value.is_null() {
        return None;
    }
    let value: Value = serde_json::from_value(value.clone()).ok()?;
    let mut reader = Reader::default();
    let part = T::read(&&value, &mut reader);
    let sound = !reader.problems().iter().any(|problem| problem.severity == Severity::Error);
    sound.then_some(part)
}

/// The blocks of a body, if the value is one.
pub(super) fn body(value: &serde_json::Value) -> Option<Vec<Block>> {
    part(value)
}

/// Fields of the contract that no other format has.
pub(super) fn rest(value: &serde_json::Value, story: &mut Story) {
    if let Some(related) = part(&value["related"]) {
        story.related = related;
    }
    if let Some(corrections) = part(&value["corrections"]) {
        story.corrections = corrections;
    }
    if let Some(rights) = part(&value["rights"]) {
        story.rights = Some(rights);
    }
    if let Some(embed) = part(&value["embed"]) {
        story.embed = Some(embed);
    }
    if let Some(formerly) = part(&value["formerly"]) {
        story.formerly = formerly;
    }
}

/// All fields of the contract, as our own exports carry them beside their format's own.
pub(super) fn fields(value: &serde_json::Value, story: &mut Story) {
    if value["schema"].is_number() {
        // A whole article: what it does not have, it does not have.
        (story.canonical, story.rights, story.image, story.modified) = (None, None, None, None);
        (story.related, story.channels) = (Vec::new(), Vec::new());
    }
    macro_rules! take {
        ($($field:ident),*) => { $(
            if let Some(found) = part(&value[stringify!($field)]) {
                story.$field = found;
            }
        )* };
    }
    take!(kickers, headline, subheads, credits, tags);
    if let Some(channels) = part(&value["channel"]) {
        story.channels = channels;
    }
    macro_rules! take_optional {
        ($($field:ident),*) => { $(
            if let Some(found) = part(&value[stringify!($field)]) {
                story.$field = Some(found);
            }
        )* };
    }
    story.lang_is_known = part::<article::Lang>(&value["lang"]).is_some();
    take_optional!(id, lang, summary, published, modified, image, canonical);
    rest(value, story);
}
