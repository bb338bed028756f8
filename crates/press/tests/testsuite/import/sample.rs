//! The sample edition's articles as running text.

use std::fs;
use std::path::Path;

use article::{Article, Document};
use serde_json::Value;

/// An article of the sample edition, or of the catalogue of awkward ones.
pub(super) struct Sample {
    pub(super) name: String,
    pub(super) article: Value,
    /// Every text in it, a paragraph a line.
    pub(super) text: String,
    /// Whether it is one of the catalogue's.
    pub(super) is_awkward: bool,
}

impl Sample {
    /// Whether it is in Chinese, and in which writing.
    pub(super) fn lang(&self) -> &str {
        self.article["lang"].as_str().unwrap_or_default()
    }
}

/// Every sound article of the sample edition and of the catalogue.
pub(super) fn all() -> Vec<Sample> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut samples = Vec::new();
    for folder in ["static/articles", "tests/catalogue/articles"] {
        let mut paths: Vec<_> =
            fs::read_dir(root.join(folder)).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            let json = fs::read_to_string(&path).expect("a file");
            let parsed = Article::parse(&json, None);
            if !parsed.is_sound() {
                continue;
            }
            // As the contract holds it: a correction has a day, whatever hour stood there.
            let article = serde_json::to_value(parsed.value.expect("a sound article")).expect("JSON");
            let mut text = String::new();
            words(&article, &mut text);
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            samples.push(Sample { name, article, text, is_awkward: folder.starts_with("tests") });
        }
    }
    assert!(samples.len() > 20, "the sample edition is there");
    samples
}

/// Texts that people read, a line each; runs of one text on one line.
fn words(value: &Value, text: &mut String) {
    let Value::Object(fields) = value else { return };
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("headline" | "summary" | "text" | "caption" | "cite" | "lead" | "alt" | "title", value) => {
                line(value, text)
            }
            ("kickers" | "subheads" | "points" | "items" | "header", Value::Array(lines)) => {
                lines.iter().for_each(|value| line(value, text))
            }
            ("body" | "images", Value::Array(blocks)) => blocks.iter().for_each(|block| words(block, text)),
            ("image", block) => words(block, text),
            ("rows", Value::Array(rows)) => {
                rows.iter().filter_map(Value::as_array).flatten().for_each(|cell| line(cell, text));
            }
            _ => {}
        }
    }
}

fn line(value: &Value, text: &mut String) {
    let mut words = String::new();
    plain(value, &mut words);
    // Newlines within a text would be other lines.
    text.push_str(&words.replace('\n', " "));
    text.push('\n');
}

fn plain(value: &Value, words: &mut String) {
    match value {
        Value::String(text) => words.push_str(text),
        Value::Array(runs) => runs.iter().for_each(|run| plain(run, words)),
        Value::Object(run) => {
            for (name, inner) in run {
                match name.as_str() {
                    "strong" | "em" => plain(inner, words),
                    "link" | "lang" => plain(&inner["text"], words),
                    "ruby" => plain(&inner["base"], words),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}
