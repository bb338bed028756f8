//! What no file shows alone: names, channels, related stories and media.
//!
//! These checks look at plain JSON, not at an [`Article`](article::Article), so that a file with other faults is
//! looked through as well: one run shows all there is to mend.

use std::collections::BTreeSet;

use article::{ArticleId, Channels, Problem, Severity, Site, Step, Value, resolve};
use kanbao::Destination;
use percent_encoding::percent_decode_str;

use crate::build::home::Home;
use crate::check::addresses::unreadable;
use crate::check::finding::problem;
use crate::edition::Edition;
use crate::script::destination;

/// What was asked of the edition's other files, and whether they were there.
#[derive(Debug, Default)]
pub struct Asked {
    /// Names of articles.
    pub articles: Vec<(String, bool)>,
    /// Other files.
    pub files: Vec<(String, bool)>,
    /// The stories that links in the article lead to, whether they are there or not.
    pub linked: Vec<ArticleId>,
}

/// Looks through what stands in the file called `name`.json. What the answer depends on is added to `asked`.
pub fn article(edition: &Edition, name: &str, article: &Value, asked: &mut Asked) -> Vec<Problem> {
    let mut problems = Vec::new();
    name_is_id(edition, name, article, asked, &mut problems);
    channels(edition, article, &mut problems);
    related(edition, name, article, asked, &mut problems);
    let links = Links { edition, base: &format!("/articles/{name}/") };
    At::Top.each(article, &mut |field, text, at| {
        problems.extend(no_address(field, text, at));
        if matches!(field, "href" | "url") {
            problems.extend(links.leads_nowhere(text, at, asked));
        }
    });
    let base = format!("/articles/{name}.json");
    let mut search = Search { files: &edition.files, base: &base, asked: &mut asked.files };
    media(&mut search, article, &mut Vec::new(), &mut problems);
    problems
}

/// Looks through `site.json`; `files` are those beside it.
pub fn site(site: &Value, files: &BTreeSet<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    At::Top.each(site, &mut |field, text, at| problems.extend(no_address(field, text, at)));
    if let Some(Value::Text(logo)) = site.field("logo") {
        let mut search = Search { files, base: "/site.json", asked: &mut Vec::new() };
        problems.extend(search.missing_file(logo, &[Step::Field("logo")]));
    }
    problems
}

/// A warning where the text of a field is an address that no browser can read.
fn no_address(field: &str, text: &str, at: &At) -> Option<Problem> {
    let (message, remedy) = unreadable(field, text)?;
    Some(problem(Severity::Warning, at.path(), message, remedy))
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

/// A sound article has its file's name as its id. So two of them cannot have the same one.
fn name_is_id(edition: &Edition, name: &str, article: &Value, asked: &mut Asked, problems: &mut Vec<Problem>) {
    let Some(Value::Text(id)) = article.field("id") else { return };
    // What is no id at all, the contract reports.
    if id == name || ArticleId::new(id).is_none() {
        return;
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
    problems.push(problem(Severity::Error, vec![Step::Field("id")], message, remedy));
}

fn channels(edition: &Edition, article: &Value, problems: &mut Vec<Problem>) {
    let path = || vec![Step::Field("channel")];
    let items = match article.field("channel") {
        Some(Value::List(items)) => items.as_slice(),
        None => &[],
        // What is no list at all, the contract reports.
        Some(_) => return,
    };
    if items.is_empty() && !edition.site.channels.is_empty() && matches!(article, Value::Record(_)) {
        let message = "the story is in no channel, so neither the front page nor a channel leads to it";
        let remedy = "write the channels that it stands in, outermost first: \"channel\": [\"news\", \"county\"]";
        problems.push(problem(Severity::Warning, Vec::new(), message, remedy));
        return;
    }
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

fn related(edition: &Edition, name: &str, article: &Value, asked: &mut Asked, problems: &mut Vec<Problem>) {
    let Some(Value::List(items)) = article.field("related") else { return };
    for (index, item) in items.iter().enumerate() {
        let Value::Text(id) = item else { continue };
        // What is no id at all, the contract reports.
        if ArticleId::new(id).is_none() {
            continue;
        }
        let message = if id == name {
            "the story is related to itself".to_owned()
        } else if !asked.article(edition, id) {
            format!("there is no article \"{id}\"")
        } else {
            continue;
        };
        let path = vec![Step::Field("related"), Step::Item(index)];
        problems.push(problem(Severity::Warning, path, message, "the press leaves the entry out; take it away"));
    }
}

/// Where in a file something stands. The way there is spelt out only where there is something to say.
enum At<'a> {
    Top,
    Field(&'a At<'a>, &'a str),
    Item(&'a At<'a>, usize),
}

impl At<'_> {
    /// Calls `see` with every field that is a text, in a file or what else has fields in it.
    fn each(&self, value: &Value, see: &mut dyn FnMut(&str, &str, &At)) {
        match value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    At::Item(self, index).each(item, see);
                }
            }
            Value::Record(fields) => {
                for (name, value) in fields {
                    let at = At::Field(self, name);
                    match value {
                        Value::Text(text) => see(name, text, &at),
                        value => at.each(value, see),
                    }
                }
            }
            _ => {}
        }
    }

    fn path(&self) -> Vec<Step> {
        let (above, step) = match self {
            At::Top => return Vec::new(),
            At::Field(above, name) => (above, Step::Name((*name).to_owned())),
            At::Item(above, index) => (above, Step::Item(*index)),
        };
        let mut path = above.path();
        path.push(step);
        path
    }
}

