//! The head of a picture's file: what it is, and how large.

use std::fmt::{self, Display, Formatter};
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use imagesize::{Compression, ImageError, ImageType};
use thiserror::Error;

use super::{svg, turned, whole};

/// How much is read of a file, in bytes: more than cameras and programs write before the measures. A file may be of any size.
const ENOUGH: u64 = 4 << 20;

/// What the head of a file says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    /// None where nobody could say which of its family it is.
    pub(super) kind: Option<Kind>,
    /// How long the file is, in bytes.
    pub(super) bytes: u64,
    /// None where a drawing has none of its own.
    pub(super) size: Option<Size>,
}

/// What a picture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Avif,
    Bmp,
    Gif,
    Ico,
    Jpeg,
    Jxl,
    Png,
    Svg,
    Webp,
}

/// What a file begins with that Git LFS puts in place of a large one (its specification, "The Pointer").
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Width and height as a browser shows it: in pixels, or those of a drawing, which is as sharp at any size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Why a file shows no picture.
#[derive(Debug, Error)]
pub(super) enum Fault {
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    #[error("is empty")]
    Empty,
    #[error("ends before it says how large its picture is")]
    Cut,
    #[error("ends before its picture does")]
    Part,
    #[error("does not say how large its picture is where that is looked for")]
    Unclear,
    #[error("is {}no picture that browsers know", .0.map(|kind| format!("{kind}, and ")).unwrap_or_default())]
    Alien(Option<&'static str>),
    #[error("says where Git LFS has the picture, and is none itself")]
    Pointer,
    #[error("is {0}, which few browsers show")]
    Rare(&'static str),
    #[error("has no xmlns, so browsers do not take it for a drawing")]
    Nameless,
}

impl Fault {
    /// What to do about it.
    pub(super) fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "see that it may be read",
            Self::Empty | Self::Cut | Self::Part => "it was cut off on its way: put it into the edition again",
            Self::Unclear => "look at it in a browser, and save it anew",
            Self::Alien(_) => "readers see nothing there: put the picture itself into the edition",
            Self::Pointer => "fetch the pictures: git lfs pull",
            Self::Rare(_) => "save it as JPEG, PNG, WebP or AVIF",
            Self::Nameless => "write xmlns=\"http://www.w3.org/2000/svg\" into its <svg>",
        }
    }
}

/// Reads as much of a file as it takes.
pub(super) fn read(path: &Path) -> Result<Head, Fault> {
    let file = File::open(path).map_err(Fault::Unreadable)?;
    let bytes = file.metadata().map_err(Fault::Unreadable)?.len();
    let mut reader = BufReader::new(Sparing { file, left: ENOUGH });
    let start = reader.fill_buf().map_err(Fault::Unreadable)?.to_vec();
    if start.is_empty() {
        return Err(Fault::Empty);
    }
    if start.starts_with(POINTER) {
        return Err(Fault::Pointer);
    }
    let kind = match imagesize::reader_type(&mut reader) {
        Ok(ImageType::Heif(Compression::Hevc)) => return Err(Fault::Rare("HEIC")),
        Ok(ImageType::Tiff) => return Err(Fault::Rare("TIFF")),
        Ok(kind) => kind,
        Err(ImageError::IoError(error)) if error.kind() != ErrorKind::UnexpectedEof => {
            return Err(Fault::Unreadable(error));
        }
        Err(_) => {
            reader.rewind().map_err(Fault::Unreadable)?;
            let size = svg::size(&mut reader).unwrap_or_else(|| Err(Fault::Alien(called(&start))))?;
            return Ok(Head { kind: Some(Kind::Svg), bytes, size });
        }
    };
    let size = match kind.reader_size(&mut reader) {
        Ok(size) => Size::new(size.width, size.height).ok_or(Fault::Unclear)?,
        // Films are of the same family.
        Err(_) if Kind::of(kind).is_none() => return Err(Fault::Alien(called(&start))),
        Err(ImageError::IoError(error)) => return Err(reader.get_ref().fault(error)),
        Err(_) => return Err(Fault::Unclear),
    };
    let is_turned = matches!(kind, ImageType::Jpeg) && reader.rewind().is_ok() && turned::is_turned(&mut reader);
    let size = if is_turned { Size { width: size.height, height: size.width } } else { size };
    let mut file = reader.into_inner().file;
    if Kind::of(kind).is_some_and(|kind| whole::is_cut(kind, &mut file, bytes)) {
        return Err(Fault::Part);
    }
    Ok(Head { kind: Kind::of(kind), bytes, size: Some(size) })
}

