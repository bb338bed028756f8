//! Putting a file in the place of another, so that nobody ever reads half of it.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process;

/// Writes a file beside its place and renames it. What goes wrong leaves the place as it was.
pub(crate) fn replace<T>(path: &Path, write: impl FnOnce(&mut File) -> io::Result<T>) -> io::Result<T> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
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
}
