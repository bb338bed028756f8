//! A problem with the file it is in.

use article::{Problem, Severity, Step};

/// A problem with the file it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The file, from the edition's folder on, with slashes: `articles/x.json`.
    pub file: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl Finding {
    /// Something about a file as a whole.
    pub fn of_file(file: &str, severity: Severity, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.to_owned(), problem: problem(severity, Vec::new(), message, remedy) }
    }
}

/// A problem whose line and column are still to be looked up.
pub(crate) fn problem(
    severity: Severity,
    path: Vec<Step>,
    message: impl Into<String>,
    remedy: impl Into<String>,
) -> Problem {
    Problem { severity, path, position: None, message: message.into(), remedy: remedy.into() }
}

/// How many of the findings are errors, and how many warnings.
pub fn count(findings: &[Finding]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.problem.severity == Severity::Error).count();
    (errors, findings.len() - errors)
}
