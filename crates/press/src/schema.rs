//! The contract as JSON Schema, for editors and other programs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::words;

/// A file of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Contract {
    /// `articles/<id>.json`
    Article,
    /// `site.json`
    Site,
    /// `script-overrides.json`
    ScriptOverrides,
    /// `words.json`
    Words,
}

/// The schema of one file, indented.
pub fn text(contract: Contract) -> String {
    let schema = match contract {
        Contract::Article => article::article_schema().to_value(),
        Contract::Site => article::site_schema().to_value(),
        Contract::ScriptOverrides => article::script_overrides_schema().to_value(),
        Contract::Words => words::schema(),
    };
    format!("{schema:#}\n")
}

/// Writes all schemas into a folder and says where.
pub fn write(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let mut written = Vec::new();
    for (contract, name) in [
        (Contract::Article, "article"),
        (Contract::Site, "site"),
        (Contract::ScriptOverrides, "script-overrides"),
        (Contract::Words, "words"),
    ] {
        let path = folder.join(format!("{name}.schema.json"));
        fs::write(&path, text(contract))?;
        written.push(path);
    }
    Ok(written)
}
