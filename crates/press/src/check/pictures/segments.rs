//! The segments that stand in a JPEG before the picture itself (ITU T.81, B.1.1).

use std::io::{self, BufRead, Read as _};

use super::array;

const START_OF_SCAN: u8 = 0xDA;

/// Goes from mark to mark, from the beginning as far as to the picture, and shows each segment to `find`, until that has found what
/// it looks for.
pub(super) fn search<T, R: BufRead>(
    jpeg: &mut R,
    mut find: impl FnMut(u8, &mut io::Take<&mut R>) -> io::Result<Option<T>>,
) -> io::Result<Option<T>> {
    jpeg.read_exact(&mut [0; 2])?;
    loop {
        let [sign, mark] = array(jpeg)?;
        if sign != 0xFF || mark == START_OF_SCAN {
            return Ok(None);
        }
        let Some(length) = u16::from_be_bytes(array(jpeg)?).checked_sub(2) else { return Ok(None) };
        let mut segment = jpeg.by_ref().take(length.into());
        let found = find(mark, &mut segment)?;
        if found.is_some() {
            return Ok(found);
        }
        io::copy(&mut segment, &mut io::sink())?;
    }
}
