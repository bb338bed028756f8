//! Reading text.

use std::fs;
use std::io;
use std::path::Path;
use std::string::FromUtf8Error;

/// The bytes as text. The standard library's check is made for Latin letters; here it only has to say where the fault is.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, FromUtf8Error> {
    match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => String::from_utf8(bytes),
    }
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    text(fs::read(path)?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