/// Where the links of a story lead. `base` is the address of its page.
struct Links<'a> {
    edition: &'a Edition,
    base: &'a str,
}

impl Links<'_> {
    /// A warning where a link leads to a page of the site that there is not.
    fn leads_nowhere(&self, address: &str, at: &At, asked: &mut Asked) -> Option<Problem> {
        let site = &self.edition.site;
        let (message, remedy) = match destination(self.base, address)? {
            Destination::Article(id) => {
                let is_there = asked.article(self.edition, id.as_str()) || site.source.is_some();
                let message = (!is_there).then(|| format!("there is no article \"{id}\""));
                if !asked.linked.contains(&id) {
                    asked.linked.push(id);
                }
                (message?, "the link leads nowhere: change its address, or leave it out")
            }
            Destination::Channel { id, .. } if site.channels.trail(&id).is_empty() => (
                format!("site.json has no channel \"{id}\""),
                "the link leads nowhere: change its address, or leave it out",
            ),
            Destination::Missing(path) if !address.trim_start().starts_with(['/', '?', '#']) => {
                let message = format!("the address counts from the story's own, and leads to {path}");
                (message, "write it from its scheme on (\"https://…\"), or from the site's top (\"/…\")")
            }
            _ => return None,
        };
        Some(problem(Severity::Warning, at.path(), message, remedy))
    }
}

/// Looks for media in an article, a block, a picture, or what else has an address or something with one in it.
fn media(search: &mut Search, value: &Value, path: &mut Vec<Step>, problems: &mut Vec<Problem>) {
    for name in ["src", "poster"] {
        if let Some(Value::Text(address)) = value.field(name) {
            path.push(Step::Field(name));
            problems.extend(search.missing_file(address, path));
            path.pop();
        }
    }
    for name in ["image", "body", "images", "sources", "captions"] {
        path.push(Step::Field(name));
        match value.field(name) {
            Some(Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Item(index));
                    media(search, item, path, problems);
                    path.pop();
                }
            }
            Some(inner @ Value::Record(_)) => media(search, inner, path, problems),
            _ => {}
        }
        path.pop();
    }
}

impl Asked {
    fn article(&mut self, edition: &Edition, name: &str) -> bool {
        let there = edition.articles.contains(name);
        self.articles.push((name.to_owned(), there));
        there
    }
}

/// A search for media in the edition.
struct Search<'a> {
    files: &'a BTreeSet<String>,
    /// The address that relative ones count from.
    base: &'a str,
    asked: &'a mut Vec<(String, bool)>,
}

impl Search<'_> {
    /// A warning where the address leads into the edition and there is no such file.
    fn missing_file(&mut self, address: &str, path: &[Step]) -> Option<Problem> {
        // What may not be used at all, the contract reports.
        let resolved = resolve(self.base, article::Src::new(address)?.get()?);
        // With a scheme, or with a host after two slashes, it is somebody else's.
        let local = resolved.strip_prefix('/').filter(|rest| !rest.starts_with(['/', '\\']))?;
        let encoded = local.split(['?', '#']).next().unwrap_or_default();
        let file = percent_decode_str(encoded).decode_utf8_lossy();
        let there = self.files.contains(file.as_ref());
        self.asked.push((file.clone().into_owned(), there));
        if there {
            return None;
        }
        let near = self.files.iter().find(|other| other.eq_ignore_ascii_case(&file));
        let remedy = match near {
            Some(near) => format!("there is \"{near}\": small and capital letters are not the same on a web server"),
            None => format!("put the file into the edition as \"{file}\", or change the address"),
        };
        let message = format!("there is no file \"{file}\" in the edition");
        Some(problem(Severity::Warning, path.to_vec(), message, remedy))
    }
}
