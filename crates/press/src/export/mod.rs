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

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use article::{Article, ArticleId, Document, Lang, Severity, Site};
use clap::ValueEnum;
use kanbao::Destination;
use serde_json::Value;

use crate::build::home::Home;
use crate::build::links::make_absolute;
use crate::check::across::{self, Asked};
use crate::check::finding::Finding;
use crate::edition::{Edition, EditionError};
use crate::files::replace::replace;
use crate::renamed::Renamed;

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

/// A story on its way out.
struct Story {
    /// As its file has it, for who reads our own contract.
    own: Article,
    /// What others know it by, whatever its address: the id that it had first.
    first: ArticleId,
    /// For everybody else: with addresses that are true everywhere, where the site has one.
    article: Article,
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
    let home = Home::of(&edition.site);
    let renamed = Renamed::new(&edition);
    let wanted: BTreeSet<&String> =
        if ids.is_empty() { edition.articles.iter().collect() } else { ids.iter().collect() };
    let mut stories: Vec<Story> = Vec::new();
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
        // Two stories of one id would be one file.
        let id = |article: &_| across::name_is_id(&edition, name, article, &mut Asked::default()).into_iter().collect();
        let parsed = Article::parse_with(&text, None, id).locate(&text);
        let sound = parsed.is_sound();
        let errors = parsed.problems.into_iter().filter(|problem| problem.severity == Severity::Error);
        findings.extend(errors.map(|problem| Finding { file: file.clone(), problem }));
        stories.extend(
            parsed.value.filter(|_| sound).map(|own| Story::new(own, &text, &edition, &renamed, home.as_ref())),
        );
    }
    stories.sort_by(|one, other| {
        let (one, other) = (&one.own, &other.own);
        other.published.unix().cmp(&one.published.unix()).then_with(|| one.id.cmp(&other.id))
    });
    let (site, locales, home) = (&edition.site, &edition.locales, home.as_ref());
    Ok(match target {
        Target::Jsonfeed => {
            vec![Exported { name: "feed.json".to_owned(), text: jsonfeed::feed(&stories, site, home) }]
        }
        Target::Ninjs => each(&stories, "json", |story| ninjs::item(story, site, locales, home)),
        Target::Markdown => each(&stories, "md", |story| markdown::file(&story.own, site)),
    })
}

fn each(stories: &[Story], ending: &str, make: impl Fn(&Story) -> String) -> Vec<Exported> {
    stories.iter().map(|story| Exported { name: format!("{}.{ending}", story.own.id), text: make(story) }).collect()
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

impl Story {
    /// The story whose file says `text`.
    fn new(own: Article, text: &str, edition: &Edition, renamed: &Renamed, home: Option<&Home>) -> Self {
        let settled = home.and_then(|home| {
            let file = home.absolute(&edition.site.article_file(&own.id));
            let mut article = Article::parse(text, Some(&file)).value?;
            make_absolute(&mut article, &page(&own.id, Some(home)));
            Some(article)
        });
        // What is another story's was never this one's, or is no longer.
        let first = own.formerly.iter().find(|id| renamed.may_have(&own.id, id)).unwrap_or(&own.id).clone();
        Self { article: settled.unwrap_or_else(|| own.clone()), own, first }
    }
}

/// The address of a story's page, where the site says its own; else a name that no other story has.
pub(crate) fn page(id: &ArticleId, home: Option<&Home>) -> String {
    match home {
        Some(home) => home.absolute(&Destination::Article(id.clone()).to_string()),
        None => format!("urn:kanbao:{id}"),
    }
}

/// The language of an article, its own or the site's.
fn lang<'a>(article: &'a Article, site: &'a Site) -> &'a Lang {
    article.lang.as_ref().unwrap_or(&site.lang)
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
