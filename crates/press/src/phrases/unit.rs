//! Words, joined to what may stand alone on a line.

use article::writing::is_han;

use super::{long, name};

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
const OPENING: &str = "（《〈「『【〔“‘([{#＃￥¥$€£￡";
const CLOSING: &str = "，。、；：！？）》〉」』】〕”’…—,.;:!?)]}%％℃";
const JOINING: &str = "·・‧-–−－/／~～&＆+＋±×°○\"'@_\u{200D}";
/// Signs that end what is read as a word: 少了23%的争吵, “县级文物”的牌子.
const ENDING: &str = "）》〉」』】〕”’)]}%％℃";
/// Words of one character that lean on the word before them.
const ENCLITIC: &str = "的了着著们們吗嗎呢吧啊者";
/// Words of one character that may lean either way: 渡轮下月换冬季班次. Any other leans on the word after it.
const EITHER: &str = "地得过過等性化上下里裡裏中内內外前后後间間旁时時起来來去费費率线線票";
/// Stands between the parts of a foreign name.
const DOT: char = '·';
/// How many letters a unit has.
const UNIT: usize = 4;
const NUMERALS: &str = "零〇一二三四五六七八九十百千万萬亿億两兩几幾数數";

fn place(character: char) -> Place {
    // Most are, and the lists are long.
    if is_han(character) {
        return Place::Word;
    }
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
///
/// A piece that ends in a space ends a half of the headline. A space beside Latin letters or digits is none of that kind:
/// it is within a piece, where no line may end (128.5 公里), or begins one, where that may be (渔港 Mate 90).
pub(super) fn join(text: &str, lengths: impl Iterator<Item = usize>) -> Vec<String> {
    let mut characters = text.chars();
    let mut pieces: Vec<String> = Vec::new();
    // Whether the last piece needs what comes next.
    let mut leaning = false;
    // Whether the last piece ends in a foreign name with a dot in it.
    let mut is_name = false;
    // A space that has no piece yet.
    let mut space = "";
    for length in lengths {
        let word: String = characters.by_ref().take(length).collect();
        let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { continue };
        if first == DOT {
            name::join(&mut pieces);
        }
        let before = pieces.last().and_then(|piece| piece.chars().next_back());
        if word == " " && before.zip(characters.clone().next()).is_some_and(|(before, after)| is_within(before, after))
        {
            space = " ";
            continue;
        }
        let single = length == 1 && is_han(first);
        let is_sound = is_name && name::is_sound(&word);
        let stays = before.is_some_and(|before| {
            is_sound
                || (leaning && (space.is_empty() || !is_count(pieces.last().map_or("", String::as_str))))
                || matches!(place(first), Place::Closing | Place::Joining)
                || ((place(before) == Place::Word || ENDING.contains(before))
                    && single
                    && (ENCLITIC.contains(first) || EITHER.contains(first)))
                || if space.is_empty() {
                    is_one(pieces.last().map_or("", String::as_str), first)
                } else {
                    is_term(pieces.last().map_or("", String::as_str), &word)
                }
        });
        match pieces.last_mut().filter(|_| stays) {
            Some(piece) => {
                piece.push_str(space);
                piece.push_str(&word);
            }
            None => pieces.push(format!("{space}{word}")),
        }
        space = "";
        is_name = is_sound || first == DOT;
        leaning = match place(last) {
            Place::Opening | Place::Joining => true,
            Place::Closing => false,
            Place::Word => {
                (single && !is_sound && !ENCLITIC.contains(first)) || word.chars().all(|digit| NUMERALS.contains(digit))
            }
        };
    }
    if let Some(last) = pieces.last_mut() {
        last.extend(characters);
    }
    join_lone(pieces).into_iter().flat_map(long::divide).collect()
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

/// Whether a space between the two is one between words, and not between the halves of a headline.
fn is_within(before: char, after: char) -> bool {
    let is_latin =
        |character: char| !is_han(character) && (character.is_alphanumeric() || character.is_ascii_punctuation());
    before != ' ' && after != ' ' && (is_latin(before) || is_latin(after))
}

/// Whether a word stays with a piece although there is a space between them: a number with what it counts, with the name
/// that it ends, with a unit in Latin letters, and a single letter with its word (12 月 1 日, Mate 90, 5 km, A 股).
fn is_term(piece: &str, word: &str) -> bool {
    let is_number = |character: char| character.is_numeric() && !is_han(character);
    let is_letter = |character: char| character.is_alphabetic() && !is_han(character);
    let mut back = piece.chars().rev();
    let (Some(before), Some(first)) = (back.next(), word.chars().next()) else { return false };
    if is_number(before) {
        return is_han(first) || (is_letter(first) && word.chars().count() <= UNIT);
    }
    if is_number(first) {
        return matches!(before, '年' | '月' | '第') || is_letter(before);
    }
    is_letter(before) && is_han(first) && back.next().is_none_or(|character| character == ' ')
}

/// Whether a piece ends in a number and what it counts (数到18460只): that leans on nothing beyond a space.
fn is_count(piece: &str) -> bool {
    let mut back = piece.chars().rev();
    back.next().is_some_and(is_han) && back.next().is_some_and(|number| number.is_numeric() && !is_han(number))
}

/// Whether nothing may part a word from the one that begins with `after`: the letters and digits of a word, a number and what
/// it counts, a date, an hour, a score, a range, a sum of money.
fn is_one(piece: &str, after: char) -> bool {
    let is_number = |character: char| character.is_numeric() && !is_han(character);
    let is_latin = |character: char| character.is_alphanumeric() && !is_han(character);
    let mut back = piece.chars().rev();
    let Some(before) = back.next() else { return false };
    (is_latin(before) && (is_latin(after) || matches!(after, '$' | '¥' | '￥' | '€' | '£')))
        || (is_number(before) && is_han(after))
        || (is_number(after) && matches!(before, '.' | ',' | '%' | '—' | '年' | '月' | '前'))
        || (is_number(after) && matches!(before, ':' | '：') && back.next().is_some_and(is_number))
}
