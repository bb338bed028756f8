//! What readers would see of the pictures that one file names.

use std::path::Path;

use article::{Image, Problem, Severity, Step, Value};

use super::head::{self, Head, Kind, Size};
use super::{Unsaid, items, written};
use crate::check::across::{Local, address_of};
use crate::check::finding::problem;
use crate::edition::Edition;

/// How wide a phone's screen is, in pixels: 430 of CSS, three times as sharp. Of several pictures it loads the smallest that is
/// as wide.
const PHONE: u32 = 1_290;

/// More bytes than a phone should be sent for one picture: a quarter of a minute at 1.6 Mbit/s, which is what it has on the way.
const HEAVY: u64 = 3_000_000;

/// More pixels than a phone should be sent: twice those of a 4K screen, and 64 MB of its memory.
const LARGE: u64 = 16_000_000;

/// How wide the widest column of a story is, in pixels of CSS: a narrower picture is shown as wide as is said
/// (`styles/pictures.css`).
const COLUMN: u32 = 800;

/// A picture that is there, with its file.
struct Found {
    file: String,
    head: Head,
}

/// One of the widths that a picture is there in.
struct Offer<'f> {
    /// None where it is not in the edition.
    found: Option<&'f Found>,
    /// The width that browsers choose by.
    width: u32,
    path: Vec<Step>,
}

/// A look at what one file names.
pub(super) struct Look<'l> {
    pub(super) edition: &'l Edition,
    /// The address that relative ones count from.
    pub(super) base: &'l str,
    pub(super) unsaid: &'l mut Vec<Unsaid>,
    pub(super) problems: Vec<Problem>,
}

