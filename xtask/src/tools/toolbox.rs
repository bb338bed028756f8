//! The programs of one command, found or installed.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::cargo::{self, Recipe};
use super::{Program, Source, cache, npm, path, pypi};
use crate::progress;
use crate::project;

/// A set of programs that are ready to be started.
#[derive(Default)]
pub(crate) struct Toolbox {
    /// Folders that go before the `PATH`.
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// The programs, installed where they were missing.
    pub(crate) fn with(programs: &[&Program]) -> Result<Toolbox> {
        let mut folders = Vec::new();
        let mut missing = Vec::new();
        for program in programs {
            if !program.is_on_path()? {
                folders.push(program.folder()?);
                if !program.is_in_cache()? {
                    missing.push(*program);
                }
            }
        }
        if !missing.is_empty() {
            install(&missing)?;
        }
        Ok(Toolbox { folders })
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

impl Program {
    /// The version that is installed where there is none that will do.
    pub(crate) fn version(&self) -> Result<String> {
        self.wanted.to_install()
    }

    /// Whether the `PATH` leads to a version that will do.
    fn is_on_path(&self) -> Result<bool> {
        match path::find(self.name).and_then(|file| path::version_of(&file)) {
            Some(version) => self.wanted.accepts(&version),
            None => Ok(false),
        }
    }

    /// Whether our own folder has it.
    fn is_in_cache(&self) -> Result<bool> {
        Ok(path::version_of(&path::in_folder(&self.folder()?, self.name)).is_some())
    }

    /// Where its package is in our own folder.
    fn shelf(&self) -> Result<PathBuf> {
        cache::shelf(self.package, &self.wanted.to_install()?)
    }

    /// Where it is itself, in our own folder.
    fn folder(&self) -> Result<PathBuf> {
        let inside = match self.source {
            Source::Cargo { .. } => "bin",
            Source::Npm => "node_modules/.bin",
            Source::PyPi { file } => file.rsplit_once('/').map_or("", |(folder, _)| folder),
        };
        Ok(self.shelf()?.join(inside))
    }

    fn install(&self) -> Result<()> {
        let Program { name, package, purpose, takes, .. } = self;
        let version = &self.wanted.to_install()?;
        let (shelf, log) = (self.shelf()?, cache::log(package)?);
        let begun = Instant::now();
        progress::begin(format_args!("installing {name} {version}, which {purpose}: {takes}, once"));
        match self.source {
            Source::Cargo { arguments, opt_level } => {
                let recipe = Recipe { package, version, arguments, opt_level };
                recipe.install(&shelf, &log).with_context(|| recipe.by_hand())?;
            }
            Source::Npm => {
                npm::install(package, version, &shelf, &log).with_context(|| npm::by_hand(package, version))?
            }
            Source::PyPi { .. } => {
                pypi::install(package, version, &shelf, &log).with_context(|| pypi::by_hand(package, version))?
            }
        }
        ensure!(self.is_in_cache()?, "{name} {version} was installed into {}, but does not run", shelf.display());
        progress::done(format_args!("{name} {version}"), begun.elapsed());
        Ok(())
    }
}

/// Installs programs, one command at a time on this machine.
fn install(programs: &[&Program]) -> Result<()> {
    let _lock = cache::lock()?;
    for program in programs {
        // Whoever had the lock before may have installed it.
        if !program.is_in_cache()? {
            program.install()?;
        }
    }
    cargo::tidy()
}
