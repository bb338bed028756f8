//! With scripts off, the page says what is needed.

use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::reader::Reader;

cases![
    the_reader_is_told_what_is_needed in [Chromium],
    the_words_are_in_the_page_as_served,
];

async fn the_reader_is_told_what_is_needed(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.scripts(false).await;
    page.goto("/").await;
    let words = page.text("body noscript").await;
    let shown = page.visible("body noscript").await;
    let stopped = page.visible("#stopped").await;
    page.scripts(true).await;
    assert!(shown && words.chars().count() > 10, "{words:?}");
    assert!(!stopped, "nothing has stopped that never began");
}

async fn the_words_are_in_the_page_as_served(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    page.eval(
        "(fetch('/').then(answer => answer.text()).then(text => {
            const served = new DOMParser().parseFromString(text, 'text/html');
            window.__served = served.querySelector('body noscript')?.textContent ?? '';
        }), 0)",
    )
    .await;
    page.until("window.__served !== undefined").await;
    let words = page.eval_text("window.__served").await;
    assert!(words.trim().chars().count() > 10, "{words:?}");
}
