//! JSON Feed 1.1 (jsonfeed.org).

use serde::Serialize;

use super::{Entry, Feed};

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// Writes the feed that is found at `address`.
pub(super) fn write(feed: &Feed, address: &str) -> Vec<u8> {
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: feed.title,
        home_page_url: feed.home.absolute(feed.page),
        feed_url: address,
        language: feed.lang.as_str(),
        authors: [Author { name: &feed.site.name }],
        items: feed.entries.iter().map(|entry| item(entry, feed)).collect(),
    };
    serde_json::to_vec(&json).expect("a feed is JSON")
}

fn item<'a>(entry: &'a Entry, feed: &Feed<'a>) -> Item<'a> {
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.article.headline,
        language: entry.lang(feed.site).as_str(),
        summary: entry.summary.as_deref(),
        content_html: &entry.content,
        image: entry.image.as_deref(),
        date_published: entry.published(),
        date_modified: entry.modified(),
        authors: entry.reporters().map(|name| Author { name }).collect(),
        tags: entry.subjects(feed.site).collect(),
    }
}
