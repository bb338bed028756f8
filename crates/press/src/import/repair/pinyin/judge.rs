//! Which of several texts is the likelier.
//!
//! All of them pass the check, so the program cannot tell. What tells is the language: frequent characters, no stray
//! letters or signs of other writing, and words that a dictionary has.

use crate::phrases;

use super::inverse::{Failure, Undone};
use super::{codepage, readings};
use crate::import::script;

/// The likeliest of them, if one stands out.
pub(super) fn likeliest(mut texts: Vec<Undone>) -> Result<Option<Undone>, Failure> {
    if texts.len() < 2 {
        return Ok(texts.pop());
    }
    let mut ranked: Vec<(i64, Undone)> = texts.into_iter().map(|text| (strangeness(&text), text)).collect();
    ranked.sort_by_key(|(strangeness, _)| *strangeness);
    ranked.dedup_by(|one, other| one.1.text == other.1.text);
    let best = ranked[0].0;
    let mut equal: Vec<Undone> =
        ranked.into_iter().take_while(|(strangeness, _)| *strangeness == best).map(|(_, text)| text).collect();
    if equal.len() > 1 {
        let mut words: Vec<(usize, Undone)> = equal.into_iter().map(|text| (pieces(&text.text), text)).collect();
        words.sort_by_key(|(pieces, _)| *pieces);
        if words[0].0 == words[1].0 {
            return Err(Failure::Ambiguous);
        }
        equal = words.into_iter().map(|(_, text)| text).collect();
    }
    Ok(equal.into_iter().next())
}

/// How little a text looks like Chinese. Only differences count.
fn strangeness(undone: &Undone) -> i64 {
    let mut sum = 0;
    let mut before = ' ';
    for character in undone.text.chars() {
        sum += match codepage::pair(script::simplified(character)) {
            _ if character.is_ascii_alphanumeric() && script::is_han(before) => 3,
            _ if character.is_ascii() => 0,
            Some(pair) if codepage::is_level_one(pair) => 0,
            Some(pair) if codepage::in_gb2312(pair) => 2,
            _ if "，。、；：？！“”‘’（）《》—…·　".contains(character) => 0,
            _ if script::is_han(character) => 6,
            _ => 10,
        };
        before = character;
    }
    let unusual = |(pair, reading): &&(codepage::Pair, readings::Reading)| readings::of(*pair).first() != Some(reading);
    sum + undone.chosen.iter().filter(unusual).count() as i64
}

/// Into how many words a dictionary cuts a text: the fewer, the more of them it knows.
fn pieces(text: &str) -> usize {
    let simplified: String = text.chars().map(script::simplified).collect();
    phrases::words(&simplified)
}
