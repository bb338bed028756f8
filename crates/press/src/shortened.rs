//! The beginning of a text that is too long.

use article::writing::{is_han, is_kana, is_unspaced};
use unicode_segmentation::GraphemeCursor;

/// How far back from where a text is cut a word may begin, so that it is not cut itself. What is longer is no word.
const WORD: usize = 30;

/// The beginning of a text, of at most so many characters. What a reader takes for one character stays whole (Unicode
/// Standard Annex #29, "Extended grapheme clusters": a family, a flag, a letter with its tone), and so does a word between
/// spaces. Nothing where the text is short enough.
pub(crate) fn shortened(text: &str, length: usize) -> Option<&str> {
    // Where the text would be cut by the character.
    let (limit, _) = text.char_indices().nth(length)?;
    let mut cursor = GraphemeCursor::new(limit, text.len(), true);
    // The whole text is at hand, so that the cursor never asks for more of it.
    let end = match cursor.is_boundary(text, 0) {
        Ok(true) => limit,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or_default(),
    };
    let cut = &text[..end];
    let parts_a_word = cut.ends_with(is_in_word) && text[end..].starts_with(is_in_word);
    let space = cut.rfind(char::is_whitespace).filter(|_| parts_a_word);
    let word = space.filter(|space| cut[*space..].chars().count() <= WORD);
    Some(cut[..word.unwrap_or(end)].trim_end())
}

/// Whether the character is written within words that have spaces between them: Chinese and Japanese with their
/// punctuation, and the writing of Thai, Lao, Tibetan, Burmese and Khmer, have none.
fn is_in_word(character: char) -> bool {
    let is_punctuation = matches!(character, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
    let is_unspaced = is_unspaced(character) || is_han(character) || is_kana(character) || is_punctuation;
    !(is_unspaced || character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_short_enough_stays() {
        assert_eq!(shortened("one two", 7), None);
        assert_eq!(shortened("", 0), None);
    }

    #[test]
    fn a_word_is_not_cut() {
        assert_eq!(shortened("it is unconstitutional", 12), Some("it is"));
        assert_eq!(shortened("it is so", 5), Some("it is"));
        assert_eq!(shortened("it is, so", 6), Some("it is,"));
        assert_eq!(shortened("قال رئيس البلدية", 7), Some("قال"));
        assert_eq!(shortened("港口的Harbour", 5), Some("港口的Ha"), "nothing is gained without a space");
        let long = format!("it {}", "a".repeat(80));
        assert_eq!(shortened(&long, 60).map(str::len), Some(60), "what is so long is no word");
    }

    #[test]
    fn chinese_is_cut_anywhere() {
        assert_eq!(shortened("潮水 涨了又落了", 5), Some("潮水 涨了"));
    }

    #[test]
    fn what_is_one_character_to_a_reader_stays_whole() {
        for (text, length, expected) in [
            ("一👨\u{200D}👩\u{200D}👧", 4, "一"),
            ("一🇨🇳🇫🇷", 4, "一🇨🇳"),
            ("葛\u{E0100}城葛\u{E0100}城", 4, "葛\u{E0100}城"),
            ("ที่นี่", 2, ""),
            ("ที่นี่", 4, "ที่"),
            ("e\u{301}e\u{301}e\u{301}", 3, "e\u{301}"),
        ] {
            assert_eq!(shortened(text, length), Some(expected), "{text} {length}");
        }
    }
}
