//! What another site is told that was given a story's address and would show the story (oEmbed 1.0, <https://oembed.com>).

use article::{Article, Role, Script};
use kanbao::{Destination, Locale, Route, escaped};
use serde::Serialize;

use super::home::{Home, address};
use super::pages::Pages;

/// The room that the frame is given where its height is not known, in CSS pixels. With `embed.js` on the page it grows.
const ROOM: (u32, u32) = (600, 700);
/// How long the answer holds, in seconds: a headline may be corrected.
const HOLDS: u32 = 3600;

/// A `rich` response (§2.3.4.4).
#[derive(Debug, Serialize)]
pub(super) struct OEmbed {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// A picture, of which all three must be told.
#[derive(Debug, Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

impl OEmbed {
    /// What is told of a story, in the script of the pages, whose site is published at `home`.
    pub(super) fn new(article: &Article, pages: &Pages, home: &Home) -> Self {
        let (site, script) = (pages.site(), pages.script());
        let title = article.headline.clone();
        let src = home.absolute(&route(article, script).alone(&article.id));
        let (width, height) = ROOM;
        let html = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" allow=\"fullscreen\" \
             style=\"width: 100%; border: 0; padding: 0\"></iframe>",
            escaped(&src),
            escaped(&title)
        );
        Self {
            version: "1.0",
            kind: "rich",
            title,
            author_name: authors(article, pages.locales().of(article.lang.as_ref().unwrap_or(&site.lang))),
            provider_name: site.name.clone(),
            provider_url: home.absolute(&Route { script, to: Destination::Front }.to_string()),
            cache_age: HOLDS,
            html,
            width,
            height,
            thumbnail: thumbnail(article, home),
        }
    }
}

/// The address of what is told of a story.
pub(super) fn path_of(article: &Article, script: Option<Script>) -> String {
    format!("{}/oembed/{}.json", route(article, script).prefix(), article.id)
}

fn route(article: &Article, script: Option<Script>) -> Route {
    Route { script, to: Destination::Article(article.id.clone()) }
}

fn authors(article: &Article, locale: &Locale) -> Option<String> {
    let names: Vec<&str> = article.names(&Role::Reporter).collect();
    Some(names.join(locale.comma())).filter(|names| !names.is_empty())
}

fn thumbnail(article: &Article, home: &Home) -> Option<Thumbnail> {
    let image = article.image.as_ref()?;
    let [width, height] = image.pixels();
    Some(Thumbnail {
        thumbnail_url: address(Some(home), image.src.get()?)?,
        thumbnail_width: width?,
        thumbnail_height: height?,
    })
}
