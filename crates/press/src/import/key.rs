//! What a story is called in the ledger: the same at every import, and what no other story is called.
//!
//! | what its maker calls it | what it is called |
//! |---|---|
//! | a URL or URN | the same |
//! | something that only its feed knows: `7` | `https://paper.example/#7`: the feed's address, else its place, before it; of a wire's story (ninjs) the folder's, since each version comes in a file of its own |
//! | nothing, and it is a file's only story: a text, a page | the file's place, `../copy/page.txt` |
//! | nothing, and it is an item | `../copy/feed.json#` and a digest of when it ran and of its headline |
//!
//! Former versions wrote `7` alone, and counted items without a name. [`Former`] finds those.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;

use article::{ArticleId, Timestamp};

use super::ledger::sha256;
use super::story::Story;
use super::written::Written;

/// What a story is called.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) name: String,
    /// How much of the name is its input's place, where it begins with that.
    place: Option<usize>,
    /// What former versions called it.
    former: Option<String>,
    /// The input's place, where the story is one of its items and has no name.
    nameless_in: Option<String>,
}

/// An input, as the keys of its stories have it.
pub(super) struct Origin<'o> {
    /// Its place as seen from the edition. Standard input has none.
    pub(super) place: Option<&'o str>,
    /// Where what its maker calls a story holds, if no address does: the place, or the folder of a wire.
    pub(super) scope: Option<&'o str>,
    /// The SHA-256 of its bytes.
    pub(super) digest: &'o str,
    /// Whether it is of a kind that has items, however many there are now.
    pub(super) has_items: bool,
    /// Whether it has one story.
    pub(super) is_single: bool,
}

impl Key {
    /// What a report calls a story of this key and headline.
    pub(super) fn shown<'k>(&'k self, headline: &'k str) -> &'k str {
        if self.nameless_in.is_some() { headline } else { &self.name }
    }

    /// The input's place, and what the story is called there; nothing where something else than its place tells what it is.
    pub(super) fn place_and_item(&self) -> Option<(&str, &str)> {
        self.name.split_at_checked(self.place?)
    }

    /// Whether what a story is called may begin with a place: an address begins with a scheme.
    pub(super) fn may_be_place(name: &str) -> bool {
        // One letter is a disk.
        name.split_once(':').is_none_or(|(scheme, _)| scheme.len() < 2 || scheme.contains(['/', '\\']))
    }

    /// The key of a story, once nothing about its headline changes any more.
    pub(super) fn of(story: &Story, origin: &Origin<'_>) -> Self {
        // Pages that come through standard input have nothing but their bytes to be told apart by.
        let whole = || origin.place.map_or_else(|| format!("sha256:{}", origin.digest), str::to_owned);
        let place = origin.place.unwrap_or("-");
        let length = |place: Option<&str>| place.map(str::len);
        match &story.key {
            Some(key) if key.contains(':') => {
                Self { name: key.clone(), place: None, former: story.former_key.clone(), nameless_in: None }
            }
            Some(key) => {
                let address = story.feed.as_deref().filter(|address| address.contains(':'));
                let feed = address.or(origin.scope).unwrap_or("-");
                Self {
                    name: format!("{feed}#{key}"),
                    place: length(origin.scope).filter(|_| address.is_none()),
                    former: Some(key.clone()),
                    nameless_in: None,
                }
            }
            None if !origin.has_items => {
                Self { name: whole(), place: length(origin.place), former: None, nameless_in: None }
            }
            None => Self {
                name: nameless(place, story.published.as_ref(), &story.headline),
                place: length(origin.place),
                former: story.former_key.clone().or_else(|| origin.is_single.then(whole)),
                nameless_in: Some(place.to_owned()),
            },
        }
    }
}

fn nameless(place: &str, published: Option<&Timestamp>, headline: &str) -> String {
    let moment = published.map(|published| published.unix().to_string()).unwrap_or_default();
    format!("{place}#{}", sha256(format!("{moment}\n{headline}").as_bytes()))
}

/// The stories that a former version has put into the ledger, under names that others could have too. So one is only what
/// is called so now if its file agrees: an article that readers have the address of is never written over by another.
pub(super) struct Former<'l> {
    articles: PathBuf,
    known: &'l BTreeMap<String, ArticleId>,
    /// The items without a name, by what they are called now; for each place.
    nameless: HashMap<String, HashMap<String, ArticleId>>,
}

impl<'l> Former<'l> {
    pub(super) fn new(articles: PathBuf, known: &'l BTreeMap<String, ArticleId>) -> Self {
        Self { articles, known, nameless: HashMap::new() }
    }

    /// The id of a story that the ledger does not have by its name. `source` is the name of its input's file.
    pub(super) fn id(&mut self, key: &Key, source: &str, published: &Timestamp) -> Option<ArticleId> {
        if let Some(place) = &key.nameless_in {
            if !self.nameless.contains_key(place) {
                self.nameless.insert(place.clone(), self.nameless_in(place));
            }
            if let Some(id) = self.nameless.get(place).and_then(|items| items.get(&key.name)) {
                return Some(id.clone());
            }
        }
        let id = self.known.get(key.former.as_ref()?)?;
        let written = self.written(id)?;
        let is_of_source = written.provenance.source.as_deref() == Some(source);
        let ran = written.ran()?;
        (is_of_source && ran.unix() == published.unix()).then(|| id.clone())
    }

    /// The items that were called by their place alone, or by it and a number.
    fn nameless_in(&self, place: &str) -> HashMap<String, ArticleId> {
        let is_former = |key: &str| {
            let number = key.strip_prefix(place).map(|rest| rest.strip_prefix('#').unwrap_or(rest));
            number.is_some_and(|number| number.len() < 10 && number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let all = self.known.range(place.to_owned()..).take_while(|(key, _)| key.starts_with(place));
        let items = all.filter(|(key, _)| is_former(key)).filter_map(|(_, id)| Some((self.written(id)?, id)));
        // Of an item without a date, the one in its article is what `--published` has said.
        let names = items.flat_map(|(written, id)| {
            [written.ran(), None].map(|published| (nameless(place, published.as_ref(), &written.headline), id.clone()))
        });
        names.collect()
    }

    fn written(&self, id: &ArticleId) -> Option<Written> {
        Written::of(&fs::read(self.articles.join(format!("{id}.json"))).ok()?)
    }
}
