//! The ids that a story had before.

use article::{ArticleId, Problem, Severity, Step, Value};

use super::Asked;
use crate::check::finding::problem;
use crate::edition::Edition;

/// Warnings of former ids that cannot lead here, since a story is called so now. Of those that two stories had,
/// [`moved`](crate::check::moved) warns.
pub(super) fn formerly(edition: &Edition, name: &str, article: &Value, asked: &mut Asked, problems: &mut Vec<Problem>) {
    let Some(Value::List(items)) = article.field("formerly") else { return };
    for (index, item) in items.iter().enumerate() {
        let Value::Text(id) = item else { continue };
        // What is no id at all, the contract reports.
        if ArticleId::new(id).is_none() {
            continue;
        }
        let (message, remedy) = if id == name {
            (format!("\"{id}\" is the story's id now"), "write here what it was called before, or leave it out")
        } else if asked.article(edition, id) {
            let remedy = "links to it lead to that story: leave it out here, or take the other file away if it is this story's old one";
            (format!("\"{id}\" is the id of another story, articles/{id}.json"), remedy)
        } else {
            continue;
        };
        let path = vec![Step::Field("formerly"), Step::Item(index)];
        problems.push(problem(Severity::Warning, path, message, remedy));
    }
}
