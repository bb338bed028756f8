//! Text as the bytes of CP936, Windows' GBK.
//!
//! The damage that `pinyin` undoes was done to bytes, across the borders of characters. So the way back leads over the
//! same bytes, and they must be exactly those of the code page: two tables, made once out of `encoding_rs`.

use std::sync::LazyLock;

/// A character of two bytes: lead byte, trail byte.
pub(super) type Pair = u16;

/// Begins a character that the code page does not have: four bytes of six bits follow. Neither this byte nor those can
/// be part of a character of two bytes.
const OUTSIDE: u8 = 0xFF;
/// The one character above ASCII that is a single byte.
const EURO: (char, u8) = ('€', 0x80);
/// A pair's place in a table: leads begin at 0x81.
const FIRST: usize = 0x8000;

/// How many places a table has that is indexed by [`index`].
pub(super) const PAIRS: usize = 0x1_0000 - FIRST;

/// The place of a pair in a table of [`PAIRS`] entries.
pub(super) fn index(pair: Pair) -> usize {
    usize::from(pair) - FIRST
}

/// A set of characters.
#[derive(Clone, Debug)]
pub(super) struct Pairs(Box<[u64; PAIRS / 64]>);

impl Pairs {
    pub(super) fn has(&self, pair: Pair) -> bool {
        let index = index(pair);
        self.0[index / 64] >> (index % 64) & 1 == 1
    }

    pub(super) fn add(&mut self, pair: Pair) {
        let index = index(pair);
        self.0[index / 64] |= 1 << (index % 64);
    }
}

impl Default for Pairs {
    fn default() -> Self {
        Self(Box::new([0; PAIRS / 64]))
    }
}

struct Codepage {
    /// By [`index`]; 0 where there is no character. All of them lie in the basic plane.
    characters: Vec<u16>,
    /// By character of the basic plane; 0 where there is no pair.
    pairs: Vec<Pair>,
}

static CODEPAGE: LazyLock<Codepage> = LazyLock::new(|| {
    let mut page = Codepage { characters: vec![0; PAIRS], pairs: vec![0; 0x1_0000] };
    for lead in 0x81..=0xFE {
        for trail in (0x40..=0xFE).filter(|trail| *trail != 0x7F) {
            let bytes = [lead, trail];
            let (text, _, faulty) = encoding_rs::GBK.decode(&bytes);
            let mut characters = text.chars();
            let (Some(character), None) = (characters.next(), characters.next()) else { continue };
            let Ok(unit) = u16::try_from(u32::from(character)) else { continue };
            if faulty {
                continue;
            }
            let pair = u16::from_be_bytes(bytes);
            page.characters[index(pair)] = unit;
            let known = &mut page.pairs[usize::from(unit)];
            // A few characters stand in two places; the first is where every encoder writes them.
            if *known == 0 {
                *known = pair;
            }
        }
    }
    page
});

/// The pair of a character, where it has one.
pub(super) fn pair(character: char) -> Option<Pair> {
    let pair = *CODEPAGE.pairs.get(u32::from(character) as usize)?;
    (pair != 0).then_some(pair)
}

/// The character of a pair, where there is one.
pub(super) fn character(pair: Pair) -> Option<char> {
    let unit = *CODEPAGE.characters.get(usize::from(pair).checked_sub(FIRST)?)?;
    char::from_u32(u32::from(unit)).filter(|_| unit != 0)
}

/// Whether the pair is one of the 6,763 Han characters of GB 2312, those of Simplified writing.
pub(super) fn in_gb2312(pair: Pair) -> bool {
    let [lead, trail] = pair.to_be_bytes();
    (0xB0..=0xF7).contains(&lead) && trail >= 0xA1
}

/// Whether the pair is one of the 3,755 most frequent of them, GB 2312's level 1.
pub(super) fn is_level_one(pair: Pair) -> bool {
    in_gb2312(pair) && pair < 0xD800
}

/// Adds the bytes of a text.
pub(super) fn encode(text: &str, bytes: &mut Vec<u8>) {
    for character in text.chars() {
        encode_one(character, bytes);
    }
}

/// Adds the bytes of one character.
pub(super) fn encode_one(character: char, bytes: &mut Vec<u8>) {
    if character.is_ascii() {
        bytes.push(character as u8);
    } else if let Some(pair) = pair(character) {
        bytes.extend(pair.to_be_bytes());
    } else if character == EURO.0 {
        bytes.push(EURO.1);
    } else {
        let code = u32::from(character);
        bytes.push(OUTSIDE);
        bytes.extend([18, 12, 6, 0].map(|shift| (code >> shift & 0x3F) as u8));
    }
}

/// What the code page has at the start of some bytes.
pub(super) enum Read {
    /// A character, of so many bytes.
    Character(char, usize),
    /// A lead byte that what follows does not complete.
    Orphan,
}

/// Reads the first character of bytes that are not empty.
pub(super) fn read(bytes: &[u8]) -> Read {
    match bytes {
        [byte, ..] if byte.is_ascii() => Read::Character(char::from(*byte), 1),
        [0x80, ..] => Read::Character(EURO.0, 1),
        [OUTSIDE, a, b, c, d, ..] => {
            let code = [a, b, c, d].iter().fold(0, |code, bits| code << 6 | u32::from(**bits));
            char::from_u32(code).map_or(Read::Orphan, |character| Read::Character(character, 5))
        }
        [lead, trail, ..] => {
            character(u16::from_be_bytes([*lead, *trail])).map_or(Read::Orphan, |c| Read::Character(c, 2))
        }
        _ => Read::Orphan,
    }
}

/// The characters of bytes, up to the first that belongs to none.
pub(super) fn characters(bytes: &[u8]) -> impl Iterator<Item = char> + '_ {
    let mut rest = bytes;
    std::iter::from_fn(move || match (!rest.is_empty()).then(|| read(rest))? {
        Read::Character(character, length) => {
            rest = &rest[length..];
            Some(character)
        }
        Read::Orphan => None,
    })
}

/// The text of bytes, if every one of them belongs to a character.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut rest = bytes;
    while !rest.is_empty() {
        match read(rest) {
            Read::Character(character, length) => {
                text.push(character);
                rest = &rest[length..];
            }
            Read::Orphan => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_from_its_bytes() {
        let text = "聞頻勵 abc 12:30 （）——“”€ àǎ 😀\u{a0}\u{2022}ヂ";
        let mut bytes = Vec::new();
        encode(text, &mut bytes);
        assert_eq!(decode(&bytes).as_deref(), Some(text));
    }

    #[test]
    fn pairs_are_those_of_the_code_page() {
        assert_eq!(pair('聞'), Some(0xC284));
        assert_eq!(pair('頻'), Some(0xEE6C));
        assert_eq!(pair('勵'), Some(0x84EE));
        assert!(in_gb2312(pair('闻').unwrap()) && !in_gb2312(pair('聞').unwrap()));
    }
}
