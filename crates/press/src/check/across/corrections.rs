//! Corrections that nobody is told of.

use article::{Day, Problem, Severity, Step, Value};

use crate::check::finding::problem;

/// A warning where a story was put right since it was published and does not say that it changed: feed readers and search engines
/// come again for `modified` alone.
///
/// What `modified` says is believed: a day is not the same all over the world, and a correction need name no more than its day.
pub(super) fn told_to_nobody(article: &Value) -> Option<Problem> {
    let day = |value: &Value| match value {
        Value::Text(text) => Day::new(text),
        _ => None,
    };
    if article.field("modified").is_some() {
        return None;
    }
    let Some(Value::List(corrections)) = article.field("corrections") else { return None };
    let last = corrections.iter().filter_map(|correction| day(correction.field("date")?)).max()?;
    let is_older = last < day(article.field("published")?)?;
    let message = "the story does not say that it changed, so feed readers and search engines do not come again for it";
    let remedy = "say when it was put right: \"modified\": \"2026-04-26T09:30:00+08:00\"";
    (!is_older).then(|| problem(Severity::Warning, vec![Step::Field("corrections")], message, remedy))
}
