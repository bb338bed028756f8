//! Languages, as BCP 47 tags.

use crate::{Json, Read, Reader};

/// A well-formed language tag (RFC 5646 §2.1): `zh-Hant-CN`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lang(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")))] String,
);

/// Languages that `zh` encompasses and that newspapers are tagged with (IANA's registry, "Macrolanguage: zh").
const ENCOMPASSED: [&str; 7] = ["yue", "cmn", "wuu", "nan", "hak", "gan", "lzh"];

/// How a line of the language runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// Languages that had another name before (RFC 5646 §2.2.2; the registry's *Preferred-Value*).
const OLD_NAMES: [(&str, &str); 3] = [("iw", "he"), ("in", "id"), ("ji", "yi")];

/// Which way Chinese is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Simplified, 简体.
    Hans,
    /// Traditional, 繁體.
    Hant,
}

impl Script {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Hans => Self::Hant,
            Self::Hant => Self::Hans,
        }
    }

    /// The tag of Chinese in it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
        }
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hans => "简体",
            Self::Hant => "繁體",
        }
    }

    /// Its name in addresses: `hans`, `hant`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hans => "hans",
            Self::Hant => "hant",
        }
    }
}

impl Lang {
    /// The tag, if the text is a well-formed one.
    pub fn new(tag: &str) -> Option<Self> {
        let mut subtags = tag.split('-');
        let language = subtags.next()?;
        let well_formed = (2..=8).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_alphabetic())
            && subtags.all(|subtag| {
                (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        well_formed.then(|| Self(tag.to_owned()))
    }

    /// The tag as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which way the language is written.
    pub fn direction(&self) -> Direction {
        let rtl_script = ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"];
        let rtl_language = ["ar", "fa", "he", "iw", "ur", "ps", "dv", "yi", "ckb", "ug", "sd"];
        let rtl = match self.script() {
            Some(script) => rtl_script.iter().any(|rtl| script.eq_ignore_ascii_case(rtl)),
            None => rtl_language.iter().any(|rtl| self.speaks(rtl)),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Which way the Chinese is written, where it is Chinese: by its script, else by its region.
    pub fn chinese(&self) -> Option<Script> {
        if !self.speaks("zh") {
            return None;
        }
        let traditional = self.0.split('-').skip(1).find_map(|subtag| {
            let is = |name: &str| subtag.eq_ignore_ascii_case(name);
            if is("Hant") {
                Some(true)
            } else if is("Hans") {
                Some(false)
            } else if is("TW") || is("HK") || is("MO") {
                Some(true)
            } else {
                None
            }
        });
        Some(if traditional == Some(true) { Script::Hant } else { Script::Hans })
    }

    /// The region (RFC 5646 §2.2.4), as it was written: a country's two letters, `HK`, or the three digits of a part of the
    /// world, `419`.
    pub fn region(&self) -> Option<&str> {
        let is_region = |subtag: &&str| {
            (subtag.len() == 2 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic()))
                || (subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_digit()))
        };
        // After a single letter come extensions and private subtags, which are no regions.
        self.0.split('-').skip(1).take_while(|subtag| subtag.len() > 1).find(is_region)
    }

    /// Where the Chinese is written: the tag's own region, else the one that its script is at home in (CLDR, "likely
    /// subtags"): Taiwan for Traditional, the mainland for Simplified.
    pub fn chinese_region(&self) -> Option<&str> {
        let home = match self.chinese()? {
            Script::Hans => "CN",
            Script::Hant => "TW",
        };
        Some(self.region().unwrap_or(home))
    }

    /// The same Chinese in another script: `zh-Hans-CN` becomes `zh-Hant-CN`. The region stays, and is named where the
    /// tag leaves it out: punctuation and the shapes of characters follow the region and not the script (clreq, "Positions
    /// of punctuation marks"). A language that is not Chinese stays as it is.
    pub fn in_script(&self, script: Script) -> Self {
        let Some(region) = self.chinese_region().filter(|_| self.chinese() != Some(script)) else {
            return self.clone();
        };
        let name = match script {
            Script::Hans => "Hans",
            Script::Hant => "Hant",
        };
        let is_ours = |subtag: &&str| {
            subtag.eq_ignore_ascii_case("Hans") || subtag.eq_ignore_ascii_case("Hant") || *subtag == region
        };
        let mut subtags = self.0.split('-');
        let language = subtags.next().unwrap_or_default();
        let mut tag = format!("{language}-{name}-{region}");
        for rest in subtags.filter(|subtag| !is_ours(subtag)) {
            tag.push('-');
            tag.push_str(rest);
        }
        Self(tag)
    }

    /// Whether the tag is of this language, whatever its script and region.
    pub fn speaks(&self, language: &str) -> bool {
        self.language().eq_ignore_ascii_case(language)
    }

    /// The language alone, as it was written: `zh`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The tag with `zh` alone for its language, where it names one of those that `zh` encompasses: by itself (`yue`), or
    /// as an extended language (`zh-yue`). Both are registered for the same (RFC 5646 §2.2.2, §4.1.2).
    fn plain_chinese(&self) -> Option<String> {
        let is_chinese = |language: &str| ENCOMPASSED.iter().any(|one| language.eq_ignore_ascii_case(one));
        let mut subtags = self.0.split('-');
        let mut language = subtags.next()?;
        if language.eq_ignore_ascii_case("zh") {
            language = subtags.next()?;
        }
        if !is_chinese(language) {
            return None;
        }
        let mut tag = "zh".to_owned();
        let mut is_bare = true;
        for subtag in subtags {
            is_bare = false;
            tag.push('-');
            tag.push_str(subtag);
        }
        // Cantonese is at home in Hong Kong (CLDR, "likely subtags"), and `zh` alone is not.
        if is_bare && language.eq_ignore_ascii_case("yue") {
            tag.push_str("-Hant-HK");
        }
        Some(tag)
    }

    fn script(&self) -> Option<&str> {
        self.0.split('-').nth(1).filter(|subtag| subtag.len() == 4)
    }
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Read for Lang {
    const EXPECTED: &'static str = "a language tag";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let lang = reader.accept(value, Self::new, "language tag", "write a BCP 47 tag: \"zh-Hans-CN\", \"en\"");
        if cfg!(feature = "report")
            && let Some((old, new)) = OLD_NAMES.iter().find(|(old, _)| lang.speaks(old))
        {
            let remedy = format!("write \"{new}\" in its place");
            reader.warning(|| (format!("\"{old}\" is the old name of the language \"{new}\""), remedy));
        }
        if cfg!(feature = "report")
            && let Some(plain) = lang.plain_chinese()
        {
            let remedy =
                format!("write \"{plain}\": what is done for Chinese is done where the tag begins with \"zh\"");
            reader.warning(|| (format!("\"{}\" names one of the languages that \"zh\" stands for", lang.0), remedy));
        }
        lang
    }

    fn blank<J: Json>() -> Self {
        Self(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_told_by_script_then_region() {
        let script = |tag| Lang::new(tag).and_then(|lang| lang.chinese());
        assert_eq!(script("zh-Hant-CN"), Some(Script::Hant));
        assert_eq!(script("zh-Hans-TW"), Some(Script::Hans));
        assert_eq!(script("zh-hk"), Some(Script::Hant));
        assert_eq!(script("ZH"), Some(Script::Hans));
        assert_eq!(script("en-TW"), None);
    }

    #[test]
    fn a_region_is_no_part_of_an_extension() {
        for (tag, region) in [
            ("zh-Hant-MO", Some("MO")),
            ("pt-br", Some("br")),
            ("es-419", Some("419")),
            ("zh-yue-HK", Some("HK")),
            ("en-u-ca-gregory", None),
            ("zh-Hant-x-HK", None),
            ("sl-nedis", None),
            ("zh", None),
        ] {
            assert_eq!(Lang::new(tag).expect("a tag").region(), region, "{tag}");
        }
    }

    #[test]
    fn the_other_script_keeps_the_region_and_names_it() {
        let other = |tag: &str| {
            let lang = Lang::new(tag).expect("a tag");
            lang.chinese().map(|script| lang.in_script(script.other()).as_str().to_owned())
        };
        for (tag, expected) in [
            ("zh-Hans-CN", "zh-Hant-CN"),
            ("zh-Hant-CN", "zh-Hans-CN"),
            ("zh-Hant-TW", "zh-Hans-TW"),
            ("zh-HK", "zh-Hans-HK"),
            ("zh", "zh-Hant-CN"),
            ("zh-Hans", "zh-Hant-CN"),
            ("zh-Hant", "zh-Hans-TW"),
            ("zh-SG", "zh-Hant-SG"),
            ("zh-hans-cn-x-tw", "zh-Hant-cn-x-tw"),
        ] {
            assert_eq!(other(tag).as_deref(), Some(expected), "{tag}");
        }
        assert_eq!(other("en-CN"), None);
    }

    #[test]
    fn a_language_that_chinese_encompasses_has_a_tag_that_begins_with_zh() {
        let plain = |tag: &str| Lang::new(tag).expect("a tag").plain_chinese();
        for (tag, expected) in [
            ("yue-Hant-HK", "zh-Hant-HK"),
            ("yue", "zh-Hant-HK"),
            ("zh-yue-HK", "zh-HK"),
            ("CMN-Hans-CN", "zh-Hans-CN"),
            ("nan-Hant-TW", "zh-Hant-TW"),
            ("lzh", "zh"),
        ] {
            assert_eq!(plain(tag).as_deref(), Some(expected), "{tag}");
        }
        for tag in ["zh", "zh-Hant-HK", "zh-gan1", "en", "ja-Hant"] {
            assert_eq!(plain(tag), None, "{tag}");
        }
    }

    #[test]
    fn direction_is_told_by_script_then_language() {
        let direction = |tag| Lang::new(tag).map(|lang| lang.direction());
        assert_eq!(direction("ar-EG"), Some(Direction::Rtl));
        assert_eq!(direction("az-Arab"), Some(Direction::Rtl));
        assert_eq!(direction("ug-Latn"), Some(Direction::Ltr));
        assert_eq!(direction("zh-Hans-CN"), Some(Direction::Ltr));
    }

    #[test]
    fn malformed_tags_are_refused() {
        for tag in ["", "-", "z", "zh_CN", "zh-", "zh--CN", "中文", "en US", "abcdefghi"] {
            assert_eq!(Lang::new(tag), None, "{tag}");
        }
    }
}
