//! Ids for stories that have none: the day, and how the headline is read.

use std::collections::BTreeSet;

use article::{ArticleId, Timestamp};
use pinyin::ToPinyin;

/// So many syllables or words of the headline.
const WORDS: usize = 6;
/// The longest part of an id that comes from the headline.
const LONGEST: usize = 48;

/// A name for a story.
pub(super) fn make(headline: &str, published: &Timestamp) -> String {
    let day = &String::from(published.day);
    let name = format!("{day}-{}", words(headline));
    name.trim_end_matches('-').to_owned()
}

/// The name, or the name with a number behind it where it is taken.
pub(super) fn free(name: &str, taken: &BTreeSet<String>) -> ArticleId {
    numbered(name)
        .find(|name| !taken.contains(name))
        .and_then(|name| ArticleId::new(&name))
        .expect("a name of small letters, digits and hyphens, and numbers do not end")
}

/// The name, and the name with each number behind it.
pub(super) fn numbered(name: &str) -> impl Iterator<Item = String> {
    let numbered = (2_u32..).map(move |number| {
        let number = format!("-{number}");
        // A name of the greatest length makes room for it.
        format!("{}{number}", &name[..name.len().min(ArticleId::LONGEST - number.len())])
    });
    std::iter::once(name.to_owned()).chain(numbered)
}

/// A headline in small letters: 挡潮闸 becomes `dang-chao-zha`.
fn words(headline: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for character in headline.chars().flat_map(bare) {
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
            continue;
        }
        if !word.is_empty() && !matches!(character, '\'' | '’') {
            words.push(std::mem::take(&mut word));
        }
        // ü is written v nowhere but in input methods; addresses spell it u.
        if let Some(syllable) = character.to_pinyin().map(|reading| reading.plain()) {
            words.push(syllable.chars().filter(char::is_ascii_lowercase).collect());
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    let mut name = String::new();
    for word in words.iter().take(WORDS) {
        if !name.is_empty() && name.len() + word.len() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(LONGEST));
    }
    name
}

/// Letters of Western Europe without their accents, as addresses spell them.
fn bare(character: char) -> impl Iterator<Item = char> {
    let bare = match character.to_lowercase().next().unwrap_or(character) {
        'à'..='å' => "a",
        'æ' => "ae",
        'ç' => "c",
        'è'..='ë' => "e",
        'ì'..='ï' => "i",
        'ñ' => "n",
        'ò'..='ö' | 'ø' => "o",
        'œ' => "oe",
        'ù'..='ü' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        _ => "",
    };
    let same = Some(character).filter(|_| bare.is_empty());
    same.into_iter().chain(bare.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_say_the_day_and_the_headline() {
        let published = Timestamp::new("2026-11-18T08:15:00+08:00").unwrap();
        let mut taken = BTreeSet::new();
        let made =
            |headline: &str, taken: &BTreeSet<String>| String::from(free(&make(headline, &published), taken).as_str());
        let id = made("挡潮闸：明年6月通水", &taken);
        assert_eq!(id, "2026-11-18-dang-chao-zha-ming-nian-6");
        taken.insert(id);
        assert_eq!(made("挡潮闸，明年6月", &taken), "2026-11-18-dang-chao-zha-ming-nian-6-2");
        assert_eq!(made("Bell’s “ring”", &taken), "2026-11-18-bells-ring");
        assert_eq!(made("Militärövning à Ærø", &taken), "2026-11-18-militarovning-a-aero");
        assert_eq!(made("الجسر", &taken), "2026-11-18");
        let longest = "a".repeat(ArticleId::LONGEST);
        taken.insert(longest.clone());
        assert_eq!(free(&longest, &taken).as_str(), format!("{}-2", &longest[2..]));
    }
}
