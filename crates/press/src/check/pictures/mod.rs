//! Pictures of the edition that readers would not see as the story says.
//!
//! A story says how large its pictures are, and a page keeps that much room for them. What is in their files nobody but the
//! file knows: `head` reads as much of it as it takes, `svg` and `turned` what is peculiar to drawings and to photographs, `whole`
//! whether the rest is there. `look` says what comes of it.
//!
//! A build does not look at them: it would have to ask for each picture of each story whether it is another one now, and asks
//! nothing at all of a story that did not change.

mod head;
mod look;
mod segments;
mod svg;
mod turned;
mod whole;

use std::io::{self, Read};

use article::{Image, Parsed, Problem, Site, Step, Value};

use super::finding::Finding;
use crate::edition::Edition;
use head::Size;
use look::Look;

/// A look at the pictures of an edition.
pub(crate) struct Pictures<'a> {
    edition: &'a Edition,
}

/// A picture whose story does not say its size.
pub(crate) struct Unsaid {
    path: Vec<Step>,
    size: Size,
}

impl<'a> Pictures<'a> {
    pub(crate) fn of(edition: &'a Edition) -> Self {
        Self { edition }
    }

    /// Looks at the pictures of a story, the article `name`. Sizes that it should say go to `unsaid`.
    pub(crate) fn of_story(&self, name: &str, story: &Value, unsaid: &mut Vec<Unsaid>) -> Vec<Problem> {
        let mut look =
            Look { edition: self.edition, base: &format!("/articles/{name}.json"), unsaid, problems: Vec::new() };
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
                Some(Value::Text(kind)) if kind == "video" => {
                    look.alone(block.field("poster"), &[&path[..], &[Step::Field("poster")]].concat())
                }
                _ => {}
            }
        }
        look.problems
    }

    /// Looks at the paper's mark.
    pub(crate) fn of_site(&self) -> Vec<Finding> {
        let Some(logo) = self.edition.site.logo.as_ref().and_then(|logo| logo.get()) else { return Vec::new() };
        let mut look =
            Look { edition: self.edition, base: "/site.json", unsaid: &mut Vec::new(), problems: Vec::new() };
        look.alone(Some(&Value::Text(logo.to_owned())), &[Step::Field("logo")]);
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

fn written(size: Size) -> String {
    format!("\"width\": {}, \"height\": {}", size.width, size.height)
}

/// The items of a list, with their numbers.
fn items<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = (usize, &'v Value)> + use<'v> {
    let items = match value.field(field) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter().enumerate()
}

/// The next bytes of a file.
fn array<const N: usize>(from: &mut impl Read) -> io::Result<[u8; N]> {
    let mut array = [0; N];
    from.read_exact(&mut array)?;
    Ok(array)
}
