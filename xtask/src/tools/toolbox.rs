//! The programs of one command, found or installed.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{Program, Source, cache, cargo, npm, path};
use crate::project;
use crate::step;

/// A set of programs that are ready to be started.
#[derive(Default)]
pub(crate) struct Toolbox {
    /// Folders that go before the `PATH`.
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// The programs, installed where they were missing.
    pub(crate) fn with(programs: &[&Program]) -> Result<Toolbox> {
        let mut toolbox = Toolbox::default();
        for program in programs {
            if !on_path(program)? {
                toolbox.folders.push(from_cache(program)?);
            }
        }
        Ok(toolbox)
    }

    /// A command at the project's root that finds the programs: `program` itself, and all that it starts in turn.
    pub(crate) fn command(&self, program: &str) -> Command {
        let in_box = self.folders.iter().map(|folder| path::in_folder(folder, program)).find(|file| file.is_file());
        let mut command = Command::new(in_box.unwrap_or_else(|| program.into()));
        command.current_dir(project::root());
        if let Some(path) = self.path() {
            command.env("PATH", path);
        }
        command
    }

    fn path(&self) -> Option<OsString> {
        let before = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&before));
        env::join_paths(folders).ok()
    }
}

/// Whether the `PATH` leads to a version that will do.
fn on_path(program: &Program) -> Result<bool> {
    let Some(version) = path::find(program.name).and_then(|file| path::version_of(&file)) else {
        return Ok(false);
    };
    program.wanted.accepts(&version)
}

/// The folder of our own that has the program, installed if need be.
fn from_cache(program: &Program) -> Result<PathBuf> {
    let version = program.wanted.to_install()?;
    let shelf = cache::shelf(program.package, &version)?;
    let folder = program.source.folder(&shelf);
    let file = path::in_folder(&folder, program.name);
    if path::version_of(&file).is_some() {
        return Ok(folder);
    }

    let _lock = cache::lock()?;
    if path::version_of(&file).is_none() {
        install(program, &version, &shelf)?;
        ensure!(
            path::version_of(&file).is_some(),
            "{} {version} was installed, but {} does not run",
            program.name,
            file.display()
        );
    }
    Ok(folder)
}

fn install(program: &Program, version: &str, shelf: &Path) -> Result<()> {
    let begun = std::time::Instant::now();
    let Program { name, package, purpose, takes, .. } = program;
    step::begin(format_args!("installing {name} {version}, which {purpose}: {takes}, once"));
    let log = cache::log(package)?;
    match program.source {
        Source::Cargo(arguments) => cargo::install(package, version, arguments, shelf, &log)
            .with_context(|| cargo::by_hand(package, version, arguments))?,
        Source::Npm => npm::install(package, version, shelf, &log).with_context(|| npm::by_hand(package, version))?,
    }
    step::done(format_args!("{name} {version}"), begun.elapsed());
    Ok(())
}

impl Source {
    /// The folder of a package's programs, in its shelf.
    fn folder(&self, shelf: &Path) -> PathBuf {
        match self {
            Source::Cargo(_) => shelf.join("bin"),
            Source::Npm => shelf.join("node_modules/.bin"),
        }
    }
}
