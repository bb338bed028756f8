//! The awkward articles of `tests/catalogue`: each opens, whatever is in it.

use std::fs;

use serde_json::Value;

use crate::case::cases;
use crate::editions::Edition::Catalogue;
use crate::reader::Reader;
use crate::window::Window;

cases![
    every_article_opens_with_its_headline,
    every_article_fits_a_narrow_screen,
    hostile_strings_run_nothing,
    its_front_page_opens,
];

/// Every article's address and headline, as its file has it.
fn articles() -> Vec<(String, String)> {
    let folder = Catalogue.source().join("articles");
    let ids = Catalogue.articles();
    assert!(ids.len() >= 8, "the catalogue is there: {ids:?}");
    ids.into_iter()
        .map(|id| {
            let file = folder.join(format!("{id}.json"));
            let text = fs::read_to_string(&file).expect("an article that was listed can be read");
            let article: Value = serde_json::from_str(&text).expect("an article is JSON");
            let headline = article["headline"].as_str().expect("an article has a headline");
            let headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
            (format!("/articles/{id}/"), headline)
        })
        .collect()
}

async fn every_article_opens_with_its_headline(reader: &mut Reader) {
    let page = reader.visit(Catalogue).await;
    for (address, headline) in articles() {
        page.open(&address).await;
        assert_eq!(page.texts("h1").await, [headline], "{address}");
        assert!(!page.has("[part~=notice]").await, "{address}");
        let errors = page.console_errors().await;
        assert!(errors.is_empty(), "{address}: {errors:#?}");
        assert!(!page.visible("#stopped").await, "{address}");
    }
}

async fn every_article_fits_a_narrow_screen(reader: &mut Reader) {
    let page = reader.visit(Catalogue).await;
    reader.window(Window::NARROW).await;
    let mut wide = Vec::new();
    for (address, _) in articles() {
        page.open(&address).await;
        let sideways = page.sideways().await;
        if !sideways.is_empty() {
            wide.push((address, sideways));
        }
    }
    assert!(wide.is_empty(), "wider than 320 px: {wide:#?}");
}

async fn hostile_strings_run_nothing(reader: &mut Reader) {
    let page = reader.visit(Catalogue).await;
    page.open("/").await;
    page.open("/articles/hostile-strings/").await;
    assert_eq!(page.eval("window.__pwned ?? null").await, Value::Null);
    assert_eq!(page.count("main script, main iframe, main [onerror], main [onclick], main [onload]").await, 0);
    assert_eq!(page.count("[href^='javascript:' i], [src^='javascript:' i], [href^='data:text' i]").await, 0);
    let shown = page.eval_text("document.querySelector('main').textContent").await;
    assert!(shown.contains("<script"), "the strings are shown as they are: {shown}");
    assert_eq!(page.loaded_from_elsewhere().await, [""; 0]);
    page.expect_quiet_console().await;
}

async fn its_front_page_opens(reader: &mut Reader) {
    let page = reader.visit(Catalogue).await;
    page.open("/").await;
    page.expect_quiet_console().await;
    reader.window(Window::NARROW).await;
    page.until("innerWidth === 320").await;
    page.expect_no_sideways_scrolling().await;
}
