//! Finding programs.

use std::env::{self, consts::EXE_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::version;
use crate::command::answer;

/// The program that `name` starts, as the `PATH` has it.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| in_folder(&folder, name)).find(|file| file.is_file())
}

/// Where `folder` would have the program that `name` starts.
pub(crate) fn in_folder(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{EXE_SUFFIX}"))
}

/// The version that `program` says it is: none where it is not there or does not run.
pub(crate) fn version_of(program: &Path) -> Option<String> {
    // Programs written in Go often know the word alone.
    let ask = |how: &str| answer(Command::new(program).arg(how));
    let said = ask("--version").or_else(|| ask("version"))?;
    version::spoken(&said).map(str::to_owned)
}
