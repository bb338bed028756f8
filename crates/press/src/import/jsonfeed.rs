//! JSON Feed 1.1: an article an item.

use article::{Credit, Href, Image, Lang, Role, Src};
use serde_json::Value;

use super::date::{self, Zone};
use super::fault::Unreadable;
use super::html::fragment;
use super::reading::Mend;
use super::story::{Remark, Story};
use super::{json, native, text};

/// Reads a feed. `mend` sees the texts of all items before they are read.
pub(super) fn read(source: &str, zone: Zone, mend: &mut Mend<'_>) -> Result<Vec<Story>, Unreadable> {
    let mut feed = json::parse(source)?;
    // Who writes the feed has written the items that name nobody.
    let authors = feed.get_mut("authors").map(Value::take).unwrap_or_default();
    let Some(items) = feed.get_mut("items").and_then(Value::as_array_mut) else {
        return Err(Unreadable::whole(
            "the feed has no items",
            "look whether it is a JSON Feed: https://jsonfeed.org/version/1.1",
        ));
    };
    for item in items.iter_mut().filter(|item| item.is_object() && !item["authors"].is_array()) {
        item["authors"] = authors.clone();
    }
    mend(items.iter_mut().map(json::texts).collect());
    let items = std::mem::take(items);
    Ok(items.iter().map(|item| story(item, &feed, zone)).collect())
}

fn story(item: &Value, feed: &Value, zone: Zone) -> Story {
    let field = |name: &str| item[name].as_str().map(text::spaced).filter(|text| !text.is_empty());
    let mut story = Story {
        // Publishers of version 1 write numbers here.
        key: field("id").or_else(|| item["id"].as_number().map(ToString::to_string)).or_else(|| field("url")),
        feed: ["feed_url", "home_page_url"].iter().find_map(|name| feed[*name].as_str()).map(text::spaced),
        headline: field("title").unwrap_or_default(),
        summary: field("summary"),
        published: field("date_published").and_then(|text| date::parse(&text, zone)),
        modified: field("date_modified").and_then(|text| date::parse(&text, zone)),
        canonical: field("external_url").or_else(|| field("url")).and_then(|url| Href::new(&url)),
        ..Story::default()
    };
    let lang = item["language"].as_str().or_else(|| feed["language"].as_str());
    story.lang = lang.and_then(Lang::new);
    let tags = item["tags"].as_array().into_iter().flatten().filter_map(Value::as_str);
    story.tags = tags.map(str::to_owned).collect();
    let authors = item["authors"].as_array();
    let names: Vec<String> =
        authors.into_iter().flatten().filter_map(|author| author["name"].as_str()).map(text::spaced).collect();
    if !names.is_empty() {
        story.credits.push(Credit { role: Role::Reporter, names, label: None, url: None });
    }
    story.image = field("image").or_else(|| field("banner_image")).and_then(|src| Src::new(&src)).map(|src| Image {
        src,
        alt: None,
        caption: None,
        credit: None,
        width: None,
        height: None,
        sources: Vec::new(),
    });
    let own = &item["_kanbao"];
    let base = field("url").or_else(|| feed["home_page_url"].as_str().map(str::to_owned));
    match native::body(&own["body"]) {
        Some(body) => story.body = body,
        None if item["content_html"].is_string() => {
            let blocks = fragment(item["content_html"].as_str().unwrap_or_default(), base.as_deref());
            text::arrange(blocks, zone, &mut story);
        }
        None => text::paragraphs(item["content_text"].as_str().unwrap_or_default(), zone, &mut story),
    }
    native::fields(own, &mut story);
    // A microblog's items have no title.
    if story.headline.is_empty()
        && let Some(summary) = story.summary.take()
    {
        story.headline = summary;
        story.remarks.push(Remark::whole("the item has no title: its summary is the headline", "look at \"headline\""));
    }
    story
}
