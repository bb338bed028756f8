//! The preview that a newsroom writes with: the real one, with the real Trunk, on a copy of the sample edition.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::hosting::{STORY, arrive, copy};
use crate::case::cases;
use crate::editions::Edition::{Sample, StandIn};
use crate::hosts::ask;
use crate::page::{Page, literal};
use crate::preview::Preview;
use crate::reader::Reader;
use crate::workplace;

cases![
    its_pages_and_the_partner_s_come_alive in [Chromium],
    a_story_is_shown_as_it_is_written in [Chromium],
    an_edition_that_is_wrong_from_the_start_says_so in [Chromium],
];

/// How soon what was saved is to be seen. It takes three seconds where nothing else is at work.
const SOON: Duration = Duration::from_secs(20);
const ALIVE: &str = "document.documentElement.hasAttribute('data-alive')";

async fn its_pages_and_the_partner_s_come_alive(reader: &mut Reader) {
    let (preview, _) = preview("alive").await;
    // The preview has a server of its own; a page of ours comes with the means to ask.
    let page = reader.visit(StandIn).await;
    let recorder = page.record_everywhere().await;
    let origin = preview.origin();
    arrive(reader, &page, &format!("{origin}{STORY}")).await;
    page.expect_quiet_console().await;
    arrive(reader, &page, &format!("{origin}/")).await;
    let headline = page.text("main .lead h2").await;
    page.mark().await;
    page.click("main .lead h2 a").await;
    page.wait_for("[part~=body] p").await;
    page.expect_same().await;
    page.expect_quiet_console().await;

    arrive_at_partner(reader, &page, preview.partner(), &headline).await;
    page.record_no_longer(recorder).await;
    preview.end().await.unwrap_or_else(|error| panic!("{error}"));
}

async fn arrive_at_partner(reader: &Reader, page: &Page, address: &str, headline: &str) {
    reader.client().goto(address).await.expect("the partner's page loads");
    let headline = literal(headline);
    page.until(&format!(
        "document.querySelector('kanbao-article')?.shadowRoot?.querySelector('[part~=headline]')?.textContent.trim() === {headline}"
    ))
    .await;
    page.expect_quiet_console().await;
}

async fn a_story_is_shown_as_it_is_written(reader: &mut Reader) {
    let (preview, edition) = preview("written").await;
    let page = reader.visit(StandIn).await;
    let file = edition.join("articles/tidal-barrier-works.json");
    let right = fs::read_to_string(&file).expect("the sample has the story");
    let mut story: Value = serde_json::from_str(&right).expect("it is JSON");
    let before = story["headline"].as_str().expect("it has a headline").to_owned();
    arrive(reader, &page, &format!("{}{STORY}", preview.origin())).await;

    story["headline"] = "潮水又涨了一寸".into();
    save(&file, &story.to_string());
    shows(&page, "潮水又涨了一寸").await;

    let number = 1 + right.lines().position(|line| line.contains("\"published\"")).expect("it has a date");
    save(&file, &right.replace("\"published\": \"", "\"published\": \"on "));
    says(&page, &format!("articles/tidal-barrier-works.json:{number}:16: error: published:")).await;

    save(&file, &right[..right.len() / 2]);
    says(&page, "error: not JSON:").await;
    let other = ask(&preview.origin(), &format!("/hant{STORY}"), &[]).await;
    assert!(String::from_utf8_lossy(&other.body).contains("error: not JSON:"), "its page in the other script");

    save(&file, &right);
    shows(&page, &before).await;
    preview.end().await.unwrap_or_else(|error| panic!("{error}"));
}

async fn an_edition_that_is_wrong_from_the_start_says_so(reader: &mut Reader) {
    let edition = copied("begun");
    let site = edition.join("site.json");
    let right = fs::read_to_string(&site).expect("the sample has it");
    fs::write(&site, "{").expect("a file can be written");
    let preview = started(&edition, "begun").await;
    let page = reader.visit(StandIn).await;
    // What is not there yet has the page of all that is not.
    reader.client().goto(&format!("{}{STORY}", preview.origin())).await.expect("the page loads");
    says(&page, "site.json:1:2: error:").await;

    fs::rename(edition.join("articles"), edition.join("kept")).expect("a folder can be moved");
    fs::create_dir(edition.join("articles")).expect("a folder can be made");
    fs::write(edition.join("articles/tidal-barrier-works.json"), "[]").expect("a file can be written");
    save(&site, &right);
    says(&page, "articles/tidal-barrier-works.json:1:1: error:").await;

    fs::copy(edition.join("kept/tidal-barrier-works.json"), edition.join("articles/tidal-barrier-works.json"))
        .expect("a file can be copied");
    page.until_within(ALIVE, SOON).await;
    // From here on what was right stays.
    save(&site, "{");
    preview.until_said("the preview stays as it was", SOON).await.unwrap_or_else(|error| panic!("{error}"));
    arrive(reader, &page, &format!("{}{STORY}", preview.origin())).await;
    preview.end().await.unwrap_or_else(|error| panic!("{error}"));
}

/// Waits until the page shows the story, of this headline, and is alive.
async fn shows(page: &Page, headline: &str) {
    let headline = literal(headline);
    let shown = format!("document.querySelector('main article h1')?.textContent === {headline}");
    page.until_within(&format!("{shown} && {ALIVE}"), SOON).await;
}

/// Waits until the page says in the story's place what is wrong with its file.
async fn says(page: &Page, what: &str) {
    let what = literal(what);
    page.until_within(&format!("document.querySelector('main pre')?.textContent.includes({what})"), SOON).await;
}

/// Saves a file as editors do, which put another in its place.
fn save(file: &Path, text: &str) {
    let new = file.with_extension("json.new");
    fs::write(&new, text).and_then(|()| fs::rename(&new, file)).expect("a file can be written");
}

/// A preview of a copy of the sample, with the copy's folder.
async fn preview(name: &str) -> (Preview, PathBuf) {
    let edition = copied(name);
    (started(&edition, name).await, edition)
}

fn copied(name: &str) -> PathBuf {
    let edition = workplace::folder().join("previewed").join(name);
    copy(&Sample.source(), &edition).expect("an edition can be copied");
    edition
}

async fn started(edition: &Path, name: &str) -> Preview {
    Preview::start(edition, name).await.unwrap_or_else(|error| panic!("{error}"))
}
