//! The interface in each language.
//!
//! The tables stand in the press alone. It puts those that a site needs into a file, which the app is given when it begins: so
//! a reader downloads the words of the languages that they read. `fluent` would cost 45 kB in the browser (measured).

#[cfg(feature = "press")]
mod languages;
mod patterns;
mod table;
mod words;

#[cfg(feature = "press")]
use std::collections::HashSet;

use article::{Lang, Script};

pub use patterns::forms;
#[cfg(feature = "press")]
pub use patterns::places;
pub use table::Locale;
use table::SHAPE;

/// The languages that the interface speaks on a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Locales {
    all: Vec<Locale>,
    /// The first of them, on a page in a language that none of them is.
    stand_in: Locale,
}

impl Locales {
    /// The words that a file has, which [`Locales::file`] has made: a word a line.
    pub fn read(file: &'static str) -> Self {
        let mut lines = file.split('\n').peekable();
        // An app that is not of its press stops here, and pages stay as they are.
        assert!(lines.next().and_then(|line| line.parse().ok()) == Some(SHAPE));
        let mut all = Vec::new();
        while lines.peek().is_some() {
            all.push(Locale::read(&mut || lines.next().expect("a file has all words of a language")));
        }
        Self::new(all)
    }

    fn new(all: Vec<Locale>) -> Self {
        let first = all.first().expect("a site speaks a language").clone();
        let stand_in = Locale { foreign: Lang::new(first.tag()), ..first };
        Self { all, stand_in }
    }

    /// The interface for a language: its own, or the one that stands in for it.
    pub fn of(&self, lang: &Lang) -> &Locale {
        match lang.chinese() {
            Some(script) => self.in_script(script),
            None => self.find(|locale| lang.speaks(locale.tag())),
        }
    }

    /// The interface in Chinese.
    pub fn in_script(&self, script: Script) -> &Locale {
        self.find(|locale| locale.tag() == script.tag())
    }

    fn find(&self, is_it: impl Fn(&Locale) -> bool) -> &Locale {
        self.all.iter().find(|locale| is_it(locale)).unwrap_or(&self.stand_in)
    }
}

#[cfg(feature = "press")]
impl Locales {
    /// Every language that there are words for.
    pub fn known() -> Self {
        Self::new(languages::ALL.iter().map(|(table, printed)| Locale::of_table(table, printed)).collect())
    }

    /// These and one more, or with its words in the place of those that they had for its language.
    pub fn with(mut self, locale: Locale) -> Self {
        match self.all.iter_mut().find(|other| other.tag() == locale.tag()) {
            Some(other) => *other = locale,
            None => self.all.push(locale),
        }
        Self::new(self.all)
    }

    /// Those that a site needs whose pages are in these languages.
    pub fn only<'a>(&self, langs: impl IntoIterator<Item = &'a Lang>) -> Self {
        let needed: HashSet<&str> = langs.into_iter().map(|lang| self.of(lang).tag()).collect();
        // In an order of their own, whatever stories come first.
        Self::new(self.all.iter().filter(|locale| needed.contains(locale.tag())).cloned().collect())
    }

    /// Each of them, the one that stands in for others first.
    pub fn each(&self) -> impl Iterator<Item = &Locale> {
        self.all.iter()
    }

    /// All that they say, the press's words too.
    pub fn all_words(&self) -> String {
        self.all.iter().map(Locale::all_words).collect()
    }

    /// Which words an app has to have places for: its page says so.
    pub fn shape() -> String {
        SHAPE.to_string()
    }

    /// What the app is given: which words, then a word a line.
    pub fn file(&self) -> String {
        let languages = self.all.iter().map(Locale::lines);
        [Self::shape()].into_iter().chain(languages).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(all(test, feature = "press"))]
mod tests {
    use article::Timestamp;

    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).expect("a tag")
    }

    #[test]
    fn the_app_reads_what_the_press_has_written() {
        let known = Locales::known();
        let read = Locales::read(known.file().leak());
        assert_eq!(read.file(), known.file());
        assert_eq!(read.of(&lang("zh-TW")).home(), known.of(&lang("zh-Hant")).home());
        assert_eq!(read.of(&lang("ar-EG")).months(), known.of(&lang("ar")).months());
    }

    #[test]
    fn a_site_has_the_languages_of_its_pages() {
        let only = |tags: &[&str]| {
            let langs: Vec<Lang> = tags.iter().map(|tag| lang(tag)).collect();
            Locales::known().only(&langs)
        };
        let tags = |locales: &Locales| locales.each().map(|locale| locale.tag()).collect::<Vec<_>>();
        assert_eq!(tags(&only(&["zh-Hans-CN", "ar", "zh-CN"])), ["ar", "zh-Hans"]);
        assert_eq!(only(&["ar", "zh"]).file(), only(&["zh", "ar"]).file());
        // Where one has no words of its own, English stands in for it, and says so.
        let only = only(&["zh-Hant", "tlh", "en-GB"]);
        assert_eq!(tags(&only), ["en", "zh-Hant"]);
        assert_eq!(only.of(&lang("tlh")).foreign, Some(lang("en")));
        assert_eq!(only.of(&lang("en-GB")).foreign, None);
    }

    #[test]
    fn words_have_numbers_and_days_in_their_places() {
        let known = Locales::known();
        let [english, chinese, arabic] = ["en", "zh-Hans", "ar"].map(|tag| known.of(&lang(tag)));
        assert_eq!(english.page_in_words(2, 13), "Page 2 of 13");
        assert_eq!(english.minutes_in_words(1), "1 min read");
        assert_eq!(arabic.minutes_in_words(1), "مدة القراءة: دقيقة واحدة");
        assert_eq!(arabic.minutes_in_words(2), "مدة القراءة: دقيقتان");
        assert_eq!(arabic.minutes_in_words(10), "مدة القراءة: 10 دقائق");
        assert_eq!(arabic.minutes_in_words(11), "مدة القراءة: 11 دقيقة");
        let moment = Timestamp::new("2026-11-08T07:05:00+08:00").expect("a moment");
        assert_eq!(english.moment_in_words(&moment), "8 November 2026, 07:05");
        assert_eq!(chinese.moment_in_words(&moment), "2026年11月8日 07:05");
        assert_eq!(arabic.day_in_words(&moment.day), "8 نوفمبر 2026");
    }
}