/// What a file is that is no picture, where that is known.
fn called(start: &[u8]) -> Option<&'static str> {
    let kind = infer::get(start)?.mime_type();
    Some(if kind == "text/html" { "a web page" } else { kind })
}

/// A file that is read no further than [`ENOUGH`].
struct Sparing {
    file: File,
    left: u64,
}

impl Sparing {
    fn fault(&self, error: io::Error) -> Fault {
        match error.kind() {
            ErrorKind::UnexpectedEof if self.left > 0 => Fault::Cut,
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput => Fault::Unclear,
            _ => Fault::Unreadable(error),
        }
    }
}

impl Read for Sparing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = (&self.file).take(self.left).read(buffer)?;
        self.left -= read as u64;
        Ok(read)
    }
}

impl Seek for Sparing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Kind {
    const ALL: [Self; 9] =
        [Self::Avif, Self::Bmp, Self::Gif, Self::Ico, Self::Jpeg, Self::Jxl, Self::Png, Self::Svg, Self::Webp];

    fn of(kind: ImageType) -> Option<Self> {
        match kind {
            ImageType::Heif(Compression::Av1) => Some(Self::Avif),
            ImageType::Bmp => Some(Self::Bmp),
            ImageType::Gif => Some(Self::Gif),
            ImageType::Ico => Some(Self::Ico),
            ImageType::Jpeg => Some(Self::Jpeg),
            ImageType::Jxl => Some(Self::Jxl),
            ImageType::Png => Some(Self::Png),
            ImageType::Webp => Some(Self::Webp),
            _ => None,
        }
    }

    /// The kind that a file has by its name.
    pub(super) fn by_name(file: &str) -> Option<Self> {
        let ending = Path::new(file).extension()?.to_str()?;
        Self::ALL.into_iter().find(|kind| kind.endings().iter().any(|known| ending.eq_ignore_ascii_case(known)))
    }

    /// The endings of its files, the usual one first.
    pub(super) fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Avif => &["avif"],
            Self::Bmp => &["bmp"],
            Self::Gif => &["gif"],
            Self::Ico => &["ico"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Jxl => &["jxl"],
            Self::Png => &["png", "apng"],
            Self::Svg => &["svg"],
            Self::Webp => &["webp"],
        }
    }
}

impl Display for Kind {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Avif => "AVIF",
            Self::Bmp => "BMP",
            Self::Gif => "GIF",
            Self::Ico => "ICO",
            Self::Jpeg => "JPEG",
            Self::Jxl => "JPEG XL",
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Webp => "WebP",
        })
    }
}

impl Size {
    /// The size, where both are there and a picture has them.
    pub(super) fn new(width: usize, height: usize) -> Option<Self> {
        let length = |length| u32::try_from(length).ok().filter(|length| *length > 0);
        Some(Self { width: length(width)?, height: length(height)? })
    }

    /// How many pixels it has.
    pub(super) fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Whether both lengths are the same but for a pixel that programs round away.
    pub(super) fn is(self, other: Self) -> bool {
        self.width.abs_diff(other.width) <= 1 && self.height.abs_diff(other.height) <= 1
    }

    /// Whether it is as high as another would be at its width, but for what programs round away: a pixel or a hundredth.
    pub(super) fn is_shaped_as(self, other: Self) -> bool {
        let height = f64::from(self.width) * f64::from(other.height) / f64::from(other.width);
        (height - f64::from(self.height)).abs() <= f64::max(1.0, f64::from(self.height) / 100.0)
    }
}

impl Display for Size {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} × {}", self.width, self.height)
    }
}
