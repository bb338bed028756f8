//! What goes into a file.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// What goes into a file.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Bytes(&'a [u8]),
    File(&'a Path),
}

impl Content<'_> {
    /// Whether it is what a file has in it already.
    pub(super) fn is_in(self, file: &Path) -> bool {
        let Ok(found) = fs::metadata(file) else { return false };
        match self {
            Self::Bytes(bytes) => {
                found.is_file() && found.len() == bytes.len() as u64 && fs::read(file).is_ok_and(|found| found == bytes)
            }
            Self::File(from) => same_bytes(from, file).unwrap_or(false),
        }
    }
}

/// Whether two files have the same bytes. A film is not held in memory for that.
pub(in crate::build) fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(File::open(one)?), BufReader::new(File::open(other)?));
    loop {
        let (here, there) = (one.fill_buf()?, other.fill_buf()?);
        let both = here.len().min(there.len());
        if both == 0 || here[..both] != there[..both] {
            // The end of one is the end of both, or one has been written to since.
            return Ok(both == 0 && here.len() == there.len());
        }
        one.consume(both);
        other.consume(both);
    }
}
