//! Words, joined to what may stand alone on a line.

/// A piece of a headline.
#[derive(Default)]
struct Unit {
    text: String,
    /// How many characters it has that are not punctuation.
    core: usize,
}

/// How a character sits among others.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// May begin and end a line.
    Word,
    /// Not at the end of a line: it stays with what follows.
    Opening,
    /// Not at the start of a line: it stays with what is before it.
    Closing,
    /// Joins both.
    Joining,
}

fn place(character: char) -> Place {
    match character {
        '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '“' | '‘' | '(' | '[' | '{' | '#' | '＃' | '￥' | '¥' | '$' => Place::Opening,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '”' | '’' | '…' | '—' | ','
        | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%' | '％' | '℃' => Place::Closing,
        '·' | '・' | '‧' | '-' | '–' | '/' | '／' | '~' | '～' | '&' | '＆' | '+' | '＋' | '"' | '\'' | '@' | '_' => Place::Joining,
        other if other.is_whitespace() => Place::Closing,
        _ => Place::Word,
    }
}

/// Words of one character that lean on the word before them. All others lean on the one after.
const ENCLITIC: &str = "的地得了着著过過们們等吗嗎呢吧啊者性化上下里裡裏中内內外前后後间間时時起来來去";

/// Joins words, given by how many characters of the text each has, and gives the pieces between which a line may end.
pub(super) fn join(text: &str, lengths: impl Iterator<Item = usize>) -> Vec<String> {
    let mut characters = text.chars();
    let mut units: Vec<Unit> = Vec::new();
    let mut glued = false;
    for length in lengths {
        let word: String = characters.by_ref().take(length).collect();
        // A word of the dictionary may have punctuation at either end: its own first and last character say.
        let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { continue };
        let core = word.chars().filter(|character| place(*character) == Place::Word).count();
        let before = units.last().and_then(|unit| unit.text.chars().next_back());
        let stays = glued
            || matches!(place(first), Place::Closing | Place::Joining)
            || before.is_some_and(|before| is_one_word(before, first));
        match units.last_mut().filter(|_| stays) {
            Some(unit) => {
                unit.text.push_str(&word);
                unit.core += core;
            }
            None => units.push(Unit { text: word, core }),
        }
        glued = matches!(place(last), Place::Opening | Place::Joining);
    }
    let rest: String = characters.collect();
    if let Some(unit) = units.last_mut() {
        unit.text.push_str(&rest);
    }
    lean(units).into_iter().map(|unit| unit.text).collect()
}

/// Whether nothing may part the two: letters and digits of one word, a number and what it counts.
fn is_one_word(before: char, after: char) -> bool {
    let is_latin = |character: char| character.is_alphanumeric() && !is_han(character);
    (is_latin(before) && is_latin(after))
        || (before.is_numeric() && is_han(after))
        || (matches!(before, '.' | ',' | '%') && after.is_ascii_digit())
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// Joins words of one character to a neighbour, where no punctuation is between them.
fn lean(units: Vec<Unit>) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::new();
    let mut leaning = false;
    for unit in units {
        let first = unit.text.chars().next().unwrap_or_default();
        let last = unit.text.chars().next_back().unwrap_or_default();
        let single = unit.core == 1 && unit.text.chars().any(is_han);
        let open_before =
            joined.last().and_then(|before| before.text.chars().next_back()).is_some_and(|before| place(before) == Place::Word);
        let ends_here = place(last) != Place::Word;
        let leans_back = single && place(first) == Place::Word && open_before && (ENCLITIC.contains(first) || ends_here);
        leaning = match joined.last_mut().filter(|_| leaning || leans_back) {
            Some(before) => {
                before.text.push_str(&unit.text);
                before.core += unit.core;
                false
            }
            None => {
                joined.push(unit);
                single && !ends_here
            }
        };
    }
    // Nothing follows for the last one to lean on.
    if joined.len() > 1 && leaning {
        let open_before = joined[joined.len() - 2].text.chars().next_back().is_some_and(|last| place(last) == Place::Word);
        if let Some(last) = joined.pop_if(|_| open_before)
            && let Some(before) = joined.last_mut()
        {
            before.text.push_str(&last.text);
        }
    }
    joined
}
