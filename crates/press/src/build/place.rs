//! Where the app is and where the site goes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use miette::Diagnostic;
use thiserror::Error;

/// An app, and a folder for the site that is the app's own or lies apart from everything that is read.
#[derive(Debug)]
pub struct Place {
    /// The built app.
    pub app: PathBuf,
    /// Where the site goes.
    pub out: PathBuf,
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
        let Some(out) = out else { return Ok(Self { out: app.clone(), app }) };
        let no_out = |source| PlaceError::NoOut { path: out.to_owned(), source };
        // A folder that this run must not use is not left behind: look at where it would be before it is made.
        let planned = planned(out).map_err(no_out)?;
        apart(edition, &planned)?;
        if planned != app {
            apart(&app, &planned)?;
        }
        fs::create_dir_all(&planned).map_err(no_out)?;
        Ok(Self { app, out: planned })
    }
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
