//! Words of one language, in the other script.

use std::borrow::Cow;

use article::{Lang, Script, ScriptOverrides};

use super::addresses;
use super::names::Names;
use super::rule::Rule;

/// Writes Chinese in one script. What is in that script already, and what is no Chinese, it leaves as it is.
#[derive(Debug)]
pub struct Converter {
    to: Script,
    names: Names,
}

impl Converter {
    /// A converter to a script, with the newsroom's table.
    pub fn new(to: Script, overrides: &ScriptOverrides) -> Self {
        Self { to, names: Names::new(overrides, to) }
    }

    /// The script it writes.
    pub fn script(&self) -> Script {
        self.to
    }

    /// Words in a language, in the other script: with as many characters.
    pub fn words(&self, words: &str, lang: &Lang) -> String {
        match self.rule(lang) {
            Some(rule) => self.convert(words, rule).into_owned(),
            None => words.to_owned(),
        }
    }

    /// The rule for words in a language, where they are to be converted.
    pub(super) fn rule(&self, lang: &Lang) -> Option<Rule> {
        Rule::of(lang, self.to)
    }

    pub(super) fn convert<'a>(&self, words: &'a str, rule: Rule) -> Cow<'a, str> {
        if words.is_ascii() {
            return Cow::Borrowed(words);
        }
        addresses::write(words, |words| self.names.write(words, |between| rule.convert(between)))
    }

    /// Whether the newsroom's table has something in these words.
    pub(super) fn is_named(&self, words: &str) -> bool {
        self.names.is_newsrooms(words)
    }

    /// Writes words in place.
    pub(super) fn string(&self, words: &mut String, rule: Option<Rule>) {
        // What stays as it is need not be copied.
        if let Some(Cow::Owned(converted)) = rule.map(|rule| self.convert(words, rule)) {
            *words = converted;
        }
    }

    /// Writes each of some words in place.
    pub(super) fn strings<'a>(&self, words: impl IntoIterator<Item = &'a mut String>, rule: Option<Rule>) {
        for words in words {
            self.string(words, rule);
        }
    }

    /// Gives a language its tag in this script.
    pub(super) fn lang(&self, lang: &mut Option<Lang>) {
        if let Some(lang) = lang {
            *lang = lang.in_script(self.to);
        }
    }

    /// A headline with its phrases, which together are it: they are cut where they were.
    pub(super) fn headline(&self, headline: &mut String, phrases: &mut [String], rule: Option<Rule>) {
        self.string(headline, rule);
        let mut characters = headline.chars();
        for phrase in phrases {
            *phrase = characters.by_ref().take(phrase.chars().count()).collect();
        }
    }
}
