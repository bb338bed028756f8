//! What the repairs changed, a line each, for a look before anything is written.

use similar::{ChangeTag, TextDiff};

use crate::report::harmless;

/// So many characters around a change are shown.
const AROUND: usize = 12;

/// A changed line: what is gone in red, what is new in green; `[-gone-]{+new+}` where there are no colours.
pub fn line(before: &str, after: &str, colours: bool) -> String {
    let diff = TextDiff::from_chars(before, after);
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let last = pieces.len().saturating_sub(1);
    let mut line = String::new();
    for (place, (tag, text)) in pieces.iter().enumerate() {
        let (open, close) = match (tag, colours) {
            (ChangeTag::Equal, _) => {
                line.push_str(&shortened(text, place == 0, place == last));
                continue;
            }
            (ChangeTag::Delete, true) => ("\u{1b}[31m\u{1b}[9m", "\u{1b}[0m"),
            (ChangeTag::Insert, true) => ("\u{1b}[32m", "\u{1b}[0m"),
            (ChangeTag::Delete, false) => ("[-", "-]"),
            (ChangeTag::Insert, false) => ("{+", "+}"),
        };
        line.push_str(open);
        line.push_str(&harmless(text));
        line.push_str(close);
    }
    line
}

/// Text between two changes, its middle left out where it is long.
fn shortened(text: &str, first: bool, last: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (head, tail) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
    if characters.len() <= head + tail + 2 {
        return harmless(text);
    }
    let start: String = characters[..head].iter().collect();
    let end: String = characters[characters.len() - tail..].iter().collect();
    format!("{}…{}", harmless(&start), harmless(&end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_and_its_surroundings_are_shown() {
        let before = "項(xiàng)目之后,共同推進一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十協(xié)調";
        let after = "項目之後，共同推進一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十協調";
        assert_eq!(
            line(before, after, false),
            "項[-(xiàng)-]目之[-后,-]{+後，+}共同推進一二三四五六七八…十一二三四五六七八九十協[-(xié)-]調"
        );
        assert!(line(before, after, true).contains("\u{1b}[32m後，\u{1b}[0m"));
    }
}
