//! What a page says of itself: JSON-LD (schema.org), Open Graph, `meta` elements.

use article::{Credit, Href, Image, Lang, Role, Src, Text};
use dom_query::Document;
use serde_json::Value;

use super::super::date::{self, Zone};
use super::super::story::Story;
use super::super::text::spaced;

/// Kinds of schema.org that are a story.
const STORIES: [&str; 8] = [
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "BlogPosting",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
];

/// Reads the metadata into the story.
pub(super) fn read(document: &Document, zone: Zone, story: &mut Story) {
    if let Some(lang) = document.select("html").attr("lang") {
        story.lang = Lang::new(lang.trim());
    }
    for script in document.select("script[type='application/ld+json']").iter() {
        if let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) {
            find(&value, &mut |value| linked(value, zone, story));
        }
    }
    let meta = |names: &[&str]| -> Option<String> {
        names.iter().find_map(|name| {
            let selector = format!("meta[property='{name}'], meta[name='{name}'], meta[itemprop='{name}']");
            let content = spaced(&document.select(&selector).attr("content")?);
            (!content.is_empty()).then_some(content)
        })
    };
    if story.canonical.is_none() {
        let canonical = document.select("link[rel='canonical']").attr("href").map(|href| href.to_string());
        let address = canonical.or_else(|| meta(&["og:url"])).filter(|address| address.starts_with("http"));
        story.canonical = address.and_then(|address| Href::new(&address));
    }
    story.key = story.canonical.as_ref().and_then(Href::get).map(str::to_owned);
    if story.headline.is_empty() {
        story.headline = meta(&["og:title", "ArticleTitle", "twitter:title"]).unwrap_or_default();
    }
    story.summary = story.summary.take().or_else(|| meta(&["og:description", "description", "twitter:description"]));
    let moment = |names: &[&str]| meta(names).and_then(|text| date::parse(&text, zone));
    story.published = story.published.take().or_else(|| {
        moment(&[
            "article:published_time",
            "og:published_time",
            "datePublished",
            "PubDate",
            "publishdate",
            "pubdate",
            "firstpublishedtime",
        ])
    });
    story.modified = story
        .modified
        .take()
        .or_else(|| moment(&["article:modified_time", "og:updated_time", "dateModified", "lastmodifiedtime"]));
    if story.channels.is_empty() {
        story.channels.extend(meta(&["article:section", "ColumnName"]));
    }
    if story.tags.is_empty() {
        let keywords = meta(&["news_keywords", "keywords", "article:tag"]).unwrap_or_default();
        let words = keywords.split([',', '，', '、', ';']).map(str::trim).filter(|word| !word.is_empty());
        story.tags = words.map(str::to_owned).collect();
    }
    let credit = |role: Role, name: Option<String>, credits: &mut Vec<Credit>| {
        if let Some(name) = name.filter(|_| !credits.iter().any(|credit| credit.role == role)) {
            credits.push(Credit { role, names: vec![name], label: None, url: None });
        }
    };
    credit(Role::Source, meta(&["ContentSource", "source"]), &mut story.credits);
    credit(
        Role::Reporter,
        meta(&["author", "Author", "article:author"]).filter(|name| !name.starts_with("http")),
        &mut story.credits,
    );
    if story.image.is_none() {
        let number = |name: &str| meta(&[name]).and_then(|text| text.parse().ok());
        story.image = meta(&["og:image:secure_url", "og:image"]).and_then(|src| Src::new(&src)).map(|src| Image {
            src,
            alt: meta(&["og:image:alt"]),
            caption: None,
            credit: None,
            width: number("og:image:width"),
            height: number("og:image:height"),
            sources: Vec::new(),
        });
    }
}

/// Calls `see` with the first story in the data, wherever it lies.
fn find(value: &Value, see: &mut dyn FnMut(&Value)) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| find(item, see)),
        Value::Object(fields) => {
            let kinds = strings(&value["@type"]);
            if kinds.iter().any(|kind| STORIES.contains(&kind.as_str())) {
                see(value);
                return true;
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .any(|name| fields.get(*name).is_some_and(|inner| find(inner, see)))
        }
        _ => false,
    }
}

fn linked(value: &Value, zone: Zone, story: &mut Story) {
    let text = |name: &str| strings(&value[name]).into_iter().next().filter(|text| !text.is_empty());
    story.headline = text("headline").unwrap_or_default();
    story.kickers = strings(&value["alternativeHeadline"]);
    story.summary = text("description");
    story.published = text("datePublished").and_then(|text| date::parse(&text, zone));
    story.modified = text("dateModified").and_then(|text| date::parse(&text, zone));
    story.channels = strings(&value["articleSection"]);
    story.tags = strings(&value["keywords"])
        .iter()
        .flat_map(|words| words.split([',', '，']))
        .map(|word| word.trim().to_owned())
        .collect();
    if let Some(lang) = text("inLanguage").and_then(|tag| Lang::new(&tag)) {
        story.lang = Some(lang);
    }
    let address = text("url").or_else(|| text("mainEntityOfPage")).or_else(|| text("@id"));
    story.canonical = address.filter(|address| address.starts_with("http")).and_then(|address| Href::new(&address));
    for (field, role) in [("sourceOrganization", Role::Source), ("author", Role::Reporter), ("editor", Role::Editor)] {
        let names = strings(&value[field]);
        if !names.is_empty() {
            story.credits.push(Credit { role, names, label: None, url: None });
        }
    }
    story.image = match &value["image"] {
        Value::Array(images) => images.first(),
        image => Some(image),
    }
    .and_then(image);
}

fn image(value: &Value) -> Option<Image> {
    let address = value.as_str().or_else(|| value["url"].as_str()).or_else(|| value["contentUrl"].as_str())?;
    let number = |name: &str| value[name].as_u64().and_then(|number| u32::try_from(number).ok());
    Some(Image {
        src: Src::new(address)?,
        alt: None,
        caption: value["caption"].as_str().map(|caption| Text::Plain(spaced(caption))),
        credit: None,
        width: number("width"),
        height: number("height"),
        sources: Vec::new(),
    })
}

/// The texts of a value: itself, its name, its id, or those of its items.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => Some(spaced(text)).filter(|text| !text.is_empty()).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(fields) => {
            ["name", "@id"].iter().find_map(|name| fields.get(*name)).map(strings).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
