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
//! Never `s2twp` or `tw2sp`, which change words. Not `s2t` alone, whose forms (爲, 羣, 喫) no region prints; and not `t2s`
//! alone, which leaves 緊接著 as 紧接著.

use std::sync::LazyLock;

use article::{Lang, Script};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::mainland;

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

static S2T: Table = LazyLock::new(|| load(BuiltinConfig::S2t));
static S2TW: Table = LazyLock::new(|| load(BuiltinConfig::S2tw));
static S2HK: Table = LazyLock::new(|| load(BuiltinConfig::S2hk));
static TW2S: Table = LazyLock::new(|| load(BuiltinConfig::Tw2s));
static HK2S: Table = LazyLock::new(|| load(BuiltinConfig::Hk2s));

type Table = LazyLock<OpenCC>;

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
    pub(super) fn convert(self, words: &str) -> String {
        match self {
            Self::ToHant(Region::Mainland) => mainland::forms(&S2T.convert(words)),
            Self::ToHant(Region::Taiwan) => S2TW.convert(words),
            Self::ToHant(Region::HongKong) => S2HK.convert(words),
            Self::ToHans(Region::HongKong) => HK2S.convert(words),
            Self::ToHans(Region::Mainland | Region::Taiwan) => TW2S.convert(words),
        }
    }
}

fn load(config: BuiltinConfig) -> OpenCC {
    OpenCC::from_config(config).expect("OpenCC's own tables are in the program")
}
