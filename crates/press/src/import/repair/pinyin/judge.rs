//! Which of several texts is the likelier.
//!
//! All of them pass the check, so the program cannot tell. What tells is the language: frequent characters, and no stray
//! letters or signs of other writing. A dictionary does not: 纸带水 has more words in it than 只带水. So where two texts
//! of common characters fit, neither is taken.

use super::inverse::{Failure, Undone};
use super::{codepage, readings};
use crate::import::script;
use article::writing::is_han;

/// How much likelier it has to be: more than a common character is than a less common one.
const MARGIN: i64 = 4;
/// What a character costs of which nothing shows that the program had chosen it. Less than the margin: it is possible.
const GUESSED: i64 = 3;

/// The likeliest of them, if one stands out. Where the language does not tell (`only`), there has to be but one.
pub(super) fn likeliest(mut texts: Vec<Undone>, only: bool) -> Result<Option<Undone>, Failure> {
    if texts.len() < 2 {
        return Ok(texts.pop());
    }
    let mut ranked: Vec<(i64, Undone)> = texts.into_iter().map(|text| (strangeness(&text), text)).collect();
    ranked.sort_by_key(|(strangeness, _)| *strangeness);
    ranked.dedup_by(|one, other| one.1.text == other.1.text);
    match ranked.as_slice() {
        [(best, _), (next, _), ..] if only || next - best < MARGIN => Err(Failure::Ambiguous),
        _ => Ok(ranked.into_iter().next().map(|(_, text)| text)),
    }
}

fn strangeness(undone: &Undone) -> i64 {
    let unusual = |(pair, reading): &&(codepage::Pair, readings::Reading)| readings::of(*pair).first() != Some(reading);
    let guessed = undone.chosen.len() as i64 * GUESSED;
    strangeness_of(undone.text.chars()) + guessed + undone.chosen.iter().filter(unusual).count() as i64
}

/// The same of a line that is not all there yet: its last byte may be half a character.
pub(super) fn strangeness_of_start(bytes: &[u8]) -> i64 {
    strangeness_of(codepage::characters(bytes))
}

/// How little a text looks like Chinese. Only differences count.
fn strangeness_of(text: impl Iterator<Item = char>) -> i64 {
    let mut sum = 0;
    let mut before = ' ';
    for character in text {
        sum += match codepage::pair(script::simplified(character)) {
            _ if character.is_ascii_alphanumeric() && is_han(before) => 3,
            _ if character.is_ascii() => 0,
            Some(pair) if codepage::is_level_one(pair) => 0,
            Some(pair) if codepage::in_gb2312(pair) => 2,
            _ if "，。、；：？！“”‘’（）《》—…·　".contains(character) => 0,
            _ if is_han(character) => 6,
            _ => 10,
        };
        before = character;
    }
    sum
}
