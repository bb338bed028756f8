//! When the app itself cannot run. A page that the press made stays as it is, and its links lead on; where a page was still
//! to be made, the reader is told, with a way on.

use super::paper::{PAPER, UNMADE, UNMADE_STORY, WIRE, unmade};
use crate::case::cases;
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    a_served_page_needs_no_app,
    a_served_page_needs_no_webassembly,
    why_an_app_has_not_begun_stands_in_the_console,
    the_page_for_what_is_missing_needs_no_app,
    a_missing_app_is_spoken_of_with_a_way_on,
    a_truncated_app_is_spoken_of_with_a_way_on,
    a_dropped_app_is_spoken_of_with_a_way_on,
    an_app_without_its_styles_is_spoken_of_with_a_way_on,
    an_app_without_its_scripts_is_spoken_of_with_a_way_on,
];

async fn a_served_page_needs_no_app(reader: &mut Reader) {
    let wasm = [Fault::status(404), Fault::truncated(1000), Fault::dropped()].map(|fault| ("*.wasm", fault));
    let others = ["*.css", "*.js"].into_iter().flat_map(|file| [(file, Fault::status(404)), (file, Fault::dropped())]);
    for (file, fault) in wasm.into_iter().chain(others) {
        let page = reader.visit(PAPER).await;
        page.server().fault(file, fault);
        page.open("/").await;
        page.until("document.documentElement.hasAttribute('data-stopped')").await;
        assert!(!page.visible("#stopped").await, "there is nothing to say");
        page.click("main a[href='/articles/story-45/']").await;
        page.wait_for_headline("Story number 45").await;
        assert_eq!(page.server().requests_for("/articles/story-45/").len(), 1, "the browser went there");
        page.wait_until_visible("a[part~=back-to-top]").await;
    }
}

async fn a_served_page_needs_no_webassembly(reader: &mut Reader) {
    reader.prefers(Preferences::LOCKED_DOWN).await;
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    assert_eq!(page.eval("typeof WebAssembly").await, "undefined", "the browser has none");
    page.until("document.documentElement.hasAttribute('data-stopped')").await;
    assert!(!page.visible("#stopped").await, "there is nothing to say");
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.server().requests_for("/articles/story-45/").len(), 1, "the browser went there");
    page.until("document.documentElement.hasAttribute('data-stopped')").await;
    page.scroll_to(1000).await;
    page.wait_until_visible("a[part~=back-to-top]").await;
    page.click("a[part~=back-to-top]").await;
    page.wait_for_scroll(0).await;
    page.click(".return a[part~=home]").await;
    page.wait_for_headline("The Tester").await;
}

async fn why_an_app_has_not_begun_stands_in_the_console(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    // The press before does not give the app its words.
    page.eval("fetch('/').then(page => page.text()).then(text => window.got = text) && 0").await;
    page.until("window.got").await;
    let html = page.eval_text("window.got").await;
    let meta = html.split_once("kanbao-app\" content=\"").and_then(|(_, from)| from.split_once('"'));
    let (files, _) = meta.expect("the app's files");
    let (others, _) = files.rsplit_once(' ').expect("several files");
    page.server().fault("/", Fault::replaced(html.replace(files, others)));
    page.open("/").await;
    page.until("document.documentElement.hasAttribute('data-stopped')").await;
    assert_eq!(page.console_errors().await.len(), 1, "whoever looks why is told");
    assert!(!page.visible("#stopped").await, "a reader has all there is");
}

async fn the_page_for_what_is_missing_needs_no_app(reader: &mut Reader) {
    for path in ["/articles/withdrawn/", "/channels/closed/", "/no/such/page/"] {
        let page = reader.visit(PAPER).await;
        page.server().fault("*.wasm", Fault::status(404));
        page.goto(path).await;
        page.until("document.documentElement.hasAttribute('data-stopped')").await;
        page.wait_until_visible("#served [data-state=missing] h1").await;
        assert!(!page.visible("#stopped").await, "there is nothing to say");
    }
}

async fn a_missing_app_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    stopped_by(reader, "*.wasm", Fault::status(404)).await;
}

async fn a_truncated_app_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    stopped_by(reader, "*.wasm", Fault::truncated(1000)).await;
}

async fn a_dropped_app_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    stopped_by(reader, "*.wasm", Fault::dropped()).await;
}

async fn an_app_without_its_styles_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    stopped_by(reader, "*.css", Fault::status(404)).await;
}

async fn an_app_without_its_scripts_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    // A host may answer with a page for whatever it does not find.
    for fault in [Fault::dropped(), Fault::page("<!doctype html><p>Hello</p>"), Fault::replaced("<p>Hello</p>")] {
        stopped_by(reader, "*.js", fault).await;
    }
}

/// The page for what is missing stands where a story should: it must not be taken for the last word.
async fn stopped_by(reader: &mut Reader, file: &str, fault: Fault) {
    let page = reader.visit(WIRE).await;
    page.server().fault(file, fault);
    page.server().fault(UNMADE_STORY, Fault::replaced(unmade()));
    page.goto(UNMADE).await;
    page.wait_until_visible("#stopped").await;
    let said = page.attribute("#stopped p", "data-text").await.unwrap_or_default();
    assert!(said.contains("Your browser may need an update"), "it says what has happened: {said}");
    assert!(page.eval_number("document.querySelector('#stopped p').offsetHeight").await > 10.0, "and shows it");
    page.server().mend(file);
    page.click("#stopped :is(a, button)").await;
    page.wait_for_headline("The late edition").await;
    assert!(!page.visible("#stopped").await);
}
