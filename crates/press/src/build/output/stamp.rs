//! What another hand would have changed of a file.

use std::fs::Metadata;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::fingerprint::modified;

/// A file's size and time, as a number. A hard link, and a copy that keeps the time, has the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileStamp(u64);

impl FileStamp {
    /// That of no file.
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(found: &Metadata) -> Self {
        Self::new(found.len(), modified(found))
    }

    fn new(size: u64, modified: i64) -> Self {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&size.to_le_bytes());
        bytes[8..].copy_from_slice(&modified.to_le_bytes());
        Self(xxh3_64(&bytes).max(1))
    }

    pub(super) fn to_number(self) -> u64 {
        self.0
    }

    pub(super) fn from_number(number: u64) -> Self {
        Self(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_size_or_time_is_another_stamp() {
        let stamps = [(1, 2), (2, 1), (1, 1), (2, 2)].map(|(size, modified)| FileStamp::new(size, modified));
        assert!((1..4).all(|index| !stamps[..index].contains(&stamps[index])));
        assert_ne!(FileStamp::new(0, 0), FileStamp::NONE);
    }
}
