//! Where links lead.

use article::{Channels, Href, Problem, Severity, Step, Value, resolve};
use kanbao::Destination;

use super::at::At;
use super::{Asked, no_article};
use crate::build::home::is_absolute;
use crate::check::addresses::unreadable;
use crate::check::finding::problem;
use crate::edition::Edition;
use crate::script::destination;

/// A warning where the text of a field is an address that no browser can read.
pub(super) fn no_address(field: &str, text: &str, at: &At) -> Option<Problem> {
    let (message, remedy) = unreadable(field, text)?;
    Some(problem(Severity::Warning, at.path(), message, remedy))
}

/// What to do about an address that counts from the page that it stands on.
const IN_FULL: &str = "write it from its scheme on (\"https://…\"), or from the site's top (\"/…\")";

/// A warning where the address of a link that stands on every page counts from the page.
pub(super) fn counts_from_its_page(address: &str, path: Vec<Step>) -> Option<Problem> {
    // What may not be used at all, the contract reports.
    let address = Href::new(address)?;
    let from = |page| address.get().map(|address| resolve(page, address));
    let message = "the address counts from the page that it stands on, and every page has this link";
    (from("/") != from("/articles/a/")).then(|| problem(Severity::Warning, path, message, IN_FULL))
}

/// A warning where the page that a story first ran on is none of the web.
pub(super) fn first_ran_nowhere(article: &Value) -> Option<Problem> {
    let Value::Text(address) = article.field("canonical")? else { return None };
    let address = Href::new(address)?;
    let message = "this is no http(s) address with a host, so search engines are shown this page and not that one";
    let remedy = "write the address in full (\"https://first.example/story\"), or leave it out";
    let is_page = address.get().is_some_and(is_absolute);
    (!is_page).then(|| problem(Severity::Warning, vec![Step::Field("canonical")], message, remedy))
}

/// Where the links of a story lead. `base` is the address of its page.
pub(super) struct Links<'a> {
    pub(super) edition: &'a Edition,
    pub(super) base: &'a str,
}

impl Links<'_> {
    /// A warning where a link leads to a page of the site that there is not.
    pub(super) fn leads_nowhere(&self, address: &str, at: &At, asked: &mut Asked) -> Option<Problem> {
        let site = &self.edition.site;
        let (message, remedy) = match destination(self.base, address)? {
            Destination::Article(id) => {
                let is_there = asked.article(self.edition, id.as_str()) || site.source.is_some();
                let message = (!is_there).then(|| no_article(id.as_str()));
                if !asked.linked.contains(&id) {
                    asked.linked.push(id);
                }
                (message?, "the link leads nowhere: change its address, or leave it out")
            }
            Destination::Channel { id, .. } if self.edition.knows_channels && site.channels.trail(&id).is_empty() => (
                format!("site.json has no channel \"{id}\""),
                "the link leads nowhere: change its address, or leave it out",
            ),
            Destination::Missing(path) if !address.trim_start().starts_with(['/', '?', '#']) => {
                let message = format!("the address counts from the story's own, and leads to {path}");
                (message, IN_FULL)
            }
            _ => return None,
        };
        Some(problem(Severity::Warning, at.path(), message, remedy))
    }
}
