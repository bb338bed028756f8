//! Corrections that nobody is told of.

use article::{Day, Problem, Severity, Step, Value};

use crate::check::finding::problem;

/// A warning where a story was put right after it last changed: feed readers and search engines come again for `modified` alone.
pub(super) fn told_to_nobody(article: &Value) -> Option<Problem> {
    let day = |value: &Value| match value {
        Value::Text(text) => Day::new(text),
        _ => None,
    };
    let Some(Value::List(corrections)) = article.field("corrections") else { return None };
    let days = corrections.iter().map(|correction| correction.field("date").and_then(day));
    let last = days.collect::<Option<Vec<_>>>()?.into_iter().max()?;
    let is_told = match article.field("modified") {
        // What is no time at all, the contract reports.
        Some(modified) => day(modified).is_none_or(|modified| modified >= last),
        None => false,
    };
    let message =
        "the last correction is newer than the story, so feed readers and search engines do not come again for it";
    let remedy = "say when the story was put right: \"modified\": \"2026-04-26T09:30:00+08:00\"";
    (!is_told).then(|| problem(Severity::Warning, vec![Step::Field("corrections")], message, remedy))
}
