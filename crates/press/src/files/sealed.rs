//! A file that ends with the fingerprint of all that is before it: one that was cut off is recognised.

use std::io::{self, BufWriter, IntoInnerError, Write};

use crate::fingerprint::{Fingerprint, Growing};

/// How much is handed to the system at a time, in bytes.
const AT_A_TIME: usize = 1 << 16;

/// Such a file, while it is written.
pub(crate) struct Sealed<W: Write>(BufWriter<Witnessed<W>>);

/// A file and what has been written into it. It stands behind the buffer, so that many small pieces cost no more than one.
struct Witnessed<W> {
    file: W,
    written: Growing,
}

impl<W: Write> Sealed<W> {
    pub(crate) fn new(file: W) -> Self {
        Self(BufWriter::with_capacity(AT_A_TIME, Witnessed { file, written: Growing::default() }))
    }

    /// Ends it with its seal.
    pub(crate) fn end(self) -> io::Result<()> {
        let Witnessed { mut file, written } = self.0.into_inner().map_err(IntoInnerError::into_error)?;
        file.write_all(&written.end().to_bytes())?;
        file.flush()
    }
}

impl<W: Write> Write for Sealed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W: Write> Write for Witnessed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.written.add(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What is before the seal; none where it is not what was sealed.
pub(crate) fn opened(bytes: &[u8]) -> Option<&[u8]> {
    let (sealed, seal) = bytes.split_last_chunk::<16>()?;
    (*seal == Fingerprint::of(sealed).to_bytes()).then_some(sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_is_opened_and_nothing_else() {
        for length in [0, 1, 300, AT_A_TIME * 2 + 5] {
            let (mut file, bytes) = (Vec::new(), vec![7; length]);
            let mut sealed = Sealed::new(&mut file);
            bytes.chunks(1_000).try_for_each(|bytes| sealed.write_all(bytes)).expect("room in memory");
            sealed.end().expect("room in memory");
            assert_eq!(opened(&file), Some(&*bytes));
            assert_eq!(opened(&file[..file.len() - 1]), None);
            file[length / 2] ^= 1;
            assert_eq!(opened(&file), None);
        }
    }
}
