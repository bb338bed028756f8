//! How Han characters are read, in pinyin with tone marks: the data of the `pinyin` crate, by code page.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use pinyin::ToPinyinMulti;

use super::codepage::{self, PAIRS, Pair};

/// A reading, as a number.
pub(super) type Reading = u16;

/// The longest syllable (`zhuāng`) in characters, with one to spare.
const LONGEST: usize = 7;

pub(super) struct Readings {
    names: Vec<&'static str>,
    numbers: HashMap<&'static str, Reading, RandomState>,
    /// By pair; the usual reading first.
    of: Vec<Box<[Reading]>>,
    /// The characters of a lead byte that have a reading.
    with: HashMap<(u8, Reading), Vec<Pair>, RandomState>,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    let mut readings = Readings {
        names: Vec::new(),
        numbers: HashMap::default(),
        of: vec![Box::default(); PAIRS],
        with: HashMap::default(),
    };
    for pair in 0x8140..=0xFEFE {
        let Some(multi) = codepage::character(pair).and_then(|character| character.to_pinyin_multi()) else { continue };
        let mut list: Vec<Reading> = Vec::new();
        for name in multi.into_iter().map(|reading| reading.with_tone()) {
            let names = &mut readings.names;
            let number = *readings.numbers.entry(name).or_insert_with(|| {
                names.push(name);
                Reading::try_from(names.len() - 1).expect("pinyin has some 1,500 syllables")
            });
            if !list.contains(&number) {
                list.push(number);
                readings.with.entry((pair.to_be_bytes()[0], number)).or_default().push(pair);
            }
        }
        readings.of[codepage::index(pair)] = list.into();
    }
    readings
});

/// The readings of a character, the usual one first. None for what is not Han.
pub(super) fn of(pair: Pair) -> &'static [Reading] {
    &READINGS.of[codepage::index(pair)]
}

/// How a reading is written.
pub(super) fn name(reading: Reading) -> &'static str {
    READINGS.names[usize::from(reading)]
}

/// The reading that is written so.
pub(super) fn number(name: &str) -> Option<Reading> {
    READINGS.numbers.get(name).copied()
}

/// The characters that begin with this byte and can be read so.
pub(super) fn with(lead: u8, reading: Reading) -> &'static [Pair] {
    READINGS.with.get(&(lead, reading)).map_or(&[], Vec::as_slice)
}

/// The reading that a text begins with, if a closing parenthesis follows, and the bytes that both take.
pub(super) fn closed(text: &str) -> Option<(Reading, usize)> {
    let (end, _) = text.char_indices().take(LONGEST + 1).find(|(_, character)| *character == ')')?;
    Some((number(&text[..end])?, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_its_usual_reading_first() {
        let names = |character| of(codepage::pair(character).unwrap()).iter().map(|one| name(*one)).collect::<Vec<_>>();
        assert_eq!(names('調')[0], "diào");
        assert!(names('單').contains(&"shàn") && names('單')[0] == "dān");
        assert!(names('，').is_empty());
    }

    #[test]
    fn only_a_whole_syllable_in_parentheses_is_a_reading() {
        assert_eq!(closed("lì)l").map(|(reading, length)| (name(reading), length)), Some(("lì", 4)));
        for text in ["lì", "l ì)", "xyz)", ")", "", "12)", "zhuangg)"] {
            assert_eq!(closed(text), None, "{text}");
        }
    }
}
