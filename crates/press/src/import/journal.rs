//! What an import is about to write, a line a story, for the next one to know if this one is killed: the ledger is written at
//! its end. `.press-import.new`, beside the ledger.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use article::ArticleId;
use serde::{Deserialize, Serialize};

use super::ledger::Entry;

/// What it is called in the edition's folder.
pub(super) const NAME: &str = ".press-import.new";

/// A journal, while an import is at work.
#[derive(Debug)]
pub(super) struct Journal(File);

/// A line of it.
#[derive(Serialize, Deserialize)]
struct Line {
    id: String,
    #[serde(flatten)]
    entry: Entry,
}

impl Journal {
    /// Begins it.
    pub(super) fn begin(edition: &Path) -> io::Result<Self> {
        OpenOptions::new().append(true).create(true).open(edition.join(NAME)).map(Self)
    }

    /// Notes a story that is to be written.
    pub(super) fn note(&self, id: &ArticleId, entry: Entry) -> io::Result<()> {
        let mut line = serde_json::to_string(&Line { id: id.to_string(), entry }).map_err(io::Error::other)?;
        line.push('\n');
        // One write of a line: none is torn by another thread's.
        (&self.0).write_all(line.as_bytes())
    }

    /// The stories that an import has noted and not put into the ledger.
    ///
    /// # Errors
    /// What is wrong with one that is there and cannot be read.
    pub(super) fn read(edition: &Path) -> Result<Vec<(String, Entry)>, String> {
        let text = match fs::read_to_string(edition.join(NAME)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(format!("cannot be read: {error}")),
        };
        // The last line may be cut off: what it speaks of has not been written then.
        let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        let lines = whole.enumerate().map(|(number, line)| {
            let line: Line = serde_json::from_str(line.trim_end())
                .map_err(|error| format!("is damaged in line {}: {error}", number + 1))?;
            Ok((line.id, line.entry))
        });
        lines.collect()
    }

    /// Takes it away, once the ledger has all that is in it.
    pub(super) fn end(edition: &Path) -> io::Result<()> {
        match fs::remove_file(edition.join(NAME)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
