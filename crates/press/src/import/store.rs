//! A story's file in the edition: new, newer, or left as somebody has edited it.

use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use article::{Article, Document, Severity};

use super::fault::{Fault, Unreadable};
use super::journal::Journal;
use super::ledger::{self, Entry, Ledger};
use super::naming::Named;
use super::{Request, State, file};
use crate::files::replace::replace;

/// What became of the story, the digest of what was written of it, and what an editor should know.
pub(super) type Stored = (State, Option<String>, Option<Fault>);

/// Writes a story's file, unless it is there as it is, or somebody has edited it. Where there is a journal, it says so
/// before; where there is none, nothing is written.
pub(super) fn store(
    story: &Named,
    request: &Request,
    articles: &Path,
    ledger: &Ledger,
    journal: Option<&Journal>,
) -> Result<Stored, Unreadable> {
    let id = &story.article.id;
    let cannot = |what: &str, error: &dyn Display| {
        Unreadable::whole(
            format!("{id}.json cannot be {what}: {error}"),
            "see that the edition's folder may be written",
        )
    };
    let text = file::text(&story.article).map_err(|error| cannot("made", &error))?;
    let parsed = Article::parse(&text, None);
    if !parsed.is_sound() {
        let problem = parsed.problems.first().map(ToString::to_string).unwrap_or_default();
        return Err(Unreadable::whole(
            format!("what it would become is no article: {problem}"),
            "tell us, with the input",
        ));
    }
    let written = ledger::sha256(text.as_bytes());
    let ours = ledger.entry(id);
    if let Some(now) = &story.now {
        let is_same = ours.is_some_and(|ours| ours.written == written);
        let fault = || {
            kept(
                story,
                format!("{id}.json is called {now}.json since it was imported, and stays as it is"),
                "take over what is new by hand",
            )
        };
        return Ok((State::Kept, None, (!is_same).then(fault)));
    }
    let path = articles.join(format!("{id}.json"));
    let before = match fs::read(&path) {
        Ok(bytes) => Some(ledger::sha256(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        // Somebody may have edited it.
        Err(error) => {
            return Err(Unreadable::whole(
                format!("{id}.json cannot be read: {error}"),
                "see that it may be read, or take it away",
            ));
        }
    };
    let state = match &before {
        None => State::New,
        Some(before) if *before == written => State::Unchanged,
        Some(before) if request.force || ours.is_some_and(|ours| ours.is_of(before)) => State::Updated,
        // Nothing new came: the editor's version stands, and there is nothing to say.
        Some(_) if ours.is_some_and(|ours| ours.written == written) => return Ok((State::Kept, None, None)),
        Some(_) => {
            let message = format!("{id}.json has been edited since it was imported, and stays as it is");
            let fault = kept(story, message, "take over what is new by hand, or write it anew with --force");
            return Ok((State::Kept, None, Some(fault)));
        }
    };
    if let Some(journal) = journal
        && matches!(state, State::New | State::Updated)
    {
        let entry = Entry { key: story.key.clone(), written: written.clone(), before: None };
        journal.note(id, entry).map_err(|error| cannot("noted", &error))?;
        replace(&path, |file| file.write_all(text.as_bytes())).map_err(|error| cannot("written", &error))?;
    }
    Ok((state, Some(written), None))
}

/// What an editor is told of a story of theirs that something new came for.
fn kept(story: &Named, message: String, remedy: &'static str) -> Fault {
    let mut fault = Fault::of(&story.input, message, remedy);
    fault.finding.problem.severity = Severity::Warning;
    fault
}
