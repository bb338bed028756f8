//! Simplified and Traditional characters, one by one: OpenCC's data as tables.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::script;
use article::Script;
use article::writing::is_han;
use encoding_rs::BIG5;

/// Han characters up to here have a place in the tables; rarer ones stay what they are.
const END: usize = 0xA000;
const START: usize = 0x3400;

struct Characters {
    /// By character: its Simplified form.
    simplified: Vec<char>,
    /// By character: whether another character has the same Simplified form.
    shared: Vec<bool>,
    /// By character: whether a program that goes by the character may leave it as it is.
    left: Vec<bool>,
}

static CHARACTERS: LazyLock<Characters> = LazyLock::new(|| {
    let same: Vec<char> = (START..END).filter_map(|code| char::from_u32(code as u32)).collect();
    let simplified = one_by_one(&same, script::simplified);
    let mut counts = vec![0_u8; END];
    for character in &simplified {
        if let Some(count) = counts.get_mut(*character as usize) {
            *count = count.saturating_add(1);
        }
    }
    let shared: Vec<bool> =
        simplified.iter().map(|form| counts.get(*form as usize).is_some_and(|count| *count > 1)).collect();
    // Big5 has the characters of Traditional writing and no others: 后 is in it, 发 is not.
    let big5 = big5();
    let in_big5 = |character: &char| big5.get(*character as usize) == Some(&true);
    let left = same
        .iter()
        .zip(&simplified)
        .map(|(is, form)| is == form && counts.get(*is as usize).is_some_and(|count| *count > 1) && in_big5(is))
        .collect();
    Characters { simplified, shared, left }
});

/// By character: whether Big5 has it. Its decoder tells that at once for all of them; its encoder searches for each.
fn big5() -> Vec<bool> {
    let mut known = vec![false; END];
    for lead in 0xA1..=0xFE {
        for trail in (0x40..=0x7E).chain(0xA1..=0xFE) {
            let bytes = [lead, trail];
            let (text, _, faulty) = BIG5.decode(&bytes);
            let mut characters = text.chars().filter(|_| !faulty);
            if let Some(known) = characters.next().and_then(|character| known.get_mut(character as usize)) {
                *known = true;
            }
        }
    }
    known
}

/// Writes each character by itself. Where one becomes several, it stays.
pub(super) fn one_by_one(characters: &[char], write: fn(&str) -> Cow<'_, str>) -> Vec<char> {
    let mut place = [0; 4];
    let mut one = |same: &char| {
        let written = write(same.encode_utf8(&mut place));
        let mut forms = written.chars();
        match (forms.next(), forms.next()) {
            (Some(form), None) => form,
            _ => *same,
        }
    };
    characters.iter().map(&mut one).collect()
}

/// A character's Simplified form; itself where it has no other.
pub(super) fn simplified(character: char) -> char {
    (character as usize)
        .checked_sub(START)
        .and_then(|place| CHARACTERS.simplified.get(place))
        .copied()
        .unwrap_or(character)
}

/// Whether another character has the same Simplified form, as 後 and 后 have.
pub(super) fn is_shared(character: char) -> bool {
    (character as usize).checked_sub(START).is_some_and(|place| CHARACTERS.shared.get(place) == Some(&true))
}

/// Whether a Simplified form is a Traditional character too: a program may leave 后, and cannot leave 闻.
pub(super) fn is_left(character: char) -> bool {
    (character as usize).checked_sub(START).is_some_and(|place| CHARACTERS.left.get(place) == Some(&true))
}

/// A text in Simplified characters, each by itself: to compare names and to look words up.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(simplified).collect()
}

/// Which way a text is written: by the characters that have another Simplified form, and those that are one.
pub(super) fn of(text: &str) -> Option<Script> {
    let (mut han, mut traditional) = (0_usize, 0_usize);
    for character in text.chars().filter(|character| is_han(*character)) {
        han += 1;
        traditional += usize::from(simplified(character) != character);
    }
    // In running Traditional text every third or fourth character has another form; in Simplified text none but
    // those of a name or a quotation.
    (han > 0).then(|| if traditional * 12 >= han { Script::Hant } else { Script::Hans })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_their_simplified_form() {
        assert_eq!(folded("聞後後后幹部，abc"), "闻后后后干部，abc");
        assert!(is_shared('后') && is_shared('後') && is_shared('匯') && !is_shared('的'));
        assert!(is_left('后') && is_left('干') && !is_left('发') && !is_left('後'));
    }

    #[test]
    fn big5_has_what_its_encoder_writes() {
        let known = big5();
        for character in (START..END).filter_map(|code| char::from_u32(code as u32)) {
            let unwritable = BIG5.encode(character.encode_utf8(&mut [0; 4])).2;
            assert_eq!(known[character as usize], !unwritable, "{character}");
        }
    }

    #[test]
    fn writing_is_told_by_its_characters() {
        assert_eq!(of("闻汝舟到工地调研"), Some(Script::Hans));
        assert_eq!(of("聞汝舟到工地調研"), Some(Script::Hant));
        assert_eq!(of("Lupu"), None);
    }
}