impl Look<'_> {
    /// A picture with what belongs to it.
    pub(super) fn image(&mut self, image: &Value, path: &[Step]) {
        let whole = self.found(image.field("src"), &below(path, "src"));
        let said = [number(image, "width"), number(image, "height")];
        let renditions: Vec<_> = items(image, "sources")
            .map(|(index, rendition)| {
                let path = [path, &[Step::Field("sources"), Step::Item(index)]].concat();
                (self.found(rendition.field("src"), &below(&path, "src")), number(rendition, "width"), path)
            })
            .collect();
        if let Some(found) = &whole {
            self.measures(found, said, !renditions.is_empty() || matches!(path, [Step::Field("image")]), path);
        }
        let mut offers = Vec::new();
        for (found, width, path) in &renditions {
            if let Some(found) = found {
                self.rendition(found, *width, whole.as_ref(), path);
            }
            let found = found.as_ref();
            let real = || Some(found?.head.size?.width);
            offers.extend(width.or_else(real).map(|width| Offer { found, width, path: below(path, "src") }));
        }
        // Without a width it is none of those that a browser chooses from.
        if said[0].is_some() || image.field("sources").is_none() {
            offers.push(Offer { found: whole.as_ref(), width: said[0].unwrap_or(0), path: below(path, "src") });
        }
        self.sent(&offers, true);
    }

    /// A picture of which nothing is said but its address, which stands at `path`.
    pub(super) fn alone(&mut self, address: Option<&Value>, path: &[Step]) {
        if let Some(found) = self.found(address, path) {
            self.sent(&[Offer { found: Some(&found), width: 0, path: path.to_vec() }], false);
        }
    }

    /// The picture that an address leads to, which stands at `path`, where it leads into the edition and is there.
    fn found(&mut self, address: Option<&Value>, path: &[Step]) -> Option<Found> {
        let Some(Value::Text(address)) = address else { return None };
        let file = Local::of(self.base, address)?.file;
        // What is not there has been told of.
        if !self.edition.files.contains(&file) {
            return None;
        }
        match head::read(&self.edition.root().join(&file)) {
            Ok(head) => {
                let misnamed = misnamed(&file, &head);
                self.problems.extend(misnamed.map(|(message, remedy)| warning(path.to_vec(), message, remedy)));
                Some(Found { file, head })
            }
            Err(fault) => {
                let message = format!("the file \"{file}\" {fault}");
                self.problems.push(warning(path.to_vec(), message, fault.remedy()));
                None
            }
        }
    }

    /// Whether a picture is as large as is said. Of a size of the same shape nobody sees that it is another one, unless it is a
    /// small one, browsers choose by it, or other sites are told.
    fn measures(&mut self, found: &Found, said: [Option<u32>; 2], matters: bool, path: &[Step]) {
        let Some(size) = found.head.size else { return };
        let [Some(width), Some(height)] = said else {
            self.unsaid.push(Unsaid { path: path.to_vec(), size });
            return;
        };
        // The contract knows no such picture, or no browser.
        let Some(said) = Size::new(width as usize, height as usize) else { return };
        let (is_shaped, is_drawing) = (said.is_shaped_as(size), found.head.kind == Some(Kind::Svg));
        // Those of a gallery are cut to one shape.
        let is_whole = !path.contains(&Step::Field("images"));
        let is_small = is_whole && said.width >= Image::LEAST_WIDTH && said.width.min(size.width) < COLUMN;
        if said.is(size) || is_shaped && (is_drawing || !matters && !is_small) {
            return;
        }
        let so = match is_shaped {
            false if is_whole => ", so the text will jump when it arrives",
            true if is_small && said.width > size.width => ", so it will be blurred",
            true if is_small => ", so it will be smaller than it could be",
            _ => "",
        };
        let message = format!("the file \"{}\" is {size} pixels, and not {said}{so}", found.file);
        self.problems.push(warning(below(path, "width"), message, format!("write {}", written(size))));
    }

    /// Whether a picture of another width is as wide as is said, and of the same shape as `whole`.
    fn rendition(&mut self, found: &Found, said: Option<u32>, whole: Option<&Found>, path: &[Step]) {
        let Some(size) = found.head.size else { return };
        let is_drawing = found.head.kind == Some(Kind::Svg);
        if let Some(width) = said.filter(|width| width.abs_diff(size.width) > 1 && !is_drawing) {
            let message = format!(
                "the file \"{}\" is {} pixels wide, and not {width}: browsers choose by the width",
                found.file, size.width
            );
            self.problems.push(warning(below(path, "width"), message, format!("write \"width\": {}", size.width)));
        }
        let Some((whole, shape)) = whole.and_then(|whole| Some((whole, whole.head.size?))) else { return };
        if !size.is_shaped_as(shape) {
            let message = format!(
                "the file \"{}\" is {size} pixels, and so of another shape than \"{}\", of {shape}",
                found.file, whole.file
            );
            let remedy = "name the same picture in another width here: browsers show one or the other";
            self.problems.push(warning(below(path, "src"), message, remedy));
        }
    }

    /// Whether what a phone loads of these can be sent to one.
    fn sent(&mut self, offers: &[Offer], has_sources: bool) {
        let wide_enough = offers.iter().filter(|offer| offer.width >= PHONE).min_by_key(|offer| offer.width);
        let Some(offer) = wide_enough.or_else(|| offers.iter().max_by_key(|offer| offer.width)) else { return };
        let Some(Found { file, head }) = offer.found else { return };
        let is_drawing = head.kind == Some(Kind::Svg);
        let pixels = head.size.filter(|_| !is_drawing);
        if head.bytes <= HEAVY && pixels.is_none_or(|size| size.pixels() <= LARGE) {
            return;
        }
        let size = pixels.map(|size| format!("{size} pixels and ")).unwrap_or_default();
        let bytes = head.bytes as f64 / 1e6;
        let message = format!("the file \"{file}\" is too much for a phone, which loads this one: {size}{bytes:.1} MB");
        let remedy = match has_sources {
            _ if is_drawing => "leave out what nobody sees in it, or save it as WebP or AVIF",
            true => {
                "save it 1600 pixels wide, and once more 800 wide for \"sources\": [{\"src\": \"…\", \"width\": 800}]"
            }
            false => "save it 1600 pixels wide",
        };
        self.problems.push(warning(offer.path.clone(), message, remedy));
    }
}

/// What is wrong with the name of a picture, where that says another kind than it is, and what to do about it.
fn misnamed(file: &str, head: &Head) -> Option<(String, String)> {
    let (real, named) = (head.kind?, Kind::by_name(file)?);
    if real == named {
        return None;
    }
    // Of all but drawings browsers believe what is in them.
    let so = match real == Kind::Svg || named == Kind::Svg {
        true => "browsers show nothing",
        false => "web servers and other sites go by the name",
    };
    let message = format!("the file \"{file}\" is {real}, and its name says {named}: {so}");
    let renamed = Path::new(file).with_extension(real.endings()[0]).to_string_lossy().into_owned();
    let address = address_of(&renamed);
    Some((message, format!("call the file \"{renamed}\" and write \"{address}\" here, or save it as {named}")))
}

fn below(path: &[Step], field: &'static str) -> Vec<Step> {
    [path, &[Step::Field(field)]].concat()
}

fn warning(path: Vec<Step>, message: String, remedy: impl Into<String>) -> Problem {
    problem(Severity::Warning, path, message, remedy)
}

/// A number of pixels; none where the contract has none there.
fn number(value: &Value, field: &str) -> Option<u32> {
    match value.field(field) {
        Some(Value::Number(number)) if number.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(number) => {
            Some(*number as u32)
        }
        _ => None,
    }
}
