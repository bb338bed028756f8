//! The media that a file shows.

use std::collections::BTreeSet;

use article::{Problem, Severity, Step, Value, resolve};
use percent_encoding::percent_decode_str;

use crate::check::finding::problem;

/// A search for media in the edition.
pub(super) struct Search<'a> {
    pub(super) files: &'a BTreeSet<String>,
    /// The address that relative ones count from.
    pub(super) base: &'a str,
    pub(super) asked: &'a mut Vec<(String, bool)>,
}

impl Search<'_> {
    /// A warning where the address leads into the edition and there is no such file.
    pub(super) fn missing_file(&mut self, address: &str, path: &[Step]) -> Option<Problem> {
        // What may not be used at all, the contract reports.
        let resolved = resolve(self.base, article::Src::new(address)?.get()?);
        // With a scheme, or with a host after two slashes, it is somebody else's.
        let local = resolved.strip_prefix('/').filter(|rest| !rest.starts_with(['/', '\\']))?;
        let encoded = local.split(['?', '#']).next().unwrap_or_default();
        let file = percent_decode_str(encoded).decode_utf8_lossy();
        let there = self.files.contains(file.as_ref());
        self.asked.push((file.clone().into_owned(), there));
        if there {
            return None;
        }
        let near = self.files.iter().find(|other| other.eq_ignore_ascii_case(&file));
        let remedy = match near {
            Some(near) => format!("there is \"{near}\": small and capital letters are not the same on a web server"),
            None => format!("put the file into the edition as \"{file}\", or change the address"),
        };
        let message = format!("there is no file \"{file}\" in the edition");
        Some(problem(Severity::Warning, path.to_vec(), message, remedy))
    }
}

/// Looks for media in an article, a block, a picture, or what else has an address or something with one in it.
pub(super) fn media(search: &mut Search, value: &Value, path: &mut Vec<Step>, problems: &mut Vec<Problem>) {
    for name in ["src", "poster"] {
        if let Some(Value::Text(address)) = value.field(name) {
            path.push(Step::Field(name));
            problems.extend(search.missing_file(address, path));
            path.pop();
        }
    }
    for name in ["image", "body", "images", "sources", "captions"] {
        path.push(Step::Field(name));
        match value.field(name) {
            Some(Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Item(index));
                    media(search, item, path, problems);
                    path.pop();
                }
            }
            Some(inner @ Value::Record(_)) => media(search, inner, path, problems),
            _ => {}
        }
        path.pop();
    }
}
