//! An id for every story, in the order of the inputs.

use std::collections::BTreeSet;
use std::sync::Arc;

use article::{Article, ArticleId, Provenance, Repair, SchemaVersion};

use super::elsewhere::Elsewhere;
use super::fault::Fault;
use super::input::Input;
use super::key::Former;
use super::ledger::Ledger;
use super::reading::Reading;
use super::repair::Change;
use super::written::Written;
use super::{Outcome, id};
use crate::build::home::Home;
use crate::edition::Edition;
use crate::export::page;
use crate::renamed::Renamed;

/// A story with its id.
pub(super) struct Named {
    pub(super) article: Article,
    /// What an editor has called it since it was imported.
    pub(super) now: Option<ArticleId>,
    pub(super) key: String,
    pub(super) input: String,
    pub(super) changes: Vec<Change>,
    pub(super) text: Arc<str>,
}

/// Gives every story its id: the one it had, the one it brings along, or a new one. In order, so that a second run
/// gives the same.
pub(super) fn name(
    readings: Vec<(Input, Reading)>,
    edition: &Edition,
    ledger: &Ledger,
    outcome: &mut Outcome,
) -> Vec<Named> {
    let known = ledger.by_key();
    let mut taken: BTreeSet<String> = edition.articles.clone();
    taken.extend(known.values().map(|id| id.as_str().to_owned()));
    let mut former = Former::new(edition.root().join("articles"), &known);
    let renamed = Renamed::new(edition);
    let elsewhere = Elsewhere::new(edition, &known, &renamed);
    let home = Home::of(&edition.site);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut given: BTreeSet<ArticleId> = BTreeSet::new();
    let mut named = Vec::new();
    for (input, reading) in readings {
        outcome.bytes += reading.bytes;
        outcome.faults.extend(reading.faults);
        let name = input.name();
        if outcome.footer.is_none() && edition.site.footer.is_none() {
            outcome.footer = reading.footer;
        }
        for ready in reading.stories {
            if !seen.insert(ready.key.name.clone()) {
                let remedy = "the first one is taken; take the other input away";
                let shown = ready.key.shown(&ready.story.headline);
                outcome.faults.push(Fault::warning(&name, format!("the story \"{shown}\" is there twice"), remedy));
                continue;
            }
            let mut once = || former.id(&ready.key, &ready.source, &ready.published).filter(|id| !given.contains(id));
            // What another of these stories has taken is another's.
            let listed = known.get(&ready.key.name).filter(|id| !given.contains(*id)).cloned();
            let before = listed.or_else(&mut once);
            let before = before.or_else(|| elsewhere.id(&ready, &given));
            let own = ready.story.id.as_ref().map(|own| own.as_str().to_owned());
            let called = own.unwrap_or_else(|| id::make(&ready.story.headline, &ready.published));
            let before = before.or_else(|| {
                let there = id::numbered(&called).take_while(|name| taken.contains(name));
                let unlisted = there.filter_map(|name| ArticleId::new(&name)).filter(|id| ledger.entry(id).is_none());
                // What this edition has exported knows itself by the page that it has, or had first. Where the site has no address,
                // any other edition's story of that name would be called so too.
                let called_here = |id: &ArticleId| page(id, home.as_ref()) == ready.key.name;
                let is_own = |id: &ArticleId, written: &Written| {
                    (home.is_some() || written.is_called_as(&ready))
                        && (called_here(id) || ready.story.formerly.iter().any(called_here))
                };
                unlisted.into_iter().find(|id| {
                    let written = Written::read(edition, id).filter(|_| !given.contains(id));
                    written.is_some_and(|written| {
                        id.as_str() == called && is_own(id, &written) || written.is_of_same(&ready)
                    })
                })
            });
            let story = ready.story;
            let id = before.unwrap_or_else(|| id::free(&called, &taken));
            taken.insert(id.as_str().to_owned());
            given.insert(id.clone());
            let now = ledger.entry(&id).and_then(|_| renamed.now(&id));
            let repairs = story.repairs.into_iter().filter(|(_, count)| *count > 0);
            let repairs = repairs.map(|(rule, count)| Repair { rule: rule.to_owned(), count }).collect();
            let article = Article {
                schema: SchemaVersion::CURRENT,
                id: id.clone(),
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
                formerly: story.formerly.into_iter().filter(|former| renamed.may_have(&id, former)).collect(),
                rights: story.rights,
                embed: story.embed,
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
                now,
                key: ready.key.name,
                input: name.clone(),
                changes: ready.changes,
                text: reading.text.clone(),
            });
        }
    }
    named
}
