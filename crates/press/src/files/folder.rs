//! The files in a folder.
//!
//! An edition may come from anywhere, and what the press reads it publishes. So a link is followed only to a file
//! inside the folder: one to `/etc/passwd` would put that on the site.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io;
use std::path::Path;

/// What is in a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, in order, from the folder on and with slashes: `media/a.avif`. Those that start with a dot, and
    /// those in folders that do, are left out.
    pub files: Vec<String>,
    /// What else is there and is not read.
    pub skipped: Vec<Skipped>,
}

/// Something in a folder that is not read.
#[derive(Debug)]
pub struct Skipped {
    /// What it is called, from the folder on.
    pub name: String,
    /// Why it is not read.
    pub reason: Reason,
}

/// Why something in a folder is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its name is not Unicode.
    Name,
    /// It is neither file, folder nor link.
    Kind,
    /// It is a link that leads out of the folder.
    Outside,
    /// It is a link to a folder.
    Folder,
    /// It is a link that leads nowhere.
    Nowhere,
}

impl Display for Reason {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Name => "its name is not Unicode",
            Self::Kind => "it is no file",
            Self::Outside => "it is a link that leads out of the folder",
            Self::Folder => "it is a link to a folder",
            Self::Nowhere => "it is a link that leads nowhere",
        })
    }
}

/// What can be done about a name that is not Unicode.
pub const RENAME: &str =
    "write its name in UTF-8; where there are many, convmv does that: convmv --notest -f gbk -t utf-8 -r FOLDER";

/// Lists a folder and those inside it. `root` must be canonical.
pub fn list(root: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    look_into(root, root, "", &mut listing)?;
    listing.files.sort_unstable();
    listing.skipped.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(listing)
}

fn look_into(root: &Path, folder: &Path, prefix: &str, listing: &mut Listing) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let mut skip = |name: &str, reason| listing.skipped.push(Skipped { name: format!("{prefix}{name}"), reason });
        let name = match entry.file_name().into_string() {
            Ok(name) => name,
            Err(name) => {
                skip(&name.to_string_lossy(), Reason::Name);
                continue;
            }
        };
        if name.starts_with('.') {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            look_into(root, &entry.path(), &format!("{prefix}{name}/"), listing)?;
        } else if kind.is_file() {
            listing.files.push(format!("{prefix}{name}"));
        } else if !kind.is_symlink() {
            skip(&name, Reason::Kind);
        } else {
            match fs::canonicalize(entry.path()) {
                Ok(target) if !target.starts_with(root) => skip(&name, Reason::Outside),
                Ok(target) if target.is_file() => listing.files.push(format!("{prefix}{name}")),
                Ok(_) => skip(&name, Reason::Folder),
                Err(_) => skip(&name, Reason::Nowhere),
            }
        }
    }
    Ok(())
}
