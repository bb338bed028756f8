//! How the press is run, and what its exit code means.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::command::{aloud, silently, status};
use crate::project;

/// What the press published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Published {
    /// Every article.
    All,
    /// Some articles were left out; the press has said which and why.
    Some,
    /// Nothing could be published.
    Nothing,
}

impl Published {
    /// The press's own code for it, to pass on.
    pub(crate) fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Published::All => 0,
            Published::Some => 1,
            Published::Nothing => 2,
        })
    }

    fn from_code(code: Option<i32>) -> Option<Published> {
        match code? {
            0 => Some(Published::All),
            1 => Some(Published::Some),
            2 => Some(Published::Nothing),
            _ => None,
        }
    }
}

/// Compiles the press, in sight: the first time it takes minutes.
pub(crate) fn compile() -> Result<()> {
    aloud(project::cargo().args(["build", "--package", "press"]))
}

/// Publishes `edition` with the built `app` into `out`; where `strict`, nothing while there is an error.
pub(crate) fn build_into(edition: &Path, app: &Path, out: &Path, strict: bool) -> Result<Published> {
    compile()?;
    let mut command = project::cargo();
    command.args(["run", "--quiet", "--package", "press", "--", "build"]).arg(edition).arg("--app").arg(app);
    command.arg("--out").arg(out).args(strict.then_some("--strict"));
    let status = status(&mut command)?;
    match Published::from_code(status.code()) {
        Some(published) => Ok(published),
        // Cargo's own code, or a signal: the press was not built, or fell over.
        None => bail!("the press did not run to its end ({status})"),
    }
}

/// All that is wrong in an edition, a finding a line and its remedy indented below.
pub(crate) fn findings(edition: &Path) -> Result<String> {
    let mut command = project::cargo();
    command.args(["run", "--quiet", "--package", "press", "--", "check"]).arg(edition);
    Ok(silently(&mut command)?.said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_press_are_told_from_others() {
        assert_eq!(Published::from_code(Some(0)), Some(Published::All));
        assert_eq!(Published::from_code(Some(1)), Some(Published::Some));
        assert_eq!(Published::from_code(Some(2)), Some(Published::Nothing));
        assert_eq!(Published::from_code(Some(101)), None, "Cargo could not build the press");
        assert_eq!(Published::from_code(None), None, "ended by a signal");
    }
}
