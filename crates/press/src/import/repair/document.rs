//! The texts of one document, mended together and counted apart.
//!
//! What did the damage is learnt from the whole document: a short item of a feed shows too little of it. What was undone
//! belongs to the story in whose texts it was.

use std::borrow::Cow;

use super::super::html::references;
use super::super::story::Remark;
use super::{Change, Mended, mojibake, pinyin};

/// So many characters on either side of a place are looked for to find it in the source.
const AROUND: usize = 12;

/// The texts of a document, a list for each story.
pub(crate) type Texts<'t> = Vec<Vec<&'t mut String>>;

/// A text, the story that it belongs to, and the number of its first line in the document.
struct Part<'t> {
    text: &'t mut String,
    story: usize,
    line: usize,
}

/// Mends the texts and says what was done, story by story. `source` is what they were read from: remarks point into it.
pub(crate) fn mend(stories: Texts<'_>, source: &str) -> Vec<Mended> {
    let mut mended = vec![Mended::default(); stories.len()];
    let (parts, mut document) = joined(stories);
    let is_source = document == source;
    let part = |line: usize| &parts[parts.partition_point(|part| part.line <= line).saturating_sub(1)];
    let mut remarks = Vec::new();
    let again = mojibake::undo(&document, &mut remarks);
    if !again.is_empty() {
        let mut lines: Vec<&str> = document.split('\n').collect();
        for (line, after) in &again {
            let change = Change { before: lines[*line].to_owned(), after: after.clone() };
            mended[part(*line).story].note(change, &[("wrong-encoding", 1)]);
            lines[*line] = after;
        }
        document = lines.join("\n");
    }
    let outcome = pinyin::undo(&document);
    let mut lines: Vec<Cow<'_, str>> = document.split('\n').map(Cow::Borrowed).collect();
    let remedy = "it stays as it is: compare it with another copy";
    remarks.extend(outcome.unsettled.iter().map(|(line, byte, reason)| Remark::at(*line, *byte, *reason, remedy)));
    for remark in remarks {
        let line = remark.line.map_or(0, |line| line - 1);
        let remark = if is_source { remark } else { placed(remark, &lines[line], source) };
        mended[part(line).story].remarks.push(remark);
    }
    if again.is_empty() && outcome.stretches.is_empty() {
        return mended;
    }
    for stretch in &outcome.stretches {
        let change =
            Change { before: lines[stretch.line][stretch.bytes.clone()].to_owned(), after: stretch.text.clone() };
        let repairs = [("inline-pinyin", stretch.readings), ("lost-byte", stretch.rejoined)];
        mended[part(stretch.line).story].note(change, &repairs);
    }
    // From the last to the first, so that the places of those before still hold.
    for stretch in outcome.stretches.iter().rev() {
        lines[stretch.line].to_mut().replace_range(stretch.bytes.clone(), &stretch.text);
    }
    let mut lines = lines.into_iter();
    for part in parts {
        let count = part.text.split('\n').count();
        *part.text = lines.by_ref().take(count).collect::<Vec<_>>().join("\n");
    }
    mended
}

/// All texts in a row, each on lines of its own.
fn joined(stories: Texts<'_>) -> (Vec<Part<'_>>, String) {
    let (mut parts, mut document, mut line) = (Vec::new(), String::new(), 0);
    for (story, texts) in stories.into_iter().enumerate() {
        for text in texts {
            if !parts.is_empty() {
                document.push('\n');
            }
            document.push_str(text);
            let lines = text.split('\n').count();
            parts.push(Part { text, story, line });
            line += lines;
        }
    }
    (parts, document)
}

/// A remark about a line of the document, with its place in the source; with the words themselves where the source
/// writes them in another way.
fn placed(mut remark: Remark, line: &str, source: &str) -> Remark {
    // Formats write these in several ways.
    let stops = |character: char| matches!(character, '"' | '\\' | '<' | '>' | '&') || character.is_control();
    let (before, after) = line.split_at(line.floor_char_boundary(remark.byte));
    let before = before.rfind(stops).map_or(before, |stop| &before[stop + 1..]);
    let before = &before[before.char_indices().nth_back(AROUND - 1).map_or(0, |(at, _)| at)..];
    let after = after.split(stops).next().unwrap_or_default();
    let after = &after[..after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at)];
    let words = format!("{before}{after}");
    let place = |text: &str| {
        let until = &text[..text.find(&words).filter(|_| !words.is_empty())? + before.len()];
        Some((until.matches('\n').count(), until.len() - until.rfind('\n').map_or(0, |end| end + 1)))
    };
    // References are resolved line by line.
    let behind_references = || {
        let (line, byte) = place(&references::resolved(source))?;
        Some((line, references::place(source.split('\n').nth(line)?, byte)))
    };
    match place(source).or_else(behind_references) {
        Some((line, byte)) => (remark.line, remark.byte) = (Some(line + 1), byte),
        None => {
            (remark.line, remark.byte) = (None, 0);
            remark.message = format!("{}: {words}", remark.message);
        }
    }
    remark
}

impl Mended {
    fn note(&mut self, change: Change, repairs: &[(&'static str, u32)]) {
        self.changes.push(change);
        for (rule, count) in repairs {
            match self.repairs.iter_mut().find(|(known, _)| known == rule) {
                Some((_, sum)) => *sum += count,
                None => self.repairs.push((rule, *count)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_stories_show_is_undone_and_counted_in_each() {
        let mut texts =
            ["項(xiàng)目協(xié)調(diào)，協(xié)商", "<p>調(diào)度</p><p>項(xiàng)目\n調(diào)研", "項目"]
                .map(str::to_owned);
        let source = texts.join("|");
        texts[2] = "無".to_owned();
        let mended = mend(texts.iter_mut().map(|text| vec![text]).collect(), &source);
        assert_eq!(texts, ["項目協調，協商", "<p>調度</p><p>項目\n調研", "無"]);
        let counts: Vec<_> = mended.iter().map(|story| story.repairs.first().copied()).collect();
        assert_eq!(counts, [Some(("inline-pinyin", 4)), Some(("inline-pinyin", 3)), None]);
        assert_eq!(mended[1].changes.len(), 3);
    }

    #[test]
    fn a_remark_points_into_the_source() {
        let source = "{\"a\":\n \"\\n重\u{fffd}(fù)道\"}";
        let mended = mend(vec![vec![&mut "\n重\u{fffd}(fù)道".to_owned()]], source);
        let remark = &mended[0].remarks[0];
        assert_eq!((remark.line, remark.byte), (Some(2), 7));
        let source = "<p>\n<p>&#x91cd;&#xfffd;(f&ugrave;)道";
        let mended = mend(vec![vec![&mut "<p>\n<p>重\u{fffd}(fù)道".to_owned()]], source);
        assert_eq!((mended[0].remarks[0].line, mended[0].remarks[0].byte), (Some(2), 11), "{mended:?}");
        let mended = mend(vec![vec![&mut "重\u{fffd}(fù)道".to_owned()]], "\\u91cd");
        assert!(mended[0].remarks[0].message.ends_with(": 重\u{fffd}(fù)道"), "{mended:?}");
    }
}
