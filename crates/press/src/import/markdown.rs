//! Markdown, with front matter in YAML (`---`) or without.

use article::{ArticleId, Credit, Href, Image, Lang, Role, Src};
use kanbao::{Destination, Route};
use pulldown_cmark::{Options, Parser, html};
use serde_json::Value;

use super::date::{self, Zone};
use super::fault::Unreadable;
use super::html::{fragment, words};
use super::story::Story;
use super::text;

/// Reads a file. A heading of the first level is the headline where the front matter has none.
pub(super) fn read(text: &str, zone: Zone) -> Result<Vec<Story>, Unreadable> {
    if text.trim_start().starts_with("+++\n") {
        let remedy =
            "write it as YAML, between two lines of ---; `hugo convert toYAML` does that for all files of a site";
        return Err(Unreadable::whole("its front matter is TOML, which is not read", remedy));
    }
    let (matter, body, offset) = split(text);
    let mut story = Story::default();
    if let Some(matter) = matter {
        let value: Value = serde_saphyr::from_str(matter).map_err(|error| Unreadable {
            at: Some(offset),
            message: format!("the front matter is no YAML: {}", first_line(&error.to_string())),
            remedy: "mend it, or take the lines between the two --- away",
        })?;
        if value["draft"] == true {
            return Err(Unreadable::whole("it is a draft", "take \"draft: true\" away when it is ready"));
        }
        fields(&value, zone, &mut story);
    }
    let mut markup = String::with_capacity(body.len() * 2);
    html::push_html(&mut markup, Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH));
    let base = story.canonical.as_ref().and_then(Href::get).map(str::to_owned);
    let mut blocks = fragment(&markup, base.as_deref());
    if story.headline.is_empty()
        && let Some((title, _)) = markup.trim_start().strip_prefix("<h1>").and_then(|rest| rest.split_once("</h1>"))
        // Without words it has become no block.
        && !words(title).is_empty()
        && let Some(article::Block::Heading(heading)) = blocks.first()
    {
        story.headline = heading.text.plain();
        blocks.remove(0);
    }
    text::arrange(blocks, zone, &mut story);
    Ok(vec![story])
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The front matter, the rest, and where the front matter begins.
fn split(text: &str) -> (Option<&str>, &str, usize) {
    let start = text.len() - text.trim_start().len();
    let Some(rest) = text[start..].strip_prefix("---\n") else { return (None, text, 0) };
    let Some(end) = rest.find("\n---").filter(|end| rest[end + 4..].starts_with('\n') || rest.len() == end + 4) else {
        return (None, text, 0);
    };
    (Some(&rest[..end + 1]), &rest[end + 4..], start + 4)
}

/// The fields of front matter, as Hugo, Jekyll and our own export name them.
fn fields(value: &Value, zone: Zone, story: &mut Story) {
    let texts =
        |names: &[&str]| names.iter().map(|name| list(&value[*name])).find(|list| !list.is_empty()).unwrap_or_default();
    let one = |names: &[&str]| texts(names).into_iter().next();
    story.headline = one(&["title", "headline"]).unwrap_or_default();
    story.id = one(&["id", "slug"]).and_then(|id| ArticleId::new(&id));
    story.lang = one(&["lang", "language"]).and_then(|tag| Lang::new(&tag));
    story.kickers = texts(&["kickers", "kicker"]);
    story.subheads = texts(&["subheads", "subhead", "subtitle"]);
    story.summary = one(&["summary", "description", "excerpt"]);
    let moment = |names: &[&str]| one(names).and_then(|text| date::parse(&text, zone));
    story.published = moment(&["published", "date", "publishDate"]);
    story.modified = moment(&["modified", "lastmod", "updated"]);
    story.channels = texts(&["channel", "channels", "categories", "category", "section"]);
    story.tags = texts(&["tags", "keywords"]);
    story.canonical = one(&["canonical", "canonicalURL", "url"])
        .filter(|url| url.starts_with("http"))
        .and_then(|url| Href::new(&url));
    story.formerly = texts(&["aliases", "redirect_from"]).iter().filter_map(|address| former(address)).collect();
    if let Some(image) = super::native::part::<Image>(&value["image"]) {
        story.image = Some(image);
    } else if let Some(src) = one(&["image", "cover"]).and_then(|src| Src::new(&src)) {
        story.image =
            Some(Image { src, alt: None, caption: None, credit: None, width: None, height: None, sources: Vec::new() });
    }
    if let Some(credits) = super::native::part::<Vec<Credit>>(&value["credits"]) {
        story.credits = credits;
    } else {
        let names = texts(&["authors", "author"]);
        if !names.is_empty() {
            story.credits.push(Credit { role: Role::Reporter, names, label: None, url: None });
        }
    }
    super::native::rest(value, story);
}

/// The id that an address was that of a story by, as our own pages have it, or by its name alone. Others are of pages that this
/// paper never had.
fn former(address: &str) -> Option<ArticleId> {
    match Route::parse(address) {
        Route { script: None, to: Destination::Article(id) } => Some(id),
        _ => ArticleId::new(address.trim_end_matches('/')),
    }
}

fn list(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => Some(text::spaced(text)).filter(|text| !text.is_empty()).into_iter().collect(),
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(list).collect(),
        Value::Object(_) => list(&value["name"]),
        _ => Vec::new(),
    }
}
