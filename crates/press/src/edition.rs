//! The folder that a newsroom writes: `site.json`, `articles/*.json`, and the media that they show.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use article::{Document, Position, Problem, ScriptOverrides, Severity, Site};
use kanbao::Locales;
use miette::Diagnostic;
use serde_json::{Map, Value};
use thiserror::Error;

use crate::check::across;
use crate::check::finding::{self, Finding};
use crate::files::folder::{self, Reason, Skipped};
use crate::files::media::is_media;
use crate::files::utf8;
use crate::{script, words};

const SITE: &str = "site.json";

/// An edition, as far as its `site.json` is sound.
#[derive(Debug)]
pub struct Edition {
    root: PathBuf,
    /// What `site.json` says.
    pub site: Site,
    /// Whether it can be read which channels `site.json` has.
    pub(crate) knows_channels: bool,
    /// The same, as it stood there: it is read once, so that one build is of one paper.
    pub(crate) site_text: String,
    /// What `script-overrides.json` says; empty where there is none.
    pub overrides: ScriptOverrides,
    /// The languages that the interface can speak, with what `words.json` says.
    pub locales: Locales,
    /// The names of the articles' files without `.json`, in order. A sound article has its file's name as its id.
    pub articles: BTreeSet<String>,
    /// Every other file that is published, from the folder on and with slashes.
    pub files: BTreeSet<String>,
}

/// Why there is nothing to check or publish.
#[derive(Debug, Diagnostic, Error)]
pub enum EditionError {
    /// The folder is not there, or is no folder.
    #[error("there is no edition in {}", .path.display())]
    #[diagnostic(help("name the folder that has site.json and articles/ in it"))]
    NoFolder {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The folder has no `site.json`.
    #[error("there is no site.json in {}", .path.display())]
    #[diagnostic(help(
        "name the folder that has site.json and articles/ in it; the least a site.json says is \
         {{\"name\": \"The paper\", \"lang\": \"zh-Hans-CN\"}}"
    ))]
    NoSite {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The stories cannot be read: what stands for their folder is a link, or no folder at all.
    #[error("the folder articles in {} is not read: {reason}", .path.display())]
    #[diagnostic(help(
        "put the folder itself there: a link could lead out of the edition to what is not for the site"
    ))]
    LinkedArticles {
        /// The edition.
        path: PathBuf,
        /// Why not.
        reason: Reason,
    },
    /// The stories cannot be found: their folder is called otherwise.
    #[error("there is a folder {name} in {}, and no folder articles", .path.display())]
    #[diagnostic(help("call it articles: small and capital letters are not the same"))]
    MiscalledArticles {
        /// The edition.
        path: PathBuf,
        /// What the folder is called.
        name: String,
    },
    /// `site.json` has errors. They are among the findings.
    #[error("site.json has errors, and every page needs it")]
    #[diagnostic(help("mend what is listed above"))]
    UnsoundSite,
    /// `script-overrides.json` has errors. They are among the findings.
    #[error("script-overrides.json has errors, and every page in the other script needs it")]
    #[diagnostic(help("mend what is listed above, or take the file away"))]
    UnsoundOverrides,
    /// `words.json` has errors. They are among the findings.
    #[error("words.json has errors, and every page has its words")]
    #[diagnostic(help("mend what is listed above, or take the file away"))]
    UnsoundWords,
}

/// What a file of an edition is, by its name.
enum Kind<'a> {
    /// An article of this name.
    Article(&'a str),
    /// Anything else that is published.
    Other,
    /// What lies among the articles by mistake, as copies that editors' programs leave there: a draft must not get out in one.
    LeftOut { message: &'static str, remedy: &'static str },
}

impl<'a> Kind<'a> {
    fn of(file: &'a str) -> Self {
        let Some(inner) = file.strip_prefix("articles/") else { return Self::Other };
        let (message, remedy) = match inner.strip_suffix(".json") {
            Some(name) if !name.contains('/') => return Self::Article(name),
            Some(_) => ("not read: it is in a folder inside articles/", "put the article directly into articles/"),
            None if is_media(inner) => return Self::Other,
            None if inner.to_ascii_lowercase().ends_with(".json") => {
                ("not read: an article's name ends with .json, in small letters", "give the file another name")
            }
            None => (
                "not published: it is no article (.json), and no picture, film, sound or captions of one",
                "take it away, or put what is to be published into another folder",
            ),
        };
        Self::LeftOut { message, remedy }
    }
}

