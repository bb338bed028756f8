//! What a build in place has written so far, for the next one to know if this one is killed: the list of the site is written
//! at its end. Each new file is noted before it is there, a line each, in `.press.new`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// What it is called in the folder of the site.
pub(super) const NAME: &str = ".press.new";

/// A journal, while a build is at work.
#[derive(Debug)]
pub(super) struct Journal(File);

impl Journal {
    /// Begins it; what one before could not end stays in it.
    pub(super) fn begin(site: &Path) -> io::Result<Self> {
        OpenOptions::new().append(true).create(true).open(site.join(NAME)).map(Self)
    }

    /// Notes a file that is to come.
    pub(super) fn note(&self, file: &str) -> io::Result<()> {
        // One write of a line: none is torn by another thread's.
        (&self.0).write_all(format!("{file}\n").as_bytes())
    }

    /// The files that a build has noted and not put into its list.
    pub(super) fn read(site: &Path) -> Vec<String> {
        let text = fs::read_to_string(site.join(NAME)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// Takes it away, once the list says what is there.
    pub(super) fn end(site: &Path) -> io::Result<()> {
        match fs::remove_file(site.join(NAME)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
