//! Which characters the program had chosen: learnt from each document anew, since every copy has others.
//!
//! The program writes its reading behind every single one of its characters. An editor who explains how 单(shàn)县 is
//! read does that once, for a rare character or a rare reading. So a character counts as chosen only where all its
//! occurrences carry the same reading, and only where enough characters do.

use std::collections::BTreeMap;

use super::codepage::{self, Pair, Pairs};
use super::readings::{self, Reading};

/// So many characters of one kind, at least, have to be chosen.
const FEWEST: usize = 3;
/// Fewer than that have to show, by coming up again, that it is no editor's work.
const MANY: usize = 8;

/// The characters that the program had chosen, with the reading that it writes behind each.
#[derive(Clone, Debug, Default)]
pub(super) struct Learned {
    chosen: Pairs,
    readings: BTreeMap<Pair, Reading>,
    /// The characters that stand in the damaged text, whole.
    whole: Pairs,
    /// Whether there are characters of GB 2312 among them: most programs leave those alone.
    simplified: bool,
}

impl Learned {
    /// Whether no program was at work.
    pub(super) fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// Whether characters of Simplified writing are among them. So many of those are common and read alike that the
    /// language does not tell them apart.
    pub(super) fn is_simplified(&self) -> bool {
        self.simplified
    }

    /// Whether the program writes this reading behind this character.
    pub(super) fn has(&self, pair: Pair, reading: Reading) -> bool {
        self.contains(pair) && self.readings.get(&pair) == Some(&reading)
    }

    /// Whether the program had chosen the character.
    pub(super) fn contains(&self, pair: Pair) -> bool {
        self.chosen.has(pair)
    }

    /// Whether it could have chosen this character too, which is not in the text as a whole.
    pub(super) fn may_have(&self, pair: Pair) -> bool {
        !self.whole.has(pair) && (self.simplified || !codepage::in_gb2312(pair))
    }

    /// Takes a character among the chosen ones.
    pub(super) fn add(&mut self, pair: Pair, reading: Reading) {
        self.chosen.add(pair);
        self.readings.insert(pair, reading);
    }
}

/// What is known of one character with a reading behind it.
struct Candidate {
    pair: Pair,
    reading: Reading,
    count: usize,
    usual: bool,
}

/// Learns from a text. Nothing is learnt where the readings may well be an editor's.
pub(super) fn learn(text: &str) -> Learned {
    let mut learned = Learned::default();
    let mut glossed: BTreeMap<(Pair, Reading), usize> = BTreeMap::new();
    let mut pairs: Vec<Pair> = Vec::with_capacity(text.len() / 3);
    let mut before = None;
    for (at, character) in text.char_indices() {
        if character == '('
            && let Some(pair) = before
            && let Some((reading, _)) = readings::closed(&text[at + 1..])
            && readings::of(pair).contains(&reading)
        {
            *glossed.entry((pair, reading)).or_default() += 1;
        }
        before = if character.is_ascii() { None } else { codepage::pair(character) };
        pairs.extend(before);
    }
    if glossed.is_empty() {
        return learned;
    }
    let mut candidates = Pairs::default();
    glossed.keys().for_each(|(pair, _)| candidates.add(*pair));
    let mut occurrences: BTreeMap<Pair, usize> = BTreeMap::new();
    for pair in pairs {
        learned.whole.add(pair);
        if candidates.has(pair) {
            *occurrences.entry(pair).or_default() += 1;
        }
    }
    let always: Vec<Candidate> = glossed
        .into_iter()
        .filter(|((pair, _), count)| occurrences.get(pair) == Some(count))
        .map(|((pair, reading), count)| Candidate {
            pair,
            reading,
            count,
            usual: readings::of(pair).first() == Some(&reading),
        })
        .collect();
    let (simplified, others): (Vec<_>, Vec<_>) =
        always.into_iter().partition(|candidate| codepage::in_gb2312(candidate.pair));
    for candidate in others.iter().filter(|_| is_no_editors_work(&others)) {
        // A reading that is not the usual one, and stands there once, is what an editor would explain.
        if candidate.usual || candidate.count > 1 {
            learned.add(candidate.pair, candidate.reading);
        }
    }
    // Characters of Simplified writing are what editors explain most: many have to come up again and again.
    if simplified.iter().filter(|candidate| candidate.count > 1).count() >= MANY {
        learned.simplified = true;
        for candidate in simplified.iter().filter(|candidate| candidate.usual || candidate.count > 1) {
            learned.add(candidate.pair, candidate.reading);
        }
    }
    learned
}

fn is_no_editors_work(candidates: &[Candidate]) -> bool {
    let again: usize = candidates.iter().map(|candidate| candidate.count - 1).sum();
    candidates.len() >= MANY || (candidates.len() >= FEWEST && again >= FEWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> String {
        let learned = learn(text);
        (0x8140..=0xFEFE).filter(|pair| learned.contains(*pair)).filter_map(codepage::character).collect()
    }

    #[test]
    fn what_is_always_read_out_is_chosen() {
        let text = "項(xiàng)目協(xié)調(diào)，項(xiàng)目調(diào)度，協(xié)商";
        let mut found: Vec<char> = chosen(text).chars().collect();
        found.sort_unstable();
        assert_eq!(found, ['協', '調', '項']);
        assert_eq!(chosen(&format!("{text}調研")), "", "調 stands there once without");
    }

    #[test]
    fn what_an_editor_explains_is_not() {
        assert_eq!(chosen("單(shàn)縣在魯西南，鄖(yún)陽在鄂西北，黟(yī)縣在皖南。"), "");
        assert_eq!(chosen("碓(duì)澳、月埕(chéng)島、石埠(bù)"), "");
    }
}
