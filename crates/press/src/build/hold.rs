//! One build at a time: what two would write into one folder does not belong together.

use std::fs::File;
use std::io;

use super::Place;
use crate::files::lock;

/// Keeps other builds from a place for as long as it lives. The system lets go of it however this one ends.
#[derive(Debug)]
pub(super) struct Hold {
    _lock: Option<File>,
}

impl Hold {
    /// Waits until no other build is at work there.
    pub(super) fn take(place: &Place) -> io::Result<Self> {
        let lock = match &place.beside {
            Some(beside) => File::create(beside.join("lock"))?,
            // In a folder that is published, no file of ours should lie: the folder itself is held, where the system can.
            None => match File::open(&place.out) {
                Ok(folder) => folder,
                Err(_) => return Ok(Self { _lock: None }),
            },
        };
        let waiting = format_args!("another build is at work on {}; waiting for it", place.out.display());
        match lock::wait(&lock, waiting) {
            Err(error) if place.beside.is_none() && error.kind() == io::ErrorKind::Unsupported => {}
            held => held?,
        }
        Ok(Self { _lock: Some(lock) })
    }
}
