//! axe-core finds nothing on any kind of page, light and dark (WCAG 2.2, level AA).

use std::fs;

use serde_json::Value;

use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::preferences::Preferences;
use crate::reader::Reader;

cases![
    front_page_light,
    front_page_dark,
    channel_light,
    channel_dark,
    article_light,
    article_dark,
    right_to_left_article_light,
    right_to_left_article_dark,
    not_found_light,
    not_found_dark,
];

const ARTICLE: &str = "/articles/tidal-barrier-works/";

async fn front_page_light(reader: &mut Reader) {
    none_on(reader, "/", Preferences::default()).await;
}

async fn front_page_dark(reader: &mut Reader) {
    none_on(reader, "/", Preferences::DARK).await;
}

async fn channel_light(reader: &mut Reader) {
    none_on(reader, &channel(), Preferences::default()).await;
}

async fn channel_dark(reader: &mut Reader) {
    none_on(reader, &channel(), Preferences::DARK).await;
}

async fn article_light(reader: &mut Reader) {
    none_on(reader, ARTICLE, Preferences::default()).await;
}

async fn article_dark(reader: &mut Reader) {
    none_on(reader, ARTICLE, Preferences::DARK).await;
}

async fn right_to_left_article_light(reader: &mut Reader) {
    none_on(reader, &right_to_left(), Preferences::default()).await;
}

async fn right_to_left_article_dark(reader: &mut Reader) {
    none_on(reader, &right_to_left(), Preferences::DARK).await;
}

async fn not_found_light(reader: &mut Reader) {
    none_on(reader, "/articles/never-written/", Preferences::default()).await;
}

async fn not_found_dark(reader: &mut Reader) {
    none_on(reader, "/articles/never-written/", Preferences::DARK).await;
}

async fn none_on(reader: &mut Reader, address: &str, preferences: Preferences) {
    reader.prefers(preferences).await;
    let page = reader.visit(Sample).await;
    page.open(address).await;
    let scheme = if preferences.dark { "dark" } else { "light" };
    page.until(&format!("matchMedia('(prefers-color-scheme: {scheme})').matches")).await;
    page.until("document.getAnimations().every(a => a.playState !== 'running')").await;
    page.expect_no_barriers().await;
}

/// The first channel of the sample edition.
fn channel() -> String {
    let site = json("site.json");
    let id = site["channels"][0]["id"].as_str().expect("the sample edition has channels");
    format!("/channels/{id}/")
}

/// An article of the sample edition in a language that is written from right to left.
fn right_to_left() -> String {
    let ids = Sample.articles();
    let arabic = ids.into_iter().find(|id| {
        let lang = json(&format!("articles/{id}.json"))["lang"].clone();
        lang.as_str().is_some_and(|lang| lang.starts_with("ar") || lang.starts_with("fa"))
    });
    format!("/articles/{}/", arabic.expect("the sample edition has one"))
}

fn json(file: &str) -> Value {
    let file = Sample.source().join(file);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
