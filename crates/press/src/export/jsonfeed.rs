//! JSON Feed 1.1: the articles as one feed.

use article::{Article, Href, Role, Site, Src};
use serde_json::{Map, Value, json};

use super::{address, lang, markup, native};

/// The feed of an edition's articles.
pub(super) fn feed(articles: &[Article], site: &Site) -> String {
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name,
        "language": site.lang,
    });
    if let Some(url) = site.url.as_ref().and_then(Href::get) {
        feed["home_page_url"] = json!(url);
    }
    feed["items"] = articles.iter().map(|article| item(article, site)).collect();
    super::json(&feed)
}

fn item(article: &Article, site: &Site) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    let address = address(&article.id, site);
    put("id", Some(json!(address)));
    put("url", address.starts_with("http").then(|| json!(address)));
    put("external_url", article.canonical.as_ref().and_then(Href::get).map(|url| json!(url)));
    put("title", Some(json!(article.headline)));
    put("content_html", Some(json!(markup::body(&article.body))));
    put("summary", article.summary.as_ref().map(|summary| json!(summary)));
    let image = article.image.as_ref().and_then(|image| Src::get(&image.src));
    put("image", image.filter(|src| src.starts_with("http")).map(|src| json!(src)));
    put("date_published", Some(json!(article.published)));
    put("date_modified", article.modified.as_ref().map(|modified| json!(modified)));
    let reporters = article.credits.iter().filter(|credit| credit.role == Role::Reporter);
    let authors: Vec<Value> =
        reporters.flat_map(|credit| credit.names.iter().map(|name| json!({"name": name}))).collect();
    put("authors", (!authors.is_empty()).then_some(Value::Array(authors)));
    put("tags", (!article.tags.is_empty()).then(|| json!(article.tags)));
    put("language", Some(json!(lang(article, site))));
    // Extensions begin with an underscore (JSON Feed 1.1, "Extensions").
    put("_kanbao", Some(native(article)));
    Value::Object(item)
}
