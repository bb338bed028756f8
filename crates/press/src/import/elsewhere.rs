//! The stories whose copy is no longer where it was: the edition has been moved, or the old pages have.
//!
//! A text or a page without an address is known by its place as seen from the edition. Where that is new, a story whose place is
//! there no more is looked for that was made of the same copy, so that a folder that was moved brings nothing twice. And so it is
//! with an article that the ledger has lost.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use article::ArticleId;
use rayon::prelude::*;

use super::input;
use super::key::Key;
use super::reading::Ready;
use super::written::Written;
use crate::edition::Edition;
use crate::renamed::Renamed;

/// The stories of the ledger whose copy is elsewhere now. They are looked for only where somebody asks.
pub(super) struct Elsewhere<'e> {
    edition: &'e Edition,
    known: &'e BTreeMap<String, ArticleId>,
    renamed: &'e Renamed<'e>,
    gone: OnceCell<HashMap<Mark, Vec<Gone<'e>>>>,
}

/// What two stories that are the same have in common.
#[derive(PartialEq, Eq, Hash)]
enum Mark {
    /// The SHA-256 of the copy.
    Bytes(String),
    /// The name of its file, and when the story ran.
    Ran(String, i64),
}

/// A story that was imported from a place that is there no more.
#[derive(Clone)]
struct Gone<'e> {
    key: &'e str,
    id: &'e ArticleId,
    headline: Arc<str>,
}

impl<'e> Elsewhere<'e> {
    pub(super) fn new(edition: &'e Edition, known: &'e BTreeMap<String, ArticleId>, renamed: &'e Renamed<'e>) -> Self {
        Self { edition, known, renamed, gone: OnceCell::new() }
    }

    /// The id of a story that the ledger has under another place. Of several that it could be, it is the one that lay in folders of
    /// the same names; where that does not tell them apart, it is none of them. `given` are those that others have.
    pub(super) fn id(&self, ready: &Ready, given: &BTreeSet<ArticleId>) -> Option<ArticleId> {
        let (place, item) = ready.key.place_and_item()?;
        let gone = self.gone.get_or_init(|| self.find());
        let of_same = ready.sha256.iter().flat_map(|sha256| gone.get(&Mark::Bytes(sha256.clone()))).flatten();
        let ran_then = gone.get(&Mark::Ran(ready.source.clone(), ready.published.unix())).into_iter().flatten();
        let ran_then = ran_then.filter(|gone| *gone.headline == *ready.story.headline);
        let likely = of_same.chain(ran_then).filter(|gone| !given.contains(gone.id));
        let likely = likely.filter_map(|gone| Some((shared(gone.key.strip_suffix(item)?, place), gone.id)));
        let mut likely: Vec<_> = likely.collect();
        likely.sort_unstable_by_key(|(shared, id)| (Reverse(*shared), *id));
        likely.dedup();
        match likely.as_slice() {
            [(best, _), (next, _), ..] if best == next => None,
            [(_, id), ..] => Some((*id).clone()),
            [] => None,
        }
    }

    fn find(&self) -> HashMap<Mark, Vec<Gone<'e>>> {
        let keys: Vec<_> = self.known.iter().filter(|(key, _)| Key::may_be_place(key)).collect();
        let root = self.edition.root();
        // Names of files may have a `#` in them, and what items are called too.
        let is_gone =
            |key: &str| !is_there(root, key) && !key.match_indices('#').any(|(place, _)| is_there(root, &key[..place]));
        let gone = keys.into_par_iter().filter(|(key, _)| is_gone(key));
        let gone: Vec<_> = gone.collect();
        let named: Vec<_> = gone.into_iter().map(|(key, id)| (key, id, self.renamed.now(id))).collect();
        let written = named.into_par_iter().filter_map(|(key, id, now)| {
            let written = Written::read(self.edition, now.as_ref().unwrap_or(id))?;
            let ran = written.ran()?.unix();
            Some((Gone { key, id, headline: written.headline.into() }, ran, written.provenance))
        });
        let written: Vec<_> = written.collect();
        let mut found: HashMap<Mark, Vec<Gone>> = HashMap::new();
        for (gone, ran, copy) in written {
            let ran = copy.source.map(|source| Mark::Ran(source, ran));
            for mark in copy.sha256.map(Mark::Bytes).into_iter().chain(ran) {
                found.entry(mark).or_default().push(gone.clone());
            }
        }
        found
    }
}

/// Whether something is at a place and is called so: not where a link leads on from there, nor in a file system that takes other
/// letters for the same.
fn is_there(edition: &Path, place: &str) -> bool {
    input::place(&edition.join(place), edition).is_some_and(|now| now == place)
}

/// How many names two places have in common at their ends.
fn shared(one: &str, other: &str) -> usize {
    one.rsplit('/').zip(other.rsplit('/')).take_while(|(one, other)| one == other).count()
}
