//! Words that no rule gets right.

use std::borrow::Cow;

use aho_corasick::{AhoCorasick, MatchKind};
use article::{Script, ScriptOverrides};

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

/// Words that begin inside 人参 (人蔘, ginseng) for a rule that reads from the left: 两百人参加 is about people.
const PEOPLE: &[(&str, &str)] = &[
    ("人参加", "人參加"),
    ("人参与", "人參與"),
    ("人参观", "人參觀"),
    ("人参赛", "人參賽"),
    ("人参展", "人參展"),
    ("人参选", "人參選"),
    ("人参军", "人參軍"),
    ("人参演", "人參演"),
    ("人参会", "人參會"),
];

/// Words as they are to be written, whatever the rules say.
#[derive(Debug)]
pub(super) struct Names {
    /// Nothing where there are no words.
    search: Option<AhoCorasick>,
    written: Vec<String>,
}

impl Names {
    /// The newsroom's words, and ours where it has none of its own for them.
    pub(super) fn new(overrides: &ScriptOverrides, to: Script) -> Self {
        let newsroom = overrides.words.iter().map(|word| match to {
            Script::Hans => (word.hant.as_str(), word.hans.as_str()),
            Script::Hant => (word.hans.as_str(), word.hant.as_str()),
        });
        let ours = match to {
            Script::Hans => BOOKS,
            Script::Hant => PEOPLE,
        };
        // Of two words of the same length the first one is found.
        let (from, written): (Vec<_>, Vec<_>) =
            newsroom.chain(ours.iter().copied()).map(|(from, to)| (from, to.to_owned())).unzip();
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&from);
        Self { search: search.ok().filter(|_| !written.is_empty()), written }
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
