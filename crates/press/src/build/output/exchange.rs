//! A finished folder in the place of the published one, in one step.

use std::fs;
use std::io;
use std::path::Path;

/// Puts `next` in the place of `site`, and what was there in the place of `next`.
///
/// Linux (`renameat2`, `RENAME_EXCHANGE`) and macOS do it at once. Elsewhere, and on file systems that cannot, the site is
/// not there for a moment, and [`recover`] puts the old one back where a build ends in that moment.
pub(super) fn exchange(site: &Path, next: &Path, aside: &Path) -> io::Result<()> {
    if is_free(site) {
        return fs::rename(next, site);
    }
    match at_once(site, next) {
        Err(error) if is_unsupported(&error) => {
            fs::rename(site, aside)?;
            fs::rename(next, site)?;
            fs::rename(aside, next)
        }
        result => result,
    }
}

/// Ends an exchange in two steps that was cut off.
pub(super) fn recover(site: &Path, next: &Path, aside: &Path) -> io::Result<()> {
    if !aside.exists() {
        Ok(())
    } else if !site.exists() {
        fs::rename(aside, site)
    } else if !next.exists() {
        fs::rename(aside, next)
    } else {
        fs::remove_dir_all(aside)
    }
}

/// Whether nothing is there, or an empty folder, which a folder may take the place of.
fn is_free(site: &Path) -> bool {
    match fs::read_dir(site) {
        Ok(mut entries) => cfg!(unix) && entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn at_once(site: &Path, next: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, site, CWD, next, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system or the file system knows no exchange (`renameat2(2)`: `EINVAL`, `ENOSYS`).
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(path: &Path, word: &str) {
        fs::create_dir_all(path).expect("a folder");
        fs::write(path.join("word"), word).expect("a file");
    }

    fn word(path: &Path) -> String {
        fs::read_to_string(path.join("word")).expect("a file")
    }

    #[test]
    fn two_folders_change_places() {
        let room = tempfile::tempdir().expect("a folder");
        let [site, next, aside] = ["site", "next", "aside"].map(|name| room.path().join(name));
        folder(&site, "old");
        folder(&next, "new");
        exchange(&site, &next, &aside).expect("an exchange");
        assert_eq!([word(&site), word(&next)], ["new", "old"]);
    }

    #[test]
    fn an_exchange_in_two_steps_is_put_right_wherever_it_was_cut_off() {
        let room = tempfile::tempdir().expect("a folder");
        let [site, next, aside] = ["site", "next", "aside"].map(|name| room.path().join(name));
        folder(&site, "old");
        folder(&next, "new");
        fs::rename(&site, &aside).expect("the first step");
        recover(&site, &next, &aside).expect("recovery");
        assert_eq!([word(&site), word(&next)], ["old", "new"]);
        fs::rename(&site, &aside).expect("the first step");
        fs::rename(&next, &site).expect("the second step");
        recover(&site, &next, &aside).expect("recovery");
        assert_eq!([word(&site), word(&next)], ["new", "old"]);
        assert!(!aside.exists());
    }
}