impl Edition {
    /// Reads `site.json` and lists the files. What is found on the way is added to `findings`, also when it is an
    /// error that ends here.
    pub fn open(path: &Path, findings: &mut Vec<Finding>) -> Result<Self, EditionError> {
        let (edition, fault) = Self::open_faulty(path, findings)?;
        fault.map_or(Ok(edition), Err)
    }

    /// The same, also where `site.json`, `script-overrides.json` or `words.json` has errors, for who looks through every file.
    /// Of these the edition has what is right then; the second value is why it cannot be published.
    pub fn open_faulty(path: &Path, findings: &mut Vec<Finding>) -> Result<(Self, Option<EditionError>), EditionError> {
        let root = Self::folder(path)?;
        let listing = folder::list(&root).map_err(|source| EditionError::NoFolder { path: path.to_owned(), source })?;
        // The listing is in order: a set of what is in order already is made at once.
        let (mut articles, mut files) = (Vec::new(), Vec::new());
        for file in listing.files {
            match Kind::of(&file) {
                Kind::Article(name) => articles.push(name.to_owned()),
                Kind::Other => files.push(file),
                Kind::LeftOut { message, remedy } => {
                    findings.push(Finding::of_file(&file, Severity::Warning, message, remedy));
                }
            }
        }
        // Without a folder of this name the edition is told of below, as a whole.
        let told = listing.skipped.iter().filter(|skipped| !articles.is_empty() || skipped.name != "articles");
        findings.extend(told.map(|skipped| {
            let remedy = match skipped.reason {
                Reason::Name => folder::RENAME,
                _ => "put the file itself here, or take this away",
            };
            Finding::of_file(&skipped.name, Severity::Warning, format!("not read: {}", skipped.reason), remedy)
        }));
        let articles = BTreeSet::from_iter(articles);
        let mut files = BTreeSet::from_iter(files);
        if !files.remove(SITE) {
            return Err(EditionError::NoSite { path: path.to_owned() });
        }
        if articles.is_empty() {
            no_other_articles(path, &listing.skipped, &files)?;
        }
        let (site, site_text, problems) = read_site(&root, &files);
        let sound = !problems.iter().any(|problem| problem.severity == Severity::Error);
        findings.extend(problems.into_iter().map(|problem| Finding { file: SITE.to_owned(), problem }));
        let mut fault = (!sound).then_some(EditionError::UnsoundSite);
        let (site, knows_channels) = site.filter(|_| sound).map_or_else(|| right_in(&site_text), |site| (site, true));
        let no_overrides = ScriptOverrides { words: Vec::new() };
        let overrides = match files.remove(script::OVERRIDES) {
            true => read_overrides(&root, findings).unwrap_or_else(|| {
                fault.get_or_insert(EditionError::UnsoundOverrides);
                no_overrides
            }),
            false => no_overrides,
        };
        let locales = match files.remove(words::FILE) {
            true => {
                let (locales, is_sound) = read_words(&root, findings);
                if !is_sound {
                    fault.get_or_insert(EditionError::UnsoundWords);
                }
                locales
            }
            false => Locales::known(),
        };
        Ok((Self { root, site, knows_channels, site_text, overrides, locales, articles, files }, fault))
    }

    /// Where an edition is, with every link on the way to it followed.
    pub fn folder(path: &Path) -> Result<PathBuf, EditionError> {
        fs::canonicalize(path).map_err(|source| EditionError::NoFolder { path: path.to_owned(), source })
    }

    /// The folder, with every link on the way to it followed.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The name of an article's file, from the folder on.
    pub fn article_file(name: &str) -> String {
        format!("articles/{name}.json")
    }

