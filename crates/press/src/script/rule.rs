//! Which characters stand for which: OpenCC's tables, chosen by script and region.
//!
//! | from | to | tables |
//! |---|---|---|
//! | Simplified, Taiwan | Traditional | `s2tw`: OpenCC's standard, then Taiwan's forms (裡, 著) |
//! | Simplified, Hong Kong and Macau | Traditional | `s2hk`: OpenCC's standard, then Hong Kong's forms (裏, 着, 説) |
//! | Simplified, elsewhere | Traditional | `s2t`, then the forms of the mainland's own list (`mainland`) |
//! | Traditional, Hong Kong and Macau | Simplified | `hk2s` |
//! | Traditional, elsewhere | Simplified | `tw2s` |
//!
//! On the way to Traditional the words of `corrections` go before OpenCC's, on the way to Simplified those of `variants`.
//!
//! Never `s2twp` or `tw2sp`, which change words. Not `s2t` alone, whose forms (爲, 羣, 喫) no region prints; and not `t2s`
//! alone, which leaves 緊接著 as 紧接著.

use std::borrow::Cow;
use std::sync::LazyLock;

use article::{Lang, Script};

use super::table::{self, Table};
use super::torn::Words;
use super::{corrections, mainland, variants};

/// How words of one language are written in the other script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// To Traditional, in a region's forms.
    ToHant(Region),
    /// To Simplified, from a region's forms.
    ToHans(Region),
}

/// Whose forms of the Traditional characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// The mainland's, and of those who write as it does.
    Mainland,
    /// Taiwan's.
    Taiwan,
    /// Those of Hong Kong and Macau.
    HongKong,
}

/// Some of OpenCC's files, as `build.rs` has found them.
macro_rules! files {
    ($($name:literal),+) => {
        &[$(include_str!(concat!(env!("OPENCC_TABLES"), "/", $name, ".txt"))),+]
    };
}

/// The table of some of OpenCC's files.
macro_rules! opencc {
    ($($name:literal),+) => {
        LazyLock::new(|| Table::new(table::rows(files![$($name),+])))
    };
}

// Those of a step of OpenCC's configurations, in their order.
static TO_STANDARD: LazyLock<Table> = opencc!("STPhrases", "STCharacters");
static TO_TAIWAN: LazyLock<Table> = LazyLock::new(|| forms(files!["TWVariants"]));
static TO_HONG_KONG: LazyLock<Table> = LazyLock::new(|| forms(files!["HKVariants"]));
static FROM_TAIWAN: LazyLock<Table> = opencc!("TWVariantsRevPhrases", "TWVariantsRev");
static FROM_HONG_KONG: LazyLock<Table> = opencc!("HKVariantsRevPhrases", "HKVariantsRev");
static TO_SIMPLIFIED: LazyLock<Table> = opencc!("TSPhrases", "TSCharacters");

/// The step to Traditional with what is right where OpenCC is wrong.
static TO_HANT: LazyLock<Table> = LazyLock::new(|| {
    let opencc = table::rows(files!["STPhrases", "STCharacters"]);
    Table::new(corrections::rows().chain(opencc))
});

/// The step to Simplified with the forms that OpenCC does not know.
static TO_HANS: LazyLock<Table> = LazyLock::new(|| {
    let opencc = table::rows(files!["TSPhrases", "TSCharacters"]);
    Table::new(variants::rows().chain(opencc))
});

/// A region's forms as OpenCC has them, with those that are every region's.
fn forms(opencc: &[&'static str]) -> Table {
    Table::new(table::rows(opencc).chain(corrections::EVERYWHERE))
}

impl Rule {
    /// The rule for words in `lang`, if they are Chinese in the other script than `to`.
    pub(super) fn of(lang: &Lang, to: Script) -> Option<Self> {
        lang.chinese().filter(|script| *script != to)?;
        let region = match lang.chinese_region()?.to_ascii_uppercase().as_str() {
            "TW" => Region::Taiwan,
            "HK" | "MO" => Region::HongKong,
            _ => Region::Mainland,
        };
        Some(match to {
            Script::Hant => Self::ToHant(region),
            Script::Hans => Self::ToHans(region),
        })
    }

    /// The words in the other script, with as many characters.
    pub(super) fn convert(self, words: &str) -> Cow<'_, str> {
        match self {
            // What stands in our own rows was looked at together with what stands around it.
            Self::ToHant(region) => after(whole(&TO_HANT, words, corrections::has), region.forms()),
            Self::ToHans(region) => after(region.back().write(words), &TO_HANS),
        }
    }
}

impl Region {
    /// The step from OpenCC's standard of Traditional.
    fn forms(self) -> &'static Table {
        match self {
            Self::Mainland => &mainland::FORMS,
            Self::Taiwan => &TO_TAIWAN,
            Self::HongKong => &TO_HONG_KONG,
        }
    }

    /// The step to it.
    pub(super) fn back(self) -> &'static Table {
        match self {
            Self::Mainland | Self::Taiwan => &FROM_TAIWAN,
            Self::HongKong => &FROM_HONG_KONG,
        }
    }
}

/// Simplified words as a table has them, where it tears none of them, or may.
fn whole<'a>(table: &Table, words: &'a str, may: impl Fn(&str) -> bool) -> Cow<'a, str> {
    let mut simplified = Words::of(words);
    table.write_where(words, |part| !simplified.are_torn_by(part) || may(&words[part.clone()]))
}

/// The step after another.
fn after<'a>(before: Cow<'a, str>, step: &Table) -> Cow<'a, str> {
    match before {
        Cow::Borrowed(words) => step.write(words),
        Cow::Owned(words) => Cow::Owned(step.write(&words).into_owned()),
    }
}

