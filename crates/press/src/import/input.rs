//! Which files are to be imported: files, folders, patterns, standard input.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::fault::Fault;
use crate::files::folder::{self, Reason};
use crate::files::media::is_media;
use crate::report::number;

/// What has one of these endings is taken out of a folder; what is named by itself is taken whatever it is called.
const ENDINGS: [&str; 14] =
    ["txt", "text", "htm", "html", "shtm", "shtml", "xhtml", "json", "xml", "rss", "atom", "md", "markdown", "ninjs"];
/// What has one of these lies beside pages, and nobody takes it for copy. So do pictures, films and sounds.
const BESIDE: [&str; 12] = ["css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "cur", "swf", "ini"];

/// One input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// What it is called in reports.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// What it is called in the ledger: its place as seen from the edition, wherever the press is run.
    pub(super) fn key(&self, edition: &Path) -> Option<String> {
        let Self::File(path) = self else { return None };
        place(path, edition)
    }

    /// Its bytes.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Standard => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
            Self::File(path) => fs::read(path),
        }
    }
}

/// The place of a file or folder as seen from the edition: the same wherever the press is run.
pub(super) fn place(path: &Path, edition: &Path) -> Option<String> {
    let path = fs::canonicalize(path).ok()?;
    let shared = path.components().zip(edition.components()).take_while(|(one, other)| one == other).count();
    if shared <= 1 {
        return Some(path.display().to_string());
    }
    let up = edition.components().skip(shared).map(|_| "..".to_owned());
    let down = path.components().skip(shared).filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// The inputs that were named, in order, each once. What cannot be found is a fault of its own.
pub(super) fn expand(named: &[String]) -> (Vec<Input>, Vec<Fault>) {
    let (mut inputs, mut faults) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for name in named {
        let path = Path::new(name);
        let found = if name == "-" {
            Ok(vec![Input::Standard])
        } else if path.is_dir() {
            of_folder(path, &mut faults)
        } else if path.exists() {
            Ok(vec![Input::File(path.to_owned())])
        } else if name.contains(['*', '?', '[']) {
            of_pattern(name)
        } else {
            Err("there is no such file".to_owned())
        };
        match found {
            Ok(found) => {
                for input in found {
                    if seen.insert(input.clone()) {
                        inputs.push(input);
                    }
                }
            }
            Err(message) => faults.push(Fault::of(
                name,
                message,
                "name files, folders, patterns such as 'copy/*.txt', or - for standard input",
            )),
        }
    }
    (inputs, faults)
}

/// The copy in a folder. What else lies there and may be copy is told of: an archive must not lose a page without a word.
fn of_folder(folder: &Path, faults: &mut Vec<Fault>) -> Result<Vec<Input>, String> {
    let root = fs::canonicalize(folder).map_err(|error| error.to_string())?;
    let listing = folder::list(&root).map_err(|error| error.to_string())?;
    faults.extend(listing.skipped.iter().map(|skipped| {
        let remedy = match skipped.reason {
            Reason::Name => folder::RENAME,
            Reason::Nowhere => "put what it led to back, or take the link away",
            Reason::Kind => "take it away",
            Reason::Outside | Reason::Folder => "name what it leads to as an input of its own",
        };
        let name = folder.join(&skipped.name).display().to_string();
        Fault::warning(&name, format!("not read: {}", skipped.reason), remedy)
    }));
    let mut inputs = Vec::new();
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    for file in &listing.files {
        let ending = Path::new(file).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some(ending) if ENDINGS.contains(&ending) => inputs.push(Input::File(folder.join(file))),
            Some(ending) if BESIDE.contains(&ending) || is_media(file) => {}
            ending => {
                *others.entry(ending.map_or("no ending".to_owned(), |ending| format!(".{ending}"))).or_default() += 1
            }
        }
    }
    if !others.is_empty() {
        let count: usize = others.values().sum();
        let kinds: Vec<_> = others.iter().map(|(kind, count)| format!("{count} with {kind}")).collect();
        let message = format!("{} not read: {}", number(count, "file"), kinds.join(", "));
        let remedy = "where they are copy, name them by a pattern: 'FOLDER/**/*.php'";
        faults.push(Fault::warning(&folder.display().to_string(), message, remedy));
    }
    if inputs.is_empty() { Err("there is no copy in this folder".to_owned()) } else { Ok(inputs) }
}

fn of_pattern(pattern: &str) -> Result<Vec<Input>, String> {
    let paths = glob::glob(pattern).map_err(|error| format!("not a pattern: {}", error.msg))?;
    let inputs: Vec<Input> = paths.flatten().filter(|path| path.is_file()).map(Input::File).collect();
    if inputs.is_empty() { Err("no file fits this pattern".to_owned()) } else { Ok(inputs) }
}
