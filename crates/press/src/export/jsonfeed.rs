//! JSON Feed 1.1: the articles as one feed.

use article::{Href, Role, Site, Src};
use serde_json::{Map, Value, json};

use super::{Story, lang, markup, native, page};
use crate::build::home::{Home, address, is_absolute};

/// The feed of an edition's stories.
pub(super) fn feed(stories: &[Story], site: &Site, home: Option<&Home>) -> String {
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name,
        "language": site.lang,
    });
    if let Some(home) = home {
        feed["home_page_url"] = json!(home.top());
    }
    feed["items"] = stories.iter().map(|story| item(story, site, home)).collect();
    super::json(&feed)
}

fn item(Story { own, first, article }: &Story, site: &Site, home: Option<&Home>) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    put("id", Some(json!(page(first, home))));
    put("url", home.map(|_| json!(page(&article.id, home))));
    let elsewhere = article.canonical.as_ref().and_then(Href::get).filter(|url| is_absolute(url));
    put("external_url", elsewhere.map(|url| json!(url)));
    put("title", Some(json!(article.headline)));
    put("content_html", Some(json!(markup::body(&article.body))));
    put("summary", article.summary.as_ref().map(|summary| json!(summary)));
    let image = article.image.as_ref().and_then(|image| Src::get(&image.src));
    put("image", image.and_then(|src| address(home, src)).map(|src| json!(src)));
    put("date_published", Some(json!(article.published)));
    put("date_modified", article.modified.as_ref().map(|modified| json!(modified)));
    let authors: Vec<Value> = article.names(&Role::Reporter).map(|name| json!({"name": name})).collect();
    put("authors", (!authors.is_empty()).then_some(Value::Array(authors)));
    put("tags", (!article.tags.is_empty()).then(|| json!(article.tags)));
    put("language", Some(json!(lang(article, site))));
    // Extensions begin with an underscore (JSON Feed 1.1, "Extensions").
    put("_kanbao", Some(native(own)));
    Value::Object(item)
}
