//! Twenty elements on one page.

use std::time::Duration;

use super::host::{EMBED, apart, host, show, story};
use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::page::Page;
use crate::reader::Reader;

cases![
    twenty_elements_cost_one_download_and_one_style_sheet,
    twenty_elements_take_little_memory in [Chromium],
    twenty_elements_that_are_gone_take_none in [Chromium],
    a_story_with_a_film_that_is_gone_takes_none in [Chromium],
];

const ALL: &str = "[...document.querySelectorAll('kanbao-article')]";
const MANY: usize = 20;
/// The most that an element may add to a page.
const LIMIT: f64 = 2_000_000.0;
/// The most that one may leave behind, which is noise.
const LEFT: f64 = 5_000.0;
/// How often the memory is looked at until it has come to rest.
const TRIES: usize = 20;

/// Scrolls down until every element shows its story. Answers yes or no: an element that it were given, the driver would keep.
async fn read_all(page: &Page) {
    for number in 0..MANY {
        page.eval(&format!("({ALL}[{number}].scrollIntoView(), 0)")).await;
        page.until(&format!("!!{ALL}[{number}].shadowRoot?.querySelector('article')")).await;
    }
}

async fn twenty_elements_cost_one_download_and_one_style_sheet(reader: &mut Reader) {
    let twice = "<script type=module src='NEWS/embed.js?again'></script>";
    let (page, news) = host(reader, twice, &"STORY".repeat(MANY)).await;
    page.eval(&format!("({ALL}.forEach(e => e.scrollIntoView()), 0)")).await;
    read_all(&page).await;
    assert_eq!(page.eval(&format!("new Set({ALL}.map(e => e.shadowRoot.adoptedStyleSheets[0])).size")).await, 1);
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

/// As many elements as stories, each another one: nothing but the styles is shared.
async fn twenty_elements_take_little_memory(reader: &mut Reader) {
    let stories = Sample.articles();
    assert!(stories.len() >= MANY, "the sample edition has {} stories", stories.len());
    let different: String = stories[..MANY].iter().map(|id| story(id)).collect();
    let (page, news) = apart(reader).await;
    let mut grown = Vec::new();
    for body in [different, "STORY".repeat(MANY)] {
        show(&page, &news, "", "").await;
        page.until("customElements.get('kanbao-article')").await;
        let without = page.memory().await;
        show(&page, &news, "", &body).await;
        read_all(&page).await;
        grown.push((page.memory().await - without) / MANY as f64);
    }
    assert!(grown.iter().all(|each| (0.0..LIMIT).contains(each)), "an element adds so many bytes: {grown:.0?}");
}

/// What is taken out of the page is not kept by us: once a garbage collector has been there, the page is as before.
async fn twenty_elements_that_are_gone_take_none(reader: &mut Reader) {
    let (page, _news) = host(reader, "", &format!("<main>{}</main>", "STORY".repeat(MANY))).await;
    let texts = "document.querySelector('main').innerHTML";
    page.eval(&format!("(document.body.dataset.all = {texts}, {texts} = '', 0)")).await;
    let mut first = 0.0;
    for round in 1..=4 {
        page.eval(&format!("({texts} = document.body.dataset.all, 0)")).await;
        read_all(&page).await;
        page.eval(&format!("({texts} = '', 0)")).await;
        // The first time the browser finds its feet.
        if round == 2 {
            first = page.memory().await;
        }
    }
    let most = first + 2.0 * MANY as f64 * LEFT;
    let mut last = page.memory().await;
    // A frame that is still on its way to the screen holds what it shows.
    for _ in 0..TRIES {
        if last <= most {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        last = page.memory().await;
    }
    panic!("forty elements that went left something behind: {first} bytes became {last}");
}

/// A document that a film was parsed in, the browser would hold for ever.
async fn a_story_with_a_film_that_is_gone_takes_none(reader: &mut Reader) {
    let film = story("flood-drill");
    let (page, _news) = host(reader, "", &format!("<main></main><template>{film}</template>")).await;
    page.until("customElements.get('kanbao-article')").await;
    let before = page.documents().await;
    for _ in 0..MANY {
        page.eval(
            "(document.querySelector('main').append(document.querySelector('template').content.cloneNode(true)), 0)",
        )
        .await;
        page.until(&format!("!!{ALL}[0].shadowRoot?.querySelector('video')")).await;
        page.eval("(document.querySelector('main').replaceChildren(), 0)").await;
    }
    let mut after = page.documents().await;
    for _ in 0..TRIES {
        // Chromium keeps the last few films that it has shown, wherever they came from.
        if after <= before + MANY as u64 / 2 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        after = page.documents().await;
    }
    panic!("of twenty stories that left, documents stay: {before} became {after}");
}
