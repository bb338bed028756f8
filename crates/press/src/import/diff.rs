//! What the repairs changed, a line each, for a look before anything is written.

use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthChar;

use crate::report::harmless;

/// So many characters around a change are shown.
const AROUND: usize = 12;
/// Lines are not made shorter than this, in columns.
const NARROWEST: usize = 24;
const INDENT: &str = "  ";
const HANGING: &str = "      ";
/// Ends a colour.
const PLAIN: &str = "\u{1b}[0m";

/// How a changed line is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Show {
    /// What is gone in red, what is new in green; `[-gone-]{+new+}` where there are no colours.
    pub colours: bool,
    /// How many columns there are, where lines are to end before somebody else cuts them.
    pub width: Option<usize>,
}

/// A changed line, indented. Where it goes on in another line, that is indented more.
pub fn line(before: &str, after: &str, show: Show) -> String {
    let diff = TextDiff::from_chars(before, after);
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let last = pieces.len().saturating_sub(1);
    let mut lines = Lines::new(show.width);
    for (place, (tag, text)) in pieces.iter().enumerate() {
        match (tag, show.colours) {
            (ChangeTag::Equal, _) => lines.push(&shortened(text, place == 0, place == last)),
            (ChangeTag::Delete, true) => lines.coloured("\u{1b}[31m\u{1b}[9m", &harmless(text)),
            (ChangeTag::Insert, true) => lines.coloured("\u{1b}[32m", &harmless(text)),
            (ChangeTag::Delete, false) => lines.push(&format!("[-{}-]", harmless(text))),
            (ChangeTag::Insert, false) => lines.push(&format!("{{+{}+}}", harmless(text))),
        }
    }
    lines.text
}

/// Text on lines that end where the terminal does.
struct Lines {
    text: String,
    width: usize,
    column: usize,
    colour: &'static str,
}

impl Lines {
    fn new(width: Option<usize>) -> Self {
        let width = width.map_or(usize::MAX, |width| width.max(NARROWEST));
        Self { text: INDENT.to_owned(), width, column: INDENT.len(), colour: "" }
    }

    fn coloured(&mut self, colour: &'static str, text: &str) {
        self.colour = colour;
        self.text.push_str(colour);
        self.push(text);
        self.text.push_str(PLAIN);
        self.colour = "";
    }

    /// Adds a text. Latin words and numbers stay whole; Chinese may part anywhere.
    fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_word = |character: char| character.is_ascii_alphanumeric();
            let word = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
            let length = if (1..=NARROWEST / 2).contains(&word) { word } else { first.len_utf8() };
            let (piece, after) = rest.split_at(length);
            let columns: usize = piece.chars().map(|character| character.width().unwrap_or_default()).sum();
            if self.column + columns > self.width {
                self.next_line();
            }
            self.text.push_str(piece);
            self.column += columns;
            rest = after;
        }
    }

    fn next_line(&mut self) {
        if !self.colour.is_empty() {
            self.text.push_str(PLAIN);
        }
        self.text.push('\n');
        self.text.push_str(HANGING);
        self.text.push_str(self.colour);
        self.column = HANGING.len();
    }
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
    use console::{measure_text_width, strip_ansi_codes};

    use super::*;

    const BEFORE: &str =
        "項(xiàng)目之后,共同推進一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十協(xié)調";
    const AFTER: &str = "項目之後，共同推進一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十協調";

    #[test]
    fn only_what_changes_and_its_surroundings_are_shown() {
        assert_eq!(
            line(BEFORE, AFTER, Show::default()),
            "  項[-(xiàng)-]目之[-后,-]{+後，+}共同推進一二三四五六七八…十一二三四五六七八九十協[-(xié)-]調"
        );
        let coloured = line(BEFORE, AFTER, Show { colours: true, width: None });
        assert!(coloured.contains("\u{1b}[32m後，\u{1b}[0m"));
    }

    #[test]
    fn a_line_that_is_too_long_hangs_below_itself() {
        for colours in [true, false] {
            let whole = line(BEFORE, AFTER, Show { colours, width: None });
            for width in [24, 30, 41, 80] {
                let shown = line(BEFORE, AFTER, Show { colours, width: Some(width) });
                let mut joined = String::new();
                for (number, line) in shown.lines().enumerate() {
                    let plain = strip_ansi_codes(line);
                    assert!(measure_text_width(line) <= width, "{width}: {plain}");
                    joined.push_str(if number == 0 { &plain } else { plain.strip_prefix(HANGING).expect("an indent") });
                    let last = line.rfind('\u{1b}').map(|at| &line[at..]);
                    assert!(last.is_none_or(|last| last.starts_with(PLAIN)), "a colour runs into the indent: {line}");
                }
                assert_eq!(joined, strip_ansi_codes(&whole), "nothing is lost");
            }
        }
        let word =
            line("一二三四五六七八九abcdefg", "一二三四五六七八九abcdefh", Show { colours: false, width: Some(26) });
        assert!(word.contains("abcdef"), "{word}");
    }
}
