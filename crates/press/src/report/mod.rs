//! Problems as an editor reads them: on a terminal with the line they stand in, elsewhere a line each.

mod excerpt;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use article::{Problem, Severity};
use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan, MietteDiagnostic};

use crate::check::finding::{self, Finding};
use excerpt::Excerpt;
pub(crate) use excerpt::harmless;

/// How problems are written.
#[derive(Debug)]
pub enum Style {
    /// For people: the line at fault, with what is wrong under it.
    Graphical(Box<GraphicalReportHandler>),
    /// For files and other programs: `articles/x.json:3:5: error: …`, a line each and a line for the remedy.
    Plain,
}

impl Style {
    /// Graphical, in the colours and characters that the terminal has.
    pub fn graphical() -> Self {
        Self::Graphical(Box::new(GraphicalReportHandler::new().with_links(false)))
    }

    /// All findings as text: warnings first, then errors, so that the worst stands nearest to the prompt.
    pub fn findings(&self, findings: &[Finding], edition: &Path) -> String {
        // Findings come file by file: one text at a time is enough.
        let mut last = ("", String::new());
        let mut report = String::new();
        for severity in [Severity::Warning, Severity::Error] {
            for finding in findings.iter().filter(|finding| finding.problem.severity == severity) {
                match self {
                    Self::Plain => report.push_str(&plain(finding)),
                    Self::Graphical(handler) => {
                        if last.0 != finding.file {
                            last = (&finding.file, read(edition, &finding.file));
                        }
                        report.push_str(&graphical(handler, finding, &last.1));
                    }
                }
            }
        }
        report
    }

    /// One finding as text. `text` is what stands in its file.
    pub fn finding(&self, finding: &Finding, text: &str) -> String {
        match self {
            Self::Plain => plain(finding),
            Self::Graphical(handler) => graphical(handler, finding, text),
        }
    }

    /// Why the work cannot go on.
    pub fn fatal(&self, error: &dyn Diagnostic) -> String {
        match self {
            Self::Graphical(handler) => rendered(handler, error),
            Self::Plain => {
                let mut report = format!("error: {}\n", harmless(&error.to_string()));
                let mut cause = error.source();
                while let Some(error) = cause {
                    report.push_str(&format!("  because: {}\n", harmless(&error.to_string())));
                    cause = error.source();
                }
                if let Some(help) = error.help() {
                    report.push_str(&format!("  help: {}\n", harmless(&help.to_string())));
                }
                report
            }
        }
    }
}

/// `3 errors, 1 warning`
pub fn counted(findings: &[Finding]) -> String {
    let (errors, warnings) = finding::count(findings);
    match (errors, warnings) {
        (0, 0) => "no problems".to_owned(),
        (errors, 0) => number(errors, "error"),
        (0, warnings) => number(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", number(errors, "error"), number(warnings, "warning")),
    }
}

/// `1 article`, `2 articles`
pub fn number(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn plain(finding: &Finding) -> String {
    let Finding { file, problem } = finding;
    let severity = match problem.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let place = match problem.position {
        Some(position) => format!(":{}:{}", position.line, position.column),
        None => String::new(),
    };
    format!(
        "{}{place}: {severity}: {}\n  help: {}\n",
        harmless(file),
        harmless(&problem.to_string()),
        harmless(&problem.remedy)
    )
}

fn graphical(handler: &GraphicalReportHandler, finding: &Finding, text: &str) -> String {
    let Finding { file, problem } = finding;
    let severity = match problem.severity {
        Severity::Warning => miette::Severity::Warning,
        Severity::Error => miette::Severity::Error,
    };
    let diagnostic =
        MietteDiagnostic::new(harmless(&problem.message)).with_severity(severity).with_help(harmless(&problem.remedy));
    let Some(position) = problem.position else {
        let message = format!("{}: {}", harmless(file), harmless(&problem.message));
        return rendered(handler, &MietteDiagnostic { message, ..diagnostic });
    };
    let excerpt = Excerpt::new(harmless(file), text, position);
    let label = LabeledSpan::new_primary_with_span(Some(harmless(&field(problem))), excerpt.label());
    let report = miette::Report::new(diagnostic.with_label(label)).with_source_code(excerpt);
    rendered(handler, report.as_ref())
}

/// What the label under the line says.
fn field(problem: &Problem) -> String {
    let field = problem.field();
    if field.is_empty() { "here".to_owned() } else { field }
}

fn rendered(handler: &GraphicalReportHandler, error: &dyn Diagnostic) -> String {
    let mut report = String::new();
    // A String takes whatever is written to it.
    if handler.render_report(&mut report, error).is_err() {
        _ = write!(report, "{error}");
    }
    report.push('\n');
    report
}

/// What cannot be read is reported as such, and has no line to show.
fn read(edition: &Path, file: &str) -> String {
    fs::read(edition.join(file)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}
