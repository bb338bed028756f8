//! Whether a JPEG lies on its side: cameras write the picture as the sensor has it, and beside it how it is to be turned. Browsers
//! turn it (CSS Images 3, `image-orientation`), so its width is what the file calls its height.

use std::io::{self, BufRead, Read};

/// How a picture is to be turned, in a TIFF folder (Exif 2.32, 4.6.4.1).
const ORIENTATION: u16 = 0x0112;

/// Whether a JPEG, read from its beginning, is to be turned by a quarter or three.
pub(super) fn is_turned(jpeg: &mut impl BufRead) -> bool {
    orientation(jpeg).ok().flatten().is_some_and(|orientation| (5..=8).contains(&orientation))
}

/// Goes from mark to mark (ITU T.81, B.1.1) as far as to the one that Exif stands behind, or to the picture.
fn orientation(jpeg: &mut impl BufRead) -> io::Result<Option<u16>> {
    const START_OF_SCAN: u8 = 0xDA;
    const EXIF: u8 = 0xE1;
    jpeg.read_exact(&mut [0; 2])?;
    loop {
        let [sign, mark] = array(jpeg)?;
        if sign != 0xFF || mark == START_OF_SCAN {
            return Ok(None);
        }
        let Some(length) = u16::from_be_bytes(array(jpeg)?).checked_sub(2) else { return Ok(None) };
        let mut segment = jpeg.by_ref().take(length.into());
        if mark == EXIF {
            let mut said = Vec::new();
            segment.read_to_end(&mut said)?;
            if let Some(tiff) = said.strip_prefix(b"Exif\0\0") {
                return Ok(in_tiff(tiff));
            }
        } else {
            io::copy(&mut segment, &mut io::sink())?;
        }
    }
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

fn array<const N: usize>(from: &mut impl Read) -> io::Result<[u8; N]> {
    let mut array = [0; N];
    from.read_exact(&mut array)?;
    Ok(array)
}
