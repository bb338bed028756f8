//! Words, joined to what may stand alone on a line.

use crate::han::is_han;

/// How a character sits among others.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// May begin and end a line.
    Word,
    /// Not at the end of a line: it stays with what follows.
    Opening,
    /// Not at the start of a line: it stays with what is before it.
    Closing,
    /// Stays with both.
    Joining,
}

/// Characters that stay with what follows, with what is before them, and with both (clreq, "Prohibition rules for line
/// start and line end", and the signs that stand in names and numbers).
const OPENING: &str = "（《〈「『【〔“‘([{#＃￥¥$";
const CLOSING: &str = "，。、；：！？）》〉」』】〕”’…—,.;:!?)]}%％℃";
const JOINING: &str = "·・‧-–/／~～&＆+＋\"'@_\u{200D}";
/// Words of one character that lean on the word before them.
const ENCLITIC: &str = "的了着著们們吗嗎呢吧啊者";
/// Words of one character that may lean either way: 渡轮下月换冬季班次. Any other leans on the word after it.
const EITHER: &str = "地得过過等性化上下里裡裏中内內外前后後间間时時起来來去";
const NUMERALS: &str = "零〇一二三四五六七八九十百千万萬亿億两兩几幾数數";

fn place(character: char) -> Place {
    // Accents, variation selectors, skin tones and the second half of a flag belong to the character before them.
    let is_mark = matches!(character,
        '\u{300}'..='\u{36F}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F1E6}'..='\u{1F1FF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0100}'..='\u{E01EF}');
    if is_mark || character.is_whitespace() || CLOSING.contains(character) {
        Place::Closing
    } else if OPENING.contains(character) {
        Place::Opening
    } else if JOINING.contains(character) {
        Place::Joining
    } else {
        Place::Word
    }
}

/// Joins words, given by how many characters of the text each has, and gives the pieces between which a line may end.
pub(super) fn join(text: &str, lengths: impl Iterator<Item = usize>) -> Vec<String> {
    let mut characters = text.chars();
    let mut pieces: Vec<String> = Vec::new();
    // Whether the last piece needs what comes next.
    let mut leaning = false;
    for length in lengths {
        let word: String = characters.by_ref().take(length).collect();
        let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { continue };
        let single = length == 1 && is_han(first);
        let stays = pieces.last().and_then(|piece| piece.chars().next_back()).is_some_and(|before| {
            leaning
                || matches!(place(first), Place::Closing | Place::Joining)
                || (place(before) == Place::Word && single && (ENCLITIC.contains(first) || EITHER.contains(first)))
                || is_one(before, first)
        });
        match pieces.last_mut().filter(|_| stays) {
            Some(piece) => piece.push_str(&word),
            None => pieces.push(word.clone()),
        }
        leaning = match place(last) {
            Place::Opening | Place::Joining => true,
            Place::Closing => false,
            Place::Word => (single && !ENCLITIC.contains(first)) || word.chars().all(|digit| NUMERALS.contains(digit)),
        };
    }
    if let Some(last) = pieces.last_mut() {
        last.extend(characters);
    }
    join_lone(pieces)
}

/// One character alone is no line: at the end it joins the piece before, and within where only a word is before it.
fn join_lone(pieces: Vec<String>) -> Vec<String> {
    let last = pieces.len().saturating_sub(1);
    let mut joined: Vec<String> = Vec::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        let lone = piece.chars().filter(|character| place(*character) == Place::Word).count() < 2;
        let after_word =
            |before: &&mut String| before.chars().next_back().is_some_and(|last| place(last) == Place::Word);
        match joined.last_mut().filter(|before| lone && (index == last || after_word(before))) {
            Some(before) => before.push_str(&piece),
            None => joined.push(piece),
        }
    }
    joined
}

/// Whether nothing may part the two: the letters and digits of a word, a number and what it counts, a date, a range.
fn is_one(before: char, after: char) -> bool {
    let is_latin = |character: char| character.is_alphanumeric() && !is_han(character);
    (is_latin(before) && is_latin(after))
        || (before.is_numeric() && !is_han(before) && is_han(after))
        || (matches!(before, '.' | ',' | '%' | '—' | '年' | '月') && after.is_ascii_digit())
}
