//! The stories that a story says are related.

use std::collections::HashSet;

use article::{ArticleId, Problem, Severity, Step, Value};

use super::{Asked, no_article};
use crate::check::finding::problem;
use crate::edition::Edition;

/// What to do about an entry that leads to nothing more.
pub(crate) const LEFT_OUT: &str = "the press leaves the entry out; take it away";

pub(super) fn related(edition: &Edition, name: &str, article: &Value, asked: &mut Asked, problems: &mut Vec<Problem>) {
    let Some(Value::List(items)) = article.field("related") else { return };
    let mut named = HashSet::new();
    for (index, item) in items.iter().enumerate() {
        let Value::Text(id) = item else { continue };
        // What is no id at all, the contract reports.
        if ArticleId::new(id).is_none() {
            continue;
        }
        let message = if id == name {
            "the story is related to itself".to_owned()
        } else if !named.insert(id) {
            format!("the story \"{id}\" stands here already")
        } else if !asked.article(edition, id) {
            no_article(id)
        } else {
            continue;
        };
        let path = vec![Step::Field("related"), Step::Item(index)];
        problems.push(problem(Severity::Warning, path, message, LEFT_OUT));
    }
}
