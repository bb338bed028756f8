//! What `site.json` leads to, and where the site is said to be.

use std::collections::BTreeSet;

use article::{Problem, Severity, Site, Step, Value};

use super::at::At;
use super::damage::damaged;
use super::links::{counts_from_its_page, no_address};
use super::media::Search;
use crate::build::home::Home;
use crate::check::finding::problem;

/// Looks through `site.json`; `files` are those beside it.
pub fn site(site: &Value, files: &BTreeSet<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    At::Top.each(site, &mut |field, text, at| {
        problems.extend(damaged(text, at));
        problems.extend(no_address(field, text, at));
    });
    if let Some(footer) = site.field("footer") {
        problems.extend(footer_links(footer));
    }
    if let Some(Value::Text(logo)) = site.field("logo") {
        let mut search = Search { files, base: "/site.json", asked: &mut Vec::new() };
        problems.extend(search.missing_file(logo, &[Step::Field("logo")]));
    }
    problems
}

/// Warnings of links in the footer that lead elsewhere from each page.
fn footer_links(footer: &Value) -> Vec<Problem> {
    let link = |value: &Value, way: &[Step]| {
        let Value::Text(address) = value.field("url")? else { return None };
        let path = [Step::Field("footer")].iter().chain(way).chain(&[Step::Field("url")]).cloned();
        counts_from_its_page(address, path.collect())
    };
    let mut problems = Vec::new();
    for name in ["links", "licences"] {
        if let Some(Value::List(items)) = footer.field(name) {
            let found =
                items.iter().enumerate().map(|(index, item)| link(item, &[Step::Field(name), Step::Item(index)]));
            problems.extend(found.flatten());
        }
    }
    problems.extend(footer.field("report").and_then(|report| link(report, &[Step::Field("report")])));
    problems
}

/// A warning where the site does not say where it is published.
pub fn address(site: &Site) -> Option<Problem> {
    let (path, message) = match &site.url {
        _ if let Some(home) = Home::of(site) => return below_the_top(&home),
        Some(_) => (vec![Step::Field("url")], "the address is not absolute"),
        None => (Vec::new(), "the field \"url\" is missing"),
    };
    let message = format!("{message}, so pages say no address of their own, and there are no feeds and no site maps");
    let remedy = "write where the site will be found: \"url\": \"https://news.example/\"";
    Some(problem(Severity::Warning, path, message, remedy))
}

/// A warning where the site is to lie in a folder of its host: links begin at the host's top.
fn below_the_top(home: &Home) -> Option<Problem> {
    let message =
        format!("a site stands at the top of its host, and this address has more: pages will say {}", home.top());
    let remedy = "publish it under a name of its own: \"https://paper.example/\"";
    home.is_below_the_top().then(|| problem(Severity::Warning, vec![Step::Field("url")], message, remedy))
}
