//! What was imported from where, and what the press wrote of it: `.press-import.json` in the edition's folder.
//!
//! With it a second run updates a story instead of adding it again, and leaves alone what somebody has edited since.
//! It starts with a dot, so it is never published.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Entries;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use article::{ArticleId, Position, unmerged};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::journal::{self, Journal};
use crate::files::replace::replace;
use crate::progress;
use crate::report::harmless;

/// What it is called in the edition's folder.
pub(super) const NAME: &str = ".press-import.json";

/// Every story that was imported, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Ledger {
    articles: BTreeMap<ArticleId, Entry>,
}

/// A ledger as it was found, by names that may be no ids.
#[derive(Default, Deserialize)]
struct Found {
    articles: BTreeMap<String, Entry>,
}

/// One that is there and cannot be read: the ledger, or the journal beside it.
#[derive(Debug)]
pub(super) struct Damaged {
    /// What it is called.
    pub(super) file: &'static str,
    /// What is wrong with it.
    pub(super) message: String,
    /// Whether it is two versions of it, as git leaves them.
    is_unmerged: bool,
}

impl Damaged {
    /// What can be done.
    pub(super) fn remedy(&self) -> &'static str {
        match self.file {
            NAME if self.is_unmerged => {
                "keep the stories of both, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>; between \
                 two stories there is a comma"
            }
            journal::NAME => "put the line right, or take it out: the story that it speaks of would be added again",
            _ => {
                "put it right, or back from an earlier version: without it, what was renamed or taken away since would come again"
            }
        }
    }
}

/// One story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// What the story is called where it came from.
    pub(super) key: String,
    /// The SHA-256 of the file as the press wrote it.
    pub(super) written: String,
    /// That of the file that was there before, where nobody knows whether an import that was killed has replaced it; "" where there
    /// was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<String>,
}

impl Entry {
    /// Whether the press wrote a file with this SHA-256.
    pub(super) fn is_of(&self, digest: &str) -> bool {
        self.written == digest || self.before.as_deref() == Some(digest)
    }
}

impl Ledger {
    /// Reads the ledger of an edition; an empty one where there is none. What an import that was killed has noted is in it.
    ///
    /// # Errors
    /// What is wrong with one that is there and cannot be read: whoever took it for empty would add every story again.
    pub(super) fn read(edition: &Path) -> Result<Self, Damaged> {
        let damaged = |file| {
            move |message| {
                let text = fs::read_to_string(edition.join(file)).unwrap_or_default();
                let line = unmerged::in_json(&text).map(|place| Position::of(&text, place).line);
                let unmerged =
                    line.map(|line| format!("is damaged: git has put two versions into it, from line {line} on"));
                Damaged { file, is_unmerged: unmerged.is_some(), message: unmerged.unwrap_or(message) }
            }
        };
        let mut ledger = Self::read_alone(edition).map_err(damaged(NAME))?;
        for (id, entry) in Journal::read(edition).map_err(damaged(journal::NAME))? {
            ledger.note_half_done(checked(&id).map_err(damaged(journal::NAME))?, entry);
        }
        Ok(ledger)
    }

    fn read_alone(edition: &Path) -> Result<Self, String> {
        let bytes = match fs::read(edition.join(NAME)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(format!("cannot be read: {error}")),
        };
        Self::of_bytes(&bytes).or_else(|damage| {
            let both = str::from_utf8(&bytes).ok().and_then(unmerged::both);
            let [ours, theirs] = both.ok_or_else(|| damage.clone())?.map(|text| Self::of_bytes(text.as_bytes()));
            let (Ok(mut ours), Ok(theirs)) = (ours, theirs) else { return Err(damage) };
            ours.take_over(theirs);
            progress::say("git has put two versions into the list of imports: the stories of both are taken");
            Ok(ours)
        })
    }

    fn of_bytes(bytes: &[u8]) -> Result<Self, String> {
        let found: Found = serde_json::from_slice(bytes).map_err(|error| format!("is damaged: {error}"))?;
        let articles = found.articles.into_iter().map(|(id, entry)| Ok((checked(&id)?, entry)));
        Ok(Self { articles: articles.collect::<Result<_, String>>()? })
    }

    /// Adds what somebody else has imported. Where both have a story, its file may be as either of them has written it. Where it
    /// is another story of the same name, a file that is theirs counts as edited: it is not written over.
    fn take_over(&mut self, theirs: Self) {
        for (id, other) in theirs.articles {
            match self.articles.entry(id) {
                Entries::Vacant(place) => _ = place.insert(other),
                Entries::Occupied(mut own) if own.get().key == other.key && own.get().written != other.written => {
                    own.get_mut().before = Some(other.written);
                }
                Entries::Occupied(_) => {}
            }
        }
    }

