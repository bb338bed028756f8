//! Where the app is and where the site goes.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use miette::Diagnostic;
use thiserror::Error;

use crate::progress;

/// An app, and a folder for the site that is the app's own or lies apart from everything that is read.
#[derive(Debug)]
pub struct Place {
    /// The built app.
    pub app: PathBuf,
    /// Where the site goes.
    pub out: PathBuf,
    /// Where builds keep what readers must not see: a hidden folder beside the site's. None where the site is written in
    /// place: into the app's own folder, or one that cannot be exchanged for another.
    pub beside: Option<PathBuf>,
}

/// Why a site cannot be made from or at a place.
#[derive(Debug, Diagnostic, Error)]
pub enum PlaceError {
    /// There is no app.
    #[error("there is no app in {}: it has no index.html", .path.display())]
    #[diagnostic(help("build the app first: cargo xtask app --out {}", .path.display()))]
    NoApp {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The folder for the site cannot be made.
    #[error("the folder {} cannot be made", .path.display())]
    #[diagnostic(help("name a folder that may be written to"))]
    NoOut {
        /// Where it should be.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A link on the way to the folder for the site leads nowhere.
    #[error("the link {} leads to {}, and nothing is there", .link.display(), .target.display())]
    #[diagnostic(help("make the folder that it leads to, or take the link away"))]
    Dangling {
        /// The link.
        link: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// One of the folders lies in another one.
    #[error("{} lies in {}", .inner.display(), .outer.display())]
    #[diagnostic(help("keep the edition, the app and the site in folders of their own: what is read is published"))]
    Overlap {
        /// The folder inside.
        inner: PathBuf,
        /// The folder around it.
        outer: PathBuf,
    },
}

impl Place {
    /// Looks at the folders and makes that of the site. `edition` must be canonical.
    pub fn new(edition: &Path, app: &Path, out: Option<&Path>) -> Result<Self, PlaceError> {
        let no_app = || PlaceError::NoApp { path: app.to_owned() };
        let app = fs::canonicalize(app).ok().filter(|app| app.join("index.html").is_file()).ok_or_else(no_app)?;
        apart(edition, &app)?;
        let Some(out) = out else { return Ok(Self { out: app.clone(), app, beside: None }) };
        let no_out = |source| PlaceError::NoOut { path: out.to_owned(), source };
        // A folder that this run must not use is not left behind: look at where it would be before it is made.
        if let Some((link, target)) = dangling(out) {
            return Err(PlaceError::Dangling { link, target });
        }
        let planned = planned(out).map_err(no_out)?;
        apart(edition, &planned)?;
        if planned == app {
            return Ok(Self { out: planned, app, beside: None });
        }
        apart(&app, &planned)?;
        if planned.exists() && !planned.is_dir() {
            return Err(no_out(io::ErrorKind::NotADirectory.into()));
        }
        let beside = match beside(&planned) {
            Ok(beside) => Some(beside),
            Err(reason) => {
                progress::say(format_args!("{} is written file by file, in place: {reason}", out.display()));
                fs::create_dir_all(&planned).map_err(no_out)?;
                None
            }
        };
        Ok(Self { app, out: planned, beside })
    }

    /// Whether builds before have left a hidden folder beside that of the site, which may be in use again.
    pub(super) fn has_hidden(&self) -> bool {
        hidden(&self.out).is_some_and(|hidden| hidden.is_dir())
    }
}

/// Where the hidden folder beside that of a site is: `.site.press`.
fn hidden(out: &Path) -> Option<PathBuf> {
    let mut hidden = OsString::from(".");
    hidden.push(out.file_name()?);
    hidden.push(".press");
    Some(out.with_file_name(hidden))
}

/// The hidden folder, made where it is missing; or why there cannot be one.
fn beside(out: &Path) -> Result<PathBuf, String> {
    let (Some(around), Some(beside)) = (out.parent(), hidden(out)) else {
        return Err("it is not in another folder".to_owned());
    };
    if env::current_dir().is_ok_and(|here| here.starts_with(out)) {
        return Err("you are in it".to_owned());
    }
    if is_mounted(out, around) {
        return Err("something is mounted there".to_owned());
    }
    fs::create_dir_all(&beside)
        .map(|()| beside)
        .map_err(|error| format!("nothing can be made beside it in {} ({error})", around.display()))
}

/// Whether the folder is where another file system, or another part of this one, begins: its name cannot be given away.
#[cfg(target_os = "linux")]
fn is_mounted(folder: &Path, _: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_mounted(folder: &Path, around: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev());
    matches!((device(folder), device(around)), (Ok(one), Ok(other)) if one != other)
}

#[cfg(not(unix))]
fn is_mounted(_: &Path, _: &Path) -> bool {
    false
}

fn apart(one: &Path, other: &Path) -> Result<(), PlaceError> {
    let overlap = |inner: &Path, outer: &Path| PlaceError::Overlap { inner: inner.to_owned(), outer: outer.to_owned() };
    if one.starts_with(other) {
        Err(overlap(one, other))
    } else if other.starts_with(one) {
        Err(overlap(other, one))
    } else {
        Ok(())
    }
}

/// The first link on a way that leads nowhere, and where it would lead.
fn dangling(path: &Path) -> Option<(PathBuf, PathBuf)> {
    // With a slash at its end it would not be the link itself that is looked at.
    let path: PathBuf = path.components().collect();
    let mut around: Vec<&Path> = path.ancestors().collect();
    around.reverse();
    let link = around.into_iter().find(|there| there.is_symlink() && !fs::exists(there).unwrap_or(true))?;
    Some((link.to_owned(), fs::read_link(link).ok()?))
}

/// The canonical path of a folder that may not be there yet.
fn planned(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut missing = Vec::new();
    let mut there = absolute.as_path();
    loop {
        match fs::canonicalize(there) {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path, name| path.join(name))),
            Err(error) => match (there.parent(), there.file_name()) {
                (Some(parent), Some(name)) => {
                    missing.push(name.to_owned());
                    there = parent;
                }
                _ => return Err(error),
            },
        }
    }
}
