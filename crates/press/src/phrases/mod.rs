//! Where a Chinese headline may break: never inside a word.
//!
//! Browsers break Chinese after any character, and a headline of two lines then parts 调 from 研. The press cuts
//! headlines into words, and the viewer lets a line end only between them.
//!
//! The words are those of `jieba`'s dictionary (`words.rs`), which is Simplified. A Traditional headline is converted by OpenCC for
//! that, and its cuts are counted back by the character; where the conversion changes their number, it is not cut.
//!
//! Names are in no dictionary. `jieba` can guess at them (its HMM), and makes 梁伟｜新张｜永宁 of 梁伟新 and 张永宁.
//! So nobody guesses here: what the dictionary does not know falls into single characters, and those stay together (`unit.rs`).
//! Foreign names with a dot in them are known by it (`name.rs`). What is too long for a line is divided (`long.rs`).

mod long;
mod name;
mod unit;
mod words;

use article::writing::is_han;
use article::{Lang, Script, Teaser};

use crate::script::simplified;

/// Headlines with fewer characters fit into a line.
const SHORTEST: usize = 8;

/// Cuts the headline of a story. One that the newsroom has cut itself stays so. `site` is the language of stories that name
/// none.
pub fn fill_in(story: &mut Teaser, site: &Lang) {
    if story.phrases.is_empty() || story.phrases.concat() != story.headline {
        story.phrases = cut(&story.headline, story.lang.as_ref().unwrap_or(site));
    }
}

/// The length in characters of the word that stands at a character of a text in Simplified characters.
pub(crate) fn word_at(simplified: &str, place: usize) -> usize {
    let mut end = 0;
    for length in words::lengths(simplified) {
        end += length;
        if place < end {
            return length;
        }
    }
    0
}

/// Where each word of a text in Simplified characters ends, in bytes.
pub(crate) fn ends(simplified: &str) -> impl Iterator<Item = usize> {
    let mut characters = simplified.chars();
    words::lengths(simplified).into_iter().scan(0, move |end, length| {
        *end += characters.by_ref().take(length).map(char::len_utf8).sum::<usize>();
        Some(*end)
    })
}

/// Whether the dictionary has a word that a text begins with and that goes on behind so many bytes.
pub(crate) fn has_word_beyond(simplified: &str, bytes: usize) -> bool {
    words::longest(simplified) > bytes
}

/// The pieces of a headline between which a line may end. Together they are the headline. None where it is not
/// Chinese, or all one piece.
pub fn cut(headline: &str, lang: &Lang) -> Vec<String> {
    let Some(script) = lang.chinese() else { return Vec::new() };
    let length = headline.chars().count();
    if length < SHORTEST || !headline.chars().any(is_han) {
        return Vec::new();
    }
    let converted = match script {
        Script::Hans => None,
        Script::Hant => Some(simplified(headline)).filter(|text| text.chars().count() == length),
    };
    if script == Script::Hant && converted.is_none() {
        return Vec::new();
    }
    let words = words::lengths(converted.as_deref().unwrap_or(headline));
    let pieces = unit::join(headline, words.into_iter());
    if pieces.len() > 1 { pieces } else { Vec::new() }
}
