//! What was imported from where, and what the press wrote of it: `.press-import.json` in the edition's folder.
//!
//! With it a second run updates a story instead of adding it again, and leaves alone what somebody has edited since.
//! It starts with a dot, so it is never published.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::replace::replace;

const NAME: &str = ".press-import.json";

/// Every story that was imported, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ledger {
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
    /// Reads the ledger of an edition; an empty one where there is none, or none that can be read.
    pub(super) fn read(edition: &Path) -> Self {
        fs::read(edition.join(NAME)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes it into the edition.
    pub(super) fn write(&self, edition: &Path) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        text.push('\n');
        replace(&edition.join(NAME), |file| file.write_all(text.as_bytes()))
    }

    /// All ids by their keys, to look many up.
    pub(super) fn by_key(&self) -> BTreeMap<String, String> {
        self.articles.iter().map(|(id, entry)| (entry.key.clone(), id.clone())).collect()
    }

    /// What was written of a story.
    pub(super) fn entry(&self, id: &str) -> Option<&Entry> {
        self.articles.get(id)
    }

    /// Notes what was written.
    pub(super) fn note(&mut self, id: &str, entry: Entry) {
        self.articles.insert(id.to_owned(), entry);
    }
}

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
