//! Pictures of the edition that readers would not see as the story says.
//!
//! A story says how large its pictures are, and a page keeps that much room for them. What is in their files nobody but the
//! file knows: `head` reads as much of it as it takes, `svg` and `turned` what is peculiar to drawings and to photographs.
//!
//! A build does not look at them: it would have to ask for each picture of each story whether it is another one now, and asks
//! nothing at all of a story that did not change.

mod head;
mod svg;
mod turned;

use std::path::Path;

use article::{Image, Parsed, Problem, Severity, Site, Step, Value};

use super::across::{Local, address_of};
use super::finding::{Finding, problem};
use crate::edition::Edition;
use head::{Fault, Head, Kind, Size};

/// How wide a phone's screen is, in pixels: 430 of CSS, three times as sharp. Of several pictures it loads the smallest that is
/// as wide.
const PHONE: u32 = 1_290;

/// More bytes than a phone should be sent for one picture: a quarter of a minute at 1.6 Mbit/s, which is what it has on the way.
const HEAVY: u64 = 3_000_000;

/// More pixels than a phone should be sent: twice those of a 4K screen, and 64 MB of its memory.
const LARGE: u64 = 16_000_000;

/// A look at the pictures of an edition.
pub(crate) struct Pictures<'a> {
    edition: &'a Edition,
}

/// A picture whose story does not say its size.
pub(crate) struct Unsaid {
    path: Vec<Step>,
    size: Size,
}

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

impl<'a> Pictures<'a> {
    pub(crate) fn of(edition: &'a Edition) -> Self {
        Self { edition }
    }

    /// Looks at the pictures of a story, the article `name`. Sizes that it should say go to `unsaid`.
    pub(crate) fn of_story(&self, name: &str, story: &Value, unsaid: &mut Vec<Unsaid>) -> Vec<Problem> {
        let mut look = Look { pictures: self, base: &format!("/articles/{name}.json"), unsaid, problems: Vec::new() };
        if let Some(image) = story.field("image") {
            look.image(image, &[Step::Field("image")]);
        }
        for (index, block) in items(story, "body") {
            let path = [Step::Field("body"), Step::Item(index)];
            match block.field("type") {
                Some(Value::Text(kind)) if kind == "image" => look.image(block, &path),
                Some(Value::Text(kind)) if kind == "gallery" => {
                    for (index, image) in items(block, "images") {
                        look.image(image, &[&path[..], &[Step::Field("images"), Step::Item(index)]].concat());
                    }
                }
                Some(Value::Text(kind)) if kind == "video" => look.alone(block, "poster", &path),
                _ => {}
            }
        }
        look.problems
    }

    /// Looks at the paper's mark.
    pub(crate) fn of_site(&self) -> Vec<Finding> {
        let Some(logo) = self.edition.site.logo.as_ref().and_then(|logo| logo.get()) else { return Vec::new() };
        let mut look = Look { pictures: self, base: "/site.json", unsaid: &mut Vec::new(), problems: Vec::new() };
        look.alone(&Value::Record(vec![("logo".to_owned(), Value::Text(logo.to_owned()))]), "logo", &[]);
        let parsed = Parsed::<Site> { value: None, problems: look.problems }.locate(&self.edition.site_text);
        parsed.problems.into_iter().map(|problem| Finding { file: "site.json".to_owned(), problem }).collect()
    }
}

/// Puts into what the contract says of pictures without a size which they have.
pub(crate) fn say_sizes(problems: &mut [Problem], unsaid: &[Unsaid]) {
    for Unsaid { path, size } in unsaid {
        let said = problems.iter_mut().find(|problem| problem.path == *path && problem.message == Image::NO_SIZE);
        if let Some(problem) = said {
            problem.remedy = format!("add {}", written(*size));
        }
    }
}

/// A look at what one file names.
struct Look<'l> {
    pictures: &'l Pictures<'l>,
    /// The address that relative ones count from.
    base: &'l str,
    unsaid: &'l mut Vec<Unsaid>,
    problems: Vec<Problem>,
}

