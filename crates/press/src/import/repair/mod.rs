//! Damaged copy made whole, and said so.
//!
//! | module | what it mends | rule |
//! |---|---|---|
//! | `mojibake` | text that was read in the wrong encoding | `wrong-encoding` |
//! | [`pinyin`] | readings that a machine wrote into the text, and the characters it broke | `inline-pinyin`, `lost-byte` |
//! | `punctuation` | Chinese punctuation folded to ASCII | `folded-punctuation` |
//! | `residue` | 后 for 後, 干 for 幹: Traditional made of Simplified one character by one | `script-residue` |
//!
//! The first two work on what was read, all stories of an input together (`document`); the others on the story's running
//! text, where addresses and markup are out of the way. A rule changes only what it can account for; what it cannot is a
//! remark.

pub(crate) mod document;
mod mojibake;
pub mod pinyin;
mod punctuation;
mod residue;

use article::Lang;

use super::story::{Remark, Story};

/// Something that was changed: a line of the source, or a text of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) before: String,
    pub(crate) after: String,
}

/// What was done to the texts of a story as they were read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mended {
    pub(crate) repairs: Vec<(&'static str, u32)>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) changes: Vec<Change>,
}

/// Mends the running text of a Chinese story. `lang` is the language it is in; `changes` gets what was changed, where
/// somebody wants to see it.
pub(crate) fn story(story: &mut Story, lang: &Lang, changes: Option<&mut Vec<Change>>) {
    let mut before = Vec::new();
    if changes.is_some() {
        story.each_text(&mut |text| before.push(text.plain()));
    }
    let widened = punctuation::widen(story);
    story.repaired("folded-punctuation", widened);
    let settled = residue::settle(story, lang);
    story.repaired("script-residue", settled);
    let Some(changes) = changes.filter(|_| widened + settled > 0) else { return };
    let mut before = before.into_iter();
    story.each_text(&mut |text| {
        let after = text.plain();
        if let Some(before) = before.next().filter(|before| *before != after) {
            changes.push(Change { before, after });
        }
    });
}
