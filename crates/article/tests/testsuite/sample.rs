//! An article with every field, block and run, and ways to spoil it.

use article::{Article, Document, Parsed, Problem, Severity};
use serde_json::Value;

/// The article's file.
pub(crate) const SAMPLE: &str = include_str!("sample.json");

/// The article as plain JSON.
pub(crate) fn sample() -> Value {
    serde_json::from_str(SAMPLE).expect("the sample is JSON")
}

/// Reads an article and places its problems.
pub(crate) fn read(json: &str) -> Parsed<Article> {
    Article::parse(json, None).locate(json)
}

/// The errors among the problems.
pub(crate) fn errors(problems: &[Problem]) -> Vec<&Problem> {
    problems.iter().filter(|problem| problem.severity == Severity::Error).collect()
}

/// The way to every value inside this one, as JSON Pointers (RFC 6901), each before those inside it.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let mut pointers = Vec::new();
    collect(value, "", &mut pointers);
    pointers
}

fn collect(value: &Value, here: &str, pointers: &mut Vec<String>) {
    let mut into = |step: &str, inner: &Value| {
        let pointer = format!("{here}/{}", step.replace('~', "~0").replace('/', "~1"));
        pointers.push(pointer.clone());
        collect(inner, &pointer, pointers);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| into(name, inner)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, inner)| into(&index.to_string(), inner)),
        _ => {}
    }
}

/// A pointer as the contract's problems write the way to a field: `body[0].text`.
pub(crate) fn field(pointer: &str) -> String {
    let mut field = String::new();
    for step in pointer.split('/').skip(1) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            field.push_str(&format!("[{step}]"));
        } else {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(step);
        }
    }
    field
}
