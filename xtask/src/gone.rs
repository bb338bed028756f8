//! What is taken away from the edition while it is previewed. Trunk looks at each file that it is told of, and so leaves aside
//! one that is there no more: the page of a story that was deleted would stay. Nor does it look into a folder that was put in
//! the place of the edition. A file of ours tells it to build.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result};

/// How long the edition is left alone between two looks.
const PAUSE: Duration = Duration::from_millis(300);
/// How many times as long as the look before took, where that is more: a large edition is no load either.
const SHARE: u32 = 20;
/// The file that tells Trunk.
const SIGN: &str = "gone";

/// Watches an edition until we end. `signs` is a folder for Trunk to watch, in which a file is written when something has gone.
pub(crate) fn watch(edition: &Path, signs: &Path) -> Result<()> {
    fs::create_dir_all(signs).with_context(|| format!("{} cannot be made", signs.display()))?;
    let (edition, sign) = (edition.to_owned(), signs.join(SIGN));
    let watched = number(&edition);
    let mut before = contents(&edition, false);
    thread::spawn(move || {
        let mut took = Duration::ZERO;
        loop {
            thread::sleep(PAUSE.max(took * SHARE));
            let begun = Instant::now();
            let is_another = number(&edition) != watched;
            let now = contents(&edition, is_another);
            if before.difference(&now).next().is_some() || is_another && before != now {
                // Where it cannot be written, the next save shows the same.
                _ = fs::write(&sign, "Something has gone from the edition.\n");
            }
            (before, took) = (now, begun.elapsed());
        }
    });
    Ok(())
}

/// Which folder it is that has a name, where folders are numbered.
fn number(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    return fs::metadata(folder).ok().map(|folder| std::os::unix::fs::MetadataExt::ino(&folder));
    // A folder that is watched is not renamed there.
    #[cfg(not(unix))]
    return folder.exists().then_some(0);
}

/// A file or folder, and when it was written to, where that is asked.
type Entry = (PathBuf, Option<SystemTime>);

/// All that the press would see of a folder.
fn contents(folder: &Path, with_times: bool) -> BTreeSet<Entry> {
    let mut entries = BTreeSet::new();
    // What cannot be read has gone, as far as the press is concerned.
    _ = collect(folder, with_times, &mut entries);
    entries
}

fn collect(folder: &Path, with_times: bool, entries: &mut BTreeSet<Entry>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Programs that write have files of their own beside ours, which come and go.
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") || name.as_encoded_bytes().ends_with(b"~") {
            continue;
        }
        let is_folder = entry.file_type()?.is_dir();
        if is_folder {
            _ = collect(&entry.path(), with_times, entries);
        }
        let is_asked = with_times && !is_folder;
        entries.insert((entry.path(), is_asked.then(|| entry.metadata().ok()?.modified().ok()).flatten()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits for a sign, and takes it away.
    fn told(signs: &Path, within: Duration) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < within {
            if fs::remove_file(signs.join(SIGN)).is_ok() {
                return true;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }

    #[test]
    fn what_is_taken_away_is_told_and_nothing_else() {
        let place = std::env::temp_dir().join(format!("kanbao-gone-{}", std::process::id()));
        let (edition, signs) = (place.join("edition"), place.join("signs"));
        let write = |name: &str| fs::write(edition.join(name), "{}").expect("a file");
        fs::create_dir_all(edition.join("articles")).expect("a folder");
        ["articles/pier.json", "articles/mill.json", "words.json", ".words.json.swp", "words.json~"]
            .into_iter()
            .for_each(write);
        watch(&edition, &signs).expect("it is watched");

        // An editor saves, and puts its own files away.
        ["articles/pier.json", "articles/new.json"].into_iter().for_each(write);
        fs::write(edition.join("articles/.tmp"), "{}").expect("a file");
        fs::rename(edition.join("articles/.tmp"), edition.join("articles/mill.json")).expect("a file in its place");
        for name in [".words.json.swp", "words.json~"] {
            fs::remove_file(edition.join(name)).expect("removed");
        }
        assert!(!told(&signs, 4 * PAUSE));

        let patience = Duration::from_secs(10);
        fs::remove_file(edition.join("words.json")).expect("removed");
        assert!(told(&signs, patience), "a file");
        fs::rename(edition.join("articles/pier.json"), edition.join("articles/quay.json")).expect("renamed");
        assert!(told(&signs, patience), "a file with another name");
        fs::rename(edition.join("articles"), place.join("drafts")).expect("renamed");
        assert!(told(&signs, patience), "a folder");
        fs::rename(place.join("drafts"), edition.join("articles")).expect("renamed");
        assert!(!told(&signs, 4 * PAUSE));
        fs::rename(&edition, place.join("elsewhere")).expect("renamed");
        assert!(told(&signs, patience), "the edition");
        fs::rename(place.join("elsewhere"), &edition).expect("renamed");
        assert!(!told(&signs, 4 * PAUSE));

        // Another folder in its place is not Trunk's any more.
        fs::create_dir_all(place.join("another/articles")).expect("a folder");
        fs::rename(&edition, place.join("elsewhere")).expect("renamed");
        fs::rename(place.join("another"), &edition).expect("renamed");
        assert!(told(&signs, patience), "another edition");
        for text in ["{}", "{ }"] {
            assert!(!told(&signs, 4 * PAUSE));
            fs::write(edition.join("articles/pier.json"), text).expect("a file");
            assert!(told(&signs, patience), "a file of another edition");
        }
        fs::remove_dir_all(&place).expect("removed");
    }
}
