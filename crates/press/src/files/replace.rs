//! Putting a file in the place of another, so that nobody ever reads half of it.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process;

/// Writes a file beside its place and renames it. What goes wrong leaves the place as it was.
pub(crate) fn replace<T>(path: &Path, write: impl FnOnce(&mut File) -> io::Result<T>) -> io::Result<T> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    // `draft_of` knows it by this name.
    let beside = path.with_file_name(format!(".{name}.{}", process::id()));
    let replaced = File::create(&beside).and_then(|mut file| {
        let written = write(&mut file)?;
        fs::rename(&beside, path).map(|()| written)
    });
    if replaced.is_err() {
        _ = fs::remove_file(&beside);
    }
    replaced
}

/// The name of the file that this is a draft of, which a program that was killed has left ([`replace`]).
pub(crate) fn draft_of(name: &str) -> Option<&str> {
    let (whole, process) = name.strip_prefix('.')?.rsplit_once('.')?;
    (!whole.is_empty() && process.parse::<u32>().is_ok()).then_some(whole)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_is_there_whole_or_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        replace(&path, |file| file.write_all(b"one")).expect("written");
        let cut_off = replace(&path, |file| file.write_all(b"tw").and(Err::<(), _>(io::ErrorKind::StorageFull.into())));
        assert!(cut_off.is_err());
        assert_eq!(fs::read(&path).expect("the file"), b"one");
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[test]
    fn a_draft_is_known_by_its_name() {
        assert_eq!(draft_of(".index.html.4711"), Some("index.html"));
        for name in ["index.html.4711", ".index.html", ".4711", "..4711", ".index.html.old", ""] {
            assert_eq!(draft_of(name), None, "{name}");
        }
    }
}
