//! The languages that the interface speaks without a newsroom's help, a file each. To add one, write its file and name it here.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod he;
mod hi;
mod id;
mod it;
mod ja;
mod ko;
mod pt;
mod ru;
mod tr;
mod uk;
mod vi;
mod zh_hans;
mod zh_hant;

use super::table::{Printed, Table};

/// The table of each of these languages.
macro_rules! tables {
    ($($language:ident),*) => { &[$( (&$language::TABLE, &$language::PRINTED) ),*] };
}

/// All of them. The first stands in for every other language.
pub(super) const ALL: &[(&Table, &Printed)] =
    tables![en, ar, de, es, fr, he, hi, id, it, ja, ko, pt, ru, tr, uk, vi, zh_hans, zh_hant];

/// Months that have no names.
const NUMBERED: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::words::Words as _;

    /// Letters of each writing.
    const WRITINGS: [(&str, &[std::ops::RangeInclusive<char>]); 8] = [
        ("Latin", &['a'..='z', 'A'..='Z', '\u{c0}'..='\u{24f}', '\u{1e00}'..='\u{1eff}']),
        ("Cyrillic", &['\u{400}'..='\u{4ff}']),
        ("Hebrew", &['\u{590}'..='\u{5ff}']),
        ("Arabic", &['\u{600}'..='\u{6ff}']),
        ("Devanagari", &['\u{900}'..='\u{97f}']),
        ("Kana", &['\u{3040}'..='\u{30ff}']),
        ("Han", &['\u{4e00}'..='\u{9fff}']),
        ("Hangul", &['\u{ac00}'..='\u{d7a3}']),
    ];

    fn writing(letter: char) -> Option<&'static str> {
        WRITINGS
            .into_iter()
            .find_map(|(name, ranges)| ranges.iter().any(|range| range.contains(&letter)).then_some(name))
    }

    /// All words of a language but its tag, without the names of files and of what stands in their places.
    fn words((table, printed): &(&Table, &Printed)) -> Vec<String> {
        let mut all = Vec::new();
        table.list(&mut all);
        printed.list(&mut all);
        let places = ["embed.js", "{page}", "{pages}", "{minutes}", "{day}", "{time}", "{year}", "{month}"];
        all.into_iter()
            .skip(1)
            .map(|words| places.iter().fold(words.to_owned(), |words, place| words.replace(place, "")))
            .collect()
    }

    #[test]
    fn no_words_of_one_language_are_left_in_another() {
        for language in ALL {
            let tag = language.0.tag;
            let own: &[&str] = match tag {
                "zh-Hans" | "zh-Hant" => &["Han"],
                "ja" => &["Han", "Kana"],
                "ko" => &["Hangul"],
                "ar" => &["Arabic"],
                "he" => &["Hebrew"],
                "hi" => &["Devanagari"],
                "ru" | "uk" => &["Cyrillic"],
                _ => &["Latin"],
            };
            for words in words(language) {
                for writing in words.chars().filter_map(writing) {
                    assert!(own.contains(&writing), "{tag}: {words}");
                }
                // A sentence in Japanese has more than Han characters.
                let is_japanese = words.chars().filter_map(writing).any(|writing| writing == "Kana");
                assert!(tag != "ja" || is_japanese || !words.contains('。'), "{words}");
            }
        }
        for (index, one) in ALL.iter().enumerate() {
            for other in &ALL[index + 1..] {
                let same = words(one)
                    .into_iter()
                    .zip(words(other))
                    .filter(|(one, other)| one == other && one.chars().filter_map(writing).count() > 12);
                assert_eq!(same.collect::<Vec<_>>(), [], "{} and {}", one.0.tag, other.0.tag);
            }
        }
    }

    /// Partners choose by these names what readers see under them.
    #[test]
    fn what_the_dialogue_offers_is_called_as_it_is_on_the_page() {
        for (table, printed) in ALL {
            let [.., credits] = printed.dialogue.parts;
            assert_eq!(credits, table.credits, "{}", table.tag);
        }
    }

    #[test]
    fn the_scripts_are_not_mixed() {
        let all = |tag: &str| words(ALL.iter().find(|(table, _)| table.tag == tag).expect("a language")).concat();
        let (hans, hant) = (all("zh-Hans"), all("zh-Hant"));
        for pair in ["页頁", "载載", "题題", "报報", "误誤", "请請", "编編", "来來", "录錄", "网網"]
        {
            let letters: Vec<char> = pair.chars().collect();
            assert!(!hans.contains(letters[1]), "{} in Simplified", letters[1]);
            assert!(!hant.contains(letters[0]), "{} in Traditional", letters[0]);
        }
    }
}
