//! Texts that did not come through whole.

use article::{Problem, Severity};

use super::at::At;
use crate::check::finding::problem;

/// A warning where a text has a sign in it that stands for nothing a reader could read: the first of them.
pub(super) fn damaged(text: &str, at: &At) -> Option<Problem> {
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
