//! Whether all of a picture is there. Where a file was cut off on its way, its head is as it should be, and readers see the
//! picture's upper part, or nothing.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};

use super::head::Kind;
use super::{array, segments};

/// Where most pictures have their end, in bytes from the file's.
const TAIL: u64 = 64;

/// Whether a file of so many bytes ends before its picture does. Where that is not clear, it does not.
pub(super) fn is_cut(kind: Kind, file: &mut File, bytes: u64) -> bool {
    let is_cut = match kind {
        Kind::Avif => is_cut_avif(file, bytes),
        Kind::Jpeg => is_cut_jpeg(file, bytes),
        Kind::Png => is_cut_png(file, bytes),
        Kind::Webp => is_cut_webp(file, bytes),
        Kind::Bmp | Kind::Gif | Kind::Ico | Kind::Jxl | Kind::Svg => Ok(false),
    };
    is_cut.unwrap_or(false)
}

/// The boxes of a file say how long they are (ISO/IEC 14496-12, 4.2).
fn is_cut_avif(file: &mut File, bytes: u64) -> io::Result<bool> {
    let mut at = 0;
    while at < bytes {
        file.seek(SeekFrom::Start(at))?;
        let length = match u32::from_be_bytes(array(file)?) {
            // As far as to the file's end.
            0 => return Ok(false),
            1 => {
                array::<4>(file)?;
                u64::from_be_bytes(array(file)?)
            }
            length => length.into(),
        };
        if length < 8 {
            return Ok(false);
        }
        at = at.saturating_add(length);
    }
    Ok(at > bytes)
}

/// A picture ends with a mark that stands nowhere else in it (ITU T.81, B.1.1.2). Phones write a film behind it.
fn is_cut_jpeg(file: &mut File, bytes: u64) -> io::Result<bool> {
    const END: [u8; 2] = [0xFF, 0xD9];
    file.seek(SeekFrom::Start(bytes.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    if tail.array_windows().any(|pair| *pair == END) {
        return Ok(false);
    }
    // Small pictures before it have an end of their own.
    file.rewind()?;
    let mut file = BufReader::new(file);
    segments::search(&mut file, |_, _| Ok(None::<()>))?;
    let mut last = 0;
    loop {
        let read = file.fill_buf()?;
        let Some(newest) = read.last().copied() else { return Ok(true) };
        if [last, read[0]] == END || read.array_windows().any(|pair| *pair == END) {
            return Ok(false);
        }
        last = newest;
        let length = read.len();
        file.consume(length);
    }
}

/// Chunks say how long they are, and the last one is empty (PNG, 5.3 and 11.2.5).
fn is_cut_png(file: &mut File, bytes: u64) -> io::Result<bool> {
    const SIGNATURE: u64 = 8;
    let mut at = SIGNATURE;
    while at + 12 <= bytes {
        file.seek(SeekFrom::Start(at))?;
        let length = u32::from_be_bytes(array(file)?);
        if &array(file)? == b"IEND" {
            return Ok(false);
        }
        at += u64::from(length) + 12;
    }
    Ok(true)
}

/// The file says how long it is after its first eight bytes (WebP, "WebP File Header"); a last one that fills up is no loss.
fn is_cut_webp(file: &mut File, bytes: u64) -> io::Result<bool> {
    file.seek(SeekFrom::Start(4))?;
    Ok(u64::from(u32::from_le_bytes(array(file)?)) + 8 > bytes + 1)
}
