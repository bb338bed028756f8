//! A story's file in the edition: new, newer, or left as somebody has edited it or taken it away.

use std::borrow::Cow;
use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use article::{Article, ArticleId, Document};

use super::fault::{Fault, Unreadable};
use super::journal::Journal;
use super::ledger::{self, Entry, Ledger};
use super::naming::Named;
use super::written::{Source, Written};
use super::{Request, State, file};
use crate::files::replace::replace;

/// What became of the story, the digest of what was written of it, and what an editor should know.
pub(super) type Stored = (State, Option<String>, Option<Fault>);

/// Writes a story's file, unless it is there as it is, or somebody has edited it or taken it away. Where there is a journal, it says so
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
    let made = |article: &Article| file::text(article).map_err(|error| cannot("made", &error));
    let mut text = made(&story.article)?;
    let parsed = Article::parse(&text, None);
    if !parsed.is_sound() {
        let problem = parsed.problems.first().map(ToString::to_string).unwrap_or_default();
        return Err(Unreadable::whole(
            format!("what it would become is no article: {problem}"),
            "tell us, with the input",
        ));
    }
    let there = there(articles, story.now.as_ref().unwrap_or(id))?;
    let before = there.as_deref().map(|bytes| ledger::sha256(&with_our_line_ends(bytes)));
    let mut written = ledger::sha256(text.as_bytes());
    if before.as_ref().is_some_and(|before| !request.force && *before != written)
        && let Some(article) = there.as_deref().and_then(|bytes| fetched_before(&story.article, bytes))
    {
        text = made(&article)?;
        written = ledger::sha256(text.as_bytes());
    }
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
    let state = match &before {
        // What is new and was noted by an import that was killed may not have been written yet.
        None if !request.force && ours.is_some_and(|ours| ours.before.as_deref() != Some("")) => {
            return Ok((State::Gone, None, None));
        }
        None => State::New,
        Some(before) if *before == written => State::Unchanged,
        Some(before) if request.force || ours.is_some_and(|ours| ours.is_of(before)) => State::Updated,
        // Nothing new came: the editor's version stands, and there is nothing to say.
        Some(_) if ours.is_some_and(|ours| ours.written == written) => return Ok((State::Kept, None, None)),
        Some(_) => {
            let why = match ours {
                Some(_) => "has been edited since it was imported",
                None => "is there, and not in the list of imports",
            };
            let message = format!("{id}.json {why}, and stays as it is");
            let fault = kept(story, message, "take over what is new by hand, or write it anew with --force");
            return Ok((State::Kept, None, Some(fault)));
        }
    };
    if let Some(journal) = journal
        && matches!(state, State::New | State::Updated)
    {
        let entry = Entry { key: story.key.clone(), written: written.clone(), before: None };
        journal.note(id, entry).map_err(|error| cannot("noted", &error))?;
        let path = articles.join(format!("{id}.json"));
        replace(&path, |file| file.write_all(text.as_bytes())).map_err(|error| cannot("written", &error))?;
    }
    Ok((state, Some(written), None))
}

/// The bytes of a story's file, where it is there.
fn there(articles: &Path, id: &ArticleId) -> Result<Option<Vec<u8>>, Unreadable> {
    match fs::read(articles.join(format!("{id}.json"))) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // Somebody may have edited it.
        Err(error) => Err(Unreadable::whole(
            format!("{id}.json cannot be read: {error}"),
            "see that it may be read, or take it away",
        )),
    }
}

/// A file as the press writes lines. Git gives them other ends where it is told to, and nobody has edited anything then: in
/// JSON they are nowhere but between values.
fn with_our_line_ends(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&b'\r') {
        return bytes.into();
    }
    let is_ours = |place: usize| bytes[place] != b'\r' || bytes.get(place + 1) != Some(&b'\n');
    let ours: Vec<u8> = (0..bytes.len()).filter(|place| is_ours(*place)).map(|place| bytes[place]).collect();
    ours.into()
}

/// The story as fetched when its file says, where that was made of the same copy. A checkout or another disk gives the copy a
/// new time, and nothing new has come with it.
fn fetched_before(article: &Article, there: &[u8]) -> Option<Article> {
    let Source { sha256, retrieved, .. } = Written::of(there)?.provenance;
    let mut article = article.clone();
    let provenance = article.provenance.as_mut()?;
    if sha256.is_none() || provenance.sha256 != sha256 {
        return None;
    }
    provenance.retrieved = Some(retrieved?);
    Some(article)
}

/// What an editor is told of a story of theirs that something new came for.
fn kept(story: &Named, message: String, remedy: &'static str) -> Fault {
    Fault::warning(&story.input, message, remedy)
}
