//! ninjs, IPTC's news in JSON: generations 1, 2 and 3, and the dialect that Superdesk writes.
//!
//! The generations name the same things in other letters: `body_html`, then `bodies` with `contenttype`, then with
//! `contentType`. So all names are read in small letters, and for each field the newest form that is there counts.

use article::{Block, Credit, Href, Image, Lang, Related, Rendition, Rights, Role, Src, StoryLink, Text};
use serde_json::{Map, Value};

use super::date::{self, Zone};
use super::fault::Unreadable;
use super::html::{fragment, words};
use super::reading::Mend;
use super::story::{Remark, Story};
use super::{json, native, text};
use crate::shortened::shortened;

/// Reads an item, a list of items, or what an API answers with items in it. `mend` sees the texts of all items before
/// they are read.
pub(super) fn read(source: &str, zone: Zone, mend: &mut Mend<'_>) -> Result<Vec<Story>, Unreadable> {
    let value = in_small_letters(json::parse(source)?);
    let list = ["_items", "items"].into_iter().find(|name| value.get(name).is_some_and(Value::is_array));
    let mut items: Vec<Value> = match (list, value) {
        (Some(list), mut value) => value[list].as_array_mut().map(std::mem::take).unwrap_or_default(),
        (None, Value::Array(items)) => items,
        (None, item) => vec![item],
    };
    if items.is_empty() || items.iter().any(|item| !item.is_object()) {
        return Err(Unreadable::whole(
            "there is no news item in it",
            "look whether it is ninjs, or say what it is with --from",
        ));
    }
    // As a folder of another edition has them.
    if items.iter().any(|item| ["schema", "headline", "published", "body"].iter().all(|name| item.get(name).is_some()))
    {
        return Err(Unreadable::whole(
            "it is an article already, and no wire's",
            "copy the file into articles/, and the pictures that it names to where it names them",
        ));
    }
    mend(items.iter_mut().map(json::texts).collect());
    Ok(items.iter().map(|item| story(item, zone)).collect())
}

fn in_small_letters(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name.to_lowercase(), in_small_letters(value)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(in_small_letters).collect()),
        other => other,
    }
}

fn story(item: &Value, zone: Zone) -> Story {
    let field = |names: &[&str]| {
        names.iter().find_map(|name| item[*name].as_str()).map(text::spaced).filter(|text| !text.is_empty())
    };
    let moment = |names: &[&str]| names.iter().find_map(|name| date::parse(item[*name].as_str()?, zone));
    let first = moment(&["firstpublished", "firstcreated", "contentcreated"]);
    let version = moment(&["versioncreated", "_updated"]);
    let mut story = Story {
        // Superdesk's own name for it comes first, since its uri changes with each version.
        key: field(&["guid", "uri", "_id"]),
        lang: field(&["language"]).and_then(|tag| Lang::new(&tag.replace('_', "-"))),
        published: first.clone().or_else(|| version.clone()).or_else(|| event(item, zone)),
        modified: version.filter(|version| first.as_ref().is_some_and(|first| first.unix() < version.unix())),
        ..Story::default()
    };
    let address = field(&["canonical_url", "source_url"]).or_else(|| story.key.clone());
    story.canonical = address.filter(|uri| uri.starts_with("http")).and_then(|uri| Href::new(&uri));
    headlines(item, &mut story);
    story.summary = summary(item);
    story.channels = names(item, &["subjects", "subject", "service", "anpa_category"], |one| one["rel"] == "section");
    let others = names(item, &["subjects", "subject"], |one| one["rel"] != "section");
    story.tags = others.into_iter().chain(strings(&item["keywords"])).collect();
    credits(item, &mut story);
    rights(item, &mut story);
    let own = texts(item, "bodies", "body")
        .into_iter()
        .find(|(role, kind, _)| role == "kanbao" && kind == "application/json");
    let own = own.and_then(|(_, _, json)| serde_json::from_str::<Value>(&json).ok());
    pictures(item, &mut story);
    match own.as_ref().and_then(|own| native::body(&own["body"])) {
        Some(body) => story.body = body,
        None => body(item, zone, &mut story),
    }
    associations(item, &mut story);
    if let Some(own) = own {
        native::fields(&own, &mut story);
    }
    if story.headline.is_empty() {
        headline_of_body(&mut story);
    }
    story
}

