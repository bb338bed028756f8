//! Words, joined to what may stand alone on a line.

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
const JOINING: &str = "·・‧-–/／~～&＆+＋\"'@_";
/// Words of one character that lean on the word before them. Any other leans on the word after it.
const ENCLITIC: &str = "的地得了着著过過们們等吗嗎呢吧啊者性化上下里裡裏中内內外前后後间間时時起来來去";
const NUMERALS: &str = "零〇一二三四五六七八九十百千万萬亿億两兩几幾数數";

fn place(character: char) -> Place {
    if character.is_whitespace() || CLOSING.contains(character) {
        Place::Closing
    } else if OPENING.contains(character) {
        Place::Opening
    } else if JOINING.contains(character) {
        Place::Joining
    } else {
        Place::Word
    }
}

/// Whether it is a Han character.
pub(super) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
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
                || (place(before) == Place::Word && single && ENCLITIC.contains(first))
                || is_one(before, first)
        });
        match pieces.last_mut().filter(|_| stays) {
            Some(piece) => piece.push_str(&word),
            None => pieces.push(word.clone()),
        }
        leaning = match place(last) {
            Place::Opening | Place::Joining => true,
            Place::Closing => false,
            // A single character that begins no piece leans on only if it leant on nothing before.
            Place::Word => (single && !ENCLITIC.contains(first)) || word.chars().all(|digit| NUMERALS.contains(digit)),
        };
    }
    if let Some(last) = pieces.last_mut() {
        last.extend(characters);
    }
    join_last(&mut pieces);
    pieces
}

/// One character alone does not make a line.
fn join_last(pieces: &mut Vec<String>) {
    let alone = |piece: &String| piece.chars().filter(|character| place(*character) == Place::Word).count() < 2;
    if pieces.len() > 1
        && let Some(last) = pieces.pop_if(|last| alone(last))
        && let Some(before) = pieces.last_mut()
    {
        before.push_str(&last);
    }
}

/// Whether nothing may part the two: the letters and digits of a word, a number and what it counts, a date, a range.
fn is_one(before: char, after: char) -> bool {
    let is_latin = |character: char| character.is_alphanumeric() && !is_han(character);
    (is_latin(before) && is_latin(after))
        || (before.is_numeric() && !is_han(before) && is_han(after))
        || (matches!(before, '.' | ',' | '%' | '—' | '年' | '月') && after.is_ascii_digit())
}
