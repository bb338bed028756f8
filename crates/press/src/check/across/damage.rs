//! Texts that did not come through whole.

use article::{Problem, Severity};

use super::at::At;
use crate::check::finding::problem;

/// A warning where a text has a sign in it that stands for nothing a reader could read: the first of them.
pub(super) fn damaged(text: &str, at: &At) -> Option<Problem> {
    if !may_be_damaged(text) {
        return None;
    }
    let (sign, damage) = text.chars().find_map(|sign| Some((sign, Damage::of(sign)?)))?;
    let code = u32::from(sign);
    let (message, remedy) = match damage {
        Damage::Lost => (
            format!("a letter is lost, and U+{code:04X} stands in its place"),
            "write the letter; where there are many, import the copy anew, from before it was damaged",
        ),
        Damage::Control => (
            format!("U+{code:04X} is for machines: readers see nothing there, or a box"),
            "take it out, or write what it stood for: a blank, or a new paragraph",
        ),
        Damage::Private => (
            format!("U+{code:04X} is a sign of one font alone, and a box in others"),
            "write the sign that Unicode has for it today, or another",
        ),
    };
    Some(problem(Severity::Warning, at.path(), message, remedy))
}

/// Whether a text has a byte, or two in a row, that only damaged signs and few others have in UTF-8. All bytes are looked at, many at a
/// time: that is quicker than sign by sign, and most texts have none.
fn may_be_damaged(text: &str) -> bool {
    let bytes = text.as_bytes();
    // U+0000 to U+001F, U+007F; U+E000 to U+EFFF; U+C0000 to U+10FFFF.
    let alone = bytes
        .iter()
        .fold(false, |found, byte| found | matches!(byte, 0..=8 | 0xB | 0xC | 0xE..=0x1F | 0x7F | 0xEE | 0xF3 | 0xF4));
    // U+0080 to U+009F, U+F000 to U+F8FF, U+FDC0 to U+FDFF, U+FFFC to U+FFFF, and the last two of each plane.
    let in_pairs = bytes.array_windows().fold(false, |found, pair| {
        found | matches!(pair, [0xC2, 0x80..=0x9F] | [0xEF, 0x80..=0xA3 | 0xB7] | [0xBF, 0xBC..=0xBF])
    });
    alone || in_pairs
}

/// What is the matter with a sign.
enum Damage {
    /// Whoever read the bytes could not tell what they were (Unicode, "Specials").
    Lost,
    /// One of those that steer machines (Unicode, "Control Codes"), that stand for what did not come along, or that are no
    /// characters at all ("Noncharacters"). Tabs and the ends of lines are not meant.
    Control,
    /// Of no meaning but what people agree upon (Unicode, "Private-Use Characters"): rare Chinese letters before they had
    /// places of their own, bullets out of a word processor.
    Private,
}

impl Damage {
    fn of(sign: char) -> Option<Self> {
        match sign {
            '\t' | '\n' | '\r' => None,
            '\u{FFFD}' => Some(Self::Lost),
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFC}' | '\u{FDD0}'..='\u{FDEF}' => Some(Self::Control),
            _ if u32::from(sign) & 0xFFFE == 0xFFFE => Some(Self::Control),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => Some(Self::Private),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_damage_is_overlooked() {
        for sign in '\0'..=char::MAX {
            let text = format!("潮{sign}汐");
            assert!(Damage::of(sign).is_none() || may_be_damaged(&text), "U+{:04X}", u32::from(sign));
        }
    }

    #[test]
    fn most_texts_are_read_once() {
        for text in ["“潮汐”，《渡輪》：９０％？！", "Café – 12 °C\t\r\n", "الميناء", "ท่าเรือ", "👩‍👩‍👧 🇹🇼", ""]
        {
            assert!(!may_be_damaged(text), "{text}");
        }
    }
}
