//! Why an input, or a story in it, is not imported; and what an editor should look at in one that is.

use std::sync::Arc;

use article::{Position, Problem, Severity};

use super::story::Remark;
use super::{Imported, State};
use crate::check::finding::{Finding, problem};

/// Something about an input, with the text it points into.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What is wrong, and where.
    pub finding: Finding,
    /// The text as it was read.
    pub(super) text: Arc<str>,
}

impl Fault {
    /// An error about an input as a whole.
    pub(super) fn of(input: &str, message: impl Into<String>, remedy: &str) -> Self {
        Self { finding: Finding::of_file(input, Severity::Error, message, remedy), text: "".into() }
    }

    /// A warning about an input as a whole.
    pub(super) fn warning(input: &str, message: impl Into<String>, remedy: &str) -> Self {
        Self { finding: Finding::of_file(input, Severity::Warning, message, remedy), text: "".into() }
    }

    /// A remark of a reader, for a report.
    pub(super) fn remark(input: &str, remark: &Remark, text: &Arc<str>) -> Self {
        let position = remark.line.map(|line| {
            let line_text = text.split('\n').nth(line - 1).unwrap_or_default();
            let before = line_text.get(..remark.byte.min(line_text.len())).unwrap_or_default();
            Position { line, column: before.chars().count() + 1 }
        });
        let problem = problem(Severity::Warning, Vec::new(), remark.message.clone(), remark.remedy);
        Self {
            finding: Finding { file: input.to_owned(), problem: Problem { position, ..problem } },
            text: text.clone(),
        }
    }

    /// An error at a byte of the text.
    pub(super) fn unreadable(input: &str, unreadable: Unreadable, text: &Arc<str>) -> Self {
        let position = unreadable.at.map(|at| Position::of(text, text.floor_char_boundary(at.min(text.len()))));
        let problem = problem(Severity::Error, Vec::new(), unreadable.message, unreadable.remedy);
        Self {
            finding: Finding { file: input.to_owned(), problem: Problem { position, ..problem } },
            text: text.clone(),
        }
    }

    /// Whether it kept a story from being imported.
    pub fn is_error(&self) -> bool {
        self.finding.problem.severity == Severity::Error
    }

    /// The text that the place of it counts in.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A warning of all stories that do not come again since somebody has taken them away.
pub(super) fn gone(stories: &[Imported]) -> Option<Fault> {
    const NAMED: usize = 5;
    let gone: Vec<&str> = stories.iter().filter(|one| one.state == State::Gone).map(|one| one.id.as_str()).collect();
    let named = gone.iter().take(NAMED).map(|id| format!("{id}.json")).collect::<Vec<_>>().join(", ");
    let more = if gone.len() > NAMED { ", …" } else { "" };
    let message = match gone.len() {
        0 => return None,
        1 => format!("{named} has been taken away since it was imported, and does not come again"),
        number => format!(
            "{number} files have been taken away since they were imported, and do not come again: {named}{more}"
        ),
    };
    Some(Fault::warning("articles", message, "to have a story again, import its copy with --force"))
}

/// Why a text is not what it should be.
#[derive(Clone, Debug)]
pub(super) struct Unreadable {
    /// The byte in the text, where one is at fault.
    pub(super) at: Option<usize>,
    pub(super) message: String,
    pub(super) remedy: &'static str,
}

impl Unreadable {
    /// Something about the text as a whole.
    pub(super) fn whole(message: impl Into<String>, remedy: &'static str) -> Self {
        Self { at: None, message: message.into(), remedy }
    }

    /// What a JSON parser says.
    pub(super) fn json(text: &str, error: &serde_json::Error) -> Self {
        let line = Position { line: error.line(), column: 1 }.offset(text);
        let message = error.to_string();
        let suffix = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&suffix).unwrap_or(&message);
        Self {
            at: Some(line + error.column().saturating_sub(1)),
            message: format!("not JSON: {message}"),
            remedy: "mend the JSON at this place, or say what it is with --from",
        }
    }
}
