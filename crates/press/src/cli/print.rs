//! What the program says.

use std::io::{self, ErrorKind, Write};

use miette::Diagnostic;
use thiserror::Error;

/// What was asked for could not be handed over.
#[derive(Debug, Diagnostic, Error)]
#[error("standard output cannot be written to: what was asked for is not there, or not all of it")]
#[diagnostic(help("where it goes into a file, see that the disk has room and that the file may be written to"))]
pub(super) struct Unprinted(#[source] io::Error);

/// Writes to standard output, all of it. A reader that has gone away, as `head` does, is no reason to fail.
pub(super) fn print(text: &str) -> Result<(), Unprinted> {
    let mut stdout = io::stdout().lock();
    // What is kept back until the program ends would fail without a word.
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Unprinted(error)),
        _ => Ok(()),
    }
}

/// Writes to standard error. Where that fails, there is nobody to tell.
pub(super) fn eprint(text: &str) {
    _ = io::stderr().lock().write_all(text.as_bytes());
}
