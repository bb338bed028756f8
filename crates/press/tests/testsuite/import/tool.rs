//! The program that does the damage, written a second time: byte by byte, with nothing of the press in it.

use encoding_rs::GBK;
use pinyin::ToPinyin;

/// A damaged text, and how many bytes nobody can know any more.
pub(super) struct Damaged {
    pub(super) text: String,
    pub(super) lost: usize,
}

/// Writes their readings behind all occurrences of the characters, one character after the other, in CP936. `keeps`
/// tells how the bytes are read again: with U+FFFD for a broken character's first byte, or with a question mark for both.
pub(super) fn damage(text: &str, characters: &[char], keeps: bool) -> Damaged {
    let (bytes, _, unwritable) = GBK.encode(text);
    assert!(!unwritable, "the text is not in the code page");
    let mut bytes = bytes.into_owned();
    for character in characters {
        let needle = GBK.encode(character.encode_utf8(&mut [0; 4])).0.into_owned();
        let reading = format!("({})", reading(*character).expect("a reading"));
        let reading = GBK.encode(&reading).0.into_owned();
        let mut written = Vec::new();
        let mut place = 0;
        while place < bytes.len() {
            if bytes[place..].starts_with(&needle) {
                written.extend(&needle);
                written.extend(&reading);
                place += needle.len();
            } else {
                written.push(bytes[place]);
                place += 1;
            }
        }
        bytes = written;
    }
    read(&bytes, keeps)
}

fn read(bytes: &[u8], keeps: bool) -> Damaged {
    let mut damaged = Damaged { text: String::new(), lost: 0 };
    let mut place = 0;
    while place < bytes.len() {
        let length = if bytes[place] <= 0x80 { 1 } else { 2.min(bytes.len() - place) };
        let (text, _, broken) = GBK.decode(&bytes[place..place + length]);
        if !broken {
            damaged.text.push_str(&text);
            place += length;
            continue;
        }
        let next = bytes.get(place + 1);
        damaged.lost += usize::from(next != Some(&b'('));
        damaged.text.push(if keeps { '\u{fffd}' } else { '?' });
        place += if keeps { 1 } else { length };
    }
    damaged
}

/// The usual reading of a character.
pub(super) fn reading(character: char) -> Option<&'static str> {
    character.to_pinyin().map(|reading| reading.with_tone())
}

/// Whether the code page has it.
pub(super) fn is_in_code_page(character: char) -> bool {
    !GBK.encode(character.encode_utf8(&mut [0; 4])).2
}

/// Whether it is a Han character of GB 2312, as Simplified writing has them.
pub(super) fn is_in_gb2312(character: char) -> bool {
    let text = character.to_string();
    let (bytes, _, unwritable) = GBK.encode(&text);
    !unwritable && matches!(bytes.as_ref(), [0xB0..=0xF7, 0xA1..=0xFE])
}
