//! The program that did the damage.
//!
//! The importer itself does not run it; it checks the same rules on the bytes (`inverse`). Here it is plain, step by
//! step, so that tests and benchmarks can make damage of any text.

use super::codepage::{self, Pair, Read};
use super::readings;

/// What a decoder of CP936 makes of a lead byte that the next byte does not complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A question mark for both bytes, as iconv's and PHP's decoders write.
    Swallows,
    /// U+FFFD for the lead byte, and the next byte again (WHATWG Encoding Standard, "gb18030 decoder").
    Keeps,
}

/// One of the characters that the program had chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    pair: Pair,
    reading: String,
}

impl Needle {
    /// A character with what is written behind it. None for what is not Han in CP936.
    pub fn new(character: char, reading: &str) -> Option<Self> {
        let pair = codepage::pair(character).filter(|pair| !readings::of(*pair).is_empty())?;
        Some(Self { pair, reading: reading.to_owned() })
    }

    /// A character with its usual reading.
    pub fn usual(character: char) -> Option<Self> {
        let first = *readings::of(codepage::pair(character)?).first()?;
        Self::new(character, readings::name(first))
    }
}

/// The program: its characters in the order in which it replaces them, and the decoder behind it.
#[derive(Clone, Debug)]
pub struct Tool {
    /// Each of them is replaced in the whole text before the next.
    pub needles: Vec<Needle>,
    /// How broken characters are read again.
    pub gap: Gap,
}

/// A damaged text.
#[derive(Clone, Debug)]
pub struct Damage {
    /// The text.
    pub text: String,
    /// How many bytes nobody can know any more: those that a broken character took with it, other than the opening
    /// parenthesis of a reading.
    pub lost: usize,
}

impl Tool {
    /// Damages a text.
    pub fn damage(&self, text: &str) -> Damage {
        let mut bytes = Vec::with_capacity(text.len());
        codepage::encode(text, &mut bytes);
        for needle in &self.needles {
            let mut inserted = Vec::from(b"(");
            codepage::encode(&needle.reading, &mut inserted);
            inserted.push(b')');
            bytes = behind_each(&bytes, needle.pair, &inserted);
        }
        self.read(&bytes)
    }

    fn read(&self, mut bytes: &[u8]) -> Damage {
        let mut damage = Damage { text: String::with_capacity(bytes.len() * 3 / 2), lost: 0 };
        while !bytes.is_empty() {
            let length = match codepage::read(bytes) {
                Read::Character(character, length) => {
                    damage.text.push(character);
                    length
                }
                Read::Orphan => {
                    let follows = bytes.get(1).copied();
                    let reading = follows == Some(b'(') && begins_with_reading(&bytes[2..]);
                    damage.lost += usize::from(!reading);
                    match (self.gap, follows) {
                        (Gap::Swallows, Some(0..=0xFE)) => {
                            damage.text.push('?');
                            2
                        }
                        (Gap::Swallows, _) => {
                            damage.text.push('?');
                            1
                        }
                        (Gap::Keeps, _) => {
                            damage.text.push(char::REPLACEMENT_CHARACTER);
                            1
                        }
                    }
                }
            };
            bytes = &bytes[length..];
        }
        damage
    }
}

/// Writes `inserted` behind every place where the two bytes stand, from left to right.
fn behind_each(bytes: &[u8], pair: Pair, inserted: &[u8]) -> Vec<u8> {
    let needle = pair.to_be_bytes();
    let mut written = Vec::with_capacity(bytes.len() + inserted.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, &needle) {
        written.extend(&rest[..at + 2]);
        written.extend(inserted);
        rest = &rest[at + 2..];
    }
    written.extend(rest);
    written
}

fn begins_with_reading(bytes: &[u8]) -> bool {
    let end = bytes.iter().take(16).position(|byte| *byte == b')');
    end.and_then(|end| codepage::decode(&bytes[..end])).is_some_and(|name| readings::number(&name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(characters: &str, gap: Gap) -> Tool {
        Tool { needles: characters.chars().filter_map(Needle::usual).collect(), gap }
    }

    #[test]
    fn damage_reaches_across_the_borders_of_characters() {
        assert_eq!(tool("勵", Gap::Swallows).damage("新聞頻道").text, "新聞?lì)l道");
        assert_eq!(tool("勵", Gap::Keeps).damage("新聞頻道").text, "新聞\u{fffd}(lì)l道");
        assert_eq!(tool("擔負", Gap::Swallows).damage("重擔").text, "重?fù)?dān)");
        assert_eq!(tool("項", Gap::Swallows).damage("項目，事項").text, "項(xiàng)目，事項(xiàng)");
    }

    #[test]
    fn the_order_of_replacing_decides_what_is_broken() {
        let damage = tool("負擔", Gap::Swallows).damage("重擔，一");
        assert_ne!(damage.text, "重?fù)?dān)，一");
        assert_eq!(tool("負擔", Gap::Swallows).damage("重擔,一").lost, 1, "a comma went with half of 擔");
    }
}