    /// Notes what an import wanted to write, and may have written.
    fn note_half_done(&mut self, id: ArticleId, mut entry: Entry) {
        let known = self.articles.get(&id);
        if known.is_some_and(|known| known.written == entry.written) {
            return;
        }
        entry.before = Some(known.map(|known| known.written.clone()).unwrap_or_default());
        self.articles.insert(id, entry);
    }

    /// Writes it anew where an import before was killed, and takes its journal away.
    pub(super) fn settle(&self, edition: &Path) -> io::Result<()> {
        if !edition.join(journal::NAME).exists() {
            return Ok(());
        }
        self.write(edition)?;
        Journal::end(edition)
    }

    /// Writes it into the edition.
    pub(super) fn write(&self, edition: &Path) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        text.push('\n');
        replace(&edition.join(NAME), |file| file.write_all(text.as_bytes()))
    }

    /// All ids by their keys, to look many up.
    pub(super) fn by_key(&self) -> BTreeMap<String, ArticleId> {
        self.articles.iter().map(|(id, entry)| (entry.key.clone(), id.clone())).collect()
    }

    /// What was written of a story.
    pub(super) fn entry(&self, id: &ArticleId) -> Option<&Entry> {
        self.articles.get(id)
    }

    /// Notes what was written.
    pub(super) fn note(&mut self, id: ArticleId, entry: Entry) {
        self.articles.insert(id, entry);
    }

    /// Notes what a story is called now.
    pub(super) fn call(&mut self, id: &ArticleId, key: String) {
        if let Some(entry) = self.articles.get_mut(id) {
            entry.key = key;
        }
    }
}

fn checked(id: &str) -> Result<ArticleId, String> {
    ArticleId::new(id).ok_or_else(|| format!("is damaged: \"{}\" is no id", harmless(id)))
}

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(written: &str) -> Entry {
        Entry { key: "copy/ferry.txt".to_owned(), written: written.to_owned(), before: None }
    }

    #[test]
    fn what_a_killed_import_was_at_is_the_presss_own_before_and_after() {
        let folder = tempfile::tempdir().expect("a folder");
        let id = ArticleId::new("ferry").expect("an id");
        let mut ledger = Ledger::default();
        ledger.note(id.clone(), entry("first"));
        ledger.write(folder.path()).expect("a ledger");
        Journal::begin(folder.path()).and_then(|journal| journal.note(&id, entry("second"))).expect("a line");
        let read = || Ledger::read(folder.path()).expect("a ledger");
        for _ in 0..2 {
            let found = read();
            let known = found.entry(&id).expect("it is known");
            assert!(known.is_of("first") && known.is_of("second") && !known.is_of("third"));
            // The next import is killed where the ledger has it and the journal is still there.
            found.write(folder.path()).expect("a ledger");
        }
        // Of one that is new, nobody knows whether it was written.
        let fresh = ArticleId::new("quay").expect("an id");
        Journal::begin(folder.path()).and_then(|journal| journal.note(&fresh, entry("third"))).expect("a line");
        assert_eq!(read().entry(&fresh).expect("it is known").before.as_deref(), Some(""));
        Journal::end(folder.path()).expect("it goes");
        assert!(read().entry(&id).expect("it is known").is_of("first"));
    }

    #[test]
    fn a_line_that_was_cut_off_speaks_of_nothing_that_was_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::begin(folder.path()).expect("a journal");
        for id in ["ferry", "quay"] {
            journal.note(&ArticleId::new(id).expect("an id"), entry(id)).expect("a line");
        }
        let path = folder.path().join(journal::NAME);
        let text = fs::read_to_string(&path).expect("a text");
        fs::write(&path, &text[..text.len() - 9]).expect("a file");
        let keys: Vec<_> = Ledger::read(folder.path()).expect("a ledger").by_key().into_values().collect();
        assert_eq!(keys, [ArticleId::new("ferry").expect("an id")]);
        fs::write(&path, format!("{{\n{text}")).expect("a file");
        let damaged = Ledger::read(folder.path()).expect_err("damage");
        assert_eq!(damaged.file, journal::NAME);
        assert!(damaged.message.starts_with("is damaged in line 1: "), "{}", damaged.message);
    }
}
