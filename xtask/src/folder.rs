//! Folders: what is in them, and away with them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Every file in a folder and beneath.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, &mut files).with_context(|| format!("{} cannot be read", folder.display()))?;
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// What is in a folder and beneath.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) files: u64,
    pub(crate) bytes: u64,
}

/// Counts and adds up.
pub(crate) fn size(folder: &Path) -> Result<Size> {
    let mut size = Size::default();
    for file in files(folder)? {
        let found = fs::metadata(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        size.files += 1;
        size.bytes += found.len();
    }
    Ok(size)
}

/// Removes a folder, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_and_removed() {
        let folder = std::env::temp_dir().join(format!("kanbao-folder-{}", std::process::id()));
        fs::create_dir_all(folder.join("a/b")).expect("a folder");
        fs::write(folder.join("a/b/c"), "123").expect("a file");
        fs::write(folder.join("d"), "45").expect("a file");
        assert_eq!(size(&folder).expect("a size"), Size { files: 2, bytes: 5 });
        remove(&folder).expect("removed");
        remove(&folder).expect("nothing to remove");
        assert!(files(&folder).is_err());
    }
}
