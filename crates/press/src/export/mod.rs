//! From articles to what other newsrooms' systems read.
//!
//! | module | idea |
//! |---|---|
//! | `markup` | blocks and runs as HTML that the importer reads back |
//! | `ninjs` | ninjs 3.1 (IPTC), an item an article |
//! | `jsonfeed` | JSON Feed 1.1, one feed |
//! | `markdown` | Markdown with front matter, a file an article |
//!
//! What a format has no place for goes beside it, where the format allows that, under our own name: readers that do not
//! know it leave it alone, and the importer takes it back.

mod jsonfeed;
mod markdown;
mod markup;
mod ninjs;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use article::{Article, ArticleId, Document, Href, Severity, Site};
use clap::ValueEnum;
use serde_json::Value;

use crate::check::finding::Finding;
use crate::edition::{Edition, EditionError};
use crate::files::replace::replace;

/// A format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// ninjs 3.1, a file an article
    Ninjs,
    /// JSON Feed 1.1, one file for all
    Jsonfeed,
    /// Markdown with front matter, a file an article
    Markdown,
}

/// A file that was made.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Makes the files for the articles of these ids, or of all, newest first. What is wrong with an article is among the
/// findings, and it is left out.
pub fn export(
    path: &Path,
    ids: &[String],
    target: Target,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Exported>, EditionError> {
    let edition = Edition::open(path, findings)?;
    let wanted: Vec<&String> = if ids.is_empty() { edition.articles.iter().collect() } else { ids.iter().collect() };
    let mut articles: Vec<Article> = Vec::new();
    for name in wanted {
        let file = Edition::article_file(name);
        if !edition.articles.contains(name) {
            findings.push(Finding::of_file(&file, Severity::Error, "there is no such article", "name an article's id"));
            continue;
        }
        let text = match edition.read(&file) {
            Ok(text) => text,
            Err(problem) => {
                findings.push(Finding { file, problem });
                continue;
            }
        };
        let parsed = Article::parse(&text, None).locate(&text);
        let sound = parsed.is_sound();
        let errors = parsed.problems.into_iter().filter(|problem| problem.severity == Severity::Error);
        findings.extend(errors.map(|problem| Finding { file: file.clone(), problem }));
        articles.extend(parsed.value.filter(|_| sound));
    }
    articles
        .sort_by(|one, other| other.published.unix().cmp(&one.published.unix()).then_with(|| one.id.cmp(&other.id)));
    Ok(match target {
        Target::Jsonfeed => {
            vec![Exported { name: "feed.json".to_owned(), text: jsonfeed::feed(&articles, &edition.site) }]
        }
        Target::Ninjs => each(&articles, "json", |article| ninjs::item(article, &edition.site)),
        Target::Markdown => each(&articles, "md", |article| markdown::file(article, &edition.site)),
    })
}

fn each(articles: &[Article], ending: &str, make: impl Fn(&Article) -> String) -> Vec<Exported> {
    articles.iter().map(|article| Exported { name: format!("{}.{ending}", article.id), text: make(article) }).collect()
}

/// Writes the files into a folder, each beside its place and renamed.
pub fn write(folder: &Path, files: &[Exported]) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    files
        .iter()
        .map(|file| {
            let path = folder.join(&file.name);
            replace(&path, |new| new.write_all(file.text.as_bytes())).map(|()| path)
        })
        .collect()
}

/// The address of an article: on the site where that says its own, else a name that no other has.
fn address(id: &ArticleId, site: &Site) -> String {
    match site.url.as_ref().and_then(Href::get) {
        Some(url) => format!("{}/articles/{id}/", url.trim_end_matches('/')),
        None => format!("urn:kanbao:{id}"),
    }
}

/// The language of an article, its own or the site's.
fn lang<'a>(article: &'a Article, site: &'a Site) -> &'a str {
    article.lang.as_ref().unwrap_or(&site.lang).as_str()
}

/// The article as the contract has it, without what belongs to one edition alone.
fn native(article: &Article) -> Value {
    let mut value = serde_json::to_value(article).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        for name in ["provenance", "previous", "next", "phrases"] {
            fields.remove(name);
        }
    }
    value
}

/// A value as indented JSON with a line's end.
fn json(value: &Value) -> String {
    format!("{value:#}\n")
}
