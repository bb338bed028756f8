//! The names of stories' files.

use article::{ArticleId, Problem, Severity, Step, Value};

use super::Asked;
use crate::check::finding::problem;
use crate::edition::Edition;

/// A sound article has its file's name as its id. So two of them cannot have the same one.
pub(crate) fn name_is_id(edition: &Edition, name: &str, article: &Value, asked: &mut Asked) -> Option<Problem> {
    let Some(Value::Text(id)) = article.field("id") else { return None };
    // What is no id at all, the contract reports.
    if id == name || ArticleId::new(id).is_none() {
        return None;
    }
    let own = ArticleId::new(name).map(|name| format!("write \"id\": \"{name}\""));
    let (message, rename) = if asked.article(edition, id) {
        (format!("the id \"{id}\" is that of \"{id}.json\", and this file is \"{name}.json\""), None)
    } else {
        let rename = format!("call the file \"{id}.json\"");
        (format!("the id is \"{id}\", and the file is called \"{name}.json\""), Some(rename))
    };
    let remedy: Vec<String> = own.into_iter().chain(rename).collect();
    let remedy = if remedy.is_empty() {
        "give the file and the story one id: small letters a to z, digits and hyphens".to_owned()
    } else {
        remedy.join(", or ")
    };
    Some(problem(Severity::Error, vec![Step::Field("id")], message, remedy))
}
