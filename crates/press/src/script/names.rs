//! Words that no table can find, and are looked for wherever they begin.

use std::borrow::Cow;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use article::{Script, ScriptOverrides};

use super::counted;

/// Words in which 著 is a book or a distinction and not the mark of something that goes on. Taiwan writes both 著, and
/// OpenCC makes 着 of it but for a few words.
const BOOKS: &[(&str, &str)] = &[
    ("原著", "原著"),
    ("專著", "专著"),
    ("編著", "编著"),
    ("論著", "论著"),
    ("譯著", "译著"),
    ("遺著", "遗著"),
    ("拙著", "拙著"),
    ("撰著", "撰著"),
    ("新著", "新著"),
    ("土著", "土著"),
    ("卓著", "卓著"),
    ("見微知著", "见微知著"),
];

/// Up to so many words are looked for by the way that takes the least time, and the most room: some megabytes.
const QUICK: usize = 1000;

/// Words as they are to be written, whatever the rules say.
#[derive(Debug)]
pub(super) struct Names {
    /// Nothing where there are no words.
    search: Option<AhoCorasick>,
    written: Vec<String>,
    /// How many of the words are the newsroom's: the first ones.
    newsrooms: usize,
}

impl Names {
    /// The newsroom's words, and ours where it has none of its own for them.
    pub(super) fn new(overrides: &ScriptOverrides, to: Script) -> Self {
        let newsroom = overrides.words.iter().cloned().map(|word| match to {
            Script::Hans => (word.hant, word.hans),
            Script::Hant => (word.hans, word.hant),
        });
        let ours = match to {
            Script::Hans => BOOKS.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect(),
            Script::Hant => counted::rows(),
        };
        // Of two words of the same length the first one is found.
        let (from, written): (Vec<_>, Vec<_>) = newsroom.chain(ours).unzip();
        let kind = (from.len() <= QUICK).then_some(AhoCorasickKind::DFA);
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).kind(kind).build(&from);
        Self { search: search.ok().filter(|_| !written.is_empty()), written, newsrooms: overrides.words.len() }
    }

    /// Whether one of the newsroom's words is in a text.
    pub(super) fn is_newsrooms(&self, text: &str) -> bool {
        let found =
            |search: &AhoCorasick| search.find_iter(text).any(|found| found.pattern().as_usize() < self.newsrooms);
        self.newsrooms > 0 && self.search.as_ref().is_some_and(found)
    }

    /// The text with the words written as they are to be, and what is between them as `between` writes it.
    pub(super) fn write<'a>(&self, text: &'a str, between: impl Fn(&str) -> Cow<'_, str>) -> Cow<'a, str> {
        let Some(search) = &self.search else { return between(text) };
        let mut result = String::new();
        let mut done = 0;
        for found in search.find_iter(text) {
            result.push_str(&between(&text[done..found.start()]));
            result.push_str(&self.written[found.pattern()]);
            done = found.end();
        }
        if done == 0 {
            return between(text);
        }
        result.push_str(&between(&text[done..]));
        Cow::Owned(result)
    }
}
