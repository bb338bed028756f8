//! Damaged copy made whole, and said so.
//!
//! | module | what it mends | rule |
//! |---|---|---|
//! | `mojibake` | text that was read in the wrong encoding | `wrong-encoding` |
//! | [`pinyin`] | readings that a machine wrote into the text, and the characters it broke | `inline-pinyin`, `lost-byte` |
//! | `punctuation` | Chinese punctuation folded to ASCII | `folded-punctuation` |
//! | `residue` | 后 for 後, 干 for 幹: Traditional made of Simplified one character by one | `script-residue` |
//!
//! The first two work on the source as it was read, whatever its format; the others on the story's running text, where
//! addresses and markup are out of the way. A rule changes only what it can account for; what it cannot is a remark.

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

/// A source that was looked through.
#[derive(Debug, Default)]
pub(crate) struct Mended {
    /// What the text is now; nothing where it has not changed.
    pub(crate) text: Option<String>,
    pub(crate) repairs: Vec<(&'static str, u32)>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) changes: Vec<Change>,
}

/// Mends a source. Its lines stay as many as they are.
pub(crate) fn source(text: &str) -> Mended {
    let mut mended = Mended::default();
    let (read_again, count) = mojibake::undo(text, &mut mended.remarks);
    if let Some(read_again) = read_again {
        note_lines(text, &read_again, &mut mended.changes);
        mended.repairs.push(("wrong-encoding", count));
        mended.text = Some(read_again);
    }
    let text = mended.text.as_deref().unwrap_or(text);
    let outcome = pinyin::undo(text);
    for (number, byte, reason) in outcome.unsettled {
        mended.remarks.push(Remark::at(number, byte, reason, "the line stays as it is: compare it with another copy"));
    }
    if outcome.lines.is_empty() {
        return mended;
    }
    let mut lines: Vec<&str> = text.split('\n').collect();
    for (number, line) in &outcome.lines {
        mended.changes.push(Change { before: lines[*number].to_owned(), after: line.clone() });
        lines[*number] = line;
    }
    mended.repairs.extend([("inline-pinyin", outcome.readings), ("lost-byte", outcome.rejoined)]);
    mended.text = Some(lines.join("\n"));
    mended
}

fn note_lines(before: &str, after: &str, changes: &mut Vec<Change>) {
    let lines = before.split('\n').zip(after.split('\n')).filter(|(before, after)| before != after);
    changes.extend(lines.map(|(before, after)| Change { before: before.to_owned(), after: after.to_owned() }));
}

/// Mends the running text of a Chinese story. `lang` is the language it is in.
pub(crate) fn story(story: &mut Story, lang: &Lang, changes: &mut Vec<Change>) {
    let mut before = Vec::new();
    story.each_text(&mut |text| before.push(text.plain()));
    let widened = punctuation::widen(story);
    story.repaired("folded-punctuation", widened);
    let settled = residue::settle(story, lang);
    story.repaired("script-residue", settled);
    if widened + settled == 0 {
        return;
    }
    let mut before = before.into_iter();
    story.each_text(&mut |text| {
        let after = text.plain();
        if let Some(before) = before.next().filter(|before| *before != after) {
            changes.push(Change { before, after });
        }
    });
}
