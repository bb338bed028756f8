//! From the copy that a newsroom has to articles.
//!
//! | module | idea |
//! |---|---|
//! | `input` | which files are meant |
//! | `encoding` | from bytes to text |
//! | [`format`] | what kind of copy it is |
//! | [`repair`] | damaged copy made whole |
//! | `text` | structure out of flat copy |
//! | `html` | a saved page |
//! | `feed`, `jsonfeed`, `ninjs`, `markdown` | feeds, wires, files of other systems |
//! | `native` | parts of our own contract in them |
//! | `story` | what every kind of copy is read into |
//! | `reading` | one input: from its bytes to its stories |
//! | `language` | which language a story is in |
//! | `channels` | which of the site's channels it stands in |
//! | `date`, `id` | when it ran, what it is called |
//! | `ledger` | what was imported before, so that nothing comes twice and no editor's work is lost |
//! | `write` | the article's file |
//! | [`fault`] | what could not be done, with its place |
//! | [`diff`] | what the repairs changed, for a look before it is written |

mod channels;
mod date;
pub mod diff;
mod encoding;
pub mod fault;
mod feed;
pub mod format;
mod html;
mod id;
mod input;
mod jsonfeed;
mod language;
mod ledger;
mod markdown;
mod native;
mod ninjs;
mod reading;
pub mod repair;
mod script;
mod story;
mod text;
mod write;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use article::{Article, Document, Footer, Lang, Provenance, Repair, SchemaVersion, Severity};
use indicatif::ProgressBar;
use rayon::prelude::*;

pub use date::Zone;
pub use encoding_rs::Encoding;
use fault::{Fault, Unreadable};
use format::Format;
use input::Input;
use ledger::{Entry, Ledger};
use reading::{Reading, Settings};
use repair::Change;
pub(crate) use write::beside;

use crate::edition::{Edition, EditionError};
use crate::finding::Finding;

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Order {
    /// Files, folders, patterns, `-`.
    pub inputs: Vec<String>,
    /// The folder with `site.json` and `articles/`.
    pub edition: PathBuf,
    /// What kind of copy it is.
    pub from: Format,
    /// The encoding, where the user knows it.
    pub encoding: Option<&'static Encoding>,
    /// The channel of stories that name none of the site's.
    pub channel: Option<String>,
    /// The language, where the user knows it.
    pub lang: Option<Lang>,
    /// The zone of dates that name none; else the edition's.
    pub zone: Option<Zone>,
    /// The date of stories that have none.
    pub published: Option<String>,
    /// Whether damage is undone.
    pub repair: bool,
    /// Whether what somebody has edited is written anew.
    pub force: bool,
    /// Whether nothing is written at all.
    pub dry_run: bool,
}

/// What became of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is in the edition for the first time.
    New,
    /// It was there, and is another now.
    Updated,
    /// It was there as it is.
    Unchanged,
    /// It was there, and somebody has edited it: it stays.
    Kept,
}

impl State {
    /// The state in a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Kept => "kept",
        }
    }
}

/// A story that was imported, or would be.
#[derive(Debug)]
pub struct Imported {
    /// What it was read from.
    pub input: String,
    /// Its id.
    pub id: String,
    /// What became of it.
    pub state: State,
    /// Its headline.
    pub headline: String,
    /// What was mended.
    pub repairs: Vec<Repair>,
    /// What the mending changed, before and after.
    pub changes: Vec<(String, String)>,
}

/// What came of an import.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The stories, in the order of the inputs.
    pub stories: Vec<Imported>,
    /// Everything that could not be done, and what an editor should look at.
    pub faults: Vec<Fault>,
    /// What pages had at their foot and `site.json` does not have yet.
    pub footer: Option<Footer>,
    /// How many inputs there were.
    pub inputs: usize,
    /// How many bytes they had.
    pub bytes: u64,
}

/// A story with its id.
struct Named {
    article: Article,
    key: String,
    input: String,
    changes: Vec<Change>,
    text: std::sync::Arc<str>,
}

/// Imports. `findings` is what is found of the edition on the way.
pub fn import(
    order: &Order,
    findings: &mut Vec<Finding>,
    progress: impl FnOnce(usize) -> ProgressBar,
) -> Result<Outcome, EditionError> {
    let edition = Edition::open(&order.edition, findings)?;
    let (inputs, faults) = input::expand(&order.inputs);
    let mut outcome = Outcome { inputs: inputs.len(), faults, ..Outcome::default() };
    let settings = Settings::new(order, &edition);
    let bar = progress(inputs.len());
    let readings: Vec<(Input, Reading)> = inputs
        .into_par_iter()
        .map(|input| {
            let reading = reading::read_safely(&input, &settings);
            bar.inc(1);
            (input, reading)
        })
        .collect();
    bar.finish_and_clear();
    let mut ledger = Ledger::read(edition.root());
    let named = name_all(readings, &edition, &ledger, &mut outcome);
    let articles = edition.root().join("articles");
    if !order.dry_run
        && !named.is_empty()
        && let Err(error) = fs::create_dir_all(&articles)
    {
        outcome.faults.push(Fault::of(
            "articles",
            format!("cannot be made: {error}"),
            "see that the folder may be written",
        ));
        return Ok(outcome);
    }
    let stored: Vec<_> = named.par_iter().map(|story| store(story, order, &articles, &ledger)).collect();
    for (story, stored) in named.into_iter().zip(stored) {
        match stored {
            Ok((state, written, fault)) => {
                outcome.faults.extend(fault);
                if let Some(written) = written {
                    ledger.note(story.article.id.as_str(), Entry { key: story.key, written });
                }
                outcome.stories.push(Imported {
                    input: story.input,
                    id: story.article.id.as_str().to_owned(),
                    state,
                    headline: story.article.headline,
                    repairs: story.article.provenance.map(|provenance| provenance.repairs).unwrap_or_default(),
                    changes: story.changes.into_iter().map(|change| (change.before, change.after)).collect(),
                });
            }
            Err(unreadable) => outcome.faults.push(Fault::unreadable(&story.input, unreadable, &story.text)),
        }
    }
    if !order.dry_run
        && let Err(error) = ledger.write(edition.root())
    {
        let remedy = "see that the folder may be written; without the list a second run adds the stories again";
        outcome.faults.push(Fault::of(".press-import.json", format!("cannot be written: {error}"), remedy));
    }
    Ok(outcome)
}