/// Texts with a role and a kind: `headlines[]`, or fields named `headline_main`, `body_html`.
fn texts(item: &Value, list: &str, prefix: &str) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let mut texts: Vec<(String, String, String)> = Vec::new();
    for one in item[list].as_array().into_iter().flatten() {
        if let Some(value) = text(&one["value"]) {
            let of = |name: &str| one[name].as_str().unwrap_or_default().to_lowercase();
            texts.push((of("role"), of("contenttype"), value));
        }
    }
    for (name, value) in item.as_object().into_iter().flatten() {
        let Some(role) =
            name.strip_prefix(prefix).and_then(|role| role.strip_prefix('_').or(role.is_empty().then_some("")))
        else {
            continue;
        };
        if let Some(value) = text(value) {
            let kind =
                if ["html", "xhtml", "richtext"].iter().any(|kind| role.ends_with(kind)) { "text/html" } else { "" };
            texts.push((role.to_owned(), kind.to_owned(), value));
        }
    }
    texts
}

fn is_markup(kind: &str, value: &str) -> bool {
    kind.contains("html") || kind.contains("xml") || (kind.is_empty() && value.trim_start().starts_with('<'))
}

fn headlines(item: &Value, story: &mut Story) {
    let all = texts(item, "headlines", "headline");
    let is = |role: &str, wanted: &[&str]| wanted.contains(&role);
    for (role, _, value) in &all {
        if is(role, &["kicker", "eyebrow", "overline"]) {
            story.kickers.push(words(value));
        } else if is(role, &["subhead", "subtitle", "deck", "secondary"]) {
            story.subheads.push(words(value));
        }
    }
    let main = all.iter().find(|(role, ..)| is(role, &["main", ""])).or_else(|| {
        all.iter().find(|(role, ..)| {
            !is(role, &["kicker", "eyebrow", "overline", "subhead", "subtitle", "deck", "secondary"])
        })
    });
    let other = ["title", "name", "slugline"].iter().find_map(|name| item[*name].as_str());
    story.headline = main.map(|(.., value)| words(value)).or_else(|| other.map(words)).unwrap_or_default();
    if let Some(kicker) = item["extra"]["kicker"].as_str() {
        story.kickers.push(words(kicker));
    }
}

fn summary(item: &Value) -> Option<String> {
    let all = texts(item, "descriptions", "description");
    let roles = ["summary", "abstract", "text", "main", "caption", ""];
    let found = roles.iter().find_map(|role| all.iter().find(|(is, ..)| is == role)).map(|(.., value)| words(value));
    found.or_else(|| item["abstract"].as_str().map(words)).filter(|summary| !summary.is_empty())
}

fn names(item: &Value, lists: &[&str], keep: impl Fn(&Value) -> bool) -> Vec<String> {
    let list = lists.iter().find_map(|list| item[*list].as_array()).into_iter().flatten();
    list.filter(|one| keep(one)).filter_map(|one| one["name"].as_str()).map(text::spaced).collect()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(text::spaced).collect()
}

fn credits(item: &Value, story: &mut Story) {
    let mut push = |role: Role, names: Vec<String>, label: Option<String>| {
        if !names.is_empty() && !story.credits.iter().any(|credit| credit.role == role && credit.label == label) {
            story.credits.push(Credit { role, names, label, url: None });
        }
    };
    for source in ["infosources", "infosource"].iter().find_map(|name| item[*name].as_array()).into_iter().flatten() {
        let Some(name) = source["name"].as_str().map(text::spaced).filter(|name| !name.is_empty()) else { continue };
        let role = match source["role"].as_str().unwrap_or_default().rsplit(['/', ':', '#']).next().unwrap_or_default()
        {
            "editor" => Role::Editor,
            "reviewer" => Role::Reviewer,
            "duty_editor" => Role::DutyEditor,
            "photographer" => Role::Photographer,
            _ => Role::Source,
        };
        push(role, vec![name], None);
    }
    push(Role::Source, item["source"].as_str().map(text::spaced).into_iter().collect(), None);
    let authors = names(item, &["authors"], |_| true);
    let people = names(item, &["people", "person"], |one| one["rel"] == "author" || one["rel"] == "creator");
    let by = item["by"].as_str().or_else(|| item["byline"].as_str()).map(words).filter(|by| !by.is_empty());
    let reporters = [authors, people, by.into_iter().collect()].into_iter().find(|names| !names.is_empty());
    push(Role::Reporter, reporters.unwrap_or_default(), None);
}

fn rights(item: &Value, story: &mut Story) {
    let of = |name: &str| item[name].as_str().map(text::spaced).filter(|text| !text.is_empty());
    let (holder, notice) = (of("copyrightholder"), of("copyrightnotice").or_else(|| of("usageterms")));
    if holder.is_some() || notice.is_some() {
        story.rights = Some(Rights { holder, notice });
    }
}

