//! What only one program may be at, at a time.

use std::fmt::Arguments;
use std::fs::{File, TryLockError};
use std::io;

use crate::progress;

/// Locks a file or folder for as long as it is open. Where another program has it locked, this says so and waits.
///
/// # Errors
/// What the system says where it cannot lock it: `Unsupported`, or that a file system has no locks.
pub(crate) fn wait(file: &File, waiting: Arguments<'_>) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            progress::say(waiting);
            file.lock()
        }
        Err(TryLockError::Error(error)) => Err(error),
        Ok(()) => Ok(()),
    }
}
