//! Readings that a machine has written into the text, and the bytes it broke doing so.
//!
//! Some copies of Chinese pages have gone through a program that takes the page in CP936 and replaces the bytes of each
//! of its chosen characters by the same bytes and a reading: 項 becomes 項(xiàng). It looks at bytes, not characters.
//! Where the end of one character and the start of the next look like one of its characters, it writes into the middle
//! of the next: of 聞頻 (`C2 84 EE 6C`) it makes `C2 84 EE ( l ì ) 6C`, since `84 EE` is 勵. Read again as CP936 that is
//! 聞?lì)l: `EE (` is no character, and `6C` is the letter l.
//!
//! | module | idea |
//! |---|---|
//! | [`forward`] | the program itself, to make damage and to check what was undone |
//! | `codepage` | text as bytes, and back |
//! | `readings` | which characters can be read so |
//! | `learn` | which characters the program had chosen, out of the document itself |
//! | `inverse` | the bytes of a line before the program came |
//! | `order` | in which order it must have replaced them |
//! | `check` | whether the program would have made of a line just what was found |
//! | `judge` | which of several texts is the likelier |
//!
//! A line is given back only where the program would have made of it exactly what was read. Else it stays as it was. Of
//! a line with tags in it, that holds for what stands between two of them.

mod check;
mod codepage;
pub mod forward;
mod inverse;
mod judge;
mod learn;
mod order;
mod readings;

use std::ops::Range;
use std::sync::LazyLock;

use inverse::{Failure, Undone};
use learn::Learned;
use order::Order;

use super::super::script;

/// What came of a text.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is another text now, in order.
    pub stretches: Vec<Stretch>,
    /// Damage that stays as it is: number of the line from 0, byte in it, and why.
    pub unsettled: Vec<(usize, usize, &'static str)>,
}

/// A stretch of a line that was made whole: all of it, or what stands between two tags.
///
/// Neither `<` nor `>` can be part of a character of two bytes, so what stands on one side of them tells nothing of the
/// other: a page that is one long line is not left as it is because of one broken character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The number of its line, from 0.
    pub line: usize,
    /// The bytes of the line that it stands for.
    pub bytes: Range<usize>,
    /// What they are now.
    pub text: String,
    /// Readings taken out behind whole characters.
    pub readings: u32,
    /// Characters put together again.
    pub rejoined: u32,
}

/// A stretch of a text as it was read.
#[derive(Clone, Copy)]
struct Place<'t> {
    line: usize,
    byte: usize,
    text: &'t str,
}

/// The lines of a text, cut at their tags.
fn places(text: &str) -> impl Iterator<Item = Place<'_>> {
    text.split('\n').enumerate().flat_map(|(line, all)| {
        let mut byte = 0;
        all.split_inclusive(['<', '>']).map(move |text| {
            let place = Place { line, byte, text: text.trim_end_matches(['<', '>']) };
            byte += text.len();
            place
        })
    })
}

/// Undoes the damage in a text, where there is any.
pub fn undo(text: &str) -> Outcome {
    let mut outcome = Outcome::default();
    if !text.contains(')') {
        return outcome;
    }
    let learned = learn::learn(text);
    let mut undone: Vec<(Place<'_>, Undone)> = Vec::new();
    for place in places(text) {
        let Some(tokens) = inverse::tokens(place.text) else { continue };
        let broken = tokens.first_gap();
        if learned.is_empty() {
            // Without a program at work there is nothing to reverse: but that bytes are missing can be said.
            let reason = "a broken character, and too few readings to learn from";
            outcome.unsettled.extend(broken.map(|at| (place.line, place.byte + at, reason)));
            continue;
        }
        match inverse::undo(&tokens, &learned) {
            Ok(Some(stretch)) => undone.push((place, stretch)),
            Ok(None) => {}
            Err(failure) => {
                outcome.unsettled.push((place.line, place.byte + broken.unwrap_or_default(), failure.reason()));
            }
        }
    }
    settle(undone, &learned, &mut outcome);
    outcome.unsettled.sort_unstable();
    outcome
}

/// Keeps the stretches on which one and the same program can have worked: the same characters everywhere, in one order.
fn settle(undone: Vec<(Place<'_>, Undone)>, learned: &Learned, outcome: &mut Outcome) {
    let mut needles = learned.clone();
    for (_, undone) in &undone {
        undone.chosen.iter().for_each(|(pair, reading)| needles.add(*pair, *reading));
    }
    let mut order = Order::default();
    for (place, undone) in undone {
        match check::check(&undone.bytes, &undone.marks, |pair| needles.contains(pair))
            .and_then(|constraints| order.add(&constraints).then_some(()).ok_or(Failure::Disorder))
        {
            Ok(()) => outcome.stretches.push(Stretch {
                line: place.line,
                bytes: place.byte..place.byte + place.text.len(),
                text: undone.text,
                readings: undone.whole,
                rejoined: undone.rejoined,
            }),
            Err(failure) => outcome.unsettled.push((place.line, place.byte + undone.first, failure.reason())),
        }
    }
}

/// By character, up to the last that can be common.
static COMMON: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let common = |character| codepage::pair(script::simplified(character)).is_some_and(codepage::is_level_one);
    (0..0xA000).map(|code| char::from_u32(code).is_some_and(common)).collect()
});

/// Whether a character is one of GB 2312's most frequent, or the Traditional form of one.
pub(crate) fn is_common(character: char) -> bool {
    COMMON.get(u32::from(character) as usize) == Some(&true)
}

/// Whether a word is one or several syllables of pinyin, as an editor writes to explain a reading.
pub(super) fn is_syllables(word: &str) -> bool {
    let word = word.to_lowercase();
    readings::number(&word).is_some() || (!word.is_ascii() && word.chars().all(char::is_alphabetic))
}