/// Simplified words in OpenCC's own standard of Traditional, which is no region's.
pub(crate) fn standard(words: &str) -> Cow<'_, str> {
    whole(&TO_STANDARD, words, |_| false)
}

/// By character, up to U+9FFF: whether it can stand in what [`standard`] writes of Simplified words.
pub(crate) fn standard_characters() -> Vec<bool> {
    // What the table does not write in another way stays.
    let stays = |character: char| matches!(standard(character.encode_utf8(&mut [0; 4])), Cow::Borrowed(_));
    let mut written: Vec<bool> = (0..0xA000).map(|code| char::from_u32(code).is_some_and(stays)).collect();
    for character in TO_STANDARD.characters() {
        if let Some(written) = written.get_mut(character as usize) {
            *written = true;
        }
    }
    written
}

/// Words in OpenCC's own standard with Taiwan's forms.
pub(crate) fn taiwans(words: &str) -> Cow<'_, str> {
    TO_TAIWAN.write(words)
}

/// Words in OpenCC's own standard with Hong Kong's forms.
pub(crate) fn hong_kongs(words: &str) -> Cow<'_, str> {
    TO_HONG_KONG.write(words)
}

/// The words in Simplified, character by character and by the words around them, whatever their region is.
pub(crate) fn simplified(words: &str) -> Cow<'_, str> {
    TO_SIMPLIFIED.write(words)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{fs, io};

    use ferrous_opencc::OpenCC;
    use ferrous_opencc::config::BuiltinConfig;
    use proptest::prelude::*;

    use super::*;

    const RULES: [(Rule, BuiltinConfig); 5] = [
        (Rule::ToHant(Region::Mainland), BuiltinConfig::S2t),
        (Rule::ToHant(Region::Taiwan), BuiltinConfig::S2tw),
        (Rule::ToHant(Region::HongKong), BuiltinConfig::S2hk),
        (Rule::ToHans(Region::Taiwan), BuiltinConfig::Tw2s),
        (Rule::ToHans(Region::HongKong), BuiltinConfig::Hk2s),
    ];

    static OPENCC: LazyLock<Vec<OpenCC>> = LazyLock::new(|| {
        RULES.iter().map(|(_, config)| OpenCC::from_config(*config).expect("OpenCC's own tables")).collect()
    });

    static T2S: LazyLock<OpenCC> =
        LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).expect("OpenCC's own tables"));

    /// All of OpenCC's words, one a line.
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let files = [
            include_str!(concat!(env!("OPENCC_TABLES"), "/STPhrases.txt")),
            include_str!(concat!(env!("OPENCC_TABLES"), "/STCharacters.txt")),
            include_str!(concat!(env!("OPENCC_TABLES"), "/TSPhrases.txt")),
            include_str!(concat!(env!("OPENCC_TABLES"), "/TSCharacters.txt")),
            include_str!(concat!(env!("OPENCC_TABLES"), "/TWVariantsRevPhrases.txt")),
            include_str!(concat!(env!("OPENCC_TABLES"), "/HKVariantsRevPhrases.txt")),
        ];
        files.into_iter().flat_map(str::lines).flat_map(|line| line.split(['\t', ' '])).collect()
    });

    /// What a rule would write if OpenCC were right.
    fn uncorrected(rule: Rule, text: &str) -> Cow<'_, str> {
        match rule {
            Rule::ToHant(region) => after(TO_STANDARD.write(text), region.forms()),
            Rule::ToHans(region) => after(region.back().write(text), &TO_SIMPLIFIED),
        }
    }

    /// Whether every rule writes a text as ferrous-opencc does, but for what is corrected.
    fn same(text: &str) {
        for ((rule, _), opencc) in RULES.iter().zip(&*OPENCC) {
            let mut expected = opencc.convert(text);
            if *rule == Rule::ToHant(Region::Mainland) {
                expected = mainland::FORMS.write(&expected).into_owned();
            }
            if let Rule::ToHant(_) = rule {
                expected = expected.replace('巖', "岩");
            }
            assert_eq!(uncorrected(*rule, text), expected, "{rule:?}: {text}");
        }
        assert_eq!(simplified(text), T2S.convert(text), "{text}");
    }

    fn every_file(folder: &Path, see: &mut dyn FnMut(&str)) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                every_file(&path, see)?;
            } else if let Ok(text) = fs::read_to_string(&path) {
                see(&text);
            }
        }
        Ok(())
    }

    #[test]
    fn sample_articles_are_written_as_opencc_writes_them() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut seen = 0;
        for folder in ["static", "tests/catalogue", "docs", "../shared/seed"].map(|folder| root.join(folder)) {
            if !folder.is_dir() {
                eprintln!("{} is not there", folder.display());
                continue;
            }
            let read = every_file(&folder, &mut |text| {
                same(text);
                seen += 1;
            });
            read.expect("a folder of texts");
        }
        assert!(seen > 10, "{seen} texts");
    }

    #[test]
    fn every_word_that_opencc_knows_is_written_as_it_writes_it() {
        for (number, words) in WORDS.chunks(500).enumerate() {
            // Without a break between them words run into each other, which is where the longest has to be found.
            same(&words.join(if number % 2 == 0 { "" } else { "\n" }));
        }
    }

    proptest! {
        #[test]
        fn any_words_after_each_other_are_written_as_opencc_writes_them(
            words in prop::collection::vec((any::<prop::sample::Index>(), 1..4_usize, "[一-龥a。]{0,2}"), 1..20)
        ) {
            let cut = |(index, length, more): &(prop::sample::Index, usize, String)| {
                index.get(&WORDS).chars().take(*length).chain(more.chars()).collect::<String>()
            };
            same(&words.iter().map(cut).collect::<String>());
        }
    }
}
