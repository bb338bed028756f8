//! The media that a file shows.

use std::collections::BTreeSet;

use article::{Problem, Severity, Step, Value, resolve};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use percent_encoding::{CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::check::finding::problem;

/// A search for media in the edition.
pub(super) struct Search<'a> {
    pub(super) files: &'a BTreeSet<String>,
    /// The address that relative ones count from.
    pub(super) base: &'a str,
    pub(super) asked: &'a mut Vec<(String, bool)>,
}

/// An address that leads into the edition.
pub(crate) struct Local {
    /// What stands in it behind the first slash.
    address: String,
    /// The file that it leads to, whether that is there or not.
    pub(crate) file: String,
}

impl Local {
    /// An address as it stands in the file at `base`.
    pub(crate) fn of(base: &str, address: &str) -> Option<Self> {
        // What may not be used at all, the contract reports.
        let resolved = resolve(base, article::Src::new(address)?.get()?);
        // With a scheme, or with a host after two slashes, it is somebody else's.
        let address = resolved.strip_prefix('/').filter(|rest| !rest.starts_with(['/', '\\']))?.to_owned();
        let file = percent_decode_str(path(&address)).decode_utf8_lossy().into_owned();
        Some(Self { address, file })
    }
}

/// An address without what follows its path.
fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

impl Search<'_> {
    /// A warning where the address leads into the edition and there is no such file.
    pub(super) fn missing_file(&mut self, address: &str, way: &[Step]) -> Option<Problem> {
        let Local { address: local, file } = Local::of(self.base, address)?;
        if self.is_there(&file) {
            return has_lone_percent(path(&local)).then(|| {
                let message = "web servers refuse an address with a \"%\" that begins no character's code".to_owned();
                problem(Severity::Warning, way.to_vec(), message, format!("write \"{}\"", address_of(&file)))
            });
        }
        let near = self.files.iter().find(|other| other.eq_ignore_ascii_case(&file));
        let remedy = match near {
            Some(near) => format!("there is \"{near}\": small and capital letters are not the same on a web server"),
            None => match (self.meant(address, &local), self.alike(&file)) {
                (Some(meant), _) => format!("there is \"{meant}\": write \"{}\"", address_of(&meant)),
                (None, Some(alike)) => format!(
                    "there is \"{alike}\", which looks the same: in one of the two, accents stand apart from their letters, as Macs write \
                     them; write \"{}\"",
                    utf8_percent_encode(&address_of(&alike), CONTROLS)
                ),
                (None, None) => format!("put the file into the edition as \"{file}\", or change the address"),
            },
        };
        let message = format!("there is no file \"{file}\" in the edition");
        Some(problem(Severity::Warning, way.to_vec(), message, remedy))
    }

    /// The file that an address was meant for which is written as files are: with signs in it that mean something else in
    /// an address, or from the top without a slash.
    fn meant(&mut self, address: &str, local: &str) -> Option<String> {
        let from_top = resolve("/", address).trim_start_matches('/').to_owned();
        let decoded = percent_decode_str(path(&from_top)).decode_utf8_lossy().into_owned();
        let names = [local.to_owned(), path(local).to_owned(), address.trim().to_owned(), decoded];
        // Browsers take one for the other.
        let slashed =
            |name: &String| name.contains('\\').then(|| name.replace('\\', "/").trim_start_matches('/').to_owned());
        let slashed: Vec<String> = names.iter().filter_map(slashed).collect();
        names.into_iter().chain(slashed).find(|name| self.is_there(name))
    }

    /// The file whose name looks the same and has other characters: an accent may be one with its letter or stand behind it (Unicode
    /// Standard Annex 15).
    fn alike(&mut self, file: &str) -> Option<String> {
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(file).into_owned();
        let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(file).into_owned();
        [composed, decomposed].into_iter().find(|name| self.is_there(name))
    }

    fn is_there(&mut self, file: &str) -> bool {
        let there = self.files.contains(file);
        self.asked.push((file.to_owned(), there));
        there
    }
}

/// Whether there is a `%` without the two digits that belong to it.
fn has_lone_percent(address: &str) -> bool {
    let is_code = |rest: &str| rest.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    address.split('%').skip(1).any(|rest| !is_code(rest))
}

/// The address of a file of the edition.
pub(crate) fn address_of(file: &str) -> String {
    let mut address = String::from("/");
    for character in file.chars() {
        match character {
            ' ' | '"' | '#' | '%' | '?' | '\\' => address.push_str(&format!("%{:02X}", u32::from(character))),
            character => address.push(character),
        }
    }
    address
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
