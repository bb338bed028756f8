//! The words of a Chinese text: of all ways to cut it into words of the dictionary, the likeliest.
//!
//! The method is that of `jieba` without its guesses (HMM), and so is the dictionary, which says how often a word stands in
//! Chinese texts. `jieba` makes it anew of text in each process, and that takes as long as to publish 500 stories. Here it
//! is an automaton that `build.rs` has made (`fst`), and is used where it lies in the program.

use std::sync::LazyLock;

use fst::Map;
use fst::raw::Output;

/// How often each word stands in texts; for the empty one, how many words these have.
static DICTIONARY: LazyLock<Map<&[u8]>> = LazyLock::new(|| {
    let dictionary = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));
    Map::new(dictionary.as_slice()).expect("build.rs has made a map")
});

/// The likeliest way from a character to the end of its text.
#[derive(Clone, Copy, Default)]
struct Way {
    /// A logarithm.
    likely: f64,
    /// The first word's length in characters.
    length: usize,
}

/// The length of each word, in characters. A character that is in no word of the dictionary is one by itself, and a run of
/// letters and digits is one together.
pub(super) fn lengths(text: &str) -> Vec<usize> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let ways = ways(text, &characters);
    let mut lengths = Vec::with_capacity(characters.len());
    let (mut place, mut is_run) = (0, false);
    while let Some((_, character)) = characters.get(place) {
        let length = ways[place].length;
        let is_letter = length == 1 && character.is_ascii_alphanumeric();
        match lengths.last_mut().filter(|_| is_run && is_letter) {
            Some(run) => *run += 1,
            None => lengths.push(length),
        }
        is_run = is_letter;
        place += length;
    }
    lengths
}

/// The longest word that a text begins with, in bytes.
pub(super) fn longest(text: &str) -> usize {
    let mut longest = 0;
    each_word(text, |length, _| longest = length);
    text.chars().take(longest).map(char::len_utf8).sum()
}

/// The likeliest way from each character, found from the last one on. The last entry is the end.
fn ways(text: &str, characters: &[(usize, char)]) -> Vec<Way> {
    let all = likelihood(DICTIONARY.get("").unwrap_or(1));
    let mut ways = vec![Way::default(); characters.len() + 1];
    for (place, (start, _)) in characters.iter().enumerate().rev() {
        let mut best: Option<Way> = None;
        each_word(&text[*start..], |length, often| {
            let way = Way { likely: likelihood(often) - all + ways[place + length].likely, length };
            if best.is_none_or(|best| way.likely >= best.likely) {
                best = Some(way);
            }
        });
        ways[place] = best.unwrap_or_else(|| Way { likely: ways[place + 1].likely - all, length: 1 });
    }
    ways
}

#[expect(clippy::cast_precision_loss, reason = "no word stands 2^53 times in a text")]
fn likelihood(often: u64) -> f64 {
    (often as f64).ln()
}

/// Every word that a text begins with, the shortest first: its length in characters, and how often it stands in texts.
fn each_word(text: &str, mut found: impl FnMut(usize, u64)) {
    let dictionary = DICTIONARY.as_fst();
    let (mut node, mut output, mut length) = (dictionary.root(), Output::zero(), 0);
    for (index, byte) in text.bytes().enumerate() {
        let Some(next) = node.find_input(byte) else { return };
        let transition = node.transition(next);
        output = output.cat(transition.out);
        node = dictionary.node(transition.addr);
        if text.is_char_boundary(index + 1) {
            length += 1;
            if node.is_final() {
                found(length, output.cat(node.final_output()).value());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jieba_rs::Jieba;
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut characters = text.chars();
        lengths(text).into_iter().map(|length| characters.by_ref().take(length).collect()).collect()
    }

    #[test]
    fn the_likeliest_words_are_found() {
        assert_eq!(words("研究生命起源"), ["研究", "生命", "起源"]);
        assert_eq!(words("他来到了网易杭研大厦"), ["他", "来到", "了", "网易", "杭", "研", "大厦"]);
        assert_eq!(words("CT检查，2026年ABC"), ["CT", "检查", "，", "2026", "年", "ABC"]);
        assert!(words("").is_empty());
    }

    #[test]
    fn a_text_is_cut_as_jieba_cuts_it() {
        let jieba = Jieba::new();
        let any = "[\u{4E00}-\u{9FFF}的一是不了在人有我他这中大来上国渡轮码头扩建AB1 ，。]{0,40}";
        proptest!(|(text in any)| {
            let expected: Vec<&str> = jieba.cut(&text, false).into_iter().map(|token| token.word).collect();
            prop_assert_eq!(words(&text), expected);
        });
    }
}