    /// Reads a text file of the edition.
    pub fn read(&self, file: &str) -> Result<String, Problem> {
        read(&self.root, file)
    }
}

/// Nothing is done to an edition whose stories are in a folder that is not read: checked, it would be free of problems, and its
/// stories published as files of no kind.
fn no_other_articles(path: &Path, skipped: &[Skipped], files: &BTreeSet<String>) -> Result<(), EditionError> {
    let path = path.to_owned();
    if let Some(skipped) = skipped.iter().find(|skipped| skipped.name == "articles") {
        return Err(EditionError::LinkedArticles { path, reason: skipped.reason });
    }
    let folders = files.iter().filter(|file| file.ends_with(".json")).filter_map(|file| Some(file.split_once('/')?.0));
    match folders.into_iter().find(|name| *name != "articles" && name.eq_ignore_ascii_case("articles")) {
        Some(name) => Err(EditionError::MiscalledArticles { path, name: name.to_owned() }),
        None => Ok(()),
    }
}

fn read_site(root: &Path, files: &BTreeSet<String>) -> (Option<Site>, String, Vec<Problem>) {
    let text = match read(root, SITE) {
        Ok(text) => text,
        Err(problem) => return (None, String::new(), vec![problem]),
    };
    let mut parsed = Site::parse_with(&text, Some("/site.json"), |site| across::site(site, files));
    parsed.problems.extend(parsed.value.as_ref().and_then(across::address));
    let parsed = parsed.locate(&text);
    (parsed.value, text, parsed.problems)
}

/// A site of the fields that are right in a `site.json` that is not, and whether they tell its channels.
fn right_in(text: &str) -> (Site, bool) {
    let said: Option<Map<String, Value>> = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok();
    let mut knows_channels = said.is_some();
    let mut right = Map::from_iter([("name".to_owned(), "site.json".into()), ("lang".to_owned(), "und".into())]);
    let site = |fields: &Map<String, Value>| Site::parse(&Value::Object(fields.clone()).to_string(), None).value;
    let mut sound = site(&right).expect("a site has a name and a language, and no more is needed");
    for (name, value) in said.unwrap_or_default() {
        let before = right.insert(name.clone(), value);
        match site(&right) {
            Some(site) => sound = site,
            None => {
                knows_channels &= name != "channels";
                right.remove(&name);
                right.extend(before.map(|before| (name, before)));
            }
        }
    }
    (sound, knows_channels)
}

fn read_overrides(root: &Path, findings: &mut Vec<Finding>) -> Option<ScriptOverrides> {
    let (overrides, problems) = match read(root, script::OVERRIDES) {
        Ok(text) => script::read_overrides(&text),
        Err(problem) => (None, vec![problem]),
    };
    findings.extend(problems.into_iter().map(|problem| Finding { file: script::OVERRIDES.to_owned(), problem }));
    overrides
}

/// The languages of the interface, and whether what the newsroom says of them is free of errors.
fn read_words(root: &Path, findings: &mut Vec<Finding>) -> (Locales, bool) {
    let (locales, problems) = match read(root, words::FILE) {
        Ok(text) => words::read(&text),
        Err(problem) => (Locales::known(), vec![problem]),
    };
    let is_sound = problems.iter().all(|problem| problem.severity < Severity::Error);
    findings.extend(problems.into_iter().map(|problem| Finding { file: words::FILE.to_owned(), problem }));
    (locales, is_sound)
}

fn read(root: &Path, file: &str) -> Result<String, Problem> {
    let bytes = fs::read(root.join(file)).map_err(|error| {
        let remedy = "see that the file is there and may be read";
        finding::problem(Severity::Error, Vec::new(), format!("cannot be read: {error}"), remedy)
    })?;
    utf8::text(bytes).map_err(|error| {
        let sound = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..sound]).into_owned();
        let remedy = "save it as UTF-8, not as GB 18030, Big5 or UTF-16";
        Problem {
            position: Some(Position::of(&before, before.len())),
            ..finding::problem(Severity::Error, Vec::new(), "not UTF-8 from here on", remedy)
        }
    })
}