fn body(item: &Value, zone: Zone, story: &mut Story) {
    let mut all = texts(item, "bodies", "body");
    all.retain(|(role, kind, _)| kind != "application/json" && role != "kanbao");
    let found = all.iter().find(|(_, kind, value)| is_markup(kind, value)).or_else(|| all.first());
    match found {
        Some((_, kind, value)) if is_markup(kind, value) => text::arrange(fragment(value, None), zone, story),
        Some((.., value)) => text::paragraphs(value, zone, story),
        // A picture or an event has nothing but its description.
        None => {
            let description = texts(item, "descriptions", "description");
            let caption =
                ["caption", "text", ""].iter().find_map(|role| description.iter().find(|(is, ..)| is == role));
            if let Some((.., value)) = caption.or(description.first()) {
                text::arrange(fragment(value, None), zone, story);
            }
        }
    }
}

/// The item's own picture, where it is one.
fn pictures(item: &Value, story: &mut Story) {
    if item["type"] == "picture" || item["type"] == "graphic" {
        story.image = image(item);
    }
}

/// Renditions are a list, or an object in generation 1: the widest of them is the picture.
fn image(item: &Value) -> Option<Image> {
    let renditions: Vec<&Value> = match &item["renditions"] {
        Value::Array(list) => list.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
    let mut found: Vec<(Src, Option<u32>, Option<u32>)> = renditions
        .into_iter()
        .filter(|one| {
            one["contenttype"]
                .as_str()
                .or_else(|| one["mimetype"].as_str())
                .is_none_or(|kind| kind.starts_with("image/"))
        })
        .filter_map(|one| Some((Src::new(one["href"].as_str()?)?, number(&one["width"]), number(&one["height"]))))
        .collect();
    found.sort_by_key(|(_, width, _)| std::cmp::Reverse(width.unwrap_or_default()));
    let (src, width, height) = found.first()?.clone();
    let sources =
        found[1..].iter().filter_map(|(src, width, _)| Some(Rendition { src: src.clone(), width: (*width)? }));
    let descriptions = texts(item, "descriptions", "description");
    let of = |roles: &[&str]| roles.iter().find_map(|role| descriptions.iter().find(|(is, ..)| is == role));
    let caption = of(&["caption", "text", "", "main"]).map(|(.., value)| Text::Plain(words(value)));
    let credit = item["by"].as_str().or_else(|| item["byline"].as_str()).map(words);
    let credit = credit.or_else(|| of(&["creditline"]).map(|(.., value)| words(value)));
    Some(Image { src, alt: None, caption, credit, width, height, sources: sources.collect() })
}

/// What goes with the item: pictures into it, other stories beside it.
fn associations(item: &Value, story: &mut Story) {
    let associated: Vec<&Value> = match &item["associations"] {
        Value::Array(list) => list.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    for one in associated {
        if matches!(one["type"].as_str(), Some("picture" | "graphic"))
            && let Some(image) = image(one)
        {
            if story.image.is_none() {
                story.image = Some(image);
            } else {
                story.body.push(Block::Image(Box::new(image)));
            }
            continue;
        }
        let title = texts(one, "headlines", "headline").into_iter().next().map(|(.., value)| words(&value));
        let title = title.or_else(|| one["name"].as_str().map(text::spaced)).filter(|title| !title.is_empty());
        let url = one["uri"].as_str().filter(|uri| uri.starts_with("http")).and_then(Href::new);
        if let (Some(title), Some(url), Some("text" | "composite" | "event") | None) =
            (title, url, one["type"].as_str())
        {
            story.related.push(Related::Link(StoryLink { title, url, lang: None, published: None }));
        }
    }
}

fn event(item: &Value, zone: Zone) -> Option<article::Timestamp> {
    let dates = &item["eventdetails"]["dates"];
    // The schema has two of these names; IPTC's own examples of 3.0 have another.
    let names = ["startdate", "expectedstartdate", "estimatedstartdate", "date"];
    let start = names.iter().find_map(|name| dates[*name].as_str())?;
    date::parse(start, zone)
}

/// How many characters of a text stand for a headline at most.
const HEADLINE: usize = 60;

/// The least that a headline can be: how the text begins.
fn headline_of_body(story: &mut Story) {
    let Some(first) = story.body.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.plain()),
        _ => None,
    }) else {
        return;
    };
    let end = first.find(['。', '！', '？']).or_else(|| first.find(". ")).unwrap_or(first.len());
    story.headline = shortened(&first[..end], HEADLINE).unwrap_or(&first[..end]).to_owned();
    story
        .remarks
        .push(Remark::whole("the item has no headline: how its text begins stands for it", "look at \"headline\""));
}
