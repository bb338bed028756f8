//! ninjs 3.1 (IPTC, 2025): one news item as JSON.

use article::{Article, Href, Image, Related, Role, Site, Src};
use kanbao::Locales;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::{Story, lang, markup, native, page};
use crate::build::home::{Home, address, is_absolute};

/// The item of a story.
pub(super) fn item(
    Story { own, first, article }: &Story,
    site: &Site,
    locales: &Locales,
    home: Option<&Home>,
) -> String {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| {
        item.insert(name.to_owned(), value);
    };
    put("uri", json!(page(first, home)));
    put("type", json!("text"));
    put("representationType", json!("full"));
    put(
        "standard",
        json!({
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
        }),
    );
    put("firstCreated", json!(article.published));
    put("versionCreated", json!(article.changed()));
    put("pubStatus", json!("usable"));
    put("language", json!(lang(article, site)));
    let headline = |role: &str, value: &str| json!({"role": role, "contentType": "text/plain", "value": value});
    let mut headlines = vec![headline("main", &article.headline)];
    headlines.extend(article.kickers.iter().map(|kicker| headline("kicker", kicker)));
    headlines.extend(article.subheads.iter().map(|subhead| headline("subhead", subhead)));
    put("headlines", Value::Array(headlines));
    if let Some(summary) = &article.summary {
        put("descriptions", json!([{"role": "summary", "contentType": "text/plain", "value": summary}]));
    }
    put(
        "bodies",
        json!([
            {"role": "main", "contentType": "text/html", "value": markup::body(&article.body)},
            {"role": "kanbao", "contentType": "application/json", "value": native(own).to_string()}
        ]),
    );
    let section = |id: &article::ChannelId| {
        let name = site_name(site, id).unwrap_or_else(|| id.to_string());
        json!({"name": name, "rel": "section", "literal": id})
    };
    let mut subjects: Vec<Value> = article.channel.iter().map(section).collect();
    subjects.extend(article.tags.iter().map(|tag| json!({"name": tag})));
    put("subjects", Value::Array(subjects));
    let reporters: Vec<&str> = article.names(&Role::Reporter).collect();
    if !reporters.is_empty() {
        put("by", json!(reporters.join(locales.of(lang(article, site)).comma())));
        put("people", reporters.iter().map(|name| json!({"name": name, "rel": "author"})).collect());
    }
    let sources = article.credits.iter().filter(|credit| credit.role != Role::Reporter);
    let sources: Vec<Value> = sources
        .flat_map(|credit| credit.names.iter().map(|name| json!({"name": name, "role": credit.role.as_str()})))
        .collect();
    put("infoSources", Value::Array(sources));
    let mut associations: Vec<Value> =
        article.image.as_ref().and_then(|image| picture(image, article, home)).into_iter().collect();
    associations.extend(article.related.iter().filter_map(|related| match related {
        Related::Story(id) => Some(json!({"name": id, "uri": page(id, home), "type": "text", "rel": "related"})),
        Related::Link(link) => {
            let url = link.url.get().filter(|url| is_absolute(url))?;
            Some(json!({"name": link.title, "uri": uri(url), "type": "text", "rel": "related"}))
        }
    }));
    put("associations", Value::Array(associations));
    if let Some(rights) = &article.rights {
        if let Some(holder) = &rights.holder {
            put("copyrightHolder", json!(holder));
        }
        if let Some(notice) = &rights.notice {
            put("copyrightNotice", json!(notice));
        }
    }
    if let Some(canonical) = article.canonical.as_ref().and_then(Href::get).filter(|url| is_absolute(url)) {
        put("altIds", json!([{"role": "canonical", "value": canonical}]));
    }
    item.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
    super::json(&Value::Object(item))
}

/// An address with nothing in it that a URI may not have (RFC 3986 §2), for a schema that looks.
fn uri(address: &str) -> String {
    const NOT_IN_A_URI: &AsciiSet =
        &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');
    utf8_percent_encode(address, NOT_IN_A_URI).to_string()
}

fn site_name(site: &Site, id: &article::ChannelId) -> Option<String> {
    use article::Channels;
    site.channels.trail(id).last().map(|channel| channel.name.clone())
}

fn picture(image: &Image, article: &Article, home: Option<&Home>) -> Option<Value> {
    // What is not an absolute address is none that another system could fetch, or a schema would let pass.
    let absolute = |src: &Src| address(home, src.get()?).map(|src| uri(&src));
    let rendition = |name: &str, src: &Src, width: Option<u32>, height: Option<u32>| {
        let mut rendition = json!({"name": name, "href": absolute(src)?});
        if let Some(width) = width {
            rendition["width"] = json!(width);
        }
        if let Some(height) = height {
            rendition["height"] = json!(height);
        }
        Some(rendition)
    };
    image.src.get()?;
    let others =
        image.sources.iter().filter_map(|one| rendition(&format!("{}w", one.width), &one.src, Some(one.width), None));
    let renditions: Vec<Value> =
        rendition("main", &image.src, image.width, image.height).into_iter().chain(others).collect();
    let mut picture = json!({
        "name": "lead",
        "rel": "lead",
        "type": "picture",
        "uri": absolute(&image.src).unwrap_or_else(|| format!("urn:kanbao:{}:lead", article.id)),
    });
    if !renditions.is_empty() {
        picture["renditions"] = Value::Array(renditions);
    }
    if let Some(caption) = &image.caption {
        picture["descriptions"] = json!([{"role": "caption", "contentType": "text/plain", "value": caption.plain()}]);
    }
    if let Some(credit) = &image.credit {
        picture["by"] = json!(credit);
    }
    Some(picture)
}
