//! What was imported from where, and what the press wrote of it: `.press-import.json` in the edition's folder.
//!
//! With it a second run updates a story instead of adding it again, and leaves alone what somebody has edited since.
//! It starts with a dot, so it is never published.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use article::ArticleId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files::replace::replace;
use crate::report::harmless;

/// What it is called in the edition's folder.
pub(super) const NAME: &str = ".press-import.json";

/// Every story that was imported, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Ledger {
    articles: BTreeMap<ArticleId, Entry>,
}

/// A ledger as it was found, by names that may be no ids.
#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    articles: BTreeMap<String, Entry>,
}

/// One story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// What the story is called where it came from.
    pub(super) key: String,
    /// The SHA-256 of the file as the press wrote it.
    pub(super) written: String,
}

impl Ledger {
    /// Reads the ledger of an edition; an empty one where there is none.
    ///
    /// # Errors
    /// What is wrong with one that is there and cannot be read: whoever took it for empty would add every story again.
    pub(super) fn read(edition: &Path) -> Result<Self, String> {
        let bytes = match fs::read(edition.join(NAME)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(format!("cannot be read: {error}")),
        };
        let found: Found = serde_json::from_slice(&bytes).map_err(|error| format!("is damaged: {error}"))?;
        let checked = found.articles.into_iter().map(|(id, entry)| match ArticleId::new(&id) {
            Some(id) => Ok((id, entry)),
            None => Err(format!("is damaged: \"{}\" is no id", harmless(&id))),
        });
        Ok(Self { articles: checked.collect::<Result<_, _>>()? })
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
}

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
