//! RSS and Atom: an article an item, with its full content where the feed gives it.

mod date;

use std::collections::HashMap;

use article::{Credit, Href, Image, Lang, Role, Src};
use feed_rs::model::{Entry, Feed, Link, Text};
use feed_rs::parser::{Builder, generate_id_from_link_and_title};

use super::date::Zone;
use super::fault::Unreadable;
use super::html::{fragment, words};
use super::reading::Mend;
use super::story::{Remark, Story};
use super::text;

/// Reads a feed. `mend` sees the texts of all items before they are read.
pub(super) fn read(xml: &str, zone: Zone, mend: &mut Mend<'_>) -> Result<Vec<Story>, Unreadable> {
    // It has been decoded: what it says of its encoding no longer holds.
    let xml = without_declaration(xml);
    let parser = Builder::new().timestamp_parser(move |text| date::read(text, zone)).id_generator(made).build();
    let mut feed = parser.parse(xml.as_bytes()).map_err(|error| {
        Unreadable::whole(
            format!("not a feed: {error}"),
            "look whether it is RSS or Atom, or say what it is with --from",
        )
    })?;
    if feed.entries.is_empty() {
        return Err(Unreadable::whole("the feed has no items", "look whether it is the right one"));
    }
    let keys = keys(&feed);
    mend(feed.entries.iter_mut().map(texts).collect());
    Ok(feed.entries.iter().zip(keys).map(|(entry, key)| story(entry, key, &feed, zone)).collect())
}

/// The id of an item without one. `feed-rs` would make up another every time where there is no link either.
fn made(links: &[Link], title: &Option<Text>, _: Option<&str>) -> String {
    links.first().map(|link| generate_id_from_link_and_title(link, title)).unwrap_or_default()
}

/// What each item is called, and what it was called in ledgers of former versions. One without an id is called by its link,
/// unless others have the same.
fn keys(feed: &Feed) -> Vec<(Option<String>, Option<String>)> {
    let mut uses: HashMap<&str, u32> = HashMap::new();
    for link in feed.entries.iter().filter_map(|entry| page(&entry.links)) {
        *uses.entry(link).or_default() += 1;
    }
    let key = |entry: &Entry| {
        if entry.id != made(&entry.links, &entry.title, None) {
            return (Some(entry.id.clone()), None);
        }
        let link = page(&entry.links).filter(|link| uses[link] == 1);
        (link.map(str::to_owned), Some(entry.id.clone()).filter(|id| !id.is_empty()))
    };
    feed.entries.iter().map(key).collect()
}

/// The link to the page that a feed or item is about.
fn page(links: &[Link]) -> Option<&str> {
    let link = links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    link.map(|link| link.href.as_str())
}

fn without_declaration(xml: &str) -> &str {
    let start = xml.trim_start();
    match start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest,
        None => start,
    }
}

/// The texts of an item that are read.
fn texts(entry: &mut Entry) -> Vec<&mut String> {
    let own = [&mut entry.title, &mut entry.summary].into_iter().flatten().map(|text| &mut text.content);
    let body = entry.content.iter_mut().filter_map(|content| content.body.as_mut());
    let names = entry.categories.iter_mut().flat_map(|category| [Some(&mut category.term), category.label.as_mut()]);
    let people = entry.authors.iter_mut().filter_map(|person| person.name.as_mut());
    let pictures = entry.media.iter_mut().flat_map(|media| {
        let credits = media.credits.iter_mut().map(|credit| &mut credit.entity);
        media.description.iter_mut().map(|text| &mut text.content).chain(credits)
    });
    own.chain(body).chain(names.flatten()).chain(&mut entry.source).chain(people).chain(pictures).collect()
}

fn story(entry: &Entry, (key, former_key): (Option<String>, Option<String>), feed: &Feed, zone: Zone) -> Story {
    let words = |text: &Text| words(&text.content);
    let mut story = Story {
        key,
        former_key,
        feed: page(&feed.links).map(str::to_owned),
        headline: entry.title.as_ref().map(words).unwrap_or_default(),
        published: entry.published.or(entry.updated).and_then(date::show),
        modified: entry
            .updated
            .filter(|updated| entry.published.is_some_and(|published| published.timestamp() < updated.timestamp()))
            .and_then(date::show),
        ..Story::default()
    };
    let lang = entry.language.as_ref().or(feed.language.as_ref());
    story.lang = lang.and_then(|tag| Lang::new(tag));
    let link = page(&entry.links);
    story.canonical = link.and_then(Href::new);
    let names = |category: &feed_rs::model::Category| category.label.clone().unwrap_or_else(|| category.term.clone());
    story.channels = entry.categories.iter().map(names).map(|name| text::spaced(&name)).collect();
    story.tags.clone_from(&story.channels);
    if let Some(source) = entry.source.as_ref().filter(|source| !source.starts_with("http")) {
        story.credits.push(Credit { role: Role::Source, names: vec![source.clone()], label: None, url: None });
    }
    let people = entry.authors.iter().filter_map(|person| person.name.clone()).map(|name| text::spaced(&name));
    let people: Vec<String> = people.filter(|name| !name.is_empty() && !name.contains('@')).collect();
    if !people.is_empty() {
        story.credits.push(Credit { role: Role::Reporter, names: people, label: None, url: None });
    }
    story.image = entry.media.iter().find_map(picture);
    let body = entry
        .content
        .as_ref()
        .and_then(|content| Some((content.body.as_deref()?, content.content_type.subty() == "plain")));
    match (body, &entry.summary) {
        (Some((text, true)), summary) => {
            story.summary = summary.as_ref().map(words);
            text::paragraphs(text, zone, &mut story);
        }
        (Some((html, false)), summary) => {
            story.summary = summary.as_ref().map(words);
            text::arrange(fragment(html, link), zone, &mut story);
        }
        (None, Some(summary)) => {
            text::arrange(fragment(&summary.content, link), zone, &mut story);
            story.remarks.push(Remark::whole(
                "the feed has only a summary of this story",
                "import the page itself: press import PAGE.html --to EDITION",
            ));
        }
        (None, None) => {}
    }
    story
}

fn picture(media: &feed_rs::model::MediaObject) -> Option<Image> {
    let caption = media.description.as_ref().map(|text| article::Text::Plain(text::spaced(&text.content)));
    let content = media
        .content
        .iter()
        .find(|content| content.content_type.as_ref().is_none_or(|kind| kind.ty() == "image") && content.url.is_some());
    let (address, width, height) = match content {
        Some(content) => (content.url.as_ref()?.to_string(), content.width, content.height),
        None => {
            let image = &media.thumbnails.first()?.image;
            (image.uri.clone(), image.width, image.height)
        }
    };
    let credit = media.credits.first().map(|credit| credit.entity.clone());
    Some(Image { src: Src::new(&address)?, alt: None, caption, credit, width, height, sources: Vec::new() })
}
