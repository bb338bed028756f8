//! A folder with many files in it, which are reached from the folder: so that the system need not follow the way there for
//! each of them. Where it cannot do so, they are reached by their paths.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

#[cfg(unix)]
use rustix::fs::{AtFlags, Mode, OFlags, linkat, mkdirat, openat};

/// The folder.
#[derive(Debug)]
pub(super) struct Root {
    path: PathBuf,
    #[cfg(unix)]
    open: Option<File>,
}

impl Root {
    pub(super) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            #[cfg(unix)]
            open: File::open(path).ok(),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a file, which must not be there, and opens it to be written.
    pub(super) fn create_new(&self, file: &str) -> io::Result<File> {
        #[cfg(unix)]
        if let Some(open) = &self.open {
            let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
            return Ok(openat(open, file, flags, Mode::from_raw_mode(0o666)).map(File::from)?);
        }
        OpenOptions::new().write(true).create_new(true).open(self.path.join(file))
    }

    /// Makes a folder in one that is there. One that is there already is as good.
    pub(super) fn make_folder(&self, folder: &str) -> io::Result<()> {
        #[cfg(unix)]
        let made = match &self.open {
            Some(open) => mkdirat(open, folder, Mode::from_raw_mode(0o777)).map_err(io::Error::from),
            None => fs::create_dir(self.path.join(folder)),
        };
        #[cfg(not(unix))]
        let made = fs::create_dir(self.path.join(folder));
        match made {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && self.path.join(folder).is_dir() => Ok(()),
            made => made,
        }
    }

    /// Gives a file of another folder, where it has the same name, a name in this one, which must not be there.
    pub(super) fn link(&self, file: &str, from: &Self) -> io::Result<()> {
        #[cfg(unix)]
        if let (Some(open), Some(other)) = (&self.open, &from.open) {
            return Ok(linkat(other, file, open, file, AtFlags::empty())?);
        }
        fs::hard_link(from.path.join(file), self.path.join(file))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn files_are_made_and_linked_where_they_would_be_by_their_paths() {
        let room = tempfile::tempdir().expect("a folder");
        let [one, other] = ["one", "other"].map(|name| {
            fs::create_dir(room.path().join(name)).expect("a folder");
            Root::new(&room.path().join(name))
        });
        for root in [&one, &other] {
            assert_eq!(root.make_folder("a/b").map_err(|error| error.kind()), Err(io::ErrorKind::NotFound));
            root.make_folder("a").expect("a folder");
            root.make_folder("a").expect("the same folder");
        }
        one.create_new("a/x").and_then(|mut file| file.write_all(b"x")).expect("a file");
        assert_eq!(one.create_new("a/x").map_err(|error| error.kind()).err(), Some(io::ErrorKind::AlreadyExists));
        assert_eq!(one.make_folder("a/x").map_err(|error| error.kind()), Err(io::ErrorKind::AlreadyExists));
        other.link("a/x", &one).expect("a link");
        assert_eq!(fs::read(other.path().join("a/x")).expect("a file"), b"x");
    }
}
