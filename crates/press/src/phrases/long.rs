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
    if all <= LONGEST {
        return vec![piece];
    }
    match places(&piece).min_by_key(|(_, before)| all.abs_diff(2 * before)) {
        Some((place, _)) => {
            let (begin, end) = piece.split_at(place);
            [begin, end].into_iter().flat_map(|half| divide(half.to_owned())).collect()
        }
        None => vec![piece],
    }
}

fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

fn width_of(character: char) -> usize {
    if character < '\u{2E80}' && !is_mark(character) { LETTER } else { 10 }
}

/// A quotation mark, a dash or an ellipsis, which are as wide as a character.
fn is_mark(character: char) -> bool {
    ('\u{2010}'..='\u{2026}').contains(&character)
}

/// Where a piece may be divided, with the width of what is before it: behind the dot in a name, before what opens, before a number
/// and before a space. On both sides are two letters at least.
fn places(piece: &str) -> impl Iterator<Item = (usize, usize)> {
    let is_latin = |character: char| character.is_ascii_alphanumeric();
    let all = piece.chars().filter(|character| character.is_alphanumeric()).count();
    let (mut before, mut wide, mut letters) = (' ', 0, 0);
    piece.char_indices().filter_map(move |(place, after)| {
        let may_end = before == '·' && is_han(after)
            || is_han(before) && "（《〈「『【“‘".contains(after)
            || is_han(before) && is_latin(after) && !matches!(before, '前' | '第')
            || after == ' ';
        let found = (may_end && letters > 1 && all - letters > 1).then_some((place, wide));
        before = after;
        wide += width_of(after);
        letters += usize::from(after.is_alphanumeric());
        found
    })
}
