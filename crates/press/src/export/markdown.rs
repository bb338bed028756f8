//! Markdown (CommonMark, with GitHub's tables) and front matter in YAML.
//!
//! What Markdown has no signs for (a lead-in with its points, a gallery, a reading) stands in it as HTML, which every
//! Markdown lets through.

use article::{Article, Block, Run, Site, Text};
use serde_json::Value;

use super::{lang, markup, native};

/// The file of an article.
pub(super) fn file(article: &Article, site: &Site) -> String {
    let mut matter = native(article);
    if let Some(fields) = matter.as_object_mut() {
        fields.remove("body");
        let headline = fields.remove("headline");
        fields.insert("title".to_owned(), headline.unwrap_or_default());
        fields.insert("lang".to_owned(), Value::String(lang(article, site).as_str().to_owned()));
    }
    let body: Vec<String> = article.body.iter().map(block).filter(|block| !block.is_empty()).collect();
    format!("---\n{}---\n\n{}\n", front_matter(&matter), body.join("\n\n"))
}

/// A field a line. JSON is YAML (YAML 1.2 §1.3), and what is nested stays JSON.
fn front_matter(value: &Value) -> String {
    let fields = value.as_object().into_iter().flatten();
    fields.map(|(name, value)| format!("{name}: {value}\n")).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => text(&paragraph.text),
        Block::Heading(heading) => format!("{} {}", "#".repeat(usize::from(heading.level.get())), text(&heading.text)),
        Block::List(list) if list.items.iter().all(|item| !item.is_empty()) => {
            let mark =
                |number: usize| if list.ordered == Some(true) { format!("{}.", number + 1) } else { "-".to_owned() };
            let items = list.items.iter().enumerate().map(|(number, item)| format!("{} {}", mark(number), text(item)));
            items.collect::<Vec<_>>().join("\n")
        }
        Block::Quote(quote) if quote.cite.is_none() => format!("> {}", text(&quote.text)),
        Block::Divider(_) => "***".to_owned(),
        other => markup::block(other),
    }
}

fn text(text: &Text) -> String {
    let mut line = String::new();
    match text {
        Text::Plain(words) => line.push_str(&escape(words)),
        Text::Runs(runs) => runs.iter().for_each(|run| push(run, &mut line)),
    }
    line
}

fn push(run: &Run, line: &mut String) {
    match run {
        Run::Plain(words) => line.push_str(&escape(words)),
        Run::Strong { strong: Text::Plain(words) } if can_be_marked(words, line) => {
            line.push_str(&format!("**{}**", escape(words)));
        }
        Run::Em { em: Text::Plain(words) } if can_be_marked(words, line) => {
            line.push_str(&format!("*{}*", escape(words)))
        }
        other => line.push_str(&markup::run(other)),
    }
}

/// Beside punctuation, and beside each other, asterisks are no marks (CommonMark §6.2, "flanking"): HTML it is then.
fn can_be_marked(words: &str, line: &str) -> bool {
    words.starts_with(char::is_alphanumeric) && words.ends_with(char::is_alphanumeric) && !line.ends_with('*')
}

/// Characters that mean something in Markdown, so that they mean themselves.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        if character.is_ascii_punctuation()
            && !matches!(character, ',' | ';' | ':' | '/' | '?' | '%' | '@' | '=' | '"' | '\'')
        {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
