//! Chinese punctuation that was folded to ASCII, as Unicode's compatibility forms (NFKC) and many programs do.
//!
//! It is widened beside Chinese and nowhere else: 15:32, telephone numbers, addresses, Latin sentences and the
//! reading in 单(shàn)县 stay. Full stops and quotation marks are not folded by these programs and are left alone.

use super::super::story::{Story, change_characters};
use super::pinyin::is_syllables;
use article::writing::is_han;

/// Widens the punctuation of a story, and counts.
pub(super) fn widen(story: &mut Story) -> u32 {
    let mut count = 0;
    story.each_text(&mut |text| {
        let mut folded = false;
        text.each(&mut |words| folded |= words.bytes().any(is_mark));
        if folded {
            change_characters(text, &mut |characters| count += line(characters));
        }
    });
    count
}

/// Widens the punctuation of a paragraph, and counts.
fn line(characters: &mut [char]) -> u32 {
    if !is_chinese(characters) {
        return 0;
    }
    let mut changes: Vec<(usize, char)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (place, character) in characters.iter().enumerate() {
        let wide = match character {
            '(' => {
                open.push(place);
                continue;
            }
            ')' => {
                if let Some(start) = open.pop()
                    && encloses_chinese(characters, start, place)
                {
                    changes.extend([(start, '（'), (place, '）')]);
                }
                continue;
            }
            ',' => '，',
            ':' => '：',
            ';' => '；',
            '!' => '！',
            '?' => '？',
            _ => continue,
        };
        if stands_in_chinese(characters, place) {
            changes.push((place, wide));
        }
    }
    for (place, wide) in &changes {
        characters[*place] = *wide;
    }
    changes.len() as u32
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b',' | b':' | b';' | b'!' | b'?' | b'(')
}

/// Whether there is more Chinese than Latin in it.
fn is_chinese(characters: &[char]) -> bool {
    let han = characters.iter().filter(|character| is_han(**character)).count();
    let latin = characters.iter().filter(|character| character.is_ascii_alphabetic()).count();
    han * 3 > latin && han > 0
}

fn stands_in_chinese(characters: &[char], place: usize) -> bool {
    let mark = characters[place];
    let before = characters[..place].last().copied();
    let after = characters.get(place + 1).copied();
    let Some(before) = before else { return false };
    let then = characters[place + 1..].iter().copied().find(|character| *character != ' ');
    let blank = after == Some(' ');
    match mark {
        // 12:30, 3:2, http://
        ':' if after == Some('/') => false,
        _ if is_wide(before) => !blank || then.is_none_or(is_wide),
        // A second mark of a row: 什么?!
        _ if matches!(before, '?' | '!' | ')') => {
            is_wide_further_back(characters, place) && (!blank || then.is_none_or(is_wide))
        }
        ':' if before.is_ascii_digit() => false,
        _ if before.is_ascii_alphanumeric() || matches!(before, '%' | '℃' | '"' | '+') => {
            !blank && after.is_some_and(|after| is_han(after) || "“‘《「『".contains(after))
        }
        _ => false,
    }
}

fn is_wide_further_back(characters: &[char], place: usize) -> bool {
    characters[..place]
        .iter()
        .rev()
        .find(|character| !matches!(character, '?' | '!' | ')'))
        .is_some_and(|character| is_wide(*character))
}

/// Han characters, and the punctuation that stands between them.
fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(character, '\u{3001}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

fn encloses_chinese(characters: &[char], start: usize, end: usize) -> bool {
    let inner = &characters[start + 1..end];
    if inner.iter().any(|character| is_han(*character)) {
        return true;
    }
    let behind_han = characters[..start].last().is_some_and(|before| is_wide(*before));
    let words: String = inner.iter().collect();
    let short = !words.is_empty() && inner.len() <= 16 && !words.contains([' ', '/', '(', ')', '@']);
    behind_han && short && !is_syllables(&words) && words.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widened(text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        line(&mut characters);
        characters.into_iter().collect()
    }

    #[test]
    fn chinese_gets_its_own_punctuation() {
        for (folded, wide) in [
            ("会后,4月24日下午,市长赴现场", "会后，4月24日下午，市长赴现场"),
            ("完成61%,明年通水;“真的?”他问:是吗?", "完成61%，明年通水；“真的？”他问：是吗？"),
            ("二期(三期)项目(2025)", "二期（三期）项目（2025）"),
            ("什么?!太好了!", "什么？！太好了！"),
            ("世界气象组织(WMO)说", "世界气象组织（WMO）说"),
        ] {
            assert_eq!(widened(folded), wide);
        }
    }

    #[test]
    fn everything_else_keeps_it() {
        for text in [
            "15:32开始,".trim_end_matches(','),
            "电话0593-2831322转8",
            "见https://kanbao.example/a,b?c=d",
            "共1,200人",
            "比分是3:2",
            "单(shàn)县和芦步(Lúbù)",
            "He said: yes, of course! (Really?)",
            "the word 报, meaning a newspaper, is old",
            "?状态",
        ] {
            assert_eq!(widened(text), text);
        }
    }
}
