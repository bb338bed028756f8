//! The lines that say something.

/// A line of the page, without the blanks around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the input, from 0.
    pub(super) number: usize,
    /// Its words. Every stretch of blanks is one space.
    pub(super) text: String,
}

/// All lines with something in them.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let ends = ['\u{85}', '\u{2028}', '\u{2029}'];
    let lines =
        text.split('\n').enumerate().flat_map(|(number, line)| line.split(ends).map(move |part| (number, part)));
    let all = lines.map(|(number, line)| Line { number, text: spaced(line) });
    all.filter(|line| !line.text.is_empty()).collect()
}

/// A text with one space for every stretch of blanks, the indent of two ideographic spaces gone.
pub(crate) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split(|character: char| character.is_whitespace() || is_invisible(character)) {
        if !word.is_empty() {
            if !spaced.is_empty() {
                spaced.push(' ');
            }
            spaced.push_str(word);
        }
    }
    spaced
}

/// Characters that take no room and part nothing. Joiners of emoji and of other writing are not among them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// How a line ends that is a sentence, or leads to one.
pub(super) fn is_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '」', '』', '）', ')', '"', ' ']);
    bare.ends_with(['。', '！', '？', '；', '：', '，', '…', '—', '!', '?', ';', ':', '.', ','])
}

/// How many characters a line has.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}
