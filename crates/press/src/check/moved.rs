//! Stories that had other ids before: which former id leads to which story.
//!
//! A story has its id for an address, and may be given another one. What it was called leads to it from then on, as long as no
//! story is called so now. Of several that say so, the first by its id has it.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use article::{Article, ArticleId, Document, Parsed, Problem, Related, Severity, Step, Teaser};

use super::across::{LEFT_OUT, no_article};
use super::finding::{Finding, problem};
use super::{Checked, Origin};
use crate::edition::Edition;

/// The ids that stories had before, in order, each with the number of the story that it leads to.
#[derive(Debug, Default)]
pub(crate) struct Moved(Vec<(ArticleId, usize)>);

impl Moved {
    /// Of all stories of an edition. `origins` are those of the sound ones, in the order of their ids; one with errors keeps its
    /// own id all the same.
    fn of(edition: &Edition, origins: &[Origin]) -> Self {
        let had = origins.iter().enumerate();
        let had = had.flat_map(|(number, origin)| origin.formerly.iter().map(move |id| (id.clone(), number)));
        let mut moved: Vec<_> = had.collect();
        moved.sort_unstable();
        moved.dedup_by(|(other, _), (first, _)| first == other);
        moved.retain(|(id, _)| !edition.articles.contains(id.as_str()));
        Self(moved)
    }

    /// Each former id, with the number of its story.
    pub(crate) fn all(&self) -> &[(ArticleId, usize)] {
        &self.0
    }

    /// The number of the story that had this id before.
    pub(crate) fn story(&self, id: &ArticleId) -> Option<usize> {
        self.place(id).map(|place| self.0[place].1)
    }

    /// Which of the former ids this is.
    pub(crate) fn place(&self, id: &ArticleId) -> Option<usize> {
        self.0.binary_search_by_key(&id, |(former, _)| former).ok()
    }

    /// These ids and those that the stories have now, in order.
    pub(crate) fn and_of<'a>(&'a self, stories: &'a [Teaser]) -> Vec<&'a str> {
        let now = stories.iter().map(|story| story.id.as_str());
        let mut ids: Vec<&str> = now.chain(self.0.iter().map(|(id, _)| id.as_str())).collect();
        if !self.0.is_empty() {
            ids.sort_unstable();
        }
        ids
    }

    /// How many former ids come before an id that is none of them.
    pub(crate) fn before(&self, id: &ArticleId) -> usize {
        self.0.partition_point(|(former, _)| former < id)
    }
}

impl Checked {
    /// Settles which story each former id leads to, and warns of those that two stories had, and of those by which a story is
    /// related to itself, or to another one twice. Who names a story by an id that it had before names one that is there.
    pub(super) fn settle_moves(&mut self, edition: &Edition) {
        self.moved = Moved::of(edition, &self.origins);
        if self.moved.all().is_empty() {
            return;
        }
        let found: HashSet<String> = self.moved.all().iter().map(|(id, _)| no_article(id.as_str())).collect();
        self.findings.retain(|finding| !found.contains(&finding.problem.message));
        let before = self.findings.len();
        for (number, origin) in self.origins.iter().enumerate() {
            let had_too = origin.formerly.iter().enumerate().filter_map(|(item, id)| {
                let other = self.moved.story(id).filter(|other| *other != number)?;
                let other = &self.stories[other].id;
                let path = vec![Step::Field("formerly"), Step::Item(item)];
                let message = format!("the story \"{other}\" had the id \"{id}\" before, too");
                let remedy = format!("links to it lead to \"{other}\": leave it out in one of the two files");
                Some(problem(Severity::Warning, path, message, remedy))
            });
            let mut problems: Vec<_> = had_too.collect();
            let names_former = origin.related.iter().any(|id| self.moved.story(id).is_some());
            if problems.is_empty() && !names_former {
                continue;
            }
            let file = Edition::article_file(self.stories[number].id.as_str());
            let text = edition.read(&file).unwrap_or_default();
            if names_former {
                problems.extend(self.related_once(number, &text));
            }
            let located = Parsed { value: None::<()>, problems }.locate(&text);
            self.findings.extend(located.problems.into_iter().map(|problem| Finding { file: file.clone(), problem }));
        }
        if self.findings.len() > before {
            let place = |finding: &Finding| finding.problem.position.map(|position| (position.line, position.column));
            self.findings.sort_by(|one, other| one.file.cmp(&other.file).then_with(|| place(one).cmp(&place(other))));
        }
    }

    /// Warnings of what a story's `related` names that another id there, or its own, leads to. What is there twice by the same id
    /// is told of already.
    fn related_once(&self, number: usize, text: &str) -> Vec<Problem> {
        let related = Article::parse(text, None).value.map(|article| article.related).unwrap_or_default();
        let mut ids = HashSet::new();
        let mut named: HashMap<usize, ArticleId> = HashMap::new();
        let led_to = |id: &ArticleId| {
            let own = || self.stories.binary_search_by(|story| story.id.cmp(id)).ok();
            self.moved.story(id).or_else(own)
        };
        let mut problems = Vec::new();
        for (item, related) in related.into_iter().enumerate() {
            let Related::Story(id) = related else { continue };
            let Some(story) = led_to(&id).filter(|_| ids.insert(id.clone())) else { continue };
            let message = if story == number {
                if id == self.stories[number].id {
                    continue;
                }
                format!("the story is related to itself: \"{id}\" is what it was called before")
            } else {
                match named.entry(story) {
                    Entry::Occupied(first) => {
                        format!("\"{id}\" is the story that stands here already as \"{}\"", first.get())
                    }
                    Entry::Vacant(first) => {
                        first.insert(id);
                        continue;
                    }
                }
            };
            let path = vec![Step::Field("related"), Step::Item(item)];
            problems.push(problem(Severity::Warning, path, message, LEFT_OUT));
        }
        problems
    }
}