/// Gives every story its id: the one it had, the one it brings along, or a new one. In order, so that a second run
/// gives the same.
fn name_all(readings: Vec<(Input, Reading)>, edition: &Edition, ledger: &Ledger, outcome: &mut Outcome) -> Vec<Named> {
    let known = ledger.by_key();
    let mut taken: BTreeSet<String> = edition.articles.clone();
    taken.extend(known.values().cloned());
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut named = Vec::new();
    for (input, reading) in readings {
        outcome.bytes += reading.bytes;
        outcome.faults.extend(reading.faults);
        let name = input.name();
        if outcome.footer.is_none() && edition.site.footer.is_none() {
            outcome.footer = reading.footer;
        }
        for ready in reading.stories {
            if !seen.insert(ready.key.clone()) {
                let remedy = "the first one is taken; take the other input away";
                let mut fault = Fault::of(&name, format!("the story \"{}\" is there twice", ready.key), remedy);
                fault.finding.problem.severity = Severity::Warning;
                outcome.faults.push(fault);
                continue;
            }
            let story = ready.story;
            let id = match (known.get(&ready.key), &story.id) {
                (Some(id), _) => id::free(id, &BTreeSet::new()),
                (None, Some(own)) => id::free(own.as_str(), &taken),
                (None, None) => id::make(&story.headline, &ready.published, &taken),
            };
            taken.insert(id.as_str().to_owned());
            let repairs = story.repairs.into_iter().filter(|(_, count)| *count > 0);
            let repairs = repairs.map(|(rule, count)| Repair { rule: rule.to_owned(), count }).collect();
            let article = Article {
                schema: SchemaVersion::CURRENT,
                id,
                headline: story.headline,
                published: ready.published,
                body: story.body,
                lang: story.lang,
                channel: ready.channel,
                kickers: story.kickers,
                subheads: story.subheads,
                summary: story.summary,
                modified: story.modified,
                image: story.image,
                credits: story.credits,
                related: story.related,
                tags: story.tags,
                corrections: story.corrections,
                canonical: story.canonical,
                rights: story.rights,
                provenance: Some(Provenance {
                    source: Some(ready.source),
                    retrieved: ready.retrieved,
                    sha256: ready.sha256,
                    repairs,
                }),
                previous: None,
                next: None,
                phrases: Vec::new(),
            };
            named.push(Named {
                article,
                key: ready.key,
                input: name.clone(),
                changes: ready.changes,
                text: reading.text.clone(),
            });
        }
    }
    named
}

type Stored = (State, Option<String>, Option<Fault>);

/// Writes a story's file, unless it is there as it is, or somebody has edited it.
fn store(story: &Named, order: &Order, articles: &std::path::Path, ledger: &Ledger) -> Result<Stored, Unreadable> {
    let id = story.article.id.as_str();
    let cannot = |what: &str, error: &dyn std::fmt::Display| {
        Unreadable::whole(
            format!("{id}.json cannot be {what}: {error}"),
            "see that the edition's folder may be written",
        )
    };
    let text = write::text(&story.article).map_err(|error| cannot("made", &error))?;
    let parsed = Article::parse(&text, None);
    if !parsed.is_sound() {
        let problem = parsed.problems.first().map(ToString::to_string).unwrap_or_default();
        return Err(Unreadable::whole(
            format!("what it would become is no article: {problem}"),
            "tell us, with the input",
        ));
    }
    let written = ledger::sha256(text.as_bytes());
    let path = articles.join(format!("{id}.json"));
    let before = fs::read(&path).ok().map(|bytes| ledger::sha256(&bytes));
    let ours = ledger.entry(id).map(|entry| entry.written.as_str());
    let state = match &before {
        None => State::New,
        Some(before) if *before == written => State::Unchanged,
        Some(before) if order.force || Some(before.as_str()) == ours => State::Updated,
        // Nothing new came: the editor's version stands, and there is nothing to say.
        Some(_) if ours == Some(written.as_str()) => return Ok((State::Kept, None, None)),
        Some(_) => {
            let message = format!("{id}.json has been edited since it was imported, and stays as it is");
            let mut fault =
                Fault::of(&story.input, message, "take over what is new by hand, or write it anew with --force");
            fault.finding.problem.severity = Severity::Warning;
            return Ok((State::Kept, None, Some(fault)));
        }
    };
    if !order.dry_run && matches!(state, State::New | State::Updated) {
        write::beside(&path, text.as_bytes()).map_err(|error| cannot("written", &error))?;
    }
    Ok((state, Some(written), None))
}
