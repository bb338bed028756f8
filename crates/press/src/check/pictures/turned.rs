//! Whether a JPEG lies on its side: cameras write the picture as the sensor has it, and beside it how it is to be turned. Browsers
//! turn it (CSS Images 3, `image-orientation`), so its width is what the file calls its height.

use std::io::{self, BufRead, Read as _};

use super::segments;

/// How a picture is to be turned, in a TIFF folder (Exif 2.32, 4.6.4.1).
const ORIENTATION: u16 = 0x0112;

/// Whether a JPEG, read from its beginning, is to be turned by a quarter or three.
pub(super) fn is_turned(jpeg: &mut impl BufRead) -> bool {
    orientation(jpeg).ok().flatten().is_some_and(|orientation| (5..=8).contains(&orientation))
}

/// What Exif says of it.
fn orientation(jpeg: &mut impl BufRead) -> io::Result<Option<u16>> {
    const EXIF: u8 = 0xE1;
    let found = segments::search(jpeg, |mark, segment| {
        let mut said = Vec::new();
        if mark == EXIF {
            segment.read_to_end(&mut said)?;
        }
        Ok(said.strip_prefix(b"Exif\0\0").map(in_tiff))
    })?;
    Ok(found.flatten())
}

/// The orientation in the first folder of a TIFF.
fn in_tiff(tiff: &[u8]) -> Option<u16> {
    let is_little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk()?;
        Some(if is_little { u16::from_le_bytes(*bytes) } else { u16::from_be_bytes(*bytes) })
    };
    let long = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk()?;
        Some(if is_little { u32::from_le_bytes(*bytes) } else { u32::from_be_bytes(*bytes) })
    };
    let folder = usize::try_from(long(4)?).ok()?;
    let entries = (0..usize::from(short(folder)?)).map(|entry| folder + 2 + entry * 12);
    // Its value is so short that it stands in the entry itself.
    entries
        .take_while(|entry| *entry < tiff.len())
        .find(|entry| short(*entry) == Some(ORIENTATION))
        .and_then(|entry| short(entry + 8))
}