impl Look<'_> {
    /// A picture with what belongs to it.
    fn image(&mut self, image: &Value, path: &[Step]) {
        let whole = self.found(image, "src", path);
        let said = [number(image, "width"), number(image, "height")];
        let renditions: Vec<_> = items(image, "sources")
            .map(|(index, rendition)| {
                let path = [path, &[Step::Field("sources"), Step::Item(index)]].concat();
                (self.found(rendition, "src", &path), number(rendition, "width"), path)
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
        match (&whole, said[0]) {
            (found, Some(width)) => offers.push(Offer { found: found.as_ref(), width, path: below(path, "src") }),
            (found, None) if image.field("sources").is_none() => {
                offers.push(Offer { found: found.as_ref(), width: 0, path: below(path, "src") });
            }
            _ => {}
        }
        self.sent(&offers, true);
    }

    /// A picture of which nothing is said but its address.
    fn alone(&mut self, value: &Value, field: &'static str, path: &[Step]) {
        if let Some(found) = self.found(value, field, path) {
            self.sent(&[Offer { found: Some(&found), width: 0, path: below(path, field) }], false);
        }
    }

    /// The picture that the address in a field leads to, where it leads into the edition and is there.
    fn found(&mut self, value: &Value, field: &'static str, path: &[Step]) -> Option<Found> {
        let Some(Value::Text(address)) = value.field(field) else { return None };
        let edition = self.pictures.edition;
        let file = Local::of(self.base, address)?.file;
        // What is not there has been told of.
        if !edition.files.contains(&file) {
            return None;
        }
        match head::read(&edition.root().join(&file)) {
            Ok(head) => {
                self.problems.extend(
                    misnamed(&file, &head).map(|(message, remedy)| warning(below(path, field), message, remedy)),
                );
                Some(Found { file, head })
            }
            Err(fault) => {
                let message = format!("the file \"{file}\" {fault}");
                self.problems.push(warning(below(path, field), message, fault.remedy()));
                None
            }
        }
    }

    /// Whether a picture is as large as is said. Of a size of the same shape nobody sees that it is another one, unless browsers
    /// choose by it, or other sites are told.
    fn measures(&mut self, found: &Found, said: [Option<u32>; 2], matters: bool, path: &[Step]) {
        let Some(size) = found.head.size else { return };
        let [Some(width), Some(height)] = said else {
            self.unsaid.push(Unsaid { path: path.to_vec(), size });
            return;
        };
        // The contract knows no such picture, or no browser.
        let Some(said) = Size::new(width as usize, height as usize) else { return };
        let is_shaped = said.is_shaped_as(size);
        if said.is(size) || is_shaped && (!matters || found.head.kind == Some(Kind::Svg)) {
            return;
        }
        // Those of a gallery are cut to one shape.
        let moves = !is_shaped && !path.contains(&Step::Field("images"));
        let so = if moves { ", so the text will jump when it arrives" } else { "" };
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

impl Fault {
    fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "see that it may be read",
            Self::Empty | Self::Cut => "it was cut off on its way: put it into the edition again",
            Self::Unclear => "look at it in a browser, and save it anew",
            Self::Alien(_) => "readers see nothing there: put the picture itself into the edition",
            Self::Rare(_) => "save it as JPEG, PNG, WebP or AVIF",
            Self::Nameless => "write xmlns=\"http://www.w3.org/2000/svg\" into its <svg>",
        }
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

fn written(size: Size) -> String {
    format!("\"width\": {}, \"height\": {}", size.width, size.height)
}

fn below(path: &[Step], field: &'static str) -> Vec<Step> {
    [path, &[Step::Field(field)]].concat()
}

fn warning(path: Vec<Step>, message: String, remedy: impl Into<String>) -> Problem {
    problem(Severity::Warning, path, message, remedy)
}

/// The items of a list, with their numbers.
fn items<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = (usize, &'v Value)> + use<'v> {
    let items = match value.field(field) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter().enumerate()
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
