//! From the copy that a newsroom has to articles.
//!
//! | module | idea |
//! |---|---|
//! | `input` | which files are meant |
//! | `encoding` | from bytes to text |
//! | [`mod@format`] | what kind of copy it is |
//! | [`repair`] | damaged copy made whole |
//! | `text` | structure out of flat copy |
//! | `html` | a saved page |
//! | `feed`, `jsonfeed`, `ninjs`, `markdown` | feeds, wires, files of other systems |
//! | `json` | the texts of a tree of JSON |
//! | `native` | parts of our own contract in them |
//! | `story` | what every kind of copy is read into |
//! | `reading` | one input: from its bytes to its stories |
//! | `language` | which language a story is in |
//! | `channels` | which of the site's channels it stands in |
//! | `script` | Simplified and Traditional characters, one by one |
//! | `date`, `id` | when it ran, what it is called |
//! | `ledger` | what was imported before, so that nothing comes twice and no editor's work is lost |
//! | `journal` | what an import is about to write, for the one after if it is killed |
//! | `key` | what a story is called there |
//! | `written` | what an article's file says of the story that it was written of |
//! | `elsewhere` | what it was called where its copy lay before |
//! | `hold` | one import at a time |
//! | `naming` | an id for every story |
//! | `file` | the article's file as an editor wants to read it |
//! | `store` | that file in the edition, unless somebody has edited it |
//! | [`fault`] | what could not be done, with its place |
//! | [`diff`] | what the repairs changed, for a look before it is written |

mod channels;
mod date;
pub mod diff;
mod elsewhere;
mod encoding;
pub mod fault;
mod feed;
mod file;
pub mod format;
mod hold;
mod html;
mod id;
mod input;
mod journal;
mod json;
mod jsonfeed;
mod key;
mod language;
mod ledger;
mod markdown;
mod naming;
mod native;
mod ninjs;
mod reading;
pub mod repair;
mod script;
mod store;
mod story;
mod text;
mod written;

use std::path::PathBuf;
use std::{fs, io};

use article::{Footer, Lang, Repair};
use indicatif::ProgressBar;
use rayon::prelude::*;

pub use date::{Zone, is_date};
pub use encoding_rs::Encoding;
use fault::Fault;
use format::Format;
use hold::Hold;
use input::Input;
use journal::Journal;
use ledger::{Entry, Ledger};
use reading::{Reading, Settings};

use crate::check::finding::Finding;
use crate::edition::{Edition, EditionError};

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Request {
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
    /// It was there, and somebody has taken it away: it does not come again.
    Gone,
}

impl State {
    /// The state in a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Kept => "kept",
            Self::Gone => "gone",
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

/// Imports. `findings` is what is found of the edition on the way.
pub fn import(
    request: &Request,
    findings: &mut Vec<Finding>,
    progress: impl FnOnce(usize) -> ProgressBar,
) -> Result<Outcome, EditionError> {
    // The edition is read once the imports before this one have ended: its stories and its ledger are theirs too.
    let _hold = if request.dry_run { None } else { Some(Hold::take(&Edition::folder(&request.edition)?)) };
    let edition = Edition::open(&request.edition, findings)?;
    let (inputs, faults) = input::expand(&request.inputs);
    let mut outcome = Outcome { inputs: inputs.len(), faults, ..Outcome::default() };
    if let Some(fault) = request.channel.as_deref().and_then(|name| channels::unknown(name, &edition.site)) {
        outcome.faults.push(fault);
        return Ok(outcome);
    }
    let mut ledger = match Ledger::read(edition.root()) {
        Ok(ledger) => ledger,
        Err(damaged) => {
            let remedy = damaged.remedy();
            outcome.faults.push(Fault::of(damaged.file, damaged.message, remedy));
            return Ok(outcome);
        }
    };
    let settings = Settings::new(request, &edition);
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
    let named = naming::name(readings, &edition, &ledger, &mut outcome);
    let articles = edition.root().join("articles");
    let cannot = |name: &str, error: &io::Error| {
        Fault::of(name, format!("cannot be made: {error}"), "see that the folder may be written")
    };
    let journal = if request.dry_run || named.is_empty() {
        None
    } else {
        if let Err(error) = fs::create_dir_all(&articles) {
            outcome.faults.push(cannot("articles", &error));
            return Ok(outcome);
        }
        // What the import before left behind goes into the ledger first.
        let begun = ledger.settle(edition.root()).and_then(|()| Journal::begin(edition.root()));
        match begun {
            Ok(journal) => Some(journal),
            Err(error) => {
                outcome.faults.push(cannot(journal::NAME, &error));
                return Ok(outcome);
            }
        }
    };
    let store = |story| store::store(story, request, &articles, &ledger, journal.as_ref());
    let stored: Vec<_> = named.par_iter().map(store).collect();
    for (story, stored) in named.into_iter().zip(stored) {
        match stored {
            Ok((state, written, fault)) => {
                outcome.faults.extend(fault);
                match written {
                    Some(written) => {
                        ledger.note(story.article.id.clone(), Entry { key: story.key, written, before: None });
                    }
                    None => ledger.call(&story.article.id, story.key),
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
    outcome.faults.extend(fault::gone(&outcome.stories));
    if !request.dry_run
        && let Err(error) = ledger.write(edition.root()).and_then(|()| Journal::end(edition.root()))
    {
        let remedy = "see that the folder may be written; without the list a second run adds the stories again";
        outcome.faults.push(Fault::of(ledger::NAME, format!("cannot be written: {error}"), remedy));
    }
    Ok(outcome)
}
