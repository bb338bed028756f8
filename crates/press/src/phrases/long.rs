//! Pieces that no narrow phone has room for in a line.
//!
//! A browser ends a line in the middle of these wherever it is full, be it before a comma or within a number. So they are
//! divided where they come apart best: 改自2027年｜3月1日起.

use article::writing::is_han;

/// How wide a piece may be, in tenths of a character. A line of a headline has ten of them on the narrowest phones.
const LONGEST: usize = 100;
/// How wide a letter or a digit is, with its share of the gap beside Chinese.
const LETTER: usize = 7;

/// Divides a piece in two, and these again, until each has room.
pub(super) fn divide(piece: String) -> Vec<String> {
    let all = width(&piece);
    let middle = |place: &usize| all.abs_diff(2 * width(&piece[..*place]));
    match places(&piece).min_by_key(middle).filter(|_| all > LONGEST) {
        Some(place) => {
            let (begin, end) = piece.split_at(place);
            [begin, end].into_iter().flat_map(|half| divide(half.to_owned())).collect()
        }
        None => vec![piece],
    }
}

fn width(text: &str) -> usize {
    text.chars().map(|character| if character < '\u{2E80}' && !is_mark(character) { LETTER } else { 10 }).sum()
}

/// A quotation mark, a dash or an ellipsis, which are as wide as a character.
fn is_mark(character: char) -> bool {
    ('\u{2010}'..='\u{2026}').contains(&character)
}

/// Where a piece may be divided: behind the dot in a name, before what opens, before a number and before a space.
fn places(piece: &str) -> impl Iterator<Item = usize> {
    let is_latin = |character: char| character.is_ascii_alphanumeric();
    let has_words = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).count() > 1;
    piece.char_indices().filter_map(move |(place, after)| {
        let (begin, end) = piece.split_at(place);
        let before = begin.chars().next_back()?;
        let may_end = before == '·' && is_han(after)
            || is_han(before) && "（《〈「『【“‘".contains(after)
            || is_han(before) && is_latin(after) && !matches!(before, '前' | '第')
            || after == ' ';
        (may_end && has_words(begin) && has_words(end)).then_some(place)
    })
}
