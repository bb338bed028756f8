//! What no file shows alone: names, channels, related stories and media.
//!
//! These checks look at plain JSON, not at an [`Article`](article::Article), so that a file with other faults is
//! looked through as well: one run shows all there is to mend.

use std::collections::BTreeSet;

use article::{ArticleId, Channels, Problem, Severity, Site, Step, Value, resolve};
use percent_encoding::percent_decode_str;

use crate::build::home::Home;
use crate::edition::Edition;
use crate::finding::problem;

/// Looks through an article's file: `text` is what stands in the file called `name`.json.
pub fn article(edition: &Edition, name: &str, text: &str) -> Vec<Problem> {
    let Ok(article) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else { return Vec::new() };
    let mut problems = Vec::new();
    name_is_id(edition, name, &article, &mut problems);
    channels(edition, &article, &mut problems);
    related(edition, name, &article, &mut problems);
    media(&edition.files, &format!("/articles/{name}.json"), &article, &mut Vec::new(), &mut problems);
    problems
}

/// Looks through `site.json`; `files` are those beside it.
pub fn site(text: &str, files: &BTreeSet<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Ok(site) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}'))
        && let Some(Value::Text(logo)) = site.field("logo")
    {
        problems.extend(missing_file(files, "/site.json", logo, &[Step::Field("logo")]));
    }
    problems
}

/// A warning where the site does not say where it is published.
pub fn address(site: &Site) -> Option<Problem> {
    let (path, message) = match &site.url {
        _ if Home::of(site).is_some() => return None,
        Some(_) => (vec![Step::Field("url")], "the address is not absolute"),
        None => (Vec::new(), "the field \"url\" is missing"),
    };
    let message = format!("{message}, so pages say no address of their own, and there are no feeds and no site maps");
    let remedy = "write where the site will be found: \"url\": \"https://news.example/\"";
    Some(problem(Severity::Warning, path, message, remedy))
}

/// A sound article has its file's name as its id. So two of them cannot have the same one.
fn name_is_id(edition: &Edition, name: &str, article: &Value, problems: &mut Vec<Problem>) {
    let Some(Value::Text(id)) = article.field("id") else { return };
    // What is no id at all, the contract reports.
    if id == name || ArticleId::new(id).is_none() {
        return;
    }
    let own = ArticleId::new(name).map(|name| format!("write \"id\": \"{name}\""));
    let (message, rename) = if edition.articles.contains(id) {
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
    problems.push(problem(Severity::Error, vec![Step::Field("id")], message, remedy));
}

fn channels(edition: &Edition, article: &Value, problems: &mut Vec<Problem>) {
    let path = || vec![Step::Field("channel")];
    let Some(Value::List(items)) = article.field("channel") else { return };
    let mut known = Vec::new();
    edition.site.channels.each(&mut |channel| known.push(&channel.id));
    let mut named = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Value::Text(text) = item else { continue };
        match known.iter().find(|id| id.as_str() == text) {
            Some(id) => named.push(*id),
            None => {
                let mut path = path();
                path.push(Step::Item(index));
                let message = format!("site.json has no channel \"{text}\"");
                problems.push(problem(Severity::Error, path, message, choice("its channels are", &known)));
            }
        }
    }
    let Some(innermost) = named.last().filter(|_| named.len() == items.len()) else { return };
    let trail: Vec<_> = edition.site.channels.trail(innermost).iter().map(|channel| &channel.id).collect();
    if trail != named {
        let message = "the channels do not lie in each other as they do in site.json";
        let remedy = format!("write \"channel\": {}", choice("", &trail));
        problems.push(problem(Severity::Warning, path(), message, remedy));
    }
}

/// `["news", "ningde"]`, after what it is; the first ten.
fn choice(what: &str, ids: &[&article::ChannelId]) -> String {
    let quoted: Vec<_> = ids.iter().take(10).map(|id| format!("\"{id}\"")).collect();
    let more = if ids.len() > quoted.len() { ", …" } else { "" };
    format!("{what} [{}{more}]", quoted.join(", ")).trim_start().to_owned()
}

fn related(edition: &Edition, name: &str, article: &Value, problems: &mut Vec<Problem>) {
    let Some(Value::List(items)) = article.field("related") else { return };
    for (index, item) in items.iter().enumerate() {
        let Value::Text(id) = item else { continue };
        // What is no id at all, the contract reports.
        if ArticleId::new(id).is_none() {
            continue;
        }
        let message = if id == name {
            "the story is related to itself".to_owned()
        } else if !edition.articles.contains(id) {
            format!("there is no article \"{id}\"")
        } else {
            continue;
        };
        let path = vec![Step::Field("related"), Step::Item(index)];
        problems.push(problem(Severity::Warning, path, message, "the press leaves the entry out; take it away"));
    }
}

/// Looks for media in an article, a block, a picture, or what else has an address or something with one in it.
fn media(files: &BTreeSet<String>, base: &str, value: &Value, path: &mut Vec<Step>, problems: &mut Vec<Problem>) {
    for name in ["src", "poster"] {
        if let Some(Value::Text(address)) = value.field(name) {
            path.push(Step::Field(name));
            problems.extend(missing_file(files, base, address, path));
            path.pop();
        }
    }
    for name in ["image", "body", "images", "sources", "captions"] {
        path.push(Step::Field(name));
        match value.field(name) {
            Some(Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Item(index));
                    media(files, base, item, path, problems);
                    path.pop();
                }
            }
            Some(inner @ Value::Record(_)) => media(files, base, inner, path, problems),
            _ => {}
        }
        path.pop();
    }
}

/// A warning where the address leads into the edition and there is no such file.
fn missing_file(files: &BTreeSet<String>, base: &str, address: &str, path: &[Step]) -> Option<Problem> {
    // What may not be used at all, the contract reports.
    let resolved = resolve(base, article::Src::new(address)?.get()?);
    // With a scheme, or with a host after two slashes, it is somebody else's.
    let local = resolved.strip_prefix('/').filter(|rest| !rest.starts_with(['/', '\\']))?;
    let encoded = local.split(['?', '#']).next().unwrap_or_default();
    let file = percent_decode_str(encoded).decode_utf8_lossy();
    if files.contains(file.as_ref()) {
        return None;
    }
    let near = files.iter().find(|other| other.eq_ignore_ascii_case(&file));
    let remedy = match near {
        Some(near) => format!("there is \"{near}\": small and capital letters are not the same on a web server"),
        None => format!("put the file into the edition as \"{file}\", or change the address"),
    };
    let message = format!("there is no file \"{file}\" in the edition");
    Some(problem(Severity::Warning, path.to_vec(), message, remedy))
}
